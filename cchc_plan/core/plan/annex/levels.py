"""How an annex is laid out: which rows name sections, groups, tasks and their parts.

Communes number sections I, II or A, B or 1, 2 with tasks 1.1, or not at all. What the
levels are shows only in the rows as a whole.
"""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...text.cell_text import is_upper, starts_with_acronym, starts_within_sentence
from ...text.numbering import BULLET, DOTTED, LETTER, NUMBER, PART, ROMAN, SMALL
from . import headings
from .rows import Row

# Sections without a number of their own kind.
PLAIN = "plain"  # rows that look like titles
GROUP = "group"  # a column names the section

_RANKS = {PART: 0, LETTER: 1, ROMAN: 1, NUMBER: 3, DOTTED: 4, SMALL: 5, BULLET: 6}
GROUP_RANK = 2
TASK_RANK = 3
TIMES = (
    headings.TIME,
    headings.TIME_START,
    headings.TIME_END,
    headings.TIME_MARK,
)
LEADS = (headings.LEAD, headings.LEAD_AND_COORDINATING, headings.UNIT_MARK)


@dataclass
class Levels:
    """What the rows of one annex have in common."""

    rows: Sequence[Row]
    is_numbered: bool = False  # most tasks have a number
    section_kind: str = ""  # a kind of label, PLAIN or GROUP; "" for no sections
    wider_kinds: frozenset[str] = frozenset()  # above the sections
    usual_cells: float = 0  # cells that a task fills, beside its name
    groups_are_numbered: bool = False  # numbers are those of the sections' column
    _sections_in_capitals: bool = field(default=False, repr=False)
    _has_dotted: bool = field(default=False, repr=False)
    _first_section: int = field(default=0, repr=False)

    def __post_init__(self):
        tasks = [row for row in self.rows if row.name and row.values]
        numbered = sum(bool(row.number) for row in tasks)
        self.groups_are_numbered = 0 < numbered < len(tasks) and all(
            bool(row.number) == bool(row.group) for row in tasks
        )
        self.is_numbered = 2 * numbered >= len(tasks) > 0
        self.is_numbered &= not self.groups_are_numbered
        self.usual_cells = statistics.median([len(row.values) for row in tasks] or [0])
        self.section_kind = self._find_section_kind()
        self._has_dotted = any(row.kind == DOTTED for row in self.rows)
        kinds = [row.kind for row in self.rows]
        if self.section_kind in kinds:
            self._first_section = kinds.index(self.section_kind)
        self.wider_kinds = self._find_wider_kinds()
        titles = [row for row in self.rows if row.kind == self.section_kind]
        self._sections_in_capitals = bool(titles) and all(
            is_upper(row.name) for row in titles
        )

    # -- The kind of sections ----------------------------------------------------------

    def _find_section_kind(self) -> str:
        kinds = {row.kind for row in self.rows}
        bare_kinds = {row.kind for row in self.rows if row.is_bare}
        if ROMAN in bare_kinds or {ROMAN, NUMBER} <= kinds:
            return ROMAN
        title_kinds = {row.kind for row in self.rows if row.is_summed_up}
        for kind in (LETTER, PART):
            if kind in title_kinds:
                return kind
        if any(row.group for row in self.rows):
            return GROUP
        if self._numbers_are_sections():
            return NUMBER
        plain = any(
            self.looks_like_title(position) and not row.label
            for position, row in enumerate(self.rows)
        )
        return PLAIN if plain else ""

    def _numbers_are_sections(self) -> bool:
        """Whether "1." names a section, with tasks "1.1" or counted from 1 again."""
        groups = [
            position
            for position, row in enumerate(self.rows)
            if row.kind == NUMBER and self.is_group(position)
        ]
        others = sum(
            row.kind == NUMBER
            and not self._is_title(position)
            and not self._counts_again(position)
            for position, row in enumerate(self.rows)
        )
        restart = any(self._next_kind(position) == NUMBER for position in groups)
        return bool(groups) and (restart or len(groups) >= others)

    def _counts_again(self, position: int) -> bool:
        row = self.rows[position]
        return position > 0 and row.label.ordinal == 1

    def _find_wider_kinds(self) -> frozenset[str]:
        """Kinds whose titles stand above the first section: "A" over "I"."""
        above = {row.kind for row in self.rows[: self._first_section] if row.is_bare}
        possible = {ROMAN: {LETTER, PART}, LETTER: {PART}}
        return frozenset(above & possible.get(self.section_kind, set()))

    # -- One row -----------------------------------------------------------------------

    def is_section_of_itself(self, row: Row) -> bool:
        """Whether a task "2" stands among the sections "1", "3" with tasks "1.1"."""
        numbered = self.section_kind == NUMBER == row.kind
        return numbered and self._has_dotted and not row.is_bare and bool(row.name)

    def is_remark(self, row: Row) -> bool:
        """Whether a text among numbered tasks has neither number nor anything else."""
        return self.is_numbered and row.is_bare and not row.number and not row.label

    def rank(self, row: Row) -> int:
        """How deep a labelled row stands; a row without label is a task."""
        if row.kind in (ROMAN, LETTER) and row.kind != self.section_kind:
            return GROUP_RANK if row.is_bare else TASK_RANK
        return _RANKS.get(row.kind, TASK_RANK)

    def is_section(self, position: int) -> bool:
        """Whether the row at this position names a section."""
        row = self.rows[position]
        if not row.name:
            return False
        if row.kind in (ROMAN, LETTER, PART) and row.kind == self.section_kind:
            # "I. THỂ CHẾ" may name a lead unit for the whole section.
            return row.is_summed_up or row.kind == ROMAN
        if row.kind == NUMBER and self.section_kind == NUMBER:
            return self.is_group(position)
        if row.label or row.number or not row.is_bare:
            return False
        if row.is_paragraph or self.section_kind == PLAIN:
            return row.is_paragraph or self.looks_like_title(position)
        return self._sections_in_capitals and is_upper(row.name) and row.alone

    def is_title_of_all(self, position: int) -> bool:
        """Whether the row is a title without number right above the first section."""
        row, below = self.rows[position], self._below(position)
        if row.number or not (row.is_bare and row.alone) or below is None:
            return False
        numbered = self.section_kind in (ROMAN, LETTER, PART, NUMBER)
        first = below.kind == self.section_kind or below.kind in self.wider_kinds
        above = position < self._first_section
        return numbered and above and first and below.is_bare

    def is_group(self, position: int) -> bool:
        """Whether the row is a title over the rows below it that stand deeper."""
        row = self.rows[position]
        below = self._below(position)
        if not self._is_title(position) or self.is_continuation(position + 1):
            return False
        if below.kind == NUMBER and below.label.ordinal == 1:
            return row.kind in (NUMBER, LETTER, "")
        if not row.label:
            return row.is_emphatic and not below.is_bare
        if not below.label:
            return not below.is_bare
        return self.rank(below) > self.rank(row)

    def _is_title(self, position: int) -> bool:
        """Whether the row can be a title: bare, or "1" with the costs of its "1.1"."""
        row, below = self.rows[position], self._below(position)
        if row.is_bare or below is None:
            return row.is_bare and below is not None
        is_part_below = below.kind == DOTTED and below.label.parent == row.number
        return row.is_summed_up and is_part_below

    def looks_like_title(self, position: int) -> bool:
        """Whether a row without number is a title over the rows below it."""
        row = self.rows[position]
        if not (row.is_bare and row.alone) or starts_within_sentence(row.name):
            return False
        below = self._below(position)
        if below is None or below.is_bare and not below.label:
            return row.is_emphatic
        counted = below.kind == NUMBER and below.label.ordinal == 1
        return row.is_emphatic or counted or not self.is_numbered

    def is_continuation(self, position: int) -> bool:
        """Whether the row goes on with the one before it, cut by the end of a page."""
        row = self.rows[position]
        if row.label or row.number or row.is_paragraph or row.group:
            return False
        if not row.name:
            return True
        has_all = row.has(*LEADS, repeated=False) and row.has(*TIMES, repeated=False)
        if starts_within_sentence(row.name):
            return self.is_numbered or not has_all
        if not self.is_numbered or row.is_emphatic and not _is_acronym_only(row):
            return False
        if row.is_bare:
            return row.opens_table or starts_with_acronym(row.name)
        return not has_all and 2 * len(row.values) < self.usual_cells

    def _below(self, position: int) -> Row | None:
        return self.rows[position + 1] if position + 1 < len(self.rows) else None

    def _next_kind(self, position: int) -> str:
        below = self._below(position)
        return below.kind if below else ""


def _is_acronym_only(row: Row) -> bool:
    """Whether it is in capitals only because it is as short as "TTHC"."""
    return not row.bold and len(row.name) <= 6
