"""Checks 1 to 4, 13 and 14: deadlines, reports and years, one change at a time."""

from dataclasses import replace
from datetime import date

import pytest

from odoo.addons.cchc_plan.core.plan.checks import (
    CheckContext,
    ReportLine,
    run_checks,
)

from .check_drafts import judged
from .clean_plan import clean_draft, with_task

CLEAN = clean_draft()


@pytest.mark.parametrize(
    ("wording", "code"),
    [
        ("Trước 31/12/2023", "deadline_before_plan"),
        ("Tháng 12/2023", "deadline_before_plan"),
        ("Ngày 15/01/2024", "deadline_before_issue"),
        ("Tháng 01/2025", "deadline_after_plan"),
        ("Quý I/2024; Quý I/2025", "deadline_after_plan"),
        ("Quý IV", "year_missing"),
        ("Trước ngày 10/6", "year_missing"),
        ("", "wording_empty"),
        ("abc", "wording_unread"),
        ("Ngày 31/02/2024", "nonexistent_date"),
        # Right, each in its way.
        ("Tháng 1/2024", None),
        ("Ngày 18/01/2024", None),
        ("Trước ngày 31/12/2024", None),
        ("Hằng quý", None),
        ("Ngày 20 hằng tháng", None),
        ("Định kỳ 6 tháng, năm", None),
        ("Quý II và Quý III/2024", None),
        ("Từ tháng 3 đến tháng 6/2024", None),
        ("Theo kế hoạch của tỉnh", None),
        ("Sau khi có hướng dẫn của cấp trên", None),
        ("Cuối năm 2024", None),
        ("Cả năm", None),
    ],
)
def test_a_deadline_is_judged(wording, code):
    draft = with_task(CLEAN, "IV", 1, timeframe=wording)
    assert judged(draft) == ([("IV.1", code)] if code else [])


def test_a_plan_made_in_mid_year_looks_back_on_its_first_deadlines():
    draft = replace(CLEAN, date=date(2024, 4, 15))
    expected = {"I.1", "I.2", "I.3", "I.4", "I.5", "II.1", "VI.1", "VII.1"}
    assert set(judged(draft)) == {
        (where, "deadline_before_issue") for where in expected
    }


def test_without_a_year_no_deadline_is_judged():
    draft = replace(CLEAN, year=None, date=None)
    draft = with_task(draft, "IV", 1, timeframe="Trước 31/12/2023")
    assert judged(draft) == []


def test_a_plan_that_never_writes_the_year_is_told_so_once():
    draft = CLEAN
    for section in CLEAN.sections:
        for position, task in enumerate(section.tasks, 1):
            timeframe = task.timeframe.replace("/2024", "")
            draft = with_task(draft, section.number, position, timeframe=timeframe)
    [finding] = run_checks(draft)
    assert (finding.where, finding.code) == ("", "year_missing")
    assert finding.values == {"count": 11}


def test_an_annex_without_deadlines_is_told_so_once():
    draft = CLEAN
    for section in CLEAN.sections:
        for position, _task in enumerate(section.tasks, 1):
            draft = with_task(draft, section.number, position, timeframe=" ")
    assert judged(draft) == [("", "wording_empty")]


@pytest.mark.parametrize(
    ("wording", "is_undated"),
    [
        ("Thường xuyên", True),
        ("Định kỳ", True),
        ("Theo kế hoạch của tỉnh", True),
        ("Hằng quý", False),
        ("Quý I/2024", False),
    ],
)
def test_the_share_of_tasks_without_a_date(wording, is_undated):
    draft = CLEAN
    for number, count in (("I", 5), ("II", 2)):
        for position in range(1, count + 1):
            draft = with_task(draft, number, position, timeframe=wording)
    assert judged(draft) == ([("", "undated_share")] if is_undated else [])
    assert judged(draft, continuous_share=0.9) == []


def test_the_share_is_printed_with_its_parts():
    draft = CLEAN
    for position in range(1, 6):
        draft = with_task(draft, "I", position, timeframe="Thường xuyên")
    [finding] = run_checks(draft, CheckContext(continuous_share=0.4))
    assert finding.text == (
        "9 of 15 tasks (60 %) have no due date of their own; "
        "“Thường xuyên” stands 8 times"
    )


