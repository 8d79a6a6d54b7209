"""What python-docx has no call for: fields, rules, fixed tables, repeated rows."""

import io

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from . import page_layout as layout
from .chart_drawing import Drawing
from .chart_png import render_png
from .text_metrics import text_width

_RULE = {"val": "single", "sz": "6", "space": "1", "color": "000000"}  # 3/4 pt


def add_page_number(paragraph) -> None:
    """A PAGE field, which Word fills in on each page."""
    for kind, text in (("begin", ""), ("", "PAGE"), ("separate", ""), ("end", "")):
        run = paragraph.add_run()
        if kind:
            run._r.append(_element("w:fldChar", fldCharType=kind))
        else:
            instruction = _element("w:instrText")
            instruction.text = text
            run._r.append(instruction)


def restart_page_numbers(section) -> None:
    """Count this section's pages from 1."""
    properties = section._sectPr
    for old in properties.findall(qn("w:pgNumType")):
        properties.remove(old)
    # The order of elements is fixed: after the margins.
    properties.find(qn("w:pgMar")).addnext(_element("w:pgNumType", start="1"))


def add_rule(container, text: str, size: float, width: float, *, share: float) -> None:
    """A line under a centred text, drawn as the border of an empty paragraph.

    :param width: of the column, in mm
    :param share: of the text's length
    """
    longest = max(text_width(line, size, bold=True) for line in text.split("\n"))
    length = min(longest / layout.POINTS_PER_MM, width) * share
    paragraph = container.add_paragraph()
    look = paragraph.paragraph_format
    look.left_indent = look.right_indent = Mm((width - length) / 2)
    look.first_line_indent = Mm(0)
    look.space_before, look.line_spacing = Pt(2), Pt(3)
    borders = OxmlElement("w:pBdr")
    borders.append(_element("w:top", **_RULE))
    _insert_borders(paragraph._p.get_or_add_pPr(), borders)


def add_drawing(document, drawing: Drawing) -> None:
    """A drawing as a picture on a page of its own, with its figures as its text."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.page_break_before = True
    picture = io.BytesIO(render_png(drawing))
    shape = paragraph.add_run().add_picture(picture, width=Mm(layout.LANDSCAPE_WIDTH))
    shape._inline.docPr.set("descr", "\n".join(drawing.description))


def fix_widths(table, widths: list[float]) -> None:
    """Give the columns these widths (mm) whatever stands in them."""
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    total = table._tbl.tblPr.find(qn("w:tblW"))
    total.set(qn("w:type"), "dxa")
    total.set(qn("w:w"), str(Mm(sum(widths)).twips))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row._tr.tc_lst, widths, strict=True):
            cell.width = Mm(width)


def set_padding(table, width: float) -> None:
    """Space on the left and right of every cell's text, in mm."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(_element(f"w:{side}", w=str(Mm(width).twips), type="dxa"))
    # The order of elements is fixed: before what Word notes of the table's style.
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)


def repeat_row(row) -> None:
    """Print the row again at the top of each page."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader"))


def keep_row_whole(row) -> None:
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))


def _insert_borders(properties, borders) -> None:
    """Put borders where the schema wants them: before tabs, spacing and indents."""
    later = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    for element in properties:
        if element.tag in map(qn, later):
            element.addprevious(borders)
            return
    properties.append(borders)


def _element(name: str, **attributes: str):
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element
