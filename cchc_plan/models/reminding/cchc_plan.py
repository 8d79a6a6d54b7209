from odoo import api, models

from ...core.paper import legal_forms
from ...core.plan.plan_paper import SIGN


class CchcPlan(models.Model):
    """A first plan brings the usual stages; one that is closed reminds nobody."""

    _inherit = "cchc.plan"

    @api.model_create_multi
    def create(self, vals_list):
        plans = super().create(vals_list)
        plans.company_id._set_up_as_commune(plans)
        return plans

    def _after_write(self, vals):
        super()._after_write(vals)
        if {"state", "active"} & vals.keys():
            self.task_ids._refresh_reminders()

    def _citation(self) -> str:
        """This plan as other documents name it."""
        self.ensure_one()
        cited = legal_forms.citation(
            self.document_number or "", SIGN, self.document_date, self.body_line or ""
        )
        return f"Kế hoạch {cited}"
