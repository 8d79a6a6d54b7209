"""The cells of one sheet as its XML stores them; blank ones cost next to nothing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from .office_package import Batch, OfficePackage, too_much
from .office_xml import child, full_names, integer, name
from .source_builder import MAX_CELLS, MAX_ROWS
from .xlsx_styles import is_bold

MAX_MERGES = 50_000
LAST_ROW = 1 << 20
_LAST_COLUMN = 1 << 14
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_VALUES = (*full_names("s:v"), *full_names("s:is"))

Runs = tuple[tuple[str, bool | None], ...]  # pieces of a text; bold, None = as the cell


@dataclass(frozen=True)
class RawCell:
    """A cell as stored."""

    kind: str  # the file's own letters: "n" number, "s" shared text, "b" yes or no …
    value: str = ""  # of a shared text only its place among the workbook's texts
    style: int = 0
    runs: Runs = ()


@dataclass
class RawSheet:
    """The cells that have a value, by row and column from 1, and the merged ranges."""

    rows: dict[int, dict[int, RawCell]] = field(default_factory=dict)
    cells: int = 0  # in all rows
    # (first row, first column, last row, last column)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)


def read_sheets(package: OfficePackage, parts: Iterable[str]) -> list[RawSheet]:
    """Read some sheets.

    :raises UnreadableFile: "too_much" or "corrupted"
    """
    sheets, cells = [], 0
    for part in parts:
        sheets.append(_read_sheet(package, part))
        cells += sheets[-1].cells
        if cells > MAX_CELLS:
            raise too_much()
    return sheets


def _read_sheet(package: OfficePackage, part: str) -> RawSheet:
    sheet = RawSheet()
    for batch in package.batches(part, "s:sheetData", "s:mergeCells"):
        if name(batch.container) == "s:sheetData":
            _add_rows(sheet, batch)
        else:
            for element in batch.container[: batch.count]:
                _add_merge(sheet, element)
    return sheet


def _add_rows(sheet: RawSheet, batch: Batch) -> None:
    """Add the values of some rows; cells without one do not come up."""
    rows, count, dropped = batch
    after = rows[count] if count < len(rows) else None
    for value in rows.iter(*_VALUES):
        cell = value.getparent()
        row = cell.getparent()
        if row is None or row is after:
            break
        if name(cell) != "s:c" or name(row) != "s:row":
            continue
        number = integer(row.get("r"), 0, 0, LAST_ROW)
        # Some programs leave the references out where nothing was skipped.
        number = number or dropped + rows.index(row) + 1
        _add_value(sheet, number, cell, value)


def _add_value(sheet: RawSheet, number: int, cell, value) -> None:
    is_inline = name(value) == "s:is"
    if not is_inline and not value.text:
        return
    reference = _REFERENCE.fullmatch(cell.get("r", ""))
    column = _column(reference[1]) if reference else cell.getparent().index(cell) + 1
    cells = sheet.rows.setdefault(number, {})
    cells[column] = RawCell(
        kind="inlineStr" if is_inline else cell.get("t", "n"),
        value="" if is_inline else value.text,
        style=integer(cell.get("s"), 0, 0, LAST_ROW),
        runs=runs_of(value) if is_inline else (),
    )
    sheet.cells += 1
    if len(sheet.rows) > MAX_ROWS or sheet.cells > MAX_CELLS:
        raise too_much()


def _add_merge(sheet: RawSheet, element) -> None:
    ends = [_REFERENCE.fullmatch(each) for each in element.get("ref", "").split(":")]
    if len(ends) != 2 or not all(ends):
        return
    (top, left), (bottom, right) = [(int(end[2]), _column(end[1])) for end in ends]
    sheet.merges.append((top, left, bottom, right))
    if len(sheet.merges) > MAX_MERGES:
        raise too_much()


def runs_of(element) -> Runs:
    """The pieces of a text ("si" or "is"), without the readings of its characters."""
    runs = []
    for each in element:
        if name(each) == "s:t":
            runs.append((each.text or "", None))
        elif name(each) == "s:r":
            text, look = child(each, "s:t"), child(each, "s:rPr")
            if text is not None:
                runs.append((text.text or "", None if look is None else is_bold(look)))
    return tuple(runs)


def _column(letters: str) -> int:
    """1 for "A", 27 for "AA"."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return min(number, _LAST_COLUMN)
