from .common import PlanCase

TASK_SPECIFICATION = {
    "number": {},
    "name": {},
    "lead_unit_id": {"fields": {"display_name": {}}},
    "user_id": {"fields": {"display_name": {}}},
    "timeframe_text": {},
    "date_deadline": {},
    "date_workday": {},
    "days_left": {},
    "status": {},
    "is_due_soon": {},
    "progress": {},
}


class TestQueryCounts(PlanCase):
    """What a person waits for asks the database as often for one task as for forty."""

    def _plan_of(self, count):
        wordings = (
            "Quý I/2024",
            "Thường xuyên",
            "Trước 15/6",
            "Theo kế hoạch của tỉnh",
        )
        return self._plan(
            *((f"Nhiệm vụ {n}", wordings[n % 4], {}) for n in range(count)),
        )

    def _queries(self, action):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.cr.sql_log_count
        action()
        self.env.flush_all()
        return self.cr.sql_log_count - before

    def _compare(self, action, small=4, large=40):
        """The queries of ``action`` on a small and on a large plan."""
        action(self._plan_of(small))  # rights, parameters and languages are read once
        few, many = self._plan_of(small), self._plan_of(large)
        return self._queries(lambda: action(few)), self._queries(lambda: action(many))

    def test_task_list(self):
        office = self.env(user=self.office)

        def read(plan):
            office["cchc.task"].web_search_read(
                [("plan_id", "=", plan.id)], TASK_SPECIFICATION
            )

        few, many = self._compare(read)
        self.assertEqual(few, many)
        self.assertLess(many, 20)

    def test_groups_by_status(self):
        office = self.env(user=self.office)

        def group(plan):
            office["cchc.task"].formatted_read_group(
                [("plan_id", "=", plan.id)], ["status"], ["__count"]
            )

        few, many = self._compare(group)
        self.assertEqual(few, many)
        self.assertLess(many, 6)

    def test_issue(self):
        few, many = self._compare(
            lambda plan: plan.with_user(self.office).action_issue()
        )
        self.assertLess(many, few * 1.5)

    def test_plan_as_draft_for_the_checks(self):
        few, many = self._compare(lambda plan: plan._to_draft())
        self.assertEqual(few, many)
