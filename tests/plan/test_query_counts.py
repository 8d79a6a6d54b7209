from odoo import Command

from ..common import PlanCase

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


class QueryCase(PlanCase):
    """What a person waits for asks the database as often for one line as for forty."""

    def _plan_of(self, count):
        raise NotImplementedError

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


class TestQueryCounts(QueryCase):
    """The lists and boards of tasks, for four and for forty of them."""

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


INDICATOR_SPECIFICATION = {
    "name": {},
    "target_text": {},
    "current_text": {},
    "total_text": {},
    "last_year_text": {},
    "trend": {},
    "status": {},
    "missing_text": {},
    "can_enter": {},
    "unit_id": {"fields": {"display_name": {}}},
}
VALUE_SPECIFICATION = {
    "indicator_id": {"fields": {"display_name": {}}},
    "period": {},
    "numerator": {},
    "denominator": {},
    "value_text": {},
    "error_text": {},
    "warning_text": {},
    "can_enter": {},
    "state": {},
}


class TestIndicatorQueryCounts(QueryCase):
    """The lists of indicators and of figures, for four and for forty of them."""

    def _plan_of(self, count):
        before = self._issued(2023, count)
        plan = self._issued(2024, count)
        for last, indicator in zip(
            before.indicator_ids, plan.indicator_ids, strict=True
        ):
            indicator.previous_id = last
        for value in (before | plan).indicator_ids.value_ids:
            if str(value.date_from) < self.today:
                value.write({"numerator": 1, "denominator": 10})
        return plan

    def _compare(self, action, small=4, large=40):
        few, many = self._plan_of(small), self._plan_of(large)
        self._queries(lambda: action(few))  # issuing has emptied the rules' cache
        return self._queries(lambda: action(few)), self._queries(lambda: action(many))

    def _issued(self, year, count):
        plan = self._plan(
            ("Công khai", "Thường xuyên", {}), year=year, document_number=f"{year}/KH"
        )
        self.env["cchc.indicator"].create(
            [
                {
                    "plan_id": plan.id,
                    "name": f"Chỉ tiêu {n}",
                    "target": 30,
                    "unit_id": self.unit_justice.id,
                    "part_ids": [Command.create({"name": "Trực tuyến"})],
                }
                for n in range(count)
            ]
        )
        plan.action_issue()
        return plan

    def test_indicator_list(self):
        staff = self.env(user=self.staff)

        def read(plan):
            staff["cchc.indicator"].web_search_read(
                [("plan_id", "=", plan.id)], INDICATOR_SPECIFICATION
            )

        few, many = self._compare(read)
        self.assertEqual(few, many)
        self.assertLess(many, 20)

    def test_list_of_figures(self):
        staff = self.env(user=self.staff)

        def read(plan):
            staff["cchc.indicator.value"].web_search_read(
                [("plan_id", "=", plan.id)], VALUE_SPECIFICATION
            )

        few, many = self._compare(read)
        self.assertEqual(few, many)
        self.assertLess(many, 20)

    def test_the_sheet_of_indicators(self):
        few, many = self._compare(lambda plan: plan._render_indicators())
        self.assertEqual(few, many)
