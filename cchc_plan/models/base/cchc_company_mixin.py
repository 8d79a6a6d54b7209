from odoo import fields, models
from odoo.exceptions import AccessError


class CchcCompanyMixin(models.AbstractModel):
    """A record that belongs to one commune and stays there."""

    _name = "cchc.company.mixin"
    _description = "Belongs to a Commune"
    _inherit = ["cchc.base.mixin"]

    company_id = fields.Many2one(
        "res.company",
        required=True,
        ondelete="restrict",
        index=True,
        default=lambda self: self.env.company,
    )

    def write(self, vals):
        # Record rules judge what a record was, not what a write makes of it.
        own = self.env.user.company_ids.ids
        if not self.env.su and vals.get("company_id", own[0]) not in own:
            raise AccessError(
                self.env._("You cannot move a record to a commune that is not yours.")
            )
        return super().write(vals)
