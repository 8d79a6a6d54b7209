"""A plan as a Word document, to be edited: the same text and layout as the PDF."""

import datetime
import io

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from ..core.paper.matrix import SECTION, Matrix
from ..core.paper.paragraphs import HEADING, NOTE, Block
from ..core.paper.plan_paper import Annex, Letterhead, PlanPaper, Signature
from . import docx_styles as styles
from . import page_layout as layout
from .docx_elements import (
    add_page_number,
    add_rule,
    fix_widths,
    keep_row_whole,
    repeat_row,
    restart_page_numbers,
    set_padding,
)
from .text_metrics import line_count

_MOST_WHOLE_LINES = 15  # a higher row may run on to the next page
_ALIGNMENTS = {"center": WD_ALIGN_PARAGRAPH.CENTER, "left": WD_ALIGN_PARAGRAPH.LEFT}


def render_docx(paper: PlanPaper) -> bytes:
    """The document as a .docx file."""
    document = docx.Document()
    styles.apply_styles(document)
    _set_properties(document, paper)
    _set_portrait(document.sections[0])
    _add_letterhead(document, paper.letterhead)
    _add_title(document, paper)
    _add_body(document, paper)
    _add_foot(document, paper.signature)
    for annex in paper.annexes:
        _add_annex(document, annex)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _set_properties(document, paper: PlanPaper) -> None:
    properties = document.core_properties
    now = datetime.datetime.now(datetime.UTC)
    properties.title = f"{paper.kind} {paper.subject}"[:255]
    author = paper.letterhead.body.replace("\n", " ")[:255]
    properties.author = properties.last_modified_by = author
    properties.language = styles.LANGUAGE
    properties.comments = ""
    properties.created = properties.modified = now


# -- Pages -----------------------------------------------------------------------------


def _set_portrait(section) -> None:
    """The body's pages: the first one shows no number [I.7]."""
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(layout.SHORT), Mm(layout.LONG)
    _set_margins(section)
    section.different_first_page_header_footer = True
    add_page_number(section.header.paragraphs[0])


