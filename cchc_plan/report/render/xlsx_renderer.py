"""A table as a sheet that people filter and print.

A plan's annex with its tracking columns imports again: above it stand the lines that
name the plan, and the annex's own columns come first, under the headings that an import
knows.
"""

import datetime
import io

import xlsxwriter

from ...core.paper.matrix import SECTION, Column, Matrix, Money, Value
from ...core.paper.paper import Annex, Letterhead, Paper
from ...core.paper.printable import printable
from .text_metrics import line_count

_FACE = "Times New Roman"
_SIZE = 12
_TITLE_SIZE = 13
_LINE_HEIGHT = 15.75  # pt, of _SIZE
_MM_PER_CHARACTER = 2.1  # of a column's width
_POINTS_PER_CHARACTER = 5.25  # of Excel's own face, in which it measures columns
_HIGHEST_ROW = 409  # pt; Excel takes no more
_LONGEST_TEXT = 32767  # letters in a cell; neither here
_NARROWEST = 7  # characters, for a heading and its filter button

_CENTERED = {"align": "center", "valign": "vcenter"}
_CELL = {"border": 1}
_CENTERED_CELL = {"border": 1, "align": "center"}
_LOOKS = {
    "plain": _CENTERED,
    "title": {"bold": True, "font_size": _TITLE_SIZE, **_CENTERED},
    "reference": {"italic": True, **_CENTERED},
    "heading": {"bold": True, **_CELL, **_CENTERED},
    "section": {"bold": True, "align": "left", **_CELL},
    "left": {"align": "left", **_CELL},
    "center": _CENTERED_CELL,
    "number": _CENTERED_CELL,
    "date": {"num_format": "dd/mm/yyyy", **_CENTERED_CELL},
}


def render_xlsx(annex: Annex, name: str, paper: Paper | None = None) -> bytes:
    """One table as an .xlsx file.

    :param name: of the sheet
    :param paper: the document that the annex belongs to; a table that stands alone has
        a letterhead of its own
    """
    return _render([(name, annex)], paper)


def render_xlsx_annexes(paper: Paper) -> bytes:
    """All annexes of a document as one .xlsx file, a sheet each, named by its label."""
    return _render([(annex.label, annex) for annex in paper.annexes], paper)


