from odoo import api, fields, models
from odoo.fields import Domain


class CchcUnit(models.Model):
    """The tasks that a unit leads."""

    _inherit = "cchc.unit"

    task_ids = fields.One2many("cchc.task", "lead_unit_id", string="Tasks")
    task_count = fields.Integer(compute="_compute_task_count")

    @api.depends("task_ids")
    def _compute_task_count(self):
        counts = dict(
            self.env["cchc.task"]._read_group(
                Domain("lead_unit_id", "in", self.ids), ["lead_unit_id"], ["__count"]
            )
        )
        for unit in self:
            unit.task_count = counts.get(unit, 0)

    def action_view_tasks(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_plan.cchc_task_action"
        )
        return action | {
            "domain": [("lead_unit_id", "=", self.id)],
            "context": {"default_lead_unit_id": self.id},
        }
