"""Vietnamese deadline wording ⇄ dates (DESIGN.md §4, "Dates").

The last day in time is what counts:

* "Tháng 3/2024", "Quý I/2024", "6 tháng đầu năm", "Năm 2024" start on their first day
  and are due on their last; "Từ A đến B" and "Quý II-III" are one stretch due at its
  end, "Quý I, II" and "Trong tháng 3 và tháng 9" are due at the end of each.
* "Trước D" is D-1: "Trước tháng 6" is 31 May. "Chậm nhất D", "đến D", "ngày D" are D.
* What stands in brackets, or behind a comma with such a limit, narrows what stands
  before: "Quý I/2024 (trước ngày 15/3)" is due once, on 14 March.
* "Cuối năm", "cuối quý II", "giữa năm", "giữa tháng 6" mean the days that the Civil
  Code names (Điều 146) and are noted; "đầu quý II", "khoảng tháng 3", "tuần 1 tháng 3"
  name no day, so they are unread.
* "Hằng quý, 6 tháng", "Ngày 20 hằng tháng", "trước ngày 10 tháng cuối quý" recur;
  "Thường xuyên" and all that comes back every day or week is continuous.
* "30 ngày kể từ ngày 15/3/2024" counts from the day after: 14 April. Working days are
  not counted here: holidays are not this module's business.
* Dates joined by "hoặc" are unread: nobody can tell which one holds.
* A document's date is no deadline: "Theo Kế hoạch số 15/KH-UBND ngày 15/3" is external.

Nothing is guessed: what is not understood is "unread" with the reason, and what is left
out of a wording that was otherwise understood is named in a finding.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

from . import findings
from ...text.finding import Finding
from .format import format_wording
from .grammar import Failure, read_parts
from .reader import MAX_LENGTH, Reader, prepare, shown
from .values import (
    KINDS,
    Delay,
    Occurrence,
    Part,
    Rhythm,
    Timeframe,
    merged,
    occurrences,
    ordered,
)

__all__ = [
    "KINDS",
    "Delay",
    "Occurrence",
    "Rhythm",
    "Timeframe",
    "format_wording",
    "occurrences",
    "parse",
]


def parse(wording: str, year: int) -> Timeframe:
    """What a deadline of a plan of this year means. Never raises, whatever the text.

    >>> parse("Quý I/2024", 2024).deadlines[0].date_deadline
    datetime.date(2024, 3, 31)
    >>> parse("Trước ngày 10/6", 2024).deadlines[0].date_deadline
    datetime.date(2024, 6, 9)
    >>> parse("Thường xuyên", 2024).kind
    'continuous'
    """
    text = wording.strip()
    # The rest is not even looked at; runs of spaces shorten what is.
    start = text[: 4 * MAX_LENGTH]
    if not prepare(start):
        return _unread(wording, year, findings.wording_empty())
    if len(prepare(start)) > MAX_LENGTH or len(text) > len(start):
        return _unread(wording, year, findings.wording_too_long(shown(text)))
    return replace(_parsed(text, year), wording=wording)


# A year has few wordings, and a plan asks of each of them again and again.
@lru_cache(maxsize=2_000)
def _parsed(text: str, year: int) -> Timeframe:
    reading = _read(text, year, " ; ")
    if not reading.is_complete:
        # A line break may as well stand inside of a time, as in "Quý / I/2024".
        unbroken = _read(text, year, " ")
        reading = unbroken if unbroken.is_complete else reading
    return _timeframe(text, year, reading)


def _unread(wording: str, year: int, *reasons: Finding) -> Timeframe:
    return Timeframe("unread", year, wording=wording, findings=reasons)


@dataclass(frozen=True)
class _Reading:
    parts: list[Part]
    failures: list[Failure]

    @property
    def is_complete(self) -> bool:
        notes = (note for part in self.parts for note in part.findings)
        return not self.failures and all(n.code != "part_set_aside" for n in notes)


def _read(text: str, year: int, line_joint: str) -> _Reading:
    return _Reading(*read_parts(Reader(prepare(text, line_joint), text, year)))


def _timeframe(text: str, year: int, reading: _Reading) -> Timeframe:
    """One timeframe of all parts; its kind is the most definite of theirs."""
    parts = reading.parts
    if not parts:
        reasons = (failure.finding for failure in reading.failures)
        return _unread(text, year, *dict.fromkeys(reasons))
    kind = min((part.kind for part in parts), key=KINDS.index)
    main = next(part for part in parts if part.kind == kind)
    notes = list(_notes(shown(text), year, reading, main))
    return Timeframe(
        kind,
        year,
        deadlines=merged(o for part in parts for o in part.occurrences),
        rhythms=ordered(rhythm for part in parts for rhythm in part.rhythms),
        # An event beside dates is left out, see _notes.
        delay=main.delay,
        event=main.event,
        wording=text,
        findings=tuple(dict.fromkeys(notes)),
    )


def _notes(quoted: str, year: int, reading: _Reading, main: Part):
    for part in reading.parts:
        yield from part.findings
        waits = part.kind in ("relative", "external")
        if waits and part is not main:
            yield findings.part_set_aside(quoted, part.printed)
    for failure in reading.failures:
        if failure.finding.code == "wording_unread":
            yield findings.part_set_aside(quoted, failure.printed)
        else:
            yield failure.finding
    dates = [o for part in reading.parts for o in part.occurrences]
    days = {day for o in dates for day in (o.date_start, o.date_deadline) if day}
    if any(day.year != year for day in days):
        yield findings.year_differs(quoted, year)
    if dates and any(part.rhythms for part in reading.parts):
        yield findings.mixed_kinds(quoted)
