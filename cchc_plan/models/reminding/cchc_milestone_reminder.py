from markupsafe import Markup

from odoo import fields, models

# A change of these may end a reminder, or move it.
REMINDED_FIELDS = frozenset({"state", "date_deadline"})


class CchcMilestone(models.Model):
    """Who is reminded of a milestone, and in which words."""

    _name = "cchc.milestone"
    _inherit = ["cchc.milestone", "cchc.reminded.mixin"]
    _reminder_link = "milestone_id"

    reminder_ids = fields.One2many("cchc.reminder", "milestone_id", string="Reminders")

    def write(self, vals):
        result = super().write(vals)
        if REMINDED_FIELDS & vals.keys():
            self.task_id._refresh_reminders()
        return result

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

    def _short_name(self) -> str:
        """The task, with the period where there are several."""
        self.ensure_one()
        names = (self.task_id._cut_name(), self._period())
        return " – ".join(filter(None, names))

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

    def _reminded_place(self) -> list[str]:
        self.ensure_one()
        return [self.lead_unit_id.name]

    def _summary_url(self) -> str:
        return self.task_id._summary_url()
