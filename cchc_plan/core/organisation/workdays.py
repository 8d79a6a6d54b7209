"""Working days of the Vietnamese administration: weekends, holidays, lunar Tết.

A deadline on a day off is *shown* with the last working day before it, so that nobody
finds the office closed; the legal date is not moved (DESIGN.md §4).

The helpers take ``is_off(day)``, so that a commune with other days off can bring its
own; :func:`is_day_off` is the country's.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

from holidays import country_holidays

IsOff = Callable[[date], bool]

# The years whose lunar calendar the ``holidays`` package knows in every version that
# requirements.txt allows. The days that the government moves for a long weekend are in
# it once they are announced; later years lack them.
FIRST_YEAR, LAST_YEAR = 1990, 2099

_SATURDAY = 5
# No stretch of days off comes near; only a calendar without any working day does.
_LONGEST_BREAK = 366


@lru_cache(maxsize=128)
def public_holidays(year: int) -> MappingProxyType[date, str]:
    """The public holidays of a year and their Vietnamese names, days in lieu included.

    Empty for a year outside FIRST_YEAR to LAST_YEAR, where only weekends are known.

    >>> public_holidays(2024)[date(2024, 2, 10)]
    'Tết Nguyên Đán'
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return MappingProxyType({})
    found = country_holidays("VN", years=year, language="vi")
    return MappingProxyType(dict(sorted(found.items())))


@lru_cache(maxsize=128)
def working_weekends(year: int) -> frozenset[date]:
    """Saturdays and Sundays worked in place of a day off that was moved."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return frozenset()
    worked = country_holidays("VN", years=year).weekend_workdays
    return frozenset(day for day in worked if day.year == year)


def is_day_off(day: date) -> bool:
    """Whether the administration rests on this day.

    >>> is_day_off(date(2024, 5, 1)), is_day_off(date(2024, 5, 2))
    (True, False)
    >>> is_day_off(date(2024, 5, 4))  # a Saturday worked for Monday 29 April
    False
    """
    if day in public_holidays(day.year):
        return True
    return day.weekday() >= _SATURDAY and day not in working_weekends(day.year)


def calendar(declared: Mapping[date, bool]) -> IsOff:
    """The country's days off, with the days that a commune declared otherwise.

    :param declared: day → whether it is worked: a festival, or a Saturday made up for.

    >>> is_off = calendar({date(2024, 3, 15): False, date(2024, 3, 16): True})
    >>> is_off(date(2024, 3, 15)), is_off(date(2024, 3, 16)), is_off(date(2024, 3, 17))
    (True, False, True)
    """

    def is_off(day: date) -> bool:
        return not declared[day] if day in declared else is_day_off(day)

    return is_off


def working_days_from(day: date, today: date, is_off: IsOff = is_day_off) -> int:
    """How many working days lie from ``day`` to ``today``; below zero: still to go.

    A day off counts as the last working day before it. Raises ValueError as
    :func:`last_working_day`.

    >>> working_days_from(date(2024, 3, 15), date(2024, 3, 18))  # Friday, Monday
    1
    >>> working_days_from(date(2024, 3, 17), date(2024, 3, 18))  # Sunday, Monday
    1
    >>> working_days_from(date(2024, 3, 18), date(2024, 3, 16))  # Monday, Saturday
    -1
    """
    start = _rest_skipped(day, is_off)
    end = _rest_skipped(today, is_off)
    first, last = sorted((start, end))
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    count = sum(not is_off(each) for each in days)
    return count if start <= end else -count


def last_working_day(day: date, is_off: IsOff = is_day_off) -> date:
    """The day itself, or the nearest working day before it.

    Raises ValueError when there is none for a year or in the calendar.

    >>> last_working_day(date(2024, 2, 10))  # Tết
    datetime.date(2024, 2, 7)
    """
    return working_days_before(day, 0, is_off)


def working_days_before(day: date, number: int, is_off: IsOff = is_day_off) -> date:
    """The working day that lies so many working days before; 0: the last one.

    A day off counts as the last working day before it: from a Sunday, one working day
    before is the Thursday. Raises ValueError for a negative number, and as
    :func:`last_working_day`.

    >>> working_days_before(date(2024, 6, 10), 3)  # from a Monday
    datetime.date(2024, 6, 5)
    """
    if number < 0:
        raise ValueError("a number of working days cannot be negative")
    found = _rest_skipped(day, is_off)
    for _ in range(number):
        found = _rest_skipped(_day_before(found), is_off)
    return found


def _rest_skipped(day: date, is_off: IsOff) -> date:
    for _ in range(_LONGEST_BREAK):
        if not is_off(day):
            return day
        day = _day_before(day)
    raise ValueError("no working day for a year")


def _day_before(day: date) -> date:
    if day == date.min:
        raise ValueError("no working day since the calendar began")
    return day - timedelta(days=1)
