"""A plan as it goes to paper: chapters, headings, preamble, closing, annexes."""

import pytest

from odoo.addons.cchc_plan.core.paper.paragraphs import HEADING, NOTE, TEXT, blocks
from odoo.addons.cchc_plan.core.plan.draft import PlanDraft
from odoo.addons.cchc_plan.core.plan.plan_paper import plan_paper

from ...plan_files import vinh_khe
from ..papers import amendments, vinh_khe_draft


def chapter_headings(draft):
    return [chapter.heading for chapter in plan_paper(draft).chapters]


def test_vinh_khe_is_printed_as_it_was_signed():
    paper, plan = plan_paper(vinh_khe_draft()), vinh_khe()
    printed = []
    kinds = {HEADING: "heading", TEXT: "text", NOTE: "note"}
    for chapter in paper.chapters:
        printed.append(["chapter", chapter.heading])
        printed += [[kinds[block.kind], block.text] for block in chapter.blocks]
    expected = [
        ["note", text.rstrip(".")] if kind == "note" else [kind, text]
        for kind, text in plan["body"]
    ]
    assert printed == expected
    assert paper.closing == (plan["closing"],)


def test_the_head_and_foot_of_vinh_khe():
    paper = plan_paper(vinh_khe_draft())
    head = paper.letterhead
    assert (head.superior, head.body) == (
        "UBND HUYỆN VĨNH LINH",
        "ỦY BAN NHÂN DÂN XÃ VĨNH KHÊ",
    )
    assert head.number == "Số: 10/KH-UBND"
    assert head.place_and_date == "Vĩnh Khê, ngày 15 tháng 01 năm 2024"
    assert (paper.kind, paper.subject) == (
        "KẾ HOẠCH",
        "Cải cách hành chính xã Vĩnh Khê năm 2024",
    )
    foot = paper.signature
    assert foot.recipients[0] == "- Phòng Nội vụ;"
    assert foot.recipients[-1] == "- Lưu: VP."
    assert foot.authority == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert foot.name == "Hồ Văn Toàn"


def test_usual_titles_where_the_file_gave_none():
    assert chapter_headings(vinh_khe_draft(chapter_titles=())) == [
        "I. MỤC TIÊU, YÊU CẦU",
        "II. NHIỆM VỤ TRỌNG TÂM",
        "III. NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH CỤ THỂ",
        "IV. GIẢI PHÁP THỰC HIỆN",
        "V. KINH PHÍ THỰC HIỆN",
        "VI. TỔ CHỨC THỰC HIỆN",
        "VII. CHẾ ĐỘ BÁO CÁO",
    ]


THREE = {"objective": "A", "budget_note": "B", "organisation": "C"}


def test_titles_of_the_file_are_taken_where_each_fits():
    titles = ("I. MỤC TIÊU CHUNG", "II. NGUỒN KINH PHÍ", "V. PHÂN CÔNG TRÁCH NHIỆM")
    draft = PlanDraft(narrative=THREE, chapter_titles=titles)
    assert chapter_headings(draft) == [
        "I. MỤC TIÊU CHUNG",
        "II. NGUỒN KINH PHÍ",
        "III. PHÂN CÔNG TRÁCH NHIỆM",
    ]


@pytest.mark.parametrize(
    "titles",
    [
        ("I. MỤC TIÊU CHUNG", "II. PHÂN CÔNG TRÁCH NHIỆM", "III. NGUỒN KINH PHÍ"),
        ("I. MỤC TIÊU CHUNG",),
    ],
)
def test_titles_of_the_file_that_do_not_fit_are_left(titles):
    draft = PlanDraft(narrative=THREE, chapter_titles=titles)
    assert chapter_headings(draft) == [
        "I. MỤC TIÊU",
        "II. KINH PHÍ THỰC HIỆN",
        "III. TỔ CHỨC THỰC HIỆN",
    ]


def test_objective_and_requirement_share_a_chapter_and_one_alone_names_it():
    both = plan_paper(PlanDraft(narrative={"objective": "A", "requirement": "B"}))
    texts = [block.text for block in both.chapters[0].blocks]
    assert texts == ["1. Mục tiêu", "A", "2. Yêu cầu", "B"]
    alone = plan_paper(PlanDraft(narrative={"requirement": "B"}))
    assert alone.chapters[0].heading == "I. YÊU CẦU"
    assert [block.text for block in alone.chapters[0].blocks] == ["B"]


def test_titles_within_a_text_are_chapters_of_their_own():
    draft = PlanDraft(
        narrative={
            "key_tasks": "- Một.\nIII. Nhiệm vụ khác\n- Hai.",
            "other_text": "KHEN THƯỞNG\n- Ba.\nIX. KỶ LUẬT\n- Bốn.",
        }
    )
    assert chapter_headings(draft) == [
        "I. NHIỆM VỤ TRỌNG TÂM",
        "II. Nhiệm vụ khác",
        "III. KHEN THƯỞNG",
        "IV. KỶ LUẬT",
    ]


