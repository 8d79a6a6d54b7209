"""A plan from a file: the demonstration's 28 tasks, and an annex of 2,000 rows."""

import base64
import io
from pathlib import Path

import xlsxwriter
from aims import row
from commune import YEAR
from measure import measure

ANNEX_ROWS = 2000
PLAN_FILE = (
    Path(__file__).parents[2] / "cchc_plan" / "demo" / "ke-hoach-10-KH-UBND-2024.docx"
)
TITLES = ("TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian", "Kinh phí")


def measure_imports(env) -> list[dict]:
    """From the file's bytes to the draft plan with all its tasks.

    :param env: of the office of a commune
    """
    works = (
        (
            "import the plan of 28 tasks (DOCX)",
            PLAN_FILE.name,
            PLAN_FILE.read_bytes(),
            5,
        ),
        (f"import an annex of {ANNEX_ROWS:,} rows (XLSX)", "phu-luc.xlsx", annex(), 2),
    )
    rows = []
    for name, file, content, repeats in works:
        encoded = base64.b64encode(content).decode()
        found = measure(
            env,
            [
                lambda file=file, encoded=encoded: env["cchc.plan"].import_from_file(
                    file, encoded
                )
            ],
            repeats,
        )
        rows.append(row(name, *found))
    return rows


def annex(rows: int = ANNEX_ROWS) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, TITLES)
    sheet.write_row(1, 0, ("I", "CẢI CÁCH THỂ CHẾ"))
    for number in range(1, rows + 1):
        name = f"Triển khai nhiệm vụ số {number} năm {YEAR}"
        sheet.write_row(
            number + 1,
            0,
            (number, name, "Báo cáo", "Văn phòng", "Tư pháp", f"Tháng 6/{YEAR}", ""),
        )
    book.close()
    return target.getvalue()
