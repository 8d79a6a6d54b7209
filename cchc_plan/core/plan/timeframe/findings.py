"""What can be said about a deadline wording; every message of :mod:`.timeframe`."""

from datetime import date

from ...text.finding import Finding, _lt


class Refused(Exception):
    """A wording, or a part of it, that gives no certain date; carries the reason."""

    def __init__(self, finding: Finding):
        super().__init__(finding.text)
        self.finding = finding


def format_date(day: date) -> str:
    """A date as officials write it.

    >>> format_date(date(2024, 3, 5))
    '05/03/2024'
    """
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


# --- why nothing was read


def wording_empty() -> Finding:
    return Finding("wording_empty", "", _lt("No time is given: write a deadline"))


def wording_too_long(wording: str) -> Finding:
    return Finding(
        "wording_too_long",
        "",
        _lt("“%(wording)s” is too long for a time: write only the deadline"),
        {"wording": wording},
    )


def wording_unread(wording: str) -> Finding:
    return Finding(
        "wording_unread",
        "",
        _lt("“%(wording)s” is not understood as a time: set the deadline by hand"),
        {"wording": wording},
    )


def nonexistent_date(wording: str, part: str) -> Finding:
    return Finding(
        "nonexistent_date",
        "",
        _lt("“%(part)s” in “%(wording)s” does not exist in the calendar"),
        {"wording": wording, "part": part},
    )


def year_out_of_range(wording: str, year: str) -> Finding:
    return Finding(
        "year_out_of_range",
        "",
        _lt("The year %(year)s in “%(wording)s” cannot be right"),
        {"wording": wording, "year": year},
    )


def month_missing(wording: str) -> Finding:
    return Finding(
        "month_missing",
        "",
        _lt("“%(wording)s” names a day without its month"),
        {"wording": wording},
    )


def no_end(wording: str) -> Finding:
    return Finding(
        "no_end",
        "",
        _lt("“%(wording)s” says when to start, not when it is due"),
        {"wording": wording},
    )


def start_after_end(wording: str, start: date, end: date) -> Finding:
    return Finding(
        "start_after_end",
        "",
        _lt("“%(wording)s” would start on %(start)s, after its end on %(end)s"),
        {"wording": wording, "start": format_date(start), "end": format_date(end)},
    )


def vague_time(wording: str, part: str) -> Finding:
    return Finding(
        "vague_time",
        "",
        _lt("“%(part)s” in “%(wording)s” is no exact date: set the deadline by hand"),
        {"wording": wording, "part": part},
    )


def alternatives(wording: str) -> Finding:
    return Finding(
        "alternatives",
        "",
        _lt("“%(wording)s” leaves the date open with “hoặc”: set the deadline by hand"),
        {"wording": wording},
    )


# --- what to look at although a time was read


def year_missing(wording: str, year: int) -> Finding:
    return Finding(
        "year_missing",
        "",
        _lt("“%(wording)s” names no year: the plan's year %(year)s is taken"),
        {"wording": wording, "year": str(year)},
    )


def year_differs(wording: str, year: int) -> Finding:
    return Finding(
        "year_differs",
        "",
        _lt("“%(wording)s” lies outside the plan's year %(year)s"),
        {"wording": wording, "year": str(year)},
    )


def year_short(wording: str, year: int) -> Finding:
    return Finding(
        "year_short",
        "",
        _lt("“%(wording)s” has a year of two digits: %(year)s is taken"),
        {"wording": wording, "year": str(year)},
    )


def point_taken(wording: str, part: str, day: date) -> Finding:
    return Finding(
        "point_taken",
        "",
        _lt("“%(part)s” in “%(wording)s” is taken as %(day)s"),
        {"wording": wording, "part": part, "day": format_date(day)},
    )


def part_set_aside(wording: str, part: str) -> Finding:
    return Finding(
        "part_set_aside",
        "",
        _lt("“%(part)s” in “%(wording)s” gives no date and is left out"),
        {"wording": wording, "part": part},
    )


def mixed_kinds(wording: str) -> Finding:
    return Finding(
        "mixed_kinds",
        "",
        _lt("“%(wording)s” joins fixed dates with a repetition: both are planned"),
        {"wording": wording},
    )


def event_missing(wording: str) -> Finding:
    return Finding(
        "event_missing",
        "",
        _lt("“%(wording)s” does not say from when the time is counted"),
        {"wording": wording},
    )


def delay_not_counted(wording: str) -> Finding:
    return Finding(
        "delay_not_counted",
        "",
        _lt("“%(wording)s” is not counted out: set the deadline by hand"),
        {"wording": wording},
    )
