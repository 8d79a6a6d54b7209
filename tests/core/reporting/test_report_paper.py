"""A periodic report as a paper: its parts in order, its annexes cell by cell."""

import io
from dataclasses import replace
from datetime import date, datetime

import docx
import openpyxl
import polib
import pytest

from odoo.addons.cchc_plan.core.indicator.judging import STATUSES as ALL_EVALUATIONS
from odoo.addons.cchc_plan.core.paper.charts import BLANK
from odoo.addons.cchc_plan.core.paper.paper import Sender
from odoo.addons.cchc_plan.core.paper.paragraphs import HEADING, SUBHEADING, TEXT
from odoo.addons.cchc_plan.core.plan.progress import STATUSES as ALL_STATUSES
from odoo.addons.cchc_plan.core.reporting.facts import (
    DocumentFact,
    Paragraph,
    StatisticFact,
)
from odoo.addons.cchc_plan.core.reporting.report_annexes import (
    statistics_matrix,
    task_matrix,
)
from odoo.addons.cchc_plan.core.reporting.report_paper import report_paper
from odoo.addons.cchc_plan.core.reporting.report_words import EVALUATIONS, STATUSES
from odoo.addons.cchc_plan.report.render.docx_renderer import render_docx
from odoo.addons.cchc_plan.report.render.xlsx_renderer import render_xlsx_annexes

from ...terms import TRANSLATION
from .report_papers import FRAME, facts, hard_facts, paragraphs


@pytest.fixture(scope="module")
def paper():
    return report_paper(facts(), paragraphs(), FRAME)


def rows(matrix):
    return [row.texts for row in matrix.rows if row.kind == "line"]


# -- Body ------------------------------------------------------------------------------


def test_title_letterhead_and_foot(paper):
    assert (paper.kind, paper.subject) == ("BÁO CÁO", FRAME.subject)
    assert paper.letterhead.number == "Số: 31/BC-UBND"
    assert paper.letterhead.place_and_date == "Vĩnh Khê, ngày 08 tháng 3 năm 2024"
    assert paper.addressees == ("Kính gửi: Phòng Nội vụ huyện Vĩnh Linh",)
    assert paper.signature.recipients == (
        "- Như trên;",
        "- Thường trực Đảng ủy;",
        "- Lưu: VT.",
    )
    assert paper.signature.authority == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")


def test_a_report_without_number_and_day_leaves_room():
    open_paper = report_paper(facts(), (), replace(FRAME, number="", day=None))
    assert open_paper.letterhead.number.split() == ["Số:", "/BC-UBND"]
    assert open_paper.letterhead.place_and_date.split()[-1] == "2024"
    assert "số" in open_paper.annexes[0].reference


def test_chapters_have_their_headings_by_level(paper):
    assert [chapter.heading for chapter in paper.chapters] == [
        "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH",
        "II. KẾT QUẢ THEO LĨNH VỰC",
        "III. KIẾN NGHỊ, ĐỀ XUẤT",
    ]
    assert [(block.kind, block.text) for block in paper.chapters[1].blocks] == [
        (HEADING, "1. Cải cách thể chế"),
        (TEXT, "Đã rà soát 12 văn bản."),
        (SUBHEADING, "1.1. Về kế hoạch"),
        (TEXT, "Đúng tiến độ."),
        (TEXT, "Không có văn bản trái luật."),
    ]
    assert [block.text for block in paper.chapters[0].blocks] == [
        "- Ban hành 03 văn bản chỉ đạo.",
        "- Kiểm tra 02 bộ phận.",
    ]


def test_the_usual_opening_and_closing(paper):
    assert paper.opening == (
        "Thực hiện Kế hoạch số 10/KH-UBND ngày 15/01/2024 của UBND xã Vĩnh Khê, Ủy ban "
        "nhân dân xã Vĩnh Khê báo cáo kết quả thực hiện công tác cải cách hành chính "
        "quý I năm 2024 như sau:",
    )
    assert paper.closing == (
        "Trên đây là Báo cáo kết quả thực hiện công tác cải cách hành chính quý I năm "
        "2024./.",
    )
    assert paper.bases == ()


