"""The Excel export, read back: cells with their types, page setup, import."""

import datetime
import io

import openpyxl
import pytest

from odoo.addons.cchc_plan.core.paper.matrix import SECTION, Money
from odoo.addons.cchc_plan.core.plan.draft import DraftSection, DraftTask, PlanDraft
from odoo.addons.cchc_plan.core.plan.plan_file import read_plan
from odoo.addons.cchc_plan.core.plan.plan_paper import plan_annex, plan_paper
from odoo.addons.cchc_plan.report.render.xlsx_renderer import render_xlsx

from ...plan_files import TASK_FIELDS
from ..papers import hard_draft, hard_facts, vinh_khe_draft, vinh_khe_facts

HEADING = "TT"


def content_of(draft, facts):
    annex = plan_annex(draft, facts, is_tracked=True)
    return render_xlsx(annex, "Kế hoạch chi tiết", plan_paper(draft, facts))


def sheet_of(draft, facts):
    book = openpyxl.load_workbook(io.BytesIO(content_of(draft, facts)))
    (sheet,) = book.worksheets
    return sheet


@pytest.fixture(scope="module")
def vinh_khe():
    return sheet_of(vinh_khe_draft(), vinh_khe_facts())


def heading_row(sheet):
    return next(row for row in range(1, 30) if sheet.cell(row, 1).value == HEADING)


def expected(value):
    if isinstance(value, Money):
        return value.amount
    return None if value == "" else value


def found(cell):
    """A cell's value; a date has come back with a time."""
    if isinstance(cell.value, datetime.datetime):
        return cell.value.date()
    return cell.value


@pytest.mark.parametrize(
    ("draft", "facts"),
    [(vinh_khe_draft(), vinh_khe_facts()), (hard_draft(), hard_facts())],
    ids=["vinh_khe", "hard"],
)
def test_every_cell_with_its_type(draft, facts):
    sheet = sheet_of(draft, facts)
    matrix = plan_annex(draft, facts, is_tracked=True).matrix
    first = heading_row(sheet)
    width = len(matrix.columns)
    titles = [sheet.cell(first, column + 1).value for column in range(width)]
    assert titles == [column.title for column in matrix.columns]
    for position, row in enumerate(matrix.rows, first + 1):
        cells = [sheet.cell(position, column + 1) for column in range(width)]
        wanted = [expected(value) for value in row.cells]
        wanted += [None] * (width - len(wanted))
        assert [found(cell) for cell in cells] == wanted
        assert all(cell.data_type != "f" for cell in cells)
    assert sheet.max_row == first + len(matrix.rows)


def test_dates_and_amounts_have_their_formats(vinh_khe):
    first = heading_row(vinh_khe)
    deadline = vinh_khe.cell(first + 2, 9)
    assert deadline.is_date
    assert deadline.number_format == "dd/mm/yyyy"
    hard = sheet_of(hard_draft(), hard_facts())
    amount = hard.cell(heading_row(hard) + 2, 7)
    assert (amount.value, amount.number_format) == (15_000_000, '#,##0" đồng"')


def test_section_titles_go_across_and_are_bold(vinh_khe):
    matrix = plan_annex(vinh_khe_draft(), is_tracked=True).matrix
    merged = {str(each) for each in vinh_khe.merged_cells.ranges}
    for position, row in enumerate(matrix.rows, heading_row(vinh_khe) + 1):
        assert (f"A{position}:M{position}" in merged) == (row.kind == SECTION)
        if row.kind == SECTION:
            assert vinh_khe.cell(position, 1).font.bold


def test_the_headings_stay_in_sight_filter_and_repeat(vinh_khe):
    first = heading_row(vinh_khe)
    assert vinh_khe.freeze_panes == f"C{first + 1}"
    assert vinh_khe.auto_filter.ref == f"A{first}:M{vinh_khe.max_row}"
    assert vinh_khe.print_title_rows == f"${first}:${first}"


def test_it_prints_on_a4_across_as_wide_as_the_page_with_numbers(vinh_khe):
    setup = vinh_khe.page_setup
    assert (setup.orientation, setup.paperSize) == ("landscape", 9)
    assert vinh_khe.sheet_properties.pageSetUpPr.fitToPage
    assert (setup.fitToWidth or 1, setup.fitToHeight) == (1, 0)
    assert "&P" in vinh_khe.oddHeader.center.text or vinh_khe.oddHeader.center.size
    assert vinh_khe.print_area.startswith("'Kế hoạch chi tiết'!$A$1:$M$")


def test_rows_are_high_enough_and_never_higher_than_excel_allows():
    sheet = sheet_of(hard_draft(), hard_facts())
    heights = {row: each.height for row, each in sheet.row_dimensions.items()}
    assert max(heights.values()) <= 409
    matrix = plan_annex(hard_draft(), hard_facts(), is_tracked=True).matrix
    for position, row in enumerate(matrix.rows, heading_row(sheet) + 1):
        lines = max(text.count("\n") + 1 for text in row.texts)
        assert heights[position] >= min(15 * lines, 409)


def test_texts_wrap_in_the_official_face(vinh_khe):
    cell = vinh_khe.cell(heading_row(vinh_khe) + 2, 2)
    assert cell.alignment.wrap_text
    assert (cell.font.name, cell.font.size) == ("Times New Roman", 12)


def test_it_imports_as_the_same_plan():
    draft = vinh_khe_draft(superior="ỦY BAN NHÂN DÂN HUYỆN VĨNH LINH")
    again = read_plan("ke-hoach.xlsx", content_of(draft, vinh_khe_facts()[:1] * 28))
    assert [(each.number, each.name) for each in again.sections] == [
        (each.number, each.name) for each in draft.sections
    ]
    for (where, task), (place, found_task) in zip(
        draft.tasks, again.tasks, strict=True
    ):
        assert place == where
        for name in TASK_FIELDS:
            assert getattr(found_task, name) == getattr(task, name), (where, name)
    for name in ("year", "number", "date", "place", "subject", "issuer", "superior"):
        assert getattr(again, name) == getattr(draft, name), name
    assert not again.findings


def test_a_text_longer_than_a_cell_is_cut_and_not_lost():
    task = DraftTask(name="Rà soát văn bản. " * 3000)
    draft = PlanDraft(sections=(DraftSection("I", "THỂ CHẾ", (task,)),))
    sheet = sheet_of(draft, [])
    assert len(sheet.cell(heading_row(sheet) + 2, 2).value) == 32767


def test_an_empty_plan_is_a_sheet_with_headings_only():
    sheet = sheet_of(PlanDraft(year=2024), [])
    assert sheet.max_row == heading_row(sheet)
    assert not sheet.auto_filter.ref
