from unittest.mock import patch

from odoo.tools.safe_eval import safe_eval

from odoo.addons.cchc_plan.models.base.lock import unlocked

from .handover_case import HandoverCase

LOGGER = "odoo.addons.cchc_plan.models.work.res_company"


class ResponsibilityCase(HandoverCase):
    """``early`` has nobody, the person of ``middle`` is gone, ``last`` has no head."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.early.user_id = False
        cls.middle.user_id = cls.heir
        cls.heir.active = False
        unlocked(cls.last).lead_unit_id = cls.unit_culture
        cls.last.user_id = cls.staff

    def _check(self, *days):
        for day in days:
            with self._clock(day), self._committing():
                self.env["res.company"]._cron_check_responsibility()

    def _told(self, company=None):
        plans = self.env["cchc.plan"].search(
            [("company_id", "=", (company or self.company).id)]
        )
        return self.env["mail.activity"].search(
            [
                ("res_model", "=", "cchc.plan"),
                ("res_id", "in", plans.ids),
                (
                    "activity_type_id",
                    "=",
                    self.env.ref("cchc_plan.mail_activity_type_responsibility").id,
                ),
            ]
        )

    def _clear(self):
        self.plan.task_ids.user_id = self.staff
        self.unit_culture.head_id = self.staff


class TestList(ResponsibilityCase):
    def _found(self, name, value=True, user=None):
        tasks = self.env["cchc.task"].with_user(user or self.office)
        return tasks.search([(name, "=", value), ("plan_id", "=", self.plan.id)])

    def test_each_reason_finds_its_tasks(self):
        self.assertEqual(self._found("is_without_person"), self.early)
        self.assertEqual(self._found("is_without_access"), self.middle)
        self.assertEqual(self._found("is_without_head"), self.last)
        self.assertEqual(self._found("is_unclear"), self.plan.task_ids)

    def test_what_is_searched_is_what_is_shown(self):
        for person in (self.staff, self.stranger, self.neighbour, self.heir, False):
            for head in (self.head, self.stranger, self.heir, False):
                self.middle.user_id = person
                self.unit_justice.head_id = head
                for name in (
                    "is_without_person",
                    "is_without_access",
                    "is_without_head",
                    "is_unclear",
                ):
                    shown = self.plan.task_ids.with_user(self.office).filtered(name)
                    with self.subTest(name=name, person=person, head=head):
                        self.assertEqual(self._found(name), shown)
                        rest = self.plan.task_ids - shown
                        self.assertEqual(self._found(name, False), rest)

    def test_the_reasons_are_told_in_words(self):
        self.middle.user_id = self.heir
        words = [task.unclear for task in self.plan.task_ids.with_user(self.office)]
        self.assertEqual(
            words,
            [
                "No person in charge",
                "The person has no access",
                "The unit has no head",
            ],
        )

    def test_a_missing_address_is_only_a_hint(self):
        self._clear()
        self.staff.email = False
        task = self.early.with_user(self.office)
        self.assertEqual(task.unclear, "The person has no e-mail address")
        self.assertFalse(task.is_unclear)

    def test_an_outside_body_needs_no_head(self):
        self.unit_culture.is_internal = False
        self.assertFalse(self._found("is_without_head"))

    def test_the_screen_lists_open_tasks_of_issued_plans(self):
        action = self.env.ref("cchc_plan.cchc_task_action_unclear")
        tasks = self.env["cchc.task"].with_user(self.office)
        domain = action._get_action_dict()["domain"]
        found = tasks.search(safe_eval(domain))
        self.assertEqual(found, self.plan.task_ids)
        draft = self._plan(("Chưa giao", "Quý II", {"lead_unit_id": False}))
        unlocked(self.early).state = "cancelled"
        found = tasks.search(safe_eval(domain))
        self.assertEqual(found, self.middle | self.last)
        self.assertNotIn(draft.task_ids, found)

    def test_the_office_names_a_person_in_the_list(self):
        self.early.with_user(self.office).user_id = self.staff
        self.assertNotIn(self.early, self._found("is_unclear"))

    def test_a_row_leads_to_the_dialog(self):
        action = self.middle.with_user(self.office).action_hand_over()
        self.assertEqual(action["res_model"], "cchc.handover.wizard")
        self.assertEqual(action["context"]["default_user_id"], self.heir.id)

    def test_searching_asks_as_often_for_many_tasks(self):
        self._found("is_unclear")
        few = self._queries()
        plan = self._plan(*((f"Việc {n}", "29/3/2024", {}) for n in range(40)))
        plan.task_ids.user_id = self.heir
        plan.action_issue()
        self.assertEqual(self._queries(), few)

    def _queries(self):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.cr.sql_log_count
        self.env["cchc.task"].with_user(self.office).web_search_read(
            [("is_unclear", "=", True)],
            {"unclear": {}, "user_id": {"fields": {"display_name": {}}}},
        )
        return self.cr.sql_log_count - before


class TestWeekly(ResponsibilityCase):
    def test_the_office_is_told_the_counts_and_where_to_look(self):
        self._check("2024-03-18")
        activity = self._told()
        self.assertEqual(activity.user_id, self.office)
        self.assertEqual(
            activity.summary,
            "1 tasks without a person, 1 persons without access, "
            "1 units without a head",
        )
        self.assertIn("cchc_plan.cchc_task_action_unclear", activity.note)
        self.assertEqual(activity.res_id, self.plan.id)
        self.assertFalse(self._mails())

    def test_twice_in_a_week_says_nothing_new(self):
        self._check("2024-03-18")
        activity = self._told()
        activity.with_user(self.office).action_feedback()
        self._check("2024-03-18", "2024-03-22")
        self.assertFalse(self._told())

    def test_the_next_week_moves_the_same_activity(self):
        self._check("2024-03-18")
        activity = self._told()
        self.early.user_id = self.staff
        self._check("2024-03-25")
        self.assertEqual(self._told(), activity)
        self.assertEqual(
            activity.summary, "1 persons without access, 1 units without a head"
        )

    def test_a_missed_monday_is_made_up_for_once(self):
        self._check("2024-03-20", "2024-03-21")
        self.assertEqual(len(self._told()), 1)
        self._check("2024-03-25")
        self.assertEqual(self._told().date_deadline, self._date("2024-03-25"))

    def test_nothing_to_say_no_message(self):
        self._clear()
        self._check("2024-03-18")
        self.assertFalse(self._told())

    def test_what_is_settled_ends_the_activity(self):
        self._check("2024-03-18")
        self._clear()
        self._check("2024-03-25")
        self.assertFalse(self._told())

    def test_each_commune_hears_of_its_own(self):
        [task] = self._in_both(self.staff)
        task.user_id = False
        self._check("2024-03-18")
        self.assertEqual(self._told(self.other_company).user_id, self.neighbour)
        self.assertIn(
            "1 tasks without a person", self._told(self.other_company).summary
        )
        self.assertEqual(self._told().user_id, self.office)

    def test_a_commune_that_fails_does_not_stop_the_others(self):
        [task] = self._in_both(self.staff)
        task.user_id = False
        model = self.env.registry["res.company"]
        count = model._count_unclear

        def fail(company):
            if company.id == self.company.id:
                raise ValueError("boom")
            return count(company)

        with (
            patch.object(model, "_count_unclear", fail),
            self.assertLogs(LOGGER, "ERROR"),
        ):
            self._check("2024-03-18")
        self.assertTrue(self._told(self.other_company))
        self.assertFalse(self._told())
        self.assertIn("boom", self.plan.message_ids[0].body)
        self._check("2024-03-19")
        self.assertTrue(self._told())

    def test_without_an_office_the_leader_is_told(self):
        self.office.active = False
        self._check("2024-03-18")
        self.assertEqual(self._told().user_id, self.leader)

    def test_without_anybody_a_line_is_logged(self):
        self.office.active = False
        self.company.cchc_leader_id = False
        with self.assertLogs(LOGGER, "WARNING"):
            self._check("2024-03-18")
        self.assertFalse(self._told())

    def test_the_job_runs_on_monday_morning_in_vietnam(self):
        cron = self.env.ref("cchc_plan.ir_cron_check_responsibility")
        self.assertEqual((cron.interval_number, cron.interval_type), (1, "weeks"))
        self.assertEqual((cron.nextcall.weekday(), cron.nextcall.hour), (6, 23))

    def test_the_job_itself(self):
        self.env["res.company"].search([]).cchc_date_responsibility = False
        cron = self.env.ref("cchc_plan.ir_cron_check_responsibility")
        with self._clock("2024-03-18"), self.enter_registry_test_mode():
            cron.method_direct_trigger()
        self.assertEqual(len(self._told()), 1)
