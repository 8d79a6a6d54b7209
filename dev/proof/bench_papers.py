"""What is decided, written and printed: a plan of 60 tasks and its yearly report."""

import time
from contextlib import contextmanager
from unittest.mock import patch

from aims import row
from bench_imports import measure_imports
from bench_sheets import measure_sheets
from commune import add_indicators, make_commune
from measure import Measured, measure

from odoo.addons.base.models import ir_actions_report

TASKS = 60
INDICATORS = 40
REPEATS = 7


def measure_papers(env) -> list[dict]:
    """Each work again and again; nothing of it stays in the database."""
    commune = make_commune(env, TASKS, "-papers")
    plan = commune.plan
    add_indicators(plan, INDICATORS)
    office = env(
        user=commune.users[0].id,
        su=False,
        context={**env.context, "allowed_company_ids": plan.company_id.ids},
    )
    rows = [
        row(
            f"issue a plan of {TASKS} tasks",
            *measure(env, [plan.with_env(office).action_issue], REPEATS),
        ),
        *measure_imports(office),
    ]
    plan.action_issue()
    rows += _report(env, plan)
    rows += [
        _printed(env, "print the plan (PDF)", "cchc_plan.cchc_plan_report", plan),
        row("write the plan (DOCX)", *measure(env, [plan._render_docx], REPEATS)),
        row("write the plan (XLSX)", *measure(env, [plan._render_xlsx], REPEATS)),
        *measure_sheets(plan),
    ]
    env.cr.rollback()
    env.invalidate_all()
    return rows


def _report(env, plan) -> list[dict]:
    plan.indicator_ids.value_ids.write({"is_entered": True, "amount": 20})
    report = plan.report_ids.filtered(lambda each: each.kind == "year")
    report.action_collect()
    size = f"{TASKS} tasks, {INDICATORS} indicators"
    rows = [
        row(
            f"draft a yearly report ({size})",
            *measure(env, [report.action_redraft], REPEATS),
        )
    ]
    report.action_redraft()
    rows.append(row("freeze it", *measure(env, [lambda: _freeze(report)], REPEATS)))
    _freeze(report)
    name = "cchc_plan.cchc_report_print"
    return [
        *rows,
        _printed(env, "print it (PDF)", name, report),
        row("write it (DOCX)", *measure(env, [report._render_docx], REPEATS)),
    ]


def _freeze(report):
    report.action_hand_in()
    report.action_approve()


def _printed(env, name: str, report: str, record) -> dict:
    """A PDF beside what wkhtmltopdf itself takes of it."""
    reports = env["ir.actions.report"].with_context(force_report_rendering=True)
    with _timed_wkhtmltopdf() as inside:
        (whole,) = measure(
            env, [lambda: reports._render_qweb_pdf(report, record.ids)], REPEATS
        )
    # One run before those that count; a print may call it more than once.
    calls = len(inside) // (REPEATS + 1)
    runs = [
        sum(inside[start : start + calls]) for start in range(calls, len(inside), calls)
    ]
    bare = Measured.of(runs, None, 0)
    return row(name, whole, bare, about="PDF", by="wkhtmltopdf")


@contextmanager
def _timed_wkhtmltopdf():
    """The seconds of each call of the program."""
    times = []
    run = ir_actions_report._run_wkhtmltopdf

    def timed(args):
        start = time.perf_counter()
        try:
            return run(args)
        finally:
            times.append(time.perf_counter() - start)

    with patch.object(ir_actions_report, "_run_wkhtmltopdf", timed):
        yield times
