"""The columns of an annex: what each holds, as its heading tells."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ...reading.source import Cell
from ...text.normalize import clean, fold
from ...text.numbering import number_label
from . import headings
from .headings import Meaning

CellRow = Sequence[Cell]

_MONEY_UNIT = re.compile(
    r"(?P<many>nghìn|ngàn|triệu|tr|tỷ|tỉ|1\.?000)\.?\s*(?:đồng|đ)\b"
    r"|(?<!hợp )(?<!hội )\bđồng\b"
)
_WEIGHTS = {
    headings.NAME: 3,
    headings.LEAD: 3,
    headings.LEAD_AND_COORDINATING: 4,
    headings.COORDINATING: 2,
    headings.UNIT_MARK: 3,
    headings.DELIVERABLE: 2,
    headings.TIME: 3,
    headings.TIME_START: 1,
    headings.TIME_END: 2,
    headings.TIME_MARK: 1,
    headings.BUDGET: 1,
}
# Of these a line has one; a second column of the kind is kept in the note.
_SINGLE = (
    headings.NUMBER,
    headings.NAME,
    headings.GROUP,
    headings.DELIVERABLE,
    headings.LEAD,
    headings.LEAD_AND_COORDINATING,
    headings.COORDINATING,
    headings.TIME,
    headings.TIME_START,
    headings.TIME_END,
)


@dataclass(frozen=True)
class Column:
    """One column: what it holds and the heading it was known by."""

    role: str
    heading: str = ""  # "Cơ quan thực hiện: Chủ trì"
    unit: str = ""  # "triệu đồng", where the heading says it for the whole column


@dataclass(frozen=True)
class Columns:
    """All columns of a table from left to right."""

    columns: tuple[Column, ...]
    guessed_name: bool = False  # no heading says which column holds the tasks

    @property
    def name_index(self) -> int:
        """Where the column of the tasks' names stands; there always is one."""
        return [each.role for each in self.columns].index(headings.NAME)

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(column.role for column in self.columns)

    @property
    def text(self) -> str:
        """The headings as they are printed, on one line."""
        return " | ".join(each.heading for each in self.columns if each.heading)

    @property
    def weight(self) -> float:
        """How much like an annex of tasks it is."""
        return sum(_WEIGHTS.get(role, 0.5) for role in self.roles)


def own_text(cell: Cell) -> str:
    """A cell's text, unless it only continues another cell."""
    return "" if cell.merged else clean(cell.text)


def own_texts(row: CellRow) -> list[str]:
    """The texts that stand in the row itself, from left to right."""
    return [text for text in map(own_text, row) if text]


# -- From headings to columns ----------------------------------------------------------


@dataclass(frozen=True)
class Heading:
    """What stands over one column of the grid."""

    path: tuple[str, ...]  # from top to bottom
    meaning: Meaning
    continues: bool = False  # the cell on the left stretches over this column too


def assign_columns(found: Sequence[Heading], body: Sequence[CellRow]) -> Columns:
    """Give each column its role: one a role, the surest where several claim it."""
    roles = [each.meaning.role for each in found]
    _find_number_column(roles, found, body)
    _find_group_column(roles, found, body)
    _find_unit_columns(roles, found, body)
    for role in _SINGLE:
        _keep_one(roles, found, role)
    if headings.TIME_START in roles and headings.TIME_END not in roles:
        roles = [headings.TIME_END if r == headings.TIME else r for r in roles]
    if headings.NAME not in roles:
        # "Nhóm nhiệm vụ" names the tasks where nothing else does.
        roles = [headings.NAME if r == headings.GROUP else r for r in roles]
    guessed = headings.NAME not in roles
    if guessed:
        _guess_name_column(roles, body)
    return Columns(
        tuple(
            Column(role, ": ".join(each.path), _money_unit(role, each.path))
            for role, each in zip(roles, found, strict=True)
        ),
        guessed_name=guessed,
    )


