"""The rows of a table as wkhtmltopdf can print them: none is as high as a page.

It cuts a row that runs on to the next page through the middle of its letters. So a row
with a long cell is printed as several, each a few lines high and without a line between
them. Heights and widths are half points and those of the style sheet.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...core.paper.matrix import SECTION, Matrix, Row
from .text_metrics import join_lines, line_count, wrap

LANDSCAPE_WIDTH, PORTRAIT_WIDTH = 1428, 935
_TABLE_SIZE = 26
_LINE_HEIGHT = 30
_ROW_PADDING = 12  # above and below the text of a row, with one border
_CELL_PADDING = 20  # left and right of the text of a cell, with its borders

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


def printed_blocks(matrix: Matrix, width: int) -> Iterator[list[PrintedRow]]:
    """Rows that stay together: a section's title and the first of what follows it."""
    for block in matrix.blocks:
        rows = [printed for row in block for printed in _slices(row, matrix, width)]
        yield rows[: len(block)]
        yield from ([row] for row in rows[len(block) :])


def heading_height(matrix: Matrix, width: int) -> int:
    """Of the row with the columns' titles."""
    titles = [column.title for column in matrix.columns]
    return _row_height(titles, matrix, width, bold=True)


def _slices(row: Row, matrix: Matrix, width: int) -> list[PrintedRow]:
    if row.kind == SECTION:
        lines = line_count(row.texts[0], width - _CELL_PADDING, _TABLE_SIZE, bold=True)
        return [PrintedRow(row.kind, row.texts, _height(lines))]
    height = _row_height(row.texts, matrix, width)
    if height <= _height(_WHOLE):
        return [PrintedRow(row.kind, row.texts, height)]
    cells = [
        wrap(text, room, _TABLE_SIZE)
        for text, room in zip(row.texts, _text_widths(matrix, width), strict=True)
    ]
    starts = range(0, max(map(len, cells)), _SLICE)
    slices = [
        tuple(join_lines(lines[start : start + _SLICE]) for lines in cells)
        for start in starts
    ]
    printed = [
        PrintedRow(row.kind, texts, _row_height(texts, matrix, width), False, False)
        for texts in slices
    ]
    printed[0] = replace(printed[0], is_first=True)
    printed[-1] = replace(printed[-1], is_last=True)
    return printed


def _row_height(texts, matrix: Matrix, width: int, *, bold: bool = False) -> int:
    return _height(
        max(
            line_count(text, room, _TABLE_SIZE, bold=bold)
            for text, room in zip(texts, _text_widths(matrix, width), strict=True)
        )
    )


def _height(lines: int) -> int:
    return lines * _LINE_HEIGHT + _ROW_PADDING


def _text_widths(matrix: Matrix, width: int) -> list[float]:
    return [width * percent / 100 - _CELL_PADDING for percent in matrix.percents]
