from odoo import models
from odoo.fields import Domain

from ...core.organisation.workdays import working_days_from
from ...core.reminding.stages import stages_to_send

# Whom to remind at a stage: the first of these roles that somebody holds.
FALLBACK_ROLES = {
    "person": ("person", "head", "leader"),
    "head": ("head", "leader"),
    "leader": ("leader",),
}


class CchcRemindedMixin(models.AbstractModel):
    """What people are reminded of by stages: it has a deadline and a company.

    The log of the reminders points to it by the field that ``_reminder_link`` names.
    """

    _name = "cchc.reminded.mixin"
    _description = "Reminded Of by Stages"
    _inherit = ["cchc.base.mixin"]
    _reminder_link = ""
    _reminder_batch = 200  # records that one commit of the daily run covers

    def _remindable_domain(self) -> Domain:
        """What is still to be done; the daily run adds the deadlines it looks at."""
        return Domain.TRUE

    def _after_reminding(self, today, reminders):
        """Bring the activities in line with what was logged just now."""
        raise NotImplementedError

    def _note_reminder_failure(self, error: Exception):
        """Say on the record why nobody could be reminded of it."""
        raise NotImplementedError

    def _reminded_users(self) -> dict:
        """{recipient role: user, or none} of one record."""
        raise NotImplementedError

    def _short_name(self) -> str:
        """What one record is called in a reminder."""
        raise NotImplementedError

    def _reminder_context_labels(self) -> list[str]:
        """Unit or the like, for those who are asked to chase one record."""
        raise NotImplementedError

    def _summary_url(self) -> str:
        """Where a person opens it."""
        raise NotImplementedError

    def _remind(self, today):
        """Send what is due on the day ``today`` and log it; returns the log's rows.

        Nobody is reminded on a day off of the commune: the next working day does it.
        """
        companies = self.company_id
        calendars = self.env["cchc.day.off"]._calendars(companies)
        stages = self.env["cchc.reminder.stage"]._of_companies(companies)
        sent = self.env["cchc.reminder"]._last_positions(self)
        vals_list = []
        for record in self:
            is_off = calendars[record.company_id]
            if is_off(today):
                continue
            distance = working_days_from(record.date_deadline, today, is_off)
            rules = stages[record.company_id]
            due = stages_to_send(rules, distance, sent[record])
            vals_list += [
                {"stage_id": rules[rule].id, "recipient": recipient, "position": place}
                | record._reminder_vals(recipient, distance, today)
                for recipient, (rule, place) in due.items()
                if record._is_distinct_recipient(recipient)
            ]
        reminders = self.env["cchc.reminder"].create(vals_list)
        self._after_reminding(today, reminders)
        return reminders

    def _reminder_vals(self, recipient: str, distance: int, today) -> dict:
        self.ensure_one()
        user = self._whom_to_remind(recipient)
        return {
            self._reminder_link: self.id,
            "date_deadline": self.date_deadline,
            "user_id": user.id,
            "channel": "activity" if user else "nobody",
            "summary": self._reminder_text(distance, today, user),
        }

    def _is_distinct_recipient(self, recipient: str) -> bool:
        """Whether a head is not reminded as the person in charge already."""
        whom = self._whom_to_remind
        return recipient != "head" or whom("head") != whom("person")

    def _whom_to_remind(self, recipient: str):
        """The user to remind at a stage, or none; the next one up stands in."""
        self.ensure_one()
        users = self._reminded_users()
        for role in FALLBACK_ROLES[recipient]:
            user = users[role]
            if user._may_be_reminded(self.company_id):
                return user
        return self.env["res.users"]

    def _reminder_text(self, distance: int, today, user) -> str:
        """What is due, until when, and how late it is, in the user's language."""
        self.ensure_one()
        here = self.with_context(lang=user._reminder_lang())
        env = here.env
        values = {
            "task": here._short_name(),
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

    def _summary_line(self, kind: str, distance: int) -> dict:
        """This record as a line of the summary e-mail."""
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
            names = [*self._reminder_context_labels(), person.name]
            facts.append(" – ".join(name for name in names if name))
        return {
            "name": self._short_name(),
            "facts": facts,
            "url": self._summary_url(),
        }
