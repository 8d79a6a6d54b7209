from odoo import fields, models


class ResCompany(models.Model):
    """The days on which a commune rests or works otherwise than the week says."""

    _inherit = "res.company"

    cchc_day_off_ids = fields.One2many("cchc.day.off", "company_id", string="Days Off")
