from odoo import api, fields, models

from ...core.organisation.decrees import KnownDecree


class CchcDecree(models.Model):
    """A legal document whose number and date are known, to check citations against."""

    _name = "cchc.decree"
    _description = "Known Legal Document"
    _inherit = ["cchc.base.mixin"]
    _order = "date desc, number"
    _rec_name = "number"

    number = fields.Char(string="Number and Sign", required=True, index=True)
    date = fields.Date(required=True)
    subject = fields.Char()
    date_expired = fields.Date(string="Expired On")
    replaced_by = fields.Char()
    note = fields.Text()
    active = fields.Boolean(default=True)

    _number_uniq = models.Constraint(
        "UNIQUE(number)", "This legal document is already in the list."
    )

    @api.model
    def _known(self) -> dict[str, KnownDecree]:
        return {
            decree.number: KnownDecree(
                number=decree.number,
                date=decree.date,
                subject=decree.subject or "",
                date_expired=decree.date_expired or None,
                replaced_by=decree.replaced_by or "",
            )
            for decree in self.search([])
        }
