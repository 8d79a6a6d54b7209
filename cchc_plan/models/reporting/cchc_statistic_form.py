import re

from odoo import api, fields, models
from odoo.exceptions import AccessError

from ..base.lock import is_office


class CchcStatisticForm(models.Model):
    """The superior's statistics form as data, since each province has its own."""

    _name = "cchc.statistic.form"
    _description = "Statistics Form"
    _inherit = ["cchc.shared.mixin"]
    _order = "company_id, sequence, id"
    _check_company_auto = True

    name = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    note = fields.Text(help="Who prescribes the form, and since when.")
    line_ids = fields.One2many(
        "cchc.statistic.line", "form_id", string="Lines of the Form", copy=True
    )
    is_in_use = fields.Boolean(compute="_compute_is_in_use")
    active = fields.Boolean(default=True)

    @api.depends_context("company")
    def _compute_is_in_use(self):
        used = self.env.company._cchc_statistic_form()
        for form in self:
            form.is_in_use = form == used

    def action_use(self):
        """Let the commune's reports have this form from now on."""
        self.ensure_one()
        self.env.company.cchc_statistic_form_id = self

    def action_copy_own(self):
        """A copy that the commune may change, and that its reports have from now on."""
        self.ensure_one()
        if not is_office(self.env):
            raise AccessError(
                self.env._(
                    "Only the office chooses the statistics form of its commune."
                )
            )
        company = self.env.company
        own = self.copy(
            {
                "company_id": company.id,
                "sequence": self.sequence + 1,
                "name": f"{self.name} – {company.name}",
            }
        )
        company.cchc_statistic_form_id = own
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": own.id,
            "view_mode": "form",
        }

    def _give_codes(self):
        """Number the lines that were added without a code."""
        self.ensure_one()
        numbers = [
            int(code[1:])
            for code in self.line_ids.mapped("code")
            if re.fullmatch(r"M\d{1,6}", code or "")
        ]
        number = max(numbers, default=0)
        for line in self.line_ids.filtered(lambda line: not line.code):
            number += 1
            line.code = f"M{number:02}"
