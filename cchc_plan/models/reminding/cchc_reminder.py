import logging
from datetime import timedelta

from psycopg2.errors import UniqueViolation

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.service.model import PG_CONCURRENCY_EXCEPTIONS_TO_RETRY
from odoo.tools import split_every

from ...core.organisation.workdays import IsOff
from ...core.plan.progress import OUTSIDE
from ...core.reminding.reminder_log import LoggedReminder
from ...core.reminding.stages import summary_due
from ..base.vietnam_time import day_in_vietnam, today_in_vietnam
from .cchc_reminder_stage import RECIPIENTS
from .summary_mail import summary_mail_vals

_logger = logging.getLogger(__name__)

# What the daily run sent: of its stages, not of a letter.
FROM_STAGES = [("stage_id", "!=", False)]
# Days off may push a reminder before the deadline further ahead than its working days.
MAX_BREAK_DAYS = 30
# Raised when another run sends the same at this moment: it is sent, then.
ALREADY_SENT_ERRORS = (UniqueViolation, *PG_CONCURRENCY_EXCEPTIONS_TO_RETRY)
SUMMARY_BATCH = 50


class CchcReminder(models.Model):
    """The log of what was chased: a row for each reminder, kept for good.

    Only the daily run and the letters that are sent write here; no role has more than
    the right to read. The run creates the rows by the stages of each commune, then
    sends a summary by e-mail: one a person and day at most, and only with news.
    """

    _name = "cchc.reminder"
    _description = "Reminder"
    _inherit = ["cchc.base.mixin"]
    _order = "date desc, id desc"
    _rec_name = "summary"
    _check_company_auto = True

    milestone_id = fields.Many2one("cchc.milestone", ondelete="restrict", index=True)
    task_id = fields.Many2one(related="milestone_id.task_id", store=True, index=True)
    plan_id = fields.Many2one(
        "cchc.plan", compute="_compute_plan_id", store=True, index=True
    )
    company_id = fields.Many2one(
        "res.company", compute="_compute_company_id", store=True, index=True
    )
    lead_unit_id = fields.Many2one(
        "cchc.unit", compute="_compute_lead_unit_id", store=True, index=True
    )
    stage_id = fields.Many2one(
        "cchc.reminder.stage", ondelete="restrict", index="btree_not_null"
    )
    letter_id = fields.Many2one(
        "cchc.chasing.letter",
        string="Chasing Letter",
        ondelete="restrict",
        index="btree_not_null",
    )
    occasion = fields.Char(
        compute="_compute_occasion",
        compute_sudo=True,  # names the letter to who may read the log
        help="The stage of the daily run, or the letter.",
    )
    recipient = fields.Selection(
        [*RECIPIENTS, ("unit", "Lead Unit")], string="As", required=True
    )
    position = fields.Integer(
        required=True,
        aggregator=None,
        help="Working days from the deadline at which the stage stands.",
    )
    date_deadline = fields.Date(string="Deadline", required=True)

    user_id = fields.Many2one(
        "res.users", string="Reminded", ondelete="restrict", index="btree_not_null"
    )
    channel = fields.Selection(
        [
            ("activity", "Activity"),
            ("letter", "Letter"),
            ("nobody", "Nobody to Remind"),
        ],
        required=True,
    )
    date = fields.Datetime(
        string="Sent On", required=True, default=fields.Datetime.now, index=True
    )
    date_mailed = fields.Datetime(
        string="E-mailed On", help="When the summary e-mail with this reminder went."
    )
    summary = fields.Char(required=True)

    _once_a_stage = models.UniqueIndex(
        "(milestone_id, recipient, position, date_deadline) WHERE stage_id IS NOT NULL",
        "This reminder was sent already; there is nothing to send again.",
    )
    _not_mailed = models.Index(
        "(user_id) WHERE date_mailed IS NULL AND stage_id IS NOT NULL"
    )
    _stage_or_letter = models.Constraint(
        "CHECK((stage_id IS NULL) <> (letter_id IS NULL))",
        "A reminder comes from a stage or from a letter; give one of the two.",
    )
    _once_a_letter = models.UniqueIndex(
        "(letter_id, milestone_id) WHERE letter_id IS NOT NULL",
        "This letter is in the log already; there is nothing to add.",
    )

    @api.depends(lambda self: [f"{name}.plan_id" for name in self._subject_fields()])
    def _compute_plan_id(self):
        for row in self:
            row.plan_id = row._subject().plan_id

    @api.depends(lambda self: [f"{name}.company_id" for name in self._subject_fields()])
    def _compute_company_id(self):
        for row in self:
            row.company_id = row._subject().company_id

    @api.depends("milestone_id.lead_unit_id")
    def _compute_lead_unit_id(self):
        for row in self:
            row.lead_unit_id = row.milestone_id.lead_unit_id

    @api.depends("stage_id", "letter_id", "position")
    @api.depends_context("lang")
    def _compute_occasion(self):
        for row in self:
            row.occasion = (
                row.letter_id.display_name
                if row.letter_id
                else row.stage_id._position_label(row.position)
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(
            self.env._(
                "The log of reminders is kept for good; leave its lines as they are."
            )
        )

    @api.model
    def _today(self):
        """The day it is in Vietnam, whatever the clock of the server is set to."""
        return today_in_vietnam(self.env)

    def _day(self):
        """The day in Vietnam on which it was sent."""
        self.ensure_one()
        return day_in_vietnam(self.env, self.date)

    @api.model
    def _subject_fields(self) -> tuple[str, ...]:
        """Hook: the fields of which one names what a row reminds of."""
        return ("milestone_id",)

    def _subject(self):
        """What it reminds of."""
        self.ensure_one()
        return self.milestone_id

    def _subject_name(self) -> str:
        """What it reminds of, as the log prints it."""
        self.ensure_one()
        return self.task_id.display_name

    def _is_open(self) -> bool:
        """Whether what it reminds of is still to be done by the same deadline."""
        self.ensure_one()
        milestone = self.milestone_id
        return (
            milestone.state == "todo"
            and milestone.task_state not in OUTSIDE
            and milestone.task_id.active
            and milestone.plan_state == "issued"
            and milestone.date_deadline == self.date_deadline
        )

    @api.model
    def _last_positions(self, records) -> dict:
        """{record: {recipient role: last position sent for the present deadline}}."""
        found = {record: {} for record in records}
        link = records._reminder_link
        for record, deadline, recipient, place in self._read_group(
            [(link, "in", records.ids), *FROM_STAGES],
            [link, "date_deadline:day", "recipient"],
            ["position:max"],
        ):
            if deadline == record.date_deadline:
                found[record][recipient] = place
        return found

    @api.model
    def _reminded_models(self) -> list[str]:
        """The models that the daily run reminds of, in its order; rooms add theirs."""
        return ["cchc.milestone"]

    @api.model
    def _remind_of(self, records, today) -> bool:
        """Remind of all of a model that reached a stage; False: no time for more."""
        before = Domain("date_deadline", "<=", self._horizon(today))
        ids = records.search(before & records._remindable_domain(), order="id").ids
        rest = len(ids)
        for batch in split_every(records._reminder_batch, ids):
            sent = self._process_batch(records.browse(batch), today)
            rest -= len(batch)
            # Other models and the summaries are still to come, hence one more.
            left = self.env["ir.cron"]._commit_progress(len(batch), remaining=rest + 1)
            # A batch that had nothing to send is quick and does not end the run, so
            # that every run gets further than the one before.
            if sent and not left:
                return False
        return True

    @api.model
    def _horizon(self, today):
        """The last deadline that may have reached a stage."""
        stages = self.env["cchc.reminder.stage"]
        first = min(stages._read_group([], [], ["position:min"])[0][0] or 0, 0)
        return today + timedelta(days=MAX_BREAK_DAYS - 2 * first)

    @api.model
    def _process_batch(self, records, today) -> int:
        """Remind of these, all at once; one by one where that fails."""
        try:
            with self.env.cr.savepoint():
                return len(records._remind(today))
        except Exception:
            _logger.info("Reminding one by one: a record of the batch fails")
        return sum(self._process_record(record, today) for record in records)

    @api.model
    def _process_record(self, record, today) -> int:
        try:
            with self.env.cr.savepoint():
                return len(record._remind(today))
        except ALREADY_SENT_ERRORS:
            return 0
        except Exception as error:
            _logger.exception("No reminder of %s", record)
            record._note_reminder_failure(error)
            return 0

    @api.model
    def _send_summaries(self, today):
        users = self._users_with_news(today)
        calendars = self.env["cchc.day.off"]._calendars(users.company_id)
        rest = len(users)
        for batch in split_every(SUMMARY_BATCH, users.ids):
            sent = 0
            for user in self.env["res.users"].browse(batch):
                sent += self._process_user(user, today, calendars[user.company_id])
            rest -= len(batch)
            left = self.env["ir.cron"]._commit_progress(len(batch), remaining=rest + 1)
            if sent and not left:
                return
        self.env["ir.cron"]._commit_progress(1, remaining=0)

    @api.model
    def _users_with_news(self, today):
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
    def _process_user(self, user, today, is_off: IsOff) -> int:
        """Send one person's summary if it is due; returns the number of mails."""
        if is_off(today):
            return 0
        try:
            with self.env.cr.savepoint():
                return len(self._send_summary(user, today))
        except ALREADY_SENT_ERRORS:
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
    def _send_summary(self, user, today):
        """The mail with all that is open for a person, or none without news."""
        mails = self.env["mail.mail"]
        rows = self._of_user(user)
        extensions = self.env["cchc.extension"]._to_tell(user, today)
        preference = user.cchc_summary
        if preference == "none":
            # Escalations are sent to the head and the leader in any case.
            rows = rows.filtered(lambda row: row.recipient != "person")
            extensions = extensions.browse()
            preference = "daily"
        news = rows.filtered(lambda row: not row.date_mailed)
        last = user.cchc_date_summary or None
        has_news = news or extensions._is_new_to(user)
        if not has_news or not summary_due(preference, last, today):
            return mails
        here = rows.with_context(lang=user._reminder_lang())
        mail = mails.create(summary_mail_vals(here, user, today))
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

    def _reminded_whom(self) -> str:
        """The person, or the unit with the letter that it was sent."""
        self.ensure_one()
        if self.letter_id:
            return f"{self.lead_unit_id.name} ({self.occasion})"
        # The name only; who was reminded may be archived or in another commune now.
        return self.user_id.sudo().name

    def _logged(self) -> list[LoggedReminder]:
        roles = dict(self._fields["recipient"]._description_selection(self.env))
        return [
            LoggedReminder(
                day=row._day(),
                whom=row._logged_whom(),
                role=roles[row.recipient],
                task=row._subject_name(),
                period=row.milestone_id._period() if row.milestone_id else "",
                deadline=row.date_deadline,
                occasion=row.occasion,
                channel=row.channel,
                mailed=row._day_mailed(),
            )
            for row in self
        ]

    def _logged_whom(self) -> str:
        self.ensure_one()
        # The name only; who was reminded may be archived or in another commune now.
        name = self.user_id.sudo().name or ""
        if not self.letter_id:
            return name
        return f"{self.lead_unit_id.name} ({name})" if name else self.lead_unit_id.name

    def _day_mailed(self):
        self.ensure_one()
        return day_in_vietnam(self.env, self.date_mailed) if self.date_mailed else None

    @api.model
    def _cron_remind(self):
        """Remind of everything that reached a stage, then send the summaries.

        What was sent is committed batch by batch together with its log, so a run that
        is cut off goes on where it stopped and repeats nothing.
        """
        today = self._today()
        for name in self._reminded_models():
            if not self._remind_of(self.env[name], today):
                return
        self._send_summaries(today)
