"""What must hold after two people have met, whoever was the first."""

import re

from race_works import NUMBER, TASKS


def is_sentence(text: str) -> bool:
    """Whether a person of a commune is told something, on one line."""
    return bool(re.search("[đạ-ỹ]", text)) and "\n" not in text


def is_frozen(report) -> bool:
    live = report._reader().live_facts()
    return (
        report.state == "approved"
        and len(report.line_ids) == len(live.tasks) > 0
        and len(report.part_ids) == len(live.parts) > 0
        and report._reader().frozen_facts().parts == live.parts
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
    notes = plan.task_ids.message_ids.filtered("body")
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
