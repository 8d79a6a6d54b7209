"""Percentages that set a target, and those that do not."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_plan.core.plan import targets
from odoo.addons.cchc_plan.core.plan.draft import DraftSection, DraftTask
from odoo.addons.cchc_plan.core.plan.plan_text.body import BodyText
from odoo.addons.cchc_plan.core.plan.targets import find_targets, targets_in

from ..tries import tries

SECTIONS = (
    DraftSection("II", "CẢI CÁCH THỂ CHẾ"),
    DraftSection("III", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH"),
    DraftSection("VIII", "DUY TRÌ VÀ NÂNG CAO CHỈ SỐ CCHC, PAPI"),
)


def test_examples_in_the_documentation():
    assert doctest.testmod(targets).failed == 0


@pytest.mark.parametrize(
    "text, target, direction",
    [
        ("Tỷ lệ hồ sơ trực tuyến đạt tỷ lệ tối thiểu 50% trở lên", 50, "at_least"),
        ("Khảo sát sự hài lòng đạt tỉ lệ 30% trở lên", 30, "at_least"),
        ("Giao dịch trực tuyến đạt từ 30% trở lên", 30, "at_least"),
        ("100% TTHC được công khai", 100, "at_least"),
        ("Trên 90% người dân hài lòng", 90, "at_least"),
        ("Ít nhất 80 % hồ sơ số hóa", 80, "at_least"),
        ("Hồ sơ đúng hạn đạt 98,5%", 98.5, "at_least"),
        ("Mức độ hài lòng 80-90%", 80, "at_least"),
        ("Từ 80% đến 90% hồ sơ trực tuyến", 80, "at_least"),
        ("Không dưới 95% hồ sơ đúng hạn", 95, "at_least"),
        ("Hồ sơ trễ hạn dưới 5%", 5, "at_most"),
        ("Tỷ lệ trễ hạn không quá 2%", 2, "at_most"),
        ("Tối đa 1,5 % hồ sơ trễ", 1.5, "at_most"),
        ("Hồ sơ trễ hạn từ 3% trở xuống", 3, "at_most"),
        ("Tiết kiệm đúng 10% chi thường xuyên", 10, "exactly"),
        ("Đạt năm mươi, tức 50 phần trăm hồ sơ", 50, "at_least"),
    ],
)
def test_figure_and_direction(text, target, direction):
    assert [(t.target, t.direction) for t in targets_in(text)] == [(target, direction)]


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2023, tỷ lệ hài lòng đã đạt 85%",
        "Công chức được hưởng phụ cấp 25% mức lương",
        "Hộ nghèo chiếm 12% dân số",
        "Ngân sách huyện hỗ trợ 70%",
        "Thuế 10%",
        "Dịch vụ công mức độ 3, 4",
    ],
)
def test_percentages_that_are_no_targets(text):
    assert targets_in(text) == ()


@pytest.mark.parametrize(
    "text, names",
    [
        (
            "Nâng cao chất lượng, bảo đảm 100% văn bản đúng pháp luật.",
            ["100% văn bản đúng pháp luật"],
        ),
        (
            "Triển khai thanh toán, trong đó tỷ lệ giao dịch đạt từ 30% trở lên.",
            ["Tỷ lệ giao dịch đạt từ 30% trở lên"],
        ),
        (
            "Hoàn thành 100% theo kế hoạch. Xử lý 100% văn bản.",
            ["Hoàn thành 100% theo kế hoạch", "Xử lý 100% văn bản"],
        ),
        (
            "Tỷ lệ hồ sơ trực tuyến đạt 80%, tỷ lệ thanh toán trực tuyến đạt 50%",
            ["Tỷ lệ hồ sơ trực tuyến đạt 80%", "Tỷ lệ thanh toán trực tuyến đạt 50%"],
        ),
        ("Số hóa hồ sơ: phấn đấu 70%", ["Số hóa hồ sơ: phấn đấu 70%"]),
        (
            "- 100% TTHC công khai;\n- 90% đúng hạn",
            ["100% TTHC công khai", "90% đúng hạn"],
        ),
    ],
)
def test_the_clause_is_the_name(text, names):
    assert [target.name for target in targets_in(text)] == names


def test_a_target_said_twice_is_proposed_once():
    found = find_targets(
        [
            BodyText("- 100% thủ tục hành chính được công khai;", "I.1"),
            BodyText("- 100% TTHC được công khai.", "II.3"),
            BodyText("- 90% TTHC được công khai.", "II.3"),
        ],
        (),
    )
    assert [(each.target, each.where) for each in found] == [(100, "I.1"), (90, "II.3")]


@pytest.mark.parametrize(
    "title, section",
    [
        ("Cải cách thủ tục hành chính", "III"),
        ("Cải cách thể chế", "II"),
        ("Công tác chỉ đạo, điều hành", ""),
        ("", ""),
    ],
)
def test_the_section_of_the_annex_with_the_title_of_the_body(title, section):
    text = BodyText("100% hồ sơ đúng hạn", "II.3", title, "key_tasks")
    (found,) = find_targets([text], SECTIONS)
    assert (found.where, found.section) == ("II.3", section)


def test_two_sections_that_fit_as_well_are_both_left():
    sections = (DraftSection("I", "THỂ CHẾ"), DraftSection("II", "Thể chế"))
    (found,) = find_targets([BodyText("100% hồ sơ", "II.1", "Thể chế")], sections)
    assert found.section == ""


def test_tasks_and_products_of_the_annex_set_targets_too():
    tasks = (
        DraftTask("Giải quyết hồ sơ đạt 95% đúng hạn", "1"),
        DraftTask("Số hóa", deliverable="80% hồ sơ được số hóa"),
    )
    found = find_targets([], [DraftSection("III", "TTHC", tasks)])
    assert [(t.target, t.where, t.section) for t in found] == [
        (95, "III.1", "III"),
        (80, "III.2", "III"),
    ]


def test_money_sets_no_targets():
    assert (
        find_targets([BodyText("Chi 30% từ nguồn tự chủ", field="budget_note")], ())
        == ()
    )


@given(st.text(alphabet="0123456789%,.-– đếntừ;\n", max_size=40))
@tries(max_examples=300, database=None)
def test_any_text_is_read(text):
    for target in targets_in(text):
        assert 0 <= target.target <= 1000
        assert target.name


@pytest.mark.parametrize(
    ("line", "target", "direction"),
    [
        ("1 | Hồ sơ đúng hạn | % | 98 | Một cửa", 98, "at_least"),
        ("2.1 | Hồ sơ trễ hạn | % | dưới 2,5", 2.5, "at_most"),
        ("Văn bản ký số | 100% | Văn phòng | Năm 2026", 100, "at_least"),
    ],
)
def test_a_line_of_a_table_of_targets(line, target, direction):
    (found,) = find_targets([BodyText(line, "I")], SECTIONS)
    assert (found.target, found.direction) == (target, direction)
    assert "|" not in found.name


def test_other_lines_of_tables_are_no_targets():
    lines = ["1 | Điểm phục vụ | Điểm | 90 | Một cửa", "TT | Chỉ tiêu | % | Đơn vị"]
    assert find_targets([BodyText(line) for line in lines], SECTIONS) == ()


@pytest.mark.parametrize(
    ("text", "target", "direction", "unit"),
    [
        ("Chỉ số PAR INDEX đạt từ 85 điểm trở lên.", 85, "at_least", "điểm"),
        ("- PCI đạt tối thiểu 68,5 điểm;", 68.5, "at_least", "điểm"),
        ("Chỉ số PAR INDEX đạt trên 80%", 80, "at_least", "%"),
    ],
)
def test_the_score_of_an_index(text, target, direction, unit):
    (found,) = find_targets([BodyText(text, "I.1")], SECTIONS)
    assert (found.target, found.direction) == (target, direction)
    assert (found.kind, found.unit_of_measure) == ("score", unit)
    assert found.has_target


def test_an_index_without_a_figure_is_named_once():
    texts = [
        BodyText("Nâng cao Chỉ số PAR INDEX và PAPI.", "I.1"),
        BodyText("Duy trì PAR INDEX; PAPI đạt 42 điểm trở lên.", "II.8"),
    ]
    found = find_targets(texts, SECTIONS)
    assert [(each.has_target, each.where) for each in found] == [
        (True, "II.8"),
        (False, "I.1"),
    ]
    assert "PAR INDEX" in found[1].name


@pytest.mark.parametrize(
    ("text", "numerator"),
    [
        ("Hồ sơ trễ hạn dưới 5%", "Số hồ sơ giải quyết trễ hạn"),
        ("Mức độ hài lòng đạt 90%", "Số phiếu hài lòng, rất hài lòng"),
        ("100% thôn có nhà văn hóa", ""),
    ],
)
def test_what_a_known_ratio_is_made_of(text, numerator):
    (found,) = targets_in(text)
    assert (found.numerator, bool(found.denominator)) == (numerator, bool(numerator))
