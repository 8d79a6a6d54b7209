from odoo import api, fields, models

from ...core.reporting.facts import IndicatorFact

# Where no figure differs from the figure 0.
FIGURES = (
    "period_value",
    "year_value",
    "last_year_value",
    "numerator",
    "denominator",
    "period_numerator",
    "period_denominator",
)
TEXTS = (
    "section",
    "area",
    "name",
    "unit_of_measure",
    "target",
    "evaluation",
    "note",
    "unit",
)


class CchcReportIndicatorLine(models.Model):
    """An indicator with its figures as they stood at the cut-off."""

    _name = "cchc.report.indicator.line"
    _description = "Indicator in a Report"
    _inherit = ["cchc.frozen.mixin"]
    _order = "report_id, sequence, id"
    _check_company_auto = True

    indicator_id = fields.Many2one(
        "cchc.indicator",
        required=True,
        ondelete="restrict",
        index=True,
        check_company=True,
    )
    section = fields.Char()
    area = fields.Char(string="Field")
    name = fields.Char(string="Indicator as Printed")
    unit_of_measure = fields.Char()
    target = fields.Char()
    evaluation = fields.Char()
    note = fields.Text(string="Explanation")
    unit = fields.Char(string="Reported By")
    is_cumulative = fields.Boolean()
    figures = fields.Json(help="The figures by name; one that is not there is null.")
    period_text = fields.Char(string="This Period", compute="_compute_texts")
    year_text = fields.Char(string="Since the Year Began", compute="_compute_texts")
    last_year_text = fields.Char(string="Last Year", compute="_compute_texts")

    @api.depends("figures")
    @api.depends_context("lang")
    def _compute_texts(self):
        for line in self:
            figures = line.figures or {}
            line.period_text = line._figure_text(figures.get("period_value"))
            line.year_text = line._figure_text(figures.get("year_value"))
            line.last_year_text = line._figure_text(figures.get("last_year_value"))

    def _figure_text(self, value: float | None) -> str:
        if value is None:
            return self.env._("No data")
        return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")

    def _fact(self) -> IndicatorFact:
        """This line as the core knows it."""
        self.ensure_one()
        figures = self.figures or {}
        return IndicatorFact(
            key=self.indicator_id.id,
            is_cumulative=self.is_cumulative,
            **{name: self[name] or "" for name in TEXTS},
            **{name: figures.get(name) for name in FIGURES},
        )

    @api.model
    def _vals_of(self, fact: IndicatorFact) -> dict:
        return {
            "indicator_id": fact.key,
            "is_cumulative": fact.is_cumulative,
            "figures": {name: getattr(fact, name) for name in FIGURES},
            **{name: getattr(fact, name) for name in TEXTS},
        }
