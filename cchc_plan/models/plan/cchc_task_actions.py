from odoo import models

from ...core.plan.progress import summarise


class CchcTask(models.Model):
    """The buttons of a task."""

    _inherit = "cchc.task"

    def action_start(self):
        self.filtered(lambda task: task.state == "todo").state = "in_progress"

    def action_done(self):
        """Complete the next open milestone; the last one completes the task."""
        self.ensure_one()
        waiting = self.milestone_ids.filtered(lambda due: due.state == "todo")
        if waiting:
            return self._action_complete(waiting[0])
        self.state = "done"
        return None

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

    def _action_complete(self, milestone):
        """The dialog in which one milestone of this task is completed."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_plan.cchc_complete_wizard_action"
        )
        context = {"default_task_id": self.id, "default_milestone_id": milestone.id}
        return action | {"context": context}
