from odoo import api, fields, models
from odoo.exceptions import UserError

from ...core.plan.progress import OUTSIDE
from .cchc_reminder_stage import RECIPIENTS

# All of Vietnam keeps one time; the server's may be another.
TIMEZONE = "Asia/Ho_Chi_Minh"
# What the daily run sent: of its stages, not of a letter.
FROM_STAGES = [("stage_id", "!=", False)]


class CchcReminder(models.Model):
    """The log of what was chased: a row for each reminder, kept for good.

    Only the daily run and the letters that are sent write here; no role has more than
    the right to read.
    """

    _name = "cchc.reminder"
    _description = "Reminder"
    _inherit = ["cchc.base.mixin"]
    _order = "date desc, id desc"
    _rec_name = "summary"
    _check_company_auto = True

    milestone_id = fields.Many2one(
        "cchc.milestone", required=True, ondelete="restrict", index=True
    )
    task_id = fields.Many2one(related="milestone_id.task_id", store=True, index=True)
    plan_id = fields.Many2one(related="milestone_id.plan_id", store=True, index=True)
    company_id = fields.Many2one(
        related="milestone_id.company_id", store=True, index=True
    )
    lead_unit_id = fields.Many2one(
        related="milestone_id.lead_unit_id", store=True, index=True
    )
    stage_id = fields.Many2one(
        "cchc.reminder.stage", ondelete="restrict", index="btree_not_null"
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

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(
            self.env._(
                "The log of reminders is kept for good; leave its lines as they are."
            )
        )

    @api.model
    def _today(self):
        """The day it is in Vietnam, whatever the server's clock is set to."""
        return fields.Date.context_today(self.with_context(tz=TIMEZONE))

    def _day(self):
        """The day in Vietnam on which it was sent."""
        self.ensure_one()
        here = self.with_context(tz=TIMEZONE)
        return fields.Datetime.context_timestamp(here, self.date).date()

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
    def _last_positions(self, milestones) -> dict:
        """milestone → recipient → the last position sent for its present deadline."""
        found = {milestone: {} for milestone in milestones}
        link = milestones._reminder_link
        for milestone, deadline, recipient, place in self._read_group(
            [(link, "in", milestones.ids), *FROM_STAGES],
            [link, "date_deadline:day", "recipient"],
            ["position:max"],
        ):
            if deadline == milestone.date_deadline:
                found[milestone][recipient] = place
        return found
