from odoo import models


class CchcPlan(models.Model):
    """A plan that is closed or archived reminds nobody."""

    _inherit = "cchc.plan"

    def write(self, vals):
        result = super().write(vals)
        if {"state", "active"} & vals.keys():
            self.task_ids._refresh_reminders()
        return result
