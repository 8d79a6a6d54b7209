"""Checks 5 to 8, 11, 15 and 16 on a clean plan with one sentence changed."""

from dataclasses import replace
from datetime import date

import pytest

from odoo.addons.cchc_plan.core.checks import CheckContext, KnownDecree, run_checks
from odoo.addons.cchc_plan.core.draft import PlanDraft

from .check_drafts import clean_draft, judged, known_decrees, with_task

CLEAN = clean_draft()
DECREES = known_decrees()


def _with_text(text, **values):
    """The clean plan with this text in its chapter III."""
    return replace(CLEAN, narrative={**CLEAN.narrative, "solutions": text}, **values)


def _bare(text, **values):
    """A plan of a commune under a province that holds nothing but this text."""
    values = {"superior": "UBND TỈNH A", "issuer": "UBND XÃ B", **values}
    return PlanDraft(
        narrative={"solutions": text},
        chapter_titles=CLEAN.chapter_titles,
        recipients=("UBND tỉnh", "Sở Nội vụ", "Lưu: VT, VHXH"),
        **values,
    )


def _in_chapter(code):
    return [("Phần III", code)] if code else []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        # 5: no year
        ("Nghị định số 107/NĐ-CP ngày 06/12/2021", "citation_year_missing"),
        ("Nghị định số 107/NĐ-CP", "citation_year_missing"),
        ("Thông tư số 06/TT-BNV ngày 29/4/2026", "citation_year_missing"),
        ("Luật số 72/QH15", "citation_year_missing"),
        ("Quyết định số 282/QĐ-TTg của Thủ tướng", "citation_year_missing"),
        ("Quyết định số 282/QĐ-TTg ngày 12/02/2026 của Thủ tướng", None),
        ("Quyết định 282/QĐ-TTg ngày 12/02/2026 và 282/QĐ-TTg", None),
        ("Quyết định số 42/2014/QĐ-TTg", None),
        ("Nghị quyết số 76/NQ-CP của Chính phủ", None),
        ("Kế hoạch số 10/KH-UBND và Chỉ thị số 35-CT/TU", None),
        ("Nghị quyết số 1680/NQ-UBTVQH15", None),
        # 6: two years
        ("Nghị định số 61/2018/NĐ-CP ngày 23/4/2019", "citation_year_differs"),
        ("Nghị định số 61/2018/NĐ-CP ngày 23/4/2018", None),
        ("Nghị định số 61/2018/NĐ-CP; ngày 23/4/2019 họp", None),
        ("Quyết định số 10/QĐ-UBND ngày 31/02/2024", "citation_date_impossible"),
        # a number torn apart
        ("Nghị quyết 02 -NQ/TU ngày 04/11/2021", "citation_spacing"),
        ("Nghị quyết số 02-NQ/TU ngày 04 tháng 11 năm 2021", None),
    ],
)
def test_citations(text, code):
    assert judged(_with_text(text)) == _in_chapter(code)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        # 7: on record otherwise
        ("Nghị định số 61/2018/NĐ-CP ngày 24/4/2018", "citation_date_differs"),
        ("Quyết định số 468/QĐ-TTg ngày 20/3/2021", "citation_date_differs"),
        ("Quyết định số 468/QĐ-TTg ngày 20/3/2019", None),  # numbers begin anew
        ("Quyết định số 468/QĐ-TTg ngày 27/3/2012", "citation_unlikely"),
        ("Nghị định số 20/2018/NĐ-CP ngày 14/02/2018", "citation_unlikely"),
        ("Nghị định số 20/2018/NĐ-CP ngày 09/02/2018", None),
        ("Nghị định số 20/2018/NĐ-CP", None),
        ("Nghị định số 09/2019/NĐ-CP ngày 24/01/2019", None),
        ("Nghị định số 9/2019/ND-CP ngày 24 tháng 01 năm 2019", None),
    ],
)
def test_citations_of_documents_on_record(text, code):
    assert judged(_with_text(text), decrees=DECREES) == _in_chapter(code)


@pytest.mark.parametrize(
    ("text", "day", "is_expired"),
    [
        ("Theo Nghị định số 130/2005/NĐ-CP", date(2026, 4, 30), False),
        ("Theo Nghị định số 130/2005/NĐ-CP", date(2026, 5, 1), True),
        (
            "Nghị định 75/2026/NĐ-CP thay thế Nghị định 130/2005/NĐ-CP",
            date(2026, 6, 1),
            0,
        ),
        # Replaced, the last day in force unknown: the successor's date decides.
        ("Theo Nghị định số 61/2018/NĐ-CP", date(2025, 6, 8), False),
        ("Theo Nghị định số 61/2018/NĐ-CP", date(2025, 6, 9), True),
        ("Theo Nghị định số 45/2020/NĐ-CP", date(2026, 6, 1), False),
    ],
)
def test_documents_out_of_force(text, day, is_expired):
    draft = _bare(text, date=day, year=day.year)
    expected = _in_chapter("citation_expired") if is_expired else []
    assert judged(draft, decrees=DECREES) == expected


def test_without_a_date_the_first_day_of_the_plan_decides():
    draft = _with_text("Theo số 1/2001/NĐ-CP", date=None)
    for expired, expected in (
        (date(2024, 1, 1), _in_chapter("citation_expired")),
        (date(2024, 1, 2), []),
    ):
        decree = KnownDecree("1/2001/NĐ-CP", date(2001, 1, 1), date_expired=expired)
        assert judged(draft, decrees={decree.number: decree}) == expected


def test_an_expired_document_is_named_with_its_successor():
    draft = _with_text("Theo số 1/2001/NĐ-CP")
    decree = KnownDecree("1/2001/NĐ-CP", None, "", date(2020, 3, 1), "5/2020/NĐ-CP")
    [finding] = run_checks(draft, CheckContext(decrees={decree.number: decree}))
    assert finding.text == (
        "“1/2001/NĐ-CP” is out of force: replaced by “5/2020/NĐ-CP” (01/03/2020)"
    )
    decree = replace(decree, replaced_by="")
    [finding] = run_checks(draft, CheckContext(decrees={decree.number: decree}))
    assert finding.text == "“1/2001/NĐ-CP” is out of force since 01/03/2020"


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
    found = judged(_with_text("\n".join(lines)))
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
    assert judged(_with_text(text)) == _in_chapter("dots_left" if is_open else None)


def test_the_place_of_the_dots_is_quoted():
    [finding] = run_checks(
        _with_text("Theo số liệu của Nghị định số 150/2020/NĐ-CP.....")
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


# -- 15: levels that are gone


def _of_2026(text, **values):
    return _bare(text, **{"date": date(2026, 1, 10), "year": 2026, **values})


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
    draft = _bare("Gửi UBND huyện", **values)
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


def test_citations_in_the_annex_are_found_by_task():
    draft = with_task(CLEAN, "IV", 1, note="Theo Nghị định số 107/NĐ-CP")
    assert judged(draft) == [("IV.1", "citation_year_missing")]
