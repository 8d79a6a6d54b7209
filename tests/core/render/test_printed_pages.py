"""The annex cut into pages for the PDF: nothing lost, no page too full."""

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_plan.core.paper.matrix import SECTION
from odoo.addons.cchc_plan.core.paper.printable import printable
from odoo.addons.cchc_plan.core.plan.draft import DraftSection, DraftTask, PlanDraft
from odoo.addons.cchc_plan.core.plan.plan_paper import plan_annex
from odoo.addons.cchc_plan.report.render.printed_pages import printed_pages
from odoo.addons.cchc_plan.report.render.text_metrics import (
    join_lines,
    text_width,
    wrap,
)

from ..papers import hard_draft, hard_facts, vinh_khe_draft
from ..tries import tries

PAGE_HEIGHT = 950  # half points
HIGHEST_HEADING = 72


def squeezed(text):
    return "".join(text.split())


def cells_of(pages, columns):
    """All texts of each column, without white space."""
    texts = [""] * columns
    for page in pages:
        for row in page:
            if row.kind != SECTION:
                for index, text in enumerate(row.texts):
                    texts[index] += squeezed(text)
    return texts


def assert_nothing_is_lost(annex, pages):
    wanted = [""] * len(annex.matrix.columns)
    for row in annex.matrix.rows:
        if row.kind != SECTION:
            for index, text in enumerate(row.texts):
                wanted[index] += squeezed(text)
    assert cells_of(pages, len(wanted)) == wanted
    titles = [row.texts for page in pages for row in page if row.kind == SECTION]
    assert titles == [row.texts for row in annex.matrix.rows if row.kind == SECTION]


def assert_pages_are_good(pages):
    for page in pages:
        assert sum(row.height for row in page) <= PAGE_HEIGHT - HIGHEST_HEADING
        assert page[-1].kind != SECTION


def test_vinh_khe():
    annex = plan_annex(vinh_khe_draft())
    pages = list(printed_pages(annex))
    assert_nothing_is_lost(annex, pages)
    assert_pages_are_good(pages)
    assert all(row.is_first and row.is_last for page in pages for row in page)


def test_a_cell_of_two_pages_is_cut_between_lines():
    annex = plan_annex(hard_draft(), hard_facts())
    pages = list(printed_pages(annex))
    assert_nothing_is_lost(annex, pages)
    assert_pages_are_good(pages)
    cut = [row for page in pages for row in page if not (row.is_first and row.is_last)]
    # The cell, and a long word in each of the six sections.
    assert [row.is_first for row in cut].count(True) == 7
    assert [row.is_last for row in cut].count(True) == 7
    pages_of_cell = [
        number
        for number, page in enumerate(pages)
        if any(row in cut and "<của>" in row.texts[1] for row in page)
    ]
    assert len(pages_of_cell) >= 2


def test_an_annex_without_tasks_is_one_page_of_headings():
    assert list(printed_pages(plan_annex(PlanDraft()))) == [()]


def test_sections_without_tasks_end_the_table():
    draft = PlanDraft(sections=(DraftSection("I", "THỂ CHẾ"),))
    (page,) = printed_pages(plan_annex(draft))
    assert [row.texts for row in page] == [("I. THỂ CHẾ",)]


words = st.text(alphabet="abơƯ đW.-\n", max_size=400)


@tries(max_examples=60)
@given(st.lists(st.tuples(words, words), min_size=1, max_size=12))
def test_any_texts_fit(texts):
    tasks = tuple(
        DraftTask(name=name, deliverable=deliverable, note=deliverable)
        for name, deliverable in texts
    )
    annex = plan_annex(PlanDraft(sections=(DraftSection("I", "A", tasks),)))
    pages = list(printed_pages(annex))
    assert_nothing_is_lost(annex, pages)
    assert_pages_are_good(pages)


@tries(max_examples=100)
@given(words, st.floats(10, 300))
def test_lines_fit_and_join_to_the_text_again(text, width):
    text = printable(text)
    lines = wrap(text, width, 13)
    assert join_lines(lines) == text
    for line in lines:
        is_one_letter = len(line.text.strip()) <= 1
        assert is_one_letter or text_width(line.text, 13) <= width
