"""A chasing letter: what it says on paper, in Word and in a chat."""

import datetime
import io
from dataclasses import replace

import docx
import pytest

from odoo.addons.cchc_plan.core.paper.matrix import Matrix
from odoo.addons.cchc_plan.core.reminding.chasing_letter import (
    MOST_IN_BODY,
    ChasedUnit,
    chasing_paper,
    lines_matrix,
)
from odoo.addons.cchc_plan.core.reminding.chasing_text import LONGEST, chasing_text
from odoo.addons.cchc_plan.report.render.docx_renderer import render_docx

from .chasing_letters import LATE, SOON, letter, sixty_lines, two_units


def tables(paper):
    """All matrices of a paper in the order of printing."""
    blocks = [block for chapter in paper.chapters for block in chapter.blocks]
    found = [block for block in blocks if isinstance(block, Matrix)]
    return found + [annex.matrix for annex in paper.annexes]


def texts(paper):
    blocks = [block for chapter in paper.chapters for block in chapter.blocks]
    found = [block.text for block in blocks if not isinstance(block, Matrix)]
    return [*paper.opening, *found, *paper.closing]


def test_the_parts_of_an_official_letter():
    paper = chasing_paper(letter())
    assert (paper.kind, paper.subject) == ("", "")
    assert paper.letterhead.about == (
        "V/v đôn đốc thực hiện nhiệm vụ cải cách hành chính năm 2024"
    )
    assert paper.title == paper.letterhead.about
    assert paper.letterhead.number.split() == ["Số:", "/UBND-VP"]
    assert paper.letterhead.place_and_date.split()[-2:] == ["năm", "2024"]
    assert paper.addressees == ("Kính gửi: Tư pháp - Hộ tịch",)
    assert paper.signature.recipients == ("- Như trên;", "- Lưu: VT.")
    assert paper.signature.authority == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert paper.closing[-1].endswith("./.")


def test_a_signed_letter_has_its_number_and_day():
    paper = chasing_paper(letter(number="5/UBND-VP", day=datetime.date(2024, 3, 18)))
    assert paper.letterhead.number == "Số: 05/UBND-VP"
    assert paper.letterhead.place_and_date == "Vĩnh Khê, ngày 18 tháng 3 năm 2024"


def test_one_unit_is_named_and_its_lines_have_no_heading():
    opening, request, _closing = texts(chasing_paper(letter()))
    assert "tính đến ngày 15 tháng 3 năm 2024, Tư pháp - Hộ tịch còn 02 nội" in opening
    assert "trong đó 01 quá hạn, 01 sắp đến hạn, cụ thể như sau:" in opening
    assert request.startswith("Đề nghị Tư pháp - Hộ tịch khẩn trương hoàn thành")
    assert [row.texts for row in lines_matrix(letter()).rows] == [
        ("1", "I.1 Kiểm tra", "08/03/2024", "5", "Quá hạn", "4"),
        ("2", "I.2 Rà soát", "20/03/2024", "", "Còn 3 ngày làm việc", "0"),
    ]


def test_the_unit_of_days_is_in_the_heading():
    titles = [column.title for column in lines_matrix(letter()).columns]
    assert "Số ngày làm việc quá hạn" in titles


def test_several_units_are_addressed_in_turn_and_grouped():
    paper = chasing_paper(two_units())
    assert paper.addressees == (
        "Kính gửi:",
        "- Văn phòng - Thống kê;",
        "- Tư pháp - Hộ tịch.",
    )
    (table,) = tables(paper)
    sections = [row.texts[0] for row in table.rows if row.kind == "section"]
    assert sections == ["1. Văn phòng - Thống kê", "2. Tư pháp - Hộ tịch"]


@pytest.mark.parametrize(
    ("lines", "words", "missing"),
    [
        ((LATE,), "còn 01 nội dung quá hạn", "sắp đến hạn"),
        ((SOON,), "còn 01 nội dung sắp đến hạn", "quá hạn"),
    ],
)
def test_only_what_there_is_is_spoken_of(lines, words, missing):
    said = " ".join(texts(chasing_paper(letter(ChasedUnit("Tư pháp", lines)))))
    assert words in said
    assert missing not in said


def test_the_day_of_the_answer_and_own_words():
    asked = letter(answer_by=datetime.date(2024, 3, 29), note="Một.\n\nHai.")
    _opening, request, one, two, _closing = texts(chasing_paper(asked))
    assert request.endswith("chậm nhất là ngày 29 tháng 3 năm 2024.")
    assert (one, two) == ("Một.", "Hai.")


