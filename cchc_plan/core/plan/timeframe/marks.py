"""Days, months, quarters … of the calendar, and the dates they stand for."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from . import findings
from .reader import Reader
from .values import month_end

# A four-digit number outside is a slip of the pen or no year at all.
FIRST_YEAR, LAST_YEAR = 1990, 2100


@dataclass(frozen=True)
class Mark:
    """One stretch of the calendar; its year, and a day's month, may be missing."""

    unit: str  # "day", "month", "quarter", "months", "year"
    months: tuple[int, int] | None  # first and last
    days: tuple[int, int] = (1, 31)  # of the first and the last month
    year: int | None = None
    edge: str = ""  # "dau", "giua", "cuoi": only this point of it is meant
    spelled: bool = False  # "ngày 15 tháng 3": "và tháng 9" may follow
    short_year: bool = False  # "24"
    printed: str = ""

    @property
    def needs_year(self) -> bool:
        """Whether the year is left open; "6 tháng đầu năm" means the plan's."""
        return self.year is None and self.unit not in ("months", "year")


def checked_year(reader: Reader, year: int) -> int:
    """The year itself; raises Refused when no plan can mean it."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise reader.refuse(findings.year_out_of_range, str(year))
    return year


def first_day(reader: Reader, mark: Mark) -> date:
    """Raises Refused when there is no such day."""
    if mark.edge in ("giua", "cuoi"):
        return point(reader, mark)
    try:
        return date(mark.year, mark.months[0], mark.days[0])
    except ValueError as error:
        raise reader.refuse(findings.nonexistent_date, mark.printed) from error


def last_day(reader: Reader, mark: Mark) -> date:
    """Raises Refused when there is no such day, or no exact one ("đầu năm")."""
    if mark.edge:
        return point(reader, mark)
    if mark.unit == "day":
        return first_day(reader, mark)
    end = month_end(mark.year, mark.months[1])
    return end.replace(day=min(end.day, mark.days[1]))


def point(reader: Reader, mark: Mark) -> date:
    """The day that "cuối" or "giữa" means by law; raises Refused for all else.

    Civil Code 2015, Điều 146: the end is the last day, the middle of a month its 15th,
    the middle of the year 30 June. It calls the first day "đầu tháng" too, but nobody
    who writes "đầu tháng 3" means the work to be done on the first.
    """
    if mark.edge == "cuoi":
        return month_end(mark.year, mark.months[1])
    if mark.edge == "giua" and mark.unit == "month":
        return date(mark.year, mark.months[0], 15)
    if mark.edge == "giua" and mark.unit == "year":
        return date(mark.year, 6, 30)
    raise reader.refuse(findings.vague_time, mark.printed)


def filled(marks: Iterable[Mark]) -> list[Mark]:
    """Marks in order of the text, each with the year (and month) of the one behind it.

    "Từ 01/3 đến 30/6/2024" and "Tháng 3, 6/2024" name the year once for all.
    """
    result: list[Mark] = []
    for mark in reversed(list(marks)):
        if result and mark.year is None:
            mark = replace(mark, year=result[0].year)
        if result and mark.months is None and result[0].unit == "day":
            mark = replace(mark, months=result[0].months)
        result.insert(0, mark)
    return result