# -- 13: reports


def _reports(text):
    return replace(CLEAN, narrative={**CLEAN.narrative, "reporting_note": text})


def _regime(*days):
    """The first quarter's and the half year's report: due day, cut-off day."""
    return tuple(
        ReportLine(name, date(2024, month, due), date(2024, month, cutoff))
        for (name, month), (due, cutoff) in zip(
            (("Báo cáo quý I", 3), ("Báo cáo 6 tháng", 6)), days, strict=True
        )
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Báo cáo quý I trước ngày 10/3.", ["report_before_cutoff"]),
        ("Báo cáo 6 tháng: ngày 13 tháng 6.", ["report_before_cutoff"]),
        ("Báo cáo 6 tháng: ngày 14 tháng 6.", []),
        ("Báo cáo quý gửi trước ngày 20 tháng cuối quý.", []),
        ("Báo cáo quý trước ngày 10 của tháng cuối quý.", ["report_before_cutoff"]),
        (
            "Báo cáo quý trước ngày 20 tháng cuối quý, báo cáo năm trước ngày 20/12.",
            ["reports_due_together"],
        ),
        (
            "Báo cáo quý II trước ngày 20/6 và 6 tháng ngày 19/6.",
            ["reports_due_together"],
        ),
        # No report's date: another month, no such day, no day at all.
        ("Trong năm, trước ngày 10/3, các bộ phận gửi số liệu.", []),
        ("Báo cáo 6 tháng trước ngày 31/6.", []),
        ("Định kỳ hằng quý, 6 tháng, 9 tháng và năm.", []),
    ],
)
def test_the_dates_that_the_plan_gives_its_reports(text, expected):
    lines = _regime((20, 14), (20, 14))
    findings = judged(_reports(text), report_lines=lines)
    assert findings == [("Phần VI", code) for code in expected]


def test_a_cutoff_of_another_year_is_not_this_years():
    lines = (ReportLine("Báo cáo quý I", date(2023, 3, 20), date(2023, 3, 14)),)
    assert judged(_reports("Báo cáo quý I trước ngày 10/3"), report_lines=lines) == []


def test_a_year_report_may_be_due_in_the_next_january():
    text = "Báo cáo quý IV trước ngày 10/01, báo cáo năm trước ngày 10/01."
    lines = (ReportLine("Năm", date(2025, 1, 9), date(2024, 12, 14)),)
    [finding] = run_checks(_reports(text), CheckContext(report_lines=lines))
    assert finding.values["days"] == "09/01: quý IV, năm"


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (((20, 14), (20, 14)), []),
        (((14, 14), (15, 14)), []),
        (((10, 14), (20, 14)), ["report_before_cutoff"]),
    ],
)
def test_the_regimes_dates_count_where_the_plan_gives_none(days, expected):
    findings = judged(_reports(""), report_lines=_regime(*days))
    assert findings == [("Phần VI", code) for code in expected]


def test_two_reports_of_the_regime_on_one_day():
    day, cutoff = date(2024, 6, 20), date(2024, 6, 14)
    lines = (ReportLine("Quý II", day, cutoff), ReportLine("6 tháng", day, cutoff))
    [finding] = run_checks(_reports(""), CheckContext(report_lines=lines))
    assert finding.code == "reports_due_together"
    assert finding.values["days"] == "20/06: Quý II, 6 tháng"


# -- 14: years left over


@pytest.mark.parametrize(
    ("subject", "is_wrong"),
    [
        ("Cải cách hành chính xã Vĩnh Thủy năm 2023", True),
        ("Cải cách hành chính xã Vĩnh Thủy năm 2024", False),
        ("Cải cách hành chính năm 2024 và phương hướng năm 2025", False),
        ("Cải cách hành chính giai đoạn 2021 - 2025", False),
        ("Cải cách hành chính", False),
    ],
)
def test_the_year_of_the_subject(subject, is_wrong):
    draft = replace(CLEAN, subject=subject)
    assert judged(draft) == ([("Trích yếu", "title_year_differs")] if is_wrong else [])


