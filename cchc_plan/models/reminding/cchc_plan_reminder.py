from odoo import api, models


class CchcPlan(models.Model):
    """A first plan brings the usual stages; one that is closed reminds nobody."""

    _inherit = "cchc.plan"

    @api.model_create_multi
    def create(self, vals_list):
        plans = super().create(vals_list)
        plans.company_id._set_up_as_commune(plans)
        return plans

    def write(self, vals):
        result = super().write(vals)
        if {"state", "active"} & vals.keys():
            self.task_ids._refresh_reminders()
        return result
