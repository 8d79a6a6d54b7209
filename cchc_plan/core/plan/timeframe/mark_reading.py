"""Days, months, quarters … of the calendar as a deadline wording names them.

Patterns are matched against the reader's text: lower case, without accents, single
spaces, none around "/".
"""

import re
from dataclasses import replace

from . import findings
from .marks import Mark, checked_year
from .reader import Reader

# "Quý I/24" is 2024; "tháng 3/12" in a plan of 2024 is anything.
_SHORT_YEAR_REACH = 5

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_WORDS = {"ba": 3, "sau": 6, "chin": 9}
_DECADES = {"thuong": (1, 10), "trung": (11, 20), "ha": (21, 31)}


def _compile(pattern: str) -> re.Pattern:
    return re.compile(pattern + r"(?![a-z0-9])")


_DAY = r"(?:ngay\s*)?([0-9]{1,2})"
_FULL_DATE = _compile(_DAY + r"([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_SPELLED_DATE = _compile(
    _DAY + r"\s*(?:cua )?(?:cac )?thang\s*([0-9]{1,2})(?!\s*thang)"
)
_DAY_MONTH = _compile(_DAY + r"/([0-9]{1,2})(?!/)")
_DOTTED = r"([0-9]{1,2})[.-]([0-9]{1,2})(?![/.-])(?!\s*thang)"
_DOTTED_DAY_MONTH = _compile(_DOTTED)
_NGAY_DAY_MONTH = _compile(r"ngay\s*" + _DOTTED)
_NGAY_DAY = _compile(r"ngay\s*([0-9]{1,2})(?!/)(?! (?:cua )?thang)")
# "từ 01 đến 15/3": the day before a range whose end has the month
_RANGE_DAY = _compile(
    r"([0-9]{1,2})(?=\s*(?:-|den(?: het)?(?: ngay)?)\s*[0-9]{1,2}"
    r"(?:/[0-9]{1,2}(?![0-9])|\s*thang))"
)
_MONTH = _compile(r"(?:cac )?(?:thang|thg\.?|th\.?|t\.?)\s*([0-9]{1,2})")
_OF_YEAR = r"(?: nam(?: nay| ke hoach)?)?"
_MONTH_YEAR = _compile(r"([0-9]{1,2})[/.-]([0-9]{4})")
_QUARTER = _compile(r"(?:cac )?(?:quy\.?\s*|q\.?(?!l))([ivxl]+|[0-9]{1,2})")
_MONTHS = _compile(rf"([0-9]{{1,2}}|ba|sau|chin)\s*thang (dau|cuoi){_OF_YEAR}")
_FIRST_MONTHS = re.compile(r"(0?[69]|sau|chin)\s*thang(?=/[0-9]{4}| nam [0-9]{4})")
_HALF = _compile(r"nua (?:nam (dau|cuoi)|(dau|cuoi) nam(?: nay| ke hoach)?)")
_YEAR = _compile(r"(?:ca |trong |toan |tron |cac )?nam ([0-9]{4})")
_YEAR_ONLY = _compile(r"([0-9]{4})")
_WHOLE_YEAR = _compile(r"(?:ca|trong|toan|tron) nam(?: nay| ke hoach)?(?! [0-9])")
_THE_YEAR = _compile(r"nam(?: nay| ke hoach)?(?! [0-9])")
_EDGE = re.compile(r"(dau|giua|cuoi) (?=nam|thang|quy|q[0-9iv]|t[0-9])")
_DECADE = re.compile(r"(thuong|trung|ha) tuan (?:cua )?(?=thang|t[0-9])")
_WEEK = _compile(
    r"tuan (?:le )?(?:thu )?(?:[0-9]|i{1,3}v?|dau|cuoi|giua|nhat|hai|ba|tu)"
)

_YEAR_SUFFIX = _compile(r"(?:[/.-]|,? ?(?:cua |trong )?nam )?([0-9]{4})")
_SHORT_YEAR_SUFFIX = _compile(r"/([0-9]{2})")
_NEXT_YEAR = _compile(r"(?:cua )?nam (?:sau|toi|ke tiep|tiep theo)")
_LAST_YEAR = _compile(r"(?:cua )?nam truoc(?! ngay| thang| quy| [0-9])")
_THIS_YEAR = _compile(
    r"(?:cua |trong )?nam (?:nay|ke hoach)|(?:cua|trong) nam(?! [0-9])"
)

