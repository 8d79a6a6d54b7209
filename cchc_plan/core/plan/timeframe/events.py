"""Clauses that wait for something: "20 ngày sau khi có hướng dẫn", "Theo kế hoạch"."""

import re
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from ...text.normalize import fold
from . import findings
from .mark_reading import read_mark
from .marks import Mark, checked_year, first_day
from .reader import Reader
from .values import Delay, Occurrence, Part

_DELAY = re.compile(
    r"(?P<limit>(?:(?:trong(?: vong| thoi han| thoi gian)?|cham nhat|muon nhat"
    r"|khong qua|toi da|la) )*)(?P<amount>[0-9]{1,3}) ?(?:\([^()]{0,20}\) ?)?"
    r"(?:(?P<working_day>ngay lam viec)|(?P<day>ngay)|(?P<week>tuan)|(?P<month>thang)"
    r"|(?P<year>nam)|(?P<hour>gio))(?![a-z0-9])"
)
_FROM_DATE = re.compile(r"(?:ke tu|tinh tu|tu|sau)(?: sau)?(?![a-z])")
_COUNTED_FROM = re.compile(r"(?:ke tu|tinh tu|tu|sau|khi)(?![a-z])")
_BEFORE = re.compile(r"truoc(?![a-z])")
_BOUNDARY = re.compile(r"$|[,;()]")

_RELATIVE = re.compile(
    r"(?:ngay )?(?:sau khi|khi|sau|truoc khi|ke tu|tinh tu|dot xuat|phat sinh"
    r"|(?:theo|khi co|neu co) phat sinh)(?![a-z])"
)
_AFTER = re.compile(r"(?:ngay )?sau(?![a-z])(?! khi)")
_EXTERNAL = re.compile(
    r"(?:theo|tuy(?: theo)?|can cu(?: theo)?|phu hop voi|(?:dung|bao dam|dam bao)"
    r"(?: dung)? (?:thoi gian|thoi han|tien do|quy dinh))(?![a-z])"
)
_REPEATED = (
    r"(?:thuong xuyen|dinh k[yi]|(?:hang|moi) (?:thang|quy|nam|6 thang))(?![a-z])"
)
# What a comma or "và" must be followed by to end an event and start a time.
_NEXT_CLAUSE = re.compile(
    r",\s*(?:va )?(?:(?:hoan thanh|xong) )?(?:(?:truoc|cham nhat|muon nhat|den)"
    rf" (?:la |het |vao )?(?:ngay|thang|quy|[0-9])|{_REPEATED})|\bva {_REPEATED}"
)


def read_delay(reader: Reader) -> Part | None:
    """ "Trong vòng 5 ngày làm việc kể từ …"; None and unmoved when it is none.

    A delay from a written date is counted out from the day after it (Civil Code 2015,
    Điều 147 and 148), but not in working days or hours.
    """
    start = reader.position
    match = reader.take(_DELAY)
    if not match:
        return None
    delay = Delay(int(match["amount"]), match.lastgroup)
    before = reader.sees(_BEFORE)
    # "6 tháng trước ngày 10/6": the report of six months, not half a year before.
    if reader.sees(_COUNTED_FROM) or (before and delay.unit not in ("month", "year")):
        return _from_date(reader, delay) or _from_event(reader, delay)
    if reader.sees(_BOUNDARY) and (match["limit"] or delay.unit == "day"):
        note = findings.event_missing(reader.shown)
        return Part("relative", delay=delay, findings=(note,))
    reader.position = start
    return None


def _from_date(reader: Reader, delay: Delay) -> Part | None:
    """The due date when the event is a day of the calendar, and nothing follows it."""
    start = reader.position
    mark = reader.take(_FROM_DATE) and read_mark(reader)
    is_day = mark and mark.unit == "day" and mark.months
    countable = delay.unit not in ("working_day", "hour")
    if is_day and countable and reader.sees(_BOUNDARY):
        return _counted(reader, delay, mark)
    reader.position = start
    return None


def _counted(reader: Reader, delay: Delay, mark: Mark) -> Part:
    notes = ()
    if mark.year is None:
        year = checked_year(reader, reader.plan_year)
        mark = replace(mark, year=year)
        notes = (findings.year_missing(reader.shown, year),)
    event = first_day(reader, mark)
    deadline = _add(event, delay)
    checked_year(reader, deadline.year)
    return Part("dated", occurrences=(Occurrence(event, deadline),), findings=notes)


def _add(day: date, delay: Delay) -> date:
    """The last day of a delay that starts after this day.

    >>> _add(date(2024, 3, 15), Delay(30, "day"))
    datetime.date(2024, 4, 14)
    >>> _add(date(2024, 1, 31), Delay(1, "month"))
    datetime.date(2024, 2, 29)
    """
    if delay.unit in ("day", "week"):
        return day + timedelta(days=delay.amount * (7 if delay.unit == "week" else 1))
    return day + relativedelta(**{f"{delay.unit}s": delay.amount})


def _from_event(reader: Reader, delay: Delay) -> Part:
    start = reader.position
    counted = reader.take(_COUNTED_FROM) or reader.take(_BEFORE)
    mark = counted and read_mark(reader)
    reader.position = start
    event = _take_text(reader)
    notes = (findings.delay_not_counted(reader.shown),) if mark else ()
    return Part("relative", delay=delay, event=event, findings=notes)


def read_event(reader: Reader) -> Part | None:
    """ "Sau khi có hướng dẫn", "Theo kế hoạch của tỉnh"; raises Refused.

    A date inside belongs to a document ("Theo Kế hoạch số 15/KH-UBND ngày 15/3/2024"),
    so the whole text up to the clause's end is kept and not read.
    """
    start = reader.position
    if fold(reader.original[start : start + 3]) == "sáu":
        return None  # six, not after
    if reader.take(_AFTER) and read_mark(reader, after_way=True):
        raise reader.refuse(findings.no_end)
    reader.position = start
    for kind, pattern in (("relative", _RELATIVE), ("external", _EXTERNAL)):
        if reader.sees(pattern):
            text = _take_text(reader)
            return Part(kind, event=text[:1].upper() + text[1:])
    return None


def _take_text(reader: Reader) -> str:
    """Everything up to the clause's end, as it was written."""
    start = position = reader.position
    depth = 0
    while position < len(reader.text):
        character = reader.text[position]
        depth += (character == "(") - (character == ")")
        at_end = character == ";" or depth < 0
        if at_end or _NEXT_CLAUSE.match(reader.text, position):
            break
        position += 1
    reader.position = position
    return reader.quote(start, position)
