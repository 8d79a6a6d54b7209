"""The summary e-mail with all that is open for a person, as values of ``mail.mail``."""

from odoo import Command

from ...core.organisation.workdays import working_days_from

# A mail is for a look on the way; Odoo has the rest.
MAX_LINES = 40
MY_TASKS = "/odoo/action-cchc_plan.cchc_task_action_my"


def summary_mail_vals(reminders, user, today) -> dict:
    """The mail to ``user``, in the language of the environment of ``reminders``."""
    env = reminders.env
    groups = _filled_groups(env, summary_groups(reminders, user, today))
    company = user.company_id
    return {
        "subject": env._(
            "Administrative reform, %(date)s: %(counts)s",
            date=f"{today:%d/%m/%Y}",
            counts=", ".join(
                f"{count} {title.lower()}" for _kind, title, _lines, count in groups
            ),
        ),
        "body_html": _body(env, user, today, groups),
        "email_from": company.email_formatted or env.user.email_formatted,
        "recipient_ids": [Command.link(user.partner_id.id)],
        "auto_delete": True,
    }


def summary_groups(reminders, user, today) -> dict[str, list[dict]]:
    """The lines of the mail under overdue, due soon and asked of you."""
    env = reminders.env
    groups = {"overdue": [], "soon": [], "asked": []}
    calendars = env["cchc.day.off"]._calendars(reminders.company_id)
    for subject, rows in reminders.grouped(lambda row: row._subject()).items():
        distance = working_days_from(
            subject.date_deadline, today, calendars[subject.company_id]
        )
        kind = "overdue" if distance > 0 else "soon"
        if "person" not in rows.mapped("recipient"):
            kind = "asked"
        groups[kind].append(subject._summary_line(kind, distance))
    if user.cchc_summary != "none":
        extensions = env["cchc.extension"]._to_tell(user, today)
        groups["asked"] += [each._summary_line() for each in extensions]
        groups["asked"] += _activity_lines(env, user)
    return groups


def _activity_lines(env, user) -> list[dict]:
    """What other people asked of the person on tasks."""
    activities = env["mail.activity"].search(
        [
            ("user_id", "=", user.id),
            ("res_model", "=", "cchc.task"),
            ("activity_type_id", "not in", env["cchc.task"]._activity_type_ids()),
        ],
        order="date_deadline, id",
    )
    tasks = env["cchc.task"].browse(activities.mapped("res_id"))
    return [
        {
            "name": task._cut_name(),
            "facts": [
                activity.summary or activity.activity_type_id.name,
                f"{activity.date_deadline:%d/%m/%Y}",
            ],
            "url": task._summary_url(),
        }
        for activity, task in zip(activities, tasks, strict=True)
    ]


def _filled_groups(env, groups: dict) -> list[tuple]:
    """(kind, title, lines to show, number of lines) of each group that has any."""
    titles = {
        "overdue": env._("Overdue"),
        "soon": env._("Due Soon"),
        "asked": env._("Asked of You"),
    }
    return [
        (kind, titles[kind], lines[:MAX_LINES], len(lines))
        for kind, lines in groups.items()
        if lines
    ]


def _body(env, user, today, groups: list[tuple]):
    return env["ir.qweb"]._render(
        "cchc_plan.cchc_reminder_summary",
        {
            "user": user,
            "today": f"{today:%d/%m/%Y}",
            "groups": groups,
            "url": user.get_base_url() + MY_TASKS,
        },
        lang=env.lang,
    )
