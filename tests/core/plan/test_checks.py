"""The checks all together: the plan of 2024, a clean plan, any draft at all."""

from dataclasses import fields, replace
from datetime import date
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_plan.core.plan.checks import (
    CHECKS,
    CheckContext,
    KnownDecree,
    KnownUnit,
    ReportLine,
    run_checks,
)
from odoo.addons.cchc_plan.core.plan.citations import citation_key, find_citations
from odoo.addons.cchc_plan.core.plan.draft import (
    NARRATIVE_FIELDS,
    DraftIndicator,
    DraftSection,
    DraftTask,
    PlanDraft,
)
from odoo.addons.cchc_plan.core.plan.plan_file import read_plan

from ...plan_files import vinh_khe_docx, vinh_khe_xlsx
from ..tries import tries
from .check_drafts import codes, known_decrees, vinh_khe_draft
from .clean_plan import clean_draft

UNITS = (
    KnownUnit("Văn phòng - Thống kê", ("Văn phòng",)),
    KnownUnit("Tư pháp - Hộ tịch", ("Tư pháp",)),
    KnownUnit("Tài chính - Kế toán", ("Tài chính",)),
    KnownUnit("Văn hóa - Xã hội", ("Văn hóa",)),
)
REPORTS = tuple(
    ReportLine(name, date(2024, month, 20), date(2024, month, 14))
    for name, month in (("Quý I", 3), ("6 tháng", 6), ("9 tháng", 9), ("Năm", 12))
)
CONTEXT = CheckContext(
    units=UNITS,
    decrees=known_decrees(),
    recipient="Phòng Nội vụ",
    report_lines=REPORTS,
)

VINH_KHE = [
    ("", "undated_share"),
    ("Căn cứ", "basis_year_doubtful"),
    ("Căn cứ", "basis_without_number"),
    ("Phần I, mục 1", "target_not_in_annex"),
    ("Phần II, mục 2", "target_not_in_annex"),
    ("Phần II, mục 3", "citation_year_missing"),
    ("Phần II, mục 3", "citation_unlikely"),
    ("Phần II, mục 3", "target_not_in_annex"),
    ("Phần II, mục 6", "dots_left"),
    ("Phần II, mục 7", "citation_spacing"),
    ("Phần II, mục 8", "target_without_denominator"),
    ("Phần II, mục 8", "target_not_in_annex"),
    ("Phần IV, mục 6", "number_without_dot"),
    ("Phần VI", "title_repeated"),
    ("Phần VII", "report_before_cutoff"),
    ("Phần VII", "reports_due_together"),
    ("Nơi nhận", "file_copy_without_clerk"),
    ("Phụ lục", "annex_label_missing"),
    ("I.2", "product_differs"),
    ("I.5", "year_missing"),
    ("II.4", "deadline_before_plan"),
    ("Phụ lục V", "section_without_area"),
    ("Phụ lục VII", "section_without_area"),
    ("VII.1", "unit_spelled_twice"),
    ("Phụ lục VIII", "section_without_area"),
]


def test_the_plan_of_2024_shows_its_mistakes_in_reading_order():
    assert codes(run_checks(vinh_khe_draft(), CONTEXT)) == VINH_KHE


def test_what_needs_the_context_is_not_said_without_it():
    needs_context = {"citation_unlikely", "report_before_cutoff"}
    expected = [pair for pair in VINH_KHE if pair[1] not in needs_context]
    # Nothing tells that "Văn phòng" of the annex is the body's "Văn phòng - Thống kê".
    expected.insert(expected.index(("Phần VI", "title_repeated")) + 1, None)
    expected[expected.index(None)] = ("Phần VI", "unit_name_differs")
    assert codes(run_checks(vinh_khe_draft())) == expected


@pytest.mark.parametrize("annex_label", ["", "PHỤ LỤC"])
def test_the_file_of_that_plan_shows_the_same(annex_label):
    draft = read_plan("ke-hoach.docx", vinh_khe_docx(annex_label=annex_label))
    expected = [
        pair for pair in VINH_KHE if not annex_label or pair[1] != "annex_label_missing"
    ]
    assert codes(run_checks(draft, CONTEXT)) == expected


