"""The text of a plan around its annex: head, bases, chapters, signature."""

import datetime
import doctest

import pytest

from odoo.addons.cchc_plan.core.plan.annex import read_annex
from odoo.addons.cchc_plan.core.plan.plan_text import body as plan_body
from odoo.addons.cchc_plan.core.plan.plan_text import head as plan_head
from odoo.addons.cchc_plan.core.plan.plan_text import read_plan_text
from odoo.addons.cchc_plan.core.plan.plan_text import signature as plan_signature
from odoo.addons.cchc_plan.core.plan.plan_text.body import field_of
from odoo.addons.cchc_plan.core.reading.source import Paragraph
from odoo.addons.cchc_plan.core.text import signature_words

from ..sources import source, table

ANNEX = table(
    ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"],
    "I. THỂ CHẾ",
    ["1", "Rà soát", "Tư pháp", "Quý I"],
)
LETTERHEAD = table(
    [
        "UBND HUYỆN HƯỚNG HÓA\nỦY BAN NHÂN DÂN\nXÃ HƯỚNG TÂN\n-------",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
    ],
    ["Số: 07/KH-UBND", "Hướng Tân, ngày 05 tháng 02 năm 2025"],
)
TITLE = (["KẾ HOẠCH"], ["Cải cách hành chính năm 2025"])
SIGNATURE = table(
    [
        "Nơi nhận:\n- UBND huyện (b/c);\n- Như Điều 3;\n- Lưu: VT, VP.",
        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n(Đã ký)\n\nNguyễn Văn An",
    ]
)


def read(*blocks):
    found = source(*blocks)
    return read_plan_text(found, read_annex(found))


@pytest.mark.parametrize(
    "module", [plan_body, plan_head, plan_signature, signature_words]
)
def test_examples_in_the_documentation(module):
    assert doctest.testmod(module).failed == 0


# -- Head ------------------------------------------------------------------------------


def test_a_letterhead_in_a_table():
    head = read(LETTERHEAD, *TITLE, ANNEX).head
    assert head.superior == "UBND HUYỆN HƯỚNG HÓA"
    assert head.issuer == "ỦY BAN NHÂN DÂN XÃ HƯỚNG TÂN"
    assert (head.number, head.place) == ("07/KH-UBND", "Hướng Tân")
    assert head.date == datetime.date(2025, 2, 5)
    assert (head.kind, head.subject) == ("KẾ HOẠCH", "Cải cách hành chính năm 2025")
    assert not head.left_out


def test_a_letterhead_whose_two_columns_stand_on_one_line():
    head = read(
        "UBND HUYỆN HƯỚNG HÓA CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "UBND XÃ HƯỚNG TÂN Độc lập - Tự do - Hạnh phúc",
        "Số: 7 /KH-UBND Hướng Tân, ngày 5 tháng 2 năm 2025",
        *TITLE,
        ANNEX,
    ).head
    assert (head.superior, head.issuer) == ("UBND HUYỆN HƯỚNG HÓA", "UBND XÃ HƯỚNG TÂN")
    assert (head.number, head.place) == ("7/KH-UBND", "Hướng Tân")
    assert head.date == datetime.date(2025, 2, 5)


@pytest.mark.parametrize(
    "printed, number",
    [
        ("Số: 10/KH-UBND", "10/KH-UBND"),
        ("Số 10 /KH-UBND", "10/KH-UBND"),
        ("Số:10/ KH - UBND", "10/KH-UBND"),
        ("Số: 05/KH-UBND", "05/KH-UBND"),
        ("Số: 104-KH/ĐU", "104-KH/ĐU"),
        ("Số:      /KH-UBND", ""),
        ("Số: ....../KH-UBND", ""),
    ],
)
def test_numbers(printed, number):
    assert read(printed, *TITLE, ANNEX).head.number == number


def test_a_date_left_open_still_tells_place_and_year():
    text = read("Hướng Tân, ngày    tháng 02 năm 2025", ["KẾ HOẠCH"], ANNEX)
    assert (text.head.place, text.head.date, text.year) == ("Hướng Tân", None, 2025)


def test_a_day_that_does_not_exist_is_no_date():
    text = read("Hướng Tân, ngày 31 tháng 02 năm 2025", ["KẾ HOẠCH"], ANNEX)
    assert (text.head.date, text.year) == (None, 2025)


def test_the_subject_names_the_year_before_the_date_does():
    text = read("Hướng Tân, ngày 20 tháng 12 năm 2024", *TITLE, ANNEX)
    assert text.year == 2025


