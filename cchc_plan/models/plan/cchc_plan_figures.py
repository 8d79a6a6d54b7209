from odoo import api, fields, models
from odoo.fields import Domain

from ...core.plan.progress import Ratio, figures


class CchcPlan(models.Model):
    """How far a plan is: counts and the three figures, each over its denominator."""

    _inherit = "cchc.plan"

    task_count = fields.Integer(compute="_compute_figures")
    overdue_count = fields.Integer(compute="_compute_figures")
    indicator_count = fields.Integer(compute="_compute_indicator_count")
    amendment_count = fields.Integer(compute="_compute_amendment_count")
    has_figures = fields.Boolean(compute="_compute_figures")
    completion = fields.Float(
        compute="_compute_figures",
        help="Weight of the tasks done over the weight of all that are not on hold or "
        "cancelled, in per cent.",
    )
    completion_due = fields.Float(
        string="Completion of What Is Due",
        compute="_compute_figures",
        help="The same over the tasks whose deadline has come, in per cent.",
    )
    completion_parts = fields.Char(string="Done over All", compute="_compute_figures")
    completion_due_parts = fields.Char(
        string="Done over Due", compute="_compute_figures"
    )
    on_time_parts = fields.Char(
        string="On Time over Judged", compute="_compute_figures"
    )
    on_time_rate = fields.Float(
        compute="_compute_figures",
        help="Tasks done on time over tasks done or overdue, in per cent.",
    )

    @api.depends("task_ids.state", "task_ids.date_deadline", "task_ids.weight")
    @api.depends_context("lang", "tz")
    def _compute_figures(self):
        today = fields.Date.context_today(self)
        task = self.env["cchc.task"]
        of_plans = Domain("plan_id", "in", self.ids)
        due = Domain("date_deadline", "<=", today)
        lines = {plan.id: [] for plan in self}
        counts = {plan.id: {} for plan in self}
        for domain, deadline in ((due, today), (~due, None)):
            for plan, status, weight, count in task._read_group(
                of_plans & domain, ["plan_id", "status"], ["weight:sum", "__count"]
            ):
                lines[plan.id].append((status, deadline, weight))
                counts[plan.id][status] = counts[plan.id].get(status, 0) + count
        for plan in self:
            result = figures(lines.get(plan.id, ()), today)
            of_status = counts.get(plan.id, {})
            plan.task_count = sum(of_status.values())
            plan.overdue_count = of_status.get("overdue", 0)
            plan.has_figures = result.completion.percent is not None
            plan.completion = result.completion.percent or 0
            plan.completion_due = result.completion_due.percent or 0
            plan.on_time_rate = result.on_time.percent or 0
            plan.completion_parts = plan._parts(result.completion)
            plan.completion_due_parts = plan._parts(result.completion_due)
            plan.on_time_parts = plan._parts(result.on_time)

    def _parts(self, ratio: Ratio) -> str:
        """Numerator and denominator, so that nobody has to trust a percentage."""
        if ratio.percent is None:
            return self.env._("No data")
        return f"{ratio.numerator:g}/{ratio.denominator:g}"

    @api.depends("indicator_ids")
    def _compute_indicator_count(self):
        counts = self._count_lines("cchc.indicator")
        for plan in self:
            plan.indicator_count = counts.get(plan, 0)

    @api.depends("amendment_ids")
    def _compute_amendment_count(self):
        counts = self._count_lines("cchc.amendment")
        for plan in self:
            plan.amendment_count = counts.get(plan, 0)

    def _count_lines(self, model: str) -> dict:
        return dict(
            self.env[model]._read_group(
                Domain("plan_id", "in", self.ids), ["plan_id"], ["__count"]
            )
        )
