"""Checks 8 and 11: titles, numbers, what was left open, fields of reform."""

from dataclasses import replace

import pytest

from odoo.addons.cchc_plan.core.plan.checks import run_checks

from .check_drafts import judged
from .clean_plan import clean_draft, with_text

CLEAN = clean_draft()


def _in_chapter(code):
    return [("Phần III", code)] if code else []


# -- 8: titles, numbers, what was left open


def test_two_chapters_of_one_title():
    titles = ("I. MỤC TIÊU", "II. TỔ CHỨC THỰC HIỆN", "III. Tổ chức thực hiện:")
    draft = replace(CLEAN, chapter_titles=titles, narrative={})
    [finding] = run_checks(draft)
    assert (finding.where, finding.code) == ("Phần III", "title_repeated")
    assert finding.values["place"] == "Phần II"


def test_two_sections_of_one_title():
    second = replace(CLEAN.sections[1], name="CẢI CÁCH THỂ CHẾ ", tasks=())
    sections = (*CLEAN.sections, replace(second, number="VIII"))
    assert judged(replace(CLEAN, sections=sections)) == [
        ("Phụ lục VIII", "title_repeated")
    ]


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (("I. MỤC TIÊU", "II. NHIỆM VỤ", "III. KINH PHÍ"), []),
        (("I. MỤC TIÊU", "III. NHIỆM VỤ"), ["Phần III"]),
        (("I. MỤC TIÊU", "I. NHIỆM VỤ"), ["Phần I"]),
        (("II. MỤC TIÊU",), ["Phần II"]),
        (("Phần I. MỤC TIÊU", "Phần thứ hai. NHIỆM VỤ"), []),
        (("1. MỤC TIÊU", "3. NHIỆM VỤ"), []),  # judged as items, not as chapters
        (("MỤC TIÊU", "NHIỆM VỤ"), []),
    ],
)
def test_gaps_between_chapters(titles, expected):
    draft = replace(CLEAN, chapter_titles=titles, narrative={})
    assert judged(draft) == [(where, "numbering_gap") for where in expected]


def test_a_gap_between_sections():
    sections = (*CLEAN.sections[:3], *CLEAN.sections[4:])
    assert judged(replace(CLEAN, sections=sections)) == [("Phụ lục V", "numbering_gap")]


def _numbered(*groups):
    """The clean plan's first sections with these numbers of their tasks."""
    draft = CLEAN
    for section, numbers in zip(CLEAN.sections, groups, strict=False):
        tasks = (
            replace(task, number=number)
            for task, number in zip(section.tasks, numbers, strict=False)
        )
        section = replace(section, tasks=tuple(tasks))
        sections = [
            section if s.number == section.number else s for s in draft.sections
        ]
        draft = replace(draft, sections=tuple(sections), indicators=())
    return draft


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ((["1", "2", "3", "4", "5"], ["6", "7", "8"], ["9", "10"], ["11"]), []),
        ((["1", "2", "4", "5"],), ["I.4"]),
        ((["1", "2", "2", "3"],), ["I.2"]),
        ((["2", "3"],), ["I.2"]),
        ((["", "", "", ""],), []),
        ((["1", "", "", "2"],), []),  # parts of the first
        ((["1", "", "3"],), []),  # the second lost its number
        ((["1", "", "4"],), ["I.4"]),
        ((["1", "1.1", "1.2", "2"],), []),
        ((["a", "b"],), []),
        ((["1", "2"], ["3"], ["1", "2"]), []),
    ],
)
def test_gaps_between_tasks(groups, expected):
    found = judged(_numbered(*groups))
    assert found == [(where, "numbering_gap") for where in expected]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["1. Một", "2. Hai", "3. Ba"], []),
        (["1. Một", "3. Ba"], [(3, "numbering_gap")]),
        (["1. Một", "2. Hai", "2. Hai"], [(2, "numbering_gap")]),
        (["1. Một", "2 Hai", "3. Ba"], [(2, "number_without_dot")]),
        (["1. Một", "30 Ngày hội", "2. Hai"], []),
        (["2. Hai", "3. Ba"], []),  # the first one stands in another field
        (["1. Một", "a) A", "1. Một", "2. Hai", "2. Hai"], []),
        (["1. Một", "1.1. Một", "1.3. Ba", "2. Hai"], []),
        (["1. Một", "15/3/2024 họp", "2024. Năm", "2. Hai"], []),
    ],
)
def test_gaps_between_the_items_of_a_chapter(lines, expected):
    found = judged(with_text("\n".join(lines)))
    assert found == [(f"Phần III, mục {item}", code) for item, code in expected]


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("Nghị định số 150/2020/NĐ-CP.....", True),
        ("Các văn bản khác…..", True),
        ("ngày … tháng … năm 2024", True),
        ("Công văn số .../UBND", True),
        ("Tuyên truyền trên loa, bảng tin...", False),
        ("Tuyên truyền trên loa, bảng tin…", False),
        ("đời sống nhân dân... để kịp thời bãi bỏ.", False),
        ("Báo cáo hằng ngày...", False),
    ],
)
def test_dots_left_to_fill_in(text, is_open):
    assert judged(with_text(text)) == _in_chapter("dots_left" if is_open else None)


def test_the_place_of_the_dots_is_quoted():
    [finding] = run_checks(
        with_text("Theo số liệu của Nghị định số 150/2020/NĐ-CP.....")
    )
    assert finding.values == {"text": "Nghị định số 150/2020/NĐ-CP....."}


def test_the_annex_needs_its_label():
    assert judged(replace(CLEAN, has_annex_label=False)) == [
        ("Phụ lục", "annex_label_missing")
    ]
    assert (
        judged(replace(CLEAN, has_annex_label=False, sections=(), indicators=())) == []
    )


# -- 11: fields of reform


@pytest.mark.parametrize(
    ("name", "is_known"),
    [
        ("CÔNG TÁC CHỈ ĐẠO ĐIỀU HÀNH CCHC", True),
        ("Công tác lãnh đạo, chỉ đạo, điều hành cải cách hành chính nhà nước", True),
        ("Về cải cách thể chế", True),
        ("CẢI CÁCH TTHC", True),
        ("Cải cách tổ chức bộ máy hành chính nhà nước", True),
        ("Cải cách bộ máy", True),
        ("Cải cách chế độ công vụ, công chức", True),
        ("Cải cách tài chính công", True),
        ("Xây dựng, phát triển Chính phủ điện tử, Chính phủ số", True),
        ("Xây dựng chính quyền số", True),
        ("CẢI CÁCH HÀNH CHÍNH", True),  # says nothing that could be wrong
        ("HIỆN ĐẠI HOÁ HÀNH CHÍNH", False),
        ("Xây dựng và nâng cao chất lượng đội ngũ cán bộ, công chức", False),
        ("Duy trì và nâng cao chỉ số CCHC, PAPI", False),
        ("Công tác tuyên truyền", False),
        ("Công", False),
    ],
)
def test_sections_and_fields_of_reform(name, is_known):
    sections = (replace(CLEAN.sections[0], name=name), *CLEAN.sections[1:])
    draft = replace(CLEAN, sections=sections)
    found = [pair for pair in judged(draft) if pair[1] != "title_repeated"]
    assert found == ([] if is_known else [("Phụ lục I", "section_without_area")])


def test_the_communes_own_fields_count():
    sections = (replace(CLEAN.sections[0], name="HIỆN ĐẠI HÓA HÀNH CHÍNH"),)
    draft = replace(CLEAN, sections=sections, indicators=())
    assert judged(draft, areas=("Hiện đại hoá hành chính",)) == []
    assert judged(draft, areas=()) == []