# Behind a number that stands for a mark of its own neither a month nor a unit follows.
_ALONE = r"(?!/[0-9]{1,2}(?![0-9]))(?! ?(?:ngay|thang|tuan|gio|lan|quy|nam(?! [0-9])))"
_NUMBER = _compile(r"([0-9]{1,2})" + _ALONE)
_ANOTHER_MONTH = _compile(
    r"(?:thang\s*)?([0-9]{1,2})(?!/[0-9]{1,2}(?![0-9]))(?!\s*thang)"
)
_REPORT_MONTHS = _compile(r"(0?[69]|sau|chin) thang(?! dau| cuoi| [0-9]{1,2}(?![0-9]))")
_REPORT_YEAR = _compile(r"nam(?=$| ?[,;()])")
_ANOTHER_QUARTER = _compile(r"([ivxl]+|[0-9])" + _ALONE)


def read_mark(
    reader: Reader, like: Mark | None = None, after_way: bool = False
) -> Mark | None:
    """The stretch of the calendar named here, or None; the reader moves past it.

    like: the mark before in a list, whose unit goes on ("Tháng 3, 6").
    after_way: behind a preposition "năm" alone is the plan's year and "10.6" a day.
    Raises Refused when the words name no day of the calendar or none exactly.
    """
    start = reader.position
    # "Quý 1, 2/2024": not February, so the quarters come first.
    mark = like and like.unit == "quarter" and _read_like(reader, like)
    mark = mark or _read_edge(reader) or _read_keyword(reader, after_way)
    if mark is None and like is not None:
        mark = _read_like(reader, like)
    return mark and replace(mark, printed=reader.quote(start, reader.position))


def read_listed_mark(reader: Reader, like: Mark) -> Mark | None:
    """The next mark of a list, whose unit or day may be left out."""
    start = reader.position
    # "ngày 15 tháng 3, tháng 9": the day goes on, so this comes first.
    if like.spelled and (match := reader.take(_ANOTHER_MONTH)):
        month = _month(reader, match[1], match[0])
        mark = _with_year(reader, replace(like, months=(month, month), year=None))
        return replace(mark, printed=reader.quote(start, reader.position))
    return read_mark(reader, like)


def _read_edge(reader: Reader) -> Mark | None:
    """ "Cuối tháng 3", "giữa năm", "trung tuần tháng 6"."""
    start = reader.position
    if reader.sees(_WEEK):
        raise reader.refuse(findings.vague_time, reader.quote(start))
    if match := reader.take(_DECADE):
        month = _read_keyword(reader)
        if month is None or month.unit != "month":
            raise reader.refuse(findings.vague_time, reader.quote(start))
        return replace(month, days=_DECADES[match[1]])
    if match := reader.take(_EDGE):
        mark = _read_keyword(reader, after_way=True)
        if mark is None or mark.unit == "day":
            raise reader.refuse(findings.vague_time, reader.quote(start))
        return replace(mark, edge=match[1])
    return None


def _read_keyword(reader: Reader, after_way: bool = False) -> Mark | None:
    """A mark that says itself what it is."""
    if match := reader.take(_FULL_DATE):
        year, short = _year(reader, match[4])
        return _day(reader, match[1], match[3], year=year, short_year=short)
    if match := reader.take(_SPELLED_DATE):
        return _with_year(reader, _day(reader, match[1], match[2], spelled=True))
    day_month = reader.take(_DAY_MONTH) or reader.take(_NGAY_DAY_MONTH)
    if match := day_month or (after_way and reader.take(_DOTTED_DAY_MONTH)):
        return _with_year(reader, _day(reader, match[1], match[2]))
    if match := reader.take(_NGAY_DAY) or reader.take(_RANGE_DAY):
        day = int(match[1])
        return Mark("day", None, (day, day))
    if match := reader.take(_MONTH):
        month = _month(reader, match[1], match[0])
        return _with_year(reader, Mark("month", (month, month)))
    if match := reader.take(_QUARTER):
        return _with_year(reader, _quarter(reader, match[1], match[0]))
    return _read_months(reader) or _read_year(reader, after_way)


