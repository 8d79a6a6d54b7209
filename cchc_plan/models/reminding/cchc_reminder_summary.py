import logging
from datetime import date

from odoo import Command, api, fields, models
from odoo.fields import Domain
from odoo.tools import split_every

from ...core.organisation.workdays import IsOff, working_days_from
from ...core.reminding.stages import summary_due
from .cchc_reminder import FROM_STAGES
from .cchc_reminder_run import TOLD_BY_ANOTHER

_logger = logging.getLogger(__name__)

BATCH = 50
# A mail is for a look on the way; Odoo has the rest.
LONGEST_LIST = 40
MY_TASKS = "/odoo/action-cchc_plan.cchc_task_action_my"


class CchcReminder(models.Model):
    """The summary by e-mail: one a person and day at most, and only with news."""

    _inherit = "cchc.reminder"

    @api.model
    def _send_summaries(self, today: date):
        users = self._users_with_news(today)
        calendars = self.env["cchc.day.off"]._calendars(users.company_id)
        rest = len(users)
        for batch in split_every(BATCH, users.ids):
            sent = 0
            for user in self.env["res.users"].browse(batch):
                sent += self._process_user(user, today, calendars[user.company_id])
            rest -= len(batch)
            left = self.env["ir.cron"]._commit_progress(len(batch), remaining=rest + 1)
            if sent and not left:
                return
        self.env["ir.cron"]._commit_progress(1, remaining=0)

    @api.model
    def _users_with_news(self, today: date):
        news = [("date_mailed", "=", False), ("user_id", "!=", False)]
        groups = self._read_group(self._waiting_domain() & Domain(news), ["user_id"])
        users = self.env["cchc.extension"]._users_with_news(today)
        users = users.union(*(user for (user,) in groups))
        return users.filtered(lambda user: user.active and user.email).sorted("id")

    @api.model
    def _waiting_domain(self) -> Domain:
        """What may still be open of all that people were reminded of."""
        return Domain(
            [
                *FROM_STAGES,
                ("milestone_id.state", "=", "todo"),
                ("plan_id.state", "=", "issued"),
            ]
        )

    @api.model
    def _process_user(self, user, today: date, is_off: IsOff) -> int:
        """Send one person's summary if it is due; returns the number of mails."""
        if is_off(today):
            return 0
        try:
            with self.env.cr.savepoint():
                return len(self._send_summary(user, today))
        except TOLD_BY_ANOTHER:
            return 0
        except Exception as error:
            _logger.exception("No summary of reminders for user %s", user.id)
            here = user.partner_id.with_context(lang=user._reminder_lang())
            here.message_post(
                body=here.env._(
                    "The summary of reminders failed and is tried again tomorrow: "
                    "%(error)s",
                    error=str(error),
                )
            )
            return 0

    @api.model
    def _send_summary(self, user, today: date):
        """The mail with all that is open for a person, or none without news."""
        mails = self.env["mail.mail"]
        rows = self._of_user(user)
        extensions = self.env["cchc.extension"]._to_tell(user, today)
        preference = user.cchc_summary
        if preference == "none":
            # What was escalated is told to the head and the leader in any case.
            rows = rows.filtered(lambda row: row.recipient != "person")
            extensions = extensions.browse()
            preference = "daily"
        news = rows.filtered(lambda row: not row.date_mailed)
        last = user.cchc_date_summary or None
        has_news = news or extensions._is_new_to(user)
        if not has_news or not summary_due(preference, last, today):
            return mails
        here = rows.with_context(lang=user._reminder_lang())
        groups = here._summary_groups(user, today)
        mail = mails.create(here._summary_mail_vals(user, today, groups))
        news.date_mailed = fields.Datetime.now()
        extensions._mark_mailed(user)
        user.cchc_date_summary = today
        self.env.ref("mail.ir_cron_mail_scheduler_action")._trigger()
        return mail

    @api.model
    def _of_user(self, user):
        """What is still open of all that a person was reminded of, the oldest first."""
        rows = self.search(self._waiting_domain() & Domain("user_id", "=", user.id))
        rows = rows.filtered(
            lambda row: (
                row._is_open() and row._subject()._whom_to_remind(row.recipient) == user
            )
        )
        return rows.sorted(lambda row: (row.date_deadline, row.id))

    def _summary_groups(self, user, today: date) -> dict[str, list[dict]]:
        """The lines of the mail under overdue, due soon and asked of you."""
        groups = {"overdue": [], "soon": [], "asked": []}
        calendars = self.env["cchc.day.off"]._calendars(self.company_id)
        for subject, rows in self.grouped(lambda row: row._subject()).items():
            distance = working_days_from(
                subject.date_deadline, today, calendars[subject.company_id]
            )
            kind = "overdue" if distance > 0 else "soon"
            if "person" not in rows.mapped("recipient"):
                kind = "asked"
            groups[kind].append(subject._summary_line(kind, distance))
        if user.cchc_summary != "none":
            extensions = self.env["cchc.extension"]._to_tell(user, today)
            groups["asked"] += [each._summary_line() for each in extensions]
            groups["asked"] += self._activity_lines(user)
        return groups

    @api.model
    def _activity_lines(self, user) -> list[dict]:
        """What other people asked of the person on tasks."""
        type_ids = self.env["cchc.task"]._activity_type_ids()
        activities = self.env["mail.activity"].search(
            [
                ("user_id", "=", user.id),
                ("res_model", "=", "cchc.task"),
                ("activity_type_id", "not in", type_ids),
            ],
            order="date_deadline, id",
        )
        tasks = self.env["cchc.task"].browse(activities.mapped("res_id"))
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

    def _summary_mail_vals(self, user, today: date, groups) -> dict:
        titles = {
            "overdue": self.env._("Overdue"),
            "soon": self.env._("Due Soon"),
            "asked": self.env._("Asked of You"),
        }
        filled = [
            (kind, titles[kind], lines[:LONGEST_LIST], len(lines))
            for kind, lines in groups.items()
            if lines
        ]
        company = user.company_id
        return {
            "subject": self.env._(
                "Administrative reform, %(date)s: %(counts)s",
                date=f"{today:%d/%m/%Y}",
                counts=", ".join(
                    f"{count} {title.lower()}" for _kind, title, _lines, count in filled
                ),
            ),
            "body_html": self._summary_body(user, today, filled),
            "email_from": company.email_formatted or self.env.user.email_formatted,
            "recipient_ids": [Command.link(user.partner_id.id)],
            "auto_delete": True,
        }

    def _summary_body(self, user, today: date, groups):
        return self.env["ir.qweb"]._render(
            "cchc_plan.cchc_reminder_summary",
            {
                "user": user,
                "today": f"{today:%d/%m/%Y}",
                "groups": groups,
                "url": user.get_base_url() + MY_TASKS,
            },
            lang=self.env.lang,
        )
