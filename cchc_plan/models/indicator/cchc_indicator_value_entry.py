from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from ...core.indicator.entry_checks import (
    BLOCKING,
    Entry,
    Part,
    check_entry,
    check_parts,
)
from ...core.indicator.totals import total
from ..base.lock import is_office, is_unlocked, lock, unlocked

FIGURE_FIELDS = frozenset({"numerator", "denominator", "amount", "answer"})
# What the reporting unit enters; the rest is the system's.
ENTRY_FIELDS = FIGURE_FIELDS | {"is_entered", "note", "document_ids", "part_ids"}


class CchcIndicatorValue(models.Model):
    """Who enters figures, what is told while typing, and when they are fixed."""

    _inherit = "cchc.indicator.value"

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

    @api.model_create_multi
    def create(self, vals_list):
        if not is_unlocked(self.env):
            vals_list = [vals | {"state": "draft"} for vals in vals_list]
        return super().create(vals_list)

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