@pytest.mark.parametrize(
    "lines, subject",
    [
        (
            (["KẾ HOẠCH\nCải cách hành chính\nxã A năm 2025"],),
            "Cải cách hành chính xã A năm 2025",
        ),
        (
            (["KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2025"],),
            "CẢI CÁCH HÀNH CHÍNH NĂM 2025",
        ),
        (
            (["KẾ HOẠCH"], ["Thực hiện cải cách hành chính năm 2025"]),
            "Thực hiện cải cách hành chính năm 2025",
        ),
        (
            ("KẾ HOẠCH", "Cải cách hành chính năm 2025", "------", "Căn cứ Luật A;"),
            "Cải cách hành chính năm 2025",
        ),
    ],
)
def test_kind_and_subject(lines, subject):
    head = read(*lines, ["I. MỤC TIÊU"], "- Tinh gọn.", ["PHỤ LỤC"], ANNEX).head
    assert (head.kind, head.subject) == ("KẾ HOẠCH", subject)


def test_nothing_is_guessed_when_only_the_annex_is_there():
    text = read(ANNEX)
    assert text.head == type(text.head)()
    assert (text.year, text.annex_title, text.has_annex_label) == (None, "", True)
    assert not text.body.bases and not text.body.narrative and not text.signature.signer


def test_a_line_of_the_head_that_says_nothing_is_told():
    assert read("DỰ THẢO", LETTERHEAD, *TITLE, ANNEX).head.left_out == ["DỰ THẢO"]


def test_a_decision_that_puts_the_plan_into_force():
    text = read(
        LETTERHEAD,
        ["QUYẾT ĐỊNH"],
        ["Về việc ban hành Kế hoạch cải cách hành chính năm 2025"],
        ["ỦY BAN NHÂN DÂN XÃ HƯỚNG TÂN"],
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;",
        "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội.",
        ["QUYẾT ĐỊNH:"],
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính.",
        SIGNATURE,
        ["KẾ HOẠCH"],
        ["Cải cách hành chính năm 2025"],
        "(Ban hành kèm theo Quyết định số 07/QĐ-UBND)",
        ["I. MỤC TIÊU"],
        "Tinh gọn bộ máy.",
        ["PHỤ LỤC"],
        ["NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2025"],
        ANNEX,
    )
    assert text.head.kind == "QUYẾT ĐỊNH"
    assert text.head.subject == "Về việc ban hành Kế hoạch cải cách hành chính năm 2025"
    assert text.body.bases == [
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025",
        "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội",
    ]
    assert text.body.narrative["objective"] == "Tinh gọn bộ máy."
    assert "Điều 1." in text.body.narrative["other_text"]
    assert text.signature.signer == "Nguyễn Văn An"


# -- Bases -----------------------------------------------------------------------------


def test_bases_are_sentences_and_the_formula_is_none():
    body = read(
        *TITLE,
        "Căn cứ Nghị quyết số 76/NQ-CP; Quyết định số 10/QĐ-UBND;",
        "Căn cứ Kế hoạch số 1/KH-UBND; Thực hiện Công văn số 2/SNV-CCHC,",
        "UBND xã ban hành Kế hoạch cải cách hành chính năm 2025, cụ thể như sau:",
        ["I. MỤC TIÊU"],
        "Tinh gọn.",
        ANNEX,
    ).body
    assert body.bases == [
        "Căn cứ Nghị quyết số 76/NQ-CP; Quyết định số 10/QĐ-UBND",
        "Căn cứ Kế hoạch số 1/KH-UBND",
        "Thực hiện Công văn số 2/SNV-CCHC",
    ]
    assert set(body.narrative) == {"objective"}


def test_a_reason_before_the_formula_is_kept():
    line = "Nhằm nâng cao hiệu quả, UBND xã ban hành Kế hoạch như sau:"
    body = read(*TITLE, line, ["I. MỤC TIÊU"], "A.", ANNEX).body
    assert (body.bases, body.narrative["other_text"]) == ([], line)


def test_a_preamble_that_is_no_basis_is_kept():
    body = read(
        *TITLE, "Công tác này rất quan trọng.", ["I. MỤC TIÊU"], "A.", ANNEX
    ).body
    assert body.narrative["other_text"] == "Công tác này rất quan trọng."


# -- Chapters --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "title, name",
    [
        ("MỤC ĐÍCH, YÊU CẦU", "objective"),
        ("Yêu cầu", "requirement"),
        ("NỘI DUNG THỰC HIỆN", "key_tasks"),
        ("NHIỆM VỤ, GIẢI PHÁP", "key_tasks"),
        ("CÁC GIẢI PHÁP CHỦ YẾU", "solutions"),
        ("NGUỒN LỰC VÀ KINH PHÍ", "budget_note"),
        ("PHÂN CÔNG NHIỆM VỤ", "organisation"),
        ("CHẾ ĐỘ THÔNG TIN, BÁO CÁO", "reporting_note"),
        ("TÌNH HÌNH CHUNG", ""),
    ],
)
def test_titles_of_chapters(title, name):
    assert field_of(title) == name


