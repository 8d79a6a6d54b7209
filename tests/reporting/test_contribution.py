from unittest.mock import patch

from psycopg2 import IntegrityError

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tools import mute_logger

from ..reminding.reminder_case import Mornings
from .report_case import ReportCase

ASKED = "cchc_plan.cchc_activity_type_contribution"


class TestOpening(ReportCase):
    def test_each_unit_that_leads_a_task_gets_one_page(self):
        self._collect()
        self.assertEqual(
            {part.unit_id: part.user_id for part in self.q1.contribution_ids},
            {
                self.unit_office: self.office,
                self.unit_justice: self.staff,
                self.unit_culture: self.env["res.users"],
            },
        )

    def test_a_unit_that_only_reports_an_indicator_gets_one_too(self):
        bank = self._unit("Công an xã", False, "Công an")
        self.env["cchc.indicator"].create(
            {"plan_id": self.plan.id, "name": "Hồ sơ", "unit_id": bank.id}
        )
        self._collect()
        self.assertFalse(self._part(bank).line_ids)

    def test_a_page_shows_the_tasks_of_the_period(self):
        self._collect()
        tasks = self._part(self.unit_justice).line_ids.task_id
        self.assertEqual(tasks, self.check | self.review)
        self.assertEqual(self._part(self.unit_culture).line_ids.task_id, self.campaign)
        # What is due in December is not asked in March.
        self.assertFalse(self._part(self.unit_office).line_ids)

    def test_a_task_that_is_late_from_before_is_asked_again(self):
        self._collect(self.h1, "2024-06-03")
        lines = self._part(self.unit_justice, self.h1).line_ids
        self.assertEqual(lines.task_id, self.check | self.review)
        with self._on("2024-06-03"):
            self.assertEqual(lines[0].status, "overdue")
            self.assertEqual(lines[0].asked, "difficulty")

    def test_what_is_recorded_stands_there_and_is_not_asked(self):
        document = self._finish(self.check, "5/BC-UBND", "2024-02-27")
        with self._on("2024-02-28"):
            self.review.update_ids.create(
                {"task_id": self.review.id, "result": "Đã rà soát 12 văn bản"}
            )
        self._collect()
        check, review = self._part(self.unit_justice).line_ids
        with self._on("2024-03-01"):
            self.assertEqual(check.status, "done_on_time")
        self.assertEqual(check.documents, document.display_name)
        self.assertEqual(review.recorded, "28/02/2024: Đã rà soát 12 văn bản")
        self.assertFalse(check.asked or review.asked)
        self.assertFalse(self._part(self.unit_justice).missing)

    def test_what_is_of_another_period_does_not_count(self):
        with self._on("2024-02-28"):
            self.review.update_ids.create(
                {
                    "task_id": self.review.id,
                    "result": "Năm trước",
                    "date": "2023-12-14",
                }
            )
        self._collect()
        line = self._part(self.unit_justice).line_ids[1]
        self.assertFalse(line.recorded)
        self.assertEqual(line.asked, "result")

    def test_the_unit_s_person_finds_it_among_the_activities(self):
        self._collect()
        part = self._part(self.unit_justice)
        activity = part.activity_ids
        self.assertEqual((activity.user_id, len(activity)), (self.staff, 1))
        self.assertEqual(activity.date_deadline, part.date_internal)
        # A unit without an account is answered for by the office.
        self.assertEqual(
            self._part(self.unit_culture).activity_ids.user_id, self.office
        )


