from odoo import models


class ResCompany(models.Model):
    """Who decides in a commune."""

    _inherit = "res.company"

    def _cchc_deciders(self):
        """The leader of the commune, or everybody who may decide there."""
        self.ensure_one()
        # Only names are read, of people whose groups the asker may not see.
        company = self.sudo()
        group = self.env.ref("cchc_plan.cchc_plan_group_leader").sudo()
        able = group.all_user_ids.filtered(
            lambda user: user.active and company in user.company_ids
        )
        chosen = company.cchc_leader_id & able
        admins = self.env.ref("cchc_plan.cchc_plan_group_admin").sudo().all_user_ids
        return chosen or (able - admins) or able
