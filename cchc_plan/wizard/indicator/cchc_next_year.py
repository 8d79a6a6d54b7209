from odoo import models


class CchcNextYear(models.TransientModel):
    """The indicators of the plan for another year."""

    _inherit = "cchc.next.year"

    def _shifted_texts(self):
        indicators = self.plan_id.indicator_ids
        return super()._shifted_texts() + [
            (indicator, "", ("name",)) for indicator in indicators
        ]

    def _after_copy(self, plan, sections):
        super()._after_copy(plan, sections)
        self._copy_indicators(plan, sections)

    def _copy_indicators(self, plan, sections):
        for indicator in self.plan_id.indicator_ids:
            section = sections.get(indicator.section_id)
            values = {"baseline": indicator.total} if indicator.has_total else {}
            indicator.copy(
                {
                    "plan_id": plan.id,
                    "section_id": section.id if section else False,
                    "previous_id": indicator.id,
                    **values,
                    **self._confirmed(indicator),
                }
            )
