"""A commune with an issued plan and a year of work in its reports' periods."""

from freezegun import freeze_time

from odoo import Command

from ..common import PlanCase


class ReportCase(PlanCase):
    """Three units: the office, the justice unit with a person, culture without one."""

    today = "2024-02-20"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.cchc_leader_id = cls.leader
        cls.plan = cls._plan(
            ("Kiểm tra", "Tháng 2/2024", {"deliverable": "Báo cáo"}),
            ("Rà soát", "Thường xuyên", {}),
            ("Tuyên truyền", "Quý I/2024", {"lead_unit_id": cls.unit_culture.id}),
            ("Tổng kết", "Tháng 12/2024", {"lead_unit_id": cls.unit_office.id}),
        )
        cls.plan.user_id = cls.office
        cls.plan.action_issue()
        cls.check, cls.review, cls.campaign, cls.summary = cls.plan.task_ids
        cls.reports = cls.plan.report_ids
        cls.q1, cls.h1, cls.m9, cls.year = cls.reports

    @classmethod
    def _on(cls, day):
        """The clock on a day in Vietnam in the morning."""
        return freeze_time(f"{day} 01:00:00")

    @classmethod
    def _collect(cls, report=None, day="2024-03-01"):
        with cls._on(day):
            report = (report or cls.q1).with_user(cls.office)
            report.action_collect()
        return report.with_user(cls.env.user)

    @classmethod
    def _part(cls, unit, report=None):
        parts = (report or cls.q1).contribution_ids
        return parts.filtered(lambda part: part.unit_id == unit)

    @classmethod
    def _answer(cls, part, user=None, day="2024-03-04"):
        """Hand in a part as complete as it can be."""
        with cls._on(day):
            part = part.with_user(user or cls.office)
            for line in part.line_ids.filtered("asked"):
                line[line.asked] = f"Đã làm: {line.task_id.name}"
            part.action_submit()

    @classmethod
    def _finish(cls, task, number, day):
        """Do the first open milestone of a task by a document of that day."""
        with cls._on(day):
            due = task.milestone_ids.filtered(lambda due: due.state == "todo")[:1]
            document = cls.env["cchc.document"].create(
                {
                    "number": number,
                    "date": day,
                    "subject": f"Về {task.name}",
                    "company_id": cls.company.id,
                    "type_id": cls.env.ref("cchc_plan.cchc_document_type_report").id,
                }
            )
            due.write({"state": "done", "document_ids": [Command.link(document.id)]})
        return document

    @classmethod
    def _approve(cls, report=None, day="2024-03-07"):
        report = report or cls.q1
        with cls._on(day):
            if report.state == "collecting":
                report.with_user(cls.office).action_hand_in()
            report.with_user(cls.leader).action_approve()
        return report

    @classmethod
    def _send(cls, report=None, day="2024-03-08", number="31/BC-UBND"):
        report = report or cls.q1
        with cls._on(day):
            office = report.with_user(cls.office)
            office.write({"document_number": number, "document_date": day})
            office.action_send()
        return report

    @classmethod
    def _sent(cls, report=None):
        """The report of the first quarter, from asking to sending."""
        report = cls._collect(report)
        for part in report.contribution_ids:
            cls._answer(part)
        cls._approve(report)
        return cls._send(report)
