from odoo import Command
from odoo.exceptions import UserError, ValidationError

from ..common import PlanCase


class TestAmendment(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._plan(
            ("Ban hành Kế hoạch", "Quý I/2024", {"deliverable": "Quyết định"}),
            ("Rà soát", "Trong tháng 3 và tháng 9", {}),
            ("Tiếp nhận phản ánh", "Thường xuyên", {}),
        )
        cls.plan.action_issue()
        cls.first, cls.twice, cls.ongoing = cls.plan.task_ids
        cls.decision = cls.env["cchc.document"].create(
            {"number": "25/QĐ-UBND", "date": "2024-03-10", "company_id": cls.company.id}
        )

    def _amend(self, *lines):
        wizard = (
            self.env["cchc.amendment.wizard"]
            .with_user(self.office)
            .create(
                {
                    "plan_id": self.plan.id,
                    "reason": "Huyện điều chỉnh",
                    "document_id": self.decision.id,
                    "line_ids": [Command.create(line) for line in lines],
                }
            )
        )
        action = wizard.action_apply()
        return self.env["cchc.amendment"].browse(action["res_id"])

    def _changes(self, amendment):
        return [
            (line.operation, line.field_label, line.value_old, line.value_new)
            for line in amendment.line_ids
        ]

    def test_words_change_and_are_kept(self):
        amendment = self._amend({"task_id": self.first.id, "deliverable": "Kế hoạch"})
        self.assertEqual(self.first.deliverable, "Kế hoạch")
        self.assertEqual(
            self._changes(amendment),
            [("change", "Deliverable", "Quyết định", "Kế hoạch")],
        )
        self.assertEqual(amendment.document_id, self.decision)
        self.assertEqual(amendment.user_id, self.office)

    def test_a_new_wording_moves_the_deadline_and_keeps_the_first(self):
        self._amend({"task_id": self.first.id, "timeframe_text": "Quý II/2024"})
        milestone = self.first.milestone_ids
        self.assertEqual(str(milestone.date_deadline), "2024-06-30")
        self.assertEqual(str(milestone.date_planned), "2024-03-31")
        self.assertEqual(milestone.name, "Quý II/2024")

    def test_what_is_done_stays_done(self):
        self.twice.milestone_ids[0].state = "done"
        self._amend({"task_id": self.twice.id, "timeframe_text": "Tháng 3, tháng 11"})
        self.assertEqual(
            [(due.state, str(due.date_deadline)) for due in self.twice.milestone_ids],
            [("done", "2024-03-31"), ("todo", "2024-11-30")],
        )

    def test_a_milestone_too_many_is_cancelled(self):
        self._amend({"task_id": self.twice.id, "timeframe_text": "Tháng 10/2024"})
        self.assertEqual(
            sorted(self.twice.milestone_ids.mapped("state")), ["cancelled", "todo"]
        )
        self.assertEqual(str(self.twice.date_deadline), "2024-10-31")

    def test_a_wording_without_a_date_needs_one_beside_it(self):
        line = {"task_id": self.first.id, "timeframe_text": "đang xem xét"}
        with self.assertRaisesRegex(ValidationError, "gives no date"):
            self._amend(line)

    def test_a_rhythm_takes_the_place_of_a_date(self):
        self._amend({"task_id": self.first.id, "timeframe_text": "Hằng quý"})
        self.assertEqual(
            [str(due.date_deadline) for due in self.first.milestone_ids],
            ["2024-03-31", "2024-06-30", "2024-09-30", "2024-12-31"],
        )

    def test_a_date_moves_the_next_open_milestone(self):
        amendment = self._amend(
            {"task_id": self.ongoing.id, "date_deadline": "2024-04-15"}
        )
        self.assertEqual(str(self.ongoing.date_deadline), "2024-04-15")
        self.assertEqual(
            self._changes(amendment),
            [("change", "Deadline", "31/03/2024", "15/04/2024")],
        )

    def test_the_lead_changes(self):
        self._amend({"task_id": self.first.id, "lead_unit_id": self.unit_culture.id})
        self.assertEqual(self.first.lead_unit_id, self.unit_culture)
        self.assertEqual(self.first.lead_text, "Văn hóa")

    def test_a_task_is_added(self):
        amendment = self._amend(
            {
                "operation": "add",
                "section_id": self.plan.section_ids.id,
                "name": "Việc thêm",
                "lead_unit_id": self.unit_justice.id,
                "timeframe_text": "Tháng 5/2024",
            }
        )
        task = self.plan.task_ids[-1]
        self.assertEqual((task.name, task.number), ("Việc thêm", "4"))
        self.assertEqual(str(task.milestone_ids.date_planned), "2024-05-31")
        self.assertEqual(amendment.line_ids.operation, "add")

    def test_an_added_task_needs_a_date_or_an_event(self):
        line = {
            "operation": "add",
            "section_id": self.plan.section_ids.id,
            "name": "Việc thêm",
            "lead_unit_id": self.unit_justice.id,
            "timeframe_text": "đang xem xét",
        }
        with self.assertRaisesRegex(ValidationError, "gives no date"):
            self._amend(line)
        self._amend(line | {"date_deadline": "2024-05-02"})
        self.assertEqual(str(self.plan.task_ids[-1].date_deadline), "2024-05-02")

    def test_a_task_is_cancelled(self):
        self._amend({"operation": "cancel", "task_id": self.first.id})
        self.assertEqual(self.first.status, "cancelled")
        self.assertEqual(self.plan.task_ids[1].number, "2")

    def test_nothing_different_is_no_amendment(self):
        with self.assertRaisesRegex(UserError, "Nothing is different"):
            self._amend({"task_id": self.first.id})
        with self.assertRaisesRegex(UserError, "which task"):
            self._amend()
        self.assertFalse(self.plan.amendment_ids)

    def test_only_an_issued_plan_is_amended(self):
        self.plan.action_close()
        with self.assertRaisesRegex(UserError, "issued plan"):
            self._amend({"task_id": self.first.id, "name": "Khác"})

    def test_an_amendment_is_kept(self):
        amendment = self._amend({"task_id": self.first.id, "name": "Khác"})
        with self.assertRaisesRegex(UserError, "cannot be deleted"):
            amendment.unlink()
        with self.assertRaisesRegex(UserError, "archive"):
            self.decision.unlink()

    def test_opened_from_a_task_it_starts_with_that_task(self):
        action = self.first.action_amend()
        wizard = (
            self.env["cchc.amendment.wizard"]
            .with_context(**action["context"])
            .create({"reason": "x", "document_id": self.decision.id})
        )
        self.assertEqual(wizard.line_ids.task_id, self.first)
        self.assertEqual(wizard.line_ids.deliverable, "Quyết định")
