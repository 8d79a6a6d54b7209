"""The quick report of a plan: the steering board as tables that fit one page.

Every row is one line high, or as many as its table says, so that what fits is known
before anything is printed. What does not fit is cut from the longest table, which says
how much it leaves out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

ROW = 23  # half points, with its borders
HEAD = 25
TITLE = 33  # above a table, with the room before it
FEWEST = 3  # rows that a table keeps


@dataclass(frozen=True)
class Cell:
    """A text, or a bar of parts: (status, number)."""

    text: str = ""
    parts: tuple[tuple[str, int], ...] = ()
    is_bold: bool = False
    is_number: bool = False


@dataclass(frozen=True)
class Block:
    """One table: widths are per cent, and a row takes ``lines`` lines."""

    title: str
    headings: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]
    lines: int = 1
    looks: tuple[str, ...] = ()  # status whose sample is drawn in each heading
    left_out: int = 0

    @property
    def height(self) -> int:
        """On the page; a table without rows takes the line that says so."""
        lines = max(len(self.rows), 1) + bool(self.left_out)
        return TITLE + HEAD + lines * ROW * self.lines

    def cut(self) -> "Block":
        """The same without its last row."""
        return replace(self, rows=self.rows[:-1], left_out=self.left_out + 1)


def fitted(blocks: Sequence[Block], room: int) -> tuple[Block, ...]:
    """The tables cut so that together they are no higher than ``room``.

    >>> block = Block("A", ("x",), (100,), tuple((Cell(str(n)),) for n in range(9)))
    >>> (found,) = fitted([block], TITLE + HEAD + 6 * ROW)
    >>> len(found.rows), found.left_out, found.height == TITLE + HEAD + 6 * ROW
    (5, 4, True)
    """
    blocks = list(blocks)
    while sum(block.height for block in blocks) > room:
        longest = max(
            (
                block
                for block in blocks
                if len(block.rows) > FEWEST and block.lines == 1
            ),
            key=lambda block: len(block.rows),
            default=None,
        )
        if longest is None:
            break
        blocks[blocks.index(longest)] = longest.cut()
    return tuple(blocks)


def bar_widths(
    parts: Sequence[tuple[str, int]], longest: int, width: float
) -> list[tuple[str, float, float]]:
    """(status, left, width) of each part of a bar.

    >>> bar_widths([("todo", 1), ("overdue", 3)], 8, 80)
    [('todo', 0.0, 10.0), ('overdue', 10.0, 30.0)]
    """
    found, left = [], 0.0
    for status, count in parts:
        part = width * count / longest if longest else 0.0
        found.append((status, left, part))
        left += part
    return found
