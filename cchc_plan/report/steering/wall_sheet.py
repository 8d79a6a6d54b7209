"""The wall sheet laid out: all tasks of a plan in two columns of A3 sheets."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ...core.steering.wall_task import WallSection, WallTask
from .qr_path import QrCode, qr_code
from .quick_report_page import cut_lines

# number, task, unit and person, deadline, status, code
_WIDTHS = (48, 500, 184, 118, 190, 80)
_TOP = 150  # of the columns of the first sheet: title, plan, day
_NAME_LINES = 3  # at most


@dataclass(frozen=True)
class Measures:
    """Of A3 across without its margins, in half points."""

    width: int = 2268
    height: int = 1510
    gap: int = 28  # between the columns
    column: int = 1120
    text: int = 21
    line: int = 25
    head: int = 34
    qr: int = 72  # 12.7 mm
    padding: int = 7
    lefts: tuple[int, ...] = tuple(sum(_WIDTHS[:n]) for n in range(len(_WIDTHS)))


WALL = Measures()


@dataclass(frozen=True)
class WallRow:
    """A section's title, without a code, or a task."""

    lines: tuple[str, ...]
    height: int
    number: str = ""
    unit: tuple[str, ...] = ()
    deadline: str = ""
    status: str = ""
    label: tuple[str, ...] = ()
    code: QrCode | None = None
    y: int = 0


@dataclass
class WallColumn:
    top: int
    rows: list[WallRow] = field(default_factory=list)
    bottom: int = 0

    def __post_init__(self):
        self.bottom = self.top + WALL.head

    def fits(self, height: int) -> bool:
        return self.bottom + height <= WALL.height

    def add(self, row: WallRow) -> None:
        self.rows.append(replace(row, y=self.bottom))
        self.bottom += row.height


def wall_sheets(sections: Iterable[WallSection]) -> list[tuple[WallColumn, ...]]:
    """The sheets, each with its columns; there is always one."""
    columns = list(_columns(sections))
    return [tuple(columns[n : n + 2]) for n in range(0, len(columns), 2)]


def _columns(sections: Iterable[WallSection]) -> Iterator[WallColumn]:
    column, number = WallColumn(_TOP), 0
    for section in sections:
        title = _title(section.name)
        is_titled = False
        for task in section.tasks:
            row = _row(task)
            if not column.fits(row.height + (0 if is_titled else title.height)):
                yield column
                number += 1
                column = WallColumn(_TOP if number < 2 else 0)
                is_titled = False
            if not is_titled:
                column.add(title)
                is_titled = True
            column.add(row)
    yield column


def _title(name: str) -> WallRow:
    lines = cut_lines(name, WALL.column - 2 * WALL.padding, WALL.text, 1, bold=True)
    return WallRow(lines, WALL.line + 8)


def _row(task: WallTask) -> WallRow:
    def cut(text, place, most, *, bold=False):
        return cut_lines(
            text, _WIDTHS[place] - 2 * WALL.padding, WALL.text, most, bold=bold
        )

    label_room = _WIDTHS[4] - 2 * WALL.padding - 40  # beside the mark
    return WallRow(
        cut(task.name, 1, _NAME_LINES),
        WALL.qr + 5,
        task.number,
        (*cut(task.unit, 2, 1, bold=True), *cut(task.person, 2, 2)),
        task.deadline,
        task.status,
        cut_lines(task.label, label_room, WALL.text, 3, bold=True),
        qr_code(task.url),
    )
