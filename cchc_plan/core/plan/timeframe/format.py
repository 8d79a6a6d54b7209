"""From a timeframe back to words, in one way for each meaning."""

from ..period import period_name
from .findings import format_date
from .values import (
    LAST_DAY,
    PERIOD,
    PERIOD_MONTHS,
    Delay,
    Occurrence,
    Rhythm,
    Timeframe,
)

_DELAY_UNITS = {
    "hour": "giờ",
    "working_day": "ngày làm việc",
    "day": "ngày",
    "week": "tuần",
    "month": "tháng",
    "year": "năm",
}
_PERIODS = {"quarter": "quý", "half_year": "6 tháng", "nine_months": "9 tháng"}
_EVERY = {
    "month": "định kỳ hằng tháng",
    "quarter": "định kỳ hằng quý",
    "half_year": "định kỳ 6 tháng",
    "nine_months": "định kỳ 9 tháng",
    "year": "hằng năm",
    PERIOD: "định kỳ",
}


def format_wording(timeframe: Timeframe) -> str:
    """The canonical wording, which :func:`.timeframe.parse` reads back as equal.

    An unread timeframe has no meaning to put into words: its own wording is returned.
    """
    if timeframe.kind == "unread":
        return timeframe.wording
    if timeframe.kind == "continuous":
        return "Thường xuyên"
    if timeframe.kind in ("relative", "external"):
        return _event(timeframe.delay, timeframe.event)
    clauses = [_date(occurrence) for occurrence in timeframe.deadlines]
    clauses += [_rhythm(rhythm) for rhythm in timeframe.rhythms]
    text = "; ".join(clauses)
    return text[:1].upper() + text[1:]


def _date(occurrence: Occurrence) -> str:
    if occurrence.date_start is None:
        return f"chậm nhất ngày {format_date(occurrence.date_deadline)}"
    return period_name(occurrence.date_start, occurrence.date_deadline)


def _event(delay: Delay | None, event: str) -> str:
    if delay is None:
        return event
    length = f"{delay.amount} {_DELAY_UNITS[delay.unit]}"
    return f"{length} {event}" if event else f"Trong vòng {length}"


def _rhythm(rhythm: Rhythm) -> str:
    if rhythm == Rhythm(rhythm.every):
        return _EVERY[rhythm.every]
    if rhythm.every == "year":
        return f"{_yearly(rhythm)} hằng năm"
    if rhythm.every == "month":
        if rhythm.due_month == 1:
            return f"ngày {rhythm.due_day} hằng tháng"
        return f"{_EVERY['month']} ({_day(rhythm)} tháng sau)"
    months = PERIOD_MONTHS[rhythm.every]
    periods, month = divmod(rhythm.due_month - 1, months)
    later = " sau" if periods else ""
    place = f"{_day(rhythm)} tháng {_ordinal(month + 1, months)}"
    return f"{place} của {_PERIODS[rhythm.every]}{later}"


def _ordinal(month: int, months: int) -> str:
    return {1: "đầu", months: "cuối"}.get(month, f"thứ {month}")


def _day(rhythm: Rhythm) -> str:
    return "ngày cuối" if rhythm.due_day == LAST_DAY else f"ngày {rhythm.due_day}"


def _yearly(rhythm: Rhythm) -> str:
    first, last, day = rhythm.first_month, rhythm.due_month, rhythm.due_day
    if day == LAST_DAY:
        return (
            f"tháng {first}" if first == last else f"từ tháng {first} đến tháng {last}"
        )
    if first == 1:
        return f"ngày {day}/{last}"
    return f"từ tháng {first} đến ngày {day}/{last}"
