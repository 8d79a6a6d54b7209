"""What is killed in the middle: an import, the issue of a plan, the fixing of a report.

Each is done by the office or the leader of a commune, as their button does it.
"""

import base64
from collections.abc import Callable
from dataclasses import dataclass

from bench_imports import ANNEX_ROWS, annex
from commune import TASKS, make_commune

PLAN_TASKS = 64


@dataclass(frozen=True)
class Work:
    prepare: Callable  # env → id of the record that it is done on
    work: Callable  # env, id
    is_whole: Callable  # env, id → whether all of it is there, once


def _prepare_import(env) -> int:
    """The dialog with an annex of 2,000 rows, read and looked through."""
    commune = make_commune(env, mark=" import")
    office = commune.users[0]
    content = base64.b64encode(annex())
    dialog = (
        env["cchc.plan.import"]
        .with_user(office)
        .create({"filename": "phu-luc.xlsx", "file": content})
    )
    dialog.action_read()
    dialog.document_number = "20/KH-UBND"
    dialog.document_date = "2024-01-20"
    return dialog.id


def _import(env, dialog_id: int):
    dialog = env["cchc.plan.import"].browse(dialog_id)
    dialog.with_user(dialog.create_uid).action_accept()


def _is_imported(env, dialog_id: int) -> bool:
    dialog = env["cchc.plan.import"].browse(dialog_id)
    _import(env, dialog_id)  # whoever was told nothing presses the button again
    plan = dialog.plan_id
    plans = env["cchc.plan"].search_count(
        [("source_checksum", "=", dialog.checksum), ("id", "!=", plan.id)]
    )
    return dialog.state == "accepted" and len(plan.task_ids) == ANNEX_ROWS and not plans


def _prepare_issue(env) -> int:
    """A draft of more than 60 tasks, ready to be issued."""
    return make_commune(env, PLAN_TASKS, " issue").plan.id


def _issue(env, plan_id: int):
    plan = env["cchc.plan"].browse(plan_id)
    plan.with_user(_person(env, plan.company_id, "office")).action_issue()


def _is_issued(env, plan_id: int) -> bool:
    plan = env["cchc.plan"].browse(plan_id)
    milestones = plan.task_ids.milestone_ids
    return (
        plan.state == "issued"
        and len(plan.task_ids) == PLAN_TASKS
        and all(plan.task_ids.mapped("milestone_ids"))
        and all(milestones.mapped("date_planned"))
        and len(plan.document_id) == 1
        and bool(plan.report_ids)
    )


def _prepare_freeze(env) -> int:
    """A report that waits for the leader's approval."""
    commune = make_commune(env, TASKS, " freeze")
    commune.plan.action_issue()
    report = commune.plan.report_ids[0].with_user(commune.users[0])
    report.action_collect()
    report.action_hand_in()
    return report.id


def _freeze(env, report_id: int):
    report = env["cchc.report"].browse(report_id)
    report.with_user(_person(env, report.company_id, "leader")).action_approve()


def _is_frozen(env, report_id: int) -> bool:
    report = env["cchc.report"].browse(report_id)
    live = report._reader().live_facts()
    return (
        report.state == "approved"
        and len(report.line_ids) == len(live.tasks)
        and len(report.part_ids) == len(live.parts)
        and bool(report.frozen)
    )


def _person(env, company, role: str):
    group = env.ref(f"cchc_plan.cchc_plan_group_{role}")
    return group.all_user_ids.filtered(lambda user: user.company_id == company)[:1]


WORKS = {
    "import": Work(_prepare_import, _import, _is_imported),
    "issue": Work(_prepare_issue, _issue, _is_issued),
    "freeze": Work(_prepare_freeze, _freeze, _is_frozen),
}
