from contextlib import suppress
from unittest.mock import patch

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tools import mute_logger

from odoo.addons.cchc_plan.models.base.lock import unlocked

from .reminder_case import ReminderCase

RUN = "odoo.addons.cchc_plan.models.reminding.cchc_reminder"


class TestDailyRun(ReminderCase):
    def test_a_stage_is_logged_with_its_person_and_words(self):
        row = self._run("2024-03-12")
        self.assertEqual(
            (row.task_id, row.user_id, row.recipient, row.position, row.channel),
            (self.early, self.staff, "person", -3, "activity"),
        )
        self.assertEqual(row.date_deadline, self._date("2024-03-15"))
        self.assertEqual(
            row.summary,
            "Due 15/03/2024, 3 working days from 12/03/2024: Kiểm tra",
        )

    def test_a_second_run_sends_nothing(self):
        self._run("2024-03-12")
        activities, mails = self._activities(), self._mails()
        self.assertFalse(self._run("2024-03-12", "2024-03-12 09:00:00"))
        self.assertEqual(self._activities(), activities)
        self.assertEqual(self._mails(), mails)

    def test_a_deadline_from_first_to_last(self):
        days = [f"2024-03-{day:02}" for day in range(1, 32)]
        days += ["2024-04-01", "2024-04-02"]
        rows = self._run(*days).filtered(lambda row: row.task_id == self.early)
        self.assertEqual(
            [(row.recipient, row.position, str(row.date.date())) for row in rows],
            [
                ("person", -7, "2024-03-06"),
                ("person", -3, "2024-03-12"),
                ("person", -1, "2024-03-14"),
                ("person", 0, "2024-03-15"),
                ("person", 1, "2024-03-18"),
                ("head", 3, "2024-03-20"),
                ("person", 6, "2024-03-25"),
                ("leader", 10, "2024-03-29"),
                ("person", 11, "2024-04-01"),
            ],
        )

    def test_a_missed_week_sends_what_is_due_now_and_once(self):
        self._run("2024-03-14")
        rows = self._run("2024-03-22", "2024-03-22")
        self.assertEqual(
            sorted(self._told(rows)),
            [
                ("Kiểm tra", "head", 3),
                ("Kiểm tra", "person", 1),
                ("Rà soát", "person", -7),
            ],
        )

    def test_nobody_is_reminded_on_a_day_off(self):
        self._run("2024-03-15")
        self.assertFalse(self._run("2024-03-16", "2024-03-17"))
        self.assertTrue(self._run("2024-03-18"))

    def test_the_day_begins_at_midnight_in_vietnam(self):
        self._run("2024-03-11")
        self.assertFalse(self._run("2024-03-11 16:59:59"))
        self.assertTrue(self._run("2024-03-11 17:00:00"))

    def test_the_turn_of_the_year(self):
        rows = self._run("2024-12-31").filtered(lambda row: row.task_id == self.last)
        self.assertEqual(self._told(rows), [("Tổng kết", "person", 0)])
        rows = self._run("2025-01-01", "2025-01-02")
        rows = rows.filtered(lambda row: row.task_id == self.last)
        self.assertEqual(self._told(rows), [("Tổng kết", "person", 1)])

    def test_a_deadline_in_tet_is_reminded_of_before_it(self):
        self._move_deadline("2024-02-10")
        rows = self._run("2024-02-06", "2024-02-07", "2024-02-12", "2024-02-15")
        self.assertEqual(
            [(row.position, str(row.date.date())) for row in rows],
            [(-1, "2024-02-06"), (0, "2024-02-07"), (1, "2024-02-15")],
        )

    def test_a_day_off_of_the_commune_counts(self):
        self.env["cchc.day.off"].create(
            {
                "date": "2024-03-18",
                "name": "Lễ hội của xã",
                "company_id": self.company.id,
            }
        )
        self._run("2024-03-15")
        self.assertFalse(self._run("2024-03-18"))
        self.assertEqual(self._run("2024-03-19").position, 1)

    def test_stages_are_each_communes_own(self):
        stages = self.env["cchc.reminder.stage"].search([])
        self.assertEqual(
            len(stages.filtered(lambda stage: stage.company_id == self.company)), 7
        )
        stages.filtered(lambda stage: stage.company_id == self.company).active = False
        self.assertFalse(self._run("2024-03-12"))

    def test_a_draft_or_closed_plan_reminds_nobody(self):
        self.plan.action_close()
        self.assertFalse(self._run("2024-03-12"))

    def test_done_held_and_cancelled_work_reminds_nobody(self):
        self.early.action_hold()
        self.assertFalse(self._run("2024-03-12"))
        self.early.action_resume()
        self.early.state = "done"
        self.assertFalse(self._run("2024-03-12"))

    def test_a_moved_deadline_is_reminded_of_anew(self):
        self._run("2024-03-15")
        self._move_deadline("2024-03-26")
        rows = self._run("2024-03-18", "2024-03-21")
        rows = rows.filtered(lambda row: row.task_id == self.early)
        self.assertEqual(
            [(row.position, str(row.date_deadline)) for row in rows],
            [(-7, "2024-03-26"), (-3, "2024-03-26")],
        )

    def _move_deadline(self, day):
        unlocked(self.early)._move_deadline(self._date(day))


