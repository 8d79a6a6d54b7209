from odoo.addons.cchc_plan.models.base.lock import unlocked

from .reminder_case import ReminderCase

DUE = "cchc_plan.mail_activity_type_due"
OVERDUE = "cchc_plan.mail_activity_type_overdue"
ESCALATION = "cchc_plan.mail_activity_type_escalation"


class TestActivities(ReminderCase):
    def _type(self, xmlid):
        return self.env.ref(xmlid)

    def test_a_person_has_one_activity_that_moves_with_the_stages(self):
        self._run("2024-03-12")
        activity = self._activities(self.early)
        self.assertEqual(activity.user_id, self.staff)
        self.assertEqual(activity.activity_type_id, self._type(DUE))
        self.assertEqual(activity.date_deadline, self._date("2024-03-15"))
        self._run("2024-03-14", "2024-03-15", "2024-03-18")
        self.assertEqual(self._activities(self.early), activity)
        self.assertEqual(activity.activity_type_id, self._type(OVERDUE))
        self.assertEqual(
            activity.summary,
            "Overdue by 1 working days on 18/03/2024: Kiểm tra (due 15/03/2024)",
        )

    def test_it_is_counted_in_the_clock_menu(self):
        self._run("2024-03-18")
        with self._clock("2024-03-18"):
            groups = self.env["res.users"].with_user(self.staff)._get_activity_groups()
        task_group = next(each for each in groups if each["model"] == "cchc.task")
        self.assertEqual(task_group["overdue_count"], 1)

    def test_an_escalation_says_who_was_reminded_before_and_when(self):
        self._run("2024-03-14", "2024-03-18", "2024-03-20")
        escalation = self._activities(self.early, self.head)
        self.assertEqual(escalation.activity_type_id, self._type(ESCALATION))
        for fact in ("Đỗ Thị Nhân", "14/03/2024", "18/03/2024"):
            self.assertIn(fact, escalation.note)
        self.assertEqual(len(self._activities(self.early, self.staff)), 1)

    def test_the_leader_hears_of_the_head_as_well(self):
        self._run("2024-03-18", "2024-03-20", "2024-03-29")
        escalation = self._activities(self.early, self.leader)
        self.assertIn("Trần Trưởng Bộ Phận", escalation.note)
        self.assertIn("20/03/2024", escalation.note)

    def test_no_mail_goes_out_for_the_activity_itself(self):
        """Odoo mails whoever an activity is assigned to; here the summary does."""
        self._run("2024-03-12")
        self.assertEqual(len(self._mails(self.staff)), 1)
        self.assertNotIn(self.staff.partner_id, self.early.message_partner_ids)

    def test_finishing_closes_it_for_everybody(self):
        self._run("2024-03-20")
        self.assertEqual(len(self._activities(self.early)), 2)
        self.early.with_user(self.staff).milestone_ids.state = "done"
        self.assertFalse(self._activities(self.early))

    def test_reopening_waits_for_the_next_stage(self):
        self._run("2024-03-20")
        self.milestone.with_user(self.staff).state = "done"
        self.milestone.with_user(self.staff).action_reopen()
        self.assertFalse(self._activities(self.early))
        self._run("2024-03-21", "2024-03-25")
        self.assertEqual(self._activities(self.early).user_id, self.staff)

    def test_holding_closes_it(self):
        self._run("2024-03-20")
        self.early.with_user(self.staff).action_hold()
        self.assertFalse(self._activities(self.early))

    def test_cancelling_closes_it(self):
        self._run("2024-03-20")
        unlocked(self.early).state = "cancelled"
        self.assertFalse(self._activities(self.early))

    def test_closing_the_plan_closes_it(self):
        self._run("2024-03-20")
        self.plan.with_user(self.leader).action_close()
        self.assertFalse(self._activities())

    def test_a_deadline_moved_far_closes_it(self):
        self._run("2024-03-20")
        with self._clock("2024-03-20"):
            unlocked(self.early)._move_deadline(self._date("2024-06-28"))
        self.assertFalse(self._activities(self.early))

    def test_a_deadline_moved_a_little_moves_it(self):
        self._run("2024-03-20")
        activity = self._activities(self.early, self.staff)
        with self._clock("2024-03-20"):
            unlocked(self.early)._move_deadline(self._date("2024-03-24"))
        self.assertEqual(self._activities(self.early), activity)
        self.assertEqual(activity.activity_type_id, self._type(DUE))
        self.assertEqual(activity.date_deadline, self._date("2024-03-22"))
        self.assertIn("24/03/2024", activity.summary)

    def test_another_person_takes_it_over(self):
        self._run("2024-03-12")
        activity = self._activities(self.early)
        with self._clock("2024-03-12"):
            self.early.with_user(self.office).user_id = self.office
        self.assertEqual(self._activities(self.early), activity)
        self.assertEqual(activity.user_id, self.office)

    def test_what_a_person_ticked_off_comes_back_with_the_next_stage_only(self):
        self._run("2024-03-12")
        self._activities(self.early).with_user(self.staff).action_feedback()
        self._run("2024-03-13")
        self.assertFalse(self._activities(self.early))
        self._run("2024-03-14")
        self.assertEqual(len(self._activities(self.early)), 1)

    def test_the_next_milestone_of_a_task_takes_over(self):
        unlocked(self.milestone).create(
            {
                "task_id": self.early.id,
                "name": "Đợt 2",
                "date_deadline": "2024-03-20",
            }
        )
        self._run("2024-03-18")
        activity = self._activities(self.early)
        self.assertEqual(len(activity), 1)
        self.assertEqual(activity.date_deadline, self._date("2024-03-15"))
        with self._clock("2024-03-18"):
            self.milestone.with_user(self.staff).state = "done"
        self.assertEqual(self._activities(self.early), activity)
        self.assertEqual(activity.date_deadline, self._date("2024-03-20"))
        self.assertIn("Đợt 2", activity.summary)

    def test_other_activities_are_left_alone(self):
        own = self.early.activity_schedule(
            "mail.mail_activity_data_todo", user_id=self.staff.id, summary="Gọi huyện"
        )
        self._run("2024-03-20")
        self.milestone.with_user(self.staff).state = "done"
        self.assertEqual(self._activities(self.early), own)
