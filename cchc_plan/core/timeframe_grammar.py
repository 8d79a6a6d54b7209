"""From a prepared wording to its parts: clauses, and what joins them.

A semicolon or line break separates what stands alone; behind a comma or in brackets
stands what belongs to the clause before ("Hàng tháng (trước ngày 20)").
"""

import re
from dataclasses import dataclass, replace

from . import timeframe_findings as findings
from .finding import Finding
from .timeframe_dates import Dates, dated_part, monthly_part, read_dates, yearly_part
from .timeframe_events import read_delay, read_event
from .timeframe_places import Place, read_place
from .timeframe_reader import Reader
from .timeframe_rhythms import read_continuous, read_rhythms
from .timeframe_values import PERIOD, Occurrence, Part, Rhythm

# Words that say what is done, not when; they may stand before and behind a time.
_FILLER = re.compile(
    r"(?:(?:phai )?(?:hoan thanh|hoan tat|xong|ket thuc|thuc hien|trien khai|ban hanh"
    r"|xay dung|to chuc|gui|trinh|nop|tong hop|cong bo|cong khai|tham muu|so ket"
    r"|tong ket|danh gia|kiem tra|ra soat|du kien|giai doan|ke hoach)"
    r"|thoi (?:gian|han)(?: hoan thanh| thuc hien)?|han(?: hoan thanh)?"
    r"|(?:bao cao )?dinh ky(?= bao cao)"
    r"|bao cao(?: (?:thang|quy|6 thang|9 thang|nam)(?= gui| nop| truoc| cham nhat|:))?"
    r"|(?:dot|lan) (?:thu )?[0-9]{1,2}|(?:dat )?[0-9]{1,3} ?%)(?![a-z0-9])[ :]*"
)
# "Đợt 1:", "Kế hoạch tuyên truyền:", but not the colon of "16:30"
_LABEL = re.compile(r"[^:;,()]{1,60}:(?![0-9]{2})")
_JOINT = re.compile(r"(?:[ ,:()&+-]|va(?![a-z])|hoac(?![a-z]))+")
_MAY_SET_ASIDE = re.compile(r"[,(:]|va")
_SIGN = re.compile(r"[,;()]")
_BRACKET_END = re.compile(r"[^);]*\)?")
_SEGMENT_END = re.compile(r"[^;]*")
_SEMICOLONS = re.compile(r"[; ]*;[; ]*")


@dataclass(frozen=True)
class Failure:
    """A stretch between semicolons that was not read, and why."""

    printed: str
    finding: Finding


def read_parts(reader: Reader) -> tuple[list[Part], list[Failure]]:
    """What was read of a wording, and what was not."""
    parts: list[Part] = []
    failures: list[Failure] = []
    while not reader.at_end:
        start = reader.position
        try:
            parts += _Segment(reader).read()
        except findings.Refused as refused:
            reader.take(_SEGMENT_END)
            printed = reader.quote(start, reader.position)
            failures.append(Failure(printed, refused.finding))
        reader.take(_SEMICOLONS)
    return parts, failures


class _Segment:
    """What stands between two semicolons: clauses that may refine one another."""

    def __init__(self, reader: Reader):
        self.reader = reader
        self.parts: list[Part] = []

    def read(self) -> list[Part]:
        """Raises Refused when the segment gives no time, or none that is certain."""
        reader = self.reader
        reader.take(_JOINT)  # an opening bracket
        joint = ""
        while not (reader.at_end or reader.sees(_SEMICOLONS)):
            start = reader.position
            clause = self._read_clause()
            if clause:
                self._add(clause, joint, start)
            elif not self._skip_filler():
                self._set_aside(joint)
            self._skip_filler()
            match = reader.take(_JOINT)
            joint = match[0] if match else ""
        if not self.parts:
            raise reader.refuse(findings.wording_unread)
        return self.parts

    def _skip_filler(self) -> bool:
        """Whether nothing but words without a time stood up to the next sign."""
        start = self.reader.position
        while self.reader.take(_FILLER):
            pass
        if self.reader.at_end or self.reader.sees(_SIGN):
            return self.reader.position > start
        self.reader.position = start
        return False

    def _read_clause(self) -> Part | Dates | Place | None:
        """The next clause without the words around it, or None and unmoved."""
        reader = self.reader
        start = reader.position
        for skipped in (_FILLER, _LABEL):
            while reader.take(skipped):
                pass
            if clause := self._read_time():
                return clause
            reader.position = start
        return None

    def _read_time(self) -> Part | Dates | Place | None:
        for read in _READERS:
            if clause := read(self.reader):
                return clause
        return None

    def _set_aside(self, joint: str):
        """Leave out words behind a comma or "và" or in brackets, and say so.

        Without such a sign they belong to the time itself and change it ("quý II của
        năm học"), and before any time was read they may be anything ("Công văn số 5,
        ngày 15/3").
        """
        reader = self.reader
        if not (self.parts and _MAY_SET_ASIDE.search(joint)) or "hoac" in joint:
            raise reader.refuse(findings.wording_unread)
        start = reader.position
        reader.take(_BRACKET_END if "(" in joint else _SEGMENT_END)
        text = reader.quote(start, reader.position).strip("() ")
        note = findings.part_set_aside(reader.shown, text)
        self.parts[-1] = _with_notes(self.parts[-1], (note,))

    def _add(self, clause: Part | Dates | Place, joint: str, start: int):
        """Add a clause, or let it refine the one before."""
        reader = self.reader
        apart = "va" in joint or "hoac" in joint
        previous = self.parts[-1] if self.parts else None
        if "hoac" in joint and (isinstance(clause, Dates) or previous.kind == "dated"):
            raise reader.refuse(findings.alternatives)
        refined = previous and not apart and _refined(reader, previous, clause, joint)
        if refined:
            self.parts[-1] = refined
            return
        if isinstance(clause, Dates):
            clause = _part(reader, clause)
        if isinstance(clause, Place):
            raise reader.refuse(findings.wording_unread)
        printed = reader.quote(start, reader.position)
        self.parts.append(replace(clause, printed=printed))


