"""A year of work on Vĩnh Khê's plan of 2024, as people did it.

Everything is done through the buttons, by the person whose work it is, on its day. The
28 tasks: 12 have one date, I.4 ("Định kỳ") and 15 "Thường xuyên" have one at the end of
each quarter. VII.4 is cancelled in May, VIII.1 is never done.
"""

import base64

from freezegun import freeze_time

from odoo import Command
from odoo.tests import new_test_user

from .. import plan_files
from ..common import PlanCase

# Each dated task: the day on which it was done, and its document's kind and number.
DATED = {
    "I.1": ("2024-01-15", "KH", "10/KH-UBND"),  # the plan itself
    "II.4": ("2024-01-31", "QĐ", "09/QĐ-UBND"),  # due 30/12/2023
    "I.3": ("2024-02-20", "KH", "14/KH-UBND"),
    "III.1": ("2024-02-26", "KH", "16/KH-UBND"),
    "II.2": ("2024-03-04", "KH", "19/KH-UBND"),  # due 29/2
    "II.3": ("2024-03-22", "KH", "24/KH-UBND"),  # due 29/2
    "I.2": ("2024-03-28", "QĐ", "31/QĐ-UBND"),
    "IV.1": ("2024-03-29", "BC", "35/BC-UBND"),
    "IV.2": ("2024-06-28", "BC", "77/BC-UBND"),  # due 31/3, extended to 30/6
    "V.3": ("2024-12-02", "BC", "126/BC-UBND"),
    "I.5": ("2024-12-03", "BC", "128/BC-UBND"),
}
# The quarters of what goes on all the year: the day, and the number of I.4's document.
QUARTERS = (
    ("2024-03-29", "36/BC-UBND"),
    ("2024-06-27", "76/BC-UBND"),
    ("2024-09-27", "104/BC-UBND"),
    ("2024-12-03", "127/BC-UBND"),
)
# What missed its quarter: its day, None for what only the second round knows.
SLOW = {("VI.2", 1): "2024-07-10", ("VI.3", 2): None, ("VI.3", 3): None}
SLOW[("I.6", 3)] = None  # due 31/12 and not yet done on 04/12

PAYMENTS = "Tỷ lệ giao dịch trực tuyến đạt từ 30% trở lên"
BROADCASTS = "Số lượt tuyên truyền trên hệ thống truyền thanh"
# Online payments and all, broadcasts, of each quarter; and when they were entered.
FIGURES = (
    ("2024-01-01", "2024-02-28", (41, 160), 7),
    ("2024-04-01", "2024-06-03", (62, 180), 5),
    ("2024-07-01", "2024-08-30", (70, 190), 6),
    ("2024-10-01", "2024-12-02", (81, 200), 8),
)


