from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools import plaintext2html

from ..base.lock import is_leader, is_unlocked, lock, talk_fields, unlocked

STATES = [("asked", "Asked"), ("approved", "Approved"), ("refused", "Refused")]
# What a leader fills in before deciding; the rest stands as it was asked.
DECISION_FIELDS = frozenset({"date_granted", "decision_note"})
DECISION_ACTIVITY = "cchc_plan.cchc_activity_type_extension"
LEADERS = "cchc_plan.cchc_plan_group_leader"
ANSWER_ACTIVITY = "cchc_plan.cchc_activity_type_extension_decided"


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

    def write(self, vals):
        if not is_unlocked(self.env):
            self._check_locked(vals)
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(
            self.env._("A request for more time is kept and cannot be deleted.")
        )

    def action_decide_approve(self):
        """The dialog in which more time is granted."""
        return self._action_decide("approved")

    def action_decide_refuse(self):
        """The dialog in which the request is refused."""
        return self._action_decide("refused")

    def action_approve(self):
        """Move the deadline to the day granted; the first deadline stays."""
        self.ensure_one()
        lock(self)
        self._check_may_decide()
        day = self.date_granted or self.date_requested
        self._check_may_be_granted(day)
        self._decide("approved", date_granted=day)
        unlocked(self.milestone_id).date_deadline = day
        self._log_on_task(
            self.env._(
                "“%(milestone)s” is extended from %(before)s to %(after)s.",
                milestone=self.milestone_id.name,
                before=f"{self.date_deadline:%d/%m/%Y}",
                after=f"{day:%d/%m/%Y}",
            )
        )

    def action_refuse(self):
        self.ensure_one()
        lock(self)
        self._check_may_decide()
        if not (self.decision_note or "").strip():
            raise UserError(
                self.env._("Say why the request is refused, under the decision.")
            )
        self._decide("refused", date_granted=False)
        self._log_on_task(
            self.env._(
                "More time for “%(milestone)s” is refused: %(reason)s",
                milestone=self.milestone_id.name,
                reason=self.decision_note,
            )
        )

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

    def _log_on_task(self, body: str):
        self.ensure_one()
        self.task_id._message_log(body=body)

    def _action_decide(self, decision: str) -> dict:
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_plan.cchc_decide_wizard_action"
        )
        names = {
            "approved": self.env._("Grant More Time"),
            "refused": self.env._("Refuse the Request"),
        }
        context = {"default_extension_id": self.id, "default_decision": decision}
        return action | {"name": names[decision], "context": context}

    def _check_may_be_granted(self, day):
        """What happened since the request may have made it void."""
        self.ensure_one()
        if self.milestone_id.state == "cancelled":
            raise UserError(
                self.env._("The milestone is cancelled meanwhile; refuse the request.")
            )
        if day <= self.milestone_id.date_deadline:
            raise UserError(
                self.env._(
                    "The deadline has moved to %(date)s meanwhile; grant a later day "
                    "or refuse the request.",
                    date=f"{self.milestone_id.date_deadline:%d/%m/%Y}",
                )
            )

    def _check_may_decide(self):
        if not is_leader(self.env):
            raise AccessError(
                self.env._("Only a leader decides on a request for more time.")
            )
        for extension in self:
            if extension.state != "asked":
                raise UserError(
                    self.env._(
                        "%(extension)s is decided already.",
                        extension=extension.display_name,
                    )
                )

    def _decide(self, state: str, **values):
        unlocked(self).write(
            {
                "state": state,
                "decided_by_id": self.env.uid,
                "date_decided": fields.Date.context_today(self),
                **values,
            }
        )
        # The activities may be another leader's, of which this one closes the work.
        self.sudo().activity_unlink([DECISION_ACTIVITY])
        self._tell_the_asker()

    def _tell_the_asker(self):
        """One activity to whoever asked; the e-mail is the next summary's."""
        # The asker may not write on the request, and so not be made to follow it.
        inbox = self.sudo().with_context(mail_activity_quick_update=True)
        for extension in inbox:
            asker = extension.user_id
            if asker != self.env.user and asker._may_be_reminded(extension.company_id):
                here = extension.with_context(lang=asker._reminder_lang())
                extension.activity_schedule(
                    ANSWER_ACTIVITY,
                    user_id=asker.id,
                    summary=here._answer(),
                    note=plaintext2html(here.decision_note or ""),
                )

    def _note(self) -> str:
        """Where the request stands, for the row of its milestone."""
        self.ensure_one()
        if self.state == "asked":
            return self.env._(
                "more time asked, to %(date)s", date=f"{self.date_requested:%d/%m/%Y}"
            )
        if self.state == "refused":
            return self.env._("more time refused")
        return self.env._("extended to %(date)s", date=f"{self.date_granted:%d/%m/%Y}")

    def _answer(self) -> str:
        """What became of the request, on one line."""
        self.ensure_one()
        task = self.milestone_id._short_name()
        if self.state == "refused":
            return self.env._("No more time for: %(task)s", task=task)
        return self.env._(
            "Extended to %(date)s: %(task)s",
            date=f"{self.date_granted:%d/%m/%Y}",
            task=task,
        )

    def _ask_for_decision(self):
        """Tell the leaders that something waits for them, and the task's followers."""
        # The leader comes to follow the request, which is a write on it that the asker
        # may not do. Activities are the inbox: a mail for each would be one too many.
        inbox = self.sudo().with_context(mail_activity_quick_update=True)
        for extension in inbox:
            day = f"{extension.date_requested:%d/%m/%Y}"
            for leader in extension._deciders(extension.company_id):
                extension.activity_schedule(
                    DECISION_ACTIVITY,
                    user_id=leader.id,
                    summary=extension.with_context(lang=leader.lang).display_name,
                    note=plaintext2html(extension.reason),
                )
            extension._log_on_task(
                self.env._(
                    "More time is asked for “%(milestone)s”, to %(date)s: %(reason)s",
                    milestone=extension.milestone_id.name,
                    date=day,
                    reason=extension.reason,
                )
            )

    @api.model
    def _deciders(self, company):
        """The leader of the commune, or everybody who may decide there."""
        # Only names are read, of people whose groups the asker may not see.
        company = company.sudo()
        leader = company.cchc_leader_id
        if leader._may_be_reminded(company) and leader.has_group(LEADERS):
            return leader
        able = self.env.ref(LEADERS).sudo().all_user_ids
        able = able.filtered(lambda user: user._may_be_reminded(company))
        admins = self.env.ref("cchc_plan.cchc_plan_group_admin").sudo().all_user_ids
        return (able - admins) or able

    def _decision_activities(self):
        return self.env["mail.activity"].search(
            [
                ("res_model", "=", self._name),
                ("res_id", "in", self.ids),
                (
                    "activity_type_id",
                    "=",
                    self.env["ir.model.data"]._xmlid_to_res_id(DECISION_ACTIVITY),
                ),
            ]
        )

    def _asked_to_decide(self):
        """Who was asked, or would be: archiving an account deletes its activities."""
        self.ensure_one()
        # Activities are read of other people, too.
        asked = self.sudo()._decision_activities().user_id
        return asked or self.sudo().company_id.cchc_leader_id

    def _pass_decision(self, giver, taker):
        """Let ``taker`` decide what waits for ``giver``."""
        activities = self._decision_activities()
        by_request = activities.grouped("res_id")
        for request in self.with_context(mail_activity_quick_update=True):
            asked = by_request.get(request.id, activities.browse())
            own = asked.filtered(lambda each: each.user_id == giver)
            if taker in asked.user_id:
                own.unlink()
            elif own:
                own.with_context(mail_activity_quick_update=True).user_id = taker
            else:
                request.activity_schedule(
                    DECISION_ACTIVITY,
                    user_id=taker.id,
                    summary=request.with_context(lang=taker.lang).display_name,
                    note=plaintext2html(request.reason),
                )
