"""A matrix as rows that a page can hold.

wkhtmltopdf prints a repeated heading over a row that runs on to the next page. So no
row may be cut: a row is kept whole, and one with a long cell is printed as several rows
without a line between them, each a few lines high.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..core.matrix import SECTION, Matrix, Row
from .text_metrics import Line, wrap

TABLE_WIDTH = 1428  # of a landscape page, in half points
_FONT_SIZE = 26  # half points
_PADDING = 10  # left and right of a cell with its border, in half points
_WHOLE = 10  # lines up to which a row is one
_SLICE = 5  # lines of each row that a longer one is cut into


@dataclass(frozen=True)
class PrintedRow:
    """One ``<tr>``: a whole row, or a slice of a long one."""

    kind: str
    texts: tuple[str, ...]
    is_first: bool = True  # has a line above
    is_last: bool = True  # has a line below


def printed_blocks(matrix: Matrix) -> Iterator[tuple[PrintedRow, ...]]:
    """The rows, in blocks that no end of a page may cut."""
    for block in matrix.blocks:
        rows = [slices for row in block for slices in _slices(row, matrix)]
        head = len(block)  # a section's title stays with the first slice after it
        yield tuple(rows[:head])
        for row in rows[head:]:
            yield (row,)


def _slices(row: Row, matrix: Matrix) -> list[PrintedRow]:
    whole = PrintedRow(row.kind, row.texts)
    if row.kind == SECTION:
        return [whole]
    cells = [
        _wrapped(text, percent)
        for text, percent in zip(row.texts, matrix.percents, strict=True)
    ]
    longest = max(map(len, cells))
    if longest <= _WHOLE:
        return [whole]
    starts = range(0, longest, _SLICE)
    return [
        replace(
            whole,
            texts=tuple(_joined(lines[start : start + _SLICE]) for lines in cells),
            is_first=start == 0,
            is_last=start == starts[-1],
        )
        for start in starts
    ]


def _wrapped(text: str, percent: float) -> list[Line]:
    return wrap(text, TABLE_WIDTH * percent / 100 - 2 * _PADDING, _FONT_SIZE)


def _joined(lines: list[Line]) -> str:
    """Lines as a text again, which breaks where they did."""
    text = ""
    for line in lines:
        text += line.text + ("\n" if line.ends_paragraph else " ")
    return text.strip()
