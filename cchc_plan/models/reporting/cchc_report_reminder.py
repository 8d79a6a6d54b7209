from odoo import api, fields, models
from odoo.exceptions import UserError

from ...core.organisation.workdays import working_days_from
from .cchc_report_approval import TO_DO
from .cchc_report_collect import ASKED

# A change of these may end a reminder, or move it.
REMINDED_FIELDS = frozenset({"state", "user_id", "date_internal", "date_due"})


class CchcReportRemindedMixin(models.AbstractModel):
    """What reports and units' parts do alike when they are reminded of."""

    _name = "cchc.report.reminded.mixin"
    _description = "Reminded Of in the Reports"
    _inherit = ["cchc.reminded.mixin"]
    _reminder_activity = ""

    date_deadline = fields.Date(
        string="Next Deadline",
        compute="_compute_date_deadline",
        store=True,
        index=True,
        help="The day of which people are reminded; none once it is done.",
    )

    def _compute_date_deadline(self):
        raise NotImplementedError

    def _after_reminding(self, today, reminders):
        """One activity a person, brought up to the last reminder."""
        # Activities of several people are written, whoever chases.
        inbox = self.sudo().with_context(mail_activity_quick_update=True)
        known = {
            (activity.res_id, activity.user_id): activity
            for activity in inbox.env["mail.activity"].search(
                [
                    ("res_model", "=", self._name),
                    ("res_id", "in", self.ids),
                    ("activity_type_id", "=", self._activity_type().id),
                ]
            )
        }
        vals_list = []
        for row in reminders.filtered("user_id"):
            subject = row._subject()
            vals = {"summary": row.summary, "date_deadline": subject.date_deadline}
            activity = known.get((subject.id, row.user_id.sudo()))
            if activity:
                activity.write(vals)
            else:
                vals_list.append(
                    vals
                    | {
                        "res_model_id": self.env["ir.model"]._get_id(self._name),
                        "res_id": subject.id,
                        "user_id": row.user_id.id,
                        "activity_type_id": self._activity_type().id,
                        "automated": True,
                    }
                )
        inbox.env["mail.activity"].create(vals_list)

    def _activity_type(self):
        return self.env.ref(self._reminder_activity)

    def _note_reminder_failure(self, error: Exception):
        for record in self:
            here = record.with_context(lang=record.user_id._reminder_lang())
            record.message_post(
                body=here.env._(
                    "The reminder of this failed and is tried again tomorrow: "
                    "%(error)s",
                    error=str(error),
                )
            )

    def _short_name(self) -> str:
        self.ensure_one()
        return self.display_name

    def _summary_url(self) -> str:
        self.ensure_one()
        return f"{self.get_base_url()}/odoo/{self._name}/{self.id}"


class CchcReport(models.Model):
    """The office is reminded to begin a report, and to send it."""

    _name = "cchc.report"
    _inherit = ["cchc.report", "cchc.report.reminded.mixin"]
    _reminder_link = "report_id"
    _reminder_activity = TO_DO

    reminder_ids = fields.One2many("cchc.reminder", "report_id", string="Reminders")

    @api.depends("state", "date_internal", "date_due")
    def _compute_date_deadline(self):
        for report in self:
            if report.state == "planned":
                # By then the units have answered, so that they must be asked before.
                report.date_deadline = report.date_internal
            else:
                report.date_deadline = report._is_open() and report.date_due

    def write(self, vals):
        result = super().write(vals)
        if REMINDED_FIELDS & vals.keys():
            done = self.filtered(lambda report: not report._is_open())
            # They may be those of somebody else in the office.
            done.sudo().activity_unlink([TO_DO])
        return result

    def _reminded_users(self) -> dict:
        self.ensure_one()
        leader = self.company_id.cchc_leader_id
        # What is under review waits for the leader, not for the office.
        waits_for = leader if self.state == "review" and leader else self.user_id
        return {
            "person": waits_for,
            "head": self.plan_id.user_id,
            "leader": leader,
        }

    def _reminder_context_labels(self) -> list[str]:
        return []

    def action_chase(self):
        """Chase every unit that has not answered: log, activity, summary e-mail."""
        self.ensure_one()
        self._check_office()
        waiting = self.contribution_ids.filtered(lambda part: part._is_answering())
        chased = waiting._chase()
        if not chased:
            raise UserError(
                self.env._(
                    "Nobody is left to chase: all units have answered or were chased "
                    "today."
                )
            )
        names = ", ".join(chased.contribution_id.unit_id.mapped("name"))
        self._message_log(body=self.env._("Chased: %(units)s", units=names))
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._("Chased: %(units)s", units=names),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }


class CchcContribution(models.Model):
    """A unit is reminded to answer, by the stages and by hand."""

    _name = "cchc.contribution"
    _inherit = ["cchc.contribution", "cchc.report.reminded.mixin"]
    _reminder_link = "contribution_id"
    _reminder_activity = ASKED

    reminder_ids = fields.One2many(
        "cchc.reminder", "contribution_id", string="Reminders"
    )

    @api.depends("state", "report_state", "date_internal")
    def _compute_date_deadline(self):
        for part in self:
            part.date_deadline = part._is_answering() and part.date_internal

    def _reminded_users(self) -> dict:
        self.ensure_one()
        office = self.report_id.user_id
        return {
            "person": self.user_id or self.unit_id.head_id or office,
            "head": self.unit_id.head_id or office,
            "leader": self.company_id.cchc_leader_id,
        }

    def _reminder_context_labels(self) -> list[str]:
        return [self.unit_id.name]

    def _chase(self):
        """Remind by hand, once a day each; returns the log's rows."""
        # The log is nobody's to write, and the day off is not asked: a person chases.
        log = self.env["cchc.reminder"].sudo()
        today = log._today()
        calendars = self.env["cchc.day.off"]._calendars(self.company_id)
        vals_list = []
        for part in self:
            if any(row._day() == today for row in part.sudo().reminder_ids):
                continue
            is_off = calendars[part.company_id]
            distance = working_days_from(part.date_deadline, today, is_off)
            vals_list.append(
                {"recipient": "person", "position": distance}
                | part.sudo()._reminder_vals("person", distance, today)
            )
        reminders = log.create(vals_list)
        self._after_reminding(today, reminders)
        return reminders
