from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from ..core.figure_text import number_text
from ..core.report.statistics import by_code, fallen, figure_text, read_figure
from .cchc_report_paragraph import WRITING_STATES
from .cchc_statistic_line import PLAN_FIGURES, SOURCES, WAYS
from .lock import is_office, is_unlocked, lock

# What the office enters; the rest is the form's.
ENTRY_FIELDS = frozenset({"period_text", "year_text", "note"})


class CchcReportStatistic(models.Model):
    """A line of the statistics form in one report: what is typed, or where it is from.

    Its figures are the report's: those of today while it is compiled, the copies from
    the day of approval on.
    """

    _name = "cchc.report.statistic"
    _description = "Statistics in a Report"
    _inherit = ["cchc.report.piece.mixin"]
    _order = "report_id, sequence, id"
    _check_company_auto = True

    report_state = fields.Selection(
        string="State of the Report", related="report_id.state"
    )
    sequence = fields.Integer(readonly=True)
    code = fields.Char(required=True, readonly=True)
    number = fields.Char(string="No.", readonly=True)
    name = fields.Char(string="Line", readonly=True)
    unit_of_measure = fields.Char(readonly=True)
    source = fields.Selection(SOURCES, readonly=True)
    plan_figure = fields.Selection(
        PLAN_FIGURES, string="What Is Counted", readonly=True
    )
    aggregation = fields.Selection(WAYS, string="Over the Year", readonly=True)

    period_typed = fields.Char(string="Entered for the Period", readonly=True)
    year_typed = fields.Char(string="Entered for the Year", readonly=True)
    note = fields.Char(string="Remark", help="Printed in the last column.")
    period_text = fields.Char(
        string="This Period",
        compute="_compute_figures",
        readonly=False,
        help="From the first day of the report's figures to the cut-off: in the "
        "six-month report of all six months. Empty: no data; 0 is a figure.",
    )
    year_text = fields.Char(
        string="Since the Year Began",
        compute="_compute_figures",
        readonly=False,
        help="Added up from the reports before where the line adds up; enter another "
        "figure where it is right, or empty it to have the sum again.",
    )
    warning_text = fields.Char(string="Please Check", compute="_compute_figures")
    is_typed = fields.Boolean(compute="_compute_origin")
    origin = fields.Char(string="Where It Comes From", compute="_compute_origin")

    _code_uniq = models.Constraint(
        "UNIQUE(report_id, code)", "The report has this line already."
    )

    @api.depends("period_typed", "year_typed", "report_id.state")
    @api.depends_context("lang")
    def _compute_figures(self):
        for report, lines in self.grouped("report_id").items():
            # While a form is being typed in, the report itself is only on the screen.
            kept = report._origin
            facts = by_code(kept._statistics() if kept else ())
            previous = kept._previous_report() if kept else kept
            before = by_code(previous._statistics() if previous else ())
            earlier = kept._figures_before() if kept else {}
            for line in lines:
                fact = facts.get(line.code)
                line.period_text = _shown(fact and fact.period_value)
                line.year_text = _shown(fact and fact.year_value)
                line.warning_text = fact and line._warning_text(fact, before, earlier)

    @api.depends("source", "plan_figure", "code", "report_id")
    @api.depends_context("lang")
    def _compute_origin(self):
        counted = dict(self._fields["plan_figure"]._description_selection(self.env))
        for report, lines in self.grouped("report_id").items():
            indicators = report._indicators_by_code() if report else {}
            for line in lines:
                indicator, part = indicators.get(line.code, (None, ""))
                line.is_typed = line.source == "entered" and not indicator
                line.origin = line._origin_text(indicator, part, counted)

    @api.model_create_multi
    def create(self, vals_list):
        if vals_list and not is_unlocked(self.env):
            raise AccessError(
                self.env._("The lines of the statistics come with the form.")
            )
        return super().create(vals_list)

    def write(self, vals):
        if is_unlocked(self.env):
            return super().write(vals)
        self._check_writing(vals)
        for line in self:
            super(CchcReportStatistic, line).write(line._vals_of_entry(vals))
        return True

    @api.ondelete(at_uninstall=False)
    def _unlink_except_of_form(self):
        if not is_unlocked(self.env):
            raise UserError(
                self.env._(
                    "A line of the statistics stays; change the form, and take it over "
                    "into the report."
                )
            )

    def _check_writing(self, vals):
        if not is_office(self.env):
            raise AccessError(
                self.env._("Only the office enters the statistics of a report.")
            )
        # Nobody approves what is being entered at this moment, nor the other way round.
        lock(self.report_id)
        for line in self:
            if line.report_state not in WRITING_STATES or vals.keys() - ENTRY_FIELDS:
                raise UserError(
                    self.env._(
                        "The statistics of the report “%(report)s” are entered while "
                        "its parts are collected or reviewed.",
                        report=line.report_id.display_name,
                    )
                )
            if vals.keys() - {"note"} and not line.is_typed:
                raise UserError(
                    self.env._(
                        "The figure of “%(line)s” is not entered in the report; "
                        "correct it where it comes from: %(origin)s.",
                        line=line.name,
                        origin=line.origin or "–",
                    )
                )

    def _vals_of_entry(self, vals: dict) -> dict:
        """What is kept of the figures as they were typed."""
        self.ensure_one()
        kept = {name: value for name, value in vals.items() if name == "note"}
        period = self.period_typed
        if "period_text" in vals:
            period = kept["period_typed"] = self._typed(vals["period_text"])
        if "year_text" in vals:
            report = self.report_id
            derived = report._year_of(
                self, read_figure(period or ""), report._figures_before()
            )
            typed = self._typed(vals["year_text"])
            kept["year_typed"] = typed if typed != figure_text(derived) else False
        return kept

    def _typed(self, text: str | None) -> str | bool:
        """What was typed in the way it is kept; refused where it is no number."""
        self.ensure_one()
        try:
            return figure_text(read_figure(text)) or False
        except ValueError:
            raise ValidationError(
                self.env._(
                    "“%(text)s” in “%(line)s” is not a figure; write 1.204 or 45,5, or "
                    "leave it empty.",
                    text=text,
                    line=self.name,
                )
            ) from None

    def _origin_text(self, indicator, part: str, counted: dict) -> str:
        """Where the figure comes from, in words."""
        self.ensure_one()
        if self.source == "heading":
            return ""
        if self.source == "plan":
            return self.env._(
                "plan: %(figure)s", figure=counted.get(self.plan_figure, "")
            )
        if indicator:
            return indicator._statistic_origin(part)
        return self.env._("entered by the office")

    def _warning_text(self, fact, before: dict, earlier: dict) -> str:
        """What is odd about the figure since the year began."""
        self.ensure_one()
        found = []
        then = fallen(fact, before)
        if then:
            found.append(
                self.env._(
                    "It fell from %(before)s in the report before.",
                    before=number_text(then.year_value),
                )
            )
        if self.is_typed and self.year_typed:
            entered = read_figure(self.period_typed)
            derived = self.report_id._year_of(self, entered, earlier)
            if derived is not None and figure_text(derived) != self.year_typed:
                found.append(
                    self.env._(
                        "The figures entered make %(sum)s.", sum=number_text(derived)
                    )
                )
        return " ".join(found)


def _shown(value: float | None) -> str:
    """A figure as it is printed; nothing for none."""
    return "" if value is None else number_text(value)
