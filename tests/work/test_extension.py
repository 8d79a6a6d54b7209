from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form
from odoo.tools import mute_logger

from ..common import PlanCase


class TestExtension(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.cchc_leader_id = cls.leader
        cls.plan = cls._plan(
            ("Ban hành", "Tháng 2/2024", {}),
            ("Của văn hóa", "Quý I/2024", {"lead_unit_id": cls.unit_culture.id}),
        )
        cls.plan.action_issue()
        cls.task, cls.others = cls.plan.task_ids
        cls.due = cls.task.milestone_ids

    def _ask(self, user=None, milestone=None, **values):
        extensions = self.env["cchc.extension"].with_user(user or self.staff)
        return extensions.create(
            {
                "milestone_id": (milestone or self.due).id,
                "date_requested": "2024-03-31",
                "reason": "Chờ hướng dẫn của huyện",
                **values,
            }
        )

    def _activities(self, extension):
        return self.env["mail.activity"].search(
            [("res_model", "=", "cchc.extension"), ("res_id", "=", extension.id)]
        )

    def test_the_lead_asks_in_a_dialog(self):
        action = self.due.with_user(self.staff).action_extend()
        extensions = self.env["cchc.extension"].with_user(self.staff)
        with Form(
            extensions.with_context(**action["context"]),
            view="cchc_plan.cchc_extension_view_form_ask",
        ) as form:
            self.assertEqual(str(form.date_deadline), "2024-02-29")
            form.date_requested = "2024-03-31"
            form.reason = "Chờ hướng dẫn"
        extension = form.record
        self.assertEqual(extension.state, "asked")
        self.assertTrue(self.due.is_extension_asked)
        self.assertEqual(self.task.status, "overdue")
        self.assertIn("More time is asked", self.task.message_ids[0].body)

    def test_the_leader_gets_one_activity_and_no_mail(self):
        mails = self.env["mail.mail"].search_count([])
        extension = self._ask()
        activity = self._activities(extension)
        self.assertEqual(activity.user_id, self.leader)
        self.assertEqual(
            activity.activity_type_id,
            self.env.ref("cchc_plan.cchc_activity_type_extension"),
        )
        self.assertEqual(self.env["mail.mail"].search_count([]), mails)
        extension.with_user(self.leader).action_approve()
        self.assertNotIn(self.leader, self._activities(extension).user_id)

    def test_without_a_named_leader_all_who_decide_are_told(self):
        self.company.cchc_leader_id = False
        self.assertEqual(self._activities(self._ask()).user_id, self.leader)

    def test_approved_the_deadline_moves_and_the_first_stays(self):
        extension = self._ask().with_user(self.leader)
        extension.date_granted = "2024-03-20"
        extension.action_approve()
        self.assertEqual(str(self.due.date_deadline), "2024-03-20")
        self.assertEqual(str(self.due.date_planned), "2024-02-29")
        self.assertEqual(str(self.task.date_deadline), "2024-03-20")
        self.assertEqual(extension.decided_by_id, self.leader)
        self.assertEqual(extension.date_decided, date(2024, 3, 15))
        self.assertTrue(self.due.is_extended and self.task.is_extended)
        self.assertFalse(self.due.is_extension_asked)
        self.assertEqual(self.task.status, "todo")
        self.assertIn("29/02/2024 to 20/03/2024", self.task.message_ids[0].body)

    def test_approved_without_a_day_the_day_asked_is_granted(self):
        extension = self._ask()
        extension.with_user(self.leader).action_approve()
        self.assertEqual(str(extension.date_granted), "2024-03-31")

    def test_a_refusal_says_why_and_changes_nothing(self):
        extension = self._ask().with_user(self.leader)
        with self.assert_refused("Say why"):
            extension.action_refuse()
        extension.decision_note = "Không thể lùi"
        extension.action_refuse()
        self.assertEqual(extension.state, "refused")
        self.assertEqual(str(self.due.date_deadline), "2024-02-29")
        self.assertFalse(self.due.is_extended)
        self.assertIn("Không thể lùi", self.task.message_ids[0].body)

    def test_statistics_tell_extended_apart(self):
        self._ask().with_user(self.leader).action_approve()
        self.due.state = "done"
        self.others.milestone_ids.state = "done"
        groups = self.env["cchc.task"]._read_group(
            [("plan_id", "=", self.plan.id)], ["status", "is_extended"], ["__count"]
        )
        self.assertEqual(
            set(groups), {("done_on_time", True, 1), ("done_on_time", False, 1)}
        )

    def test_a_second_time(self):
        self._ask().with_user(self.leader).action_approve()
        with self.assertRaises(ValidationError):
            self._ask()
        self._ask(date_requested="2024-04-30").with_user(self.leader).action_approve()
        self.assertEqual(str(self.due.date_planned), "2024-02-29")
        self.assertEqual(self.task.extension_count, 2)

    def test_the_task_says_that_more_time_is_asked(self):
        self.assertFalse(self.task.is_extension_asked)
        extension = self._ask()
        self.assertTrue(self.task.is_extension_asked)
        extension.with_user(self.leader).action_approve()
        self.assertFalse(self.task.is_extension_asked)
        self.assertFalse(self.others.is_extension_asked)

    def test_the_letter_that_asks_is_kept(self):
        letter = self.env["cchc.document"].create(
            {"number": "5/CV-TPHT", "company_id": self.company.id}
        )
        self._ask(document_id=letter.id)
        with self.assert_refused("is in use"):
            letter.with_user(self.office).unlink()

    def test_the_plan_of_the_superior_is_kept(self):
        above = self.env["cchc.document"].create(
            {"number": "1/KH-UBND", "company_id": self.company.id}
        )
        self._plan(name="Hai", parent_id=above.id)
        with self.assert_refused("is in use"):
            above.with_user(self.office).unlink()

    def test_one_request_at_a_time(self):
        self._ask()
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self._ask()

    def test_only_the_lead_asks(self):
        with self.assertRaises(AccessError):
            self._ask(milestone=self.others.milestone_ids, date_requested="2024-04-30")
        self.assertTrue(
            self._ask(
                self.office, self.others.milestone_ids, date_requested="2024-04-30"
            )
        )

    def test_only_a_leader_decides(self):
        extension = self._ask()
        for user in (self.staff, self.office):
            for action in ("action_approve", "action_refuse"):
                with self.assertRaises(AccessError):
                    getattr(extension.with_user(user), action)()
            with self.assertRaises(AccessError):
                extension.with_user(user).date_granted = "2024-12-31"
        self.assertEqual(extension.state, "asked")
        self.assertFalse(extension.with_user(self.office).can_decide)
        self.assertTrue(extension.with_user(self.leader).can_decide)

    def test_no_request_comes_decided(self):
        extension = (
            self.env["cchc.extension"]
            .with_user(self.staff)
            .with_context(
                default_state="approved", default_decided_by_id=self.leader.id
            )
            .create(
                {
                    "milestone_id": self.due.id,
                    "date_requested": "2024-03-31",
                    "reason": "Chờ",
                    "state": "approved",
                    "date_granted": "2024-12-31",
                    "date_deadline": "2024-12-30",
                    "user_id": self.leader.id,
                }
            )
        )
        self.assertEqual(extension.state, "asked")
        self.assertEqual(extension.user_id, self.staff)
        self.assertEqual(str(extension.date_deadline), "2024-02-29")
        self.assertFalse(extension.decided_by_id or extension.date_granted)

    def test_what_is_asked_and_decided_is_kept(self):
        extension = self._ask().with_user(self.leader)
        for values in ({"reason": "Khác"}, {"state": "approved"}):
            with self.assertRaises(UserError):
                extension.write(values)
        extension.action_approve()
        with self.assertRaises(UserError):
            extension.date_granted = "2024-12-31"
        for action in ("action_approve", "action_refuse"):
            with self.assert_refused("decided already"):
                getattr(extension, action)()
        with self.assertRaises(UserError):
            extension.sudo().unlink()

    def test_only_open_milestones_with_a_deadline(self):
        self.due.state = "done"
        with self.assertRaises(UserError):
            self._ask()
        draft = self._plan(("Khác", "Quý I/2024", {}))
        with self.assertRaises(UserError):
            self._ask(
                self.office, draft.task_ids.milestone_ids, date_requested="2024-12-31"
            )

    def test_a_deadline_moved_meanwhile_is_not_moved_back(self):
        extension = self._ask().with_user(self.leader)
        wizard = (
            self.env["cchc.amendment.wizard"]
            .with_user(self.office)
            .create(
                {
                    "plan_id": self.plan.id,
                    "reason": "Tỉnh giao",
                    "document_id": self.plan.document_id.id,
                    "line_ids": [
                        (
                            0,
                            0,
                            {"task_id": self.task.id, "date_deadline": "2024-06-30"},
                        )
                    ],
                }
            )
        )
        wizard.action_apply()
        with self.assert_refused("30/06/2024"):
            extension.action_approve()
        self.assertEqual(str(self.due.date_deadline), "2024-06-30")
