"""One task of the annex, gathered from its rows and columns."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ...text.cell_text import join_rows, tidy
from ...text.finding import Finding
from ...text.normalize import bare, clean
from ...text.numbering import BULLET, SMALL, Label, split_label
from ..draft import DraftTask
from . import findings as doubt
from . import headings
from .columns import Column
from .headings import is_tick, period_label, unit_mark
from .rows import Row

_PROSE = frozenset({headings.NAME, headings.BUDGET, headings.NOTE, headings.UNKNOWN})
_FIGURE = re.compile(r"[\d.,\s]+$")
_PERIOD_WORD = re.compile(r"(?:Tháng|Quý|Ngày|Đầu|Giữa|Cuối|Năm)\b")
_MARKER = re.compile(
    r"(?:(?:cơ quan|đơn vị|bộ phận|-)\s*)*(chủ trì|phối hợp)(?:\s+thực hiện)?\s*:\s*",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"(?P<lead>[^\n]+?)\s*(?:chủ trì)?\s*[,;]?\s+phối hợp (?:với|cùng)\s+(?P<with>.+)",
    re.IGNORECASE | re.DOTALL,
)

_ROLES_BEHIND = re.compile(
    r"(?P<lead>[^\n;]+?)\s*\(?chủ trì(?: thực hiện)?\)?\s*"
    r"(?:[;,.\n]\s*(?P<with>.+?)\s*\(?(?:cùng )?phối hợp(?: thực hiện)?\)?\s*)?\.?",
    re.IGNORECASE | re.DOTALL,
)

_LONGEST_BODIES = 1_000  # letters; a longer cell holds prose

# In front of what a line of the note tells about the task above it.
CONTEXT = "Thuộc: "


@dataclass
class Item:
    """A task while its rows are read."""

    row: Row
    rank: int  # the smaller the wider: tasks 3, their parts more
    context: tuple[str, ...] = ()  # the groups and the task that it is a part of
    parent_number: str = ""
    name: str = ""
    values: dict[Column, str] = field(default_factory=dict)
    cells: tuple[str, ...] = ()
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self):
        self.cells = self.row.cells
        self.name = tidy(_with_bullets(self.row), prose=True)
        self.values = {
            column: _tidy(column, text)
            for column, text in {**self.row.repeated, **self.row.values}.items()
        }
        repeated = [each for each in self.row.repeated if each not in self.row.values]
        if repeated or self.row.dittos:
            self.findings.append(doubt.value_repeated((*repeated, *self.row.dittos)))

    @property
    def number(self) -> str:
        """The task's number; a part "a" of task 1 is "1.a"."""
        label = self.row.label
        if label and label.kind == SMALL and self.parent_number:
            return f"{self.parent_number}.{label.text}"
        return self.row.number

    def join(self, row: Row, *, cut: bool) -> None:
        """Add a row that goes on with this task, cell by cell.

        :param cut: the end of a page cut the task in two
        """
        self.name = join_rows(self.name, row.name, prose=True, cut=cut)
        for column, text in row.values.items():
            known = _same_column(self.values, column)
            before = self.values.get(known, "")
            prose = column.role in _PROSE
            self.values[known] = join_rows(before, text, prose=prose, cut=cut)
        self._add_cells(row)
        self.findings.append(doubt.row_joined(row))

    def add_part(self, row: Row) -> None:
        """Add a row that lists a part of this task and says nobody's name or time."""
        mark = {BULLET: "-", SMALL: f"{row.number})"}.get(row.kind, f"{row.number}.")
        self.name = f"{self.name}\n{mark} {tidy(row.name, prose=True)}".strip()
        for column, text in row.values.items():
            known = _same_column(self.values, column)
            parts = filter(None, (self.values.get(known), _tidy(column, text)))
            self.values[known] = "\n".join(parts)
        self._add_cells(row)
        self.findings.append(doubt.part_joined(row))

    def draft(self, where: str) -> DraftTask:
        """The task as it is proposed.

        :param where: its place in the annex: "II.4"
        """
        lead, coordinating = self._bodies()
        return DraftTask(
            name=self.name,
            number=self.number,
            deliverable=self._text(headings.DELIVERABLE),
            lead=lead,
            coordinating=coordinating,
            timeframe=self._timeframe(),
            budget=self._budget(),
            note=self._note(),
            cells=self.cells,
            findings=tuple(finding.at(where) for finding in self.findings),
        )

    def _add_cells(self, row: Row) -> None:
        width = max(len(self.cells), len(row.cells))
        padded = [
            cells + ("",) * (width - len(cells)) for cells in (self.cells, row.cells)
        ]
        self.cells = tuple(
            "\n".join(filter(None, texts)) for texts in zip(*padded, strict=True)
        )

    def _of(self, role: str) -> Iterable[tuple[Column, str]]:
        return ((each, text) for each, text in self.values.items() if each.role == role)

    def _text(self, role: str) -> str:
        return "\n".join(text for _column, text in self._of(role))

    def _bodies(self) -> tuple[str, str]:
        lead, coordinating = (
            self._text(headings.LEAD),
            self._text(headings.COORDINATING),
        )
        both = self._text(headings.LEAD_AND_COORDINATING)
        if both:
            split = split_bodies(both)
            if split is None:
                first, *others = re.split(r"\n|;", both)
                split = clean(first), "\n".join(filter(None, map(clean, others)))
                self.findings.append(doubt.bodies_split(both))
            lead, others = split
            coordinating = "\n".join(filter(None, (others, coordinating)))
        elif not coordinating:
            lead, coordinating = split_bodies(lead) or (lead, "")
        return self._with_marked(lead, coordinating)

    def _with_marked(self, lead: str, coordinating: str) -> tuple[str, str]:
        """Who leads and who helps, with the units whose own columns are marked."""
        units: dict[str, list[str]] = {headings.LEAD: [], headings.COORDINATING: []}
        for column, text in self._of(headings.UNIT_MARK):
            *above, unit = column.heading.split(": ")
            units[unit_mark(text, *above) or headings.COORDINATING].append(unit)
        leads = [*filter(None, (lead,)), *units[headings.LEAD]]
        if len(leads) > 1 and units[headings.LEAD]:
            self.findings.append(doubt.bodies_split("; ".join(leads)))
        helpers = [*leads[1:], coordinating, *units[headings.COORDINATING]]
        return "".join(leads[:1]), "\n".join(filter(None, helpers))

    def _timeframe(self) -> str:
        parts = [self._text(headings.TIME)]
        parts.append(
            period_wording(
                self._text(headings.TIME_START), self._text(headings.TIME_END)
            )
        )
        ticked = []
        for column, text in self._of(headings.TIME_MARK):
            label = period_label(*column.heading.split(": "))
            text = clean(text)
            ticked.append(label if is_tick(text) else f"{label}: {text}")
        parts.append("; ".join(ticked))
        return "\n".join(filter(None, parts))

    def _budget(self) -> str:
        parts = []
        for column, text in self._of(headings.BUDGET):
            if column.unit and _FIGURE.match(text):
                text = f"{text} {column.unit}"
            heading = column.heading.rpartition(": ")[2]
            parts.append(f"{heading}: {text}" if parts and heading else text)
        return "; ".join(parts)

    def _note(self) -> str:
        lines = [self._text(headings.NOTE)]
        for column, text in self._of(headings.UNKNOWN):
            lines.append(f"{column.heading}: {text}" if column.heading else text)
        if self.context:
            lines.append(CONTEXT + "; ".join(self.context))
        return "\n".join(filter(None, lines))


