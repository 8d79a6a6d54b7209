"""What of a report does not go on from the one before."""

import doctest
from dataclasses import replace

import pytest

from odoo.addons.cchc_plan.core.reporting import (
    continuity,
    left_over,
    statistics,
)
from odoo.addons.cchc_plan.core.reporting.continuity import continuity as check
from odoo.addons.cchc_plan.core.reporting.draft import draft
from odoo.addons.cchc_plan.core.reporting.facts import Paragraph, StatisticFact

from .report_facts import KINDS, chain, facts, last_year, with_figures

PAIRS = list(zip(KINDS, KINDS[1:], strict=False))


def codes(*arguments):
    return [finding.code for finding in check(*arguments)]


def with_task(report, place, **changed):
    """The report with one of its 28 tasks changed, by its place in the plan."""
    tasks = list(report.tasks)
    tasks[place - 1] = replace(tasks[place - 1], **changed)
    return with_figures(replace(report, tasks=tuple(tasks)))


def with_indicator(report, key, **changed):
    return replace(
        report,
        indicators=tuple(
            replace(one, **changed) if one.key == key else one
            for one in report.indicators
        ),
    )


def text(words, heading=""):
    return (Paragraph("p", heading, 1, words),)


@pytest.mark.parametrize("module", [continuity, left_over, statistics])
def test_doctests(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(("before", "now"), PAIRS)
def test_a_year_that_goes_on_has_no_finding(before, now):
    previous = facts(before)
    written = draft(facts(now), previous, last_year(now))
    assert check(facts(now), previous, written) == []


def test_the_first_report_stands_alone():
    assert check(facts("q1"), None, draft(facts("q1"))) == []
    assert check(facts("q1"), last_year("year")) == []


def test_a_cumulative_figure_that_fell():
    fallen = with_indicator(facts("h1"), 9, year_value=119.0)
    assert [one.text for one in check(fallen, facts("q1"))] == [
        "“Số hồ sơ TTHC tiếp nhận” is counted since the year began, but fell from 120 "
        "to 119"
    ]
    rate = with_indicator(facts("h1"), 3, year_value=1.0)
    assert codes(rate, facts("q1")) == []


def test_a_figure_that_is_gone():
    gone = with_indicator(facts("h1"), 3, year_value=None)
    assert codes(gone, facts("q1")) == ["figure_vanished"]
    dropped = replace(facts("h1"), indicators=facts("h1").indicators[1:])
    assert codes(dropped, facts("q1")) == ["figure_vanished"]


def test_a_task_that_is_open_again():
    again = with_task(facts("h1"), 1, status="in_progress")
    assert [(one.code, one.where) for one in check(again, facts("q1"))] == [
        ("task_reopened", "I.1")
    ]
    cancelled = with_task(facts("h1"), 1, status="cancelled")
    assert codes(cancelled, facts("q1")) == []


def test_a_task_that_vanished_with_its_document():
    shorter = replace(facts("h1"), tasks=facts("h1").tasks[1:])
    assert codes(shorter, facts("q1")) == ["task_vanished", "document_vanished"]


def test_a_document_in_two_quarters():
    first = facts("q1")
    second = replace(facts("h1"), period=replace(facts("h1").period, kind="q2"))
    apart = replace(
        second, period=replace(second.period, date_from=first.period.date_to)
    )
    assert "document_twice" not in codes(apart, first)
    day = first.period.date_to.replace(day=first.period.date_to.day + 1)
    apart = replace(second, period=replace(second.period, date_from=day))
    twice = [one for one in check(apart, first) if one.code == "document_twice"]
    assert len(twice) == 6
    assert twice[0].values["document"] == "Kế hoạch số 10/KH-UBND ngày 15/01/2024"


def test_an_overdue_task_nobody_speaks_of():
    assert codes(facts("h1"), facts("q1"), text("Đã làm xong.")) == [
        "overdue_unmentioned"
    ]
    named = text(
        "Còn KẾ HOẠCH theo dõi thi hành pháp luật, kiểm tra, đôn đốc việc "
        "thực hiện văn bản QPPL chậm."
    )
    assert codes(facts("h1"), facts("q1"), named) == []


@pytest.mark.parametrize(
    "words",
    [
        # as in a real report of the first quarter of 2025
        "Thực hiện Kế hoạch số 11/KH-UBND ngày 21/01/2024 của UBND xã về việc thực "
        "hiện công tác cải cách hành chính năm 2023.",
        "Thực hiện Kế hoạch CCHC năm 2023, UBND xã báo cáo kết quả năm 2024 như sau:",
        "Trong quý I/2023 đã ban hành 05 văn bản.",
        "Phương hướng nhiệm vụ năm 2023",
    ],
)
def test_last_year_left_in_the_text(words):
    assert codes(facts("q1"), None, text(words)) == ["last_year_left"]


@pytest.mark.parametrize(
    "words",
    [
        "So với cùng kỳ năm 2023 tăng 5 điểm phần trăm.",
        "Quyết định số 12/QĐ-UBND ngày 05 tháng 12 năm 2023 của UBND xã.",
        "Thực hiện Kế hoạch số 104-KH/HU ngày 26/12/2023 về công tác năm 2023.",
        "Chương trình giai đoạn 2021-2023.",
        "Đánh giá việc thực hiện nhiệm vụ CCHC năm 2023 và phương hướng năm 2024.",
        "Ban hành văn bản công bố danh mục văn bản QPPL hết hiệu lực năm 2023: xong.",
        "Năm 2023 đạt 30%, năm 2024 đạt 40%.",
        "Kết quả năm 2024.",
    ],
)
def test_last_year_where_it_belongs(words):
    assert codes(facts("q1"), None, text(words)) == []


def test_a_heading_is_read_as_well():
    headed = text("", heading="IV. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2023")
    assert [one.where for one in check(facts("q1"), None, headed)] == ["IV"]


@pytest.mark.parametrize(
    ("kind", "words", "other"),
    [
        ("h1", "UBND xã báo cáo kết quả công tác CCHC quý I năm 2024:", "quý i"),
        (
            "m9",
            "Trên đây là Báo cáo kết quả 6 tháng đầu năm 2024./.",
            "6 tháng đầu năm",
        ),
    ],
)
def test_another_period_left_in_the_text(kind, words, other):
    found = check(facts(kind), None, text(words))
    assert [(one.code, one.values["other"]) for one in found] == [
        ("period_left", other)
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Trên đây là Báo cáo kết quả 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm.",
        "UBND xã báo cáo kết quả quý II năm 2024:",
        "Trong quý I năm 2024 đã kiểm tra 02 bộ phận.",
    ],
)
def test_its_own_and_the_next_period_are_right(words):
    assert codes(facts("h1"), None, text(words)) == []


def test_the_chain_has_the_figures_counted_by_hand():
    ratios = [
        [
            (ratio.numerator, ratio.denominator)
            for ratio in (one.completion, one.completion_due, one.on_time)
        ]
        for one in (report.figures for report in chain())
    ]
    assert ratios == [
        [(6, 28), (6, 7), (4, 7)],
        [(9, 28), (9, 12), (6, 12)],
        [(10, 28), (10, 12), (6, 12)],
        [(26, 28), (10, 11), (20, 27)],
    ]


def with_line(report, value, **changed):
    line = StatisticFact("2", "Hồ sơ tiếp nhận", "hồ sơ", value, value, code="III.2")
    return replace(report, statistics=(replace(line, **changed),))


@pytest.mark.parametrize(
    ("before", "now", "grows", "found"),
    [
        (100, 90, True, ["statistic_fell"]),
        (100, 100, True, []),
        (100, None, True, []),
        (None, 5, True, []),
        (100, 90, False, []),
    ],
)
def test_a_line_of_the_statistics_that_only_grows(before, now, grows, found):
    first = with_line(facts("q1"), before)
    second = with_line(facts("h1"), now, is_cumulative=grows)
    noticed = [code for code in codes(second, first) if code.startswith("statistic")]
    assert noticed == found