def test_many_lines_are_an_annex_and_the_letter_counts_them():
    paper = chasing_paper(sixty_lines())
    (annex,) = paper.annexes
    counts, lines = tables(paper)
    assert lines == lines_matrix(sixty_lines())
    assert [row.texts[2:] for row in counts.rows[:1]] == [("7", "5", "12")]
    assert counts.rows[-1].texts == ("", "Tổng cộng", "35", "25", "60")
    assert "(có Phụ lục kèm theo), cụ thể như sau:" in paper.opening[0]
    assert annex.reference.startswith("(Kèm theo Công văn số")


def test_one_unit_with_many_lines_has_only_the_annex():
    unit = ChasedUnit("Tư pháp", (LATE,) * (MOST_IN_BODY + 1))
    paper = chasing_paper(letter(unit))
    assert len(tables(paper)) == 1
    assert paper.opening[0].endswith("(có Phụ lục kèm theo).")
    assert not chasing_paper(letter(ChasedUnit("A", (LATE,) * MOST_IN_BODY))).annexes


@pytest.mark.parametrize(
    "chased", [letter(), two_units(), sixty_lines()], ids=["one", "two", "sixty"]
)
def test_word_has_every_text_and_every_cell(chased):
    paper = chasing_paper(chased)
    document = docx.Document(io.BytesIO(render_docx(paper)))
    printed = [each.text for each in document.paragraphs if each.text]
    expected = [*paper.addressees, *texts(paper)]
    assert printed[: len(expected)] == expected
    letterhead, *found = document.tables
    assert letterhead.rows[1].cells[0].text == (
        f"{paper.letterhead.number}\n{paper.letterhead.about}"
    )
    in_body = len(found) - len(paper.annexes) - 1
    foot = found.pop(in_body)
    assert foot.rows[0].cells[0].text.startswith("Nơi nhận:\n- Như trên;")
    for table, matrix in zip(found, tables(paper), strict=True):
        cells = [
            [docx.table._Cell(tc, table).text for tc in row._tr.tc_lst]
            for row in table.rows
        ]
        assert cells == [
            [column.title for column in matrix.columns],
            *(list(row.texts) for row in matrix.rows),
        ]


def test_a_table_within_the_text_is_as_wide_as_the_text():
    document = docx.Document(io.BytesIO(render_docx(chasing_paper(letter()))))
    width = sum(column.width.mm for column in document.tables[1].columns)
    assert abs(width - 165) < 1


def test_the_chat_text_says_all_in_short():
    asked = letter(answer_by=datetime.date(2024, 3, 29))
    assert chasing_text(asked) == (
        "UBND xã Vĩnh Khê: đôn đốc thực hiện nhiệm vụ cải cách hành chính năm 2024 "
        "(tính đến 15/03/2024)\n\n"
        "TƯ PHÁP - HỘ TỊCH: 1 quá hạn, 1 sắp đến hạn\n"
        "- I.1 Kiểm tra: hạn 08/03/2024, quá 5 ngày làm việc\n"
        "- I.2 Rà soát: hạn 20/03/2024, còn 3 ngày làm việc\n\n"
        "Đề nghị hoàn thành, báo cáo chậm nhất 29/03/2024."
    )


def test_a_unit_s_chat_text_is_never_long_and_says_what_it_leaves_out():
    many = tuple(replace(LATE, task="I.9 " + "rất dài " * 50) for _ in range(60))
    head, unit = chasing_text(letter(ChasedUnit("Tư pháp " * 30, many))).split("\n\n")
    assert len(unit) <= LONGEST
    kept = unit.count("\n- ")
    assert unit.endswith(f"… và {60 - kept} nội dung khác")
    assert max(map(len, unit.split("\n"))) < 160
    assert len(head) < 160


def test_late_by_no_working_day_is_late_all_the_same():
    weekend = replace(LATE, distance=0)
    assert weekend.status == "Quá hạn"
    assert weekend.days_late == 0
    said = chasing_text(letter(ChasedUnit("Tư pháp", (weekend,))))
    assert said.endswith("hạn 08/03/2024, quá hạn")


def test_on_the_last_working_day():
    assert replace(SOON, distance=0).status == "Ngày làm việc cuối cùng"


def test_the_period_of_a_recurring_task_is_never_cut_off():
    line = replace(LATE, task="VII.1 " + "Xây dựng kế hoạch " * 20, period="Quý I/2024")
    chased = letter(ChasedUnit("Tư pháp", (line,)))
    assert lines_matrix(chased).rows[0].texts[1].endswith(" – Quý I/2024")
    assert "… – Quý I/2024: hạn 08/03/2024" in chasing_text(chased)