def test_the_year_of_the_annex():
    draft = replace(CLEAN, annex_title="CÁC NHIỆM VỤ CCHC TRIỂN KHAI NĂM 2023")
    assert judged(draft) == [("Phụ lục", "title_year_differs")]


@pytest.mark.parametrize(
    ("name", "is_left_over"),
    [
        ("Ban hành Kế hoạch ứng dụng chữ ký số năm 2023", True),
        ("Triển khai nhiệm vụ chuyển đổi số năm 2023; tuyên truyền", True),
        ("Tổng kết nhiệm vụ chuyển đổi số năm 2023", False),
        ("Công bố văn bản hết hiệu lực năm 2023", False),
        ("Khắc phục tồn tại theo kết quả Chỉ số CCHC năm 2023", False),
        ("Triển khai nhiệm vụ năm 2023 chuyển sang năm 2024", False),
        ("Triển khai Luật Đất đai năm 2023", False),
        ("Thực hiện Kế hoạch số 9/KH-UBND ngày 12 tháng 5 năm 2023 của tỉnh", False),
        ("Triển khai chương trình năm học 2023-2024", False),
        ("Thực hiện chương trình giai đoạn 2021-2023", False),
        ("Thực hiện kế hoạch năm 2023-2025", False),
        ("Xây dựng kế hoạch ngày 10 tháng 01 năm 2023", False),
        ("Thực hiện Nghị quyết năm 2020", False),
    ],
)
def test_last_years_number(name, is_left_over):
    draft = with_task(CLEAN, "IV", 1, name=name, deliverable="Văn bản")
    assert judged(draft) == ([("IV.1", "last_year_left")] if is_left_over else [])


def test_last_years_number_in_the_body():
    draft = replace(
        CLEAN,
        narrative={**CLEAN.narrative, "budget_note": "Từ dự toán ngân sách năm 2023."},
    )
    assert judged(draft) == [("Phần IV", "last_year_left")]


@pytest.mark.parametrize(
    ("basis", "is_doubtful"),
    [
        ("Kế hoạch số 11/KH-UBND ngày 15/01/2023 về CCHC năm 2024", True),
        ("Kế hoạch số 11/KH-UBND ngày 18 tháng 01 năm 2023 về CCHC năm 2024", True),
        ("Kế hoạch số 11/KH-UBND ngày 20/10/2023 về CCHC năm 2024", False),
        ("Kế hoạch số 11/KH-UBND ngày 10/01/2024 về CCHC năm 2024", False),
        ("Kế hoạch số 11/KH-UBND ngày 15/01/2023 về CCHC giai đoạn 2023-2025", False),
        ("Quyết định số 11/QĐ-UBND ngày 15/01/2023 về phân bổ năm 2024", False),
        (
            "Kế hoạch số 11/KH-UBND ngày 15/01/2023 về tuyên truyền; Công văn số "
            "5/UBND-NV ngày 10/01/2024 về CCHC năm 2024",
            False,
        ),
    ],
)
def test_the_superiors_plan_dated_a_year_too_early(basis, is_doubtful):
    draft = replace(CLEAN, bases=(basis,))
    assert judged(draft) == ([("Căn cứ", "basis_year_doubtful")] if is_doubtful else [])


def test_a_plan_of_this_very_day_last_year_is_doubtful_even_in_autumn():
    draft = replace(
        CLEAN,
        date=date(2024, 10, 20),
        bases=("Kế hoạch số 11/KH-UBND ngày 20/10/2023 về CCHC năm 2024",),
        sections=(),
        indicators=(),
    )
    assert judged(draft) == [("Căn cứ", "basis_year_doubtful")]


@pytest.mark.parametrize(
    ("basis", "is_open"),
    [
        ("Thực hiện Công văn của Sở Nội vụ về việc báo cáo", True),
        ("Thực hiện Công văn của Sở Nội vụ số 15/SNV-CCHC ngày 05/01/2024", False),
        ("Thực hiện Công văn số 15/SNV-CCHC ngày 05/01/2024 của Sở Nội vụ", False),
    ],
)
def test_a_letter_without_its_number(basis, is_open):
    draft = replace(CLEAN, bases=(basis,))
    assert judged(draft) == ([("Căn cứ", "basis_without_number")] if is_open else [])
