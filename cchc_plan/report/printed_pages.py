"""An annex's table cut into pages, each a table of its own with the headings on top.

wkhtmltopdf cuts tables badly: it prints a repeated heading over a row that runs on to
the next page, and leaves a section's title alone at the foot. So pages are made here,
out of measured heights; a row with a long cell is printed as several, each a few lines
high and without a line between them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..core.paper.matrix import SECTION, Matrix, Row
from ..core.paper.plan_paper import Annex
from .text_metrics import join_lines, line_count, wrap

# Lengths in half points; those of the table are the style sheet's.
_PAGE_WIDTH, _PAGE_HEIGHT = 1428, 950  # with a little left over at the foot
_TABLE_SIZE, _TITLE_SIZE = 26, 28
_LINE_HEIGHT, _TITLE_LINE_HEIGHT = 30, 34
_ROW_PADDING = 12  # above and below the text of a row, with one border
_CELL_PADDING = 20  # left and right of the text of a cell, with its borders
_TITLE_MARGIN = 22  # between the title and the table, with its upper border

_WHOLE = 10  # lines up to which a row is one
_SLICE = 5  # lines of each row that a longer one is cut into


@dataclass(frozen=True)
class PrintedRow:
    """One ``<tr>``: a whole row, or a slice of a long one."""

    kind: str
    texts: tuple[str, ...]
    height: int
    is_first: bool = True  # has a line above
    is_last: bool = True  # has a line below


def printed_pages(annex: Annex) -> Iterator[tuple[PrintedRow, ...]]:
    """The rows of each page; an annex without rows has one page."""
    heading = _row_height(
        [column.title for column in annex.matrix.columns], annex.matrix, bold=True
    )
    room = _PAGE_HEIGHT - _title_height(annex) - heading
    page: list[PrintedRow] = []
    for block in _blocks(annex.matrix):
        height = sum(row.height for row in block)
        if height > room and page:
            yield tuple(page)
            page, room = [], _PAGE_HEIGHT - heading
        page += block
        room -= height
    yield tuple(page)


def _blocks(matrix: Matrix) -> Iterator[list[PrintedRow]]:
    """Rows that stay together: a section's title and the first of what follows it."""
    for block in matrix.blocks:
        rows = [printed for row in block for printed in _slices(row, matrix)]
        yield rows[: len(block)]
        yield from ([row] for row in rows[len(block) :])


def _slices(row: Row, matrix: Matrix) -> list[PrintedRow]:
    if row.kind == SECTION:
        lines = line_count(
            row.texts[0], _PAGE_WIDTH - _CELL_PADDING, _TABLE_SIZE, bold=True
        )
        return [PrintedRow(row.kind, row.texts, _height(lines))]
    height = _row_height(row.texts, matrix)
    if height <= _height(_WHOLE):
        return [PrintedRow(row.kind, row.texts, height)]
    cells = [
        wrap(text, width, _TABLE_SIZE)
        for text, width in zip(row.texts, _text_widths(matrix), strict=True)
    ]
    starts = range(0, max(map(len, cells)), _SLICE)
    slices = [
        tuple(join_lines(lines[start : start + _SLICE]) for lines in cells)
        for start in starts
    ]
    printed = [
        PrintedRow(row.kind, texts, _row_height(texts, matrix), False, False)
        for texts in slices
    ]
    printed[0] = replace(printed[0], is_first=True)
    printed[-1] = replace(printed[-1], is_last=True)
    return printed


def _row_height(texts, matrix: Matrix, *, bold: bool = False) -> int:
    return _height(
        max(
            line_count(text, width, _TABLE_SIZE, bold=bold)
            for text, width in zip(texts, _text_widths(matrix), strict=True)
        )
    )


def _height(lines: int) -> int:
    return lines * _LINE_HEIGHT + _ROW_PADDING


def _text_widths(matrix: Matrix) -> list[float]:
    return [_PAGE_WIDTH * percent / 100 - _CELL_PADDING for percent in matrix.percents]


def _title_height(annex: Annex) -> int:
    titles = filter(None, (annex.label, *annex.titles, annex.reference))
    lines = sum(
        line_count(title, _PAGE_WIDTH, _TITLE_SIZE, bold=True) for title in titles
    )
    return lines * _TITLE_LINE_HEIGHT + _TITLE_MARGIN
