"""The log of reminders as a table across the page, and as a sheet."""

import datetime
import io

import openpyxl

from odoo.addons.cchc_plan.core.reminding.reminder_log import LoggedReminder, log_annex
from odoo.addons.cchc_plan.report.render.printed_pages import printed_pages
from odoo.addons.cchc_plan.report.render.xlsx_renderer import render_xlsx

from .chasing_letters import SENDER

DAY = datetime.date(2024, 3, 15)


def logged(number: int, **changes) -> LoggedReminder:
    values = {
        "day": DAY,
        "whom": "Đỗ Thị Nhân",
        "role": "Người phụ trách",
        "task": f"I.{number} Rà soát =văn bản",
        "deadline": datetime.date(2024, 3, 20),
        "occasion": "Trước 3 ngày làm việc",
        "channel": "activity",
    }
    return LoggedReminder(**(values | changes))


def log(*rows, **options):
    first = datetime.date(2024, 1, 1)
    return log_annex(rows, SENDER, first, DAY, DAY, **options)


def test_title_days_and_whose_it_is():
    annex = log(logged(1), about="Cải cách hành chính năm 2024")
    assert annex.titles == ("NHẬT KÝ ĐÔN ĐỐC", "Cải cách hành chính năm 2024")
    assert annex.reference == "(Từ ngày 01/01/2024 đến ngày 15/03/2024)"
    assert annex.letterhead.body == "ỦY BAN NHÂN DÂN XÃ VĨNH KHÊ"
    assert annex.letterhead.place_and_date == "Vĩnh Khê, ngày 15 tháng 3 năm 2024"
    assert annex.letterhead.number == ""
    assert annex.signature.authority == ("NGƯỜI LẬP",)


def test_rows_in_order_or_under_their_task():
    rows = (logged(1), logged(2, mailed=DAY), logged(2))
    by_date = log(*rows).matrix.rows
    assert [row.texts[0] for row in by_date] == ["1", "2", "3"]
    assert by_date[1].texts[-1] == "15/03/2024"
    by_task = log(*rows, is_by_task=True).matrix.rows
    assert [row.texts[0] for row in by_task] == [
        "I.1 Rà soát =văn bản",
        "1",
        "I.2 Rà soát =văn bản",
        "2",
        "3",
    ]


def test_the_first_page_leaves_room_for_the_letterhead():
    pages = list(printed_pages(log(*map(logged, range(60)))))
    first, second = (sum(row.height for row in page) for page in pages[:2])
    assert second - first > 120
    assert sum(map(len, pages)) == 60


def test_the_sheet_has_every_cell():
    annex = log(*map(logged, range(3)))
    content = render_xlsx(annex, "Nhật ký đôn đốc")
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["Nhật ký đôn đốc"]
    assert book.properties.title == "NHẬT KÝ ĐÔN ĐỐC"
    head = next(row for row in range(1, 20) if sheet.cell(row, 1).value == "TT")
    for place, row in enumerate(annex.matrix.rows, head + 1):
        found = [sheet.cell(place, 1 + column).value for column in range(9)]
        found = [
            value.date() if isinstance(value, datetime.datetime) else value
            for value in found
        ]
        assert found == list(row.cells)
