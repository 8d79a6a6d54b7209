from datetime import timedelta

from odoo import api, models
from odoo.fields import Domain

from ...core.organisation.workdays import working_days_from
from .cchc_chasing_scope import MAX_HORIZON_DAYS


class CchcMilestone(models.Model):
    """What a chasing letter lists."""

    _inherit = "cchc.milestone"

    @api.model
    def _to_chase(self, company, plans, units, today, days: int):
        """The open milestones that are overdue or due within so many days.

        By unit, the oldest first. Work without a lead unit has nobody to be chased.

        :param plans: none: all issued plans of the company
        :param units: none: all units
        """
        horizon = today + timedelta(days=min(max(days, 0), MAX_HORIZON_DAYS))
        domain = Domain(
            [
                ("company_id", "=", company.id),
                ("plan_id.state", "=", "issued"),
                ("state", "=", "todo"),
                ("task_state", "in", ("todo", "in_progress")),
                ("task_id.active", "=", True),
                ("lead_unit_id", "!=", False),
                ("date_deadline", "<=", horizon),
            ]
        )
        if plans:
            domain &= Domain("plan_id", "in", plans.ids)
        if units:
            domain &= Domain("lead_unit_id", "in", units.ids)
        found = self.search(domain, order="date_deadline, id")
        ranks = {unit: rank for rank, unit in enumerate(found.lead_unit_id.sorted())}
        return found.sorted(lambda milestone: ranks[milestone.lead_unit_id])

    def _chased_vals(self, today) -> list[dict]:
        """What a letter's lines say of these milestones on the day ``today``."""
        calendars = self.env["cchc.day.off"]._calendars(self.company_id)
        counts = self._reminder_counts()
        return [
            {
                "sequence": position,
                "milestone_id": milestone.id,
                "unit_id": milestone.lead_unit_id.id,
                "unit_name": milestone.lead_unit_id.name,
                "task_name": milestone.task_id.display_name,
                "period": milestone._period(),
                "date_deadline": milestone.date_deadline,
                "status": "overdue" if milestone.date_deadline < today else "due_soon",
                "distance": working_days_from(
                    milestone.date_deadline, today, calendars[milestone.company_id]
                ),
                "reminder_count": counts.get(milestone, 0),
            }
            for position, milestone in enumerate(self)
        ]

    def _reminder_counts(self) -> dict:
        """How often somebody was reminded of each one's present deadline."""
        return {
            milestone: count
            for milestone, deadline, count in self.env["cchc.reminder"]._read_group(
                [("milestone_id", "in", self.ids), ("channel", "!=", "nobody")],
                ["milestone_id", "date_deadline:day"],
                ["__count"],
            )
            if deadline == milestone.date_deadline
        }

    def _period(self) -> str:
        """The own name, where the task has several milestones."""
        self.ensure_one()
        return self.name if len(self.task_id.milestone_ids) > 1 else ""