def _find_number_column(
    roles: list[str], found: Sequence[Heading], body: Sequence[CellRow]
) -> None:
    """Numbers may stand under no heading, or under the same one as the tasks."""
    if headings.NUMBER in roles:
        return
    for index, heading in enumerate(found):
        shared = index + 1 < len(found) and found[index + 1].continues
        if heading.path and not shared:
            continue
        texts = [own_text(row[index]) for row in body if own_texts(row)[1:]]
        filled = [text for text in texts if text]
        numbers = [text for text in filled if number_label(text)]
        blank = not filled and index == 0 and not heading.path
        if blank or (numbers and 2 * len(numbers) >= len(filled)):
            roles[index] = headings.NUMBER
            return


def _find_group_column(
    roles: list[str], found: Sequence[Heading], body: Sequence[CellRow]
) -> None:
    """Of two columns of tasks the left one names groups if it has fewer texts."""
    names = [
        index
        for index, role in enumerate(roles)
        if role == headings.NAME and not found[index].continues
    ]
    if len(names) < 2 or headings.GROUP in roles:
        return
    counts = [sum(bool(own_text(row[index])) for row in body) for index in names]
    if counts[0] < 0.8 * max(counts[1:]):
        roles[names[0]] = headings.GROUP


def _find_unit_columns(
    roles: list[str], found: Sequence[Heading], body: Sequence[CellRow]
) -> None:
    """Columns that are a unit each, in which only marks stand."""
    marked = [
        index
        for index, each in enumerate(found)
        if len(each.path) > 1
        and headings.meaning(each.path[0]).role in headings.WHO
        and headings.meaning(each.path[-1]).role == headings.UNKNOWN
        and _holds_marks(each.path, (own_text(row[index]) for row in body))
    ]
    for index in marked if len(marked) > 1 else ():
        roles[index] = headings.UNIT_MARK


def _holds_marks(path: Sequence[str], texts: Iterable[str]) -> bool:
    filled = [text for text in texts if text]
    return all(headings.unit_mark(text, *path) for text in filled)


def _keep_one(roles: list[str], found: Sequence[Heading], role: str) -> None:
    """Leave the role to the surest heading and to the columns that it covers."""
    claims = [index for index, each in enumerate(roles) if each == role]
    if not claims:
        return
    best = max(claims, key=lambda index: found[index].meaning.rank)
    for index in claims:
        covered = index > best and all(
            each.continues for each in found[best + 1 : index + 1]
        )
        if index != best and not covered:
            roles[index] = headings.UNKNOWN


def _guess_name_column(roles: list[str], body: Sequence[CellRow]) -> None:
    """Without a heading for the tasks they are what is longest."""
    unknown = [index for index, role in enumerate(roles) if role == headings.UNKNOWN]
    lengths = {
        index: sum(len(own_text(row[index])) for row in body) for index in unknown
    }
    if lengths:
        roles[max(lengths, key=lambda index: lengths[index])] = headings.NAME


def _money_unit(role: str, path: Sequence[str]) -> str:
    """The unit that a heading gives for a column of bare figures.

    >>> _money_unit("budget", ["Kinh phí (ĐVT: triệu đồng)"])
    'triệu đồng'
    """
    return unit_in(" ".join(path)) if role == headings.BUDGET else ""


def unit_in(text: str) -> str:
    """The unit of money that a text names.

    >>> unit_in("Đơn vị tính: Triệu đồng"), unit_in("Kinh phí hoạt động thường xuyên")
    ('triệu đồng', '')
    >>> unit_in("KP (tr.đ)"), unit_in("(ĐVT: 1.000đ)")
    ('triệu đồng', '1.000 đồng')
    """
    match = _MONEY_UNIT.search(fold(text))
    if not match:
        return ""
    many = {"tr": "triệu"}.get(match["many"], match["many"])
    return f"{many} đồng" if many else match[0]


def with_unit(columns: Columns, unit: str) -> Columns:
    """The same columns, where one unit of money is said for the whole table."""
    return replace(
        columns,
        columns=tuple(
            replace(each, unit=each.unit or unit)
            if each.role == headings.BUDGET
            else each
            for each in columns.columns
        ),
    )


def widened(columns: Columns, width: int) -> Columns:
    """The same columns for a table with more of them at its right end."""
    missing = (Column(headings.UNKNOWN),) * (width - len(columns.columns))
    return replace(columns, columns=columns.columns + missing)
