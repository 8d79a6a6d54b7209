from odoo import api, fields, models
from odoo.exceptions import UserError

from ...core.indicator.indicator_matrix import (
    INDICATOR_SHEET,
    indicator_annex,
)
from ...core.plan.draft import DraftIndicator
from ...report.render.xlsx_renderer import render_xlsx
from .cchc_indicator_value import ENTRY_FIELDS


class CchcPlan(models.Model):
    """The figures of a plan: entered together, and exported as one table."""

    _inherit = "cchc.plan"

    indicator_ids = fields.One2many("cchc.indicator", "plan_id", string="Indicators")
    indicator_count = fields.Integer(compute="_compute_indicator_count")

    @api.depends("indicator_ids")
    def _compute_indicator_count(self):
        counts = self._count_lines("cchc.indicator")
        for plan in self:
            plan.indicator_count = counts.get(plan, 0)

    def action_view_indicators(self):
        return self._action_of_plan("cchc_plan.cchc_indicator_action")

    def action_enter_figures(self):
        """All figures that are due, in a list to be typed through."""
        self.ensure_one()
        self.indicator_ids._create_missing_values()
        action = self._action_of_plan("cchc_plan.cchc_indicator_value_action")
        return action | {"context": {"search_default_to_enter": 1, "of_one_plan": True}}

    def action_export_indicators(self):
        self.ensure_one()
        return self._action_download("xlsx", "indicators")

    def _render_indicators(self) -> bytes:
        """The indicators of this plan as a sheet."""
        plan = self._in_vietnamese()
        return render_xlsx(plan._indicator_annex(), INDICATOR_SHEET, plan._paper())

    def _indicator_annex(self):
        return indicator_annex(
            [indicator._line() for indicator in self.indicator_ids], self.year
        )

    def enter_figures(self, date_from, figures, confirm=False):
        """Enter the figures of many indicators of this plan, all or nothing.

        :param date_from: the first day of the period, as "2024-01-01".
        :param figures: ``{indicator name: {field: value}}``; the fields are those that
            a person enters: numerator and denominator, or amount, or answer; note.
        :param confirm: fix them at once.
        :return: ids of the figures.
        :raise UserError: an indicator or the period is not known, or the figures
            cannot be; says which.
        """
        self.ensure_one()
        values = self.env["cchc.indicator.value"].search(
            [("plan_id", "=", self.id), ("date_from", "=", date_from)]
        )
        by_name = {value.indicator_id.name: value for value in values}
        entered = values.browse()
        for name, vals in figures.items():
            if name not in by_name:
                raise UserError(
                    self.env._(
                        "The plan “%(plan)s” has no figures of “%(indicator)s” in the "
                        "period that begins on %(date)s; check both.",
                        plan=self.name,
                        indicator=name,
                        date=date_from,
                    )
                )
            known = {key: vals[key] for key in vals.keys() & ENTRY_FIELDS}
            by_name[name].write({"is_entered": True, **known})
            entered |= by_name[name]
        if confirm:
            entered.action_confirm()
        return entered.ids

    def _draft_indicators(self):
        return super()._draft_indicators() + tuple(
            DraftIndicator(
                name=indicator.name,
                target=indicator.target,
                unit_of_measure=indicator.unit_of_measure or "",
                direction=indicator.direction,
                section=indicator.section_id.number or "",
                where=indicator.place or "",
                kind=indicator.kind,
                has_target=indicator.has_target,
            )
            for indicator in self.indicator_ids
        )

    def _after_issue(self):
        super()._after_issue()
        self.indicator_ids._create_missing_values()
