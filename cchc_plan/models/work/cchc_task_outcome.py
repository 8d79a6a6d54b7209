from odoo import api, fields, models

from ...core.plan.progress import summarise


class CchcTask(models.Model):
    """A task by its first deadline, and by extensions of its milestones."""

    _inherit = "cchc.task"

    date_planned = fields.Date(
        string="First Deadline",
        compute="_compute_by_first_deadline",
        store=True,
        help="As first issued, of the open milestone that was to be done first; of the "
        "last one once all are done.",
    )
    is_done_after_planned = fields.Boolean(
        string="Done after the First Deadline",
        compute="_compute_by_first_deadline",
        store=True,
        help="At least one milestone was, in time or not.",
    )
    is_on_extension = fields.Boolean(
        compute="_compute_by_first_deadline",
        store=True,
        help="Its next open milestone was given more time; once all are done: at least "
        "one of them was done after its first deadline and had been given more time.",
    )

    @api.depends(
        "milestone_ids.state",
        "milestone_ids.date_deadline",
        "milestone_ids.date_done",
        "milestone_ids.date_planned",
        "milestone_ids.is_extended",
    )
    def _compute_by_first_deadline(self):
        for task in self:
            summary = summarise(task._dues())
            task.date_planned = summary.planned
            task.is_done_after_planned = summary.is_done_after_planned
            task.is_on_extension = summary.is_on_extension

    @api.depends("is_on_extension")
    def _compute_outcome(self):
        super()._compute_outcome()

    def _is_on_extension(self):
        return self.is_on_extension

    def _is_on_extension_sql(self, alias, query):
        return self._field_to_sql(alias, "is_on_extension", query)
