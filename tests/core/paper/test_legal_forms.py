"""NĐ 30/2020: numbers with leading zeros, dates, endings, names of bodies, files."""

import datetime

import pytest

from odoo.addons.cchc_plan.core.paper import legal_forms
from odoo.addons.cchc_plan.core.paper.file_name import plan_file_name

SIGN = "KH-UBND"


@pytest.mark.parametrize(
    ("number", "line"),
    [
        ("10/KH-UBND", "Số: 10/KH-UBND"),
        ("5/KH-UBND", "Số: 05/KH-UBND"),
        ("05/KH-UBND", "Số: 05/KH-UBND"),
        ("Số: 7 / KH-UBND", "Số: 07/KH-UBND"),
        ("10 - theo bản gốc", "Số: 10 - theo bản gốc"),
    ],
)
def test_number(number, line):
    assert legal_forms.number_line(number, SIGN) == line


@pytest.mark.parametrize("number", ["", "   ", "/KH-UBND", "Số:   /KH-UBND"])
def test_an_open_number_leaves_room_to_write(number):
    line = legal_forms.number_line(number, SIGN)
    assert line.split() == ["Số:", "/KH-UBND"]
    assert len(line) - len("Số:/KH-UBND") > 5


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (datetime.date(2024, 1, 5), "ngày 05 tháng 01 năm 2024"),
        (datetime.date(2024, 2, 15), "ngày 15 tháng 02 năm 2024"),
        (datetime.date(2024, 3, 9), "ngày 09 tháng 3 năm 2024"),
        (datetime.date(2024, 12, 31), "ngày 31 tháng 12 năm 2024"),
    ],
)
def test_days_below_10_and_months_1_and_2_have_a_zero(day, words):
    line = legal_forms.place_and_date("Vĩnh Khê", day, 2030)
    assert line == f"Vĩnh Khê, {words}"


def test_an_open_date_keeps_the_year_of_the_plan():
    line = legal_forms.place_and_date("Vĩnh Khê", None, 2024)
    assert line.split() == ["Vĩnh", "Khê,", "ngày", "tháng", "năm", "2024"]
    assert "2024" not in legal_forms.place_and_date("Vĩnh Khê", None, None)


def test_bases_end_in_semicolons_and_a_full_stop():
    assert legal_forms.bases(["Căn cứ A.", " Căn cứ B ; ", "", " ; "]) == (
        "Căn cứ A;",
        "Căn cứ B.",
    )
    assert legal_forms.bases([]) == ()


def test_a_basis_without_date_or_subject_says_what_is_known():
    assert legal_forms.basis("", "76/NQ-CP", None, "", "") == (
        "Căn cứ Văn bản số 76/NQ-CP"
    )
    assert legal_forms.basis("Luật", "1", None, "", "về việc tổ chức") == (
        "Căn cứ Luật số 1 về tổ chức"
    )


def test_who_is_filed_comes_last_in_the_recipients():
    assert legal_forms.recipient_lines(["Lưu: VP", "– Phòng Nội vụ;", "CBCC xã."]) == (
        "- Phòng Nội vụ;",
        "- CBCC xã;",
        "- Lưu: VP.",
    )


@pytest.mark.parametrize(
    ("body", "text", "short"),
    [
        (
            "ỦY BAN NHÂN DÂN XÃ VĨNH KHÊ",
            "Ủy ban nhân dân xã Vĩnh Khê",
            "UBND xã Vĩnh Khê",
        ),
        (
            "ỦY BAN NHÂN DÂN THỊ TRẤN BẾN QUAN",
            "Ủy ban nhân dân thị trấn Bến Quan",
            "UBND thị trấn Bến Quan",
        ),
        ("ỦY BAN NHÂN DÂN", "Ủy ban nhân dân", "UBND"),
        ("UBND HUYỆN VĨNH LINH", "UBND HUYỆN VĨNH LINH", "UBND HUYỆN VĨNH LINH"),
        ("Chính phủ", "Chính phủ", "Chính phủ"),
        ("", "", ""),
    ],
)
def test_a_body_within_a_sentence(body, text, short):
    assert legal_forms.body_in_text(body) == text
    assert legal_forms.body_short(body) == short


def test_a_citation_leaves_room_for_what_is_open():
    cited = legal_forms.citation("", SIGN, None, "")
    assert cited.split() == ["số", "/KH-UBND", "ngày", "/", "/"]


@pytest.mark.parametrize(
    ("number", "year", "name"),
    [
        ("10/KH-UBND", 2024, "Ke-hoach-10-KH-UBND-2024"),
        ("61/2018/NĐ-CP", 2018, "Ke-hoach-61-2018-ND-CP-2018"),
        ('../../<b>"\n', 2024, "Ke-hoach-b-2024"),
        ("", None, "Ke-hoach"),
    ],
)
def test_file_names_are_safe_anywhere(number, year, name):
    assert plan_file_name(number, year) == name


def test_file_names_are_not_too_long():
    assert len(plan_file_name("1" * 500, 2024)) < 120
