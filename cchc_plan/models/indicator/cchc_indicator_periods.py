from odoo import api, fields, models
from odoo.exceptions import UserError

from ...core.indicator.goals import Goal, PeriodTarget
from ...core.plan.period import periods
from ..base.lock import is_office, lock


class CchcIndicator(models.Model):
    """The periods of an indicator: each has its record once the plan is issued."""

    _inherit = "cchc.indicator"

    plan_state = fields.Selection(string="State of the Plan", related="plan_id.state")
    can_manage = fields.Boolean(compute="_compute_can_enter")
    can_enter = fields.Boolean(
        compute="_compute_can_enter",
        help="The plan is issued and the user may enter figures of this indicator.",
    )

    @api.depends("unit_id.head_id", "unit_id.member_ids", "plan_state")
    @api.depends_context("uid")
    def _compute_can_enter(self):
        office = is_office(self.env)
        for indicator in self:
            unit, user = indicator.unit_id, self.env.user
            own = user in (unit.head_id | unit.member_ids)
            indicator.can_manage = office
            indicator.can_enter = indicator.plan_state == "issued" and (office or own)

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


class CchcIndicatorValue(models.Model):
    _inherit = "cchc.indicator.value"

    def action_open(self):
        """The figures of this period in a dialog."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_plan.cchc_indicator_value_action_open"
        )
        return action | {"res_id": self.id}