def test_an_opening_and_a_closing_of_the_text_stand_in_their_places():
    opening = Paragraph("opening", "", 1, "Căn cứ Luật A;\nUBND xã báo cáo như sau:")
    closing = Paragraph("closing", "", 1, "Kính báo cáo.\nXin cảm ơn./.")
    written = report_paper(
        facts(bases=("Căn cứ Luật B",)), (opening, *paragraphs(), closing), FRAME
    )
    assert written.bases == ("Căn cứ Luật A;",)
    assert written.opening == ("UBND xã báo cáo như sau:",)
    assert written.closing == ("Kính báo cáo.", "Xin cảm ơn./.")
    assert len(written.chapters) == 3


def test_legal_bases_of_the_facts_and_a_plan_without_a_name():
    written = report_paper(
        facts(bases=("Căn cứ Luật A", "Căn cứ Luật B"), plan_name=""),
        (),
        replace(FRAME, sender=Sender()),
    )
    assert written.bases == ("Căn cứ Luật A;", "Căn cứ Luật B.")
    assert written.opening[0].startswith("UBND xã Vĩnh Khê báo cáo kết quả")
    assert written.chapters == ()


def test_a_text_without_any_heading_is_printed_all_the_same():
    written = report_paper(
        facts(),
        (Paragraph("a", "", 1, "Một.\n\nHai."), Paragraph("b", "", 3, "")),
        FRAME,
    )
    (chapter,) = written.chapters
    assert chapter.heading == ""
    assert [block.text for block in chapter.blocks] == ["Một.", "Hai."]


# -- Annexes ---------------------------------------------------------------------------


def test_annexes_are_numbered_and_name_the_report(paper):
    assert [annex.label for annex in paper.annexes] == [
        "Phụ lục I",
        "Phụ lục II",
        "Phụ lục III",
    ]
    assert {annex.reference for annex in paper.annexes} == {
        "(Kèm theo Báo cáo số 31/BC-UBND ngày 08/03/2024 của UBND xã Vĩnh Khê)"
    }


def test_what_tells_nothing_is_no_annex():
    assert report_paper(facts([], [], []), (), FRAME).annexes == ()
    (only,) = report_paper(facts([], []), (), FRAME).annexes
    assert (only.label, len(only.matrix.rows)) == ("Phụ lục I", 8)


def test_the_tasks_with_all_that_is_known_of_them(paper):
    matrix = paper.annexes[0].matrix
    assert len(rows(matrix)) == 28
    assert [row.texts[0] for row in matrix.rows if row.kind == "section"][0] == (
        "I. CÔNG TÁC CHỈ ĐẠO ĐIỀU HÀNH CCHC"
    )
    late, todo, _progress, undated, on_time, done_late = rows(matrix)[:6]
    assert late[0] == "1"
    assert late[2:] == (
        "Kế hoạch CCHC của UBND xã",
        "Văn phòng",
        "08/03/2024",
        "Quá hạn",
        "",
        "Chờ hướng dẫn của cấp trên.",
    )
    assert todo[5:] == ("Chưa triển khai", "", "")
    assert undated[4:] == ("Định kỳ", "Chưa có thời hạn", "", "")
    assert on_time[5:] == (
        "Hoàn thành đúng hạn\n(08/03/2024)",
        "05/QĐ-UBND ngày 08/03/2024",
        "",
    )
    assert done_late[5:] == (
        "Hoàn thành trễ hạn\n(08/03/2024)\n(đã gia hạn)",
        "06/QĐ-UBND ngày 08/03/2024",
        "Chờ hướng dẫn của cấp trên.",
    )


def test_a_document_without_number_is_named_by_its_kind():
    task = replace(
        facts().tasks[0],
        documents=(
            DocumentFact("Biên bản", "", date(2024, 2, 5)),
            DocumentFact("", "", None),
        ),
    )
    assert rows(task_matrix([task]))[0][6] == "Biên bản ngày 05/02/2024"


def test_tasks_of_one_section_stand_together():
    first, second, *_others = facts().tasks
    mixed = [first, replace(second, section="B"), first]
    kinds = [row.kind for row in task_matrix(mixed).rows]
    assert kinds == ["section", "line", "line", "section", "line"]


def test_the_indicators_with_figures_as_numbers(paper):
    found = [row.cells for row in paper.annexes[1].matrix.rows if row.kind == "line"]
    assert found[1] == (
        2,
        "Giao dịch thanh toán trực tuyến",
        "%",
        "≥ 30 %",
        12.35,
        12.35,
        "-",
        "Chậm tiến độ\nNgười dân chưa quen.",
    )
    assert found[0][4:] == (100, 100, 27.5, "Đạt")
    assert found[4][4:] == ("-", "-", 27.5, "Chưa có số liệu")
    assert [cells[0] for cells in found] == [1, 2, 3, 4, 5, 6]


