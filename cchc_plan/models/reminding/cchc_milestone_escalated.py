from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...core.plan.progress import OUTSIDE


class CchcMilestone(models.Model):
    """What was escalated to the leader and is still open by the same deadline."""

    _inherit = "cchc.milestone"

    is_escalated = fields.Boolean(
        string="Escalated to the Leader",
        compute="_compute_is_escalated",
        search="_search_is_escalated",
        help="The leader was reminded of it, and it is still to be done by the same "
        "deadline.",
    )

    @api.depends(
        "state",
        "task_state",
        "date_deadline",
        "plan_id.state",
        "plan_id.active",
        "reminder_ids",
    )
    def _compute_is_escalated(self):
        found = self.search([("id", "in", self.ids), ("is_escalated", "=", True)])
        for milestone in self:
            milestone.is_escalated = milestone._origin in found

    def _search_is_escalated(self, operator, value):
        if operator != "in":
            return NotImplemented
        # No rule is asked: that a leader was reminded is no secret of the commune's,
        # and the milestones found are those that the user may read.
        reminded = Domain.custom(
            to_sql=lambda model, alias, query: SQL(
                """EXISTS (SELECT FROM cchc_reminder AS reminder
                            WHERE reminder.milestone_id = %s
                              AND reminder.date_deadline = %s
                              AND reminder.recipient = 'leader'
                              AND reminder.stage_id IS NOT NULL)""",
                SQL.identifier(alias, "id"),
                SQL.identifier(alias, "date_deadline"),
            ),
            predicate=lambda milestone: milestone.is_escalated,
        )
        found = (
            Domain("state", "=", "todo")
            & Domain("task_state", "not in", OUTSIDE)
            & Domain("plan_id.state", "=", "issued")
            & Domain("plan_id.active", "=", True)
            & reminded
        )
        return found if True in value else ~found
