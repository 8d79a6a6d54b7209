from odoo import api, fields, models
from odoo.exceptions import ValidationError


class CchcIndicator(models.Model):
    """The line of the superior's statistics form that an indicator fills.

    The link is the line's code: it goes with the indicator into the next year's plan,
    and holds when the commune makes the form its own copy.
    """

    _inherit = "cchc.indicator"

    statistic_code = fields.Char(index="btree_not_null")
    statistic_line_id = fields.Many2one(
        "cchc.statistic.line",
        string="Statistics Line",
        compute="_compute_statistic_line_id",
        inverse="_inverse_statistic_line_id",
        domain="[('id', 'in', statistic_choice_ids)]",
        help="The line of the superior's form that this indicator fills in every "
        "report; the next year's plan takes it over.",
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

    @api.depends("statistic_code", "statistic_choice_ids")
    def _compute_statistic_line_id(self):
        for indicator in self:
            lines = indicator.statistic_choice_ids.grouped("code")
            code = indicator.statistic_code
            indicator.statistic_line_id = lines.get(code) if code else False

    def _inverse_statistic_line_id(self):
        for indicator in self:
            indicator.statistic_code = indicator.statistic_line_id.code

    @api.constrains("statistic_code", "plan_id", "active")
    def _check_statistic_code(self):
        for plan in self.plan_id:
            of_code = {}
            for indicator in plan.indicator_ids.filtered("statistic_code"):
                other = of_code.setdefault(indicator.statistic_code, indicator)
                if other != indicator:
                    raise ValidationError(
                        self.env._(
                            "“%(indicator)s” and “%(other)s” fill the same line of the "
                            "statistics form; let only one of them do so.",
                            indicator=indicator.name,
                            other=other.name,
                        )
                    )