def test_the_form_keeps_its_headings_numbers_and_gaps(paper):
    matrix = paper.annexes[2].matrix
    assert [row.texts for row in matrix.rows if row.kind == "section"] == [
        ("I. Công tác chỉ đạo, điều hành",),
        ("II. Cải cách thủ tục hành chính",),
    ]
    found = [row.cells for row in matrix.rows if row.kind == "line"]
    assert found[0] == (1, "Số văn bản chỉ đạo", "Văn bản", 3, 3, "")
    assert found[2] == ("01", "Bộ phận được kiểm tra", "Bộ phận", "", 0, "=A1")
    nothing = statistics_matrix([StatisticFact("1", "Thư", "Thư")])
    assert nothing.rows[0].cells[3:5] == ("", "")


def test_every_status_has_the_word_that_the_screens_have():
    english = {
        "overdue": "Overdue",
        "todo": "To Do",
        "in_progress": "In Progress",
        "open_no_deadline": "Open, No Deadline",
        "done_on_time": "Done on Time",
        "done_late": "Done Late",
        "done_no_deadline": "Done, No Deadline",
        "on_hold": "On Hold",
        "cancelled": "Cancelled",
    }
    terms = {entry.msgid: entry.msgstr for entry in polib.pofile(str(TRANSLATION))}
    assert list(STATUSES) == list(ALL_STATUSES)
    assert {key: terms[english[key]] for key in STATUSES} == STATUSES


def test_every_evaluation_has_the_word_that_the_screens_have():
    english = {
        "reached": "Reached",
        "on_track": "On Track",
        "behind": "Behind",
        "missed": "Missed",
        "no_data": "No Data",
        "no_target": "No Target",
    }
    terms = {entry.msgid: entry.msgstr for entry in polib.pofile(str(TRANSLATION))}
    assert set(EVALUATIONS) == set(ALL_EVALUATIONS)
    assert {key: terms[english[key]] for key in EVALUATIONS} == EVALUATIONS


# -- The same in Word and Excel --------------------------------------------------------


@pytest.mark.parametrize("given", [facts, hard_facts], ids=["usual", "hard"])
def test_word_and_excel_hold_every_cell_of_the_annexes(given):
    whole = report_paper(given(), paragraphs(), FRAME)
    document = docx.Document(io.BytesIO(render_docx(whole)))
    book = openpyxl.load_workbook(io.BytesIO(render_xlsx_annexes(whole)))
    tables = document.tables[2:]
    assert book.sheetnames == [annex.label for annex in whole.annexes]
    for annex, table, sheet in zip(whole.annexes, tables, book, strict=True):
        lines = list(table.rows)
        titles = [column.title for column in annex.matrix.columns]
        assert [cell.text for cell in lines[0].cells] == titles
        head = next(row for row in range(1, 30) if sheet.cell(row, 1).value == "TT")
        assert sheet.print_title_rows == f"${head}:${head}"
        assert len(lines) == 1 + len(annex.matrix.rows)
        assert sheet.max_row == head + len(annex.matrix.rows)
        for position, row in enumerate(annex.matrix.rows, 1):
            texts = [cell.text for cell in lines[position].cells[: len(row.texts)]]
            assert texts == list(row.texts)
            cells = sheet[head + position][: len(row.cells)]
            assert [cell.value for cell in cells] == [
                datetime.combine(value, datetime.min.time())
                if isinstance(value, date)
                else (None if value == "" else value)
                for value in row.cells
            ]
            assert "f" not in {cell.data_type for cell in cells}


def test_word_has_the_text_and_the_charts_with_their_figures(paper):
    document = docx.Document(io.BytesIO(render_docx(paper)))
    styled = {each.text: each.style.name for each in document.paragraphs}
    assert styled["I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH"] == "Heading 1" or (
        styled["I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH"] == "heading 1"
    )
    assert styled["1. Cải cách thể chế"].lower() == "heading 2"
    assert styled["1.1. Về kế hoạch"].lower() == "heading 3"
    described = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert described == [
        "\n".join(annex.chart.texts) for annex in paper.annexes if annex.chart
    ]
    assert "2/6" in described[0]
    assert any(look == BLANK for look, _words in paper.annexes[0].chart.legend)
