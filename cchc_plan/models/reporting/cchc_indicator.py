from odoo import api, fields, models
from odoo.exceptions import ValidationError

# What of an indicator fills a line, and where the line's code is kept.
_CODES = {
    "value": "statistic_code",
    "numerator": "statistic_numerator_code",
    "denominator": "statistic_denominator_code",
}


class CchcIndicator(models.Model):
    """The lines of the superior's statistics form that an indicator fills.

    The link is the line's code: it goes with the indicator into the next year's plan,
    and holds when the commune makes the form its own copy.
    """

    _inherit = "cchc.indicator"

    statistic_code = fields.Char(index="btree_not_null")
    statistic_numerator_code = fields.Char()
    statistic_denominator_code = fields.Char()
    statistic_line_id = fields.Many2one(
        "cchc.statistic.line",
        string="Statistics Line",
        compute="_compute_statistic_lines",
        inverse="_inverse_statistic_line_id",
        domain="[('id', 'in', statistic_choice_ids)]",
        help="The line of the superior's form that this indicator fills in every "
        "report; the next year's plan takes it over.",
    )
    statistic_numerator_line_id = fields.Many2one(
        "cchc.statistic.line",
        string="Statistics Line of the Numerator",
        compute="_compute_statistic_lines",
        inverse="_inverse_statistic_numerator_line_id",
        domain="[('id', 'in', statistic_choice_ids)]",
        help="The line that the numerator fills, where the superior asks for it too.",
    )
    statistic_denominator_line_id = fields.Many2one(
        "cchc.statistic.line",
        string="Statistics Line of the Denominator",
        compute="_compute_statistic_lines",
        inverse="_inverse_statistic_denominator_line_id",
        domain="[('id', 'in', statistic_choice_ids)]",
        help="The line that the denominator fills, where the superior asks for it too.",
    )
    statistic_choice_ids = fields.Many2many(
        "cchc.statistic.line", compute="_compute_statistic_choice_ids"
    )

    @api.depends("company_id")
    def _compute_statistic_choice_ids(self):
        for indicator in self:
            company = indicator.company_id or self.env.company
            lines = company._cchc_statistic_form().line_ids
            indicator.statistic_choice_ids = lines.filtered(
                lambda line: line.source == "entered"
            )

    @api.depends(*_CODES.values(), "statistic_choice_ids")
    def _compute_statistic_lines(self):
        for indicator in self:
            lines = indicator.statistic_choice_ids.grouped("code")
            for name in _CODES.values():
                code = indicator[name]
                line = lines.get(code) if code else False
                indicator[f"{name.removesuffix('code')}line_id"] = line

    def _inverse_statistic_line_id(self):
        for indicator in self:
            indicator.statistic_code = indicator.statistic_line_id.code

    def _inverse_statistic_numerator_line_id(self):
        for indicator in self:
            line = indicator.statistic_numerator_line_id
            indicator.statistic_numerator_code = line.code

    def _inverse_statistic_denominator_line_id(self):
        for indicator in self:
            line = indicator.statistic_denominator_line_id
            indicator.statistic_denominator_code = line.code

    @api.constrains(*_CODES.values(), "plan_id", "active")
    def _check_statistic_code(self):
        for plan in self.plan_id:
            of_code = {}
            for indicator in plan.indicator_ids:
                for code in indicator._statistic_codes().values():
                    other = of_code.setdefault(code, indicator)
                    if other != indicator:
                        raise ValidationError(
                            self.env._(
                                "“%(indicator)s” and “%(other)s” fill the same line of "
                                "the statistics form; let only one of them do so.",
                                indicator=indicator.name,
                                other=other.name,
                            )
                        )

    @api.constrains(*_CODES.values(), "kind", "aggregation")
    def _check_statistic_parts(self):
        for indicator in self:
            codes = indicator._statistic_codes()
            if len(set(codes.values())) < len(codes):
                raise ValidationError(
                    self.env._(
                        "Value, numerator and denominator of “%(indicator)s” fill the "
                        "same line of the statistics form; give each a line of its "
                        "own, or none.",
                        indicator=indicator.name,
                    )
                )
            is_of_parts = indicator.kind == "ratio" and (
                indicator.aggregation != "average"
            )
            if codes.keys() - {"value"} and not is_of_parts:
                raise ValidationError(
                    self.env._(
                        "“%(indicator)s” has no numerator and denominator to tell: it "
                        "is no ratio, or an average of ratios. Empty the statistics "
                        "lines of its numerator and denominator.",
                        indicator=indicator.name,
                    )
                )

    def _statistic_codes(self) -> dict[str, str]:
        """The code of each line that this indicator fills, by what fills it."""
        self.ensure_one()
        return {part: self[name] for part, name in _CODES.items() if self[name]}

    def _statistic_grows(self, part: str) -> bool:
        """Whether what a line gets can only grow over the year."""
        self.ensure_one()
        return self.aggregation == ("sum" if part == "value" else "ratio_of_sums")

    def _statistic_origin(self, part: str) -> str:
        """Where the figure of a line comes from, in words."""
        self.ensure_one()
        if part == "numerator":
            return self.env._("numerator of: %(indicator)s", indicator=self.name)
        if part == "denominator":
            return self.env._("denominator of: %(indicator)s", indicator=self.name)
        return self.env._("indicator: %(indicator)s", indicator=self.name)
