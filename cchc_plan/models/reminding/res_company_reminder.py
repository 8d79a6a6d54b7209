from odoo import api, models


class ResCompany(models.Model):
    """A new commune starts with the usual stages."""

    _inherit = "res.company"

    @api.model_create_multi
    def create(self, vals_list):
        companies = super().create(vals_list)
        # Who creates a company need not have a role in its plans.
        self.env["cchc.reminder.stage"].sudo()._create_defaults(companies)
        return companies