def _read_months(reader: Reader) -> Mark | None:
    """ "6 tháng đầu năm", "9 tháng năm 2024", "nửa cuối năm", "3/2024"."""
    if match := reader.take(_MONTHS):
        count = _WORDS.get(match[1]) or int(match[1])
        if not 1 <= count <= 11:
            raise reader.refuse(findings.nonexistent_date, match[0])
        months = (1, count) if match[2] == "dau" else (13 - count, 12)
        return _with_year(reader, Mark("months", months))
    if match := reader.take(_FIRST_MONTHS):
        count = _WORDS.get(match[1]) or int(match[1])
        return _with_year(reader, Mark("months", (1, count)))
    if match := reader.take(_HALF):
        months = (1, 6) if "dau" in match.groups() else (7, 12)
        return _with_year(reader, Mark("months", months))
    if match := reader.take(_MONTH_YEAR):
        month = _month(reader, match[1], match[0])
        return Mark("month", (month, month), year=_year(reader, match[2])[0])
    return None


def _read_year(reader: Reader, after_way: bool) -> Mark | None:
    """ "Năm 2024", "2024", "cả năm"; behind a preposition also "năm"."""
    if match := reader.take(_YEAR) or reader.take(_YEAR_ONLY):
        return Mark("year", (1, 12), year=_year(reader, match[1])[0])
    if reader.take(_WHOLE_YEAR) or (after_way and reader.take(_THE_YEAR)):
        return Mark("year", (1, 12))
    return None


def _read_like(reader: Reader, like: Mark) -> Mark | None:
    """A number alone: "6" in "Tháng 3, 6", "II" in "Quý I, II"."""
    if like.unit == "quarter":
        return _read_like_quarter(reader)
    if like.unit == "month" and (match := reader.take(_NUMBER)):
        month = _month(reader, match[1], match[0])
        return _with_year(reader, Mark("month", (month, month)))
    if like.unit == "day" and like.months is None and (match := reader.take(_NUMBER)):
        day = int(match[1])
        return Mark("day", None, (day, day))
    return None


def _read_like_quarter(reader: Reader) -> Mark | None:
    """ "II", or a report's period among quarters: "Quý I, 6 tháng, quý III, năm"."""
    if match := reader.take(_ANOTHER_QUARTER):
        return _with_year(reader, _quarter(reader, match[1], match[0]))
    if match := reader.take(_REPORT_MONTHS):
        count = _WORDS.get(match[1]) or int(match[1])
        return _with_year(reader, Mark("quarter", (1, count)))
    return Mark("quarter", (1, 12)) if reader.take(_REPORT_YEAR) else None


def _day(reader: Reader, day: str, month: str, **values) -> Mark:
    month = _month(reader, month, f"{day}/{month}")
    return Mark("day", (month, month), (int(day), int(day)), **values)


def _month(reader: Reader, number: str, printed: str) -> int:
    if not 1 <= int(number) <= 12:
        raise reader.refuse(findings.nonexistent_date, printed)
    return int(number)


def _quarter(reader: Reader, number: str, printed: str) -> Mark:
    # "Quý l" with a small L looks like "Quý I" in print.
    quarter = _QUARTERS.get(number.replace("l", "i").lstrip("0"))
    if quarter is None:
        raise reader.refuse(findings.nonexistent_date, printed)
    return Mark("quarter", (3 * quarter - 2, 3 * quarter))


def _with_year(reader: Reader, mark: Mark) -> Mark:
    """The mark with the year that stands behind it, if one does."""
    if match := reader.take(_YEAR_SUFFIX):
        return replace(mark, year=_year(reader, match[1])[0])
    if match := reader.take(_SHORT_YEAR_SUFFIX):
        year, short = _year(reader, match[1])
        return replace(mark, year=year, short_year=short)
    for pattern, shift in ((_NEXT_YEAR, 1), (_LAST_YEAR, -1), (_THIS_YEAR, 0)):
        if reader.take(pattern):
            return replace(mark, year=checked_year(reader, reader.plan_year + shift))
    return mark


def _year(reader: Reader, digits: str) -> tuple[int, bool]:
    """The year, and whether its century was left out."""
    if len(digits) == 2:
        year = 2000 + int(digits)
        if abs(year - reader.plan_year) > _SHORT_YEAR_REACH:
            raise reader.refuse(findings.year_out_of_range, digits)
        return year, True
    return checked_year(reader, int(digits)), False
