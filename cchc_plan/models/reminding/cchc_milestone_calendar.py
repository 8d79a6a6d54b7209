from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from odoo import api, models
from odoo.fields import Domain

from ...core.organisation.workdays import working_days_before
from ...core.reminding.calendar_feed import Entry, calendar_file
from .cchc_reminder import TIMEZONE

# More than anybody has to do; a calendar program fetches all of it each time.
MOST_ENTRIES = 1000
# How long what is done stays in the calendar.
DAYS_DONE = 30
ALARM_AT = time(8, tzinfo=ZoneInfo(TIMEZONE))


class CchcMilestone(models.Model):
    """The own deadlines as a calendar file, read with the rights of their person."""

    _inherit = "cchc.milestone"

    @api.model
    def _calendar_file(self) -> bytes:
        """What *My Work* shows this user, and what was done of late."""
        today = self.env["cchc.reminder"]._today()
        milestones = self.search(
            self._calendar_domain(today),
            # Open work goes first where there is too much of it.
            order="state desc, date_deadline, id",
            limit=MOST_ENTRIES,
        )
        calendars = self.env["cchc.day.off"]._calendars(milestones.company_id)
        # Names the database, and nothing else, so that two of them do not mix.
        base = self.env["ir.config_parameter"].sudo().get_param("database.uuid")
        entries = [
            milestone._calendar_entry(base, today, calendars[milestone.company_id])
            for milestone in milestones
        ]
        return calendar_file(self.env._("Administrative Reform: My Work"), entries)

    @api.model
    def _calendar_domain(self, today):
        lately = today - timedelta(days=DAYS_DONE)
        uid = self.env.uid
        own = (
            Domain("user_id", "=", uid)
            | Domain("lead_unit_id.head_id", "=", uid)
            | Domain("lead_unit_id.member_ids", "in", [uid])
        )
        shown = Domain("urgency", "!=", False) | (
            Domain("state", "=", "done") & Domain("date_done", ">=", lately)
        )
        issued = Domain("plan_id.state", "=", "issued")
        issued &= Domain("task_id.active", "=", True)
        return own & shown & issued & Domain("date_deadline", "!=", False)

    def _calendar_entry(self, base: str, today, is_off) -> Entry:
        self.ensure_one()
        day = self.date_workday
        is_coming = self.state == "todo" and day >= today
        reminder = working_days_before(day, 1, is_off)
        return Entry(
            uid=f"cchc-milestone-{self.id}@{base}",
            day=day,
            summary=self._calendar_summary(),
            description="\n".join(self._calendar_facts()),
            url=self.task_id._summary_url(),
            modified=max(self.write_date, self.task_id.write_date).replace(tzinfo=UTC),
            alarm=datetime.combine(reminder, ALARM_AT) if is_coming else None,
        )

    def _calendar_summary(self) -> str:
        name = self._short_name()
        if self.state == "done":
            return self.env._("Done: %(task)s", task=name)
        if self.status == "overdue":
            return self.env._("Overdue: %(task)s", task=name)
        return self.env._("Due: %(task)s", task=name)

    def _calendar_facts(self) -> list[str]:
        """What one wants to know on the way, a line each."""
        deadline = f"{self.date_deadline:%d/%m/%Y}"
        facts = [self.env._("Deadline: %(date)s", date=deadline)]
        if self.date_workday != self.date_deadline:
            facts.append(
                self.env._(
                    "The deadline is a day off; the last working day before it is "
                    "%(date)s.",
                    date=f"{self.date_workday:%d/%m/%Y}",
                )
            )
        if self.state == "done":
            done = f"{self.date_done:%d/%m/%Y}"
            facts.append(self.env._("Done on: %(date)s", date=done))
        task = self.task_id
        for label, value in (
            (self.env._("Deliverable"), task.deliverable),
            (self.env._("Lead unit"), self.lead_unit_id.name),
            (self.env._("Person in charge"), self.user_id.sudo().name),
        ):
            if value:
                facts.append(f"{label}: {' '.join(value.split())}")
        return facts