def split_bodies(text: str) -> tuple[str, str] | None:
    """Who leads and who helps where one cell says both in words; None where not.

    >>> split_bodies("Chủ trì: Văn phòng; Phối hợp: Tư pháp")
    ('Văn phòng', 'Tư pháp')
    >>> split_bodies("Văn phòng chủ trì, phối hợp với các bộ phận liên quan")
    ('Văn phòng', 'các bộ phận liên quan')
    >>> split_bodies("Văn phòng chủ trì; các phòng, ban phối hợp")
    ('Văn phòng', 'các phòng, ban')
    >>> split_bodies("Văn phòng - Thống kê") is None
    True
    """
    text = tidy(text)
    if len(text) > _LONGEST_BODIES:
        return None
    _before, *marked = _MARKER.split(text)
    if marked and not _before.strip():
        found = {"chu tri": [], "phoi hop": []}
        for marker, body in zip(marked[::2], marked[1::2], strict=True):
            found[bare(marker)].append(body.strip(" \n;,.-"))
        return tuple("\n".join(filter(None, found[each])) for each in found)
    match = _WITH.match(text) or _ROLES_BEHIND.fullmatch(text)
    if match:
        return match["lead"].strip(), (match["with"] or "").strip()
    return None


def period_wording(start: str, end: str) -> str:
    """One wording for the time of two columns.

    >>> period_wording("Tháng 1/2024", "Quý II/2024"), period_wording("", "30/6/2024")
    ('Từ tháng 1/2024 đến quý II/2024', '30/6/2024')
    """
    if not start or not end or start == end:
        return start or end
    first, last = (
        text[:1].lower() + text[1:] if _PERIOD_WORD.match(text) else text
        for text in (clean(start), clean(end))
    )
    return f"Từ {first} đến {last}"


def _tidy(column: Column, text: str) -> str:
    names = column.role in headings.WHO
    return tidy(text, prose=column.role in _PROSE, names=names)


def _with_bullets(row: Row) -> str:
    """The name, with the dash in front if it is the first item of a list."""
    if not row.label or row.label.kind != BULLET:
        return row.name
    others = (split_label(line)[0] for line in row.name.split("\n")[1:])
    return f"- {row.name}" if Label(BULLET, 0, "") in others else row.name


def _same_column(values: Mapping[Column, str], column: Column) -> Column:
    """The column of another table that holds the same."""
    if column in values:
        return column
    alike = [each for each in values if each.role == column.role]
    shared = len(alike) == 1 and column.role != headings.UNKNOWN
    return alike[0] if shared else column
