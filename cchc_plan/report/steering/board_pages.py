"""The year board laid out on sheets of paper, out of measured texts.

wkhtmltopdf cuts tables badly and stretches rows where a page of its first, unshrunk
layout ended (see :mod:`.printed_pages`). So every sheet is one drawing, with the months
on top, and a section that runs on has its title repeated.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ..render.text_metrics import join_lines, text_width, wrap

_MOST_LINES = 8  # of one name; what is longer ends in "…"
_CELL_PADDING = 7  # left and right
_ROW_PADDING = 12  # above and below together
_BAR_ROOM = 34  # a row is never lower than its marks need
_LEGEND_SAMPLE = 86  # a bar and a mark, or one line
_LEGEND_GAP = 30
_LEGEND_HEIGHT = 36


@dataclass(frozen=True)
class Sheet:
    """A sheet across, without its margins; all lengths in half points."""

    width: int
    height: int
    text_size: int
    line_height: int
    widths: tuple[int, int, int, int]  # of number, task, unit and status
    edge: int = 12  # of the chart, left and right, for half a mark

    @property
    def chart(self) -> int:
        return self.width - sum(self.widths)

    @property
    def lefts(self) -> tuple[int, ...]:
        """Where number, task, unit, chart and status begin."""
        number, task, unit, _status = self.widths
        chart = number + task + unit
        return (0, number, number + task, chart, chart + self.chart)

    @property
    def per_cent(self) -> float:
        """Length of a hundredth of the year."""
        return (self.chart - 2 * self.edge) / 100

    @property
    def head_height(self) -> int:
        return self.line_height + _ROW_PADDING


SHEETS = {
    "a4": Sheet(1570, 1020, 20, 24, (50, 440, 150, 190)),
    "a3": Sheet(2268, 1500, 22, 27, (60, 640, 210, 270)),
}


@dataclass(frozen=True)
class Text:
    """One line of text."""

    text: str
    size: int
    y: int  # of its base line
    style: str = ""  # "", "bold" or "italic"


@dataclass(frozen=True)
class LegendItem:
    """One sample with its words."""

    x: int
    y: int  # its middle
    label: str
    look: dict | None  # of a status
    word: str


@dataclass(frozen=True)
class SheetRow:
    """A section's title, without a task, or a task."""

    lines: tuple[str, ...]
    height: int
    task: dict | None = None
    unit: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    y: int = 0


@dataclass
class Page:
    """One sheet as it is drawn."""

    top: int  # where the row of headings stands
    titles: list[Text] = field(default_factory=list)
    legend: list[LegendItem] = field(default_factory=list)
    rows: list[SheetRow] = field(default_factory=list)
    bottom: int = 0

    def add(self, row: SheetRow) -> None:
        self.rows.append(replace(row, y=self.bottom))
        self.bottom += row.height


def board_pages(board: dict, sheet: Sheet) -> Iterator[Page]:
    """The sheets of a board; one without tasks has one sheet.

    :param board: of ``models.steering.board_print.YearBoardPrint``
    """
    page = _first_page(board, sheet)
    for section in board["sections"]:
        title = _title_row(section["name"], sheet)
        is_titled = False
        for task in section["tasks"]:
            row = _task_row(task, board["words"], sheet)
            needed = row.height + (0 if is_titled else title.height)
            if page.bottom + needed > sheet.height and page.rows:
                yield page
                page, is_titled = Page(top=0, bottom=sheet.head_height), False
            if not is_titled:
                page.add(title)
                is_titled = True
            page.add(row)
    yield page


def _first_page(board: dict, sheet: Sheet) -> Page:
    """The sheet that begins with title and legend."""
    titles, y = [], 0
    for text, size, style in board["titles"]:
        for line in wrap(text, sheet.width, size, bold=style == "bold"):
            y += round(size * 1.3)
            titles.append(Text(line.text, size, y, style))
    items, y = _legend(board["legend"], y + 12, sheet)
    return Page(y, titles, items, bottom=y + sheet.head_height)


def _legend(samples, top: int, sheet: Sheet) -> tuple[list[LegendItem], int]:
    """The samples side by side on as many lines as they need, and where they end."""
    items, x, y = [], 0, top + _LEGEND_HEIGHT // 2
    for word, label, look in samples:
        sample = _LEGEND_SAMPLE if look else _LEGEND_GAP
        width = sample + round(text_width(label, sheet.text_size))
        if x and x + width > sheet.width:
            x, y = 0, y + _LEGEND_HEIGHT
        items.append(LegendItem(x, y, label, look, word))
        x += width + _LEGEND_GAP
    return items, y + _LEGEND_HEIGHT // 2 + 6


def _title_row(name: str, sheet: Sheet) -> SheetRow:
    width = sheet.width - 2 * _CELL_PADDING
    lines = _texts(wrap(name, width, sheet.text_size, bold=True))
    return SheetRow(lines, len(lines) * sheet.line_height + _ROW_PADDING)


def _task_row(task: dict, words: dict[str, str], sheet: Sheet) -> SheetRow:
    _number, name_width, unit_width, status_width = sheet.widths
    name = _cut(task["name"], name_width, sheet)
    unit = _cut(task["unit"], unit_width, sheet)
    status = _cut(words[task["status"]], status_width, sheet)
    if task["is_extended"]:
        status += (words["extended"],)
    lines = max(len(name), len(unit), len(status))
    height = max(lines * sheet.line_height + _ROW_PADDING, _BAR_ROOM)
    return SheetRow(name, height, task, unit, status)


def _cut(text: str, width: int, sheet: Sheet) -> tuple[str, ...]:
    """The lines of a text as far as they are printed."""
    room = width - 2 * _CELL_PADDING
    lines = wrap(" ".join(text.split()), room, sheet.text_size)
    if len(lines) <= _MOST_LINES:
        return _texts(lines)
    last = join_lines(lines[_MOST_LINES - 1 : _MOST_LINES])
    return (*_texts(lines[: _MOST_LINES - 1]), f"{last[:-1]}…")


def _texts(lines) -> tuple[str, ...]:
    return tuple(line.text for line in lines)
