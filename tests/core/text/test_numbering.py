"""Labels in front of texts, Roman numbers, numbers and signs of documents."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_plan.core.text import cell_text, numbering
from odoo.addons.cchc_plan.core.text.numbering import (
    MAX_ROMAN,
    DocumentNumber,
    from_roman,
    number_label,
    parse_document_number,
    split_label,
    to_roman,
)

from ..tries import tries


@pytest.mark.parametrize("module", [numbering, cell_text])
def test_examples_in_the_documentation(module):
    assert doctest.testmod(module).failed == 0


def test_roman_numbers_both_ways():
    for number in range(1, MAX_ROMAN + 1):
        assert from_roman(to_roman(number)) == number
    for text in ("", "IIX", "VX", "IIII", "CV", "XL", "A"):
        assert from_roman(text) is None


@pytest.mark.parametrize("number", [0, -1, MAX_ROMAN + 1])
def test_numbers_that_have_no_roman_digits(number):
    with pytest.raises(ValueError):
        to_roman(number)


@pytest.mark.parametrize(
    "text, kind, label, rest",
    [
        ("I. THỂ CHẾ", "roman", "I", "THỂ CHẾ"),
        ("I THỂ CHẾ", "roman", "I", "THỂ CHẾ"),
        ("IV- Bộ máy", "roman", "IV", "Bộ máy"),
        ("XII.Bộ máy", "roman", "XII", "Bộ máy"),
        ("II/ Đổi mới", "roman", "II", "Đổi mới"),
        ("Phần I. Thể chế", "part", "I", "Thể chế"),
        ("PHẦN THỨ HAI: Bộ máy", "part", "II", "Bộ máy"),
        ("Mục 3. Công vụ", "part", "III", "Công vụ"),
        ("A. Chung", "letter", "A", "Chung"),
        ("Đ. Riêng", "letter", "Đ", "Riêng"),
        ("1. Ban hành", "number", "1", "Ban hành"),
        ("01) Ban hành", "number", "1", "Ban hành"),
        ("2.Ban hành", "number", "2", "Ban hành"),
        ("3- Ban hành", "number", "3", "Ban hành"),
        ("1. 100% hồ sơ", "number", "1", "100% hồ sơ"),
        ("II.3. Rà soát", "number", "3", "Rà soát"),
        ("1.2 Rà soát", "dotted", "1.2", "Rà soát"),
        ("1.2. rà soát", "dotted", "1.2", "rà soát"),
        ("a) Rà soát", "small", "a", "Rà soát"),
        ("đ) Rà soát", "small", "đ", "Rà soát"),
        ("iii) Rà soát", "small", "iii", "Rà soát"),
        ("- Rà soát", "bullet", "", "Rà soát"),
        ("+Rà soát", "bullet", "", "Rà soát"),
        ("• Rà soát", "bullet", "", "Rà soát"),
    ],
)
def test_labels(text, kind, label, rest):
    found, name = split_label(text)
    assert (found.kind, found.text, name) == (kind, label, rest)


@pytest.mark.parametrize(
    "text",
    [
        "100% TTHC được công khai",
        "30 ngày kể từ khi có hướng dẫn",
        "3.000 hồ sơ",
        "1.5 triệu đồng",
        "12 - 15 người",
        "15/3/2024",
        "V/v ban hành Kế hoạch",
        "CV. Nguyễn Văn A",
        "Vận hành hệ thống",
        "Mục tiêu chung",
        "Phần mềm một cửa",
        "ban hành kế hoạch",
        "-5 độ",
        "",
    ],
)
def test_texts_without_label(text):
    assert split_label(text) == (None, text)


@pytest.mark.parametrize(
    "text, kind, ordinal",
    [
        ("1", "number", 1),
        (" 02. ", "number", 2),
        ("(3)", "number", 3),
        ("1.10", "dotted", 10),
        ("1,2", "dotted", 2),
        ("IX", "roman", 9),
        ("b", "small", 2),
        ("C", "letter", 3),
        ("-", "bullet", 0),
    ],
)
def test_cells_of_the_numbers_column(text, kind, ordinal):
    label = number_label(text)
    assert (label.kind, label.ordinal) == (kind, ordinal)


@pytest.mark.parametrize("text", ["", "Văn phòng", "1 hồ sơ", "NV1", "ß"])
def test_cells_that_are_no_number(text):
    assert number_label(text) is None


@pytest.mark.parametrize(
    "text, expected",
    [
        ("10/KH-UBND", DocumentNumber(10, "KH-UBND")),
        ("Số: 10 / KH - UBND", DocumentNumber(10, "KH-UBND")),
        ("số 61/2018/NĐ-CP ngày 23/4/2018", DocumentNumber(61, "NĐ-CP", 2018)),
        ("01-NQ/TU", DocumentNumber(1, "NQ/TU")),
        ("104 -KH/HU", DocumentNumber(104, "KH/HU")),
        ("12/UBND-VP", DocumentNumber(12, "UBND-VP")),
        ("Số: ......./QĐ-UBND", DocumentNumber(None, "QĐ-UBND")),
    ],
)
def test_document_numbers(text, expected):
    assert parse_document_number(text) == expected


@pytest.mark.parametrize("text", ["", "Số lượng", "Kế hoạch số 10/KH-UBND", "15/3"])
def test_texts_that_begin_with_no_document_number(text):
    assert parse_document_number(text) is None


def test_numbers_under_ten_are_written_with_a_zero():
    assert str(DocumentNumber(5, "KH-UBND")) == "05/KH-UBND"
    assert str(DocumentNumber(5, "TT-BNV", 2025)) == "05/2025/TT-BNV"
    assert str(DocumentNumber(None, "KH-UBND")) == "/KH-UBND"


@given(
    st.builds(
        DocumentNumber,
        st.integers(1, 99_999),
        st.sampled_from(["KH-UBND", "QĐ-TTg", "NĐ-CP", "NQ/TU"]),
    )
)
@tries(max_examples=50, database=None)
def test_what_is_written_is_read_again(number):
    assert parse_document_number(str(number)) == number


@given(st.text(max_size=30))
@tries(max_examples=200, database=None)
def test_any_text_is_split_and_loses_nothing_but_its_label(text):
    label, rest = split_label(text)
    assert text.strip().endswith(rest)
    assert label or rest == text.strip()
    number_label(text)
    parse_document_number(text)
