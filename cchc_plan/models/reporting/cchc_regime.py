from odoo import api, fields, models
from odoo.exceptions import AccessError

from ...core.reporting.regime import year_calendar
from ..base.lock import is_office


class CchcRegime(models.Model):
    """Which reports a year has and when: data, since superiors and days change.

    A change of a regime moves the reports of those who report by it.
    """

    _name = "cchc.regime"
    _description = "Reporting Regime"
    _inherit = ["cchc.shared.mixin"]
    _order = "company_id, sequence, id"
    _check_company_auto = True

    name = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    recipient = fields.Char(
        string="Receiving Authority",
        help="Who receives the reports; empty: the receiving authority of the commune.",
    )
    note = fields.Text(help="Where it is laid down, and until when it holds.")
    line_ids = fields.One2many(
        "cchc.regime.line", "regime_id", string="Reports", copy=True
    )
    is_in_use = fields.Boolean(compute="_compute_is_in_use")
    active = fields.Boolean(default=True)

    @api.depends_context("company")
    def _compute_is_in_use(self):
        used = self.env.company._cchc_regime()
        for regime in self:
            regime.is_in_use = regime == used

    def action_use(self):
        """Let the commune report by this regime; what is not begun moves."""
        self.ensure_one()
        self.env.company.cchc_regime_id = self

    def action_copy_own(self):
        """A copy that the commune may change, and that it reports by from now on."""
        self.ensure_one()
        if not is_office(self.env):
            raise AccessError(
                self.env._("Only the office chooses the regime of its commune.")
            )
        company = self.env.company
        own = self.copy({"company_id": company.id, "sequence": self.sequence + 1})
        own.name = f"{self.name} – {company.name}"
        company.cchc_regime_id = own
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": own.id,
            "view_mode": "form",
        }

    def _calendar(self, year: int, is_off):
        """The reports of a year as core/reporting/regime.py computes them."""
        rules = [line._rule() for line in self.line_ids]
        return year_calendar(rules, year, is_off)

    def _move_reports(self):
        # Communes that the administrator does not work for report by it as well.
        companies = self.env["res.company"].sudo()
        domain = [("cchc_regime_id", "in", self.ids)]
        default = companies._cchc_default_regime()
        if default & self:
            domain = ["|", ("cchc_regime_id", "=", False), *domain]
        companies.search(domain)._move_reports()
