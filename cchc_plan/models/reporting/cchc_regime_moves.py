from odoo import api, models

# What a report's days come from.
DAY_FIELDS = frozenset(
    {
        "answered_by",
        "cutoff_day",
        "cutoff_month",
        "due_day",
        "due_days",
        "due_mode",
        "due_month",
        "kind",
        "lead_days",
        "regime_id",
        "start_day",
        "start_month",
    }
)


class CchcRegime(models.Model):
    """A change of a regime moves the reports of those who report by it."""

    _inherit = "cchc.regime"

    def _move_reports(self):
        # Communes that the administrator does not work for report by it as well.
        companies = self.env["res.company"].sudo()
        domain = [("cchc_regime_id", "in", self.ids)]
        default = companies._cchc_default_regime()
        if default & self:
            domain = ["|", ("cchc_regime_id", "=", False), *domain]
        companies.search(domain)._move_reports()


class CchcRegimeLine(models.Model):
    """A line that is added, changed or taken away moves them."""

    _inherit = "cchc.regime.line"

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines.flush_recordset()  # days that are none are refused by the database
        lines.regime_id._move_reports()
        return lines

    def write(self, vals):
        result = super().write(vals)
        if DAY_FIELDS & vals.keys():
            self.flush_recordset()
            self.regime_id._move_reports()
        return result

    def unlink(self):
        regimes = self.regime_id
        result = super().unlink()
        regimes._move_reports()
        return result
