"""The record of a hand-over: what it says, and its signatures, on paper and in Word."""

import io
from dataclasses import replace
from datetime import date

import docx

from odoo.addons.cchc_plan.core.paper.matrix import Matrix
from odoo.addons.cchc_plan.core.work.handover_record import (
    HandedOver,
    HandoverRecord,
    handover_matrix,
    handover_paper,
)
from odoo.addons.cchc_plan.report.render.docx_renderer import render_docx

from ..reporting.report_papers import FRAME

LINES = (
    HandedOver("task", "I.1 Ban hành kế hoạch", "Trần B", date(2024, 3, 15), "Văn bản"),
    HandedOver("head", "Tư pháp - Hộ tịch", "Lê C"),
    HandedOver("task", "II.3 <Rà soát> & công khai", "Trần B", date(2024, 5, 31)),
)
RECORD = HandoverRecord(
    sender=FRAME.sender,
    giver="Nguyễn A",
    day=date(2024, 3, 1),
    lines=LINES,
    reason="Chuyển công tác.\nTheo Quyết định số 5",
)


def texts(paper):
    blocks = [block for chapter in paper.chapters for block in chapter.blocks]
    return [block.text for block in blocks if not isinstance(block, Matrix)]


def test_it_has_the_parts_of_an_official_record():
    paper = handover_paper(RECORD)
    assert (paper.kind, paper.subject) == ("BIÊN BẢN", "Bàn giao công việc")
    assert paper.letterhead.number.split() == ["Số:", "/BB-UBND"]
    assert paper.letterhead.place_and_date == "Vĩnh Khê, ngày 01 tháng 3 năm 2024"
    assert paper.opening == (
        "Hôm nay, ngày 01 tháng 3 năm 2024, tại Ủy ban nhân dân xã Vĩnh Khê, chúng tôi "
        "gồm:",
    )
    assert "Lý do bàn giao: Chuyển công tác. Theo Quyết định số 5." in texts(paper)
    assert "lập thành 04 bản" in paper.closing[0]
    assert paper.signature.name == "Hồ Văn Toàn"


def test_both_sides_and_the_head_sign():
    paper = handover_paper(RECORD)
    assert [(party.title, party.name) for party in paper.parties] == [
        ("BÊN GIAO", "Nguyễn A"),
        ("BÊN NHẬN", "Trần B"),
        ("BÊN NHẬN", "Lê C"),
    ]
    assert [len(row) for row in paper.party_rows] == [2, 1]


def test_lines_stand_under_who_takes_them_over():
    rows = [row.texts for row in handover_matrix(RECORD).rows]
    assert rows == [
        ("BÊN NHẬN: Trần B",),
        ("1", "I.1 Ban hành kế hoạch", "Nhiệm vụ", "15/03/2024", "Văn bản"),
        ("2", "II.3 <Rà soát> & công khai", "Nhiệm vụ", "31/05/2024", ""),
        ("BÊN NHẬN: Lê C",),
        ("3", "Tư pháp - Hộ tịch", "Phụ trách bộ phận", "", ""),
    ]


def test_of_one_taker_there_is_no_heading():
    one = handover_matrix(replace(RECORD, lines=LINES[:1]))
    assert [len(row.texts) for row in one.rows] == [5]


def test_the_units_that_were_left_are_named_or_room_is_left():
    found = texts(handover_paper(replace(RECORD, units=("Tư pháp",))))
    assert found[1:3] == ["Ông (bà): Nguyễn A", "Chức vụ, bộ phận: Tư pháp"]
    assert found[4] == "Ông (bà): Trần B"
    assert found[5].startswith("Chức vụ, bộ phận: ……")


def test_word_has_every_cell_and_every_signature():
    paper = handover_paper(RECORD)
    document = docx.Document(io.BytesIO(render_docx(paper)))
    _head, table, parties, _foot = document.tables
    matrix = handover_matrix(RECORD)
    for line, row in zip(table.rows[1:], matrix.rows, strict=True):
        assert [cell.text for cell in line.cells[: len(row.texts)]] == list(row.texts)
    found = [cell.text for row in parties.rows for cell in row.cells]
    assert found == [
        "BÊN GIAO\nNguyễn A",
        "BÊN NHẬN\nTrần B",
        "BÊN NHẬN\nLê C",
        "",
    ]
