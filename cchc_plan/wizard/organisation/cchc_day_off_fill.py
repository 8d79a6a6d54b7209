from odoo import fields, models
from odoo.exceptions import UserError

from ...core.organisation.workdays import FIRST_YEAR, LAST_YEAR, public_holidays


class CchcDayOffFill(models.TransientModel):
    """Bring the public holidays of a year into the list, to be changed there."""

    _name = "cchc.day.off.fill"
    _description = "Fill In Public Holidays"
    _inherit = ["cchc.base.mixin"]

    company_id = fields.Many2one(
        "res.company",
        required=True,
        ondelete="cascade",
        default=lambda self: self.env.company,
    )
    year = fields.Integer(
        required=True, default=lambda self: fields.Date.context_today(self).year
    )

    def action_fill(self):
        self.ensure_one()
        if not public_holidays(self.year):
            raise UserError(
                self.env._(
                    "The holidays of %(year)s are not known; choose a year from "
                    "%(first)s to %(last)s.",
                    year=str(self.year),
                    first=str(FIRST_YEAR),
                    last=str(LAST_YEAR),
                )
            )
        self.env["cchc.day.off"]._fill(self.company_id, self.year)
        return self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_plan.cchc_day_off_action"
        )
