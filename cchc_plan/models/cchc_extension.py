from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from .lock import is_leader, is_unlocked, talk_fields

STATES = [("asked", "Asked"), ("approved", "Approved"), ("refused", "Refused")]
# What a leader fills in before deciding; the rest stands as it was asked.
DECISION_FIELDS = frozenset({"date_granted", "decision_note"})


class CchcExtension(models.Model):
    """More time for a milestone: asked by its lead, decided by a leader, kept."""

    _name = "cchc.extension"
    _description = "Extension Request"
    _inherit = ["cchc.base.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "id desc"
    _check_company_auto = True
    _mail_post_access = "read"

    milestone_id = fields.Many2one(
        "cchc.milestone",
        required=True,
        ondelete="restrict",
        index=True,
        check_company=True,
    )
    task_id = fields.Many2one(related="milestone_id.task_id", store=True, index=True)
    plan_id = fields.Many2one(related="milestone_id.plan_id", store=True, index=True)
    company_id = fields.Many2one(
        related="milestone_id.company_id", store=True, index=True
    )
    lead_unit_id = fields.Many2one(related="milestone_id.lead_unit_id", store=True)
    date_planned = fields.Date(related="milestone_id.date_planned")
    state = fields.Selection(
        STATES,
        default="asked",
        required=True,
        readonly=True,
        index=True,
        copy=False,
        tracking=True,
    )

    # The request
    user_id = fields.Many2one(
        "res.users",
        string="Asked By",
        required=True,
        readonly=True,
        ondelete="restrict",
        index=True,
        default=lambda self: self.env.user,
    )
    date = fields.Date(
        string="Asked On",
        required=True,
        readonly=True,
        default=fields.Date.context_today,
    )
    date_deadline = fields.Date(
        string="Deadline When Asked",
        compute="_compute_date_deadline",
        store=True,
        help="The deadline that was in force on the day of the request.",
    )
    date_requested = fields.Date(string="New Deadline Asked", required=True)
    reason = fields.Text(required=True)
    document_id = fields.Many2one(
        "cchc.document",
        string="Paper",
        ondelete="restrict",
        index="btree_not_null",
        check_company=True,
        help="The letter that asks for more time, if there is one.",
    )

    # The decision
    date_granted = fields.Date(string="New Deadline Granted", tracking=True, copy=False)
    decision_note = fields.Text(string="Grounds of the Decision", copy=False)
    decided_by_id = fields.Many2one(
        "res.users",
        ondelete="restrict",
        readonly=True,
        copy=False,
        tracking=True,
    )
    date_decided = fields.Date(string="Decided On", readonly=True, copy=False)
    can_decide = fields.Boolean(compute="_compute_can_decide")

    _one_open = models.UniqueIndex(
        "(milestone_id) WHERE state = 'asked'",
        "More time has been asked for this milestone already; wait for the decision.",
    )

    @api.depends("milestone_id")
    def _compute_date_deadline(self):
        for extension in self:
            extension.date_deadline = (
                extension.date_deadline or extension.milestone_id.date_deadline
            )

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_can_decide(self):
        leader = is_leader(self.env)
        for extension in self:
            extension.can_decide = leader and extension.state == "asked"

    @api.depends("milestone_id", "date_requested")
    def _compute_display_name(self):
        for extension in self:
            day = extension.date_requested
            extension.display_name = self.env._(
                "Extension of “%(milestone)s” to %(date)s",
                milestone=extension.milestone_id.name or "",
                date=f"{day:%d/%m/%Y}" if day else "",
            )

    @api.constrains("date_requested", "date_granted")
    def _check_dates(self):
        for extension in self:
            days = (extension.date_requested, extension.date_granted)
            if any(day and day <= extension.date_deadline for day in days):
                raise ValidationError(
                    self.env._(
                        "An extension ends after the deadline in force, %(date)s; "
                        "choose a later day.",
                        date=f"{extension.date_deadline:%d/%m/%Y}",
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        extensions = super().create([self._asked(vals) for vals in vals_list])
        for extension in extensions:
            extension._check_may_be_asked()
        extensions._ask_for_decision()
        return extensions

    def _asked(self, vals: dict) -> dict:
        """The values of a fresh request, whatever else the caller would set."""
        milestone = self.env["cchc.milestone"].browse(vals.get("milestone_id"))
        return vals | {
            "user_id": self.env.uid,
            "date": fields.Date.context_today(self),
            "date_deadline": milestone.date_deadline,
            "state": "asked",
            "date_granted": False,
            "decision_note": False,
            "decided_by_id": False,
            "date_decided": False,
        }

    def write(self, vals):
        if not is_unlocked(self.env):
            self._check_locked(vals)
        return super().write(vals)

    def _check_locked(self, vals):
        if vals.keys() - DECISION_FIELDS - talk_fields(self.env):
            raise UserError(
                self.env._("A request for more time is kept as it was asked.")
            )
        if DECISION_FIELDS & vals.keys():
            self._check_may_decide()

    def _check_may_be_asked(self):
        self.ensure_one()
        due = self.milestone_id
        if due.plan_state != "issued" or due.state != "todo" or not due.date_deadline:
            raise UserError(
                self.env._(
                    "More time is asked for an open milestone with a deadline, in an "
                    "issued plan; “%(milestone)s” is none.",
                    milestone=due.display_name,
                )
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(
            self.env._("A request for more time is kept and cannot be deleted.")
        )

    def _log_on_task(self, body: str):
        self.ensure_one()
        self.task_id._message_log(body=body)
