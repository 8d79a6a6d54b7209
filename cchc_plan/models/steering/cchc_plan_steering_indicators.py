from odoo import models
from odoo.fields import Domain

from ...core.steering.steering_board import counted


class CchcPlan(models.Model):
    """The indicators on the steering board, against their targets."""

    _inherit = "cchc.plan"

    def _steering_indicator_domain(self, chosen) -> Domain:
        domain = Domain("plan_id", "=", self.id)
        if chosen.unit_id:
            domain &= Domain("unit_id", "=", chosen.unit_id)
        return domain

    def _steering_judged(self, chosen) -> list[tuple]:
        """Each indicator with its judgement as of the day; None: nothing to judge."""
        until = None if chosen.is_today else chosen.day
        indicators = self.env["cchc.indicator"].search_fetch(
            self._steering_indicator_domain(chosen)
        )
        return [(indicator, indicator._judge(until)) for indicator in indicators]

    def _steering_indicator_figure(self, chosen, judged) -> dict:
        # One without figures has a target all the same, and has not reached it.
        among = [indicator.id for indicator, _found in judged if indicator.has_target]
        behind = [
            indicator.id
            for indicator, found in judged
            if found and found.status == "reached"
        ]
        if chosen.is_today:
            domain = self._steering_indicator_domain(chosen)
            lists = (
                self._steering_list("cchc.indicator", domain & words)
                for words in (
                    Domain("status", "in", ["reached"]),
                    Domain("has_target", "=", True),
                )
            )
        else:
            lists = (
                self._steering_list("cchc.indicator", None, keys)
                for keys in (behind, among)
            )
        return self._steering_figure("indicators", counted(behind, among), tuple(lists))

    def _steering_indicators(self, chosen, judged) -> list[dict]:
        words = dict(
            self.env["cchc.indicator"]
            ._fields["status"]
            ._description_selection(self.env)
        )
        until = None if chosen.is_today else chosen.day
        return [
            indicator._steering_line(judgement, words, until)
            for indicator, judgement in judged
        ]


class CchcIndicator(models.Model):
    _inherit = "cchc.indicator"

    def _steering_line(self, judgement, words: dict, until) -> dict:
        self.ensure_one()
        status = judgement.status if judgement else "no_data"
        return {
            "id": self.id,
            "name": self.name,
            "unit": self.unit_id.short_name or self.unit_id.name or "",
            "target": self.target_text or "",
            "value": self._amount_text(judgement.total.value if judgement else None),
            "status": status,
            "status_label": words[status],
            "trend": self._trend(until),
        }