def test_objective_and_requirement_in_one_chapter():
    body = read(
        *TITLE,
        ["I. MỤC ĐÍCH, YÊU CẦU"],
        ["1. Mục đích"],
        "- Tinh gọn.",
        ["2. Yêu cầu"],
        "- Kịp thời.",
        ANNEX,
    ).body
    assert body.narrative == {"objective": "- Tinh gọn.", "requirement": "- Kịp thời."}


def test_objectives_in_two_items_keep_their_titles():
    body = read(
        *TITLE,
        ["I. MỤC TIÊU"],
        "1. Mục tiêu chung",
        "Tinh gọn.",
        "2. Mục tiêu cụ thể",
        "- 100% TTHC công khai.",
        ANNEX,
    ).body
    assert body.narrative["objective"].split("\n") == [
        *(
            "1. Mục tiêu chung",
            "Tinh gọn.",
            "2. Mục tiêu cụ thể",
            "- 100% TTHC công khai.",
        ),
    ]


def test_of_two_chapters_of_one_title_the_first_tells_the_solutions():
    chapters = (["IV. TỔ CHỨC THỰC HIỆN"], "Một.", ["VI. TỔ CHỨC THỰC HIỆN"], "Hai.")
    body = read(*TITLE, ["I. MỤC TIÊU"], "A.", *chapters, ANNEX).body
    assert body.narrative["solutions"] == "Một."
    assert body.narrative["organisation"] == "Hai."
    told = read(*TITLE, ["I. GIẢI PHÁP"], "A.", *chapters, ANNEX).body.narrative
    assert told["organisation"] == "Một.\nVI. TỔ CHỨC THỰC HIỆN\nHai."


def test_a_chapter_without_field_keeps_its_title():
    body = read(*TITLE, ["I. ĐẶC ĐIỂM TÌNH HÌNH"], "Thuận lợi.", ANNEX).body
    assert body.narrative == {"other_text": "I. ĐẶC ĐIỂM TÌNH HÌNH\nThuận lợi."}


def test_a_chapter_that_only_refers_to_the_annex_has_no_text():
    body = read(
        *TITLE,
        ["III. NHIỆM VỤ CỤ THỂ"],
        "(Có biểu chi tiết đính kèm).",
        ["PHỤ LỤC"],
        ANNEX,
    ).body
    assert [chapter.title for chapter in body.chapters] == ["III. NHIỆM VỤ CỤ THỂ"]
    assert not body.narrative


def test_a_paragraph_cut_by_the_end_of_a_page_is_one():
    body = read(*TITLE, ["I. MỤC TIÊU"], "- Cải thiện", "mức độ hài lòng.", ANNEX).body
    assert body.narrative["objective"] == "- Cải thiện mức độ hài lòng."


def test_chapters_below_a_table_in_the_body():
    text = read(
        *TITLE,
        ["I. MỤC TIÊU"],
        "Tinh gọn.",
        ["II. NHIỆM VỤ"],
        ANNEX,
        ["III. TỔ CHỨC THỰC HIỆN"],
        "Văn phòng theo dõi.",
        "Trên đây là Kế hoạch của xã.",
        SIGNATURE,
    )
    assert text.body.narrative == {
        "objective": "Tinh gọn.",
        "organisation": "Văn phòng theo dõi.",
        "other_text": "Trên đây là Kế hoạch của xã.",
    }
    assert text.annex_title == "" and text.has_annex_label


@pytest.mark.parametrize(
    "titles",
    [
        ("A. MỤC TIÊU", "B. TỔ CHỨC THỰC HIỆN"),
        ("1. MỤC TIÊU", "2. TỔ CHỨC THỰC HIỆN"),
        ("Phần I. Mục tiêu", "Phần II. Tổ chức thực hiện"),
        ("MỤC TIÊU", "TỔ CHỨC THỰC HIỆN"),
    ],
)
def test_chapters_with_other_numbers_or_none(titles):
    first, second = titles
    body = read(
        *TITLE, [first], "- Tinh gọn.", [second], "- Giao Văn phòng.", ANNEX
    ).body
    assert body.narrative == {
        "objective": "- Tinh gọn.",
        "organisation": "- Giao Văn phòng.",
    }


