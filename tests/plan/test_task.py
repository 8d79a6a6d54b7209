from datetime import date, timedelta
from itertools import product

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Domain

from odoo.addons.cchc_plan.core.plan.progress import STATES, STATUSES

from ..common import PlanCase


class TestMilestones(PlanCase):
    def test_a_dated_wording_makes_its_milestones_at_once(self):
        plan = self._plan(("Rà soát", "Trong tháng 3 và tháng 9", {}))
        task = plan.task_ids
        self.assertEqual(task.timeframe_kind, "dated")
        self.assertEqual(
            [str(due.date_deadline) for due in task.milestone_ids],
            ["2024-03-31", "2024-09-30"],
        )
        self.assertEqual(str(task.date_deadline), "2024-03-31")

    def test_a_new_wording_makes_new_milestones_in_a_draft(self):
        task = self._plan(("Rà soát", "Quý I/2024", {})).task_ids
        task.timeframe_text = "Trước 15/6"
        self.assertEqual(
            [str(due.date_deadline) for due in task.milestone_ids], ["2024-06-14"]
        )
        task.timeframe_text = "đang xem xét"
        self.assertFalse(task.milestone_ids)

    def test_milestones_given_by_hand_are_kept(self):
        task = self._plan(
            (
                "Rà soát",
                "đang xem xét",
                {
                    "milestone_ids": [
                        (0, 0, {"name": "Hạn", "date_deadline": "2024-05-02"})
                    ]
                },
            )
        ).task_ids
        self.assertEqual(str(task.date_deadline), "2024-05-02")

    def test_state_follows_the_milestones(self):
        task = self._plan(("Rà soát", "Trong tháng 3 và tháng 9", {})).task_ids
        first, second = task.milestone_ids
        first.state = "done"
        self.assertEqual((task.state, task.progress), ("in_progress", 50))
        self.assertEqual(str(task.date_deadline), "2024-09-30")
        second.state = "done"
        self.assertEqual((task.state, task.progress), ("done", 100))
        self.assertEqual(str(task.date_done), "2024-03-15")
        second.action_reopen()
        self.assertEqual(task.state, "in_progress")
        self.assertFalse(second.date_done)

    def test_done_closes_what_is_open(self):
        task = self._plan(("Rà soát", "Trong tháng 3 và tháng 9", {})).task_ids
        task.state = "done"
        self.assertEqual(set(task.milestone_ids.mapped("state")), {"done"})

    def test_a_deadline_on_a_day_off_shows_the_working_day_before(self):
        # 30/4 and 1/5/2024 are holidays, 27 and 28/4 a weekend; 29/4 was swapped off.
        task = self._plan(("Rà soát", "Chậm nhất 31/3", {})).task_ids
        self.assertEqual(str(task.date_deadline), "2024-03-31")  # a Sunday
        self.assertEqual(str(task.date_workday), "2024-03-29")

    def test_dates_are_checked(self):
        task = self._plan(("Rà soát", "Quý I/2024", {})).task_ids
        with self.assertRaises(ValidationError):
            task.milestone_ids.date_start = "2024-12-31"

    def test_the_person_is_the_head_of_the_lead(self):
        task = self._plan(("Rà soát", "Quý I/2024", {})).task_ids
        self.assertEqual(task.user_id, self.staff)
        task.lead_unit_id = self.unit_office
        self.assertEqual(task.user_id, self.office)

    def test_lead_and_coordinating_differ(self):
        task = self._plan(("Rà soát", "Quý I/2024", {})).task_ids
        with self.assertRaises(ValidationError):
            task.coordinating_unit_ids = task.lead_unit_id

    def test_kinds_of_deliverable_are_found(self):
        task = self._plan(
            ("Rà soát", "", {"deliverable": "Quyết định, Báo cáo của UBND xã"})
        ).task_ids
        self.assertEqual(set(task.deliverable_type_ids.mapped("code")), {"QĐ", "BC"})


