from odoo import fields, models
from odoo.exceptions import AccessError


class CchcIndicatorValuePart(models.Model):
    """The figures of one part in one period; the parts add up to the whole."""

    _name = "cchc.indicator.value.part"
    _description = "Figures of a Part"
    _inherit = ["cchc.base.mixin"]
    _order = "value_id, part_id, id"

    value_id = fields.Many2one(
        "cchc.indicator.value",
        required=True,
        ondelete="cascade",
        index=True,
        readonly=True,
    )
    part_id = fields.Many2one(
        "cchc.indicator.part",
        required=True,
        ondelete="cascade",
        index=True,
        readonly=True,
    )
    company_id = fields.Many2one(
        related="value_id.company_id", store=True, index=True, ondelete="cascade"
    )
    unit_id = fields.Many2one(
        related="value_id.unit_id", store=True, index=True, ondelete="cascade"
    )
    plan_state = fields.Selection(related="value_id.plan_state")
    numerator = fields.Float(digits=(16, 2), aggregator=None)
    denominator = fields.Float(digits=(16, 2), aggregator=None)
    amount = fields.Float(string="Count", digits=(16, 2), aggregator=None)

    _part_uniq = models.Constraint(
        "UNIQUE(value_id, part_id)", "The figures have this part already."
    )
    _not_negative = models.Constraint(
        "CHECK(numerator >= 0 AND denominator >= 0 AND amount >= 0)",
        "No part of a figure is below zero.",
    )

    def write(self, vals):
        if not self.env.su and vals.keys() & {"value_id", "part_id"}:
            raise AccessError(self.env._("The figures of a part stay with it."))
        self.value_id._check_open()
        before = {line: line._text() for line in self}
        result = super().write(vals)
        for line, text in before.items():
            if text != line._text():
                line.value_id._log(f"{line.part_id.name}: {text} → {line._text()}")
        return result

    def _text(self) -> str:
        self.ensure_one()
        if self.value_id.kind == "ratio":
            return f"{self.numerator:g}/{self.denominator:g}"
        return f"{self.amount:g}"
