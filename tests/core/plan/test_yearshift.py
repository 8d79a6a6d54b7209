"""A plan of 2024 proposed for 2025; most lines are those of a real plan."""

import doctest
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_plan.core.plan import yearshift
from odoo.addons.cchc_plan.core.plan.yearshift import shift_date, shift_wording

from ..tries import tries

MOVED = {
    # deadlines
    "Tháng 1/2024": "Tháng 1/2025",
    "Tháng 02/2024": "Tháng 02/2025",
    "Quý I/2024": "Quý I/2025",
    "QUÝ IV/2024": "QUÝ IV/2025",
    "Quý I/24": "Quý I/25",
    "Quý II-III/2024": "Quý II-III/2025",
    "Quý IV/2023 - Quý I/2024": "Quý IV/2024 - Quý I/2025",
    "Tháng 3, 6, 9/2024": "Tháng 3, 6, 9/2025",
    "Tháng 3-5/2024": "Tháng 3-5/2025",
    "Tháng 3-2024": "Tháng 3-2025",
    "T3/2024": "T3/2025",
    "Tháng 01 năm 2024": "Tháng 01 năm 2025",
    "6 tháng/2024": "6 tháng/2025",
    "6 tháng đầu năm 2024": "6 tháng đầu năm 2025",
    "Trước 31/12/2023": "Trước 31/12/2024",
    "15.3.2024": "15.3.2025",
    "01-15/3/2024": "01-15/3/2025",
    "ngày 15 tháng 3 năm 2024": "ngày 15 tháng 3 năm 2025",
    "ngày 15 tháng 3/2024": "ngày 15 tháng 3/2025",
    "Trước 29/02/2024": "Trước 28/02/2025",
    "ngày 29 tháng 02 năm 2024": "ngày 28 tháng 02 năm 2025",
    "Trước ngày 29/02": "Trước ngày 28/02",
    "31/2/2024": "31/2/2025",
    "2024": "2025",
    # names of tasks
    "Ban hành Kế hoạch cải cách hành chính năm 2024": (
        "Ban hành Kế hoạch cải cách hành chính năm 2025"
    ),
    "Đánh giá nhiệm vụ CCHC năm 2023 và phương hướng nhiệm vụ năm 2024": (
        "Đánh giá nhiệm vụ CCHC năm 2024 và phương hướng nhiệm vụ năm 2025"
    ),
    "Ban hành văn bản công bố danh mục văn bản QPPL hết hiệu lực năm 2023": (
        "Ban hành văn bản công bố danh mục văn bản QPPL hết hiệu lực năm 2024"
    ),
    "Kế hoạch theo dõi thi hành pháp luật năm 2024": (
        "Kế hoạch theo dõi thi hành pháp luật năm 2025"
    ),
    "PHỔ BIẾN PHÁP LUẬT NĂM 2024": "PHỔ BIẾN PHÁP LUẬT NĂM 2025",
    "Tuyên truyền Luật Cư trú, lập kế hoạch năm 2024": (
        "Tuyên truyền Luật Cư trú, lập kế hoạch năm 2025"
    ),
    "Chấn chỉnh kỷ luật năm 2024": "Chấn chỉnh kỷ luật năm 2025",
    "Báo cáo năm 2023 và 2024": "Báo cáo năm 2024 và 2025",
    "Xây dựng Kế hoạch năm 2025": "Xây dựng Kế hoạch năm 2026",
    "Năm học 2023-2024": "Năm học 2024-2025",
    "đến năm 2024": "đến năm 2025",
    # a citation beside it stays
    "(Kèm theo Kế hoạch số 10/KH-UBND ngày 15/01/2024), năm 2024": (
        "(Kèm theo Kế hoạch số 10/KH-UBND ngày 15/01/2024), năm 2025"
    ),
    "Thực hiện kế hoạch số 11/KH-UBND ngày 15 tháng 01 năm 2023 của UBND huyện "
    "ban hành Cải cách hành chính nhà nước huyện Vĩnh Linh năm 2024": (
        "Thực hiện kế hoạch số 11/KH-UBND ngày 15 tháng 01 năm 2023 của UBND huyện "
        "ban hành Cải cách hành chính nhà nước huyện Vĩnh Linh năm 2025"
    ),
}

