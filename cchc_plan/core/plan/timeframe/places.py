"""Due dates named by their place in a period: "ngày 10 tháng cuối cùng của quý"."""

import re
from dataclasses import dataclass

from . import findings
from .dates import read_way
from .reader import Reader
from .values import LAST_DAY, PERIOD_MONTHS, Part, Rhythm

_EACH = r"(?:cua )?(?:(?:moi|tung|hang|cac) )?"
_DAY = re.compile(rf"ngay\s*([0-9]{{1,2}}|cuoi(?: cung)?) (?={_EACH}thang)")
_MONTH = re.compile(
    rf"{_EACH}thang (?:(?P<first>dau(?: tien)?)|(?P<last>cuoi(?: cung)?)"
    r"|(?P<middle>giua)|thu (?P<ordinal>0?[1-9]|nhat|hai|ba)"
    r"|(?P<next>sau|ke tiep|tiep theo))(?![a-z0-9])"
)
_PERIOD = re.compile(
    r"(?:cua |trong )?(?:(?:moi|tung|hang|cac) )?"
    r"(?:(?P<quarter>quy(?! ?(?:[0-9]|[ivxl]+(?![a-z]))))"
    r"|(?P<half_year>(?:6|sau) thang)|(?P<nine_months>(?:9|chin) thang))(?![a-z0-9])"
)
_NEXT_PERIOD = re.compile(r"(?:sau|ke tiep|tiep theo|lien ke)(?![a-z])")
_PERIOD_END = re.compile(
    r"(?:(?:ngay )?cuoi(?: cung)? (?:cua )?(?:moi|hang|tung|cac)"
    r"|ngay cuoi(?: cung)?(?: cua)?) "
    r"(?:(?P<quarter>quy)|(?P<month>thang)|(?P<year>nam))(?![a-z])"
    r"(?! ?[0-9]| [ivxl]+(?![a-z])| (?:dau|cuoi|giua|thu|sau|ke|tiep)(?![a-z]))"
)
_ORDINALS = {"nhat": 1, "hai": 2, "ba": 3}


@dataclass(frozen=True)
class Place:
    """A month of a period, and maybe a day of it; the period may be named elsewhere."""

    month: str  # "first", "middle", "last", "next" or a number
    day: int | None
    way: str  # as in :mod:`.timeframe.dates`
    next_period: bool = False  # "của quý sau"

    def rhythm(self, reader: Reader, every: str) -> Rhythm:
        """The due date in every such period; raises Refused when it has no such day."""
        number = self._month_number(every)
        if number is None or (self.day is not None and not 1 <= self.day <= LAST_DAY):
            raise reader.refuse(findings.wording_unread)
        months = PERIOD_MONTHS[every]
        month = number + (months if self.next_period else 0)
        day = LAST_DAY if self.day is None else self.day
        if self.way == "before":
            # Before the month when no day is named.
            day = 0 if self.day is None else day - 1
        if day == 0:
            # Before the period's first day is the last day of the one before.
            month, day = (month - 1 or months), LAST_DAY
        return Rhythm(every, 1, month, day)

    def _month_number(self, every: str) -> int | None:
        months = PERIOD_MONTHS.get(every)
        if every == "month" or self.month == "next":
            return 2 if every == "month" and self.month == "next" else None
        if months is None or (self.next_period and every != "quarter"):
            return None
        names = {"first": 1, "last": months, "middle": 2 if months == 3 else None}
        number = names[self.month] if self.month in names else int(self.month)
        return number if number and number <= months else None


def read_place(reader: Reader) -> Part | Place | None:
    """The rhythm, or the place in a period that stands before or nowhere.

    None when no such words stand here, and the reader has not moved. Raises Refused.
    """
    start = reader.position
    way = read_way(reader)
    if way != "before" and (match := reader.take(_PERIOD_END)):
        return Part("recurring", rhythms=(Rhythm(match.lastgroup),))
    day = reader.take(_DAY)
    month = reader.take(_MONTH)
    if not month:
        reader.position = start
        return None
    place = Place(_month_name(month), _day_number(day), way)
    period = reader.take(_PERIOD)
    if not period:
        return place
    place = Place(place.month, place.day, way, bool(reader.take(_NEXT_PERIOD)))
    return Part("recurring", rhythms=(place.rhythm(reader, period.lastgroup),))


def _month_name(match: re.Match) -> str:
    if match.lastgroup != "ordinal":
        return match.lastgroup
    return str(_ORDINALS.get(match["ordinal"]) or int(match["ordinal"]))


def _day_number(match: re.Match | None) -> int | None:
    """None when no day is named, which means the month's last one."""
    if match is None or not match[1].isdigit():
        return None
    return int(match[1])