class TestWhom(ReminderCase):
    def test_the_head_stands_in_for_a_missing_person(self):
        self.early.user_id = False
        self.assertEqual(self._run("2024-03-12").user_id, self.head)

    def test_the_leader_stands_in_for_a_missing_head(self):
        self.unit_justice.head_id = False
        rows = self._run("2024-03-20")
        self.assertEqual(
            rows.filtered(lambda row: row.recipient == "head").user_id, self.leader
        )

    def test_who_has_left_is_not_reminded(self):
        self.staff.active = False
        self.assertEqual(self._run("2024-03-12").user_id, self.head)

    def test_who_cannot_open_the_task_is_not_reminded(self):
        self.early.user_id = self.stranger
        self.assertEqual(self._run("2024-03-12").user_id, self.head)
        self.staff.write(
            {
                "company_ids": [Command.set(self.other_company.ids)],
                "company_id": self.other_company.id,
            }
        )
        self.assertEqual(self._run("2024-03-26").user_id, self.head)

    def test_that_there_is_nobody_is_logged_once(self):
        self.early.user_id = self.unit_justice.head_id = False
        self.company.cchc_leader_id = False
        row = self._run("2024-03-12", "2024-03-13")
        self.assertEqual((len(row), row.channel), (1, "nobody"))
        self.assertFalse(row.user_id)
        self.assertFalse(self._activities(self.early))

    def test_a_head_in_charge_is_not_asked_to_chase_the_head(self):
        self.early.user_id = self.head
        rows = self._run("2024-03-20").filtered(lambda row: row.task_id == self.early)
        self.assertEqual(self._told(rows), [("Kiểm tra", "person", 1)])


