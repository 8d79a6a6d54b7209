from odoo import api, fields, models


class CchcTask(models.Model):
    """Whether a task owes its being in time to an extension."""

    _inherit = "cchc.task"

    is_extended = fields.Boolean(
        string="Extended",
        compute="_compute_is_extended",
        store=True,
        help="At least one of its milestones was given more time.",
    )
    extension_count = fields.Integer(
        string="Extensions", compute="_compute_extension_count"
    )

    @api.depends("milestone_ids.is_extended", "milestone_ids.state")
    def _compute_is_extended(self):
        for task in self:
            counted = task.milestone_ids.filtered(lambda due: due.state != "cancelled")
            task.is_extended = any(counted.mapped("is_extended"))

    @api.depends("milestone_ids.extension_ids")
    def _compute_extension_count(self):
        counts = dict(
            self.env["cchc.extension"]._read_group(
                [("task_id", "in", self.ids)], ["task_id"], ["__count"]
            )
        )
        for task in self:
            task.extension_count = counts.get(task, 0)

    def action_view_extensions(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_plan.cchc_extension_action"
        )
        return action | {"domain": [("task_id", "=", self.id)], "context": {}}
