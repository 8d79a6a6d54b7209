from odoo import models
from odoo.exceptions import UserError

from ...core.indicator.indicator_matrix import (
    INDICATOR_SHEET,
    IndicatorLine,
    indicator_annex,
)
from ...core.text.rounding import rounded
from ...report.render.xlsx_renderer import render_xlsx
from .cchc_indicator_value_entry import ENTRY_FIELDS


class CchcPlan(models.Model):
    """The figures of a plan: entered together, and exported as one table."""

    _inherit = "cchc.plan"

    def action_issue(self):
        result = super().action_issue()
        self.indicator_ids._create_missing_values()
        return result

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


class CchcIndicator(models.Model):
    _inherit = "cchc.indicator"

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
