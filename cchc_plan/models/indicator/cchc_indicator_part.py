from odoo import api, fields, models
from odoo.exceptions import UserError


class CchcIndicatorPart(models.Model):
    """One part of an indicator's figures, e.g. what comes in by post."""

    _name = "cchc.indicator.part"
    _description = "Part of an Indicator"
    _inherit = ["cchc.base.mixin"]
    _order = "indicator_id, sequence, id"

    indicator_id = fields.Many2one(
        "cchc.indicator", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(
        related="indicator_id.company_id", store=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    name = fields.Char(required=True)

    _name_uniq = models.Constraint(
        "UNIQUE(indicator_id, name)", "The indicator has this part already."
    )

    @api.model_create_multi
    def create(self, vals_list):
        parts = super().create(vals_list)
        parts.indicator_id.value_ids._create_parts()
        return parts

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        lines = self.env["cchc.indicator.value.part"]
        for part in self:
            used = lines.search_count(
                [
                    ("part_id", "=", part.id),
                    "|",
                    ("value_id.is_entered", "=", True),
                    ("value_id.state", "=", "confirmed"),
                ],
                limit=1,
            )
            if used:
                raise UserError(
                    self.env._(
                        "Figures are entered by the part “%(part)s”; rename it "
                        "instead of deleting it.",
                        part=part.name,
                    )
                )
