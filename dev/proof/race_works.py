"""What two people meet at, and what each of them does with it."""

import base64
from collections.abc import Callable

from bench_imports import annex
from commune import TODAY, make_commune

from odoo import Command

TASKS = 4
NUMBER = "77/BC-UBND"


def commune_of_two(env, mark: str):
    """A commune with two people in the office and two leaders."""
    commune = make_commune(env, TASKS, mark)
    for user in commune.users[:2]:
        user.copy({"login": f"second-{user.login}", "name": f"{user.name} (2)"})
    return commune


def person(env, company, role: str, number: int):
    group = env.ref(f"cchc_plan.cchc_plan_group_{role}")
    people = group.user_ids.filtered(lambda user: user.company_id == company)
    return people.sorted("id")[number]


def draft(env, mark):
    return commune_of_two(env, mark).plan


def issued(env, mark):
    plan = draft(env, mark)
    plan.action_issue()
    return plan


def milestone(env, mark):
    return issued(env, mark).task_ids[0].milestone_ids


def collecting(env, mark):
    report = issued(env, mark).report_ids[0]
    report.with_user(person(env, report.company_id, "office", 0)).action_collect()
    return report


def part(env, mark):
    part = collecting(env, mark).contribution_ids[0]
    part.line_ids.with_user(part.user_id).write({"result": "Đã rà soát 12 văn bản"})
    part.missing_reason = "Bổ sung sau"
    return part


def in_review(env, mark):
    report = collecting(env, mark)
    report.with_user(person(env, report.company_id, "office", 0)).action_hand_in()
    return report


def part_in_review(env, mark):
    found = part(env, mark)
    report = found.report_id
    report.with_user(person(env, report.company_id, "office", 0)).action_hand_in()
    return found


def company(env, mark):
    return commune_of_two(env, mark).company


def read(env, mark):
    """The dialog of an import, looked through and not accepted."""
    office = person(env, company(env, mark), "office", 0)
    dialog = env["cchc.plan.import"].with_user(office)
    dialog = dialog.create({"filename": "phu-luc.xlsx", "file": _annex()})
    dialog.action_read()
    return dialog.sudo()


def read_by_two(env, mark):
    """The same file in the dialogs of two people."""
    found = company(env, mark)
    for number in range(2):
        dialogs = env["cchc.plan.import"].with_user(
            person(env, found, "office", number)
        )
        dialogs.create({"filename": "phu-luc.xlsx", "file": _annex()}).action_read()
    return found


def _annex() -> bytes:
    return base64.b64encode(annex(rows=TASKS))


def asked(env, mark):
    due = milestone(env, mark)
    return (
        env["cchc.extension"]
        .with_user(due.user_id)
        .create(
            {
                "milestone_id": due.id,
                "date_requested": f"{due.date_deadline.year}-12-31",
                "reason": "Chờ hướng dẫn của cấp trên",
            }
        )
    )


def reminded(env, mark):
    plan = plan_to_remind(env, mark)
    remind(plan)
    return plan


def plan_to_remind(env, mark):
    plan = issued(env, mark)
    plan.report_ids.reason = "Không dùng trong lần thử này"
    for report in plan.report_ids:
        report.action_cancel()
    return plan


def import_file(company):
    plans = company.with_context(allowed_company_ids=company.ids).env["cchc.plan"]
    plans.import_from_file("phu-luc.xlsx", _annex())


def accept_own(company):
    dialogs = company.env["cchc.plan.import"]
    dialogs.search([("company_id", "=", company.id)]).action_accept()


def call(method: str) -> Callable:
    return lambda record: getattr(record, method)()


def complete(number: str, which: int = 0) -> Callable:
    """Complete a milestone of the plan with a document that is new."""

    def work(due):
        due = due.plan_id.task_ids.milestone_ids[which] if which else due
        due.env["cchc.complete.wizard"].create(
            {
                "task_id": due.task_id.id,
                "milestone_id": due.id,
                "source": "register",
                "number": number,
                "date": TODAY,
                "date_done": TODAY,
            }
        ).action_complete()

    return work


def decide(decision: str) -> Callable:
    def work(extension):
        extension.env["cchc.decide.wizard"].create(
            {
                "extension_id": extension.id,
                "decision": decision,
                "note": "Việc đã giao từ đầu năm",
            }
        ).action_decide()

    return work


def add_task(plan):
    plan.env["cchc.task"].create(
        {
            "section_id": plan.section_ids[0].id,
            "name": "Nhiệm vụ thêm vào lúc ban hành",
            "timeframe_text": "Quý IV",
            "lead_unit_id": plan.task_ids[0].lead_unit_id.id,
        }
    )


def change_timeframe(plan):
    plan.task_ids[0].timeframe_text = "Quý IV"


def change_units(plan):
    task = plan.task_ids[0]
    units = task.env["cchc.unit"].search([("company_id", "=", plan.company_id.id)])
    task.coordinating_unit_ids = [Command.set((units - task.lead_unit_id).ids)]


def remove_task(plan):
    plan.task_ids[0].unlink()


def remind(plan):
    log = plan.env["cchc.reminder"].sudo()
    log._process_batch(plan.task_ids.milestone_ids, TODAY)


def run(plan):
    plan.env["cchc.reminder"].sudo()._cron_remind()


def summarise(plan):
    plan.env["cchc.reminder"].sudo()._send_summaries(TODAY)
