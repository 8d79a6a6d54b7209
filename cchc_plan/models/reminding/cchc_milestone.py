from datetime import timedelta

from markupsafe import Markup

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...core.organisation.workdays import working_days_from
from ...core.plan.progress import OUTSIDE
from .cchc_chasing_scope import MAX_HORIZON_DAYS

# A change of these may end a reminder, or move it.
REMINDED_FIELDS = frozenset({"state", "date_deadline"})


class CchcMilestone(models.Model):
    """A milestone is reminded of by stages, and chased by letters."""

    _name = "cchc.milestone"
    _inherit = ["cchc.milestone", "cchc.reminded.mixin"]
    _reminder_link = "milestone_id"

    reminder_ids = fields.One2many("cchc.reminder", "milestone_id", string="Reminders")
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

    def _after_write(self, vals):
        super()._after_write(vals)
        if REMINDED_FIELDS & vals.keys():
            self.task_id._refresh_reminders()

    @api.model
    def _remindable_domain(self) -> Domain:
        return Domain(
            [
                ("state", "=", "todo"),
                ("task_state", "in", ("todo", "in_progress")),
                ("task_id.active", "=", True),
                ("plan_id.state", "=", "issued"),
            ]
        )

    def _after_reminding(self, today, reminders):
        reminders.task_id._refresh_reminders(today, reminders)

    def _note_reminder_failure(self, error: Exception):
        self.task_id._note_reminder_failure(error)

    def _reminded_users(self) -> dict:
        self.ensure_one()
        return {
            "person": self.user_id,
            "head": self.lead_unit_id.head_id,
            "leader": self.company_id.cchc_leader_id,
        }

    def _reminded_before(self, user):
        """Who was reminded of the present deadline before, and when; HTML."""
        self.ensure_one()
        env = self.with_context(lang=user._reminder_lang()).env
        rows = self.reminder_ids.filtered(
            lambda row: (
                row.date_deadline == self.date_deadline
                and (row.letter_id or row.user_id not in (user, user.browse()))
            )
        )
        lines = [
            Markup("<li>%s: %s</li>")
            % (f"{row._day():%d/%m/%Y}", row.with_env(env)._reminded_whom())
            for row in rows.sorted("date")
        ]
        if not lines:
            return Markup("<p>%s</p>") % env._("Nobody was reminded of it before.")
        title = env._("Reminded before:")
        return Markup("<p>%s</p><ul>%s</ul>") % (title, Markup("").join(lines))

    def _reminder_context_labels(self) -> list[str]:
        self.ensure_one()
        return [self.lead_unit_id.name]

    def _summary_url(self) -> str:
        return self.task_id._summary_url()

    @api.model
    def _to_chase(self, company, plans, units, today, days: int):
        """The open milestones that are overdue or due within so many days.

        By unit, the oldest first. Work without a lead unit has nobody to be chased.

        :param plans: none: all issued plans of the company
        :param units: none: all units
        """
        horizon = today + timedelta(days=min(max(days, 0), MAX_HORIZON_DAYS))
        domain = self._remindable_domain() & Domain(
            [
                ("company_id", "=", company.id),
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
        """{milestone: how often somebody was reminded of its present deadline}."""
        return {
            milestone: count
            for milestone, deadline, count in self.env["cchc.reminder"]._read_group(
                [("milestone_id", "in", self.ids), ("channel", "!=", "nobody")],
                ["milestone_id", "date_deadline:day"],
                ["__count"],
            )
            if deadline == milestone.date_deadline
        }
