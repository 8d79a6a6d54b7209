"""Clauses of fixed dates: "Trước ngày 15/6 và 15/12", "Từ tháng 3 đến tháng 6/2024"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from . import findings
from .mark_reading import read_listed_mark, read_mark
from .marks import Mark, checked_year, filled, first_day, last_day
from .reader import Reader
from .values import LAST_DAY, Occurrence, Part, Rhythm, month_end

# How a date binds. Of several ("chậm nhất trước ngày 15/6") the first of this order
# holds: "before" ends the day before, "by" on the day itself, "in" spans the stretch.
_WAYS = ("about", "before", "by", "from", "in")
_WAY_WORDS = (
    # Until an hour of the day: the day itself is still in time.
    (
        "by",
        r"truoc [0-9]{1,2}\s*(?:gio|h|g|:)\s*(?:[0-9]{2})?\s*(?:phut)?,?"
        r"(?= ?(?:ngay|[0-9]))",
    ),
    ("before", r"truoc(?! khi| mat| do| day)(?: thoi diem)?(?![a-z])"),
    ("by", r"(?:cham|muon) nhat(?![a-z])"),
    ("by", r"khong (?:qua|muon hon|cham hon)(?![a-z])"),
    ("by", r"(?:thoi )?han (?:cuoi|chot)(?: cung)?(?![a-z])"),
    ("by", r"(?:tu nay |cho )?(?:den|toi)(?: het)?(?![a-z])"),
    ("by", r"het(?![a-z])"),
    ("from", r"(?:bat dau )?(?:ke )?tu(?! nay)(?![a-z])"),
    ("about", r"(?:vao |trong )?khoang(?! thoi gian)(?![a-z])"),
    ("in", r"(?:trong(?: khoang)?(?: thoi gian)?|vao|la)(?![a-z])"),
)
_WAY_PATTERNS = tuple((way, re.compile(words)) for way, words in _WAY_WORDS)

_RANGE = re.compile(r"(?:-|(?:cho )?(?:den|toi)(?: het)?(?![a-z]))\s*(truoc(?![a-z]))?")
# Behind a semicolon a list goes on only in numbers: "Tháng 3; 6; 9", "Quý I; II".
_ALSO = re.compile(
    r"(?:[,&+ ]|va(?![a-z]))+(?=[a-z0-9])|[, ]*;[, ]*(?=[0-9]|[ivxl]+(?![a-z0-9]))"
)
_EVERY_YEAR = re.compile(r"(?:cua )?(?:hang|moi) nam(?! [0-9])(?![a-z])")
_EVERY_MONTH = re.compile(r"(?:cua )?(?:hang|moi|tung|cac) thang(?!\s*[0-9])(?![a-z])")


@dataclass(frozen=True)
class Item:
    """One mark, or the two ends of a range."""

    first: Mark
    last: Mark | None = None
    before_last: bool = False  # "từ 01/3 đến trước 30/6"

    @property
    def marks(self) -> tuple[Mark, ...]:
        return (self.first, self.last) if self.last else (self.first,)


@dataclass(frozen=True)
class Dates:
    """Marks that bind in one way, not yet dates: their year may come from outside."""

    items: tuple[Item, ...]
    way: str  # one of _WAYS, or "" where no word says how
    every: str = ""  # "year" or "month": "hằng năm" stands behind

    @property
    def marks(self) -> tuple[Mark, ...]:
        return tuple(mark for item in self.items for mark in item.marks)

    @property
    def is_days_only(self) -> bool:
        """ "Trước ngày 20": of some month."""
        return all(m.unit == "day" and m.months is None for m in self.marks)

    @property
    def is_whole_year(self) -> bool:
        """ "Cả năm", "trong năm 2024"."""
        marks = self.marks
        return len(marks) == 1 and marks[0].unit == "year" and self.way in ("in", "")

    @property
    def names_year(self) -> bool:
        return any(mark.year for mark in self.marks)

    def in_month(self, month: int) -> "Dates":
        """Days that name no month, in this one."""
        items = (Item(replace(i.first, months=(month, month))) for i in self.items)
        return replace(self, items=tuple(items))

    @property
    def limits(self) -> bool:
        """Whether it can narrow a stretch named before: "Quý I, trước ngày 15/3"."""
        return self.way in ("before", "by") and len(self.items) == 1


def read_way(reader: Reader) -> str:
    """How the date that follows binds; "" when no word says so."""
    ways = set()
    position = -1
    while position != reader.position:
        position = reader.position
        for way, pattern in _WAY_PATTERNS:
            if reader.take(pattern):
                ways.add(way)
                break
    return next((way for way in _WAYS if way in ways), "")


def read_dates(reader: Reader) -> Dates | None:
    """The dates that stand here, or None and the reader has not moved."""
    start = reader.position
    way = read_way(reader)
    mark = read_mark(reader, after_way=bool(way))
    if mark is None:
        reader.position = start
        return None
    if way == "about":
        raise reader.refuse(findings.vague_time, reader.quote(start, reader.position))
    items = [_read_range(reader, mark)]
    while item := _read_next_item(reader, items[-1].marks[-1]):
        items.append(item)
    dates = Dates(tuple(items), way, _read_every(reader))
    if way == "from" and not any(item.last for item in items):
        raise reader.refuse(findings.no_end)
    return dates


def _read_range(reader: Reader, first: Mark) -> Item:
    """The item that starts with this mark."""
    position = reader.position
    if match := reader.take(_RANGE):
        last = read_mark(reader, first, after_way=True)
        if last:
            return Item(first, last, bool(match[1]))
    reader.position = position
    return Item(first)


def _read_next_item(reader: Reader, like: Mark) -> Item | None:
    """The next item of a list of one unit; another unit starts a new clause."""
    position = reader.position
    if reader.take(_ALSO):
        mark = read_listed_mark(reader, like)
        if mark and mark.unit == like.unit:
            return _read_range(reader, mark)
    reader.position = position
    return None


def _read_every(reader: Reader) -> str:
    if reader.take(_EVERY_YEAR):
        return "year"
    return "month" if reader.take(_EVERY_MONTH) else ""


def part_of(reader: Reader, dates: Dates) -> Part:
    """What dates mean that stand alone; raises Refused."""
    if dates.every == "year":
        return yearly_part(reader, dates)
    if dates.every == "month":
        return monthly_part(reader, dates)
    return dated_part(reader, dates, reader.plan_year, year_is_said=False)


def dated_part(reader: Reader, dates: Dates, year: int, year_is_said: bool) -> Part:
    """The dates in a given year where they name none; raises Refused.

    year_is_said: the wording has named it before, so that nobody need be told.
    """
    if dates.is_days_only:
        raise reader.refuse(findings.month_missing)
    notes = list(_year_notes(reader, dates, year, year_is_said))
    found = []
    for item in _with_years(reader, dates, year):
        found.append(_occurrence(reader, item, dates.way))
        notes += _point_notes(reader, item)
    return Part("dated", occurrences=tuple(found), findings=tuple(notes))


def _with_years(reader: Reader, dates: Dates, year: int) -> Iterator[Item]:
    marks = iter(filled(dates.marks))
    for item in dates.items:
        full = []
        for _mark in item.marks:
            mark = next(marks)
            if mark.months is None:
                raise reader.refuse(findings.month_missing)
            if mark.year is None:
                mark = replace(mark, year=checked_year(reader, year))
            full.append(mark)
        yield Item(full[0], full[1] if item.last else None, item.before_last)


def _occurrence(reader: Reader, item: Item, way: str) -> Occurrence:
    if item.last is None:
        return _single(reader, item.first, way)
    if way == "before":
        raise reader.refuse(findings.wording_unread)
    start = first_day(reader, item.first)
    if item.before_last:
        end = first_day(reader, item.last) - timedelta(days=1)
    else:
        end = last_day(reader, item.last)
    if start > end:
        raise reader.refuse(findings.start_after_end, start, end)
    return Occurrence(start, end)


def _single(reader: Reader, mark: Mark, way: str) -> Occurrence:
    end = last_day(reader, mark)
    if way == "before":
        return Occurrence(None, first_day(reader, mark) - timedelta(days=1))
    if way == "by" or mark.edge or mark.unit == "day":
        return Occurrence(None, end)
    return Occurrence(first_day(reader, mark), end)


def _year_notes(
    reader: Reader, dates: Dates, year: int, year_is_said: bool
) -> Iterator[findings.Finding]:
    marks = filled(dates.marks)
    if not year_is_said and any(mark.needs_year for mark in marks):
        yield findings.year_missing(reader.shown, year)
    for mark in dates.marks:
        if mark.short_year:
            yield findings.year_short(reader.shown, mark.year)


def _point_notes(reader: Reader, item: Item) -> Iterator[findings.Finding]:
    for mark in item.marks:
        if mark.edge in ("giua", "cuoi"):
            day = last_day(reader, mark)
            yield findings.point_taken(reader.shown, mark.printed, day)


def yearly_part(reader: Reader, dates: Dates) -> Part:
    """The same dates in every year: "Trước 15/12 hằng năm"; raises Refused."""
    if dates.names_year:
        raise reader.refuse(findings.wording_unread)
    part = dated_part(reader, dates, reader.plan_year, year_is_said=True)
    rhythms = []
    for item, occurrence in zip(dates.items, part.occurrences, strict=True):
        start, deadline = occurrence.date_start, occurrence.date_deadline
        if start and start.day != 1:
            raise reader.refuse(findings.wording_unread)
        says_day = item.marks[-1].unit == "day" and dates.way != "before"
        ends_month = deadline == month_end(deadline.year, deadline.month)
        day = LAST_DAY if ends_month and not says_day else deadline.day
        rhythms.append(Rhythm("year", _month(start), deadline.month, day))
    return Part("recurring", rhythms=tuple(rhythms), findings=part.findings)


def _month(start: date | None) -> int:
    return start.month if start else 1


def monthly_part(reader: Reader, dates: Dates) -> Part:
    """The same days in every month: "Trước ngày 20 hằng tháng"; raises Refused."""
    if not dates.is_days_only or any(item.last for item in dates.items):
        raise reader.refuse(findings.wording_unread)
    rhythms = []
    for mark in dates.marks:
        day = mark.days[0]
        if not 1 <= day <= LAST_DAY:
            raise reader.refuse(findings.nonexistent_date, mark.printed)
        # Before the first of each month is the last day of each month.
        due = (day - 1 or LAST_DAY) if dates.way == "before" else day
        rhythms.append(Rhythm("month", due_day=due))
    return Part("recurring", rhythms=tuple(rhythms))
