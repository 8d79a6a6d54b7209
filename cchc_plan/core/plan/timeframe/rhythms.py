"""Clauses of repetition: "Hằng quý", "6 tháng, 9 tháng và năm", "Thường xuyên"."""

import re
from collections.abc import Iterator

from ...text.finding import Finding
from . import findings
from .marks import checked_year
from .reader import Reader
from .values import PERIOD, Part, Rhythm

# Words that begin with "quy" and are no quarter: quy định, quy chế, quy trình …
_NOT_QUARTER = r"(?! (?:dinh|che|trinh|chuan|hoach|mo|uoc|tac|luat|dich|phap))"
_NOT_NUMBERED = r"(?! ?[0-9]+(?![0-9]| lan))"  # "quý 1", but "quý 1 lần"
_QUARTER = rf"quy{_NOT_NUMBERED}(?! ?[ivxl]+(?![a-z])){_NOT_QUARTER}|(?:0?3|ba) thang"
_ONCE = r"(?:(?:/| )(?:moi )?(?:(?:0?1|mot) )?lan)?"  # "6 tháng/lần", "mỗi quý một lần"
_UNIT = re.compile(
    rf"(?:(?P<quarter>{_QUARTER})|(?P<half_year>(?:0?6|sau) thang|nua nam)"
    r"|(?P<nine_months>(?:0?9|chin) thang)"
    rf"|(?P<year>nam{_NOT_NUMBERED}(?! hoc| ke hoach))"
    rf"|(?P<month>thang{_NOT_NUMBERED}))(?! (?:dau|cuoi)(?! ky)){_ONCE}(?![a-z0-9])"
)
_OFTEN = re.compile(r"(?:hang|moi) (?:ngay|tuan|gio)(?! ?[0-9])(?: lam viec)?(?![a-z])")
_REGULARLY = re.compile(r"dinh k[yi](?: bao cao)?(?![a-z])(?: (?:vao|la)(?![a-z]))?")
_EVERY = re.compile(r"(?:vao )?(?:(?:theo )?(?:hang|moi|tung|cac)|theo)(?= )")
_AND = re.compile(r"(?:[,/&;]|va(?![a-z]))\s*(?:va(?![a-z]))?")

_TIMES = re.compile(r"(0?[1-9]|1[0-9]|mot|hai) lan(?:/| )(?:trong )?(?:mot |moi )?")
_NUMBERS = {"mot": 1, "hai": 2}
_TIMES_A_PERIOD = {
    (2, "year"): "half_year",
    (4, "year"): "quarter",
    (12, "year"): "month",
    (2, "half_year"): "quarter",
}

_CONTINUOUS = re.compile(
    r"(?:thuong xuyen|lien tuc|quanh nam|(?:trong )?suot nam)(?![a-z])"
)
_ALWAYS = re.compile(
    r"(?:,|va(?![a-z]))?\s*(?:lien tuc|hang ngay|thuong xuyen"
    r"|(?:hang|moi) nam(?! [0-9]))(?![a-z])"
)
_IN_YEAR = re.compile(
    r"(?:(?:trong|ca|cua|suot) )+nam(?: nay| ke hoach| ([0-9]{4}))?"
    r"(?![a-z0-9])(?! [0-9])"
)

_EACH_PERIOD = (Rhythm(PERIOD),)


def read_rhythms(reader: Reader) -> Part | None:
    """The repetition that stands here, or None and the reader has not moved.

    Raises Refused for a frequency that falls on no known date ("3 lần/năm").
    """
    if part := _read_times(reader):
        return part
    start = reader.position
    regularly = reader.take(_REGULARLY)
    if reader.take(_OFTEN):
        return Part("continuous", rhythms=_EACH_PERIOD)
    units = _read_units(reader, marked=bool(regularly))
    if not (units or regularly):
        reader.position = start
        return None
    rhythms = tuple(Rhythm(unit) for unit in units) or _EACH_PERIOD
    return Part("recurring", rhythms=rhythms, findings=_read_in_year(reader))


def _read_units(reader: Reader, marked: bool) -> list[str]:
    """The periods of a list: "hàng quý, 6 tháng và năm".

    Where neither "định kỳ" nor "hằng" marks them as repetition, only "lần" or a list of
    several does: "6 tháng" alone says nothing.
    """
    start = reader.position
    marked = bool(reader.take(_EVERY)) or marked
    if not (match := reader.take(_UNIT)):
        reader.position = start
        return []
    units = [match.lastgroup, *_read_more_units(reader)]
    if not (marked or len(units) > 1 or match[0].endswith("lan")):
        reader.position = start
        return []
    return units


def _read_more_units(reader: Reader) -> Iterator[str]:
    while True:
        position = reader.position
        joint = reader.take(_AND)
        # Behind a semicolon a marked period is a clause of its own.
        if joint and ";" not in joint[0]:
            reader.take(_REGULARLY)
            reader.take(_EVERY)
        match = joint and reader.take(_UNIT)
        if not match:
            reader.position = position
            return
        yield match.lastgroup


def _read_times(reader: Reader) -> Part | None:
    """ "1 lần/quý", "2 lần/năm"."""
    start = reader.position
    times = reader.take(_TIMES)
    unit = times and reader.take(_UNIT)
    if not unit:
        reader.position = start
        return None
    number = _NUMBERS.get(times[1]) or int(times[1])
    every = unit.lastgroup
    if number > 1:
        every = _TIMES_A_PERIOD.get((number, every))
    if every is None:
        part = reader.quote(start, reader.position)
        raise reader.refuse(findings.vague_time, part)
    return Part("recurring", rhythms=(Rhythm(every),))


def read_continuous(reader: Reader) -> Part | None:
    """ "Thường xuyên", "liên tục trong năm 2024"; daily and weekly work likewise.

    What comes back every day or week is followed up like what never stops: once a
    reporting period, not fifty times a year.
    """
    if not (reader.take(_CONTINUOUS) or reader.take(_OFTEN)):
        return None
    while reader.take(_ALWAYS):
        pass
    notes = _read_in_year(reader)
    return Part("continuous", rhythms=_EACH_PERIOD, findings=notes)


def _read_in_year(reader: Reader) -> tuple[Finding, ...]:
    """ "trong năm", "cả năm 2024": nothing new, unless it is another year."""
    match = reader.take(_IN_YEAR)
    if not (match and match[1]):
        return ()
    if checked_year(reader, int(match[1])) == reader.plan_year:
        return ()
    return (findings.year_differs(reader.shown, reader.plan_year),)
