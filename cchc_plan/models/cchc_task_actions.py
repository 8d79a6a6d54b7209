from odoo import models

from ..core.progress import summarise


class CchcTask(models.Model):
    """The buttons of a task."""

    _inherit = "cchc.task"

    def action_start(self):
        self.filtered(lambda task: task.state == "todo").state = "in_progress"

    def action_done(self):
        """Mark every open milestone done today."""
        self.state = "done"

    def action_hold(self):
        self.state = "on_hold"

    def action_resume(self):
        """Take up a task that was on hold; its milestones say how far it is."""
        for task in self.filtered(lambda task: task.state == "on_hold"):
            summary = summarise(task._dues())
            task.state = "in_progress" if summary.total_done else "todo"

    def action_amend(self):
        self.ensure_one()
        action = self.plan_id.action_amend()
        return action | {"context": action["context"] | {"amend_task_id": self.id}}
