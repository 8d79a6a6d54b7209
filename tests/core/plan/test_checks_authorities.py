"""Checks 15 and 16: levels that are gone, and who must be among the recipients."""

from dataclasses import replace
from datetime import date

import pytest

from odoo.addons.cchc_plan.core.plan.checks import run_checks

from .check_drafts import judged
from .clean_plan import bare_plan, clean_draft

CLEAN = clean_draft()


def _in_chapter(code):
    return [("Phần III", code)] if code else []


# -- 15: levels that are gone


def _of_2026(text, **values):
    return bare_plan(text, **{"date": date(2026, 1, 10), "year": 2026, **values})


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Báo cáo UBND huyện trước ngày 10/6", "ubnd huyện"),
        ("Gửi về Phòng Nội vụ huyện", "phòng nội vụ, huyện"),
        ("Bộ phận một cửa cấp huyện và thị trấn", "cấp huyện, thị trấn"),
        ("Theo chỉ đạo của Huyện uỷ", "huyện ủy"),
        ("Báo cáo UBND tỉnh qua Sở Nội vụ", None),
        ("Tiếp nhận hồ sơ của huyện Vĩnh Linh (cũ)", None),
        ("Vận hành chính quyền địa phương 2 cấp, không tổ chức cấp huyện", None),
        ("Theo Quyết định số 9/QĐ-UBND ngày 05/5/2024 của UBND huyện", None),
        ("Theo Quyết định số 9/QĐ-UBND ngày 05/8/2025 của UBND huyện", "ubnd huyện"),
        ("Uyển chuyển, huyền thoại", None),
    ],
)
def test_levels_that_are_gone(text, names):
    findings = run_checks(_of_2026(text))
    assert [finding.values["names"] for finding in findings] == (
        [names] if names else []
    )
    assert all(finding.where == "Phần III" for finding in findings)


@pytest.mark.parametrize(
    ("values", "is_late"),
    [
        ({"date": date(2025, 6, 30), "year": 2025}, False),
        ({"date": date(2025, 7, 1), "year": 2025}, True),
        ({"date": None, "year": 2025}, False),
        ({"date": None, "year": 2026}, True),
        ({"date": None, "year": None}, False),
    ],
)
def test_levels_count_from_the_day_on_which_they_ended(values, is_late):
    draft = bare_plan("Gửi UBND huyện", **values)
    assert judged(draft) == _in_chapter("level_abolished" if is_late else None)


def test_the_letterhead_names_a_level_that_is_gone():
    draft = _of_2026("", superior="UBND HUYỆN VĨNH LINH")
    assert judged(draft) == [("Tên cơ quan", "level_abolished")]


# -- 16: recipients


@pytest.mark.parametrize(
    ("recipients", "codes"),
    [
        (("Phòng Nội vụ", "Lưu: VT, VP"), []),
        (("- Phòng Nội Vụ huyện (b/c);", "- Lưu: VT."), []),
        (("UBND huyện, Phòng Nội vụ", "Lưu: Văn thư"), []),
        (("UBND huyện", "Lưu: VT"), ["recipient_missing"]),
        (("Phòng Nội vụ", "Lưu: VP"), ["file_copy_without_clerk"]),
        (("Phòng Nội vụ", "Lưu VP."), ["file_copy_without_clerk"]),
        (("Phòng Nội vụ",), ["file_copy_missing"]),
        ((), []),
    ],
)
def test_recipients(recipients, codes):
    draft = replace(CLEAN, recipients=recipients)
    expected = [("Nơi nhận", code) for code in codes]
    assert judged(draft, recipient="Phòng Nội vụ") == expected


@pytest.mark.parametrize(
    "recipient",
    ["UBND huyện", "UBND huyện Vĩnh Linh", "Phòng Nội vụ huyện Vĩnh Linh", ""],
)
def test_the_receiving_authority_goes_by_its_short_name(recipient):
    assert judged(CLEAN, recipient=recipient) == []


def test_the_receiving_authority_may_be_written_in_full():
    draft = replace(CLEAN, recipients=("Uỷ ban nhân dân huyện", "Lưu: VT"))
    assert judged(draft, recipient="UBND huyện") == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [("Lưu: VP", "Lưu: VT, VP"), ("- Lưu VP;", "Lưu: VT, VP"), ("Lưu:", "Lưu: VT")],
)
def test_how_the_file_copy_should_read(line, expected):
    [finding] = run_checks(replace(CLEAN, recipients=("Phòng Nội vụ", line)))
    assert finding.values["expected"] == expected
