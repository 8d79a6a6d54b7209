"""The periods of a year, and what a stretch of days is called: "Quý I/2024"."""

from calendar import monthrange
from datetime import date

_QUARTERS = ("I", "II", "III", "IV")
_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


def period_name(start: date, end: date) -> str:
    """The administration's name for the days from ``start`` to ``end``.

    >>> period_name(date(2024, 1, 1), date(2024, 3, 31))
    'Quý I/2024'
    >>> period_name(date(2024, 2, 1), date(2024, 2, 29))
    'Tháng 2/2024'
    >>> period_name(date(2024, 1, 1), date(2024, 6, 30))
    '6 tháng đầu năm 2024'
    >>> period_name(date(2024, 1, 15), date(2024, 3, 9))
    '15/01/2024 – 09/03/2024'
    """
    last = monthrange(end.year, end.month)[1]
    if start.day == 1 and end.day == last and start.year == end.year:
        span = (start.month, end.month)
        if span[0] == span[1]:
            return f"Tháng {start.month}/{start.year}"
        if span[0] % 3 == 1 and span[1] == span[0] + 2:
            return f"Quý {_QUARTERS[span[0] // 3]}/{start.year}"
        names = {
            (1, 6): "6 tháng đầu năm",
            (7, 12): "6 tháng cuối năm",
            (1, 9): "9 tháng đầu năm",
            (1, 12): "Năm",
        }
        if span in names:
            return f"{names[span]} {start.year}"
    return f"{start:%d/%m/%Y} – {end:%d/%m/%Y}"


def periods(frequency: str, start: date, end: date) -> list[tuple[date, date]]:
    """The whole periods of the calendar that ``start`` to ``end`` has a part in.

    :param frequency: "month", "quarter", "half_year" or "year"

    >>> [
    ...     period_name(*period)
    ...     for period in periods("half_year", date(2024, 1, 1), date(2024, 12, 31))
    ... ]
    ['6 tháng đầu năm 2024', '6 tháng cuối năm 2024']
    >>> len(periods("quarter", date(2024, 3, 31), date(2024, 4, 1)))
    2
    """
    length = _MONTHS[frequency]
    year, month = start.year, start.month - (start.month - 1) % length
    found = []
    while (first := date(year, month, 1)) <= end:
        last_month = month + length - 1
        last = date(year, last_month, monthrange(year, last_month)[1])
        found.append((first, last))
        year, month = (year, month + length) if last_month < 12 else (year + 1, 1)
    return found