def _render(annexes: list[tuple[str, Annex]], paper: Paper | None) -> bytes:
    """Rows are written one after the other and not kept, however many there are."""
    target = io.BytesIO()
    # A text is a text: none is taken for a formula, a number or an address.
    book = xlsxwriter.Workbook(
        target,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    first = annexes[0][1]
    letterhead = paper.letterhead if paper else first.letterhead
    title = paper.title if paper else _title_lines(first, paper)[0][0]
    author = _on_one_line(letterhead.body)
    book.set_properties({"title": title[:255], "author": author[:255]})
    for name, annex in annexes:
        sheet = _Sheet(book, name, annex.matrix)
        sheet.write_letterhead(_letterhead_lines(letterhead))
        sheet.write_titles(_title_lines(annex, paper))
        sheet.write_matrix()
    book.close()
    return target.getvalue()


def _letterhead_lines(letterhead: Letterhead) -> list[tuple[str, str, str, str]]:
    """The letterhead's rows: text and look on the left, text and look on the right."""
    return [
        (_on_one_line(letterhead.superior), "plain", letterhead.national_name, "title"),
        (_on_one_line(letterhead.body), "title", letterhead.motto, "title"),
        (letterhead.number, "plain", letterhead.place_and_date, "reference"),
    ]


def _on_one_line(text: str) -> str:
    return text.replace("\n", " ")


def _title_lines(annex: Annex, paper: Paper | None) -> list[tuple[str, str]]:
    """What stands above the table: each line with the name of its look."""
    lines = [
        (paper.kind if paper else "", "title"),
        (paper.subject if paper else "", "title"),
        (annex.label, "title"),
        (" ".join(annex.titles), "title"),
        (annex.reference, "reference"),
    ]
    return [(text, look) for text, look in lines if text]


class _Sheet:
    """One sheet that is written from top to bottom."""

    def __init__(self, book, name: str, matrix: Matrix):
        self.matrix = matrix
        self.sheet = book.add_worksheet(name)
        self.book = book
        self.looks = {name: self.look(**options) for name, options in _LOOKS.items()}
        self.last_column = len(matrix.columns) - 1
        self.text_looks = [self.looks[column.align] for column in matrix.columns]
        self.text_widths = [
            _width(column) * _POINTS_PER_CHARACTER for column in matrix.columns
        ]
        self.row = 0
        self._set_columns()

    def look(self, **options):
        """A format of cells."""
        usual = {"font_name": _FACE, "font_size": _SIZE}
        return self.book.add_format(
            {**usual, "text_wrap": True, "valign": "top", **options}
        )

    def write_letterhead(self, lines: list[tuple[str, str, str, str]]) -> None:
        middle = len(self.matrix.columns) // 3
        for left, left_look, right, right_look in lines:
            self._merge(0, middle, left, left_look)
            self._merge(middle + 1, self.last_column, right, right_look)
            self.row += 1

    def write_titles(self, lines: list[tuple[str, str]]) -> None:
        for text, look in lines:
            self._write_across(text, look)

    def write_matrix(self) -> None:
        self._write_headings()
        head = self.row - 1
        for row in self.matrix.rows:
            if row.kind == SECTION:
                self._write_across(row.texts[0], "section")
            else:
                self._write_line(row.cells)
        self._set_page(head)

    def _set_columns(self) -> None:
        for index, column in enumerate(self.matrix.columns):
            self.sheet.set_column(index, index, _width(column))

    def _write_across(self, text: str, look: str) -> None:
        """A text over all columns."""
        width = sum(map(_width, self.matrix.columns))
        self.sheet.set_row(self.row, _height([text], [width]))
        self._merge(0, self.last_column, text, look)
        self.row += 1

    def _merge(self, first: int, last: int, text: str, look: str) -> None:
        look = self.looks[look]
        self.sheet.merge_range(self.row, first, self.row, last, "", look)
        self.sheet.write_string(self.row, first, text, look)

    def _write_headings(self) -> None:
        titles = [column.title for column in self.matrix.columns]
        # Room for the button of the filter.
        widths = [_width(column) - 2 for column in self.matrix.columns]
        self.sheet.set_row(self.row, _height(titles, widths))
        for index, title in enumerate(titles):
            self.sheet.write_string(self.row, index, title, self.looks["heading"])
        self.row += 1

    def _write_line(self, cells: tuple[Value, ...]) -> None:
        """A row as high as the longest of its texts; nothing else takes two lines."""
        sheet, row, lines = self.sheet, self.row, 1
        columns = zip(cells, self.text_looks, self.text_widths, strict=True)
        for index, (value, look, width) in enumerate(columns):
            if not value and (value is None or value == ""):
                sheet.write_blank(row, index, None, look)
            elif not isinstance(value, str):
                self._write_figure(index, value)
            elif text := printable(value)[:_LONGEST_TEXT]:
                sheet.write_string(row, index, text, look)
                lines = max(lines, line_count(text, width, _SIZE))
            else:
                sheet.write_blank(row, index, None, look)
        sheet.set_row(row, _height_of(lines))
        self.row += 1

    def _write_figure(self, index: int, value: Value) -> None:
        """A date as a date, a number as a number."""
        if isinstance(value, datetime.date):
            self.sheet.write_datetime(self.row, index, value, self.looks["date"])
        elif isinstance(value, Money):
            look = self._money_look(value.unit)
            self.sheet.write_number(self.row, index, value.amount, look)
        else:
            self.sheet.write_number(self.row, index, value, self.looks["number"])

    def _money_look(self, unit: str):
        """Amounts with their unit, grouped by thousands."""
        name = f"money in {unit}"
        if name not in self.looks:
            self.looks[name] = self.look(num_format=f'#,##0" {unit}"', **_CENTERED_CELL)
        return self.looks[name]

    def _set_page(self, head: int) -> None:
        """A4 across, as wide as the page; headings on every page, its number above."""
        sheet = self.sheet
        sheet.freeze_panes(head + 1, 2)
        if self.row > head + 1:
            sheet.autofilter(head, 0, self.row - 1, self.last_column)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(head)
        sheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
        sheet.set_start_page(1)
        sheet.set_header(f'&C&"{_FACE},Regular"&13&P')
        sheet.print_area(0, 0, self.row - 1, self.last_column)


def _width(column: Column) -> float:
    """Of a column, in characters."""
    return max(column.share / _MM_PER_CHARACTER, _NARROWEST)


def _height(texts, widths: list[float]) -> float:
    """Of a row that shows all its texts, in points."""
    lines = max(
        line_count(text, width * _POINTS_PER_CHARACTER, _SIZE)
        for text, width in zip(texts, widths, strict=True)
    )
    return _height_of(lines)


def _height_of(lines: int) -> float:
    return min(lines * _LINE_HEIGHT + 3, _HIGHEST_ROW)
