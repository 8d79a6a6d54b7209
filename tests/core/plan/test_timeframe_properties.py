"""What holds for every wording, generated or mangled."""

import time
import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_plan.core.plan.timeframe import (
    KINDS,
    Delay,
    Occurrence,
    Rhythm,
    Timeframe,
    format_wording,
    occurrences,
    parse,
)
from odoo.addons.cchc_plan.core.plan.timeframe.values import (
    DELAY_UNITS,
    PERIOD_MONTHS,
    merged,
    ordered,
)
from odoo.addons.cchc_plan.core.plan.yearshift import shift_date, shift_wording

from ..tries import tries

YEAR = 2024
PLAN = (date(YEAR, 1, 1), date(YEAR, 12, 31))


def runs(examples):
    return tries(max_examples=examples)


# --- generated wordings: clauses as officials write them, joined in every way


def _numbers(last):
    return st.integers(1, last).flatmap(
        lambda number: st.sampled_from([str(number), f"{number:02}"])
    )


def _text(template, *parts):
    return st.tuples(*parts).map(lambda values: template.format(*values))


years = st.sampled_from(
    ["", "", "/2024", " năm 2024", "/2025", "/2023", " 2024", "/24", " năm sau"]
)
quarters = st.sampled_from(["I", "II", "III", "IV", "1", "2", "4", "iv"])
marks = st.one_of(
    _text("{}/{}", _numbers(31), _numbers(12)),
    _text("{}/{}/2024", _numbers(31), _numbers(12)),
    _text("ngày {} tháng {}{}", _numbers(31), _numbers(12), years),
    _text("ngày {}", _numbers(31)),
    _text("tháng {}{}", _numbers(12), years),
    _text("quý {}{}", quarters, years),
    st.sampled_from(["6 tháng đầu năm", "9 tháng đầu năm 2024", "cả năm", "năm 2023"]),
    st.sampled_from(["cuối năm", "giữa tháng 6", "đầu quý II", "trung tuần tháng 5"]),
)
ranges = _text("{}{}{}", marks, st.sampled_from([" - ", "-", " đến "]), marks)
lists = _text("{}{}{}", marks, st.sampled_from([", ", " và ", "; "]), marks | quarters)
ways = st.sampled_from(
    ["", "trước ", "trước ngày ", "trong ", "chậm nhất ", "đến ", "từ ", "hết ", "sau "]
)
fillers = st.sampled_from(["", "", "hoàn thành ", "báo cáo, ", "Đợt 1: ", "dự kiến "])
endings = st.sampled_from(["", "", " hằng năm", " hằng tháng", " hoàn thành"])
dated = _text("{}{}{}{}", fillers, ways, marks | ranges | lists, endings)
recurring = st.one_of(
    _text("ngày {} hằng tháng", _numbers(31)),
    _text(
        "trước ngày {} tháng {} {}",
        _numbers(31),
        st.sampled_from(["đầu", "cuối", "cuối cùng", "giữa", "thứ 2"]),
        st.sampled_from(["quý", "của quý", "quý sau", "của 6 tháng", ""]),
    ),
    st.sampled_from(
        ["định kỳ", "thường xuyên", "hằng quý", "hàng quý, 6 tháng, năm", "1 lần/quý"]
    ),
)
waiting = st.one_of(
    _text("{} ngày kể từ ngày {}/{}", _numbers(40), _numbers(28), _numbers(12)),
    _text("trong vòng {} ngày làm việc kể từ ngày ký", _numbers(9)),
    st.sampled_from(["theo kế hoạch", "khi có yêu cầu", "đột xuất", "xã tự làm"]),
)
joints = st.sampled_from([", ", "; ", " và ", " ", "\n", " (", " hoặc "])
clauses = st.one_of(dated, dated, recurring, waiting)
joined = _text("{}{}{}{}", fillers, clauses, joints, clauses)
wordings = st.one_of(clauses, joined, _text("{}{}{}", joined, joints, clauses))

# Words thrown together, and any text at all.
_WORDS = [
    *("Tháng", "Quý", "quý", "I", "IV", "V", "1", "3", "06", "31", "6", "9", "năm"),
    *("2024", "2023", "/", "/2024", "15/6", "31/2", "15/3/2024", ",", ";", "-", ":"),
    *("và", "hoặc", "(", ")", ".", "\n", "trước", "ngày", "chậm nhất", "đến", "hết"),
    *("từ", "trong", "hằng", "hàng", "mỗi", "định kỳ", "thường xuyên", "đầu", "cuối"),
    *("giữa", "của", "sau", "khi", "có", "theo", "kể", "lần", "tuần", "nửa", "khoảng"),
]
scrambled = st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join)
anything = st.text(max_size=60) | st.text(st.characters(), max_size=20).map(
    lambda text: f"Theo {text}; Quý I"
)


def check(wording, year=YEAR):
    """What is promised for every wording."""
    timeframe = parse(wording, year)
    assert timeframe == parse(wording, year)
    assert timeframe.kind in KINDS
    assert timeframe.wording == wording
    assert (timeframe.kind == "dated") == bool(timeframe.deadlines)
    assert (timeframe.kind != "unread") or timeframe.findings
    if timeframe.kind in ("recurring", "continuous"):
        assert timeframe.rhythms
    else:
        assert timeframe.kind == "dated" or not timeframe.rhythms
    ends = [due.date_deadline for due in timeframe.deadlines]
    assert ends == sorted(set(ends))
    for due in (*timeframe.deadlines, *occurrences(timeframe, *PLAN)):
        assert due.date_start is None or due.date_start <= due.date_deadline
    for finding in timeframe.findings:
        assert finding.text and finding.where == ""
    assert parse(format_wording(timeframe), year) == timeframe
    return timeframe


