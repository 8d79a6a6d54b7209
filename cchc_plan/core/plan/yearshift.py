"""A plan's words and dates moved to another year ("New year from this plan").

Only years of the plan's own time move: its year, the one it looks back on and the one
it prepares. They move where the words make them years: "năm 2024", "Quý I/2024",
"tháng 3/2024", "15/3/2024", "năm 2023 và 2024", or a cell with nothing but "2024".

What belongs to something else stays: a cited document with its date ("10/KH-UBND ngày
15/01/2024", "Quyết định ngày 15/01/2024"), a law's year ("Luật Đất đai năm 2024"), a
programme's term ("giai đoạn 2021-2025", "đến năm 2025"), and every number that is no
year ("2024 hồ sơ", "2.024 đồng").
"""

import re
from bisect import bisect_left
from calendar import isleap, monthrange
from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import accumulate

from ..text.normalize import clean
from .citations import find_citations

_WORK = "kế hoạch|báo cáo|nhiệm vụ|công tác|chương trình|phương hướng|kết quả"
_DOCUMENT = (
    "luật|nghị định|nghị quyết|quyết định|thông tư|chỉ thị|công văn|kế hoạch|thông báo"
    "|hướng dẫn|kết luận|tờ trình"
)
_YEARS = r"\d{4}(?:(?: ?[-–,] ?| và )(?:năm )?\d{4})*(?!\d)"

_NUMBER = r"(?:[ivxl]{1,3}|\d{1,2})"

_KEPT = re.compile(
    # "Luật Đất đai năm 2024", but not "pháp luật năm 2024".
    rf"(?<!pháp )(?<!kỷ )\bluật\b(?:(?!{_WORK})[^.;:,]){{0,80}}? năm \d{{4}}"
    # "Quyết định ngày 15/01/2024", "Thông tư 10/2024"
    rf"|\b(?:{_DOCUMENT})(?: số \S{{1,30}})? ngày \d[\d/. -]*(?:tháng \d+,? năm \d+)?"
    rf"|(?:\b(?:{_DOCUMENT})|\bsố) \d+/\d{{4}}"
    rf"|\b(?:giai đoạn|thời kỳ|nhiệm kỳ)(?: từ)?(?: năm)? {_YEARS}"
    r"|\bđến năm \d{4},? (?:định hướng|tầm nhìn)"
    r"|\b(?:định hướng|tầm nhìn)(?: đến)?(?: năm)? \d{4}",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"(?<![\d/.])(?P<day>\d{1,2})(?P<joint> ?(?:[/.-]| tháng ) ?)(?P<month>\d{1,2})"
    r"(?P<year_joint>(?P=joint)|,? năm |/)(?P<date_year>\d{4})(?![\d/])"
    # "ngày 29/02" of a leap year
    r"|(?<=ngày )(?P<leap_day>29)(?=(?:/| tháng )0?2(?![\d/]|,? năm))"
    rf"|(?P<until>\bđến )?\bnăm (?:học )?(?P<years>{_YEARS})"
    rf"|\b(?:quý|tháng)(?: ?{_NUMBER})? ?[/.-] ?(?P<period_year>\d{{4}})(?![\d/])"
    rf"|\b(?:quý|tháng) ?{_NUMBER}/(?P<short_year>\d{{2}})(?![\d/])"
    r"|(?<![\d/.])(?:0?[1-9]|1[0-2]|\b[ivxl]{1,3}) ?/ ?(?P<month_year>\d{4})(?![\d/])"
    r"|^(?P<only_year>\d{4})$",
    re.IGNORECASE,
)


def shift_date(day: date, from_year: int, to_year: int) -> date:
    """The same day as many years later; the last of a month stays the last.

    Raises ValueError when the new year is none of the calendar (1 to 9999).

    >>> shift_date(date(2024, 2, 29), 2024, 2025)
    datetime.date(2025, 2, 28)
    >>> shift_date(date(2023, 12, 31), 2024, 2025)
    datetime.date(2024, 12, 31)
    """
    year = day.year + to_year - from_year
    if day.day == monthrange(day.year, day.month)[1]:
        return date(year, day.month, monthrange(year, day.month)[1])
    return day.replace(year=year)


def shift_wording(text: str, from_year: int, to_year: int) -> str:
    """A proposal for the new plan's words, to be confirmed by a person.

    Lines in which nothing moves are returned as they are; in the others, letters come
    composed (NFC) and single-spaced.

    >>> shift_wording("Đánh giá năm 2023 và phương hướng năm 2024", 2024, 2025)
    'Đánh giá năm 2024 và phương hướng năm 2025'
    >>> shift_wording("Theo Quyết định số 15/QĐ-UBND ngày 15/01/2024", 2024, 2025)
    'Theo Quyết định số 15/QĐ-UBND ngày 15/01/2024'
    """
    shift = partial(_shift_line, from_year=from_year, to_year=to_year)
    return "".join(map(shift, text.splitlines(keepends=True)))


def _shift_line(line: str, from_year: int, to_year: int) -> str:
    body = clean(line)
    kept = [(cited.start, cited.end) for cited in find_citations(body)]
    kept += [match.span() for match in _KEPT.finditer(body)]
    is_kept = _covering(kept)

    def replace(match: re.Match) -> str:
        if is_kept(*match.span()):
            return match[0]
        return _moved(match, from_year, to_year)

    shifted = _MOVED.sub(replace, body)
    if shifted == body:
        return line
    start = len(line) - len(line.lstrip())
    return line[:start] + shifted + line[len(line.rstrip()) :]


def _covering(spans: list[tuple[int, int]]) -> Callable[[int, int], bool]:
    """Whether a stretch of text touches one of the spans, however many there are.

    >>> touches = _covering([(0, 9), (2, 4), (20, 22)])
    >>> touches(5, 6), touches(9, 20), touches(12, 21)
    (True, False, True)
    """
    spans = sorted(spans)
    starts = [start for start, _end in spans]
    ends = list(accumulate((end for _start, end in spans), max))

    def touches(start: int, end: int) -> bool:
        before = bisect_left(starts, end)  # so many begin before the stretch ends
        return bool(before) and ends[before - 1] > start

    return touches


def _moved(match: re.Match, from_year: int, to_year: int) -> str:
    """What the matched words become."""
    if match["day"]:
        return _moved_date(match, from_year, to_year)
    if match["leap_day"]:
        return "28" if isleap(from_year) and not isleap(to_year) else "29"
    name = match.lastgroup
    years = [int(year) for year in re.findall(r"\d+", match[name])]
    if name == "short_year":
        years = [2000 + years[0]]
    # A programme's horizon, unless it is this very year: "đến năm 2025".
    near = 0 if match["until"] else 1
    if any(abs(year - from_year) > near for year in years):
        return match[0]
    start = match.start(name) - match.start()
    digits = len(match[name]) if name == "short_year" else 4
    later = re.sub(
        r"\d+",
        lambda year: str(int(year[0]) + to_year - from_year).zfill(digits),
        match[name],
    )
    return match[0][:start] + later + match[0][start + len(match[name]) :]


def _moved_date(match: re.Match, from_year: int, to_year: int) -> str:
    day, month, year = (int(match[name]) for name in ("day", "month", "date_year"))
    if abs(year - from_year) > 1:
        return match[0]
    try:
        moved = shift_date(date(year, month, day), from_year, to_year)
        day, year = moved.day, moved.year
    except ValueError:
        year += to_year - from_year  # a day that never was is not ours to correct
    return (
        f"{day:0{len(match['day'])}}{match['joint']}{match['month']}"
        f"{match['year_joint']}{year}"
    )
