"""Tables of a Word document: those with lines, and frames that put texts in a row."""

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from ...core.paper.matrix import SECTION, Matrix
from . import docx_styles as styles
from . import page_layout as layout
from .docx_elements import fix_widths, keep_row_whole, repeat_row, set_padding
from .text_metrics import line_count

_MOST_WHOLE_LINES = 15  # a higher row may run on to the next page
_ALIGNMENTS = {"center": WD_ALIGN_PARAGRAPH.CENTER, "left": WD_ALIGN_PARAGRAPH.LEFT}


def add_matrix(document, matrix: Matrix, width: float) -> None:
    """A table over so many mm, with its headings on each page."""
    widths = [width * percent / 100 for percent in matrix.percents]
    table = document.add_table(rows=1 + len(matrix.rows), cols=len(matrix.columns))
    table.style = styles.TABLE
    fix_widths(table, widths)
    set_padding(table, layout.CELL_PADDING)
    # By its id: python-docx would look the name up anew for each paragraph.
    style = document.styles[styles.CELL].style_id
    head, *lines = table.rows
    repeat_row(head)
    keep_row_whole(head)
    for cell, column in zip(head.cells, matrix.columns, strict=True):
        _fill(cell, column.title, style, "center", bold=True)
    for line, row in zip(lines, matrix.rows, strict=True):
        cells = line.cells
        if row.kind == SECTION:
            keep_row_whole(line)
            cells[0].merge(cells[-1])
            _fill(cells[0], row.texts[0], style, "left", bold=True)
            cells[0].paragraphs[0].paragraph_format.keep_with_next = True
            continue
        if _height(row.texts, widths) <= _MOST_WHOLE_LINES:
            keep_row_whole(line)
        for cell, column, text in zip(cells, matrix.columns, row.texts, strict=True):
            _fill(cell, text, style, column.align)


def add_frame(document, rows: int, widths: list[float]):
    """A table without lines, only to put texts side by side."""
    table = document.add_table(rows=rows, cols=len(widths))
    fix_widths(table, widths)
    set_padding(table, 0)
    return table


def write(cell, text, style, *, bold=None, italic=None, size=None):
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


def _fill(cell, text: str, style: str, align: str, *, bold: bool | None = None) -> None:
    """Write a cell's paragraphs."""
    for position, line in enumerate(text.split("\n")):
        paragraph = cell.add_paragraph() if position else cell.paragraphs[0]
        paragraph._p.style = style
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
