"""The rows of an annex, in order, gathered into sections and tasks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ...text.cell_text import glue, is_upper, starts_within_sentence, tidy
from ...text.finding import Finding
from ...text.normalize import fold
from ...text.numbering import BULLET, DOTTED, NUMBER, ROMAN, SMALL, counted
from ..draft import DraftSection, DraftTask
from . import findings as doubt
from .levels import (
    GROUP,
    GROUP_RANK,
    LEADS,
    TASK_RANK,
    TIMES,
    Levels,
)
from .remarks import end_of_tasks, is_left_out
from .rows import Row
from .task import Item

_CONTINUED = re.compile(r"\(?\s*tiếp(?: theo)?\s*\)?\s*$")
_BETWEEN_NAMES = " - "


@dataclass
class _Section:
    number: str
    name: str
    items: list[Item] = field(default_factory=list)


@dataclass
class _Group:
    """A title above tasks, which their notes repeat."""

    rank: int
    name: str  # with its number in front
    number: str = ""
    is_told: bool = False


@dataclass
class Outline:
    """Sections and tasks as far as the rows tell; where it was in doubt it says so."""

    sections: list[_Section] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    tail: list[Row] = field(default_factory=list)  # signature and recipients below

    @property
    def is_empty(self) -> bool:
        return not any(section.items for section in self.sections)

    @property
    def is_without_sections(self) -> bool:
        return len(self.sections) == 1 and not self.sections[0].number

    def name_unnamed(self, name: str) -> None:
        """Give the tasks without a section the name of their annex."""
        for section in self.sections:
            section.name = section.name or name

    def number_on(self, before: int) -> None:
        """Count the sections on from those of another annex."""
        numbers = {}
        for number, section in enumerate(self.sections, before + 1):
            numbers[section.number], section.number = counted(number), counted(number)
        self.findings = [
            finding.at(numbers[finding.where]) if finding.where in numbers else finding
            for finding in self.findings
        ]

    def drafts(self) -> tuple[DraftSection, ...]:
        """The sections as they are proposed."""
        return tuple(
            DraftSection(section.number, section.name, _tasks(section))
            for section in self.sections
        )


def read_outline(rows: Sequence[Row]) -> Outline:
    """Gather the rows of all tables of an annex."""
    outline = Outline()
    end = end_of_tasks(rows)
    outline.tail = list(rows[end:])
    kept = []
    for row in rows[:end]:
        if is_left_out(row):
            outline.findings.append(doubt.left_out(row.text))
        else:
            kept.append(row)
    return _Reader(outline, Levels(kept)).read()


class _Reader:
    """Walks through the rows once and knows where it stands."""

    def __init__(self, outline: Outline, levels: Levels):
        self.outline = outline
        self.levels = levels
        self.section: _Section | None = None
        self.wider = ""  # "A. NHIỆM VỤ CHUNG" above the sections
        self.groups: list[_Group] = []  # the widest first
        self.open: list[Item] = []  # the last task and those that it is a part of

    def read(self) -> Outline:
        for position, row in enumerate(self.levels.rows):
            self._read_row(position, row)
        self._leave(0)
        self._judge()
        return self.outline

    def _read_row(self, position: int, row: Row) -> None:
        levels = self.levels
        if row.group and levels.section_kind == GROUP:
            self._open_group_section(row)
        if levels.groups_are_numbered:
            row = replace(row, label=None, number="")
        if row.is_bare and row.kind in levels.wider_kinds:
            self._open_wider(row)
        elif self._goes_on_with_title(position, row):
            self.section.name = glue(self.section.name, tidy(row.name, prose=True))
        elif levels.is_title_of_all(position):
            self.outline.findings.append(doubt.left_out(row.text))
        elif levels.is_section(position):
            self._open_section(row)
        elif self.open and levels.is_continuation(position):
            self._join(row)
        elif levels.is_group(position) or (
            levels.is_remark(row) and (row.wide or row.is_emphatic)
        ):
            self._open_group(position, row)
        elif self.open and levels.is_remark(row):
            self.open[-1].join(row, cut=False)
        elif self._is_part(row):
            self.open[-1].add_part(row)
        else:
            if levels.is_section_of_itself(row):
                self._open_section(replace(row, values={}))
            self._add_task(row)

    # -- Sections and groups -----------------------------------------------------------

    def _open_wider(self, row: Row) -> None:
        """A title above the sections, which their names repeat."""
        above = "" if self.section else self.wider
        names = filter(None, (above, tidy(row.name, prose=True)))
        self.wider = _BETWEEN_NAMES.join(names)
        self._close(None)

    def _goes_on_with_title(self, position: int, row: Row) -> bool:
        """Whether the row is the rest of a section's title that was cut in two."""
        title = self.section
        if title is None or title.items or self.groups or not title.name:
            return False
        if row.number or row.label or not row.is_bare or row.is_paragraph:
            return False
        capitals = is_upper(title.name) and is_upper(row.name)
        return capitals or starts_within_sentence(row.name)

    def _open_section(self, row: Row) -> None:
        number = self._section_number(row)
        if self._is_open_section(number, row):
            return
        names = filter(None, (self.wider, tidy(row.name, prose=True)))
        self._close(_Section(number, _BETWEEN_NAMES.join(names)))
        self.outline.sections.append(self.section)
        if row.values:
            self.outline.findings.append(doubt.section_has_cells(row, number))

    def _is_open_section(self, number: str, row: Row) -> bool:
        """Whether the title only repeats that of the section, on the next page."""
        if self.section is None or self.section.number != number or row.values:
            return False
        name = _CONTINUED.sub("", fold(row.name)).strip()
        return fold(self.section.name).endswith(name)

    def _open_group_section(self, row: Row) -> None:
        """A column names the section: a new one begins where its text changes."""
        name = tidy(row.group, prose=True)
        if self.section is None or fold(self.section.name) != fold(name):
            numbered = row if self.levels.groups_are_numbered else None
            self._close(_Section(self._section_number(numbered), name))
            self.outline.sections.append(self.section)

    def _section_number(self, row: Row | None) -> str:
        """The printed number in Roman digits, or the next one."""
        if row and row.kind == ROMAN:
            return row.label.text
        ordinal = row.label.ordinal if row and row.label else 0
        if not ordinal:
            ordinal = 1 + sum(bool(each.number) for each in self.outline.sections)
        return counted(ordinal)

    def _close(self, section: _Section | None) -> None:
        self._leave(0)
        self.section = section

    def _open_group(self, position: int, row: Row) -> None:
        rank = self.levels.rank(row) if row.label else GROUP_RANK
        below = self.levels.rows[position + 1 : position + 2]
        if any(each.kind == NUMBER for each in below):
            rank = GROUP_RANK
        self._leave(rank)
        mark = f"{row.number}. " if row.number else ""
        name = mark + tidy(row.name, prose=True)
        self.groups.append(_Group(rank, name, row.number))
        self.open = []

    def _leave(self, rank: int) -> None:
        """Leave the groups and tasks that are not above this rank."""
        for group in self.groups:
            if group.rank >= rank and not group.is_told:
                self.outline.findings.append(doubt.left_out(group.name))
        self.groups = [group for group in self.groups if group.rank < rank]
        self.open = [item for item in self.open if item.rank < rank]

    # -- Tasks -------------------------------------------------------------------------

    def _is_part(self, row: Row) -> bool:
        """Whether the row only lists a part of the task above it."""
        if row.kind not in (DOTTED, SMALL, BULLET) or not self._parent(row):
            return False
        own = row.has(*LEADS, *TIMES, repeated=False)
        if row.kind == DOTTED:
            return not (own or row.values or row.repeated)
        return not own

    def _parent(self, row: Row) -> Item | None:
        """The task that the row is a part of."""
        rank = self.levels.rank(row)
        above = [item for item in self.open if item.rank < rank]
        return above[-1] if above else None

    def _join(self, row: Row) -> None:
        texts = [row.name, *row.values.values()]
        cut = row.opens_table or any(map(starts_within_sentence, texts))
        self.open[-1].join(row, cut=cut and not row.name_repeated)

    def _add_task(self, row: Row) -> None:
        if self.section is None:
            self.section = _Section("", self.wider)
            self.outline.sections.append(self.section)
        rank = self.levels.rank(row)
        if row.label:
            self._leave(rank)
        else:
            self.open = []
        parent = self._parent(row)
        context = [group.name for group in self.groups]
        for group in self.groups:
            group.is_told = True
        if row.group and self.levels.section_kind != GROUP:
            context.append(tidy(row.group, prose=True))
        if parent:
            context.append(f"{parent.number}. {parent.name}".lstrip(". "))
        number = (parent or self.groups[-1]).number if parent or self.groups else ""
        item = Item(row, max(rank, TASK_RANK), tuple(context), number)
        item.findings += self._doubts(item)
        self.section.items.append(item)
        self.open.append(item)

    def _doubts(self, item: Item) -> list[Finding]:
        doubts = []
        if item.context:
            doubts.append(doubt.part_of(item.context))
        if not item.name:
            doubts.append(doubt.name_missing())
        # The parts of a task ("a)", "-") are not numbered among the tasks.
        counted = item.row.kind not in (SMALL, BULLET)
        if self.levels.is_numbered and not item.number and counted:
            doubts.append(doubt.unnumbered())
        return doubts

    # -- The whole ---------------------------------------------------------------------

    def _judge(self) -> None:
        """What is doubtful about the annex as a whole."""
        sections = self.outline.sections
        if self.wider and self.section is None:
            self.outline.findings.append(doubt.left_out(self.wider))
        if len(sections) > 1 and not sections[0].number:
            self.outline.findings.append(doubt.before_sections(len(sections[0].items)))
        tasks = [item for section in sections for item in section.items]
        if tasks and not any(item.number for item in tasks):
            self.outline.findings.append(doubt.no_numbers())


# -- Drafts ----------------------------------------------------------------------------


def _tasks(section: _Section) -> tuple[DraftTask, ...]:
    return tuple(
        item.draft(f"{section.number}.{item.number or position}".lstrip("."))
        for position, item in enumerate(section.items, 1)
    )
