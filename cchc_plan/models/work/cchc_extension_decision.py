from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import plaintext2html

from ..base.lock import is_leader, lock, unlocked

DECISION_ACTIVITY = "cchc_plan.cchc_activity_type_extension"
LEADERS = "cchc_plan.cchc_plan_group_leader"
ANSWER_ACTIVITY = "cchc_plan.cchc_activity_type_extension_decided"


class CchcExtension(models.Model):
    """The leader's side: who is told of a request, and what a decision does."""

    _inherit = "cchc.extension"

    def action_decide_approve(self):
        """The dialog in which more time is granted."""
        return self._action_decide("approved")

    def action_decide_refuse(self):
        """The dialog in which the request is refused."""
        return self._action_decide("refused")

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
