from odoo import Command

from odoo.addons.cchc_plan.models.base.lock import unlocked

from ..product.screen_specification import specification
from ..reporting.report_case import ReportCase
from .test_query_counts import QueryCase

# How often a form may ask the database, at most, for whichever role asks most often.
MOST = {"cchc.task": 22, "cchc.milestone": 16, "cchc.plan": 28, "cchc.report": 25}


class FormQueryCase(QueryCase):
    """A form asks the database as often for a record with few lines as with many."""

    def _open(self, record, user=None):
        """How many queries opening the form of a record takes."""
        record = record.with_user(user or self.office)
        record = record.browse(record.id)
        asked = specification(record)
        self._queries(lambda: record.web_read(asked))  # rights are read once
        return self._queries(lambda: record.web_read(asked))

    def _assert_same(self, few, many, user=None):
        """The forms of two records take as many queries, and not too many."""
        queries = self._open(few, user), self._open(many, user)
        self.assertEqual(*queries)
        self.assertLessEqual(queries[0], MOST[few._name])


class TestFormOfATask(FormQueryCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        values = {
            "deliverable": "Báo cáo",
            "coordinating_unit_ids": cls.unit_office.ids,
            "user_id": cls.staff.id,
        }
        cls.plan = cls._plan(
            ("Một mốc", "Quý I/2024", values),
            ("Sáu mốc", "Quý I/2024", values),
        )
        cls.plan.action_issue()
        cls.few, cls.many = cls.plan.task_ids

    def _add_milestones(self, task, count):
        milestones = unlocked(task.milestone_ids).create(
            [
                {
                    "task_id": task.id,
                    "name": f"Kỳ {n}",
                    "date_deadline": f"2024-{n + 4:02}-30",
                }
                for n in range(count)
            ]
        )
        for number, milestone in enumerate(task.milestone_ids, 1):
            document = self.env["cchc.document"].create(
                {
                    "number": f"{number}/BC-UBND",
                    "type_id": self.env.ref("cchc_plan.cchc_document_type_report").id,
                    "company_id": self.company.id,
                }
            )
            milestone.document_ids = [Command.link(document.id)]
        return milestones

    def _add_updates(self, task, count):
        self.env["cchc.task.update"].create(
            [
                {
                    "task_id": task.id,
                    "user_id": self.office.id,
                    "date": f"2024-02-{n % 28 + 1:02}",
                    "result": f"Bước {n}",
                }
                for n in range(count)
            ]
        )

    def test_one_and_six_milestones(self):
        self._add_milestones(self.few, 0)
        self._add_milestones(self.many, 5)
        for user in (self.office, self.staff, self.leader):
            self._assert_same(self.few, self.many, user)

    def test_one_and_thirty_updates(self):
        self._add_updates(self.few, 1)
        self._add_updates(self.many, 30)
        for user in (self.office, self.staff, self.leader):
            self._assert_same(self.few, self.many, user)

    def test_days_off_are_read_once_for_the_task_and_its_milestones(self):
        self._add_milestones(self.many, 5)
        before = self._open(self.many)
        self.env["cchc.day.off"].create(
            [
                {
                    "date": f"2024-03-{n + 1:02}",
                    "name": "Ngày của xã",
                    "company_id": self.company.id,
                }
                for n in range(20)
            ]
        )
        self.assertEqual(self._open(self.many), before + 1)

    def test_form_of_a_milestone(self):
        self._add_updates(self.many, 30)
        self._add_milestones(self.many, 5)
        self._add_milestones(self.few, 0)
        self._assert_same(self.few.milestone_ids, self.many.milestone_ids[0])


class TestFormOfAPlan(FormQueryCase):
    def _plan_of(self, count):
        plan = self._plan(
            *((f"Nhiệm vụ {n}", "Quý I/2024", {}) for n in range(count)),
        )
        self.env["cchc.indicator"].create(
            [
                {"plan_id": plan.id, "name": f"Chỉ tiêu {n}", "target": n + 1}
                for n in range(count // 4)
            ]
        )
        return plan

    def test_a_plan_of_28_and_of_60_tasks(self):
        few, many = self._plan_of(28), self._plan_of(60)
        self._assert_same(few, many)
        for plan in few | many:
            plan.action_issue()
        self._assert_same(few, many)


class TestFormOfAReport(FormQueryCase, ReportCase):
    def _report_of(self, count):
        plan = self._plan(
            *(
                (f"Nhiệm vụ {n}", "Tháng 2/2024", {"user_id": self.staff.id})
                for n in range(count)
            ),
            document_number=f"{count}/KH-UBND",
        )
        plan.user_id = self.office
        plan.action_issue()
        return plan.report_ids[0]

    def test_a_report_on_28_and_on_60_tasks(self):
        few, many = self._report_of(28), self._report_of(60)
        self._assert_same(few, many)
        for report in (few, many):
            self._collect(report)
        self._assert_same(few, many)
        for report in (few, many):
            self._approve(report)
        self._assert_same(few, many)
