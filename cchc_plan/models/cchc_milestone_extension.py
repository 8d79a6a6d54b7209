from odoo import api, fields, models


class CchcMilestone(models.Model):
    """More time, asked and granted."""

    _inherit = "cchc.milestone"

    extension_ids = fields.One2many(
        "cchc.extension", "milestone_id", string="Extensions", readonly=True
    )
    is_extended = fields.Boolean(
        string="Extended",
        compute="_compute_extension",
        store=True,
        help="A leader has granted more time; the first deadline is kept.",
    )
    is_extension_asked = fields.Boolean(
        string="Extension Asked",
        compute="_compute_extension",
        store=True,
        help="More time is asked for and not decided yet.",
    )

    @api.depends("extension_ids.state")
    def _compute_extension(self):
        for milestone in self:
            states = milestone.extension_ids.mapped("state")
            milestone.is_extended = "approved" in states
            milestone.is_extension_asked = "asked" in states

    def action_extend(self):
        """Ask for more time."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_plan.cchc_extension_action_ask"
        )
        return action | {"context": {"default_milestone_id": self.id}}
