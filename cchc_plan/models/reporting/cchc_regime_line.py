from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...core.reporting.regime import (
    DUE_AFTER_CUTOFF,
    DUE_BEFORE,
    MONTHS,
    DayOfYear,
    Rule,
    report_dates,
)

PERIOD_KINDS = [
    ("q1", "Quarter I"),
    ("q2", "Quarter II"),
    ("q3", "Quarter III"),
    ("q4", "Quarter IV"),
    ("h1", "First Six Months"),
    ("m9", "First Nine Months"),
    ("year", "Year"),
]
# Longer than this, the units would answer before their period has well begun.
MAX_LEAD_DAYS = 60
# What a report's days come from.
DAY_FIELDS = frozenset(
    {
        "answered_by",
        "cutoff_day",
        "cutoff_month",
        "due_day",
        "due_days",
        "due_mode",
        "due_month",
        "kind",
        "lead_days",
        "regime_id",
        "start_day",
        "start_month",
    }
)


class CchcRegimeLine(models.Model):
    """One report of a regime, with its days in any year.

    A line that is added, changed or taken away moves the reports.
    """

    _name = "cchc.regime.line"
    _description = "Report of a Regime"
    _inherit = ["cchc.base.mixin"]
    _order = "regime_id, sequence, id"
    _check_company_auto = True

    regime_id = fields.Many2one(
        "cchc.regime", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="regime_id.company_id", store=True)
    sequence = fields.Integer(compute="_compute_sequence", store=True)
    kind = fields.Selection(PERIOD_KINDS, string="Report", required=True)
    answered_by = fields.Selection(
        PERIOD_KINDS,
        string="Covered By",
        help="The report that answers this one as well, as one document for both; "
        "empty: it is a report of its own.",
    )

    start_day = fields.Integer(string="From Day", required=True, default=15)
    start_month = fields.Integer(
        string="From Month",
        required=True,
        default=12,
        help="The last such day before the cut-off: 15/12 lies in the year before.",
    )
    cutoff_day = fields.Integer(
        string="Cut-off Day",
        required=True,
        default=14,
        help="The last day whose figures count; 31 means the month's last day.",
    )
    cutoff_month = fields.Integer(string="Cut-off Month", required=True, default=3)
    due_mode = fields.Selection(
        [
            ("before", "Before a Day"),
            ("by", "By a Day"),
            ("after_cutoff", "Working Days after the Cut-off"),
        ],
        string="Due",
        required=True,
        default="before",
        help="Before the 10th: the 9th is the last day in time. By the 10th: the 10th.",
    )
    due_day = fields.Integer(default=10)
    due_month = fields.Integer(default=3)
    due_days = fields.Integer(string="Days after the Cut-off", default=2)
    lead_days = fields.Integer(
        string="Units Answer Before",
        required=True,
        default=5,
        help="Working days before the due day by which the units hand in their parts.",
    )
    example = fields.Char(
        string="This Year",
        compute="_compute_example",
        help="The days of this year, as the days off of the whole country are.",
    )

    _kind_uniq = models.Constraint(
        "UNIQUE(regime_id, kind)",
        "The regime has this report already; change its line instead.",
    )

    _days = models.Constraint(
        "CHECK(start_day BETWEEN 1 AND 31 AND cutoff_day BETWEEN 1 AND 31 "
        "AND (due_mode = 'after_cutoff' OR due_day BETWEEN 1 AND 31))",
        "A day of the month lies between 1 and 31.",
    )

    _months = models.Constraint(
        "CHECK(start_month BETWEEN 1 AND 12 AND cutoff_month BETWEEN 1 AND 12 "
        "AND (due_mode = 'after_cutoff' OR due_month BETWEEN 1 AND 12))",
        "A month lies between 1 and 12.",
    )

    _working_days = models.Constraint(
        f"CHECK(lead_days BETWEEN 0 AND {MAX_LEAD_DAYS} AND due_days BETWEEN 0 AND 60)",
        "Give a number of working days from 0 to 60.",
    )

    @api.depends("kind")
    def _compute_sequence(self):
        order = list(MONTHS)
        for line in self:
            line.sequence = order.index(line.kind) if line.kind else 0

    @api.depends(
        "start_day",
        "start_month",
        "cutoff_day",
        "cutoff_month",
        "due_mode",
        "due_day",
        "due_month",
        "due_days",
        "lead_days",
    )
    @api.depends_context("lang", "tz")
    def _compute_example(self):
        year = fields.Date.context_today(self).year
        for line in self:
            line.example = line._example(year) if line._is_possible() else ""

    @api.depends("kind", "regime_id")
    def _compute_display_name(self):
        labels = dict(self._fields["kind"]._description_selection(self.env))
        for line in self:
            line.display_name = labels.get(line.kind, "")

    @api.constrains("kind", "answered_by")
    def _check_answered_by(self):
        for regime in self.regime_id:
            own = regime.line_ids.filtered(lambda line: not line.answered_by)
            for line in regime.line_ids - own:
                if line.answered_by not in own.mapped("kind"):
                    raise ValidationError(
                        self.env._(
                            "In “%(regime)s”, the report that answers %(report)s is "
                            "not there or is itself answered by another; choose one "
                            "that is sent.",
                            regime=regime.name,
                            report=line.display_name,
                        )
                    )

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines.flush_recordset()  # days that are none are refused by the database
        lines.regime_id._move_reports()
        return lines

    def write(self, vals):
        result = super().write(vals)
        if DAY_FIELDS & vals.keys():
            self.flush_recordset()
            self.regime_id._move_reports()
        return result

    def unlink(self):
        regimes = self.regime_id
        result = super().unlink()
        regimes._move_reports()
        return result

    def _rule(self) -> Rule:
        """This line as the core takes it."""
        self.ensure_one()
        after = self.due_mode == DUE_AFTER_CUTOFF
        return Rule(
            kind=self.kind,
            start=DayOfYear(self.start_day, self.start_month),
            cutoff=DayOfYear(self.cutoff_day, self.cutoff_month),
            due=None if after else DayOfYear(self.due_day, self.due_month),
            due_mode=self.due_mode or DUE_BEFORE,
            due_days=self.due_days,
            lead_days=self.lead_days,
            answered_by=self.answered_by or "",
        )

    def _is_possible(self) -> bool:
        """Whether what is being typed makes days at all."""
        self.ensure_one()
        months = [self.start_month, self.cutoff_month]
        days = [self.start_day, self.cutoff_day]
        if self.due_mode != DUE_AFTER_CUTOFF:
            months.append(self.due_month)
            days.append(self.due_day)
        return (
            all(1 <= month <= 12 for month in months)
            and all(1 <= day <= 31 for day in days)
            and 0 <= self.lead_days <= MAX_LEAD_DAYS
            and 0 <= self.due_days <= MAX_LEAD_DAYS
        )

    def _example(self, year: int) -> str:
        dates = report_dates(self._rule(), year)
        return self.env._(
            "figures %(start)s – %(cutoff)s, units until %(internal)s, "
            "sent until %(due)s",
            start=f"{dates.date_from:%d/%m/%Y}",
            cutoff=f"{dates.date_cutoff:%d/%m/%Y}",
            internal=f"{dates.date_internal:%d/%m/%Y}",
            due=f"{dates.date_due:%d/%m/%Y}",
        )
