"""A table of a report as one value object; QWeb, DOCX and XLSX only render it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .printable import printable

_MOST_DIGITS = 15  # as many as a sheet keeps of a number
SECTION = "section"  # a row of one cell over all columns
LINE = "line"  # a row of one cell a column


@dataclass(frozen=True)
class Money:
    """An amount with its unit; a number in a sheet, words on paper."""

    amount: float
    unit: str = "đồng"


Value = str | int | float | date | Money | None


@dataclass(frozen=True)
class Column:
    """One column: its heading, its share of the width, and what its cells hold."""

    title: str
    share: int  # of the sum of all shares; mm on a landscape page
    kind: str = "text"  # "text", "number" or "date"; a text may stand in any
    align: str = "left"  # or "center"


@dataclass(frozen=True)
class Row:
    """One row; a section's only cell is its title."""

    kind: str
    cells: tuple[Value, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(map(cell_text, self.cells))


@dataclass(frozen=True)
class Matrix:
    """Columns and rows; every renderer shows these cells and no others."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = ()

    @property
    def percents(self) -> tuple[float, ...]:
        """Width of each column in per cent of the table."""
        total = sum(column.share for column in self.columns)
        return tuple(100 * column.share / total for column in self.columns)

    @property
    def blocks(self) -> Iterator[tuple[Row, ...]]:
        """Rows that stay on one page: a section's title with the line after it."""
        titles: list[Row] = []
        for row in self.rows:
            titles.append(row)
            if row.kind == LINE:
                yield tuple(titles)
                titles = []
        if titles:
            yield tuple(titles)


def cell_text(value: Value) -> str:
    """A cell as it is printed.

    >>> cell_text(date(2024, 2, 5)), cell_text(Money(1500000)), cell_text(2.5)
    ('05/02/2024', '1.500.000 đồng', '2,5')
    >>> cell_text(" Kế hoạch \\n\\n Báo cáo ")
    'Kế hoạch\\nBáo cáo'
    """
    if value is None:
        return ""
    if isinstance(value, Money):
        return f"{cell_text(value.amount)} {value.unit}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, int | float):
        digits = f"{value:,.2f}".rstrip("0").rstrip(".")
        return digits.translate(str.maketrans(",.", ".,"))
    return printable(value)


def ordinal_cell(text: str) -> Value:
    """The number of a line as one, unless its digits would not come back the same.

    >>> ordinal_cell("7"), ordinal_cell("1.2"), ordinal_cell("01")
    (7, '1.2', '01')
    """
    text = printable(text)
    is_short = len(text) <= _MOST_DIGITS and text.isdecimal()
    return int(text) if is_short and text == str(int(text)) else text