def test_a_title_on_two_lines_and_items_with_aims_and_tasks_of_their_own():
    body = read(
        *TITLE,
        ["II. MỤC TIÊU, NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH"],
        ["TRÊN ĐỊA BÀN XÃ"],
        ["1. Cải cách thể chế"],
        ["a) Mục tiêu"],
        "Văn bản đúng pháp luật.",
        ["b) Nhiệm vụ"],
        "Rà soát văn bản.",
        ["PHỤ LỤC"],
        ANNEX,
    ).body
    assert body.chapters[0].title.endswith("CẢI CÁCH HÀNH CHÍNH TRÊN ĐỊA BÀN XÃ")
    assert body.narrative == {
        "objective": "1. Cải cách thể chế\na) Mục tiêu\nVăn bản đúng pháp luật.\n"
        "b) Nhiệm vụ\nRà soát văn bản."
    }


def test_lines_below_the_signature_belong_to_no_chapter():
    text = read(
        *TITLE,
        ["I. BÁO CÁO"],
        "Hằng quý.",
        SIGNATURE,
        ["PHỤ LỤC"],
        ANNEX,
        "Trang 2",
        "Xong.",
    )
    assert text.body.narrative == {"reporting_note": "Hằng quý.", "other_text": "Xong."}


def test_another_table_in_a_chapter_is_kept_row_by_row():
    money = table(["Nội dung", "Số tiền"], ["In ấn", "5.000.000"])
    body = read(*TITLE, ["I. KINH PHÍ"], "Dự kiến:", money, ["PHỤ LỤC"], ANNEX).body
    assert body.narrative["budget_note"].endswith("In ấn | 5.000.000")


def test_each_paragraph_has_its_place():
    texts = read(
        *TITLE, ["II. NHIỆM VỤ"], ["3. Thủ tục hành chính"], "- Công khai.", ANNEX
    ).texts
    assert (texts[-1].where, texts[-1].title) == ("II.3", "Thủ tục hành chính")


# -- Signature -------------------------------------------------------------------------


def test_recipients_and_signature_side_by_side():
    signature = read(*TITLE, ["I. MỤC TIÊU"], "A.", SIGNATURE, ANNEX).signature
    assert signature.recipients == ["UBND huyện (b/c)", "Như Điều 3", "Lưu: VT, VP"]
    assert signature.authority == "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH"
    assert (signature.title, signature.signer) == ("PHÓ CHỦ TỊCH", "Nguyễn Văn An")


AUTHORITY = "TM. ỦY BAN NHÂN DÂN"


@pytest.mark.parametrize(
    "lines",
    [
        *(
            (*("Nơi nhận:", "- Như trên;", "- Lưu: VT."), AUTHORITY, *office)
            for office in [
                ("CHỦ TỊCH", "Hồ Văn A"),
                ("CHỦ TỊCH", "(Đã ký)", "Hồ Văn A"),
            ]
        ),
        (AUTHORITY, "CHỦ TỊCH", "Hồ Văn A", "NƠI NHẬN:", "Như trên;", "Lưu: VT"),
        (f"Nơi nhận: {AUTHORITY}", "- Như trên; CHỦ TỊCH", "- Lưu: VT. Hồ Văn A"),
        ("Nơi nhận:", "- Như trên;- Lưu: VT.", f"{AUTHORITY} CHỦ TỊCH", "Hồ Văn A"),
    ],
)
def test_recipients_and_signature_in_paragraphs(lines):
    signature = read(
        *TITLE, ["I. MỤC TIÊU"], "A.", *lines, ["PHỤ LỤC"], ANNEX
    ).signature
    assert signature.recipients == ["Như trên", "Lưu: VT"]
    assert signature.authority == "TM. ỦY BAN NHÂN DÂN"
    assert (signature.title, signature.signer) == ("CHỦ TỊCH", "Hồ Văn A")


def test_a_signature_below_the_annex():
    rows = (["", "Nơi nhận:\n- Lưu: VT.", "CHỦ TỊCH", ""], ["", "", "Hồ Văn A", ""])
    annex = table(
        ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"],
        ["1", "Rà soát", "Tư pháp", "Quý I"],
        *rows,
    )
    signature = read(annex).signature
    assert signature.recipients == ["Lưu: VT"]
    assert (signature.title, signature.signer) == ("CHỦ TỊCH", "Hồ Văn A")


# -- The annex's title -----------------------------------------------------------------


def test_the_title_of_an_annex_with_its_label_and_reference():
    text = read(
        *TITLE,
        ["I. MỤC TIÊU"],
        "A.",
        SIGNATURE,
        ["PHỤ LỤC I"],
        ["NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH"],
        ["NĂM 2025"],
        Paragraph("(Kèm theo Kế hoạch số 07/KH-UBND của UBND xã A)", italic=True),
        ANNEX,
    )
    assert text.annex_title == "NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2025"
    assert text.has_annex_label


