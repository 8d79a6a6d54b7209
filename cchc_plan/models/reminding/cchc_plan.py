from odoo import models

from ...core.paper import legal_forms
from ...core.plan.plan_paper import SIGN


class CchcPlan(models.Model):
    """A plan that is closed or archived reminds nobody; letters cite it."""

    _inherit = "cchc.plan"

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
