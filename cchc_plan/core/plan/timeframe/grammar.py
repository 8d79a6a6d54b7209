"""From a prepared wording to its parts: clauses, and what joins them.

A semicolon or line break separates what stands alone; behind a comma or in brackets
stands what belongs to the clause before ("Hàng tháng (trước ngày 20)").
"""

import re
from dataclasses import dataclass, replace

from ...text.finding import Finding
from . import findings
from .dates import Dates, part_of, read_dates
from .events import read_delay, read_event
from .places import Place, read_place
from .reader import Reader
from .refine import refine
from .rhythms import read_continuous, read_rhythms
from .values import Part

# Words that say what is done, not when; they may stand before and behind a time.
_FILLER = re.compile(
    r"(?:(?:phai )?(?:hoan thanh|hoan tat|xong|ket thuc|thuc hien|trien khai|ban hanh"
    r"|xay dung|to chuc|gui|trinh|nop|tong hop|cong bo|cong khai|tham muu|so ket"
    r"|tong ket|danh gia|kiem tra|ra soat|du kien|kip thoi|giai doan|ke hoach)"
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
        self.dates: Dates | None = None  # the last ones

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
        self.parts[-1] = self.parts[-1].noted(note)

    def _add(self, clause: Part | Dates | Place, joint: str, start: int):
        """Add a clause, or let it refine the one before."""
        reader = self.reader
        previous = self.parts[-1] if self.parts else None
        if isinstance(clause, Dates):
            clause = self.dates = self._bound(clause, joint)
        either = previous and "hoac" in joint
        if either and (isinstance(clause, Dates) or previous.kind == "dated"):
            raise reader.refuse(findings.alternatives)
        refines = previous and not (either or "va" in joint)
        if refines and (refined := refine(reader, previous, clause, joint)):
            self.parts[-1] = refined
            return
        if isinstance(clause, Dates):
            clause = part_of(reader, clause)
        if isinstance(clause, Place):
            raise reader.refuse(findings.wording_unread)
        printed = reader.quote(start, reader.position)
        self.parts.append(replace(clause, printed=printed))

    def _bound(self, dates: Dates, joint: str) -> Dates:
        """Dates behind others of their kind are bound alike.

        "Trước 15/6 (6 tháng) và 15/12 (năm)": before both.
        """
        before = self.dates
        if before is None or dates.way or "(" in joint:
            return dates
        alike = before.marks[-1].unit == dates.marks[0].unit
        limits = before.way in ("before", "by") and not any(i.last for i in dates.items)
        return replace(dates, way=before.way) if alike and limits else dates


# In this order: "30 ngày kể từ ngày 15/3" is no date, "ngày 10 tháng cuối quý" no day.
_READERS = (
    read_delay,
    read_place,
    read_rhythms,
    read_continuous,
    read_dates,
    read_event,
)