def test_its_annex_alone_shows_what_the_annex_has():
    draft = read_plan("phu-luc.xlsx", vinh_khe_xlsx())
    in_annex = [
        pair
        for pair in VINH_KHE
        if pair[0][:1] in "IV" or pair[0].startswith("Phụ lục")
    ]
    assert codes(run_checks(draft, CONTEXT)) == in_annex


def test_the_wrong_decree_is_answered_with_the_right_one():
    texts = [finding.text for finding in run_checks(vinh_khe_draft(), CONTEXT)]
    assert any(
        text.startswith(
            "“20/2018/NĐ-CP” of 14/02/2018 is not on record; "
            "“20/2008/NĐ-CP” of 14/02/2008 is: Tiếp nhận"
        )
        for text in texts
    )
    assert any("“107/2021/NĐ-CP”" in text for text in texts)


def test_a_clean_plan_shows_nothing():
    assert run_checks(clean_draft(), CONTEXT) == ()
    assert run_checks(clean_draft()) == ()


def test_an_empty_plan_shows_nothing():
    assert run_checks(PlanDraft(), CONTEXT) == ()


def test_what_the_reader_noticed_is_not_repeated():
    [finding, *_others] = run_checks(vinh_khe_draft(), CONTEXT)
    draft = replace(clean_draft(), findings=(finding,))
    assert run_checks(draft, CONTEXT) == ()


def test_one_mistake_in_one_place_is_said_once():
    text = "Theo Nghị định số 107/NĐ-CP; Nghị định số 107/NĐ-CP."
    draft = replace(clean_draft(), narrative={"solutions": text})
    assert codes(run_checks(draft, CONTEXT)) == [("Phần III", "citation_year_missing")]


def test_every_check_is_listed_once():
    assert len(set(CHECKS)) == len(CHECKS) >= 17


def test_the_decrees_that_the_addon_comes_with_agree_with_themselves():
    decrees = known_decrees()
    keys = {citation_key(number) for number in decrees}
    assert len(keys) == len(decrees) > 10
    for number, decree in decrees.items():
        [citation] = find_citations(number)
        assert citation.year in (None, decree.date.year), number
        assert citation.year or not citation.carries_year, number
        assert decree.date_expired is None or decree.date_expired > decree.date
        assert not decree.replaced_by or citation_key(decree.replaced_by) in keys


_WORDS = st.sampled_from(
    [
        "Ban hành Kế hoạch", "Quyết định", "năm 2023", "năm 2024", "100%", "đạt 30%",
        "20/2018/NĐ-CP ngày 14/02/2018", "107/NĐ-CP", "UBND huyện", "Văn phòng", "1.",
        "3. ", "6 Tiếp tục", "IV. TỔ CHỨC THỰC HIỆN", "Trước 31/12/2023", "Quý IV", ";",
        "báo cáo quý trước ngày 10/3", "năm trước ngày 31/2", "Lưu: VP", ".....", "\n",
        "…", "9" * 50, "công văn của", "hướng dẫn về 3%", "Văn hoá",
    ]
)  # fmt: skip
_TEXTS = st.lists(_WORDS | st.text(max_size=5), max_size=6).map(" ".join)
_NUMBERS = st.sampled_from(["", "I", "II", "XL", "1", "2", "9" * 5000, "1.1", "²"])
_TASKS = st.builds(
    DraftTask,
    name=_TEXTS,
    number=_NUMBERS,
    deliverable=_TEXTS,
    lead=_TEXTS,
    coordinating=_TEXTS,
    timeframe=_TEXTS,
    note=_TEXTS,
)
_DATES = st.dates(date(1, 1, 1), date(9999, 12, 31))
_DRAFTS = st.builds(
    PlanDraft,
    year=st.none() | st.integers(-1, 10**6) | st.just(2024),
    date=st.none() | _DATES,
    issuer=_TEXTS,
    superior=_TEXTS,
    subject=_TEXTS,
    bases=st.lists(_TEXTS, max_size=2).map(tuple),
    recipients=st.lists(_TEXTS, max_size=3).map(tuple),
    narrative=st.dictionaries(st.sampled_from(NARRATIVE_FIELDS), _TEXTS),
    chapter_titles=st.lists(_TEXTS, max_size=4).map(tuple),
    annex_title=_TEXTS,
    has_annex_label=st.booleans(),
    sections=st.lists(
        st.builds(
            DraftSection, _NUMBERS, _TEXTS, st.lists(_TASKS, max_size=3).map(tuple)
        ),
        max_size=3,
    ).map(tuple),
    indicators=st.lists(
        st.builds(
            DraftIndicator,
            _TEXTS,
            st.floats(),
            unit_of_measure=st.sampled_from(["", "%", "điểm"]),
            where=st.sampled_from(["", "I.1", "II.3"]) | _TEXTS,
        ),
        max_size=3,
    ).map(tuple),
)
_CONTEXTS = st.builds(
    CheckContext,
    units=st.just(UNITS) | st.just(()),
    areas=st.lists(_TEXTS, max_size=2).map(tuple),
    decrees=st.just(CONTEXT.decrees)
    | st.dictionaries(
        _TEXTS, st.builds(KnownDecree, _TEXTS, st.none() | _DATES), max_size=2
    ),
    recipient=_TEXTS,
    report_lines=st.lists(
        st.builds(ReportLine, _TEXTS, st.none() | _DATES, st.none() | _DATES),
        max_size=3,
    ).map(tuple),
    continuous_share=st.floats(0, 1),
)


