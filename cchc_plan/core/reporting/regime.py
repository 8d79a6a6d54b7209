"""The reports of a year: which days each tells of, until when it is sent, who answers.

A regime is data (DOMAIN.md §2.2): the cut-off of the figures and the day by which the
report is sent are two settings, since a superior may want the paper before its own
cut-off has come, as the plan of 2024 does.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ..organisation.workdays import (
    IsOff,
    is_day_off,
    last_working_day,
    working_days_before,
)

# How the day of sending is said.
DUE_BEFORE = "before"  # "trước ngày 10/6": the 9th is the last day in time
DUE_BY = "by"  # "đến ngày 10/6": the 10th is
DUE_AFTER_CUTOFF = "after_cutoff"  # "trong 02 ngày làm việc kể từ ngày chốt số liệu"
DUE_MODES = (DUE_BEFORE, DUE_BY, DUE_AFTER_CUTOFF)

# The calendar months that a kind tells of, whatever its cut-off.
MONTHS = {
    "q1": (1, 3),
    "q2": (4, 6),
    "q3": (7, 9),
    "q4": (10, 12),
    "h1": (1, 6),
    "m9": (1, 9),
    "year": (1, 12),
}
_NAMES = {
    "q1": "quý I năm %s",
    "q2": "quý II năm %s",
    "q3": "quý III năm %s",
    "q4": "quý IV năm %s",
    "h1": "6 tháng đầu năm %s",
    "m9": "9 tháng đầu năm %s",
    "year": "năm %s",
}


@dataclass(frozen=True)
class DayOfYear:
    """A day and a month without a year; a day too many means the month's last one."""

    day: int
    month: int

    def in_year(self, year: int) -> date:
        """
        >>> DayOfYear(31, 6).in_year(2024), DayOfYear(29, 2).in_year(2025)
        (datetime.date(2024, 6, 30), datetime.date(2025, 2, 28))
        """
        return date(year, self.month, min(self.day, monthrange(year, self.month)[1]))

    def last_before(self, limit: date) -> date:
        """The last such day before ``limit``."""
        day = self.in_year(limit.year)
        return day if day < limit else self.in_year(limit.year - 1)

    def nearest_to(self, other: date) -> date:
        """The such day that lies nearest, so that a report due in January is found.

        >>> DayOfYear(10, 1).nearest_to(date(2024, 12, 31))
        datetime.date(2025, 1, 10)
        """
        years = (other.year - 1, other.year, other.year + 1)
        days = [self.in_year(year) for year in years if date.min.year <= year <= 9999]
        return min(days, key=lambda day: abs(day - other))


@dataclass(frozen=True)
class Rule:
    """One line of a regime."""

    kind: str  # a key of MONTHS
    start: DayOfYear  # the first day whose figures count; the year before if need be
    cutoff: DayOfYear  # the last one, in the plan's year
    due: DayOfYear | None  # None: so many working days after the cut-off
    due_mode: str = DUE_BEFORE
    due_days: int = 0  # working days from the cut-off, with DUE_AFTER_CUTOFF
    lead_days: int = 5  # the units answer so many working days before the due day
    answered_by: str = ""  # the kind whose report answers this one as well


@dataclass(frozen=True)
class ReportDates:
    """A report of one year, with its days."""

    kind: str
    year: int
    date_from: date
    date_cutoff: date
    date_due: date  # the last day in time
    date_internal: date  # by which the units answer
    also: tuple[str, ...] = ()  # the kinds that it answers as well


def report_dates(
    rule: Rule, year: int, is_off: IsOff = is_day_off, also: tuple[str, ...] = ()
) -> ReportDates:
    """The days of one report in one year.

    >>> rule = Rule("h1", DayOfYear(15, 12), DayOfYear(14, 6), DayOfYear(10, 6))
    >>> found = report_dates(rule, 2024)
    >>> print(found.date_from, found.date_cutoff, found.date_due, found.date_internal)
    2023-12-15 2024-06-14 2024-06-09 2024-05-31
    """
    cutoff = rule.cutoff.in_year(year)
    due = _due(rule, cutoff, is_off)
    return ReportDates(
        kind=rule.kind,
        year=year,
        date_from=rule.start.last_before(cutoff),
        date_cutoff=cutoff,
        date_due=due,
        date_internal=working_days_before(due, rule.lead_days, is_off),
        also=also,
    )


def year_calendar(
    rules: Iterable[Rule], year: int, is_off: IsOff = is_day_off
) -> tuple[ReportDates, ...]:
    """The reports of a year in the order in which they are due.

    A kind that another one answers has no report of its own, unless the other is not
    in the regime.
    """
    rules = tuple(rules)
    answered = {rule.kind: _answering(rule, rules) for rule in rules}
    found = [
        report_dates(
            rule,
            year,
            is_off,
            tuple(kind for kind in MONTHS if answered.get(kind) == rule.kind),
        )
        for rule in rules
        if not answered[rule.kind]
    ]
    order = tuple(MONTHS)
    return tuple(
        sorted(found, key=lambda line: (line.date_due, order.index(line.kind)))
    )


def still_to_come(
    reports: Iterable[ReportDates], first: date, last: date
) -> tuple[ReportDates, ...]:
    """The reports of a plan that runs from ``first`` to ``last``.

    Those that were due before it began are not its own, nor those whose figures begin
    after it has ended.
    """
    return tuple(
        line for line in reports if line.date_due >= first and line.date_from <= last
    )


def months_of(kind: str, year: int) -> tuple[date, date]:
    """The first and the last day of the months that a kind tells of.

    >>> months_of("h1", 2024)
    (datetime.date(2024, 1, 1), datetime.date(2024, 6, 30))
    """
    first, last = MONTHS[kind]
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def kind_name(kind: str, year: int) -> str:
    """A report's period as it is printed.

    >>> kind_name("h1", 2024)
    '6 tháng đầu năm 2024'
    """
    return _NAMES[kind] % year


def judged_on(cutoff: date, today: date) -> date:
    """The day on which it is judged what was in time: never after the cut-off."""
    return min(cutoff, today)


def _answering(rule: Rule, rules: tuple[Rule, ...]) -> str:
    """The kind whose report answers this one; "" where it has its own."""
    kinds = {other.kind for other in rules if not other.answered_by}
    return rule.answered_by if rule.answered_by in kinds - {rule.kind} else ""


def _due(rule: Rule, cutoff: date, is_off: IsOff) -> date:
    """The last day in time."""
    if rule.due_mode == DUE_AFTER_CUTOFF or rule.due is None:
        return _working_days_after(cutoff, rule.due_days, is_off)
    day = rule.due.nearest_to(cutoff)
    return day - timedelta(days=1) if rule.due_mode == DUE_BEFORE else day


def _working_days_after(day: date, number: int, is_off: IsOff) -> date:
    """The working day so many working days after; 0: the day itself."""
    # Where nobody works within a year there is no such day; the helper says so.
    last_working_day(day + timedelta(days=366), is_off)
    while number > 0:
        day += timedelta(days=1)
        number -= not is_off(day)
    return day
