from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form
from odoo.tools import html2plaintext

from ..common import PlanCase
from ..reminding.reminder_case import ReminderCase


class DecideCase(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.cchc_leader_id = cls.leader
        cls.plan = cls._plan(("Ban hành", "Tháng 2/2024", {}))
        cls.plan.action_issue()
        cls.due = cls.plan.task_ids.milestone_ids

    def _ask(self, user=None, milestone=None, day="2024-03-31"):
        return (
            self.env["cchc.extension"]
            .with_user(user or self.staff)
            .create(
                {
                    "milestone_id": (milestone or self.due).id,
                    "date_requested": day,
                    "reason": "Chờ hướng dẫn của huyện",
                }
            )
        )

    def _dialog(self, extension, decision, user=None):
        extension = extension.with_user(user or self.leader)
        action = getattr(extension, f"action_decide_{decision}")()
        wizards = self.env[action["res_model"]].with_user(user or self.leader)
        return Form(wizards.with_context(**action["context"]))

    def _notices(self, extension, user=None):
        kind = "cchc_plan.cchc_activity_type_extension_decided"
        activities = extension.sudo().activity_ids.filtered(
            lambda activity: activity.activity_type_id == self.env.ref(kind)
        )
        return activities.filtered(lambda each: not user or each.user_id == user)


class TestAwaiting(DecideCase):
    def test_another_commune_s_requests_wait_for_others(self):
        plan = self._plan(("Việc", "Tháng 2/2024", {}), company=self.other_company)
        unit = self._unit("Văn phòng", self.neighbour, "VP", self.other_company)
        plan.task_ids.lead_unit_id = unit
        plan.action_issue()
        self._ask(self.neighbour, plan.task_ids.milestone_ids)
        found = self.env["cchc.extension"].with_user(self.leader)
        self.assertFalse(found.search([("state", "=", "asked")]))

    def test_granted_in_a_dialog_with_the_day_asked(self):
        extension = self._ask()
        with self._dialog(extension, "approve") as form:
            self.assertEqual(str(form.date_granted), "2024-03-31")
            self.assertEqual(form.reason, "Chờ hướng dẫn của huyện")
            form.date_granted = "2024-03-25"
        self.assertEqual(extension.state, "asked")
        form.record.action_decide()
        self.assertEqual(extension.state, "approved")
        self.assertEqual(str(self.due.date_deadline), "2024-03-25")

    def test_refused_in_a_dialog_that_wants_a_reason(self):
        extension = self._ask()
        with self.assertRaises(AssertionError), self._dialog(extension, "refuse"):
            pass
        with self._dialog(extension, "refuse") as form:
            form.note = "Không thể lùi"
        form.record.action_decide()
        self.assertEqual(extension.state, "refused")
        self.assertEqual(extension.decision_note, "Không thể lùi")
        self.assertEqual(str(self.due.date_deadline), "2024-02-29")

    def test_a_day_too_early_is_refused_in_words(self):
        with self._dialog(self._ask(), "approve") as form:
            form.date_granted = "2024-02-20"
        with self.assert_refused("after the deadline in force", ValidationError):
            form.record.action_decide()

    def test_nobody_but_a_leader_decides_there(self):
        extension = self._ask()
        for user in (self.staff, self.office):
            with self.assertRaises(AccessError):
                self._dialog(extension, "approve", user)

    def test_a_decision_is_made_once(self):
        extension = self._ask()
        with self._dialog(extension, "approve") as form:
            pass
        extension.with_user(self.leader).action_approve()
        with self.assert_refused("decided already", UserError):
            form.record.action_decide()


class TestNotice(DecideCase):
    def test_whoever_asked_is_told_once_and_not_by_mail(self):
        extension = self._ask()
        mails = self.env["mail.mail"].search_count([])
        extension.with_user(self.leader).action_approve()
        notice = self._notices(extension)
        self.assertEqual(notice.user_id, self.staff)
        self.assertEqual(notice.summary, "Extended to 31/03/2024: Ban hành")
        self.assertEqual(self.env["mail.mail"].search_count([]), mails)

    def test_a_refusal_comes_with_its_grounds(self):
        extension = self._ask().with_user(self.leader)
        extension.decision_note = "Không thể lùi"
        extension.action_refuse()
        notice = self._notices(extension)
        self.assertEqual(notice.summary, "No more time for: Ban hành")
        self.assertIn("Không thể lùi", notice.note)

    def test_who_decides_on_the_own_request_is_told_nothing(self):
        extension = self._ask(self.admin)
        extension.with_user(self.admin).action_approve()
        self.assertFalse(self._notices(extension))

    def test_who_left_is_told_nothing(self):
        extension = self._ask()
        self.staff.active = False
        extension.with_user(self.leader).action_approve()
        self.assertFalse(self._notices(extension))

    def test_it_goes_when_the_work_is_done(self):
        extension = self._ask()
        extension.with_user(self.leader).action_approve()
        self.due.with_user(self.office).state = "done"
        self.assertFalse(self._notices(extension))

    def test_my_work_says_where_the_request_stands(self):
        self.assertFalse(self.due.extension_note)
        extension = self._ask()
        self.assertEqual(self.due.work_note, "more time asked, to 31/03/2024")
        extension.with_user(self.leader).action_approve()
        self.assertEqual(
            self.due.work_note,
            "finish before the day off: 29/03/2024; extended to 31/03/2024",
        )
        again = self._ask(day="2024-04-30").with_user(self.leader)
        again.decision_note = "Đã gia hạn một lần"
        again.action_refuse()
        self.assertIn("more time refused", self.due.work_note)


class TestSummaryOfExtensions(ReminderCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.late = cls.last.milestone_ids  # due in December: no reminder interferes

    def _ask(self):
        return (
            self.env["cchc.extension"]
            .with_user(self.staff)
            .create(
                {
                    "milestone_id": self.late.id,
                    "date_requested": "2025-01-31",
                    "reason": "Chờ hướng dẫn",
                }
            )
        )

    def _texts(self, user):
        return [html2plaintext(mail.body_html) for mail in self._mails(user)]

    def test_a_request_is_news_once_to_the_leader(self):
        self._ask()
        self._run("2024-02-26")
        (text,) = self._texts(self.leader)
        self.assertIn("Asked of You (1)", text)
        self.assertIn("decide on more time, 31/12/2024 → 31/01/2025", text)
        self.assertIn("asked by Đỗ Thị Nhân", text)
        self._run("2024-02-27", "2024-02-28")
        self.assertEqual(len(self._mails(self.leader)), 1)

    def test_a_new_leader_is_told_as_well(self):
        self._ask()
        self._run("2024-02-26")
        successor = self.leader.copy({"login": "moi", "email": "moi@x.vn"})
        self.company.cchc_leader_id = successor
        self._run("2024-02-27")
        self.assertEqual(len(self._mails(successor)), 1)
        self.assertEqual(len(self._mails(self.leader)), 1)

    def test_a_decision_is_told_once_to_whoever_asked(self):
        extension = self._ask().with_user(self.leader)
        extension.decision_note = "Không thể lùi"
        with self._clock("2024-02-26"):
            extension.action_refuse()
        self._run("2024-02-27")
        (text,) = self._texts(self.staff)
        self.assertIn("Asked of You (1)", text)
        self.assertIn("more time refused, Không thể lùi", text)
        self._run("2024-02-28")
        self.assertEqual(len(self._mails(self.staff)), 1)
        self.assertFalse(self._mails(self.leader))

    def test_an_old_decision_is_no_news(self):
        with self._clock("2024-01-02"):
            self._ask().with_user(self.leader).action_approve()
        self._run("2024-02-26")
        self.assertFalse(self._mails(self.staff))

    def test_never_is_never(self):
        self.leader.cchc_summary = self.staff.cchc_summary = "none"
        extension = self._ask()
        self._run("2024-02-26")
        with self._clock("2024-02-26"):
            extension.with_user(self.leader).action_approve()
        self._run("2024-02-27")
        self.assertFalse(self._mails(self.leader) + self._mails(self.staff))

    def test_one_mail_holds_reminders_and_requests(self):
        self.plan.task_ids.user_id = self.leader
        self._ask_as_office()
        self._run("2024-03-20")
        (text,) = self._texts(self.leader)
        self.assertIn("Overdue (1)", text)
        self.assertIn("decide on more time", text)

    def _ask_as_office(self):
        return (
            self.env["cchc.extension"]
            .with_user(self.office)
            .create(
                {
                    "milestone_id": self.late.id,
                    "date_requested": "2025-01-31",
                    "reason": "Chờ hướng dẫn",
                }
            )
        )

    def test_weekly_holds_what_came_in_the_week(self):
        self.leader.cchc_summary = "weekly"
        self._run("2024-02-26")
        self._ask()
        self._run("2024-02-27", "2024-02-28", "2024-03-04")
        self.assertEqual(len(self._mails(self.leader)), 1)
