"""The styles of an exported Word document: its whole look can be changed there."""

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from . import page_layout as layout

FACE = "Times New Roman"
LANGUAGE = "vi-VN"

BODY = "Body Text"
CHAPTER = "Heading 1"
HEADING = "Heading 2"
SUBHEADING = "Heading 3"
KIND = "Title"
SUBJECT = "Subtitle"
PAGE_NUMBER = "Header"
NAME = "Letterhead"
RECIPIENT = "Recipient"
SIGNATURE = "Signature Block"
ADDRESSEE = "Addressee"
CELL = "Table Cell"
TABLE = "Table Grid"


def apply_styles(document) -> None:
    """Set up every style that the renderer names."""
    _set_defaults(document.styles)
    _style(document, "Normal", layout.TEXT_SIZE)
    _style(
        document,
        BODY,
        layout.TEXT_SIZE,
        align=WD_ALIGN_PARAGRAPH.JUSTIFY,
        indent=Mm(layout.INDENT),
        before=6,
        spacing=1.15,
    )
    for name in (CHAPTER, HEADING, SUBHEADING):
        _style(
            document,
            name,
            layout.TEXT_SIZE,
            bold=True,
            italic=name == SUBHEADING,
            align=WD_ALIGN_PARAGRAPH.JUSTIFY,
            indent=Mm(layout.INDENT),
            before=6,
            spacing=1.15,
            keep_with_next=True,
        )
    center = WD_ALIGN_PARAGRAPH.CENTER
    _style(document, KIND, layout.TEXT_SIZE, bold=True, align=center)
    _style(document, SUBJECT, layout.TEXT_SIZE, bold=True, align=center)
    _style(document, PAGE_NUMBER, layout.TEXT_SIZE, align=center)
    _style(document, NAME, layout.NAME_SIZE, align=center)
    _style(document, RECIPIENT, layout.RECIPIENT_SIZE)
    _style(document, SIGNATURE, layout.TEXT_SIZE, bold=True, align=center)
    _style(document, ADDRESSEE, layout.TEXT_SIZE, before=3)
    _style(document, CELL, layout.TABLE_SIZE, before=2, after=2)


def _style(
    document,
    name,
    size,
    *,
    bold=False,
    italic=False,
    align=None,
    indent=None,
    before=0,
    after=0,
    spacing=1.0,
    keep_with_next=False,
):
    style = _get_or_add(document, name)
    font = style.font
    font.name, font.size = FACE, Pt(size)
    font.bold, font.italic = bold, italic
    font.color.rgb = RGBColor(0, 0, 0)
    _set_every_face(style.element.get_or_add_rPr())
    layout_of = style.paragraph_format
    layout_of.alignment = align
    layout_of.first_line_indent = indent
    layout_of.space_before, layout_of.space_after = Pt(before), Pt(after)
    layout_of.line_spacing_rule = WD_LINE_SPACING.MULTIPLE
    layout_of.line_spacing = spacing
    layout_of.keep_with_next = keep_with_next
    _drop_decoration(style)


def _get_or_add(document, name):
    if name in document.styles:
        return document.styles[name]
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    return style


def _set_defaults(styles) -> None:
    """Language and face of what no style says."""
    defaults = styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    _set_every_face(properties)
    language = properties.find(qn("w:lang"))
    for kind in ("val", "eastAsia"):
        language.set(qn(f"w:{kind}"), LANGUAGE)


def _set_every_face(properties) -> None:
    """One face for each kind of letter; those of a theme would win over it."""
    faces = properties.get_or_add_rFonts()
    faces.attrib.clear()
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        faces.set(qn(f"w:{kind}"), FACE)


def _drop_decoration(style) -> None:
    """Take away the lines and letter spacing that Word's own titles have."""
    for properties, names in (
        (style.element.pPr, ("w:pBdr", "w:contextualSpacing")),
        (style.element.rPr, ("w:spacing", "w:kern")),
    ):
        for name in names:
            for element in properties.findall(qn(name)):
                properties.remove(element)
