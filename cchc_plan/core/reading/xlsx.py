"""An Excel workbook as tables, one a sheet.

The sheets are read straight from their XML, a row at a time: the usual library either
leaves out merged cells or keeps a million formatted blank rows in memory.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import datetime

from openpyxl.utils.escape import unescape

from ..text.finding import UnreadableFile, _lt
from .office_package import OfficePackage, too_much
from .office_xml import attribute, integer, is_on, name
from .source import Cell, Paragraph, Source
from .source_builder import MAX_COLUMNS, SourceBuilder
from .visible_text import visible
from .xlsx_numbers import shown, shown_date
from .xlsx_sheet import RawCell, RawSheet, Runs, read_sheets, runs_of
from .xlsx_styles import XlsxStyles

_MAX_TEXTS = 1 << 24


def read_xlsx(package: OfficePackage) -> Source:
    """Read a checked .xlsx: each visible sheet with content, under its title.

    Hidden rows and columns are read: a filter left on must not lose tasks.

    :raises UnreadableFile: "empty_sheet", "too_much" or "corrupted"
    """
    builder = SourceBuilder()
    for title, rows in _Workbook(package).tables():
        builder.add_paragraph(Paragraph(title, heading=1))
        for row in rows:
            builder.count_row(len(row), sum(len(cell.text) for cell in row))
        builder.add_table(rows)
    if not builder.has_table:
        raise UnreadableFile(
            "empty_sheet",
            _lt(
                "The workbook has no visible sheet with anything in it: choose the "
                "file that holds the table of tasks."
            ),
        )
    return builder.build()


class _Workbook:
    def __init__(self, package: OfficePackage):
        self._package = package
        self._from_1904 = False
        self._sheets: list[tuple[str, str]] = []  # title and part of the visible ones
        self._read_workbook()
        self._styles = XlsxStyles(package, package.related(package.main, "styles"))
        self._texts: dict[int, Runs] = {}

    def tables(self) -> Iterable[tuple[str, list[list[Cell]]]]:
        """The title and rows of each visible sheet with content."""
        sheets = read_sheets(self._package, [part for _, part in self._sheets])
        self._read_shared_texts(sheets)
        for (title, _), sheet in zip(self._sheets, sheets, strict=True):
            if rows := self._rows(sheet):
                yield title, rows

    def _read_workbook(self):
        """Find the visible sheets, charts left out, and the calendar in use."""
        main = self._package.main
        parts = self._package.targets(main, "worksheet")
        for element in self._package.units(main, "s:workbookPr", "s:sheet"):
            if name(element) == "s:workbookPr":
                self._from_1904 = bool(is_on(element.get("date1904", "0")))
                continue
            part = parts.get(attribute(element, "r:id"))
            if part and element.get("state", "visible") == "visible":
                self._sheets.append((visible(element.get("name", "")), part))

    def _read_shared_texts(self, sheets):
        """Keep of the workbook's texts those that the sheets' cells refer to."""
        wanted = {
            _place(cell.value)
            for sheet in sheets
            for row in sheet.rows.values()
            for cell in row.values()
            if cell.kind == "s"
        }
        if not wanted:
            return
        part = self._package.related(self._package.main, "sharedStrings")
        for texts, count, dropped in self._package.batches(part, "s:sst"):
            for index, element in enumerate(texts[:count], dropped):
                if index in wanted:
                    self._texts[index] = runs_of(element)

    # -- From stored cells to shown ones -----------------------------------------------

    def _rows(self, sheet: RawSheet) -> list[list[Cell]]:
        cells = {
            position: {column: self._cell(raw) for column, raw in row.items()}
            for position, row in sheet.rows.items()
        }
        cells = {
            position: {column: cell for column, cell in row.items() if cell.text}
            for position, row in cells.items()
        }
        filled = sorted(position for position, row in cells.items() if row)
        columns = {column for row in cells.values() for column in row}
        if not filled:
            return []
        first, last = min(columns), max(columns)
        if last - first >= MAX_COLUMNS:
            raise too_much()
        merged, bridged = _merged(sheet.merges, filled, first, last)
        rows, previous = [], filled[0] - 1
        for position in filled:
            if position > previous + 1 and position not in bridged:
                rows.append([Cell()] * (last - first + 1))
            rows.append(
                [
                    Cell(merged=merged[position, column])
                    if (position, column) in merged
                    else cells[position].get(column, Cell())
                    for column in range(first, last + 1)
                ]
            )
            previous = position
        return rows

    def _cell(self, raw: RawCell) -> Cell:
        bold = self._styles.is_bold(raw.style)
        runs = self._texts.get(_place(raw.value), ()) if raw.kind == "s" else raw.runs
        if raw.kind in ("s", "inlineStr"):
            text = visible(unescape("".join(part for part, _ in runs)))
            shown_runs = [each for part, each in runs if part.strip()]
            bold = all(bold if each is None else each for each in shown_runs)
        else:
            text = self._value(raw)
        return Cell(text, bold and bool(text.strip())) if text.strip() else Cell()

    def _value(self, raw: RawCell) -> str:
        code = self._styles.code(raw.style)
        if raw.kind == "b":
            return "TRUE" if is_on(raw.value) else "FALSE"
        if raw.kind == "d":
            return _iso_date(raw.value, code)
        if raw.kind == "n":
            return _number(raw.value, code, self._from_1904)
        return visible(unescape(raw.value))


def _merged(merges, filled, first, last) -> tuple[dict[tuple[int, int], str], set[int]]:
    """The cells that only continue another one, among the rows that are filled.

    Also the rows that no gap parts from the row above, since the blank rows between are
    only the height of a merged cell.
    """
    flags, bridged = {}, set()
    budget = 2 * len(filled) * (last - first + 2)  # merged ranges never overlap
    for top, left, bottom, right in merges:
        begin = bisect_left(filled, top)
        for position in filled[begin : bisect_right(filled, bottom)]:
            for column in range(max(left, first), min(right, last) + 1):
                budget -= 1
                if column > left:
                    flags[position, column] = "left"
                elif position > top:
                    flags[position, column] = "up"
        below = filled[begin + 1 : bisect_right(filled, bottom + 1)]
        bridged.update(below)
        budget -= len(below)
        if budget < 0:
            raise too_much()
    return flags, bridged


def _place(value: str) -> int:
    """The place of a shared text; -1 where the cell names none."""
    return integer(value, -1, 0, _MAX_TEXTS)


# -- Values ----------------------------------------------------------------------------


def _number(value: str, code: str, from_1904: bool) -> str:
    try:
        number = float(value)
        is_finite = number - number == 0
    except ValueError:
        return visible(value)
    return shown(number, code, from_1904=from_1904) if is_finite else ""


def _iso_date(value: str, code: str) -> str:
    try:
        return shown_date(datetime.fromisoformat(value), code)
    except ValueError:
        return visible(value)
