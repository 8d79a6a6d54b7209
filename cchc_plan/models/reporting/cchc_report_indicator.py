from odoo import api, fields, models

from ...core.indicator.totals import total
from ...core.reporting.facts import IndicatorFact


class CchcReport(models.Model):
    """The indicators of a report: the one place where their figures come in."""

    _inherit = "cchc.report"

    def _indicators(self):
        """The indicators that the report tells of."""
        self.ensure_one()
        return self.plan_id.indicator_ids

    def _open_contributions(self):
        self._indicators()._create_missing_values()
        super()._open_contributions()

    def _indicators_of(self, unit):
        """Those that a unit reports; the office's own also those that nobody does."""
        self.ensure_one()
        is_office = self.user_id in (unit.head_id | unit.member_ids)
        return self._indicators().filtered(
            lambda indicator: (
                indicator.unit_id == unit or (is_office and not indicator.unit_id)
            )
        )

    def _values_of(self, indicators):
        """The records of the figures that fall into the report's months."""
        self.ensure_one()
        first, last = self._months()
        return indicators.value_ids.filtered(
            lambda value: first <= value.date_from <= last
        ).sorted(lambda value: (value.indicator_id.sequence, value.date_from, value.id))

    def _indicator_facts(self) -> tuple[IndicatorFact, ...]:
        self.ensure_one()
        return tuple(
            self._indicator_fact(indicator) for indicator in self._indicators()
        )

    def _indicator_fact(self, indicator) -> IndicatorFact:
        """An indicator with what is entered for the months of the report."""
        first, last = self._months()
        entered = indicator._entered_values().filtered(
            lambda value: value.date_from <= last
        )
        figures = [value._figure() for value in entered if first <= value.date_from]
        judgement = indicator._judge(last)
        year = judgement.total if judgement else total(indicator.kind, "last", ())
        period = total(indicator.kind, indicator.aggregation, figures)
        latest = entered[-1:]
        before = indicator.previous_id.plan_id.year
        return IndicatorFact(
            key=indicator.id,
            section=indicator.section_id.display_name or "",
            name=indicator.name,
            unit_of_measure=indicator.unit_of_measure or "",
            target=indicator.target_text or "",
            period_value=period.value,
            year_value=year.value,
            last_year_value=indicator._last_year(latest)[0]
            if before == self.year - 1
            else None,
            evaluation=judgement.status if judgement else "no_data",
            numerator=year.numerator,
            denominator=year.denominator,
            period_numerator=period.numerator,
            period_denominator=period.denominator,
            note=latest.note or "",
            unit=indicator.unit_id.name or "",
            is_cumulative=indicator.aggregation == "sum",
            area=indicator.section_id.area_id.code or "",
        )


class CchcContribution(models.Model):
    """The unit's figures on its page: entered where they are kept, shown here."""

    _inherit = "cchc.contribution"

    value_ids = fields.Many2many(
        "cchc.indicator.value",
        string="Figures of the Unit",
        compute="_compute_value_ids",
        help="The figures of the period that the unit reports.",
    )

    @api.depends("unit_id", "report_id.kind", "report_id.plan_id.indicator_ids.unit_id")
    def _compute_value_ids(self):
        for part in self:
            report = part.report_id
            part.value_ids = report._values_of(report._indicators_of(part.unit_id))

    @api.depends("value_ids")
    def _compute_missing(self):
        super()._compute_missing()

    def _missing_lines(self) -> list[str]:
        today = fields.Date.context_today(self)
        return super()._missing_lines() + [
            self.env._(
                "%(indicator)s, %(period)s: its figures.",
                indicator=value.indicator_id.name,
                period=value.period,
            )
            for value in self.value_ids
            if not value.is_entered and value.date_from <= today
        ]
