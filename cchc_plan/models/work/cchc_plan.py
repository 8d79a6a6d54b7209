from odoo import api, fields, models
from odoo.fields import Domain

from ...core.work.outcome import OUTCOMES, by_first_deadline


class CchcPlan(models.Model):
    """How the tasks of a plan stand towards their deadlines, in words and figures."""

    _inherit = "cchc.plan"

    outcome_text = fields.Char(
        string="By the Deadline in Force",
        compute="_compute_outcomes",
        help="Number of tasks. In time: done by the deadline in force; by an "
        "extension: after the first deadline and within the time that a leader has "
        "granted.",
    )
    first_rate = fields.Float(
        string="On Time by the First Deadline",
        compute="_compute_outcomes",
        help="Weight of the tasks done by their first deadline over the weight of "
        "those done or with their first deadline passed, in per cent. Neither "
        "extensions nor amendments move it.",
    )
    first_parts = fields.Char(
        string="On Time over Judged by the First Deadline", compute="_compute_outcomes"
    )

    @api.depends("task_ids.state", "task_ids.date_deadline", "task_ids.weight")
    @api.depends_context("lang", "tz")
    def _compute_outcomes(self):
        today = fields.Date.context_today(self)
        task = self.env["cchc.task"]
        of_plans = Domain("plan_id", "in", self.ids)
        counts = {plan.id: {} for plan in self}
        for plan, word, count in task._read_group(
            of_plans, ["plan_id", "outcome"], ["__count"]
        ):
            counts[plan.id][word] = count
        lines = self._lines_by_first_deadline(today)
        for plan in self:
            ratio = by_first_deadline(lines.get(plan.id, ()))
            plan.outcome_text = plan._outcome_text(counts.get(plan.id, {}))
            plan.first_rate = ratio.percent or 0
            plan.first_parts = plan._parts(ratio)

    def _lines_by_first_deadline(self, today) -> dict:
        """Plan's id → lines for core/work/outcome.py."""
        lines = {plan.id: [] for plan in self}
        passed = Domain("date_planned", "<", today)
        coming = Domain("date_planned", ">=", today)
        for domain, is_passed in ((passed, True), (coming, False)):
            for plan, state, is_after, weight in self.env["cchc.task"]._read_group(
                Domain("plan_id", "in", self.ids) & domain,
                ["plan_id", "state", "is_done_after_planned"],
                ["weight:sum"],
            ):
                lines[plan.id].append((state, is_after, is_passed, weight))
        return lines

    def _outcome_text(self, counts: dict) -> str:
        """The classes with their numbers, which add up to all the tasks."""
        number = {word: counts.get(word, 0) for word in OUTCOMES}
        others = ("not_due", "no_deadline", "not_counted")
        return self.env._(
            "%(done)s done in time, %(extended)s of them by an extension; "
            "%(late)s done late; %(overdue)s overdue, %(spite)s of them in spite of an "
            "extension; %(others)s others; %(total)s tasks in all",
            done=number["in_time"] + number["in_time_extended"],
            extended=number["in_time_extended"],
            late=number["late"],
            overdue=number["overdue"] + number["overdue_extended"],
            spite=number["overdue_extended"],
            others=sum(number[word] for word in others),
            total=sum(number.values()),
        )

    def _after_issue(self):
        super()._after_issue()
        self.task_ids._sync_coordination()
