from odoo import api, models

from ..base.lock import is_leader, is_office


class CchcPlan(models.Model):
    """Where the app opens and where the buttons of a plan lead."""

    _inherit = "cchc.plan"

    @api.model
    def action_home(self):
        """The office begins with the plans, a leader with the steering board,
        everybody else with own work."""
        if is_office(self.env):
            xmlid = "cchc_plan.cchc_plan_action"
        elif is_leader(self.env):
            xmlid = "cchc_plan.cchc_plan_steering_action"
        else:
            xmlid = "cchc_plan.cchc_milestone_action_my"
        return self.env["ir.actions.actions"]._for_xml_id(xmlid)

    @api.model
    def _decision_lists(self) -> list[tuple]:
        """What a leader decides: (model, what waits, the list of it), urgent first."""
        return [
            (
                "cchc.extension",
                [("state", "=", "asked")],
                "cchc_plan.cchc_extension_action_awaiting",
            ),
            (
                "cchc.report",
                [("state", "=", "review")],
                "cchc_plan.cchc_report_action_awaiting",
            ),
            (
                "cchc.plan",
                [("state", "=", "draft"), ("document_number", "!=", False)],
                "cchc_plan.cchc_plan_action_awaiting",
            ),
        ]

    def action_view_tasks(self):
        """The tasks by section; those of a draft are written and moved there."""
        self.ensure_one()
        if self.can_edit:
            return self._action_of_plan("cchc_plan.cchc_task_action_edit")
        return self._action_of_plan("cchc_plan.cchc_task_action")

    def action_view_overdue(self):
        action = self._action_of_plan("cchc_plan.cchc_task_action")
        action["domain"] += [("status", "=", "overdue")]
        return action

    def action_view_indicators(self):
        return self._action_of_plan("cchc_plan.cchc_indicator_action")

    def action_view_amendments(self):
        return self._action_of_plan("cchc_plan.cchc_amendment_action")

    def action_amend(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_plan.cchc_amendment_wizard_action"
        )
        context = {"default_plan_id": self.id, "dialog_size": "extra-large"}
        return action | {"context": context}

    def _action_of_plan(self, xmlid: str) -> dict:
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(xmlid)
        return action | {
            "domain": [("plan_id", "=", self.id)],
            "context": {"default_plan_id": self.id},
        }
