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
    is_extension_asked = fields.Boolean(
        string="Extension Asked",
        compute="_compute_is_extension_asked",
        help="More time is asked for one of its milestones and not decided yet.",
    )
    extension_count = fields.Integer(
        string="Extensions",
        compute="_compute_extension_count",
        store=True,
        aggregator=None,
    )

    @api.depends("milestone_ids.is_extended", "milestone_ids.state")
    def _compute_is_extended(self):
        for task in self:
            counted = task.milestone_ids.filtered(lambda due: due.state != "cancelled")
            task.is_extended = any(counted.mapped("is_extended"))

    @api.depends("milestone_ids.is_extension_asked")
    def _compute_is_extension_asked(self):
        for task in self:
            task.is_extension_asked = any(
                task.milestone_ids.mapped("is_extension_asked")
            )

    @api.depends("milestone_ids.extension_ids")
    def _compute_extension_count(self):
        for task in self:
            task.extension_count = len(task.milestone_ids.extension_ids)

    def action_view_extensions(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_plan.cchc_extension_action"
        )
        return action | {"domain": [("task_id", "=", self.id)], "context": {}}
