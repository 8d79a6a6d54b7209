import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_plan.core.organisation.unit_names import (
    is_all_units,
    match_unit,
    split_names,
)
from odoo.addons.cchc_plan.core.text.normalize import clean, fold

from ..tries import tries

UNITS = [
    ["Văn phòng - Thống kê", "VP-TK"],
    ["Văn hóa - Xã hội", "Văn hóa"],
    ["Tài chính - Kế toán"],
    ["Tài nguyên - Môi trường"],
    ["Phòng Kinh tế, Hạ tầng và Đô thị"],
]


@pytest.mark.parametrize(
    ("name", "index"),
    [
        ("Văn phòng", 0),
        ("VĂN  PHÒNG – THỐNG KÊ", 0),
        ("vp-tk", 0),
        ("Văn hoá", 1),
        ("Văn hoá - Xã hội.", 1),
        ("Tài chính", 2),
        ("Tài", None),
        ("Công an xã", None),
        ("", None),
        ("-", None),
        ("Phòng kinh tế, hạ tầng và đô thị", 4),
    ],
)
def test_match(name, index):
    assert match_unit(name, UNITS) == index


def test_two_units_that_fit_are_no_match():
    assert match_unit("Văn phòng", [["Văn phòng - A"], ["Văn phòng - B"]]) is None
    assert match_unit("Văn phòng", [["Văn phòng"], ["Văn phòng - B"]]) == 0


@pytest.mark.parametrize(
    "name",
    [
        "Các bộ phận liên quan",
        "Các bộ phận có liên quan",
        "Các cơ quan, đơn vị liên quan",
        "các đơn vị, cá nhân có liên quan.",
        "Các ban, ngành, đoàn thể liên quan",
        "Các bộ phận chuyên môn liên quan",
        "Tất cả các bộ phận liên quan",
        "Các công chức liên quan",
        "Các phòng, ban",
        "các phòng, ban, trung tâm",
        "Các phòng chuyên môn",
        "Các phòng chuyên môn, đơn vị có liên quan",
        "Các cơ quan, đơn vị, cá nhân liên quan thuộc UBND xã",
        "Các phòng, đơn vị thuộc Sở",
        "Toàn thể cán bộ, công chức",
        "Các cơ quan, đơn vị, địa phương",
    ],
)
def test_all_units(name):
    assert is_all_units(name)


@pytest.mark.parametrize(
    "name",
    ["Văn phòng", "", "Các thôn bản", "Bộ phận một cửa", "Các ban nhân dân thôn"],
)
def test_not_all_units(name):
    assert not is_all_units(name)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Văn phòng; Tư pháp", ["Văn phòng", "Tư pháp"]),
        ("Văn phòng\nTư pháp", ["Văn phòng", "Tư pháp"]),
        ("- Văn phòng;\n- Tư pháp.", ["Văn phòng", "Tư pháp"]),
        ("Văn phòng, Văn phòng", ["Văn phòng"]),
        ("Văn phòng và các bộ phận liên quan", ["Văn phòng", "các bộ phận liên quan"]),
        ("Các cơ quan, đơn vị liên quan", ["Các cơ quan, đơn vị liên quan"]),
        (
            "Phòng Kinh tế, Hạ tầng và Đô thị; Văn phòng",
            ["Phòng Kinh tế, Hạ tầng và Đô thị", "Văn phòng"],
        ),
        ("", []),
    ],
)
def test_split(text, names):
    assert split_names(text, UNITS) == names


@tries(max_examples=300)
@given(st.text(max_size=60))
def test_any_text_is_borne(text):
    is_all_units(text)
    match_unit(text, UNITS)
    for name in split_names(text, UNITS):
        assert name == clean(name)


@tries(max_examples=300)
@given(st.text(alphabet="aăâdđeêioôơuưyqhkcn áàạãảốồộỗổúùụũủ-", max_size=30))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Văn phòng HĐND và UBND", ["Văn phòng HĐND và UBND"]),
        (
            "Văn phòng HĐND và UBND xã; Phòng Kinh tế",
            ["Văn phòng HĐND và UBND xã", "Phòng Kinh tế"],
        ),
        (
            "Phòng Kinh tế, Hạ tầng và Đô thị và Công an phường",
            ["Phòng Kinh tế, Hạ tầng và Đô thị", "Công an phường"],
        ),
        (
            "Bộ phận Tiếp nhận và Trả kết quả, Tư pháp",
            ["Bộ phận Tiếp nhận và Trả kết quả", "Tư pháp"],
        ),
        (
            "Sở Giáo dục và Đào tạo, Sở Khoa học và Công nghệ",
            ["Sở Giáo dục và Đào tạo", "Sở Khoa học và Công nghệ"],
        ),
        (
            "Phòng Nông nghiệp và Môi trường và UBND các xã",
            ["Phòng Nông nghiệp và Môi trường", "UBND các xã"],
        ),
        ("Các phòng, ban; Đài truyền thanh", ["Các phòng, ban", "Đài truyền thanh"]),
        ("HĐND, UBND xã", ["HĐND", "UBND xã"]),
        ("VP HĐND&UBND, Công an xã", ["VP HĐND&UBND", "Công an xã"]),
        ("Bộ phận TN&TKQ", ["Bộ phận TN&TKQ"]),
        ("Trung tâm dịch vụ, sự nghiệp công", ["Trung tâm dịch vụ, sự nghiệp công"]),
    ],
)
def test_official_names_are_not_split(cell, names):
    assert split_names(cell) == names