@runs(400)
@given(wordings, st.sampled_from([2023, 2024, 2025]))
def test_wordings_of_officials(wording, year):
    check(wording, year)


@runs(250)
@given(scrambled)
def test_words_thrown_together(wording):
    check(wording)


@runs(250)
@given(anything)
def test_any_text(wording):
    check(wording)


@pytest.mark.parametrize(
    "wording", ["\ud800", "Tháng 3\udfff", "\x00", "́" * 400, "İ" * 300, "ﷺ" * 300]
)
def test_odd_characters(wording):
    assert check(wording).kind == "unread"


@runs(200)
@given(st.text(alphabet="abcdeghklmnopqrstuy áàảãạăâđêôơư,.;()", max_size=60))
def test_no_date_comes_from_words_without_numbers(wording):
    if "nam" not in unicodedata.normalize("NFD", wording.lower()).replace("̆", ""):
        assert not check(wording).deadlines


@runs(200)
@given(dated | recurring)
def test_spelling_does_not_change_the_meaning(wording):
    meant = parse(wording, YEAR)
    for spelled in (
        unicodedata.normalize("NFD", wording),
        wording.upper(),
        wording.replace(" ", "  "),
        f" {wording}. ",
        wording.replace("quý", "quí"),
        wording.replace("hằng", "hàng"),
        wording.replace("-", "–"),
        wording.replace(" ", "\u00a0"),
    ):
        assert parse(spelled, YEAR) == meant, spelled


# --- generated meanings


@st.composite
def days(draw):
    return date(2023, 1, 1) + timedelta(days=draw(st.integers(0, 1000)))


@st.composite
def dues(draw):
    one, other = sorted((draw(days()), draw(days())))
    return Occurrence(draw(st.sampled_from([None, one])), other)


@st.composite
def month_spans(draw):
    first, last = sorted((draw(st.integers(1, 12)), draw(st.integers(1, 12))))
    end = date(YEAR + last // 12, last % 12 + 1, 1) - timedelta(days=1)
    return Occurrence(date(YEAR, first, 1), end)


@st.composite
def rhythms(draw):
    every = draw(st.sampled_from([*PERIOD_MONTHS, "period"]))
    if every == "period":
        return Rhythm(every)
    months = PERIOD_MONTHS[every]
    first = draw(st.integers(1, 12)) if every == "year" else 1
    latest = 2 * months if every in ("month", "quarter") else months
    month = draw(st.integers(first, latest))
    return Rhythm(every, first, month, draw(st.integers(1, 31)))


def _ordered(found):
    return tuple(sorted(found, key=lambda due: due.date_deadline))


dated_timeframes = st.builds(
    lambda found, again: Timeframe("dated", YEAR, _ordered(found), ordered(again)),
    st.lists(
        dues() | month_spans(),
        min_size=1,
        max_size=4,
        unique_by=lambda d: d.date_deadline,
    ),
    st.lists(rhythms(), max_size=2),
)
recurring_timeframes = st.lists(rhythms(), min_size=1, max_size=4).map(
    lambda found: Timeframe("recurring", YEAR, rhythms=ordered(found))
)
events = st.sampled_from(["sau khi có hướng dẫn", "kể từ ngày ban hành Kế hoạch"])
relative_timeframes = st.builds(
    lambda amount, unit, event: Timeframe(
        "relative", YEAR, delay=Delay(amount, unit), event=event
    ),
    st.integers(1, 999),
    st.sampled_from(DELAY_UNITS),
    events | st.just(""),
)
undated_timeframes = st.sampled_from(
    [
        Timeframe("continuous", YEAR, rhythms=(Rhythm("period"),)),
        Timeframe("relative", YEAR, event="Sau khi Luật có hiệu lực"),
        Timeframe("external", YEAR, event="Theo kế hoạch của tỉnh, của huyện"),
    ]
)


@runs(500)
@given(
    st.one_of(
        dated_timeframes, recurring_timeframes, relative_timeframes, undated_timeframes
    )
)
def test_a_formatted_meaning_is_read_back(timeframe):
    assert parse(format_wording(timeframe), YEAR) == timeframe


@runs(150)
@given(dated_timeframes.filter(lambda t: not t.rhythms), st.sampled_from([2025, 2028]))
def test_a_wording_moves_to_another_year_like_its_dates(timeframe, to_year):
    def moved(day):
        return day and shift_date(day, YEAR, to_year)

    # 28 and 29 February become one day.
    expected = merged(
        Occurrence(moved(due.date_start), moved(due.date_deadline))
        for due in timeframe.deadlines
    )
    wording = shift_wording(format_wording(timeframe), YEAR, to_year)
    assert parse(wording, to_year).deadlines == expected


def test_long_wordings_take_no_longer_than_they_should():
    start = time.process_time()
    for piece in (
        "theo ",
        "(",
        "trong ",
        "ngày 15, ",
        "quý I;",
        "a:",
        ", trước ",
        "0/",
    ):
        check((piece * 500)[:499])
        check(piece * 20000)
    assert time.process_time() - start < 5
