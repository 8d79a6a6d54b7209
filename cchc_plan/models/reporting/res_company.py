from odoo import api, fields, models
from odoo.exceptions import ValidationError


class ResCompany(models.Model):
    """The regime by which a commune reports, and the statistics form of its reports."""

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

    cchc_statistic_form_id = fields.Many2one(
        "cchc.statistic.form",
        string="Statistics Form",
        ondelete="restrict",
        index="btree_not_null",
        domain="[('company_id', 'in', (False, id))]",
        help="The annex of statistics in the reports; empty: the usual form.",
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

    @api.constrains("cchc_statistic_form_id")
    def _check_cchc_statistic_form(self):
        for company in self:
            owner = company.cchc_statistic_form_id.company_id
            if owner and owner != company:
                raise ValidationError(
                    self.env._(
                        "The form “%(form)s” is another commune's; choose a shared one "
                        "or your own.",
                        form=company.cchc_statistic_form_id.name,
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

    def _cchc_statistic_form(self):
        """The form that holds for this commune; none where that was deleted."""
        self.ensure_one()
        # Who asks need not be of the commune, nor see the form of its own.
        chosen = self.sudo().cchc_statistic_form_id
        if not chosen:
            chosen = self.env.ref(
                "cchc_plan.cchc_statistic_form_usual", raise_if_not_found=False
            )
        return (chosen or self.env["cchc.statistic.form"]).with_env(self.env)
