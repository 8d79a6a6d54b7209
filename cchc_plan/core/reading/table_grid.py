"""The rectangular grid of a Word table whose rows are cells of different widths.

Word stores each row as cells that span columns of a grid of its own. Where somebody
dragged the border of a few cells, the grid has a sliver of a column that no one sees;
such slivers are closed, so that what stands below a heading is in its column.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from .office_package import too_much
from .source import Cell
from .source_builder import MAX_COLUMNS

SLIVER = 220  # twips (1/20 point); about 4 mm, narrower than any column with text
MAX_SPAN = 1000


@dataclass(frozen=True)
class WordCell:
    """A cell as a row lists it."""

    text: str = ""
    bold: bool = False
    span: int = 1  # columns of the table's own grid
    merge: str = ""  # "restart" begins a vertical merge, "continue" goes on with one


@dataclass(frozen=True)
class WordRow:
    """A row: its cells from left to right, and the columns left out before them."""

    cells: tuple[WordCell, ...]
    before: int = 0

    @property
    def edges(self) -> tuple[int, ...]:
        """Where its cells begin, and where the last one ends, in columns."""
        edges = [self.before]
        for cell in self.cells:
            edges.append(edges[-1] + cell.span)
        return tuple(edges)


def grid(rows: Sequence[WordRow], widths: Sequence[int] = ()) -> list[list[Cell]]:
    """Rows of equal length, with the flags "left" and "up" where cells are merged.

    :param widths: the widths of the table's own columns in twips, as far as known
    :raises UnreadableFile: "too_much" where the rows have too many different edges
    """
    column_of = _columns([row.edges for row in rows], widths)
    width = max(column_of.values(), default=0)
    open_merges: dict[int, int] = {}  # the first column of each → the one after it
    return [_grid_row(row, column_of, width, open_merges) for row in rows]


def _columns(edges_of_rows, widths) -> dict[int, int]:
    """For each edge in use its column in the grid; slivers have been closed."""
    edges = sorted({0}.union(*edges_of_rows))
    if len(edges) > MAX_COLUMNS + 1:
        raise too_much()
    column_of = {}
    column = -1
    for position, edge in enumerate(edges):
        previous = edges[position - 1] if position else None
        if previous is None or not _is_sliver(
            previous, edge, column_of, edges_of_rows, widths
        ):
            column += 1
        column_of[edge] = column
    return column_of


def _is_sliver(previous, edge, column_of, edges_of_rows, widths) -> bool:
    """Whether two edges are one to the eye: close together, and in no row both."""
    if edge > len(widths) or sum(widths[previous:edge]) > SLIVER:
        return False
    if not any(widths[previous:edge]):
        return False
    same = {each for each, column in column_of.items() if column == column_of[previous]}
    return not any(edge in row and same.intersection(row) for row in edges_of_rows)


def _grid_row(row, column_of, width, open_merges) -> list[Cell]:
    cells = [Cell()] * column_of[row.before]
    still_open = {}
    edges = row.edges
    for cell, start, end in zip(row.cells, edges, edges[1:], strict=False):
        start, end = column_of[start], column_of[end]
        goes_on = cell.merge == "continue" and open_merges.get(start) == end
        if goes_on or cell.merge == "restart":
            still_open[start] = end
        cells.append(
            Cell(merged="up") if goes_on else Cell(text=cell.text, bold=cell.bold)
        )
        cells += [Cell(merged="left")] * (end - start - 1)
    open_merges.clear()
    open_merges.update(still_open)
    return cells + [Cell()] * (width - len(cells))
