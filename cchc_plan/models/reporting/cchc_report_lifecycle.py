from odoo import fields, models
from odoo.exceptions import AccessError, UserError

from ..base.lock import is_leader, is_office, lock, unlocked


class CchcReport(models.Model):
    """Planned → collecting → review → approved → sent, and what each step does."""

    _inherit = "cchc.report"

    reason = fields.Text(
        copy=False,
        tracking=True,
        help="Why the superior returned the report, or why it was cancelled.",
    )

    def action_collect(self):
        """Ask the units for their parts."""
        self.ensure_one()
        self._check_office()
        self._step("planned")
        if self.plan_id.state != "issued":
            raise UserError(
                self.env._(
                    "The plan “%(plan)s” is not being carried out, so no part is asked "
                    "of its units.",
                    plan=self.plan_id.name,
                )
            )
        today = fields.Date.context_today(self)
        unlocked(self).write({"state": "collecting", "date_begun": today})
        self._open_contributions()

    def action_hand_in(self):
        """Give the compiled report to the leader for approval."""
        self.ensure_one()
        self._check_office()
        self._step("collecting")
        self._redraft()
        unlocked(self).write({"state": "review"})
        self._ask_for_approval()

    def action_take_back(self):
        """From review to the office, to be worked on."""
        self.ensure_one()
        self._check_may_decide()
        self._step("review")
        unlocked(self).write({"state": "collecting"})
        self._close_approval()
        if not is_office(self.env):
            self._tell_office(self.env._("The leader gave the report back."))

    def action_approve(self):
        """Fix the report: from now on it is made of copies only."""
        self.ensure_one()
        self._check_leader()
        self._step("review")
        # A unit that hands in its part at this moment is in the report or refused.
        lock(self.contribution_ids)
        facts = self._live_facts()
        self._check_text_is_current(facts)
        self._freeze(facts)
        unlocked(self).write(
            {
                "state": "approved",
                "date_approved": fields.Date.context_today(self),
                "approved_by_id": self.env.uid,
                **self._letterhead(),
            }
        )
        self._close_approval()
        self._tell_office(self.env._("The report is approved and can be sent."))

    def action_withdraw(self):
        """Take an approval back, as long as the report is not sent."""
        self.ensure_one()
        self._check_leader()
        self._step("approved")
        self._thaw()
        unlocked(self).write(
            {"state": "review", "date_approved": False, "approved_by_id": False}
        )

    def action_send(self):
        """Record that the report went out, register it, and say whether in time."""
        self.ensure_one()
        self._check_office()
        self._step("approved")
        if not (self.document_number or "").strip() or not self.document_date:
            raise UserError(
                self.env._(
                    "A report is sent under its number and date of issue; enter both."
                )
            )
        today = fields.Date.context_today(self)
        document = self._register_document()
        unlocked(self).write(
            {
                "state": "sent",
                "document_id": document.id,
                "date_sent": self.date_sent or today,
            }
        )
        self._message_log(body=self._sent_note())

    def _sent_note(self) -> str:
        self.ensure_one()
        facts = {
            "document": self.document_id.display_name,
            "date": f"{self.date_sent:%d/%m/%Y}",
            "due": f"{self.date_due:%d/%m/%Y}",
            "days": self.days_late,
        }
        if self.days_late:
            return self.env._(
                "%(document)s was sent on %(date)s, %(days)s days late (due %(due)s).",
                **facts,
            )
        return self.env._(
            "%(document)s was sent on %(date)s, in time (due %(due)s).", **facts
        )

    def action_return(self):
        """The superior returned it: keep this round, begin the next one."""
        self.ensure_one()
        self._check_office()
        self._step("sent")
        self._check_reason(
            self.env._("Write why the superior returned the report, then go on.")
        )
        unlocked(self).write({"state": "returned"})
        return self._next_round()._action_open()

    def action_cancel(self):
        """Drop a report that is not needed; it stays readable."""
        self.ensure_one()
        self._check_office()
        self._step("planned", "collecting", "review")
        self._check_reason(self.env._("Write why the report is cancelled, then go on."))
        unlocked(self).write({"state": "cancelled"})
        self._close_approval()

    def action_plan_again(self):
        """Take up a cancelled report again, where it was."""
        self.ensure_one()
        self._check_office()
        self._step("cancelled")
        state = "collecting" if self.date_begun else "planned"
        unlocked(self).write({"state": state, "reason": False, "is_dropped": False})

    def _action_open(self) -> dict:
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
        }

    def _step(self, *states: str):
        """Hold the report for a step that begins in one of these states."""
        self.ensure_one()
        lock(self)
        if self.state not in states:
            raise UserError(
                self.env._(
                    "The report “%(report)s” has changed meanwhile; load the page "
                    "again.",
                    report=self.display_name,
                )
            )

    def _check_reason(self, message: str):
        if not (self.reason or "").strip():
            raise UserError(message)

    def _check_office(self):
        if not is_office(self.env):
            raise AccessError(self.env._("Only the office runs the reports."))

    def _check_leader(self):
        if not is_leader(self.env):
            raise AccessError(
                self.env._("Only a leader approves a report or withdraws it.")
            )

    def _check_may_decide(self):
        if not is_office(self.env) and not is_leader(self.env):
            raise AccessError(
                self.env._("Only the office or a leader gives a report back.")
            )
