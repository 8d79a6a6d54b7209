from psycopg2 import IntegrityError

from odoo.exceptions import UserError
from odoo.tools import mute_logger

from odoo.addons.cchc_plan.models.plan.cchc_status_mixin import COLORS

from ..reminding.reminder_case import ReminderCase


class TestDaysOff(ReminderCase):
    def _add(self, day, company=None, **values):
        return self.env["cchc.day.off"].create(
            {
                "date": day,
                "name": "Ngày của xã",
                "company_id": (company or self.company).id,
                **values,
            }
        )

    def test_a_day_off_moves_the_last_working_day(self):
        self.assertEqual(self.milestone.date_workday, self._date("2024-03-15"))
        self._add("2024-03-15")
        self.env.invalidate_all()
        self.assertEqual(self.milestone.date_workday, self._date("2024-03-14"))
        self.assertEqual(self.early.date_workday, self._date("2024-03-14"))
        self.assertEqual(self.milestone.date_deadline, self._date("2024-03-15"))

    def test_of_another_commune_it_moves_nothing(self):
        self._add("2024-03-15", self.other_company)
        self.env.invalidate_all()
        self.assertEqual(self.milestone.date_workday, self._date("2024-03-15"))

    def test_a_weekend_may_be_worked(self):
        self._add("2024-03-31", is_working=True)
        milestone = self.env["cchc.milestone"].new(
            {"task_id": self.early.id, "date_deadline": "2024-03-31"}
        )
        self.assertEqual(milestone.date_workday, self._date("2024-03-31"))

    def test_what_is_due_on_a_day_off_is_found_and_says_until_when(self):
        self._add("2024-03-29")
        self.env.invalidate_all()
        for records in (self.plan.task_ids, self.plan.task_ids.milestone_ids):
            ours = [("id", "in", records.ids)]
            found = records.search([*ours, ("is_on_day_off", "=", True)])
            self.assertEqual(found.mapped("is_on_day_off"), [True])
            self.assertEqual(found.date_deadline, self._date("2024-03-29"))
            self.assertEqual(
                found.day_off_note, "finish before the day off: 28/03/2024"
            )
            others = records.search([*ours, ("is_on_day_off", "=", False)])
            self.assertEqual(found | others, records)
            self.assertFalse(any(others.mapped("day_off_note")))

    def test_what_is_over_needs_no_such_note(self):
        self._add("2024-03-29")
        self.middle.milestone_ids.state = "done"
        self.assertTrue(self.middle.is_on_day_off)
        self.assertFalse(self.middle.day_off_note)

    def test_another_commune_s_day_off_is_not_found(self):
        self._add("2024-03-29", self.other_company)
        found = self.plan.task_ids.search([("is_on_day_off", "=", True)])
        self.assertFalse(found & self.plan.task_ids)

    def test_the_calendar_greys_the_days_off_of_the_own_commune(self):
        self._add("2024-03-15")
        self._add("2024-03-14", self.other_company)
        for user in (self.staff, self.office, self.leader):
            milestones = self.env["cchc.milestone"].with_user(user)
            days = milestones.get_unusual_days(
                "2024-03-13 17:00:00", "2024-03-17 16:59:59"
            )
            self.assertEqual(
                [day for day, is_off in days.items() if is_off],
                ["2024-03-15", "2024-03-16", "2024-03-17"],
            )
        self.assertEqual(
            len(milestones.get_unusual_days("2024-01-01", "2099-12-31")), 400
        )

    def test_the_colour_says_what_presses(self):
        colours = {self.early.calendar_color, self.last.calendar_color}
        self.assertEqual(len(colours), 2)
        with self._clock("2024-03-18"):
            self.env.invalidate_all()
            self.assertEqual(self.early.calendar_color, COLORS["overdue"])

    def test_a_day_is_listed_once(self):
        self._add("2024-03-15")
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self._add("2024-03-15")

    def test_a_year_is_filled_in_and_stays_editable(self):
        own = self._add("2024-04-30", name="Nghỉ theo lịch của xã")
        wizard = self.env["cchc.day.off.fill"].with_user(self.office)
        wizard.create({"year": 2024}).action_fill()
        days = self.env["cchc.day.off"].search([("company_id", "=", self.company.id)])
        by_date = {str(day.date): day for day in days}
        self.assertEqual(by_date["2024-02-10"].name, "Tết Nguyên Đán")
        self.assertTrue(by_date["2024-05-04"].is_working)
        self.assertEqual(by_date["2024-04-30"], own)
        self.assertEqual(own.name, "Nghỉ theo lịch của xã")
        count = len(days)
        wizard.create({"year": 2024}).action_fill()
        self.assertEqual(
            count,
            self.env["cchc.day.off"].search_count(
                [("company_id", "=", self.company.id)]
            ),
        )
        by_date["2024-02-08"].with_user(self.office).is_working = True
        is_off = self.env["cchc.day.off"]._calendars(self.company)[self.company]
        self.assertFalse(is_off(self._date("2024-02-08")))
        self.assertTrue(is_off(self._date("2024-02-09")))

    def test_an_unknown_year_is_refused(self):
        with self.assertRaisesRegex(UserError, "1990 to 2099"):
            self.env["cchc.day.off.fill"].create({"year": 2150}).action_fill()


class TestStages(ReminderCase):
    def _stage(self, **values):
        return self.env["cchc.reminder.stage"].create(
            {"company_id": self.company.id, "moment": "before", "days": 5, **values}
        )

    def test_a_new_commune_has_the_usual_stages(self):
        stages = self.env["cchc.reminder.stage"].search(
            [("company_id", "=", self.company.id)]
        )
        self.assertEqual(
            sorted(stages.mapped(lambda s: (s.recipient, s.position, s.repeat_days))),
            [
                ("head", 3, 0),
                ("leader", 10, 0),
                ("person", -7, 0),
                ("person", -3, 0),
                ("person", -1, 0),
                ("person", 0, 0),
                ("person", 1, 5),
            ],
        )

    def test_every_commune_that_was_there_has_them(self):
        companies = self.env["res.company"].search([])
        stages = self.env["cchc.reminder.stage"].search([])
        self.assertEqual(stages.company_id, companies)

    def test_defaults_are_not_given_twice(self):
        self.env["cchc.reminder.stage"]._create_defaults(self.company)
        self.test_a_new_commune_has_the_usual_stages()

    def test_a_commune_sets_its_own(self):
        self._stage(days=2)
        row = self._run("2024-03-13")
        self.assertEqual(row.position, -2)

    @mute_logger("odoo.sql_db")
    def test_what_makes_no_sense_is_refused(self):
        for values in (
            {"days": 0},
            {"days": -1},
            {"days": 300},
            {"days": 3},  # there is one already
            {"repeat_days": 2},  # before the deadline
        ):
            with self.subTest(values=values), self.assertRaises(IntegrityError):
                self._stage(**values)

    def test_on_the_day_counts_no_days(self):
        stage = self._stage(moment="on", days=4, recipient="head")
        self.assertEqual(stage.position, 0)

    def test_an_unused_one_may_be_deleted(self):
        self._stage().with_user(self.office).unlink()
