from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...core.indicator.figures import Figure
from ...core.indicator.words import parts_text
from ...core.paper.figure_text import number_text
from ...core.plan.period import period_name

STATES = [("draft", "Not Confirmed"), ("confirmed", "Confirmed")]
ANSWERS = [("yes", "Yes"), ("no", "No")]


class CchcIndicatorValue(models.Model):
    """The figures of an indicator in one period.

    Every period of the year has its record from the day the plan is issued, empty until
    somebody enters the figures, so that what is missing can be seen and asked for.
    """

    _name = "cchc.indicator.value"
    _description = "Figures of a Period"
    _inherit = ["cchc.rights.mixin"]
    _order = "date_from desc, indicator_id, id"
    _check_company_auto = True

    indicator_id = fields.Many2one(
        "cchc.indicator",
        required=True,
        ondelete="cascade",
        index=True,
        readonly=True,
        check_company=True,
    )
    plan_id = fields.Many2one(
        related="indicator_id.plan_id", store=True, index=True, ondelete="cascade"
    )
    plan_state = fields.Selection(string="State of the Plan", related="plan_id.state")
    company_id = fields.Many2one(
        related="indicator_id.company_id", store=True, index=True, ondelete="cascade"
    )
    unit_id = fields.Many2one(
        related="indicator_id.unit_id", store=True, index=True, ondelete="cascade"
    )
    kind = fields.Selection(related="indicator_id.kind")
    unit_of_measure = fields.Char(related="indicator_id.unit_of_measure")
    numerator_name = fields.Char(
        string="Counted", related="indicator_id.numerator_name"
    )
    denominator_name = fields.Char(
        string="Out Of", related="indicator_id.denominator_name"
    )
    date_from = fields.Date(string="From", required=True, readonly=True, index=True)
    date_to = fields.Date(string="To", required=True, readonly=True)
    period = fields.Char(string="Of Period", compute="_compute_period")

    numerator = fields.Float(digits=(16, 2), aggregator=None)
    denominator = fields.Float(digits=(16, 2), aggregator=None)
    amount = fields.Float(
        string="Count or Score",
        digits=(16, 2),
        aggregator=None,
        help="Of a count or a score. A ratio is made of its two numbers.",
    )
    answer = fields.Selection(ANSWERS, string="Yes or No")
    is_entered = fields.Boolean(
        string="Entered",
        compute="_compute_is_entered",
        store=True,
        readonly=False,
        index=True,
        help="Figures count from the moment they are entered. Tick it where the figure "
        "really is 0.",
    )
    value = fields.Float(
        compute="_compute_value",
        store=True,
        digits=(16, 2),
        aggregator=None,
        help="Computed from the figures; a ratio in per cent.",
    )
    has_value = fields.Boolean(
        compute="_compute_value",
        store=True,
        help="No data is not the same as 0.",
    )
    value_text = fields.Char(string="Value in Words", compute="_compute_value_text")
    note = fields.Text(
        string="Explanation",
        help="Why the target is missed, or where the figures come from.",
    )
    document_ids = fields.Many2many(
        "cchc.document",
        string="Evidence",
        check_company=True,
        help="The official documents in which the figures stand.",
    )
    state = fields.Selection(STATES, default="draft", required=True, index=True)
    user_id = fields.Many2one(
        "res.users", string="Entered By", ondelete="restrict", readonly=True
    )
    date_entered = fields.Datetime(string="Entered On", readonly=True)

    _period_uniq = models.Constraint(
        "UNIQUE(indicator_id, date_from)",
        "The figures of this period are there already; open them instead.",
    )
    _dates = models.Constraint(
        "CHECK(date_from <= date_to)", "A period ends after it begins."
    )

    @api.depends("date_from", "date_to")
    def _compute_period(self):
        for value in self:
            start, end = value.date_from, value.date_to
            value.period = period_name(start, end) if start and end else ""

    @api.depends("indicator_id.name", "period")
    def _compute_display_name(self):
        for value in self:
            value.display_name = f"{value.indicator_id.name or ''} – {value.period}"

    @api.depends("numerator", "denominator", "amount", "answer")
    def _compute_is_entered(self):
        for value in self:
            figures = (value.numerator, value.denominator, value.amount, value.answer)
            value.is_entered = value.is_entered or any(figures)

    @api.depends(
        "numerator",
        "denominator",
        "amount",
        "answer",
        "is_entered",
        "indicator_id.kind",
    )
    def _compute_value(self):
        for value in self:
            figure = value._figure()
            result = figure and figure.value(value.indicator_id.kind)
            value.value = result or 0.0
            value.has_value = result is not None

    @api.depends("value", "has_value", "answer", "kind", "unit_of_measure")
    @api.depends_context("lang")
    def _compute_value_text(self):
        for value in self:
            value.value_text = value._value_text()

    @api.constrains("indicator_id", "date_from", "date_to")
    def _check_period(self):
        for value in self:
            if (value.date_from, value.date_to) not in value.indicator_id._periods():
                raise ValidationError(
                    self.env._(
                        "%(period)s is no period of the indicator “%(indicator)s”; "
                        "its frequency and its plan say which there are.",
                        period=value.period,
                        indicator=value.indicator_id.name,
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_entered(self):
        for value in self:
            if value.is_entered or value.state != "draft":
                raise ValidationError(
                    self.env._(
                        "The figures “%(figures)s” are entered and are kept; correct "
                        "them instead of deleting them.",
                        figures=value.display_name,
                    )
                )

    def _figure(self) -> Figure | None:
        """The figures for ``core``; None as long as nothing is entered."""
        self.ensure_one()
        if not self.is_entered or not self.date_from or not self.date_to:
            return None
        if self.indicator_id.kind == "yes_no":
            amount = {"yes": 1.0, "no": 0.0}.get(self.answer)
        else:
            amount = self.amount
        return Figure(
            self.date_from, self.date_to, self.numerator, self.denominator, amount
        )

    def _value_text(self) -> str:
        """The value as it is read: "50 %", "Yes", "No data"."""
        self.ensure_one()
        if not self.has_value:
            return self.env._("No data")
        return self.indicator_id._amount_text(self.value)

    def _figures_text(self) -> str:
        """The figures as they were entered, for the history: "45/90 (50 %)"."""
        self.ensure_one()
        figure = self._figure()
        if figure is None:
            return "–"
        if self.indicator_id.kind != "ratio":
            return self._value_text()
        return f"{parts_text(figure)} ({self._value_text()})"


class CchcIndicator(models.Model):
    _inherit = "cchc.indicator"

    value_ids = fields.One2many(
        "cchc.indicator.value", "indicator_id", string="Figures", readonly=True
    )

    def _amount_text(self, value: float | None) -> str:
        """A value of this indicator with its unit; "No data" for None."""
        self.ensure_one()
        if value is None:
            return self.env._("No data")
        if self.kind == "yes_no":
            return self.env._("Yes") if value else self.env._("No")
        return " ".join(filter(None, (number_text(value), self.unit_of_measure)))
