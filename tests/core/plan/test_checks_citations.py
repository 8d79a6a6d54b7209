"""Checks 5 to 7: documents that a plan cites, one sentence changed at a time."""

from dataclasses import replace
from datetime import date

import pytest

from odoo.addons.cchc_plan.core.plan.checks import CheckContext, KnownDecree, run_checks

from .check_drafts import judged, known_decrees
from .clean_plan import bare_plan, clean_draft, with_task, with_text

DECREES = known_decrees()


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
    assert judged(with_text(text)) == _in_chapter(code)


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
    assert judged(with_text(text), decrees=DECREES) == _in_chapter(code)


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
    draft = bare_plan(text, date=day, year=day.year)
    expected = _in_chapter("citation_expired") if is_expired else []
    assert judged(draft, decrees=DECREES) == expected


def test_without_a_date_the_first_day_of_the_plan_decides():
    draft = replace(with_text("Theo số 1/2001/NĐ-CP"), date=None)
    for expired, expected in (
        (date(2024, 1, 1), _in_chapter("citation_expired")),
        (date(2024, 1, 2), []),
    ):
        decree = KnownDecree("1/2001/NĐ-CP", date(2001, 1, 1), date_expired=expired)
        assert judged(draft, decrees={decree.number: decree}) == expected


def test_an_expired_document_is_named_with_its_successor():
    draft = with_text("Theo số 1/2001/NĐ-CP")
    decree = KnownDecree("1/2001/NĐ-CP", None, "", date(2020, 3, 1), "5/2020/NĐ-CP")
    [finding] = run_checks(draft, CheckContext(decrees={decree.number: decree}))
    assert finding.text == (
        "“1/2001/NĐ-CP” is out of force: replaced by “5/2020/NĐ-CP” (01/03/2020)"
    )
    decree = replace(decree, replaced_by="")
    [finding] = run_checks(draft, CheckContext(decrees={decree.number: decree}))
    assert finding.text == "“1/2001/NĐ-CP” is out of force since 01/03/2020"


def test_citations_in_the_annex_are_found_by_task():
    draft = with_task(clean_draft(), "IV", 1, note="Theo Nghị định số 107/NĐ-CP")
    assert judged(draft) == [("IV.1", "citation_year_missing")]
