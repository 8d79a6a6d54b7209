from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from ...core.indicator.entry_checks import (
    BLOCKING,
    Entry,
    Part,
    check_entry,
    check_parts,
)
from ...core.indicator.figures import Figure
from ...core.indicator.totals import total
from ...core.indicator.words import parts_text
from ...core.plan.period import period_name
from ..base.lock import is_office, is_unlocked, lock, unlocked

STATES = [("draft", "Not Confirmed"), ("confirmed", "Confirmed")]
ANSWERS = [("yes", "Yes"), ("no", "No")]
FIGURE_FIELDS = frozenset({"numerator", "denominator", "amount", "answer"})
# What the reporting unit enters; the rest is the system's.
ENTRY_FIELDS = FIGURE_FIELDS | {"is_entered", "note", "document_ids", "part_ids"}


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

    part_ids = fields.One2many(
        "cchc.indicator.value.part",
        "value_id",
        string="By Part",
        help="They add up to the whole figures when those are confirmed.",
    )

    can_enter = fields.Boolean(compute="_compute_can_enter")
    error_text = fields.Text(
        string="Impossible",
        compute="_compute_findings",
        help="What cannot be, so that the figures cannot be saved.",
    )
    warning_text = fields.Text(
        string="Please Check",
        compute="_compute_findings",
        help="What is odd in these figures; they can be saved all the same.",
    )

    target_text = fields.Char(related="indicator_id.target_text")
    total_text = fields.Char(
        string="Year with These Figures", compute="_compute_comparison"
    )
    before_text = fields.Char(string="Period Before", compute="_compute_comparison")
    last_year_text = fields.Char(
        string="Same Period Last Year", compute="_compute_comparison"
    )

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

    @api.depends("state", "date_from", "can_work")
    @api.depends_context("uid", "tz")
    def _compute_can_enter(self):
        today = fields.Date.context_today(self)
        for value in self:
            has_begun = bool(value.date_from) and value.date_from <= today
            value.can_enter = value.can_work and value.state == "draft" and has_begun

    @api.depends(
        "numerator",
        "denominator",
        "amount",
        "answer",
        "is_entered",
        "note",
        "part_ids.numerator",
        "part_ids.denominator",
        "part_ids.amount",
        "indicator_id",
    )
    @api.depends_context("lang")
    def _compute_findings(self):
        tell = self.env["cchc.plan"]._finding_text
        for value in self:
            entry = value._entry()
            found = check_entry(entry) if entry else []
            errors = [each for each in found if each.code in BLOCKING]
            warnings = [each for each in found if each.code not in BLOCKING]
            value.error_text = "\n".join(map(tell, errors))
            value.warning_text = "\n".join(map(tell, warnings))

    @api.depends(
        "numerator", "denominator", "amount", "answer", "is_entered", "indicator_id"
    )
    @api.depends_context("lang")
    def _compute_comparison(self):
        for value in self:
            indicator = value.indicator_id
            before = value._values_before()
            figures = [each._figure() for each in before]
            figures += filter(None, [value._figure()])
            reached = total(indicator.kind, indicator.aggregation, figures).value
            value.total_text = indicator._amount_text(reached)
            last = before[-1:]
            value.before_text = (
                f"{last._figures_text()} – {last.period}" if last else False
            )
            value.last_year_text = indicator._last_year_text(value)

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

    @api.constrains(*FIGURE_FIELDS)
    def _check_possible(self):
        for value in self:
            if value.error_text:
                raise ValidationError(
                    self.env._(
                        "“%(figures)s” cannot be saved: %(errors)s",
                        figures=value.display_name,
                        errors=value.error_text,
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

    @api.model_create_multi
    def create(self, vals_list):
        if not is_unlocked(self.env):
            vals_list = [vals | {"state": "draft"} for vals in vals_list]
        values = super().create(vals_list)
        values._create_parts()
        return values

    def write(self, vals):
        if is_unlocked(self.env):
            return super().write(vals)
        if vals.keys() - ENTRY_FIELDS and (not self.env.su or "state" in vals):
            raise AccessError(
                self.env._(
                    "Of a period only the figures, their parts, the explanation and "
                    "the evidence are entered; buttons confirm and reopen them."
                )
            )
        before = {value: value._figures_text() for value in self}
        if vals.keys() & ENTRY_FIELDS:
            self._check_open()
        if vals.keys() & (FIGURE_FIELDS | {"is_entered"}):
            vals = vals | {
                "user_id": self.env.uid,
                "date_entered": fields.Datetime.now(),
            }
        result = super().write(vals)
        for value, text in before.items():
            value._log_figures(text)
        return result

    def action_confirm(self):
        """Fix the figures: from now on only the office can open them again."""
        for value in self:
            lock(value)
            value._check_open()
            value._check_complete()
            unlocked(value).write({"state": "confirmed"})
            value._log(self.env._("confirmed"))

    def action_reopen(self):
        """Let confirmed figures be corrected; the indicator's history tells who did."""
        if not is_office(self.env):
            raise AccessError(
                self.env._("Only the office opens confirmed figures again; ask it.")
            )
        for value in self:
            lock(value)
            value._check_may_reopen()
            unlocked(value).write({"state": "draft"})
            value._log(self.env._("opened again"))

    def action_open(self):
        """The figures of this period in a dialog."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_plan.cchc_indicator_value_action_open"
        )
        return action | {"res_id": self.id}

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

    def _check_open(self):
        """These figures may be entered now."""
        today = fields.Date.context_today(self)
        for value in self:
            names = {"figures": value.display_name, "plan": value.plan_id.name}
            if value.plan_state != "issued":
                raise UserError(
                    self.env._(
                        "The plan “%(plan)s” is not being carried out, so no figures "
                        "are entered for it.",
                        **names,
                    )
                )
            if value.state != "draft":
                raise UserError(
                    self.env._(
                        "“%(figures)s” is confirmed; ask the office to open it again.",
                        **names,
                    )
                )
            if value.date_from > today:
                raise UserError(
                    self.env._(
                        "The period of “%(figures)s” has not begun; wait for it.",
                        **names,
                    )
                )

    def _check_complete(self):
        """Figures are there, and their parts add up."""
        self.ensure_one()
        entry = self._entry()
        if entry is None:
            raise UserError(
                self.env._(
                    "“%(figures)s” has no figures yet; enter them, or tick “Entered” "
                    "where the figure really is 0.",
                    figures=self.display_name,
                )
            )
        tell = self.env["cchc.plan"]._finding_text
        for finding in check_parts(entry):
            raise UserError(
                self.env._(
                    "“%(figures)s” cannot be confirmed: %(errors)s",
                    figures=self.display_name,
                    errors=tell(finding),
                )
            )

    def _check_may_reopen(self):
        self.ensure_one()
        if self.state != "confirmed" or self.plan_state != "issued":
            raise UserError(
                self.env._(
                    "“%(figures)s” is not confirmed, or its plan is closed; nothing "
                    "is to be opened again.",
                    figures=self.display_name,
                )
            )

    def _entry(self) -> Entry | None:
        """These figures with what they are held against; None while there are none."""
        self.ensure_one()
        figure, goal = self._figure(), self.indicator_id._goal()
        if figure is None or goal is None:
            return None
        return Entry(
            figure=figure,
            goal=goal,
            earlier=tuple(value._figure() for value in self._values_before()),
            parts=tuple(
                Part(part.numerator, part.denominator, part.amount)
                for part in self.part_ids
            ),
            note=self.note or "",
            factor=self.company_id.cchc_jump_factor,
        )

    def _values_before(self):
        """The year's periods with figures before this one, in their order."""
        self.ensure_one()
        return self.indicator_id._entered_values().filtered(
            lambda other: other.date_from < self.date_from
        )

    def _log_figures(self, before: str):
        """Keep what was entered before, with who changed it."""
        self.ensure_one()
        after = self._figures_text()
        if before != after:
            self._log(f"{before} → {after}")

    def _log(self, words: str):
        self.ensure_one()
        self.indicator_id._message_log(body=f"{self.period}: {words}")
