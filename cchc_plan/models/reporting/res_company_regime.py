from odoo import api, fields, models
from odoo.exceptions import ValidationError


class ResCompany(models.Model):
    """The regime by which a commune reports."""

    _inherit = "res.company"

    cchc_regime_id = fields.Many2one(
        "cchc.regime",
        string="Reporting Regime",
        ondelete="restrict",
        index="btree_not_null",
        domain="[('company_id', 'in', (False, id))]",
        help="Which reports the commune sends and when; empty: before the 10th of the "
        "period's last month. A change moves the reports that are not begun.",
    )

    @api.constrains("cchc_regime_id")
    def _check_cchc_regime(self):
        for company in self:
            owner = company.cchc_regime_id.company_id
            if owner and owner != company:
                raise ValidationError(
                    self.env._(
                        "The regime “%(regime)s” is another commune's; choose a shared "
                        "one or your own.",
                        regime=company.cchc_regime_id.name,
                    )
                )

    def write(self, vals):
        result = super().write(vals)
        if "cchc_regime_id" in vals:
            self._move_reports()
        return result

    def _cchc_regime(self):
        """The regime that holds for this commune."""
        self.ensure_one()
        # Who asks need not be of the commune, nor see the regime of its own.
        chosen = self.sudo().cchc_regime_id or self._cchc_default_regime()
        return chosen.with_env(self.env)

    def _cchc_default_regime(self):
        """The regime of those that have chosen none; none where it was deleted."""
        regime = self.env.ref(
            "cchc_plan.cchc_regime_district", raise_if_not_found=False
        )
        return regime or self.env["cchc.regime"]

    def _move_reports(self):
        """Give the reports of running plans, where not begun, their present days."""
        # A regime that is shared moves the reports of communes that the person who
        # edits it need not see.
        plans = self.env["cchc.plan"].sudo()
        running = [("company_id", "in", self.ids), ("state", "=", "issued")]
        plans.search(running)._create_reports()
