"""A commune in August of its year: what it has done, counted, told and chased."""

from datetime import date, timedelta

from commune import (
    SECTIONS,
    TODAY,
    Commune,
    add_indicators,
    cancel_reports,
    issue,
    make_commune,
)

from odoo import Command

# Of the tasks that are due late in the year, those that are done already.
DONE = range(12, 22)
DAY_DONE = date(TODAY.year, 6, 20)
UPDATES = 20  # statements on its tasks, besides the results
FAR = TODAY + timedelta(days=60)  # nobody is reminded of a report due after this


def make_working_commune(env) -> Commune:
    """40 tasks, ten of them done; updates, figures of two quarters, reminders sent.

    Nothing is chased on ``TODAY`` but the two tasks whose first stage has come.
    """
    commune = make_commune(env)
    plan = commune.plan.with_context(tracking_disable=True)
    add_indicators(plan, SECTIONS)
    issue(plan)
    cancel_reports(plan.report_ids.filtered(lambda report: report.date_due < FAR))
    _finish_tasks(plan)
    _tell(plan)
    _enter_figures(plan)
    _make_draft(plan)
    env.flush_all()
    return commune


def _finish_tasks(plan):
    """Each with the log of what it was reminded of."""
    done = plan.task_ids.sorted("id")[DONE.start : DONE.stop].milestone_ids
    done.write(
        {"state": "done", "date_done": DAY_DONE, "waiver_reason": "Đã nộp bản giấy"}
    )
    stage = plan.env["cchc.reminder.stage"].search([], limit=1)
    plan.env["cchc.reminder"].create(
        [
            {
                "milestone_id": milestone.id,
                "stage_id": stage.id,
                "recipient": "person",
                "position": stage.position,
                "date_deadline": milestone.date_deadline,
                "user_id": milestone.task_id.user_id.id,
                "channel": "activity",
                "date": f"{DAY_DONE} 01:00:00",
                "date_mailed": f"{DAY_DONE} 01:05:00",
                "summary": f"Sắp đến hạn: {milestone.name}",
            }
            for milestone in done
        ]
    )


def _tell(plan):
    plan.env["cchc.task.update"].create(
        [
            {
                "task_id": task.id,
                "user_id": task.user_id.id,
                "date": DAY_DONE,
                "result": "Đã hoàn thành dự thảo, đang lấy ý kiến các bộ phận",
                "progress": 50,
            }
            for task in plan.task_ids[:UPDATES]
        ]
    )


def _enter_figures(plan):
    values = plan.indicator_ids.value_ids
    past = values.filtered(lambda value: value.date_to < TODAY)
    past.write({"is_entered": True, "amount": 20})


def _make_draft(plan):
    """Next year's, signed and not issued: for what waits, and for new tasks."""
    plan.env["cchc.plan"].create(
        {
            "name": f"Cải cách hành chính xã Mẫu năm {plan.year + 1}",
            "year": plan.year + 1,
            "company_id": plan.company_id.id,
            "document_number": "9/KH-UBND",
            "document_date": date(plan.year + 1, 1, 10),
            "section_ids": [
                Command.create({"name": section.name}) for section in plan.section_ids
            ],
        }
    )
