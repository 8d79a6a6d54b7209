from odoo import Command, fields, models
from odoo.tools import split_every

# In the message to who takes over; the screen has the rest.
LONGEST_LIST = 40
MY_WORK = "/odoo/action-cchc_plan.cchc_milestone_action_my"


class CchcHandoverWizardLine(models.TransientModel):
    """The moving itself. The rights were judged before; here the system writes."""

    _inherit = "cchc.handover.wizard.line"

    def _move(self):
        """Move all of these and keep what went where; returns the hand-overs."""
        wizard = self.wizard_id
        handovers = wizard._handovers(self.company_id)
        self.task_id.milestone_ids.mapped("missing")  # read for all at once
        rows = [line._kept(handovers[line.company_id]) for line in self]
        # Tasks first: who leaves a unit then leaves no work of it behind.
        for kind in ("task", "head", "member", "leader", "extension", "decision"):
            lines = self.filtered(lambda line, kind=kind: line.kind == kind)
            for successor, given in lines.grouped("successor_id").items():
                getattr(given, f"_move_{kind}")(successor)
        self.env["cchc.handover.line"].create(rows)
        for successor, given in self.grouped("successor_id").items():
            given._tell(successor)
        return self.env["cchc.handover"].union(*handovers.values())

    def _kept(self, handover) -> dict:
        self.ensure_one()
        return {
            "handover_id": handover.id,
            "kind": self.kind,
            "name": self.name,
            "task_id": self.task_id.id,
            "date_deadline": self.date_deadline,
            "missing": self.task_id._missing_words() if self.task_id else False,
            "successor_id": self.successor_id.id,
        }

    def _move_task(self, successor):
        # One message tells the successor of everything; see _tell.
        tasks = self.task_id.with_context(mail_auto_subscribe_no_notify=True)
        tasks.write({"user_id": successor.id})
        body = self.env._(
            "Handed over from %(giver)s to %(taker)s on %(date)s. Why: %(reason)s",
            giver=self.wizard_id.user_id.name,
            taker=successor.name,
            date=f"{fields.Date.context_today(self):%d/%m/%Y}",
            reason=self.wizard_id.reason,
        )
        tasks._message_log_batch(bodies=dict.fromkeys(tasks.ids, body))
        tasks._resume_reminders("person")

    def _move_head(self, successor):
        self.unit_id.write({"head_id": successor.id})
        self.unit_id._open_tasks()._resume_reminders("head")

    def _move_member(self, successor):
        person = self.wizard_id.user_id
        self.unit_id.write(
            {"member_ids": [Command.unlink(person.id), Command.link(successor.id)]}
        )

    def _move_leader(self, successor):
        self.led_company_id.write({"cchc_leader_id": successor.id})
        tasks = self.env["cchc.task"]
        of_these = fields.Domain("company_id", "in", self.led_company_id.ids)
        for ids in split_every(200, tasks.search(tasks._open_work() & of_these).ids):
            tasks.browse(ids)._resume_reminders("leader")

    def _move_extension(self, successor):
        """Who asked stays on the paper; the successor hears of the decision."""
        requests = self.extension_id
        requests.message_subscribe(successor.partner_id.ids)
        body = self.env._("%(person)s follows this request now.", person=successor.name)
        requests._message_log_batch(bodies=dict.fromkeys(requests.ids, body))

    def _move_decision(self, successor):
        self.extension_id._pass_decision(self.wizard_id.user_id, successor)

    def _tell(self, successor):
        """One message to who takes over, with everything in it."""
        if successor == self.env.user:
            return
        wizard = self.wizard_id
        here = self.with_context(lang=successor._reminder_lang())
        self.env["mail.thread"].message_notify(
            partner_ids=successor.partner_id.ids,
            subject=here.env._(
                "%(person)s handed over %(count)s items to you",
                person=wizard.user_id.name,
                count=len(self),
            ),
            body=self.env["ir.qweb"]._render(
                "cchc_plan.cchc_handover_message",
                {
                    "lines": here[:LONGEST_LIST],
                    "more": len(self) - LONGEST_LIST,
                    "reason": wizard.reason,
                    "url": successor.get_base_url() + MY_WORK,
                },
                lang=here.env.lang,
            ),
        )


class CchcHandoverWizard(models.TransientModel):
    _inherit = "cchc.handover.wizard"

    def _handovers(self, companies) -> dict:
        """company → the hand-over that waits there, or one for what moves now."""
        handovers = self.env["cchc.handover"]
        open_ones = handovers.search(
            [
                ("state", "=", "open"),
                ("user_id", "=", self.user_id.id),
                ("company_id", "in", companies.ids),
            ]
        )
        open_ones.write({"note": self.reason})
        found = open_ones.grouped("company_id")
        for company in companies - open_ones.company_id:
            found[company] = handovers.create(
                {
                    "user_id": self.user_id.id,
                    "company_id": company.id,
                    "reason": "planned",
                    "state": "done",
                    "date_done": fields.Date.context_today(self),
                    "note": self.reason,
                }
            )
        return found