@tries(max_examples=100)
@given(_DRAFTS, _CONTEXTS)
def test_any_draft_can_be_judged(draft, context):
    for finding in run_checks(draft, context):
        assert finding.code and finding.text
        assert "%(" not in finding.text


def _large_draft(size: int) -> PlanDraft:
    """A draft of nothing but different lines, each with something to find."""
    narrative = {
        field_name: "\n".join(
            f"{index % 90}. Đạt {index % 100}% theo số {index}/NĐ-CP ngày 1/1/2023;"
            for index in range(size)
        )
        for field_name in NARRATIVE_FIELDS
    }
    tasks = tuple(
        DraftTask(
            name=f"Ban hành Kế hoạch số {index} năm 2023",
            number=str(2 * index),
            deliverable=f"Quyết định {index}",
            lead=f"Bộ phận {index}, tổ {index}",
            coordinating=f"Tổ {index}; nhóm {index}",
            timeframe=f"Quý IV, lần {index}",
        )
        for index in range(size)
    )
    return PlanDraft(
        year=2024,
        narrative=narrative,
        chapter_titles=tuple(f"I. Chương {index}" for index in range(size)),
        sections=(DraftSection("I", "CẢI CÁCH THỂ CHẾ", tasks),),
        indicators=tuple(
            DraftIndicator(f"Khảo sát lần {index} đạt 30%", 30, where="I.1")
            for index in range(size)
        ),
    )


@pytest.mark.parametrize("field_name", ["subject", "annex_title", "issuer"])
@pytest.mark.parametrize(
    "piece", [".", "…", "1", " 1 ", "tháng ", "năm 2023 ", "\u0301"]
)
def test_one_long_line_takes_no_longer_than_it_must(field_name, piece):
    text = piece * (50_000 // len(piece))
    draft = replace(clean_draft(), **{field_name: text}, date=date(2026, 1, 5))
    start = perf_counter()
    run_checks(draft, CONTEXT)
    assert perf_counter() - start < 5


def test_time_grows_with_the_plan_and_not_with_its_square():
    durations = []
    for size in (80, 80, 400):  # the first only warms up
        draft = _large_draft(size)
        start = perf_counter()
        run_checks(draft, CONTEXT)
        durations.append(perf_counter() - start)
    # Five times the plan; 25 times the time if each were compared with each.
    assert durations[2] < 15 * durations[1]


def test_drafts_of_the_tests_fill_every_text_of_a_plan():
    """A field that is added to the draft should be thought of here."""
    empty = PlanDraft()
    filled = {
        each.name
        for draft in (clean_draft(), vinh_khe_draft())
        for each in fields(PlanDraft)
        if getattr(draft, each.name) != getattr(empty, each.name)
    }
    assert filled | {"findings"} == {each.name for each in fields(PlanDraft)}