class YearOfWork(PlanCase):
    """Its people and what they do, a call a piece."""

    today = "2024-01-15"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.cchc_leader_id = cls.leader
        cls.accountant = new_test_user(
            cls.env,
            login="accountant_2024",
            groups="cchc_plan.cchc_plan_group_staff",
            name="Trần Thị Lan",
            company_id=cls.company.id,
            company_ids=[Command.set(cls.company.ids)],
            tz="Asia/Ho_Chi_Minh",
        )
        cls.unit_finance = cls._unit("Tài chính - Kế toán", cls.accountant, "Tài chính")
        cls._issue()
        cls.tasks = {
            f"{task.section_id.number}.{task.number}": task
            for task in cls.plan.task_ids
        }
        cls.q1, cls.h1, cls.m9, cls.year = cls.plan.report_ids

    @classmethod
    def _on(cls, day):
        """The clock on a day in Vietnam in the morning."""
        return freeze_time(f"{day} 01:00:00")

    @classmethod
    def _issue(cls):
        office = cls.env["cchc.plan"].with_user(cls.office).with_company(cls.company)
        content = base64.b64encode(plan_files.vinh_khe_docx()).decode()
        answer = office.import_from_file("ke-hoach.docx", content)
        cls.plan = cls.env["cchc.plan"].browse(answer["plan_id"])
        cls.plan.user_id = cls.office
        for indicator in cls.plan.indicator_ids:
            is_justice = indicator.section_id.number == "II"
            indicator.unit_id = cls.unit_justice if is_justice else cls.unit_office
        cls.env["cchc.indicator"].create(
            {
                "plan_id": cls.plan.id,
                "name": BROADCASTS,
                "kind": "count",
                "unit_of_measure": "lượt",
                "target": 24,
                "unit_id": cls.unit_culture.id,
            }
        )
        cls.plan.with_user(cls.office).action_issue()

    # The work

    @classmethod
    def _finish(cls, label, day, kind=None, number=None, position=0):
        """Do the milestone of a task at a place, with its document or in words."""
        task = cls.tasks[label].with_user(cls.office)
        due = task.milestone_ids.sorted("date_deadline")[position]
        vals = {"state": "done", "result": f"Đã thực hiện {label}"}
        with cls._on(day):
            if number:
                document = cls._document(day, kind, number, f"Về nhiệm vụ {label}")
                vals = {"state": "done", "document_ids": [Command.link(document.id)]}
            due.write(vals)

    @classmethod
    def _document(cls, day, kind, number, subject):
        documents = cls.env["cchc.document"].with_user(cls.office)
        mine = [("company_id", "=", cls.company.id), ("number", "=", number)]
        return documents.search(mine) or documents.create(
            {
                "number": number,
                "date": day,
                "subject": subject,
                "company_id": cls.company.id,
                "type_id": cls.env["cchc.document.type"]
                .search([("code", "=", kind)], limit=1)
                .id,
            }
        )

    @classmethod
    def _work_until(cls, day, after=""):
        """All that was done after one day and until another."""
        for label, (done, kind, number) in DATED.items():
            if after < done <= day:
                cls._finish(label, done, kind, number)
        for position, (usual, number) in enumerate(QUARTERS):
            for label, task in cls.tasks.items():
                done = SLOW.get((label, position), usual)
                if len(task.milestone_ids) == 1 or task.state == "cancelled":
                    continue
                if done and after < done <= day:
                    own = number if label == "I.4" else None
                    cls._finish(label, done, "BC", own, position)

    @classmethod
    def _extend(cls):
        with cls._on("2024-03-11"):
            due = cls.tasks["IV.2"].milestone_ids
            extension = (
                cls.env["cchc.extension"]
                .with_user(cls.office)
                .create(
                    {
                        "milestone_id": due.id,
                        "date_requested": "2024-06-30",
                        "reason": "Chờ hướng dẫn của huyện về vị trí việc làm",
                    }
                )
            )
            extension.with_user(cls.leader).action_approve()

    @classmethod
    def _cancel(cls):
        """VII.4 is dropped from the plan by a decision."""
        with cls._on("2024-05-10"):
            document = cls._document("2024-05-10", "QĐ", "58/QĐ-UBND", "Điều chỉnh")
            line = {"operation": "cancel", "task_id": cls.tasks["VII.4"].id}
            cls.env["cchc.amendment.wizard"].with_user(cls.office).create(
                {
                    "plan_id": cls.plan.id,
                    "reason": "Huyện triển khai chung",
                    "document_id": document.id,
                    "line_ids": [Command.create(line)],
                }
            ).action_apply()

    @classmethod
    def _enter(cls, quarter):
        """Each unit enters its own figures; the office those of the one without."""
        first, day, payments, broadcasts = FIGURES[quarter]
        with cls._on(day):
            values = cls.plan.indicator_ids.value_ids.filtered(
                lambda value: str(value.date_from) == first
            )
            for value in values:
                is_justice = value.unit_id == cls.unit_justice
                figures = {"numerator": 10, "denominator": 10}
                if value.indicator_id.name == BROADCASTS:
                    figures = {"amount": broadcasts}
                elif value.indicator_id.name == PAYMENTS:
                    figures = dict(
                        zip(("numerator", "denominator"), payments, strict=True)
                    )
                value.with_user(cls.staff if is_justice else cls.office).write(figures)
