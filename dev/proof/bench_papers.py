"""What is written and printed: a plan, its report, sheets, and an import."""

import base64
import io
import time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import xlsxwriter
from commune import YEAR, make_commune
from measure import Watch

from odoo.addons.cchc_plan.core.paper.matrix import LINE, Row
from odoo.addons.cchc_plan.report.xlsx_renderer import render_xlsx

TASKS = 60
INDICATORS = 40
COUNTRY_TASKS = 132_840
ANNEX_ROWS = 2000
PLAN_FILE = (
    Path(__file__).parents[2] / "cchc_plan" / "demo" / "ke-hoach-10-KH-UBND-2024.docx"
)
REPEATS = 3


def measure_papers(env) -> dict:
    """Seconds and queries of each; nothing of it stays in the database."""
    commune = make_commune(env, TASKS, " 60")
    plan = commune.plan
    _add_indicators(plan)
    found = {f"issue a plan of {TASKS} tasks": _once(env, plan.action_issue)}
    found |= _report(env, plan)
    found |= _plan_files(env, plan)
    found |= _imports(
        env(context={**env.context, "allowed_company_ids": plan.company_id.ids})
    )
    found["a sheet of the country's tasks (XLSX)"] = _country_sheet(plan)
    env.cr.rollback()
    env.invalidate_all()
    return found


def _once(env, work) -> dict:
    watch = Watch(env.cr)
    work()
    env.flush_all()
    look = watch.look()
    return {"ms": round(1000 * look.seconds), "queries": look.queries}


def _add_indicators(plan):
    plan.env["cchc.indicator"].create(
        [
            {
                "plan_id": plan.id,
                "section_id": plan.section_ids[number % len(plan.section_ids)].id,
                "name": f"Chỉ tiêu số {number + 1}",
                "kind": "count",
                "unit_of_measure": "hồ sơ",
                "target": 100,
            }
            for number in range(INDICATORS)
        ]
    )


def _report(env, plan) -> dict:
    values = plan.indicator_ids.value_ids
    values.write({"is_entered": True, "amount": 20})
    report = plan.report_ids.filtered(lambda each: each.kind == "year")
    report.action_collect()
    return {
        f"draft a yearly report ({TASKS} tasks, {INDICATORS} indicators)": _once(
            env, report.action_redraft
        ),
        "freeze it": _once(
            env, lambda: (report.action_hand_in(), report.action_approve())
        ),
        "print it (PDF)": _print(env, "cchc_plan.cchc_report_print", report),
        "print it (DOCX)": _once(env, report._render_docx),
    }


def _plan_files(env, plan) -> dict:
    return {
        "print the plan (PDF)": _print(env, "cchc_plan.cchc_plan_report", plan),
        "print the plan (DOCX)": _once(env, plan._render_docx),
        "export the plan (XLSX)": _once(env, plan._render_xlsx),
    }


def _print(env, report: str, record) -> dict:
    """A PDF, and how much of its time is spent outside wkhtmltopdf."""
    reports = env["ir.actions.report"].with_context(force_report_rendering=True)
    best = None
    for _repeat in range(REPEATS):
        env.invalidate_all()
        with _timed_wkhtmltopdf(env) as inside:
            start = time.perf_counter()
            reports._render_qweb_pdf(report, record.ids)
            whole = time.perf_counter() - start
        if best is None or whole < best[0]:
            best = whole, sum(inside)
    whole, inside = best
    return {
        "ms": round(1000 * whole),
        "in wkhtmltopdf": round(1000 * inside),
        "overhead": round(whole / inside - 1, 2),
    }


@contextmanager
def _timed_wkhtmltopdf(env):
    times = []
    model = env.registry["ir.actions.report"]
    run = model._run_wkhtmltopdf

    def timed(self, *args, **kwargs):
        start = time.perf_counter()
        try:
            return run(self, *args, **kwargs)
        finally:
            times.append(time.perf_counter() - start)

    with patch.object(model, "_run_wkhtmltopdf", timed):
        yield times


def _imports(env) -> dict:
    files = {
        "import the plan of 28 tasks (DOCX)": (PLAN_FILE.name, PLAN_FILE.read_bytes()),
        f"import an annex of {ANNEX_ROWS} rows (XLSX)": ("phu-luc.xlsx", annex()),
    }
    return {
        name: _once(
            env,
            lambda file=file, content=content: env["cchc.plan"].import_from_file(
                file, base64.b64encode(content).decode()
            ),
        )
        for name, (file, content) in files.items()
    }


def annex(rows: int = ANNEX_ROWS) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    sheet = book.add_worksheet()
    titles = (
        "TT",
        "Nhiệm vụ",
        "Sản phẩm",
        "Chủ trì",
        "Phối hợp",
        "Thời gian",
        "Kinh phí",
    )
    sheet.write_row(0, 0, titles)
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


def _country_sheet(plan) -> dict:
    """The same cells by the addon's renderer and by xlsxwriter alone."""
    annex = plan._tracked_annex()
    lines = [row for row in annex.matrix.rows if row.kind == LINE]
    rows = tuple(
        _numbered(lines[number % len(lines)], number) for number in range(COUNTRY_TASKS)
    )
    country = replace(annex, matrix=replace(annex.matrix, rows=rows))
    start = time.perf_counter()
    render_xlsx(country, "Nhiệm vụ", plan._paper())
    ours = time.perf_counter() - start
    start = time.perf_counter()
    _bare_sheet(rows)
    bare = time.perf_counter() - start
    return {
        "ms": round(1000 * ours),
        "bare xlsxwriter ms": round(1000 * bare),
        "ratio": round(ours / bare, 2),
    }


def _numbered(row, number: int):
    """A row that no other is like."""
    place, name, *rest = row.cells
    return Row(LINE, (place, f"{name} {number}", *rest))


def _bare_sheet(rows):
    book = xlsxwriter.Workbook(io.BytesIO(), {"constant_memory": True})
    sheet = book.add_worksheet()
    look = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    day = book.add_format({"border": 1, "num_format": "dd/mm/yyyy"})
    for number, row in enumerate(rows):
        for column, (cell, text) in enumerate(zip(row.cells, row.texts, strict=True)):
            if hasattr(cell, "year"):
                sheet.write_datetime(number, column, cell, day)
            elif isinstance(cell, int | float):
                sheet.write_number(number, column, cell, look)
            elif text:
                sheet.write_string(number, column, text, look)
            else:
                sheet.write_blank(number, column, None, look)
    book.close()
