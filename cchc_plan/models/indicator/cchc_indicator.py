from datetime import date

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import SQL

from ...core.indicator.goals import Goal, PeriodTarget, target_on
from ...core.indicator.indicator_matrix import (
    IndicatorLine,
)
from ...core.indicator.judging import STATUSES, Judgement, judge
from ...core.indicator.target_checks import check_period_targets
from ...core.indicator.totals import AGGREGATIONS, total
from ...core.paper.figure_text import number_text
from ...core.plan.period import period_name, periods
from ...core.text.rounding import rounded
from ..base.lock import is_office, lock
from ..base.word_order import by_words

DIRECTIONS = [("at_least", "At Least"), ("at_most", "At Most"), ("exactly", "Exactly")]
SIGNS = {"at_least": "≥", "at_most": "≤", "exactly": "="}
KINDS = [
    ("ratio", "Ratio (numerator over denominator)"),
    ("count", "Count"),
    ("score", "Score"),
    ("yes_no", "Yes or No"),
]
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
    """A target of the plan and the figures behind it.

    Each of its periods has its record once the plan is issued. The year adds by parts:
    a ratio is the sum of numerators over the sum of denominators (core/indicator).
    """

    _name = "cchc.indicator"
    _description = "Indicator"
    _inherit = ["cchc.base.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "plan_id.id desc, sequence, id"
    _check_company_auto = True
    _mail_post_access = "read"

    plan_id = fields.Many2one(
        "cchc.plan", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="plan_id.company_id", store=True, index=True)
    section_id = fields.Many2one(
        "cchc.section",
        ondelete="set null",
        index="btree_not_null",
        domain="[('plan_id', '=', plan_id)]",
        check_company=True,
    )
    sequence = fields.Integer(default=10)
    name = fields.Char(required=True, index="trigram", tracking=True)
    kind = fields.Selection(KINDS, default="ratio", required=True)
    unit_of_measure = fields.Char(default="%")
    direction = fields.Selection(
        DIRECTIONS,
        default="at_least",
        required=True,
        tracking=True,
    )
    target = fields.Float(
        tracking=True,
        help="In the unit of measure; a ratio in per cent.",
        digits=(16, 2),
    )
    has_target = fields.Boolean(
        default=True,
        tracking=True,
        help="Without a target the figures are recorded and not judged, as the results "
        "of the yearly indexes that others publish often are.",
    )
    target_text = fields.Char(string="Target in Words", compute="_compute_target_text")
    may_exceed = fields.Boolean(
        string="May Exceed 100 %",
        help="The numerator is not a part of the denominator, e.g. results of a year "
        "compared with those of the year before.",
    )
    highest = fields.Float(
        string="Highest Score",
        digits=(16, 2),
        help="No score is above this one; 0 where there is no limit.",
    )
    baseline = fields.Float(digits=(16, 2), help="The value of the year before.")
    aggregation = fields.Selection(
        [
            ("last", "Last Value"),
            ("sum", "Sum"),
            ("ratio_of_sums", "Ratio of Sums"),
            ("average", "Average"),
        ],
        string="Over the Year",
        compute="_compute_aggregation",
        store=True,
        precompute=True,
        readonly=False,
        required=True,
        tracking=True,
        help="How the values of the periods make the value of the year.",
    )
    numerator_name = fields.Char(string="Numerator")
    denominator_name = fields.Char(string="Denominator")
    unit_id = fields.Many2one(
        "cchc.unit",
        string="Reported By",
        ondelete="restrict",
        index="btree_not_null",
        check_company=True,
        tracking=True,
    )
    frequency = fields.Selection(
        [
            ("month", "Every Month"),
            ("quarter", "Every Quarter"),
            ("half_year", "Every Six Months"),
            ("year", "Every Year"),
        ],
        default="quarter",
        required=True,
    )
    note = fields.Text()
    place = fields.Char(
        string="Where in the Plan",
        readonly=True,
        help="The item of the plan's text that sets the target, e.g. II.3.",
    )
    active = fields.Boolean(default=True)

    target_ids = fields.One2many(
        "cchc.indicator.target",
        "indicator_id",
        string="Period Targets",
        copy=False,
        help="Where a period asks for something else than its share of the year.",
    )
    target_warning = fields.Text(compute="_compute_target_warning")

    value_ids = fields.One2many(
        "cchc.indicator.value", "indicator_id", string="Figures", readonly=True
    )

    part_ids = fields.One2many(
        "cchc.indicator.part",
        "indicator_id",
        string="Parts",
        copy=True,
        help="A free list, e.g. by channel; for each period the parts must add up to "
        "the whole. Leave it empty where figures are not split.",
    )

    plan_state = fields.Selection(string="State of the Plan", related="plan_id.state")
    can_manage = fields.Boolean(compute="_compute_can_enter")
    can_enter = fields.Boolean(
        compute="_compute_can_enter",
        help="The plan is issued and the user may enter figures of this indicator.",
    )

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

    @api.depends("kind")
    def _compute_aggregation(self):
        for indicator in self:
            allowed = AGGREGATIONS[indicator.kind or "ratio"]
            if indicator.aggregation not in allowed:
                indicator.aggregation = allowed[0]

    @api.depends("direction", "target", "has_target", "unit_of_measure", "kind")
    @api.depends_context("lang")
    def _compute_target_text(self):
        for indicator in self:
            indicator.target_text = indicator._target_text(indicator.target)

    @api.depends(
        "kind",
        "aggregation",
        "direction",
        "target",
        "has_target",
        "frequency",
        "plan_id.date_from",
        "plan_id.date_to",
        "target_ids.target",
        "target_ids.date_from",
        "target_ids.date_to",
    )
    @api.depends_context("lang")
    def _compute_target_warning(self):
        tell = self.env["cchc.plan"]._finding_text
        for indicator in self:
            goal = indicator._goal()
            findings = check_period_targets(goal) if goal else ()
            indicator.target_warning = "\n".join(map(tell, findings))

    @api.depends("unit_id.head_id", "unit_id.member_ids", "plan_state")
    @api.depends_context("uid")
    def _compute_can_enter(self):
        office = is_office(self.env)
        for indicator in self:
            unit, user = indicator.unit_id, self.env.user
            own = user in (unit.head_id | unit.member_ids)
            indicator.can_manage = office
            indicator.can_enter = indicator.plan_state == "issued" and (office or own)

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

    @api.constrains("kind", "aggregation")
    def _check_aggregation(self):
        for indicator in self:
            if indicator.aggregation not in AGGREGATIONS[indicator.kind]:
                names = dict(
                    self._fields["aggregation"]._description_selection(self.env)
                )
                raise ValidationError(
                    self.env._(
                        "“%(way)s” makes no sense for the indicator “%(indicator)s”; "
                        "choose another way to make the value of the year.",
                        way=names[indicator.aggregation],
                        indicator=indicator.name,
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_issued(self):
        for indicator in self:
            if indicator.plan_id.state != "draft":
                raise UserError(
                    self.env._(
                        "The plan of the indicator “%(indicator)s” is issued; archive "
                        "the indicator instead of deleting it.",
                        indicator=indicator.name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        indicators = super().create(vals_list)
        indicators._create_missing_values()
        return indicators

    def write(self, vals):
        changed = self.filtered(
            lambda indicator: (
                any(
                    name in vals and indicator[name] != vals[name]
                    for name in ("kind", "frequency")
                )
                or indicator.plan_id.id != vals.get("plan_id", indicator.plan_id.id)
            )
        )
        changed._check_nothing_entered()
        # Empty periods belong to the system, which makes them anew.
        changed.value_ids.sudo().unlink()
        result = super().write(vals)
        changed._create_missing_values()
        return result

    def action_fill_targets(self):
        """A line for each period that has no target, to be filled in."""
        self.ensure_one()
        known = set(self.target_ids.mapped("date_from"))
        share = 0.0 if self.aggregation == "sum" else self.target
        self.env["cchc.indicator.target"].create(
            [
                {
                    "indicator_id": self.id,
                    "date_from": start,
                    "date_to": end,
                    "target": share,
                }
                for start, end in self._periods()
                if start not in known
            ]
        )

    def action_enter(self):
        """Open the figures of the period that is due."""
        self.ensure_one()
        if self.plan_id.state != "issued":
            raise UserError(
                self.env._(
                    "The plan “%(plan)s” is not being carried out, so no figures are "
                    "entered for it.",
                    plan=self.plan_id.name,
                )
            )
        self._create_missing_values()
        value = self._due_value()
        if not value:
            raise UserError(
                self.env._(
                    "No period of the indicator “%(indicator)s” has begun yet.",
                    indicator=self.name,
                )
            )
        return value.action_open()

    def _target_text(self, target) -> str:
        """A target in words: "≥ 30 %"; "" where there is none."""
        self.ensure_one()
        if not self.has_target or target is None:
            return ""
        if self.kind == "yes_no":
            return self.env._("Yes")
        sign = SIGNS.get(self.direction, "")
        words = (sign, number_text(target), self.unit_of_measure)
        return " ".join(filter(None, words))

    def _amount_text(self, value: float | None) -> str:
        """A value of this indicator with its unit; "No data" for None."""
        self.ensure_one()
        if value is None:
            return self.env._("No data")
        if self.kind == "yes_no":
            return self.env._("Yes") if value else self.env._("No")
        return " ".join(filter(None, (number_text(value), self.unit_of_measure)))

    def _check_nothing_entered(self):
        for indicator in self:
            if indicator._entered_values():
                raise UserError(
                    self.env._(
                        "Figures are entered for the indicator “%(indicator)s”, so its "
                        "kind, frequency and plan stay; archive it and add another.",
                        indicator=indicator.name,
                    )
                )

    def _due_value(self):
        """The first period without figures that has begun, else the latest one."""
        self.ensure_one()
        today = fields.Date.context_today(self)
        begun = self.value_ids.filtered(lambda value: value.date_from <= today)
        begun = begun.sorted("date_from")
        return begun.filtered(lambda value: not value.is_entered)[:1] or begun[-1:]

    def _create_missing_values(self):
        """Every period of an indicator of an issued plan has its record."""
        missing = []
        for indicator in self.filtered(lambda each: each.plan_id.state == "issued"):
            known = set(indicator.value_ids.mapped("date_from"))
            missing += [
                {"indicator_id": indicator.id, "date_from": start, "date_to": end}
                for start, end in indicator._periods()
                if start not in known
            ]
        if missing:
            lock(self)  # two people may ask for the same period
            # Who opens a period need not be the one who may create it.
            self.env["cchc.indicator.value"].sudo().create(missing)

    def _entered_values(self):
        """The periods that have figures, in their order."""
        self.ensure_one()
        entered = self.value_ids.filtered(lambda v: v.is_entered and v.date_from)
        return entered.sorted("date_from")

    def _figures(self, only_confirmed=False) -> list:
        """What was entered, for ``core``.

        :param only_confirmed: leave out what may still change.
        """
        self.ensure_one()
        values = self._entered_values()
        if only_confirmed:
            values = values.filtered(lambda value: value.state == "confirmed")
        return [value._figure() for value in values]

    def _periods(self) -> list[tuple]:
        """The first and last days of all its periods."""
        self.ensure_one()
        start, end = self.plan_id.date_from, self.plan_id.date_to
        if not start or not end or not self.frequency:
            return []
        return periods(self.frequency, start, end)

    def _goal(self) -> Goal | None:
        """What the plan promises, for ``core``; None while its dates are not known."""
        self.ensure_one()
        plan = self.plan_id
        if not plan.date_from or not plan.date_to or not self.kind:
            return None
        target = 1.0 if self.kind == "yes_no" else self.target
        dated = self.target_ids.filtered(lambda line: line.date_from and line.date_to)
        return Goal(
            kind=self.kind,
            aggregation=self.aggregation,
            start=plan.date_from,
            end=plan.date_to,
            target=target if self.has_target else None,
            direction=self.direction,
            period_targets=tuple(
                PeriodTarget(line.date_from, line.date_to, line.target)
                for line in dated.sorted("date_from")
            ),
            may_exceed=self.may_exceed,
            highest=self.highest,
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

    def _line(self, until=None, only_confirmed=False) -> IndicatorLine:
        """This indicator as a line of a table, as of a day.

        :param until: the last day whose period counts; None: all that is entered.
        """
        self.ensure_one()
        words = dict(self._fields["status"]._description_selection(self.env))
        values = self._entered_values()
        if until:
            values = values.filtered(lambda value: value.date_from <= until)
        if only_confirmed:
            values = values.filtered(lambda value: value.state == "confirmed")
        latest = values[-1:]
        judgement = self._judge(until, only_confirmed)
        reached = judgement.total.value if judgement else None
        return IndicatorLine(
            section=self.section_id.display_name or "",
            name=self.name,
            unit_of_measure=self.unit_of_measure or "",
            target=self.target_text or "",
            period=latest.period or "",
            value=self._cell(latest.value if latest.has_value else None),
            total=self._cell(reached),
            last_year=self._last_year_cell(latest),
            status=words[judgement.status if judgement else "no_data"],
            lead=self.unit_id.name or "",
            note=latest.note or "",
        )

    def _cell(self, value: float | None):
        """A number for the sheet, or the words that stand for it."""
        if value is None or self.kind == "yes_no":
            return self._amount_text(value)
        return rounded(value, 2)

    def _last_year_cell(self, value):
        """The same of last year, where the plan before is last year's."""
        self.ensure_one()
        is_of_last_year = self.previous_id.plan_id.year == self.plan_id.year - 1
        return self._cell(self._last_year(value)[0]) if is_of_last_year else None