def test_a_title_without_label_is_told_apart():
    text = read(*TITLE, ["I. MỤC TIÊU"], "A.", SIGNATURE, ["KẾ HOẠCH CHI TIẾT"], ANNEX)
    assert (text.annex_title, text.has_annex_label) == ("KẾ HOẠCH CHI TIẾT", False)


def test_a_title_on_the_line_of_its_label():
    text = read(
        *TITLE,
        ["I. MỤC TIÊU"],
        "A.",
        SIGNATURE,
        ["PHỤ LỤC 1: NHIỆM VỤ NĂM 2025"],
        ANNEX,
    )
    assert (text.annex_title, text.has_annex_label) == ("NHIỆM VỤ NĂM 2025", True)


def test_what_only_the_reference_tells():
    text = read(
        ["KẾ HOẠCH CHI TIẾT NĂM 2025"],
        "(Kèm theo Kế hoạch số 07/KH-UBND ngày 05/02/2025 của UBND xã Hướng Tân)",
        ANNEX,
    )
    assert (text.head.number, text.head.issuer) == ("07/KH-UBND", "UBND xã Hướng Tân")
    assert (text.head.date, text.year) == (datetime.date(2025, 2, 5), 2025)


# -- What the plans of other communes brought to light ---------------------------------


def test_drawn_lines_are_no_text():
    lines = ["_____________", "--------***--------", "…………………"]
    text = read(LETTERHEAD, lines[0], *TITLE, *lines, "Căn cứ Luật A;", ANNEX)
    assert text.head.left_out == []
    assert text.head.subject == "Cải cách hành chính năm 2025"
    assert text.body.bases == ["Căn cứ Luật A"]
    assert text.body.narrative == {}


def test_a_drawn_line_in_the_letterhead_is_not_left_out_of_it():
    letterhead = table(
        [
            "UBND XÃ A\n________\nSố: 1/KH-UBND",
            "Độc lập - Tự do\n____\nBa Lòng, ngày 1/2/2025",
        ]
    )
    assert read(letterhead, *TITLE, ANNEX).head.left_out == []


def test_a_place_with_a_number():
    head = read("Phường 5, ngày 06 tháng 01 năm 2025", *TITLE, ANNEX).head
    assert (head.place, head.date) == ("Phường 5", datetime.date(2025, 1, 6))


@pytest.mark.parametrize("stamp", ["DỰ THẢO", "Dự thảo lần 2", "HỎA TỐC", "MẬT"])
def test_a_stamp_is_not_the_subject(stamp):
    head = read(TITLE[0], [stamp], TITLE[1], ANNEX).head
    assert head.subject == "Cải cách hành chính năm 2025"
    assert head.left_out == [stamp]


def test_a_title_in_small_letters_on_a_web_page():
    title = Paragraph("Kế hoạch cải cách hành chính năm 2026 xã Ba Lòng", heading=1)
    text = read(title, "Kế hoạch này thay thế kế hoạch cũ.", ANNEX)
    assert text.year == 2026
    assert text.head.kind == "KẾ HOẠCH"
    assert text.head.subject.startswith("cải cách hành chính năm 2026 xã Ba Lòng")


def test_recipients_and_signature_side_by_side_with_tabs():
    signature = read(
        *TITLE,
        "Nơi nhận: TM. ỦY BAN NHÂN DÂN",
        "- UBND tỉnh; KT. CHỦ TỊCH",
        "- Sở Nội vụ; PHÓ CHỦ TỊCH",
        "- Lưu: VT.",
        ["Mai Xuân Tiến"],
        ANNEX,
    ).signature
    assert signature.authority == "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH"
    assert (signature.title, signature.signer) == ("PHÓ CHỦ TỊCH", "Mai Xuân Tiến")
    assert signature.recipients == ["UBND tỉnh", "Sở Nội vụ", "Lưu: VT"]


@pytest.mark.parametrize(
    "title",
    [
        "TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI",
        "CHÁNH VĂN PHÒNG HĐND VÀ UBND",
        "GIÁM ĐỐC TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
        "PHÓ CHỦ TỊCH PHỤ TRÁCH",
    ],
)
def test_whoever_signs_may_be_named_in_capitals(title):
    signature = read(
        *TITLE, ["TL. CHỦ TỊCH"], [title], ["LÊ THỊ HOÀI"], ANNEX
    ).signature
    assert (signature.title, signature.signer) == (title, "LÊ THỊ HOÀI")
