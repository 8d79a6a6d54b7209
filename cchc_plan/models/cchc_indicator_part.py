from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError


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


class CchcIndicatorValue(models.Model):
    _inherit = "cchc.indicator.value"

    part_ids = fields.One2many(
        "cchc.indicator.value.part",
        "value_id",
        string="By Part",
        help="They add up to the whole figures when those are confirmed.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        values = super().create(vals_list)
        values._create_parts()
        return values

    def _create_parts(self):
        """A line for each part that figures not yet confirmed lack."""
        # Lines are the system's; who may enter figures fills them in.
        self.env["cchc.indicator.value.part"].sudo().create(
            [
                {"value_id": value.id, "part_id": part.id}
                for value in self
                if value.state == "draft"
                for part in value.indicator_id.part_ids - value.part_ids.part_id
            ]
        )


class CchcIndicator(models.Model):
    _inherit = "cchc.indicator"

    part_ids = fields.One2many(
        "cchc.indicator.part",
        "indicator_id",
        string="Parts",
        copy=True,
        help="A free list, e.g. by channel; for each period the parts must add up to "
        "the whole. Leave it empty where figures are not split.",
    )
