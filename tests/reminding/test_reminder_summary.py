from odoo.tools import html2plaintext

from odoo.addons.cchc_plan.models.reminding import summary_mail

from .reminder_case import ReminderCase


class TestSummary(ReminderCase):
    def test_one_mail_with_everything_grouped(self):
        self.early.with_context(mail_activity_quick_update=True).activity_schedule(
            "mail.mail_activity_data_todo", user_id=self.staff.id, summary="Gọi huyện"
        )
        self._run("2024-03-20")
        mail = self._mails(self.staff)
        self.assertEqual(len(mail), 1)
        self.assertEqual(
            mail.subject,
            "Administrative reform, 20/03/2024: 1 overdue, 1 due soon, 1 asked of you",
        )
        text = html2plaintext(mail.body_html)
        self.assertIn("Overdue (1)", text)
        self.assertIn("Kiểm tra", text)
        self.assertIn("due 15/03/2024, 3 working days late", text)
        self.assertIn("Due Soon (1)", text)
        self.assertIn("due 29/03/2024, 7 working days left", text)
        self.assertIn("Asked of You (1)", text)
        self.assertIn("Gọi huyện", text)
        self.assertIn(f"/odoo/cchc.task/{self.early.id}", text)

    def test_the_head_is_told_who_is_late(self):
        self._run("2024-03-20")
        text = html2plaintext(self._mails(self.head).body_html)
        self.assertIn("Asked of You (1)", text)
        self.assertIn("Tư pháp - Hộ tịch – Đỗ Thị Nhân", text)
        self.assertNotIn("Rà soát", text)

    def test_no_news_no_mail(self):
        self._run("2024-03-12", "2024-03-13")
        self.assertEqual(len(self._mails(self.staff)), 1)

    def test_one_a_day_at_most(self):
        self._run("2024-03-12")
        plan = self._plan(
            ("Việc mới", "15/3/2024", {}), document_number="11/KH-UBND", name="Hai"
        )
        plan.task_ids.user_id = self.staff
        plan.action_issue()
        self._run("2024-03-12 05:00:00")
        self.assertEqual(len(self._mails(self.staff)), 1)
        self._run("2024-03-13")
        self.assertEqual(len(self._mails(self.staff)), 2)

    def test_what_was_mailed_is_marked(self):
        row = self._run("2024-03-12")
        self.assertEqual(str(row.date_mailed.date()), "2024-03-12")

    def test_weekly_is_once_a_calendar_week(self):
        self.staff.cchc_summary = "weekly"
        days = [f"2024-03-{day}" for day in range(12, 27)]
        self._run(*days)
        self.assertEqual(
            [str(mail.subject.split(", ")[1][:10]) for mail in self._mails(self.staff)],
            ["12/03/2024", "18/03/2024", "25/03/2024"],
        )

    def test_never_is_never_for_the_own_tasks(self):
        self.staff.cchc_summary = "none"
        rows = self._run("2024-03-20")
        self.assertFalse(self._mails(self.staff))
        self.assertTrue(self._activities(self.early, self.staff))
        self.assertFalse(
            rows.filtered(lambda row: row.user_id == self.staff and row.date_mailed)
        )

    def test_what_is_overdue_reaches_the_head_even_so(self):
        self.staff.cchc_summary = self.head.cchc_summary = "none"
        self._run("2024-03-20")
        self.assertEqual(len(self._mails(self.head)), 1)

    def test_what_is_done_meanwhile_is_no_news(self):
        self.staff.cchc_summary = "weekly"
        self._run("2024-03-12", "2024-03-14")
        self.early.state = "done"
        self._run("2024-03-18")
        self.assertEqual(len(self._mails(self.staff)), 1)

    def test_without_an_address_there_is_no_mail(self):
        self.staff.email = False
        self._run("2024-03-12")
        self.assertFalse(self._mails(self.staff))

    def test_everybody_chooses_for_themselves(self):
        self.staff.with_user(self.staff).cchc_summary = "weekly"
        self.assertEqual(self.staff.cchc_summary, "weekly")

    def test_it_is_in_vietnamese_for_whom_it_is(self):
        self.env["res.lang"]._activate_lang("vi_VN")
        self.staff.lang = "vi_VN"
        self._run("2024-03-20")
        mail = self._mails(self.staff)
        self.assertIn("quá hạn", mail.subject)
        text = html2plaintext(mail.body_html)
        self.assertIn("Quá hạn (1)", text)
        self.assertIn("hạn 15/03/2024, trễ 3 ngày làm việc", text)
        self.assertNotIn("working", text)
        activity = self._activities(self.early, self.staff)
        self.assertIn("Quá hạn 3 ngày làm việc", activity.summary)

    def test_a_failure_stops_nobody_elses_mail(self):
        original = summary_mail.summary_groups
        staff = self.staff

        def fail(rows, user, today):
            if user == staff:
                raise ValueError("Không soạn được")
            return original(rows, user, today)

        self.patch(summary_mail, "summary_groups", fail)
        with self.assertLogs(
            "odoo.addons.cchc_plan.models.reminding.cchc_reminder", "ERROR"
        ):
            self._run("2024-03-20")
        self.assertFalse(self._mails(self.staff))
        self.assertTrue(self._mails(self.head))
        note = self.staff.partner_id.message_ids[0]
        self.assertIn("Không soạn được", note.body)
