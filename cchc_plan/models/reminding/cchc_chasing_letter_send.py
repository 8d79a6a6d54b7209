from odoo import models
from odoo.exceptions import AccessError, UserError

from ..base.lock import is_leader, is_office, lock, unlocked

TYPE = "cchc_plan.cchc_document_type_letter"


class CchcChasingLetter(models.Model):
    """Draft → sent: the letter is registered, and every line logged."""

    _inherit = "cchc.chasing.letter"

    def action_send(self):
        """Keep the letter as it was sent; the sending itself is the office's."""
        self.ensure_one()
        if not is_office(self.env) and not is_leader(self.env):
            raise AccessError(
                self.env._("Only the office or a leader sends chasing letters.")
            )
        lock(self)
        if self.state == "sent":
            raise UserError(
                self.env._("%(letter)s is sent already.", letter=self.display_name)
            )
        self._check_has_lines()
        self._register_document()
        unlocked(self).write(
            {
                "state": "sent",
                "date_sent": self.env["cchc.reminder"]._today(),
                "sent_by_id": self.env.uid,
            }
        )
        self._log_reminders()

    def _register_document(self):
        """Enter a letter that has its number in the register of documents."""
        self.ensure_one()
        if bool(self.document_number) != bool(self.document_date):
            raise UserError(
                self.env._(
                    "Give the letter both its number and its date, or neither where "
                    "only the chat text was sent."
                )
            )
        if not self.document_number:
            return
        unlocked(self).document_id = self.env["cchc.document"]._register_paper(
            self, TYPE, self.subject
        )

    def _log_reminders(self):
        """Write each line in the log; the unit's head stands for the unit."""
        self.ensure_one()
        log = self.env["cchc.reminder"].sudo()  # no role may write there by itself
        log.create([self._reminder_vals(line) for line in self.line_ids])

    def _reminder_vals(self, line) -> dict:
        head = line.unit_id.head_id
        user = head if head._may_be_reminded(self.company_id) else head.browse()
        env = self.with_context(lang=user._reminder_lang()).env
        return {
            "letter_id": self.id,
            "milestone_id": line.milestone_id.id,
            "recipient": "unit",
            "position": line.distance,
            "date_deadline": line.date_deadline,
            "user_id": user.id,
            "channel": "letter",
            "summary": env._(
                "Letter to %(unit)s: %(task)s (due %(deadline)s)",
                unit=line.unit_name,
                task=line.task_id._cut_name(),
                deadline=f"{line.date_deadline:%d/%m/%Y}",
            ),
        }
