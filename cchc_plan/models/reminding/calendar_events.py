"""The own deadlines as a calendar file, read with the rights of their person."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from odoo.fields import Domain

from ...core.organisation.workdays import IsOff, working_days_before
from ...core.reminding.calendar_feed import Entry, calendar_file
from ..base.vietnam_time import TIMEZONE, today_in_vietnam

# More than anybody has to do; a calendar program fetches all of it each time.
MAX_ENTRIES = 1000
# How long what is done stays in the calendar.
DAYS_DONE = 30
ALARM_AT = time(8, tzinfo=ZoneInfo(TIMEZONE))


def own_calendar_file(env) -> bytes:
    """What *My Work* shows the user of this environment, and what was done of late."""
    today = today_in_vietnam(env)
    milestones = env["cchc.milestone"].search(
        _own_domain(env, today),
        # Open work goes first where there is too much of it.
        order="state desc, date_deadline, id",
        limit=MAX_ENTRIES,
    )
    calendars = env["cchc.day.off"]._calendars(milestones.company_id)
    # Names the database, and nothing else, so that two of them do not mix.
    base = env["ir.config_parameter"].sudo().get_param("database.uuid")
    entries = [
        _entry(milestone, base, today, calendars[milestone.company_id])
        for milestone in milestones
    ]
    return calendar_file(env._("Administrative Reform: My Work"), entries)


def _own_domain(env, today) -> Domain:
    lately = today - timedelta(days=DAYS_DONE)
    own = (
        Domain("user_id", "=", env.uid)
        | Domain("lead_unit_id.head_id", "=", env.uid)
        | Domain("lead_unit_id.member_ids", "in", [env.uid])
    )
    shown = Domain("urgency", "!=", False) | (
        Domain("state", "=", "done") & Domain("date_done", ">=", lately)
    )
    issued = Domain("plan_id.state", "=", "issued")
    issued &= Domain("task_id.active", "=", True)
    return own & shown & issued & Domain("date_deadline", "!=", False)


def _entry(milestone, base: str, today, is_off: IsOff) -> Entry:
    day = milestone.date_workday
    is_coming = milestone.state == "todo" and day >= today
    reminder = working_days_before(day, 1, is_off)
    modified = max(milestone.write_date, milestone.task_id.write_date)
    return Entry(
        uid=f"cchc-milestone-{milestone.id}@{base}",
        day=day,
        summary=_summary(milestone),
        description="\n".join(_facts(milestone)),
        url=milestone.task_id._summary_url(),
        modified=modified.replace(tzinfo=UTC),
        alarm=datetime.combine(reminder, ALARM_AT) if is_coming else None,
    )


def _summary(milestone) -> str:
    name = milestone._short_name()
    if milestone.state == "done":
        return milestone.env._("Done: %(task)s", task=name)
    if milestone.status == "overdue":
        return milestone.env._("Overdue: %(task)s", task=name)
    return milestone.env._("Due: %(task)s", task=name)


def _facts(milestone) -> list[str]:
    """What one wants to know on the way, a line each."""
    env = milestone.env
    deadline = f"{milestone.date_deadline:%d/%m/%Y}"
    facts = [env._("Deadline: %(date)s", date=deadline)]
    if milestone.date_workday != milestone.date_deadline:
        facts.append(
            env._(
                "The deadline is a day off; the last working day before it is "
                "%(date)s.",
                date=f"{milestone.date_workday:%d/%m/%Y}",
            )
        )
    if milestone.state == "done":
        done = f"{milestone.date_done:%d/%m/%Y}"
        facts.append(env._("Done on: %(date)s", date=done))
    for label, value in (
        (env._("Deliverable"), milestone.task_id.deliverable),
        (env._("Lead unit"), milestone.lead_unit_id.name),
        (env._("Person in charge"), milestone.user_id.sudo().name),
    ):
        if value:
            facts.append(f"{label}: {' '.join(value.split())}")
    return facts
