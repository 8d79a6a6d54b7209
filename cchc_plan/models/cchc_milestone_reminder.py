from markupsafe import Markup

from odoo import fields, models

from ..core.reminding import stages_due
from ..core.workdays import working_days_from

# Who is asked when there is no one in the first place.
INSTEAD = {
    "person": ("person", "head", "leader"),
    "head": ("head", "leader"),
    "leader": ("leader",),
}
# A change of these may end a reminder, or move it.
REMINDED_FIELDS = frozenset({"state", "date_deadline"})


class CchcMilestone(models.Model):
    """When a milestone is reminded of, and who is."""

    _inherit = "cchc.milestone"

    reminder_ids = fields.One2many("cchc.reminder", "milestone_id", string="Reminders")

    def write(self, vals):
        result = super().write(vals)
        if REMINDED_FIELDS & vals.keys():
            self.task_id._refresh_reminders()
        return result

    def _remind(self, today):
        """Send what is due on the day ``today`` and log it; returns the log's rows.

        Nobody is reminded on a day off of the commune: the next working day does it.
        """
        companies = self.company_id
        calendars = self.env["cchc.day.off"]._calendars(companies)
        stages = self.env["cchc.reminder.stage"]._of_companies(companies)
        sent = self.env["cchc.reminder"]._last_positions(self)
        vals_list = []
        for milestone in self:
            is_off = calendars[milestone.company_id]
            if is_off(today):
                continue
            distance = working_days_from(milestone.date_deadline, today, is_off)
            rules = stages[milestone.company_id]
            due = stages_due(rules, distance, sent[milestone])
            vals_list += [
                {"stage_id": rules[rule].id, "recipient": recipient, "position": place}
                | milestone._reminder_vals(recipient, distance, today)
                for recipient, (rule, place) in due.items()
                if milestone._is_somebody_else(recipient)
            ]
        reminders = self.env["cchc.reminder"].create(vals_list)
        reminders.task_id._refresh_reminders(today, reminders)
        return reminders

    def _reminder_vals(self, recipient: str, distance: int, today) -> dict:
        self.ensure_one()
        user = self._whom_to_remind(recipient)
        return {
            "milestone_id": self.id,
            "date_deadline": self.date_deadline,
            "user_id": user.id,
            "channel": "activity" if user else "nobody",
            "summary": self._reminder_text(distance, today, user),
        }

    def _is_somebody_else(self, recipient: str) -> bool:
        """Whether a head is not reminded as the person in charge already."""
        whom = self._whom_to_remind
        return recipient != "head" or whom("head") != whom("person")

    def _whom_to_remind(self, recipient: str):
        """The user to remind at a stage, or none; the next one up stands in."""
        self.ensure_one()
        users = {
            "person": self.user_id,
            "head": self.lead_unit_id.head_id,
            "leader": self.company_id.cchc_leader_id,
        }
        for role in INSTEAD[recipient]:
            user = users[role]
            if user._may_be_reminded(self.company_id):
                return user
        return self.env["res.users"]

    def _reminder_text(self, distance: int, today, user) -> str:
        """What is due, until when, and how late it is, in the user's language."""
        self.ensure_one()
        env = self.with_context(lang=user._reminder_lang()).env
        values = {
            "task": self._short_name(),
            "deadline": f"{self.date_deadline:%d/%m/%Y}",
            "days": abs(distance),
            "today": f"{today:%d/%m/%Y}",
        }
        if distance > 0:
            return env._(
                "Overdue by %(days)s working days on %(today)s: %(task)s "
                "(due %(deadline)s)",
                **values,
            )
        if distance == 0:
            return env._("Due %(deadline)s: %(task)s", **values)
        return env._(
            "Due %(deadline)s, %(days)s working days from %(today)s: %(task)s", **values
        )

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

    def _summary_line(self, kind: str, distance: int) -> dict:
        """This milestone as a line of the summary e-mail."""
        self.ensure_one()
        facts = [self.env._("due %(date)s", date=f"{self.date_deadline:%d/%m/%Y}")]
        if distance > 0:
            facts.append(self.env._("%(days)s working days late", days=distance))
        elif distance < 0:
            facts.append(self.env._("%(days)s working days left", days=-distance))
        else:
            facts.append(self.env._("today is the last working day"))
        if kind == "asked":
            person = self._whom_to_remind("person")
            names = [self.lead_unit_id.name, person.name]
            facts.append(" – ".join(name for name in names if name))
        return {
            "name": self._short_name(),
            "facts": facts,
            "url": self.task_id._summary_url(),
        }
