from odoo import api, models
from odoo.exceptions import UserError

from ...core.plan.progress import summarise


class CchcTask(models.Model):
    """A task is done when its milestones are, each with its proof."""

    _inherit = "cchc.task"

    @api.constrains("state")
    def _check_done_is_proven(self):
        for task in self.filtered(lambda task: task.state == "done"):
            summary = summarise(task._dues())
            if summary.total and not summary.is_done:
                raise UserError(
                    self.env._(
                        "The task “%(task)s” still has open milestones; complete them.",
                        task=task.display_name,
                    )
                )
            if not summary.total and task.deliverable_type_ids:
                raise UserError(
                    self.env._(
                        "The task “%(task)s” has no milestone that its document could "
                        "prove; have the office give it a deadline.",
                        task=task.display_name,
                    )
                )