def _part(reader: Reader, dates: Dates) -> Part:
    if dates.every == "year":
        return yearly_part(reader, dates)
    if dates.every == "month":
        return monthly_part(reader, dates)
    return dated_part(reader, dates, reader.plan_year, year_is_said=False)


def _refined(
    reader: Reader, previous: Part, clause: Part | Dates | Place, joint: str
) -> Part | None:
    """The part before, made more exact by this clause; None when they stand apart."""
    if isinstance(clause, Dates):
        if previous.kind == "dated":
            return _narrowed(reader, previous, clause, in_brackets="(" in joint)
        return _dated_rhythm(reader, previous, clause)
    if previous.kind != "recurring":
        return None
    if isinstance(clause, Place):
        rhythm = clause.rhythm(reader, previous.rhythms[-1].every)
        return replace(previous, rhythms=(*previous.rhythms[:-1], rhythm))
    # "Hàng quý, trước ngày 10 tháng cuối quý": one date in a quarter, not two.
    whole = {Rhythm(rhythm.every) for rhythm in clause.rhythms} | {Rhythm(PERIOD)}
    if clause.kind != "recurring" or not whole & set(previous.rhythms):
        return None
    kept = tuple(rhythm for rhythm in previous.rhythms if rhythm not in whole)
    return replace(previous, rhythms=kept + clause.rhythms)


def _dated_rhythm(reader: Reader, previous: Part, dates: Dates) -> Part | None:
    """ "Hàng tháng (trước ngày 20)", "Hằng năm, trước 15/12"."""
    last = previous.rhythms[-1] if previous.kind == "recurring" else None
    part = None
    if last == Rhythm(PERIOD) and dates.every:
        part = _part(reader, dates)
    elif last == Rhythm("month") and dates.is_days_only:
        part = monthly_part(reader, dates)
    elif last == Rhythm("year") and not (dates.is_days_only or dates.names_year):
        part = yearly_part(reader, dates)
    return part and replace(previous, rhythms=previous.rhythms[:-1] + part.rhythms)


def _narrowed(
    reader: Reader, previous: Part, dates: Dates, in_brackets: bool
) -> Part | None:
    """ "Quý I/2024 (trước ngày 15/3)": one due date within the stretch."""
    stretch = previous.occurrences[0]
    start, end = stretch.date_start, stretch.date_deadline
    alone = len(previous.occurrences) == len(dates.items) == 1
    if not (alone and not dates.every and (dates.limits or in_brackets)):
        return None
    if dates.is_days_only and (start.year, start.month) == (end.year, end.month):
        dates = dates.in_month(end.month)
    part = dated_part(reader, dates, end.year, year_is_said=True)
    inner = part.occurrences[0]
    if start is None:
        # "Trước ngày 15/3 (Quý I)": the stretch comes second.
        start, inner = inner.date_start, stretch
        end = part.occurrences[0].date_deadline
    if start is None or not start <= inner.date_deadline <= end:
        return None
    due = Occurrence(inner.date_start or start, inner.date_deadline)
    return _with_notes(replace(previous, occurrences=(due,)), part.findings)


def _with_notes(part: Part, notes: tuple[Finding, ...]) -> Part:
    return replace(part, findings=part.findings + notes)


# In this order: "30 ngày kể từ ngày 15/3" is no date, "ngày 10 tháng cuối quý" no day.
_READERS = (
    read_delay,
    read_place,
    read_rhythms,
    read_continuous,
    read_dates,
    read_event,
)