def test_other_text_without_a_title_has_no_number():
    assert chapter_headings(PlanDraft(narrative={"other_text": "- Ba."})) == [""]


def test_more_chapters_than_roman_numbers_go_on_without():
    titles = "\n".join(f"CHƯƠNG KHÁC\n{number}" for number in range(45))
    headings = chapter_headings(PlanDraft(narrative={"other_text": titles}))
    assert headings[38:40] == ["XXXIX. CHƯƠNG KHÁC", "CHƯƠNG KHÁC"]


def test_a_plan_without_closing_gets_the_usual_one():
    paper = plan_paper(PlanDraft(subject="Cải cách hành chính năm 2024"))
    assert paper.closing == ("Trên đây là Kế hoạch cải cách hành chính năm 2024./.",)


def test_what_follows_the_closing_belongs_to_it():
    draft = PlanDraft(
        narrative={"reporting_note": "- A.\nTrên đây là Kế hoạch.\nĐề nghị làm."}
    )
    paper = plan_paper(draft)
    assert paper.closing == ("Trên đây là Kế hoạch.", "Đề nghị làm./.")
    assert [block.text for block in paper.chapters[0].blocks] == ["- A."]


def test_the_sentence_that_opens_the_plan_is_no_legal_basis():
    paper = plan_paper(
        PlanDraft(bases=("Căn cứ Luật A.", "UBND xã ban hành Kế hoạch như sau:"))
    )
    assert paper.bases == ("Căn cứ Luật A.",)
    assert paper.opening == ("UBND xã ban hành Kế hoạch như sau:",)


def test_a_missing_opening_is_the_usual_one():
    paper = plan_paper(vinh_khe_draft())
    assert paper.opening == (
        "Ủy ban nhân dân xã Vĩnh Khê ban hành Kế hoạch cải cách hành chính xã Vĩnh "
        "Khê năm 2024 như sau:",
    )
    assert paper.bases[0].endswith("công văn của phòng Nội Vụ.")


def test_the_annex_names_its_plan():
    (annex,) = plan_paper(vinh_khe_draft()).annexes
    assert annex.label == "Phụ lục"
    assert annex.titles == tuple(vinh_khe()["annex_title"])
    assert annex.reference == vinh_khe()["annex_reference"]


def test_an_annex_without_label_or_title():
    draft = vinh_khe_draft(has_annex_label=False, annex_title="")
    (annex,) = plan_paper(draft).annexes
    assert annex.label == ""
    assert annex.titles == tuple(vinh_khe()["annex_title"])


def test_a_title_that_an_import_has_joined_has_its_two_lines_again():
    joined = " ".join(vinh_khe()["annex_title"])
    (annex,) = plan_paper(vinh_khe_draft(annex_title=joined)).annexes
    assert annex.titles == tuple(vinh_khe()["annex_title"])
    (other,) = plan_paper(vinh_khe_draft(annex_title="Biểu chi tiết")).annexes
    assert other.titles == ("BIỂU CHI TIẾT",)


def test_amendments_follow_the_annex():
    _annex, listed = plan_paper(vinh_khe_draft(), (), amendments()).annexes
    assert listed.titles == ("DANH MỤC ĐIỀU CHỈNH, BỔ SUNG KẾ HOẠCH",)
    assert listed.reference == (
        "(Kế hoạch số 10/KH-UBND ngày 15/01/2024 của UBND xã Vĩnh Khê)"
    )


def test_an_empty_plan_has_no_annex_and_points_to_none():
    paper = plan_paper(PlanDraft(year=2024))
    assert (paper.annexes, paper.chapters) == ((), ())
    assert paper.letterhead.number.split() == ["Số:", "/KH-UBND"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("1. Cải cách thể chế\n- Rà soát.", [HEADING, TEXT]),
        ("1. Cải cách thể chế.\n- Rà soát.", [HEADING, TEXT]),
        ("1. Rà soát văn bản.\n2. Công khai.", [TEXT, TEXT]),
        ("1. Các việc sau:\n- Rà soát.", [TEXT, TEXT]),
        ("1.1. Văn phòng\nViệc của văn phòng.", [HEADING, TEXT]),
        ("1. " + "dài " * 60, [TEXT]),
        ("- Rà soát.", [TEXT]),
        ("a) Văn phòng", [TEXT]),
        ("100% TTHC được công khai", [TEXT]),
        ("(Có biểu kèm theo).", [NOTE]),
        ("", []),
    ],
)
def test_which_lines_are_headings(text, kinds):
    assert [block.kind for block in blocks(text)] == kinds