def _add_landscape(document) -> None:
    """Pages across with a count of their own, for an annex [III.1]."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(layout.LONG), Mm(layout.SHORT)
    _set_margins(section)
    section.different_first_page_header_footer = False
    section.header.is_linked_to_previous = False
    add_page_number(section.header.paragraphs[0])
    restart_page_numbers(section)
    # The paragraph that ends the section before takes no room of its own.
    _shrink(document.paragraphs[-1])


def _set_margins(section) -> None:
    section.top_margin, section.bottom_margin = Mm(layout.TOP), Mm(layout.BOTTOM)
    section.left_margin, section.right_margin = Mm(layout.LEFT), Mm(layout.RIGHT)
    section.header_distance = section.footer_distance = Mm(10)


def _shrink(paragraph) -> None:
    paragraph.paragraph_format.line_spacing = Pt(1)
    paragraph.paragraph_format.space_before = Pt(0)


# -- The body --------------------------------------------------------------------------


def _add_letterhead(document, letterhead: Letterhead) -> None:
    widths = [layout.PORTRAIT_WIDTH * share / 100 for share in layout.LETTERHEAD_SHARES]
    table = _add_frame(document, 2, widths)
    (left, right), (number, place) = (row.cells for row in table.rows)
    if letterhead.superior:
        _write(left, letterhead.superior, styles.NAME)
    _write(left, letterhead.body, styles.NAME, bold=True)
    add_rule(
        left, letterhead.body, layout.NAME_SIZE, widths[0], share=layout.RULE_SHARE
    )
    _write(right, letterhead.national_name, styles.NAME, bold=True)
    _write(right, letterhead.motto, styles.NAME, bold=True, size=layout.MOTTO_SIZE)
    add_rule(right, letterhead.motto, layout.MOTTO_SIZE, widths[1], share=1)
    _write(number, letterhead.number, styles.NAME, size=layout.MOTTO_SIZE)
    _write(
        place,
        letterhead.place_and_date,
        styles.NAME,
        italic=True,
        size=layout.MOTTO_SIZE,
    )


def _add_title(document, paper: PlanPaper) -> None:
    kind = document.add_paragraph(paper.kind, styles.KIND)
    kind.paragraph_format.space_before = Pt(18)
    document.add_paragraph(paper.subject, styles.SUBJECT)
    add_rule(
        document,
        paper.subject,
        layout.TEXT_SIZE,
        layout.PORTRAIT_WIDTH,
        share=layout.RULE_SHARE,
    )


def _add_body(document, paper: PlanPaper) -> None:
    for base in paper.bases:
        document.add_paragraph(style=styles.BODY).add_run(base).italic = True
    for line in paper.opening:
        document.add_paragraph(line, styles.BODY)
    for chapter in paper.chapters:
        if chapter.heading:
            document.add_paragraph(chapter.heading, styles.CHAPTER)
        for block in chapter.blocks:
            _add_block(document, block)
    for line in paper.closing:
        # So that no signature stands on a page of its own.
        closing = document.add_paragraph(line, styles.BODY)
        closing.paragraph_format.keep_with_next = True


def _add_block(document, block: Block) -> None:
    if block.kind == HEADING:
        document.add_paragraph(block.text, styles.HEADING)
        return
    run = document.add_paragraph(style=styles.BODY).add_run(block.text)
    run.italic = True if block.kind == NOTE else None


def _add_foot(document, signature: Signature) -> None:
    """Recipients on the left, signature on the right, on one page."""
    gap = document.add_paragraph()
    gap.paragraph_format.keep_with_next = True
    _shrink(gap)
    half = layout.PORTRAIT_WIDTH / 2
    table = _add_frame(document, 1, [half, half])
    keep_row_whole(table.rows[0])
    left, right = table.rows[0].cells
    label = _write(
        left,
        signature.recipients_label,
        styles.RECIPIENT,
        bold=True,
        italic=True,
        size=layout.NAME_SIZE,
    )
    for line in signature.recipients:
        _write(left, line, styles.RECIPIENT)
    for line in signature.authority:
        _write(right, line, styles.SIGNATURE)
    name = _write(right, signature.name, styles.SIGNATURE)
    name.paragraph_format.space_before = Pt(75)  # room to sign and seal
    for cell in (left, right):
        cell.paragraphs[0].paragraph_format.space_before = Pt(12)
    label.paragraph_format.keep_with_next = True


def _add_frame(document, rows: int, widths: list[float]):
    """A table without lines, only to put texts side by side."""
    table = document.add_table(rows=rows, cols=len(widths))
    fix_widths(table, widths)
    set_padding(table, 0)
    return table


def _write(cell, text, style, *, bold=None, italic=None, size=None):
    """Add a paragraph to a cell; the empty one that every cell has is used first."""
    first = cell.paragraphs[0]
    is_new = len(cell.paragraphs) == 1 and not first.runs
    paragraph = first if is_new else cell.add_paragraph()
    paragraph.style = style
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic
    if size:
        run.font.size = Pt(size)
    return paragraph


# -- Annexes ---------------------------------------------------------------------------


def _add_annex(document, annex: Annex) -> None:
    _add_landscape(document)
    for line in filter(None, (annex.label, *annex.titles)):
        document.add_paragraph(line, styles.KIND)
    reference = document.add_paragraph(style=styles.KIND).add_run(annex.reference)
    reference.bold, reference.italic = False, True
    reference._parent.paragraph_format.space_after = Pt(8)
    _add_matrix(document, annex.matrix)


def _add_matrix(document, matrix: Matrix) -> None:
    widths = [layout.LANDSCAPE_WIDTH * percent / 100 for percent in matrix.percents]
    table = document.add_table(rows=1 + len(matrix.rows), cols=len(matrix.columns))
    table.style = styles.TABLE
    fix_widths(table, widths)
    set_padding(table, layout.CELL_PADDING)
    head, *lines = table.rows
    repeat_row(head)
    keep_row_whole(head)
    for cell, column in zip(head.cells, matrix.columns, strict=True):
        _fill(cell, column.title, "center", bold=True)
    for line, row in zip(lines, matrix.rows, strict=True):
        cells = line.cells
        if row.kind == SECTION:
            keep_row_whole(line)
            cells[0].merge(cells[-1])
            _fill(cells[0], row.texts[0], "left", bold=True)
            cells[0].paragraphs[0].paragraph_format.keep_with_next = True
            continue
        if _height(row.texts, widths) <= _MOST_WHOLE_LINES:
            keep_row_whole(line)
        for cell, column, text in zip(cells, matrix.columns, row.texts, strict=True):
            _fill(cell, text, column.align)


def _fill(cell, text: str, align: str, *, bold: bool | None = None) -> None:
    """Write a cell's paragraphs."""
    for position, line in enumerate(text.split("\n")):
        paragraph = cell.add_paragraph() if position else cell.paragraphs[0]
        paragraph.style = styles.CELL
        paragraph.alignment = _ALIGNMENTS[align]
        if line:
            paragraph.add_run(line).bold = bold


def _height(texts: tuple[str, ...], widths: list[float]) -> int:
    """Lines of the highest cell."""
    return max(
        line_count(
            text,
            (width - 2 * layout.CELL_PADDING) * layout.POINTS_PER_MM,
            layout.TABLE_SIZE,
        )
        for text, width in zip(texts, widths, strict=True)
    )
