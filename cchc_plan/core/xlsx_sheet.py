"""The cells of one sheet as its XML stores them; blank ones cost nothing."""

import re
from dataclasses import dataclass, field

from .office_package import OfficePackage, XmlFeed, too_much
from .office_xml import child, full_names, integer, name
from .source_builder import MAX_COLUMNS, MAX_ROWS
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
    # (first row, first column, last row, last column)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)


def read_sheet(package: OfficePackage, part: str) -> RawSheet:
    """Read a sheet.

    :raises UnreadableFile: "too_much" or "corrupted"
    """
    sheet = RawSheet()
    _SheetParser(package, part, sheet).run()
    return sheet


class _SheetParser:
    """Parses a sheet many rows at a time.

    A million blank rows would take long if each were looked at: they are dropped in one
    go with whatever was parsed, and only cells with a value come up.
    """

    def __init__(self, package: OfficePackage, part: str, sheet: RawSheet):
        self._feed = XmlFeed(package, part, "s:sheetData", "s:mergeCell")
        self._sheet = sheet
        self._data = None  # the element that holds the rows
        self._dropped = 0  # rows that are no longer in the tree

    def run(self) -> None:
        """Fill the sheet."""
        for events in self._feed:
            complete = False
            for event, element in events:
                if name(element) == "s:sheetData":
                    self._data = element
                    complete = event == "end"
                elif event == "end":
                    self._add_merge(element)
            if self._data is not None:
                self._take_rows(len(self._data) - (not complete))
                self._data = None if complete else self._data

    def _take_rows(self, count: int) -> None:
        """Take the first rows, which are complete, out of the tree."""
        if count < 1:
            return
        after = self._data[count] if count < len(self._data) else None
        for value in self._data.iter(*_VALUES):
            row = value.getparent().getparent()
            if row is after:
                break
            self._add_value(row, value)
        self._dropped += count
        del self._data[:count]
        self._feed.released()

    def _add_value(self, row, value) -> None:
        cell = value.getparent()
        is_inline = name(value) == "s:is"
        if name(cell) != "s:c" or row is None or not (is_inline or value.text):
            return
        # Some programs leave the references out where nothing was skipped.
        reference = _REFERENCE.fullmatch(cell.get("r", ""))
        column = _column(reference[1]) if reference else row.index(cell) + 1
        default = self._dropped + self._data.index(row) + 1
        number = integer(row.get("r"), default, 1, LAST_ROW)
        cells = self._sheet.rows.setdefault(number, {})
        cells[column] = RawCell(
            kind="inlineStr" if is_inline else cell.get("t", "n"),
            value="" if is_inline else value.text,
            style=integer(cell.get("s"), 0, 0, LAST_ROW),
            runs=runs_of(value) if is_inline else (),
        )
        if len(self._sheet.rows) > MAX_ROWS or len(cells) > MAX_COLUMNS:
            raise too_much()

    def _add_merge(self, element) -> None:
        ends = [_REFERENCE.fullmatch(end) for end in element.get("ref", "").split(":")]
        if len(ends) != 2 or not all(ends):
            return
        (top, left), (bottom, right) = [(int(end[2]), _column(end[1])) for end in ends]
        self._sheet.merges.append((top, left, bottom, right))
        if len(self._sheet.merges) > MAX_MERGES:
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