class TestFailures(ReminderCase):
    def _failing(self, task):
        """One task whose reminder fails."""
        method = "_reminder_text"
        original = type(self.milestone)._reminder_text

        def fail(milestone, *arguments):
            if milestone.task_id == task:
                raise ValueError("Không đọc được")
            return original(milestone, *arguments)

        return patch.object(self.env.registry["cchc.milestone"], method, fail)

    def test_a_failure_is_written_on_the_task_and_stops_no_other(self):
        with self._failing(self.early), mute_logger(RUN):
            rows = self._run("2024-03-26")
        self.assertEqual(self._told(rows), [("Rà soát", "person", -3)])
        note = self.early.message_ids[0]
        self.assertIn("Không đọc được", note.body)
        self.assertFalse(self._activities(self.early))

    def test_what_failed_is_sent_the_next_day(self):
        with self._failing(self.early), mute_logger(RUN):
            self._run("2024-03-26")
        rows = self._run("2024-03-27")
        self.assertEqual(rows.task_id, self.early)
        self.assertEqual(set(rows.mapped("recipient")), {"person", "head"})

    def test_a_crash_between_batches_is_made_up_for_without_a_repeat(self):
        """The first batch is committed; the process dies in the second."""
        cron = self.env.ref("cchc_plan.ir_cron_remind")
        model = self.env.registry["cchc.reminder"]
        original = model._process_batch
        own = self.early.milestone_ids + self.middle.milestone_ids

        def die(reminders, milestones, today):
            if self.middle.id in milestones.task_id.ids:
                raise SystemExit("killed")
            return original(reminders, milestones, today)

        with self._clock("2024-03-26"), self._batches_of_one():
            with (
                patch.object(model, "_process_batch", die),
                self.enter_registry_test_mode(),
                suppress(SystemExit),  # assertRaises would undo the first batch as well
            ):
                cron.method_direct_trigger()
            first = self._log()
            self.assertEqual(set(first.mapped("milestone_id")), set(own[0]))
            with self.enter_registry_test_mode():
                cron.method_direct_trigger()
            rest = self._log() - first
            self.assertEqual(self._told(rest), [("Rà soát", "person", -3)])
            self.assertEqual(len(self._activities(self.early, self.staff)), 1)
            self.assertEqual(len(self._mails(self.staff)), 1)

    def _batches_of_one(self):
        model = self.env.registry["cchc.milestone"]
        return patch.object(model, "_reminder_batch", 1)

    def test_a_run_that_is_out_of_time_goes_on_later(self):
        moments = []

        def commit(cron, processed=0, *, remaining=None, deactivate=False):
            moments.append(remaining)
            return 0

        model = self.env.registry["ir.cron"]
        with (
            self._clock("2024-03-26"),
            patch.object(model, "_commit_progress", commit),
            self._batches_of_one(),
        ):
            reminders = self.env["cchc.reminder"]
            reminders._cron_remind()
            self.assertEqual(self._log().task_id, self.early)
            reminders._cron_remind()
            self.assertEqual(self._log().task_id, self.early + self.middle)
        self.assertTrue(all(moments))


class TestLog(ReminderCase):
    def test_nobody_writes_in_the_log(self):
        row = self._run("2024-03-12")
        for user in (self.staff, self.office, self.leader, self.admin):
            own = row.with_user(user)
            with self.subTest(role=user.login):
                self.assertEqual(own.read(["summary"])[0]["id"], row.id)
                with self.assertRaises(AccessError):
                    own.write({"summary": "Khác"})
                with self.assertRaises(AccessError):
                    own.unlink()
                with self.assertRaises(AccessError):
                    own.copy()

    @mute_logger("odoo.sql_db")
    def test_nothing_is_deleted_even_by_the_system(self):
        row = self._run("2024-03-12")
        with self.assertRaisesRegex(UserError, "kept for good"):
            row.unlink()
        with self.assertRaisesRegex(UserError, "archive the stage"):
            row.stage_id.unlink()

    def test_another_commune_sees_nothing(self):
        self._run("2024-03-12")
        self.assertFalse(
            self.env["cchc.reminder"]
            .with_user(self.neighbour)
            .search([("plan_id", "=", self.plan.id)])
        )

    def test_it_is_read_on_the_task(self):
        row = self._run("2024-03-12")
        early = self.early.with_user(self.staff)
        self.assertEqual(early.reminder_ids, row)
        self.assertEqual(early.reminder_count, 1)
        self.assertFalse(self.middle.reminder_count)
        action = early.action_view_reminders()
        self.assertEqual(row.search(action["domain"]), row)

    def test_queries_do_not_grow_with_the_batch(self):
        def queries(count):
            plan = self._plan(
                *((f"Nhiệm vụ {n}", "15/3/2024", {}) for n in range(count)),
                document_number=f"{count}/KH-UBND",
            )
            plan.task_ids.user_id = self.staff
            plan.action_issue()
            ids = plan.task_ids.milestone_ids.ids
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            self.assertEqual(
                self.env["cchc.reminder"]._process_batch(
                    self.env["cchc.milestone"].browse(ids), self._date("2024-03-20")
                ),
                2 * count,
            )
            self.env.flush_all()
            return self.cr.sql_log_count - before

        queries(2)
        few, many = queries(4), queries(40)
        self.assertLess(many, few * 1.2)
        self.assertLess(many, 80)