KEPT = [
    "",
    "tháng 12",
    "Thường xuyên",
    "tháng 3/12",
    "Trước ngày 28/02",
    # documents and laws
    "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ",
    "số 10/KH-UBND ngày 15/01/2024",
    "Số: 12/KH-UBND, ngày 20/12/2023",
    "Chỉ thị số 35-CT/TU ngày 11/12/2023 của Ban Thường vụ Tỉnh ủy",
    "Kế hoạch số 104-KH/HU ngày 26/12/2023",
    "Nghị quyết 02 -NQ/TU ngày 04 /11/2023",
    "Nghị định số 15/2024/NĐ-CP",
    "Quyết định ngày 15/01/2024 của Chủ tịch",
    "Quyết định ngày 15 tháng 01 năm 2024 của Chủ tịch",
    "Thông tư 10/2024",
    "công văn số 12/2024 của Phòng",
    "Thực hiện có hiệu quả Luật ban hành văn bản QPPL năm 2015",
    "Triển khai Luật Đất đai năm 2024",
    "BỘ LUẬT LAO ĐỘNG NĂM 2024",
    # terms of programmes
    "chương trình CCHC nhà nước giai đoạn 2021-2030",
    "giai đoạn 2021- 2025, định hướng đến năm 2030",
    "giai đoạn 2023 - 2024",
    "nhiệm kỳ 2021-2026",
    "đến năm 2025",
    "đến năm 2024, định hướng đến năm 2030",
    "tầm nhìn 2025",
    "năm 2021-2025",
    # no years
    "2024 hồ sơ",
    "2.024.000 đồng",
    "đạt 2024 lượt",
    "Hệ thống quản lý chất lượng TCVN ISO 9001:2015",
    "29/7/2022",
    "năm 2018",
    # untouched to the letter
    "  Định  kỳ\u00a0 \n",
]


@pytest.mark.parametrize("wording", MOVED)
def test_years_of_the_plan_move(wording):
    assert shift_wording(wording, 2024, 2025) == MOVED[wording]


@pytest.mark.parametrize("wording", KEPT)
def test_all_else_stays(wording):
    assert shift_wording(wording, 2024, 2025) == wording


def test_lines_stay_apart():
    text = "  Năm  2024:\n\n- Quý I/2024;\r\n- giai đoạn 2021-2025\n"
    assert shift_wording(text, 2024, 2025) == (
        "  Năm 2025:\n\n- Quý I/2025;\r\n- giai đoạn 2021-2025\n"
    )


def test_decomposed_letters_are_understood():
    assert shift_wording("Quy\u0301 I/2024", 2024, 2025) == "Quý I/2025"


def test_a_leap_day_comes_back_only_as_the_end_of_the_month():
    assert shift_wording("Trước ngày 29/02", 2024, 2028) == "Trước ngày 29/02"
    assert shift_wording("29/02/2024", 2024, 2028) == "29/02/2028"
    assert shift_wording("28/02/2023", 2023, 2024) == "29/02/2024"


def test_several_years_at_once_and_back():
    assert shift_wording("Quý I/2024, năm 2023", 2024, 2027) == "Quý I/2027, năm 2026"
    assert shift_wording("Quý I/2025", 2025, 2024) == "Quý I/2024"
    assert shift_wording("Quý I/09", 2009, 2010) == "Quý I/10"


@pytest.mark.parametrize(
    ("day", "to_year", "moved"),
    [
        (date(2024, 2, 29), 2025, date(2025, 2, 28)),
        (date(2024, 2, 28), 2025, date(2025, 2, 28)),
        (date(2024, 4, 30), 2025, date(2025, 4, 30)),
        (date(2023, 2, 28), 2025, date(2024, 2, 29)),
        (date(2023, 12, 31), 2025, date(2024, 12, 31)),
        (date(2025, 1, 15), 2023, date(2024, 1, 15)),
    ],
)
def test_dates_move_by_as_many_years(day, to_year, moved):
    assert shift_date(day, 2024, to_year) == moved


@pytest.mark.parametrize("to_year", [0, 10000])
def test_there_is_no_date_outside_the_calendar(to_year):
    with pytest.raises(ValueError):
        shift_date(date(2024, 1, 1), 2024, to_year)
    with pytest.raises(ValueError):
        shift_date(date(2024, 1, 31), 2024, to_year)


@tries(max_examples=300)
@given(st.text(max_size=80) | st.sampled_from([*MOVED, *KEPT]), st.integers(1990, 2100))
def test_nothing_moves_within_one_year_and_nothing_fails(text, year):
    assert shift_wording(text, year, year) == text
    shift_wording(text, year, year + 1)


def test_examples_in_the_docstrings():
    result = doctest.testmod(yearshift)
    assert result.attempted and not result.failed
