"""What a deadline wording means: the value objects of :mod:`.timeframe`."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from ...text.finding import Finding

KINDS = ("dated", "recurring", "continuous", "relative", "external", "unread")

# How many months a period of each rhythm covers. The nine months are those of January
# to September; a "period" is one of the reporting regime and has no fixed length.
PERIOD_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "nine_months": 9, "year": 12}
PERIOD = "period"

# A due day past the month's end means its last day.
LAST_DAY = 31

DELAY_UNITS = ("hour", "working_day", "day", "week", "month", "year")


def month_end(year: int, month: int) -> date:
    """The last day of a month.

    >>> month_end(2024, 2)
    datetime.date(2024, 2, 29)
    """
    return date(year, month, monthrange(year, month)[1])


@dataclass(frozen=True)
class Occurrence:
    """One due date, the last day in time, and the start when the wording gives one."""

    date_start: date | None
    date_deadline: date


@dataclass(frozen=True)
class Rhythm:
    """A due date that comes back in every period.

    Months count from 1 within the period; a due month past its end lies in the next
    period ("ngày 5 tháng đầu quý sau"). Raises ValueError for a rhythm that cannot be.

    >>> Rhythm("quarter")
    Rhythm(every='quarter', first_month=1, due_month=3, due_day=31)
    """

    every: str  # a key of PERIOD_MONTHS, or "period"
    first_month: int = 1  # the work starts on the first day of this month
    due_month: int = 0  # 0: the period's last one
    due_day: int = LAST_DAY

    def __post_init__(self):
        months = PERIOD_MONTHS.get(self.every, 1)
        month = self.due_month or months
        latest = months if self.every in ("year", "nine_months") else 2 * months
        if self.every != PERIOD and self.every not in PERIOD_MONTHS:
            raise ValueError(f"unknown rhythm: {self.every}")
        if not (1 <= self.first_month <= month <= latest and 1 <= self.due_day <= 31):
            raise ValueError(f"impossible rhythm: {self.every}")
        object.__setattr__(self, "due_month", month)
        # 2024 is a leap year, so that 29 February counts as the month's end.
        if self.every == "year" and self.due_day >= monthrange(2024, month)[1]:
            object.__setattr__(self, "due_day", LAST_DAY)


@dataclass(frozen=True)
class Delay:
    """A stretch of time counted from the day after an event."""

    amount: int
    unit: str  # one of DELAY_UNITS


@dataclass(frozen=True)
class Timeframe:
    """A wording and what it means; two are equal when they mean the same.

    kind: one of KINDS. Only "dated" has ``deadlines``; "recurring" and "continuous"
    have ``rhythms``, and so has a dated one whose wording names a rhythm as well ("Quý
    I và thường xuyên"). "relative" and "external" have ``event``.
    """

    kind: str
    year: int  # the plan's
    deadlines: tuple[Occurrence, ...] = ()  # one a due date, in order
    rhythms: tuple[Rhythm, ...] = ()  # in order
    delay: Delay | None = None  # "20 ngày" in "20 ngày sau khi có hướng dẫn"
    event: str = ""  # "sau khi có hướng dẫn", "Theo kế hoạch của tỉnh"
    wording: str = field(default="", compare=False)  # exactly as it was given
    findings: tuple[Finding, ...] = field(default=(), compare=False)

    @property
    def date_start(self) -> date | None:
        """The earliest start that the wording itself gives."""
        return min((d.date_start for d in self.deadlines if d.date_start), default=None)


@dataclass(frozen=True)
class Part:
    """What one clause of a wording means."""

    kind: str  # one of KINDS
    printed: str = ""
    occurrences: tuple[Occurrence, ...] = ()
    rhythms: tuple[Rhythm, ...] = ()
    delay: Delay | None = None
    event: str = ""
    findings: tuple[Finding, ...] = ()

    def noted(self, *findings: Finding) -> "Part":
        """The same with more to say about it."""
        return replace(self, findings=self.findings + findings)


def ordered(rhythms: Iterable[Rhythm]) -> tuple[Rhythm, ...]:
    """Each rhythm once, the fastest first."""
    return tuple(
        sorted(
            set(rhythms),
            key=lambda rhythm: (
                PERIOD_MONTHS.get(rhythm.every, 0),
                rhythm.due_month,
                rhythm.due_day,
                rhythm.first_month,
            ),
        )
    )


def merged(occurrences: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    """One occurrence a due date, in order; of several starts the latest holds.

    A quarter's report and the year's fall on one day: its milestone starts with the
    quarter, so that the milestones of a year follow one another.
    """
    by_deadline: dict[date, Occurrence] = {}
    for occurrence in occurrences:
        other = by_deadline.get(occurrence.date_deadline, occurrence)
        starts = {occurrence.date_start, other.date_start} - {None}
        by_deadline[occurrence.date_deadline] = Occurrence(
            max(starts, default=None), occurrence.date_deadline
        )
    return tuple(by_deadline[deadline] for deadline in sorted(by_deadline))


def occurrences(
    timeframe: Timeframe,
    date_from: date,
    date_to: date,
    period_ends: Iterable[date] | None = None,
) -> tuple[Occurrence, ...]:
    """The milestones that a timeframe gives a plan of these dates (both included).

    Its own deadlines come whatever the dates of the plan; a rhythm gives those of its
    due dates that fall within. "Định kỳ" and "Thường xuyên" are due at each end of a
    reporting period, ``period_ends``: the quarters' last days unless given. Relative,
    external and unread timeframes give none.
    """
    found = list(timeframe.deadlines)
    for rhythm in timeframe.rhythms:
        if rhythm.every != PERIOD:
            found += _returns(rhythm, date_from, date_to)
        elif period_ends is None:
            found += _returns(Rhythm("quarter"), date_from, date_to)
        else:
            found += _period_returns(period_ends, date_from, date_to)
    return merged(found)


def _returns(rhythm: Rhythm, date_from: date, date_to: date) -> Iterator[Occurrence]:
    """The due dates of a rhythm of known length between two dates."""
    months = PERIOD_MONTHS[rhythm.every]
    step = 12 if rhythm.every == "nine_months" else months
    # The last period of the year before may be due after its end.
    for year in range(max(date.min.year, date_from.year - 1), date_to.year + 1):
        for month in range(0, 12, step):
            deadline = _day(year, month + rhythm.due_month, rhythm.due_day)
            if deadline and date_from <= deadline <= date_to:
                start = _day(year, month + rhythm.first_month, 1)
                yield Occurrence(max(start, date_from), deadline)


def _day(year: int, month: int, day: int) -> date | None:
    """A day, or the month's last one; month 13 is the next January, if there is one."""
    years, month = divmod(month - 1, 12)
    if year + years > date.max.year:
        return None
    last = month_end(year + years, month + 1)
    return last.replace(day=min(day, last.day))


def _period_returns(
    period_ends: Iterable[date], date_from: date, date_to: date
) -> Iterator[Occurrence]:
    """One due date at each end of a period; each starts when the one before ended."""
    start = date_from
    for end in sorted({end for end in period_ends if date_from <= end <= date_to}):
        yield Occurrence(start, end)
        start = min(end, date.max - timedelta(days=1)) + timedelta(days=1)
