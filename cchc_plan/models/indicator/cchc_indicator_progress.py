from datetime import date

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...core.indicator.goals import target_on
from ...core.indicator.judging import STATUSES, Judgement, judge
from ...core.indicator.totals import total
from ...core.plan.period import period_name
from ..base.word_order import by_words

STATUS_LABELS = {
    "missed": "Missed",
    "behind": "Behind",
    "no_data": "No Data",
    "on_track": "On Track",
    "reached": "Reached",
    "no_target": "No Target",
}
_STATUS_SELECTION = [(word, STATUS_LABELS[word]) for word in STATUSES]
# Whatever the status depends on, except for today.
_JUDGED_BY = (
    "kind",
    "aggregation",
    "direction",
    "target",
    "has_target",
    "plan_id.date_from",
    "plan_id.date_to",
    "target_ids.target",
    "target_ids.date_from",
    "target_ids.date_to",
    "value_ids.numerator",
    "value_ids.denominator",
    "value_ids.amount",
    "value_ids.answer",
    "value_ids.is_entered",
    "value_ids.date_from",
    "value_ids.date_to",
)


class CchcIndicator(models.Model):
    """Where an indicator stands: this period, the year so far, against its target."""

    _inherit = "cchc.indicator"

    previous_id = fields.Many2one(
        "cchc.indicator",
        string="Same Indicator Last Year",
        ondelete="set null",
        index="btree_not_null",
        check_company=True,
        copy=False,
        domain="[('id', '!=', id), ('kind', '=', kind)]",
        help="Its figures are shown as those of the same period last year. A plan made "
        "from last year's knows it by itself.",
    )
    # The status while the year runs, and once it is over: only today chooses.
    status_under_way = fields.Selection(
        _STATUS_SELECTION, compute="_compute_statuses", store=True, index=True
    )
    status_final = fields.Selection(
        _STATUS_SELECTION, compute="_compute_statuses", store=True, index=True
    )
    status = fields.Selection(
        _STATUS_SELECTION,
        compute="_compute_status",
        search="_search_status",
        help="Against the target in force: of a sum, its share by period targets or "
        "days; of anything else, the target as it is.",
    )

    current_text = fields.Char(string="This Period", compute="_compute_progress")
    total = fields.Float(
        string="Year So Far", compute="_compute_progress", digits=(16, 2)
    )
    has_total = fields.Boolean(compute="_compute_progress")
    total_text = fields.Char(string="Cumulative", compute="_compute_progress")
    target_now_text = fields.Char(
        string="Target So Far",
        compute="_compute_progress",
        help="What the target asks for by the end of the latest period with figures.",
    )
    last_year_text = fields.Char(
        string="Same Period Last Year", compute="_compute_progress"
    )
    missing_text = fields.Char(string="Figures Missing", compute="_compute_progress")
    trend = fields.Json(
        compute="_compute_trend",
        help="The year so far and the target in force, period by period.",
    )

    @api.depends(*_JUDGED_BY)
    def _compute_statuses(self):
        for indicator in self:
            goal, figures = indicator._goal(), indicator._figures()
            under_way = goal and judge(goal, figures)
            final = goal and judge(goal, figures, is_over=True)
            indicator.status_under_way = under_way.status if goal else "no_data"
            indicator.status_final = final.status if goal else "no_data"

    @api.depends("status_under_way", "status_final", "plan_id.date_to")
    @api.depends_context("tz")
    def _compute_status(self):
        today = fields.Date.context_today(self)
        for indicator in self:
            end = indicator.plan_id.date_to
            is_over = bool(end) and end < today
            indicator.status = (
                indicator.status_final if is_over else indicator.status_under_way
            )

    def _field_to_sql(self, alias, field_expr, query=None):
        if field_expr != "status":
            return super()._field_to_sql(alias, field_expr, query)
        plans, plan = self._fields["plan_id"].join(self, alias, query)
        return SQL(
            "CASE WHEN %(end)s < %(today)s THEN %(final)s ELSE %(under_way)s END",
            end=plans._field_to_sql(plan, "date_to", query),
            today=fields.Date.context_today(self),
            final=self._field_to_sql(alias, "status_final", query),
            under_way=self._field_to_sql(alias, "status_under_way", query),
        )

    def _order_field_to_sql(self, alias, field_name, direction, nulls, query):
        if field_name != "status":
            return super()._order_field_to_sql(
                alias, field_name, direction, nulls, query
            )
        value = self._field_to_sql(alias, "status", query)
        return by_words(STATUSES, value, direction)

    def _search_status(self, operator, value):
        if operator != "in":
            return NotImplemented
        words = list(value)
        is_over = Domain("plan_id.date_to", "<", fields.Date.context_today(self))
        return (is_over & Domain("status_final", "in", words)) | (
            ~is_over & Domain("status_under_way", "in", words)
        )

    @api.depends(*_JUDGED_BY, "previous_id", "unit_of_measure")
    @api.depends_context("lang", "tz")
    def _compute_progress(self):
        today = fields.Date.context_today(self)
        for indicator in self:
            latest = indicator._entered_values()[-1:]
            judgement = indicator._judge()
            result = judgement.total.value if judgement else None
            indicator.current_text = (
                f"{latest.value_text} ({latest.period})" if latest else ""
            )
            indicator.has_total = result is not None
            indicator.total = result or 0.0
            indicator.total_text = indicator._amount_text(result)
            indicator.target_now_text = indicator._target_text(
                judgement.target if judgement else None
            )
            indicator.last_year_text = indicator._last_year_text(latest)
            missing = indicator.value_ids.filtered(
                lambda value: (
                    not value.is_entered and value.date_to and value.date_to < today
                )
            )
            indicator.missing_text = ", ".join(
                missing.sorted("date_from").mapped("period")
            )

    @api.depends(*_JUDGED_BY, "unit_of_measure")
    @api.depends_context("lang")
    def _compute_trend(self):
        for indicator in self:
            indicator.trend = indicator._trend()

    def _judge(
        self, until: date | None = None, only_confirmed=False
    ) -> Judgement | None:
        """The status as of a day, with the value of the year and the target in force.

        :param until: the last day whose period counts; None: all that is entered.
        """
        self.ensure_one()
        goal = self._goal()
        if goal is None:
            return None
        over = goal.end < (until or fields.Date.context_today(self))
        return judge(goal, self._figures(only_confirmed), until, is_over=over)

    def _last_year(self, value) -> tuple[float | None, str]:
        """The year so far in the same period of the plan before, and its name."""
        self.ensure_one()
        last = self.previous_id
        if not last or not value.date_from or not value.date_to:
            return None, ""
        years = last.plan_id.year - self.plan_id.year
        start, end = (
            each + relativedelta(years=years)
            for each in (value.date_from, value.date_to)
        )
        result = total(last.kind, last.aggregation, last._figures(), start)
        return result.value, period_name(start, end)

    def _last_year_text(self, value) -> str:
        self.ensure_one()
        result, period = self._last_year(value)
        return f"{self.previous_id._amount_text(result)} ({period})" if period else ""

    def _trend(self, until: date | None = None) -> dict:
        """For the chart and the sparkline: a point a period, and the same in words.

        :param until: the last day whose period counts; None: all that is entered.
        """
        self.ensure_one()
        goal, figures = self._goal(), self._figures()
        points, words = [], []
        if goal and self.kind != "yes_no":
            entered = {
                figure.start
                for figure in figures
                if until is None or figure.start <= until
            }
            for value in self.value_ids.sorted("date_from"):
                reached = total(goal.kind, goal.aggregation, figures, value.date_from)
                known = value.date_from in entered and reached.value is not None
                wanted = target_on(goal, value.date_to)
                points.append(
                    {
                        "label": value.period,
                        "value": reached.value if known else None,
                        "target": wanted,
                    }
                )
                if known:
                    words.append(f"{value.period}: {self._amount_text(reached.value)}")
        target = self.target_text and self.env._(
            "target %(target)s", target=self.target_text
        )
        label = ", ".join(filter(None, [*words, target])) if words else ""
        return {"points": points, "label": label or self.env._("No data")}
