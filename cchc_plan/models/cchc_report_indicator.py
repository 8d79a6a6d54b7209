from odoo import models

from ..core.report.facts import IndicatorFact, StatisticFact


class CchcReport(models.Model):
    """The indicators of a report: the one place where their figures come in."""

    _inherit = "cchc.report"

    def _indicators(self):
        """The indicators that the report tells of."""
        self.ensure_one()
        return self.plan_id.indicator_ids

    def _indicator_facts(self) -> tuple[IndicatorFact, ...]:
        self.ensure_one()
        return tuple(
            IndicatorFact(
                key=indicator.id,
                section=indicator.section_id.display_name or "",
                name=indicator.name,
                unit_of_measure=indicator.unit_of_measure or "",
                target=indicator.target_text or "",
                period_value=None,
                year_value=None,
                last_year_value=None,
                evaluation="",
                unit=indicator.unit_id.name or "",
                is_cumulative=indicator.aggregation == "sum",
            )
            for indicator in self._indicators()
        )

    def _statistic_facts(self) -> tuple[StatisticFact, ...]:
        """The lines of the superior's statistics form."""
        return ()