class TestStatus(PlanCase):
    """SQL and Python say the same of every case."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._plan()
        today = date(2024, 3, 15)
        days = [
            None,
            *(today + timedelta(days=offset) for offset in (-40, -1, 0, 1, 40)),
        ]
        milestone_cases = [
            {
                "name": "Hạn",
                "state": state,
                "date_deadline": deadline,
                "date_done": done,
            }
            for state, deadline, done in product(
                ("todo", "done", "cancelled"), days, days
            )
            if (state == "done") == bool(done) and not (done and done > today)
        ]
        cls.tasks = cls.env["cchc.task"].create(
            [
                {
                    "section_id": cls.plan.section_ids.id,
                    "name": f"{state} {case}",
                    "state": state,
                    "milestone_ids": [(0, 0, case)],
                }
                for state in STATES
                for case in milestone_cases
                if state != "done" or case["state"] != "todo"
            ]
            + [
                {"section_id": cls.plan.section_ids.id, "name": state, "state": state}
                for state in STATES
            ]
        )
        cls.env.flush_all()

    def _check(self, records):
        model = records.browse()
        found = {}
        for word in STATUSES:
            hits = model.search([("status", "=", word), ("id", "in", records.ids)])
            self.assertEqual(set(hits.mapped("status")) - {word}, set())
            found[word] = len(hits)
        self.assertEqual(sum(found.values()), len(records))
        groups = model._read_group(
            Domain("id", "in", records.ids), ["status"], ["__count"]
        )
        self.assertEqual(
            dict(groups), {word: count for word, count in found.items() if count}
        )
        return found

    def test_tasks(self):
        found = self._check(self.tasks)
        self.assertTrue(all(found.values()), found)

    def test_milestones(self):
        found = self._check(self.tasks.milestone_ids)
        self.assertTrue(
            all(count for word, count in found.items() if word != "in_progress"), found
        )

    def test_order_is_by_urgency(self):
        ordered = self.tasks.search([("id", "in", self.tasks.ids)], order="status, id")
        positions = [STATUSES.index(task.status) for task in ordered]
        self.assertEqual(positions, sorted(positions))
        backwards = self.tasks.search(
            [("id", "in", self.tasks.ids)], order="status desc, id"
        )
        self.assertEqual(
            [STATUSES.index(task.status) for task in backwards],
            sorted(positions, reverse=True),
        )

    def test_not_equal_and_none(self):
        domain = [("id", "in", self.tasks.ids)]
        others = self.tasks.search([("status", "!=", "overdue"), *domain])
        self.assertNotIn("overdue", others.mapped("status"))
        self.assertFalse(self.tasks.search([("status", "=", False), *domain]))

    def test_the_web_may_group_sort_and_filter(self):
        description = self.tasks.fields_get(
            ["status"], ["groupable", "sortable", "searchable"]
        )["status"]
        self.assertTrue(
            description["groupable"]
            and description["sortable"]
            and description["searchable"]
        )

    def test_due_soon(self):
        self.company.cchc_due_soon_days = 7
        domain = [("id", "in", self.tasks.ids)]
        soon = self.tasks.search([("is_due_soon", "=", True), *domain])
        self.assertTrue(soon)
        self.assertEqual(soon, self.tasks.filtered("is_due_soon"))
        rest = self.tasks.search([("is_due_soon", "=", False), *domain])
        self.assertEqual(len(soon) + len(rest), len(self.tasks))

    def test_midnight_is_the_users(self):
        """At 23:30 UTC it is the next day in Việt Nam."""
        task = self._plan(("Rà soát", "Chậm nhất 15/3", {})).task_ids
        from freezegun import freeze_time

        with freeze_time("2024-03-15 23:30:00"):
            for zone, word in (("UTC", "todo"), ("Asia/Ho_Chi_Minh", "overdue")):
                there = task.with_context(tz=zone)
                there.invalidate_recordset()
                self.assertEqual(there.status, word)
                self.assertEqual(
                    there.search_count([("id", "=", task.id), ("status", "=", word)]),
                    1,
                )


class TestWork(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._plan(
            ("Của tư pháp", "Quý I/2024", {}),
            ("Của văn hóa", "Quý I/2024", {"lead_unit_id": cls.unit_culture.id}),
        )
        cls.plan.action_issue()
        cls.own, cls.others = cls.plan.task_ids

    def test_staff_work_on_what_their_unit_leads(self):
        own = self.own.with_user(self.staff)
        own.action_start()
        self.assertEqual(own.state, "in_progress")
        own.milestone_ids.state = "done"
        self.assertEqual(own.status, "done_on_time")
        with self.assertRaises(AccessError):
            self.others.with_user(self.staff).action_start()
        with self.assertRaises(AccessError):
            self.others.milestone_ids.with_user(self.staff).state = "done"

    def test_members_work_as_well(self):
        self.unit_culture.member_ids = self.staff
        self.others.with_user(self.staff).action_start()
        self.assertEqual(self.others.state, "in_progress")

    def test_staff_change_nothing_but_progress(self):
        with self.assertRaises(AccessError):
            self.own.with_user(self.staff).user_id = self.office
        with self.assertRaises(AccessError):
            self.own.milestone_ids.with_user(self.staff).date_deadline = "2025-01-01"
        with self.assertRaises(AccessError):
            self.own.with_user(self.staff).weight = 5

    def test_staff_do_not_touch_drafts(self):
        draft = self._plan(("Của tư pháp", "Quý I/2024", {}))
        with self.assertRaises(AccessError):
            draft.task_ids.with_user(self.staff).action_start()

    def test_hold_and_resume(self):
        self.own.action_hold()
        self.assertEqual(self.own.status, "on_hold")
        self.assertEqual(self.own.milestone_ids.status, "on_hold")
        self.own.action_resume()
        self.assertEqual(self.own.status, "todo")

    def test_no_cancelling_without_an_amendment(self):
        with self.assertRaisesRegex(UserError, "amendment"):
            self.own.with_user(self.office).state = "cancelled"

    def test_staff_may_comment(self):
        message = self.others.with_user(self.staff).message_post(body="Cần số liệu")
        self.assertTrue(message)

    def test_last_working_day_is_a_date_field(self):
        self.assertEqual(self.own.date_workday, fields.Date.to_date("2024-03-29"))
