from odoo import api, models
from odoo.fields import Domain

from ...core.plan.progress import OUTSIDE


class CchcTask(models.Model):
    """What of a task hangs on its person, and what follows when that person changes."""

    _inherit = "cchc.task"

    @api.model
    def _open_work(self) -> Domain:
        """Tasks that somebody still has to do; also those on hold, and of a draft."""
        return Domain(
            [
                ("state", "in", ("todo", "in_progress", "on_hold")),
                ("plan_id.state", "in", ("draft", "issued")),
                ("active", "=", True),
            ]
        )

    def _refresh_reminders(self, today=None, reminders=None):
        """Settle hand-overs once reminders may have ended; reminding extends it."""
        # Whatever may end a reminder may also be the last thing somebody left behind;
        # who does it need not have a right to hand-overs.
        self.env["cchc.handover"].sudo()._settle(self.sudo().company_id)

    def _resume_reminders(self, recipient: str):
        """Remind the one who is responsible now of what was reminded before.

        Archiving an account deletes its activities, and a new person has had none.
        """
        sent = self.reminder_ids.filtered(
            lambda row: row.recipient == recipient and row._is_open()
        )
        sent.task_id._refresh_reminders(reminders=sent)

    def _missing_words(self) -> str:
        """What its next open milestone lacks."""
        self.ensure_one()
        waiting = self.milestone_ids.filtered(lambda due: due.state == "todo")
        return waiting[:1].missing or "" if self.state not in OUTSIDE else ""

    def action_hand_over(self):
        """Hand over what hangs on the person of this task."""
        self.ensure_one()
        return self.env["cchc.handover.wizard"]._action_open(
            self.user_id, company=self.company_id
        )
