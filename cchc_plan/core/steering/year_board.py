"""Where things stand on a drawing of one year: places in per cent of its days.

A year is drawn from the first moment of 1 January (0) to the last of 31 December (100),
so February takes 28 or 29 days of it. What lies outside is drawn at the edge, and says
on which side.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

BEFORE, INSIDE, AFTER = "before", "", "after"


@dataclass(frozen=True)
class Month:
    """One column of the year."""

    number: int
    left: float
    width: float


@dataclass(frozen=True)
class Bar:
    """The time that a task takes, as far as it lies within the year."""

    left: float
    width: float
    is_open: bool  # nobody said when it begins; it is drawn from the plan's first day


@dataclass(frozen=True)
class Mark:
    """One day, in its middle."""

    place: float
    side: str = INSIDE  # or where it really is


def months(year: int) -> tuple[Month, ...]:
    """The twelve columns.

    >>> [round(month.width, 2) for month in months(2024)[:2]]  # a leap year
    [8.47, 7.92]
    >>> [round(month.width, 2) for month in months(2025)[:2]]
    [8.49, 7.67]
    """
    return tuple(
        Month(
            number,
            _place(date(year, number, 1), year),
            _rounded(100 * monthrange(year, number)[1] / _days(year)),
        )
        for number in range(1, 13)
    )


def mark(day: date, year: int) -> Mark:
    """Where a day is marked.

    >>> mark(date(2025, 7, 2), 2025)  # the 183rd of 365 days
    Mark(place=50.0, side='')
    >>> mark(date(2026, 1, 5), 2025)
    Mark(place=100.0, side='after')
    """
    if day.year < year:
        return Mark(0.0, BEFORE)
    if day.year > year:
        return Mark(100.0, AFTER)
    return Mark(_rounded(_place(day, year) + 50 / _days(year)))


def today_place(today: date, year: int) -> float | None:
    """Where today's line stands; none in a year that is not today's.

    >>> today_place(date(2025, 7, 2), 2025), today_place(date(2026, 7, 2), 2025)
    (50.0, None)
    """
    return mark(today, year).place if today.year == year else None


def bar(start: date, end: date, year: int, *, is_open: bool = False) -> Bar | None:
    """From the morning of ``start`` to the evening of ``end``; none outside the year.

    >>> bar(date(2025, 1, 1), date(2025, 12, 31), 2025)
    Bar(left=0.0, width=100.0, is_open=False)
    >>> bar(date(2024, 11, 1), date(2025, 1, 31), 2025)
    Bar(left=0.0, width=8.493, is_open=False)
    >>> bar(date(2024, 11, 1), date(2024, 12, 31), 2025) is None
    True
    """
    if end.year < year or start.year > year:
        return None
    left = _place(max(start, date(year, 1, 1)), year)
    last = min(end, date(year, 12, 31))
    # The evening of the last day is the morning of the next, also on 31 December.
    right = _place(last, year) + 100 / _days(year)
    return Bar(left, _rounded(right - left), is_open)


def task_bar(
    starts: Iterable[date],
    deadlines: Iterable[date],
    first_day: date | None,
    year: int,
) -> Bar | None:
    """The bar of a task: from its first known start to its last deadline.

    A task that has no deadline has no bar, since none is guessed.

    :param first_day: of the plan, else 1 January; where a bar begins of which no start
        is known

    >>> quarter_ends = [date(2025, month, day) for month, day in ((3, 31), (6, 30))]
    >>> task_bar([], quarter_ends, date(2025, 1, 1), 2025)
    Bar(left=0.0, width=49.589, is_open=True)
    >>> task_bar([date(2025, 1, 1)], [], date(2025, 1, 1), 2025) is None
    True
    """
    starts, deadlines = list(starts), list(deadlines)
    if not deadlines:
        return None
    end = max(deadlines)
    # A deadline before the start is a slip in a draft; its own day is still shown.
    start = min([*(starts or [first_day or date(year, 1, 1)]), *deadlines])
    return bar(start, end, year, is_open=not starts)


def _place(day: date, year: int) -> float:
    """The morning of a day of that year."""
    return _rounded(100 * (day - date(year, 1, 1)) / timedelta(days=_days(year)))


def _days(year: int) -> int:
    return (date(year, 12, 31) - date(year, 1, 1)).days + 1


def _rounded(share: float) -> float:
    # A thousandth of a board is less than a dot on any screen or paper.
    return round(share, 3)
