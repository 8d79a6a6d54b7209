"""The quick report laid out: cells cut to the width that they have, on one page."""

from dataclasses import dataclass

from ...core.steering.quick_report import Block, Cell, bar_widths, fitted
from ..render.text_metrics import wrap

WIDTH = 1008  # of its page, in half points
PAGE = 1525
TEXT = 20
PADDING = 6  # left and right of a cell


@dataclass(frozen=True)
class PrintedCell:
    lines: tuple[str, ...]
    bar: tuple[tuple[str, float, float], ...]
    width: float
    is_bold: bool
    is_number: bool


@dataclass(frozen=True)
class PrintedBlock:
    block: Block
    rows: tuple[tuple[PrintedCell, ...], ...]


def quick_report_page(blocks: list[Block], above: int) -> list[PrintedBlock]:
    """The tables as they are printed.

    :param above: height of what stands over the first table
    """
    return [_printed(block) for block in fitted(blocks, PAGE - above)]


def _printed(block: Block) -> PrintedBlock:
    longest = max(
        (
            sum(count for _look, count in cell.parts)
            for row in block.rows
            for cell in row
        ),
        default=0,
    )
    widths = [WIDTH * width / 100 - 2 * PADDING for width in block.widths]
    return PrintedBlock(
        block,
        tuple(
            tuple(
                _cell(cell, width, block.lines, longest)
                for cell, width in zip(row, widths, strict=True)
            )
            for row in block.rows
        ),
    )


def _cell(cell: Cell, width: float, most: int, longest: int) -> PrintedCell:
    return PrintedCell(
        cut_lines(cell.text, width, TEXT, most, bold=cell.is_bold),
        # Room for the borders of the first and the last part.
        tuple(bar_widths(cell.parts, longest, width - 4)),
        width,
        cell.is_bold,
        cell.is_number,
    )


def cut_lines(
    text: str, width: float, size: int, most: int, *, bold: bool = False
) -> tuple[str, ...]:
    """The lines of a text as far as they are printed; a cut one ends in "…".

    >>> cut_lines("Rà soát văn bản quy phạm pháp luật", 150, 20, 1)
    ('Rà soát văn…',)
    """
    lines = [line.text for line in wrap(" ".join(text.split()), width, size, bold=bold)]
    if len(lines) <= most:
        return tuple(lines)
    kept = lines[:most]
    words = kept[-1].split(" ")
    while words and len(wrap(f"{' '.join(words)}…", width, size, bold=bold)) > 1:
        words.pop()
    # A single word wider than the cell is cut within.
    last = " ".join(words) or kept[-1][:-2]
    return (*kept[:-1], f"{last}…")
