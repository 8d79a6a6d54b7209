from odoo import api, fields, models
from odoo.exceptions import ValidationError


class ResCompany(models.Model):
    """The statistics form that a commune's reports have."""

    _inherit = "res.company"

    cchc_statistic_form_id = fields.Many2one(
        "cchc.statistic.form",
        string="Statistics Form",
        ondelete="restrict",
        index="btree_not_null",
        domain="[('company_id', 'in', (False, id))]",
        help="The annex of statistics in the reports; empty: the usual form.",
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