class TestFigures(ReportCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.indicator = cls.env["cchc.indicator"].create(
            {
                "plan_id": cls.plan.id,
                "name": "Hồ sơ trực tuyến",
                "target": 50,
                "unit_id": cls.unit_justice.id,
            }
        )
        cls._collect()
        cls.part = cls._part(cls.unit_justice)

    def _enter(self, position, numerator, denominator):
        value = self.indicator.value_ids.sorted("date_from")[position]
        with self._on(value.date_from):
            value.write({"numerator": numerator, "denominator": denominator})
        return value

    def test_the_unit_s_figures_of_the_period_stand_on_its_page(self):
        first = self.indicator.value_ids.sorted("date_from")[0]
        self.assertEqual(self.part.value_ids, first)
        self.assertFalse(self._part(self.unit_culture).value_ids)
        self.assertIn("Hồ sơ trực tuyến, Quý I/2024: its figures.", self.part.missing)

    def test_figures_that_no_unit_reports_are_the_office_s(self):
        self.indicator.unit_id = False
        self.assertFalse(self.part.value_ids)
        office = self._part(self.unit_office)
        self.assertEqual(office.value_ids.indicator_id, self.indicator)

    def test_what_is_entered_is_not_asked(self):
        self._enter(0, 30, 90)
        self.part.invalidate_recordset()
        self.assertNotIn("Hồ sơ", self.part.missing)

    def test_the_report_tells_the_period_and_the_year(self):
        self._enter(0, 30, 90)
        fact = self.q1._reader().live_facts().indicators[0]
        self.assertAlmostEqual(fact.period_value, 100 / 3)
        self._enter(1, 60, 90)
        self.assertEqual(self.q1._reader().live_facts().indicators[0], fact)
        half = self.h1._reader().live_facts().indicators[0]
        self.assertEqual((half.period_value, half.year_value), (50, 50))
        self.assertEqual((half.numerator, half.denominator), (90, 180))
        self.assertEqual(half.evaluation, "reached")

    def test_figures_entered_after_the_approval_do_not_show(self):
        self._enter(0, 30, 90)
        self._approve()
        before = self.q1._facts()
        self._enter(0, 90, 90)
        self.q1.invalidate_recordset()
        self.assertEqual(self.q1._facts(), before)
        self.assertAlmostEqual(before.indicators[0].year_value, 100 / 3)


class TestHandingIn(ReportCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._collect()
        cls.part = cls._part(cls.unit_justice)

    def test_what_was_typed_becomes_an_update_of_the_task(self):
        self._answer(self.part, self.staff)
        self.assertEqual(self.part.state, "submitted")
        self.assertEqual(self.part.submitted_by_id, self.staff)
        update = self.review.update_ids
        self.assertEqual(update.result, "Đã làm: Rà soát")
        self.assertEqual((update.report_id, update.user_id), (self.q1, self.staff))
        self.assertEqual(str(update.date), "2024-03-04")
        self.assertFalse(self.part.activity_ids)

    def test_a_part_that_lacks_something_needs_a_reason(self):
        part = self.part.with_user(self.staff)
        with self._on("2024-03-04"):
            with self.assert_refused("Kiểm tra: why it is late(.|\n)*Rà soát: its"):
                part.action_submit()
            part.missing_reason = "Cán bộ nghỉ ốm"
            part.action_submit()
        self.assertEqual(self.part.state, "submitted")

    def test_what_is_handed_in_is_locked_for_everyone(self):
        self._answer(self.part, self.staff)
        for user in (self.staff, self.office, self.admin):
            part = self.part.with_user(user)
            with self.assert_refused("handed in"):
                part.results = "Khác"
            with self.assert_refused("handed in"):
                part.line_ids[0].result = "Khác"
            with self.assert_refused("handed in"):
                part.line_ids = [
                    Command.update(part.line_ids[0].id, {"result": "Khác"})
                ]
            with self.assert_refused("buttons"):
                part.state = "open"
            with self.assertRaises(UserError):
                part.unlink()
            with self.assert_refused("handed in"):
                part.action_submit()

    def test_the_office_gives_it_back_with_a_remark(self):
        self._answer(self.part, self.staff)
        office = self.part.with_user(self.office)
        with self.assert_refused("Write under the remark"):
            office.action_reopen()
        office.remark = "Bổ sung số liệu"
        with self.assert_refused("Only the office", AccessError):
            self.part.with_user(self.staff).action_reopen()
        office.action_reopen()
        self.assertEqual(self.part.state, "open")
        self.assertEqual(self.part.activity_ids.user_id, self.staff)
        self.assertIn("Bổ sung số liệu", self.part.activity_ids.note)

    def test_what_is_corrected_corrects_the_same_update(self):
        self._answer(self.part, self.staff)
        self.part.with_user(self.office).remark = "Bổ sung"
        self.part.with_user(self.office).action_reopen()
        line = self.part.line_ids[1].with_user(self.staff)
        line.result = "Đã rà soát 12 văn bản"
        with self._on("2024-03-05"):
            self.part.with_user(self.staff).action_submit()
        self.assertEqual(self.review.update_ids.result, "Đã rà soát 12 văn bản")

    def test_the_office_answers_for_a_unit_without_people(self):
        part = self._part(self.unit_culture)
        self._answer(part, self.office)
        self.assertEqual(part.submitted_by_id, self.office)
        self.assertEqual(self.campaign.update_ids.user_id, self.office)

    def test_the_office_says_who_answers(self):
        part = self._part(self.unit_culture)
        with self.assertRaises(AccessError):
            part.with_user(self.staff).user_id = self.staff
        part.with_user(self.office).user_id = self.staff
        part.with_user(self.staff).results = "Đã tuyên truyền"
        self.assertEqual(part.results, "Đã tuyên truyền")

    def test_nobody_makes_or_moves_a_page(self):
        for user in (self.staff, self.office, self.admin):
            with self.assertRaises(AccessError):
                self.part.with_user(user).create(
                    {"report_id": self.h1.id, "unit_id": self.unit_justice.id}
                )
            with self.assertRaises(AccessError):
                self.part.with_user(user).line_ids[0].task_id = self.summary
            with self.assertRaises(AccessError):
                self.part.with_user(user).line_ids = [
                    Command.create({"task_id": self.summary.id})
                ]

    def test_how_long_a_unit_lets_wait(self):
        with self._on("2024-03-06"):
            self.part.invalidate_recordset()
            self.assertEqual((self.part.days_waiting, self.part.days_late), (5, 5))
        self._answer(self.part, self.staff, "2024-03-04")
        with self._on("2024-03-06"):
            self.part.invalidate_recordset()
            self.assertEqual((self.part.days_waiting, self.part.days_late), (3, 3))

    def test_two_who_hand_in_at_once(self):
        with (
            patch.object(
                self.env.registry["cchc.contribution"],
                "try_lock_for_update",
                lambda records, **options: records.browse(),
            ),
            self.assert_refused("Somebody else is working on this"),
        ):
            self._answer(self.part, self.staff)
        self.assertEqual(self.part.state, "open")
        self.assertFalse(self.review.update_ids)

    def test_a_closed_report_takes_no_part(self):
        self._approve()
        with self.assert_refused("its report is closed"):
            self.part.with_user(self.staff).action_submit()
        with self.assert_refused("its report is closed"):
            self.part.with_user(self.staff).results = "Muộn"

    def test_approving_writes_on_every_part(self):
        """So that a part that is being handed in by another transaction clashes."""
        self._approve()
        self.assertEqual(
            set(self.q1.contribution_ids.mapped("report_state")), {"approved"}
        )
        self.env.flush_all()
        self.env.cr.execute(
            "SELECT DISTINCT report_state FROM cchc_contribution WHERE report_id = %s",
            [self.q1.id],
        )
        self.assertEqual(self.env.cr.fetchall(), [("approved",)])

    def test_nobody_approves_while_a_part_is_handed_in(self):
        self.q1.with_user(self.office).action_hand_in()
        with (
            patch.object(
                self.env.registry["cchc.contribution"],
                "try_lock_for_update",
                lambda records, **options: records.browse(),
            ),
            self.assert_refused("Somebody else is working on this"),
        ):
            self._approve()
        self.assertEqual(self.q1.state, "review")
        self.assertFalse(self.q1.line_ids)


class TestAccess(ReportCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._collect()

    def _seen(self, user):
        return self.env["cchc.contribution"].with_user(user).search([]).unit_id

    def test_staff_see_the_page_of_their_own_unit(self):
        self.assertEqual(self._seen(self.staff), self.unit_justice)
        with self.assertRaises(AccessError):
            self._part(self.unit_office).with_user(self.staff).read(["results"])
        with self.assertRaises(AccessError):
            self._part(self.unit_culture).with_user(self.staff).results = "x"

    def test_a_member_of_the_unit_writes_as_its_head(self):
        self.unit_culture.member_ids = self.staff
        self.assertEqual(self._seen(self.staff), self.unit_justice | self.unit_culture)

    def test_the_office_and_the_leader_see_all(self):
        self.assertEqual(len(self._seen(self.office)), 3)
        self.assertEqual(len(self._seen(self.leader)), 3)
        with self.assertRaises(AccessError):
            self._part(self.unit_office).with_user(self.leader).results = "x"

    def test_another_commune_sees_none(self):
        self.assertFalse(self._seen(self.neighbour))

    def test_the_page_opens_for_its_person(self):
        part = self._part(self.unit_justice).with_user(self.staff)
        found = part.web_read(
            {
                "display_name": {},
                "report_id": {"fields": {"display_name": {}}},
                "missing": {},
                "can_answer": {},
                "line_ids": {
                    "fields": {
                        "task_id": {"fields": {"display_name": {}}},
                        "status": {},
                        "documents": {},
                        "recorded": {},
                        "asked": {},
                    }
                },
            }
        )
        self.assertTrue(found[0]["can_answer"])
        self.assertEqual(len(found[0]["line_ids"]), 2)


class TestChasing(Mornings, ReportCase):
    def _log_of_parts(self):
        return self.env["cchc.reminder"].search(
            [("contribution_id", "in", self.q1.contribution_ids.ids)], order="id"
        )

    def test_units_are_reminded_by_the_stages_of_milestones(self):
        self.staff.email = "nhan@x.vn"
        self._collect(day="2024-02-22")
        rows = self._run("2024-02-27").filtered("contribution_id")
        self.assertEqual(
            {(row.contribution_id.unit_id, row.user_id, row.position) for row in rows},
            {
                (self.unit_justice, self.staff, -3),
                (self.unit_office, self.office, -3),
                (self.unit_culture, self.office, -3),
            },
        )
        self.assertEqual(rows.company_id, self.company)
        self.assertEqual(rows.plan_id, self.plan)
        part = self._part(self.unit_justice)
        self.assertEqual(len(part.activity_ids), 1)
        self.assertIn("01/03/2024", part.activity_ids.summary)
        self.assertIn("Tư pháp", self._mails(self.staff).body_html)

    def test_once_each_and_not_after_the_answer(self):
        self._collect(day="2024-02-22")
        self._run("2024-02-27")
        self.assertFalse(self._run("2024-02-27").filtered("contribution_id"))
        self._answer(self._part(self.unit_justice), self.staff, "2024-02-28")
        rows = self._run("2024-02-29").filtered("contribution_id")
        self.assertNotIn(self.unit_justice, rows.contribution_id.unit_id)

    def test_the_button_chases_those_who_have_not_answered(self):
        self._collect()
        self._answer(self._part(self.unit_justice), self.staff)
        with self._on("2024-03-05"):
            self.q1.with_user(self.office).action_chase()
        rows = self._log_of_parts()
        self.assertEqual(
            rows.contribution_id.unit_id, self.unit_office | self.unit_culture
        )
        self.assertFalse(rows.stage_id)
        self.assertEqual(set(rows.mapped("position")), {2})
        self.assertEqual(rows.user_id, self.office)

    def test_but_once_a_day(self):
        self._collect()
        office = self.q1.with_user(self.office)
        with self._on("2024-03-05"):
            office.action_chase()
            with self.assert_refused("Nobody is left to chase"):
                office.action_chase()
        with self._on("2024-03-06"):
            office.action_chase()
        self.assertEqual(len(self._log_of_parts()), 6)

    def test_a_chase_comes_with_the_next_summary(self):
        self.staff.email = "nhan@x.vn"
        self._collect()
        with self._on("2024-03-05"):
            self.q1.with_user(self.office).action_chase()
        self._run("2024-03-05 02:00:00")
        self.assertIn("Tư pháp", self._mails(self.staff).body_html)

    def test_only_the_office_chases(self):
        self._collect()
        for user in (self.staff, self.leader):
            with self.assert_refused("Only the office", AccessError):
                self.q1.with_user(user).action_chase()

    def test_the_office_is_reminded_to_begin_and_to_send(self):
        rows = self._run("2024-02-27").filtered("report_id")
        self.assertEqual(
            [(row.report_id, row.user_id, row.position) for row in rows],
            [(self.q1, self.office, -3)],
        )
        self.assertEqual(str(rows.date_deadline), "2024-03-01")
        self._sent()
        self.assertFalse(self._run("2024-03-12").filtered("report_id"))
        self.assertFalse(self.q1.activity_ids)

    def test_a_report_that_is_late_goes_up_to_the_leader(self):
        self._collect()
        rows = self._run("2024-03-22").filtered("report_id")
        self.assertEqual(
            {(row.recipient, row.user_id, row.position) for row in rows},
            {("person", self.office, 6), ("leader", self.leader, 10)},
        )

    def test_a_reminder_is_of_one_thing(self):
        stage = self.env["cchc.reminder.stage"].search(
            [("company_id", "=", self.company.id)], limit=1
        )
        vals = {
            "stage_id": stage.id,
            "recipient": "person",
            "position": 0,
            "date_deadline": "2024-03-01",
            "channel": "nobody",
            "summary": "x",
        }
        both = {
            "report_id": self.q1.id,
            "milestone_id": self.check.milestone_ids.id,
        }
        for subject in ({}, both):
            with (
                self.assertRaises(IntegrityError),
                mute_logger("odoo.sql_db"),
                self.env.cr.savepoint(),
            ):
                self.env["cchc.reminder"].create(vals | subject)

    def test_a_failure_is_told_on_the_page_and_stops_nobody(self):
        self._collect(day="2024-02-22")
        broken = self._part(self.unit_justice)
        remind = self.env.registry["cchc.contribution"]._remind

        def fail(parts, today):
            if broken in parts:
                raise ValueError("Hỏng")
            return remind(parts, today)

        with (
            patch.object(self.env.registry["cchc.contribution"], "_remind", fail),
            mute_logger("odoo.addons.cchc_plan.models.reminding.cchc_reminder"),
        ):
            rows = self._run("2024-02-27").filtered("contribution_id")
        self.assertEqual(len(rows), 2)
        self.assertIn("Hỏng", broken.message_ids[0].body)
