from odoo import api, models
from odoo.fields import Domain

from ..base.lock import is_leader


class CchcPlan(models.Model):
    """What the steering board asks of whoever looks at it, as of now."""

    _inherit = "cchc.plan"

    def _steering_needs(self, chosen) -> list[dict]:
        """Each with its number and the list of it; what is at nought is left out."""
        self.ensure_one()
        milestones = Domain("plan_id", "=", self.id)
        if chosen.unit_id:
            milestones &= Domain("lead_unit_id", "=", chosen.unit_id)
        if self._steering_is_manager():
            return self._steering_open_needs(self._steering_tasks(chosen), milestones)
        return self._steering_own_work(self._board_domain({}))

    @api.model
    def _steering_open_needs(self, tasks: Domain, milestones: Domain) -> list[dict]:
        """What asks something of the office and the leader."""
        needs = [
            *self._steering_decisions(),
            self._steering_escalations(milestones),
            self._steering_without_person(tasks),
        ]
        return [need for need in needs if need["count"]]

    @api.model
    def _steering_decisions(self) -> list[dict]:
        """The lists of what waits for a leader, of the communes chosen above."""
        if not is_leader(self.env):
            return []
        labels = {
            "cchc.extension": self.env._("Requests for More Time"),
            "cchc.plan": self.env._("Plans to Issue"),
            "cchc.report": self.env._("Reports to Approve"),
        }
        return [
            {
                "name": xmlid.partition(".")[2],
                "label": labels[model],
                "count": self.env[model].search_count(domain),
                "action": xmlid,
            }
            for model, domain, xmlid in self._decision_lists()
        ]

    @api.model
    def _steering_escalations(self, milestones: Domain) -> dict:
        """Deadlines that were escalated to the leader and are still open."""
        return self._steering_need(
            "escalated",
            self.env._("Escalated to the Leader"),
            self._steering_list(
                "cchc.milestone", milestones & Domain("is_escalated", "=", True)
            ),
        )

    @api.model
    def _steering_without_person(self, tasks: Domain) -> dict:
        domain = tasks & Domain("is_without_person", "=", True)
        domain &= self.env["cchc.task"]._being_carried_out()
        return self._steering_need(
            "without_person",
            self.env._("Tasks without a Person"),
            self._steering_list("cchc.task", domain),
        )

    @api.model
    def _steering_own_work(self, tasks: Domain) -> list[dict]:
        own = tasks & Domain("user_id", "=", self.env.uid)
        overdue = self._steering_need(
            "own_overdue",
            self.env._("My Overdue Tasks"),
            self._steering_list("cchc.task", own & Domain("status", "=", "overdue")),
        )
        return [overdue] if overdue["count"] else []

    @api.model
    def _steering_need(self, name: str, label: str, behind: dict) -> dict:
        return {
            "name": name,
            "label": label,
            "count": self.env[behind["model"]].search_count(behind["domain"]),
            "list": behind | {"name": label},
        }
