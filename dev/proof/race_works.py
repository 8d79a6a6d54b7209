"""Records, works and checks of the trials in which two people meet."""

import base64
import re
from collections.abc import Callable

from bench_papers import annex
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


def is_sentence(text: str) -> bool:
    """Whether a person of a commune is told something, on one line."""
    return bool(re.search("[đạ-ỹ]", text)) and "\n" not in text


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
    log._process_milestones(plan.task_ids.milestone_ids, TODAY)


def run(plan):
    plan.env["cchc.reminder"].sudo()._cron_remind()


def summarise(plan):
    plan.env["cchc.reminder"].sudo()._send_summaries(TODAY)


def is_frozen(report) -> bool:
    live = report._live_facts()
    return (
        report.state == "approved"
        and len(report.line_ids) == len(live.tasks) > 0
        and len(report.part_ids) == len(live.parts) > 0
        and report._frozen_facts().parts == live.parts
    )


def is_frozen_with_part(part) -> bool:
    return is_frozen(part.report_id)


def is_handed_in(part) -> bool:
    told = part.line_ids.task_id.update_ids
    return part.state == "submitted" and len(told) == len(part.line_ids)


def is_handed_in_and_not_frozen(part) -> bool:
    """The leader reads the text again that the part has changed."""
    return is_handed_in(part) and part.report_state == "review"


def is_completed(due) -> bool:
    notes = due.task_id.message_ids.filtered(lambda note: NUMBER in (note.body or ""))
    return (
        due.state == "done"
        and due.document_ids.mapped("number") == [NUMBER]
        and len(notes) == 1
        and _documents(due, NUMBER) == 1
    )


def is_registered_once(due) -> bool:
    done = due.plan_id.task_ids.milestone_ids.filtered("document_ids")
    return done == due and _documents(due, NUMBER) == 1


def is_issued(plan) -> bool:
    """Every task as it stands has its milestones and its parts, and no other."""
    if plan.state == "draft":  # whoever was told to try again does so
        plan.action_issue()
    kinds = plan.report_ids.mapped("kind")
    return (
        plan.state == "issued"
        and _documents(plan, plan.document_number) == 1
        and len(kinds) == len(set(kinds)) > 0
        and all(map(_is_task_issued, plan.task_ids))
    )


def _is_task_issued(task) -> bool:
    dates = [due.date_deadline for due in task._timeframe().deadlines]
    return (
        bool(task.lead_unit_id)
        and task.milestone_ids.mapped("date_deadline") == dates
        and task.milestone_ids.mapped("date_planned") == dates
        and task.coordination_ids.unit_id
        == task.coordinating_unit_ids - task.lead_unit_id
    )


def is_decided(extension) -> bool:
    day = extension.date_granted or extension.date_deadline
    return (
        extension.state != "asked"
        and extension.milestone_id.date_deadline == day
        and not extension._decision_activities()
        and len(extension.activity_ids) == 1  # the answer, to whoever asked
    )


def is_reminded(plan) -> bool:
    """Once, and nobody is told that it failed."""
    log = plan.env["cchc.reminder"].search([("plan_id", "=", plan.id)])
    notes = plan.task_ids.message_ids.filtered(lambda note: "thất bại" in note.body)
    return len(log.milestone_id) == len(log) == 2 and not notes


def is_summarised(plan) -> bool:
    log = plan.env["cchc.reminder"].search([("plan_id", "=", plan.id)])
    mails = plan.env["mail.mail"].search(
        [("recipient_ids", "in", log.user_id.partner_id.ids)]
    )
    told = log.user_id.partner_id.message_ids
    return len(mails) == len(log.user_id) > 0 and not told.filtered("body")


def is_taken_over(dialog) -> bool:
    return is_imported_once(dialog.company_id) and dialog.state == "accepted"


def is_imported_once(company) -> bool:
    plans = company.env["cchc.plan"].search([("company_id", "=", company.id)])
    imported = plans.filtered("source_checksum")
    return len(imported) == 1 and len(imported.task_ids) == TASKS


def is_closed_or_reported(plan) -> bool:
    states = set(plan.report_ids.mapped("state"))
    if plan.state == "closed":
        return states == {"cancelled"}
    return "collecting" in states


def _documents(record, number: str) -> int:
    return record.env["cchc.document"].search_count(
        [("company_id", "=", record.company_id.id), ("number", "=", number)]
    )
