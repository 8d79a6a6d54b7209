"""XLSX by the addon beside ``xlsxwriter`` alone, which writes the same cells."""

import io
from dataclasses import replace
from datetime import date

import xlsxwriter
from aims import row
from measure import measure_plain

from odoo.addons.cchc_plan.core.paper.matrix import LINE, Row
from odoo.addons.cchc_plan.report.render.xlsx_renderer import render_xlsx

COUNTRY_TASKS = 132_840


def measure_sheets(plan) -> list[dict]:
    """From the rows as they are in memory to the bytes of the file."""
    annex, paper = plan._tracked_annex(), plan._paper()
    lines = [row for row in annex.matrix.rows if row.kind == LINE]
    found = []
    for count, repeats in ((len(lines), 15), (COUNTRY_TASKS, 2)):
        rows = tuple(
            _numbered(lines[number % len(lines)], number) for number in range(count)
        )
        sheet = replace(annex, matrix=replace(annex.matrix, rows=rows))
        cells = [tuple(zip(line.cells, line.texts, strict=True)) for line in rows]
        both = measure_plain(
            [
                lambda sheet=sheet: render_xlsx(sheet, "Nhiệm vụ", paper),
                lambda cells=cells: _bare_sheet(annex.matrix, cells),
            ],
            repeats,
        )
        name = f"a sheet of {count:,} tasks (XLSX)"
        found.append(row(name, *both, about="XLSX", by="xlsxwriter"))
    return found


def _numbered(line: Row, number: int) -> Row:
    """A row that no other is like."""
    place, name, *rest = line.cells
    return Row(LINE, (place, f"{name} {number}", *rest))


def _bare_sheet(matrix, rows):
    """:param rows: of each cell the value and, for a text, how it is printed"""
    book = xlsxwriter.Workbook(io.BytesIO(), {"constant_memory": True})
    sheet = book.add_worksheet()
    look = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    day = book.add_format({"border": 1, "num_format": "dd/mm/yyyy"})
    sheet.write_row(0, 0, [column.title for column in matrix.columns], look)
    for number, cells in enumerate(rows, 1):
        for column, (cell, text) in enumerate(cells):
            if isinstance(cell, date):
                sheet.write_datetime(number, column, cell, day)
            elif isinstance(cell, int | float):
                sheet.write_number(number, column, cell, look)
            elif text:
                sheet.write_string(number, column, text, look)
            else:
                sheet.write_blank(number, column, None, look)
    book.close()
