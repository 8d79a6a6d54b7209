"""What a report and its period are called, as the administration writes them."""

from calendar import monthrange
from datetime import date

from ..text.normalize import clean
from .facts import Period

_SUBJECT = "Kết quả thực hiện công tác cải cách hành chính"
_SPANS = {
    "q1": "quý I năm",
    "q2": "quý II năm",
    "q3": "quý III năm",
    "q4": "quý IV năm",
    "h1": "6 tháng đầu năm",
    "m9": "9 tháng năm",
    "year": "năm",
}
# What comes after each: its name, how many years later, and the month it ends with.
_NEXT = {
    "q1": ("quý II năm", 0, 6),
    "q2": ("quý III năm", 0, 9),
    "q3": ("quý IV năm", 0, 12),
    "q4": ("quý I năm", 1, 3),
    "h1": ("6 tháng cuối năm", 0, 12),
    "m9": ("quý IV năm", 0, 12),
    "year": ("năm", 1, 12),
}
NO_NEXT = "thời gian tới"


def period_in_words(period: Period) -> str:
    """The period of a report; a document that answers two names both.

    >>> day = date(2024, 6, 14)
    >>> period_in_words(Period("h1", 2024, date(2023, 12, 15), day, day))
    '6 tháng đầu năm 2024'
    >>> period_in_words(Period("h1", 2024, date(2023, 12, 15), day, day, ("q2",)))
    'quý II và 6 tháng đầu năm 2024'
    >>> period_in_words(Period("year", 2024, day, day, day, ("q4",)))
    'quý IV và năm 2024'
    >>> period_in_words(Period("adhoc", 2024, date(2024, 2, 5), day, day))
    'từ ngày 05/02/2024 đến ngày 14/06/2024'
    """
    if period.kind not in _SPANS:
        return days_in_words(period)
    kinds = {period.kind, *period.also}
    *others, last = (span for kind, span in _SPANS.items() if kind in kinds)
    spans = [*(span.removesuffix(" năm") for span in others), last]
    return f"{' và '.join(spans)} {period.year}"


def days_in_words(period: Period) -> str:
    """The days that a report tells of."""
    return f"từ ngày {day_text(period.date_from)} đến ngày {day_text(period.date_to)}"


def next_period_in_words(period: Period) -> str:
    """The period whose work the report announces.

    >>> day = date(2024, 12, 14)
    >>> next_period_in_words(Period("year", 2024, day, day, day, ("q4",)))
    'năm 2025'
    >>> next_period_in_words(Period("adhoc", 2024, day, day, day))
    'thời gian tới'
    """
    if period.kind not in _NEXT:
        return NO_NEXT
    span, years, _month = _NEXT[period.kind]
    return f"{span} {period.year + years}"


def next_period_end(period: Period) -> date | None:
    """The last day of that period; None where it has no end.

    >>> day = date(2024, 3, 14)
    >>> next_period_end(Period("q1", 2024, day, day, day))
    datetime.date(2024, 6, 30)
    """
    if period.kind not in _NEXT:
        return None
    _span, years, month = _NEXT[period.kind]
    year = period.year + years
    return date(year, month, monthrange(year, month)[1])


def report_subject(period: Period, place: str = "") -> str:
    """The subject (trích yếu) of a report.

    :param place: "xã Vĩnh Khê" or "UBND xã Vĩnh Khê"

    >>> day = date(2024, 3, 14)
    >>> report_subject(Period("q1", 2024, date(2023, 12, 15), day, day), "xã Vĩnh Khê")
    'Kết quả thực hiện công tác cải cách hành chính quý I năm 2024 của xã Vĩnh Khê'
    """
    subject = f"{_SUBJECT} {period_in_words(period)}"
    return f"{subject} của {clean(place)}" if clean(place) else subject


def day_text(day: date) -> str:
    """
    >>> day_text(date(2024, 2, 5))
    '05/02/2024'
    """
    return f"{day.day:02}/{day.month:02}/{day.year}"
