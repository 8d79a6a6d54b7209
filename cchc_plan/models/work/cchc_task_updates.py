from odoo import api, fields, models


class CchcTask(models.Model):
    """How a task goes, as last told."""

    _inherit = "cchc.task"

    update_ids = fields.One2many(
        "cchc.task.update", "task_id", string="Updates", readonly=True
    )
    last_update_id = fields.Many2one(
        "cchc.task.update",
        string="Latest Update",
        compute="_compute_last_update",
        store=True,
        ondelete="set null",
    )
    date_last_update = fields.Date(
        string="Updated On", compute="_compute_last_update", store=True
    )
    update_count = fields.Integer(
        compute="_compute_last_update", store=True, aggregator=None
    )
    last_result = fields.Text(string="Latest Result", related="last_update_id.result")
    last_difficulty = fields.Text(
        string="Latest Difficulty", related="last_update_id.difficulty"
    )
    last_proposal = fields.Text(
        string="Latest Proposal", related="last_update_id.proposal"
    )
    last_progress = fields.Float(
        string="Progress as Told", related="last_update_id.progress"
    )

    @api.depends("update_ids.date")
    def _compute_last_update(self):
        for task in self:
            task.last_update_id = task.update_ids._latest()
            task.date_last_update = task.last_update_id.date
            task.update_count = len(task.update_ids)

    def action_update(self):
        """Write how the task goes."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_plan.cchc_task_update_action_write"
        )
        return action | {"context": {"default_task_id": self.id}}

    def action_view_updates(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_plan.cchc_task_update_action"
        )
        return action | {
            "domain": [("task_id", "=", self.id)],
            "context": {"of_one_task": True},
        }
