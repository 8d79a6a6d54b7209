from odoo import models


class CchcPlan(models.Model):
    """Issuing a plan gives every coordinating unit its part."""

    _inherit = "cchc.plan"

    def action_issue(self):
        result = super().action_issue()
        self.task_ids._sync_coordination()
        return result
