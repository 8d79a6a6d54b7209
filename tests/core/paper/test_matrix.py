"""The tables of a plan as one value: cells, rows that stay together, columns."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_plan.core.paper.matrix import (
    LINE,
    SECTION,
    Money,
    cell_text,
    ordinal_cell,
)
from odoo.addons.cchc_plan.core.plan.annex_matrix import (
    ANNEX_COLUMNS,
    TRACKING_COLUMNS,
    TaskTracking,
    amendment_matrix,
    annex_matrix,
)
from odoo.addons.cchc_plan.core.plan.draft import DraftSection, DraftTask, PlanDraft

from ...plan_files import expected_sections
from ..papers import DAY, amendments, vinh_khe_draft, vinh_khe_facts
from ..tries import tries


def one_task(**values):
    task = DraftTask(**{"name": "Rà soát văn bản", "number": "1", **values})
    return PlanDraft(sections=(DraftSection("I", "THỂ CHẾ", (task,)),))


def only_line(draft, *facts, **options):
    return annex_matrix(draft, facts, **options).rows[1].cells


def test_the_annex_has_a_row_for_each_section_and_each_task():
    rows = iter(annex_matrix(vinh_khe_draft()).rows)
    for number, name, tasks in expected_sections():
        section = next(rows)
        assert (section.kind, section.texts) == (SECTION, (f"{number}. {name}",))
        for task in tasks:
            line = next(rows)
            assert (line.kind, line.texts) == (LINE, task)
    assert next(rows, None) is None


def test_headings_are_those_of_the_communes():
    assert [column.title for column in ANNEX_COLUMNS] == [
        "TT",
        "Nhiệm vụ cụ thể",
        "Sản phẩm",
        "Bộ phận chủ trì",
        "Bộ phận phối hợp",
        "Thời gian thực hiện",
        "Kinh phí dự kiến",
        "Ghi chú",
    ]


def test_the_tracked_annex_begins_with_the_same_cells():
    draft, facts = vinh_khe_draft(), vinh_khe_facts()
    plain = annex_matrix(draft, facts)
    tracked = annex_matrix(draft, facts, is_tracked=True)
    assert tracked.columns == ANNEX_COLUMNS + TRACKING_COLUMNS
    for row, longer in zip(plain.rows, tracked.rows, strict=True):
        assert longer.cells[: len(row.cells)] == row.cells


def test_tracking_gives_deadline_status_and_the_documents_with_their_last_date():
    tracked = annex_matrix(vinh_khe_draft(), vinh_khe_facts(), is_tracked=True)
    assert tracked.rows[1].cells[8:] == (
        datetime.date(2024, 1, 31),
        "Hoàn thành trễ hạn",
        DAY,
        "10/KH-UBND\n12/CV",
        DAY,
    )
    assert tracked.rows[3].cells[8:] == (None, "Chưa triển khai", None, "", None)


def test_a_cancelled_task_says_so_beside_its_note():
    cells = only_line(one_task(note="Chuyển năm sau"), TaskTracking(is_cancelled=True))
    assert cells[-1] == "Chuyển năm sau\n(Đã bãi bỏ)"


def test_words_go_before_the_amount_of_a_budget():
    facts = TaskTracking(budget=Money(1_500_000))
    assert only_line(one_task(budget="Ngân sách xã"), facts)[6] == "Ngân sách xã"
    assert only_line(one_task(), facts)[6] == Money(1_500_000)
    assert cell_text(Money(1_500_000)) == "1.500.000 đồng"
    assert only_line(one_task())[6] == ""


def test_numbers_are_numbers_unless_digits_would_be_lost():
    for text, value in (("3", 3), ("03", "03"), ("1.2", "1.2"), ("", ""), ("²", "²")):
        assert only_line(one_task(number=text))[0] == value


def test_a_section_stays_with_the_line_after_it():
    draft = PlanDraft(
        sections=(
            DraftSection("I", "KHÔNG CÓ NHIỆM VỤ"),
            DraftSection("II", "THỂ CHẾ", (DraftTask("A"), DraftTask("B"))),
            DraftSection("III", "CŨNG KHÔNG"),
        )
    )
    blocks = [[row.kind for row in block] for block in annex_matrix(draft).blocks]
    assert blocks == [[SECTION, SECTION, LINE], [LINE], [SECTION]]


def test_widths_add_up():
    for columns in (ANNEX_COLUMNS, amendment_matrix([]).columns):
        assert sum(column.share for column in columns) == 252
    assert abs(sum(annex_matrix(PlanDraft()).percents) - 100) < 1e-9


def test_amendments_are_listed_with_document_reason_and_each_change():
    texts = [row.texts for row in amendment_matrix(amendments()).rows]
    assert texts == [
        ("1. Quyết định 25/QĐ-UBND (12/03/2024): Theo chỉ đạo của UBND huyện",),
        (
            "1",
            "II.4 Ban hành văn bản",
            "Sửa đổi: Thời gian thực hiện",
            "Trước 31/12/2023",
            "Trước 31/01/2024",
        ),
        ("2", "VII.3 Cung cấp dịch vụ công", "Bãi bỏ", "", ""),
        ("3", "VIII.2 Nâng cao chỉ số PCI", "Bổ sung", "", ""),
    ]


def test_a_number_that_python_refuses_to_read_is_a_text():
    assert ordinal_cell("9" * 5000) == "9" * 5000


@tries(max_examples=150)
@given(st.text())
def test_any_text_is_printed_once_and_cleanly(text):
    shown = cell_text(text)
    assert cell_text(shown) == shown
    assert not set(shown) & set(map(chr, [*range(10), *range(11, 32), 0xFFFE, 0xFFFF]))
    assert all(line == line.strip() and line for line in shown.split("\n") if shown)
