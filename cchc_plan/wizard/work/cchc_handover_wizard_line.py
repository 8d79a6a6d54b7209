from odoo import Command, api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import split_every

from ...models.base.lock import is_office, lock
from ...models.work.cchc_handover import KINDS

# What a line is about, by kind.
TARGETS = {
    "task": "task_id",
    "head": "unit_id",
    "member": "unit_id",
    "extension": "extension_id",
    "decision": "extension_id",
    "leader": "led_company_id",
}
# In the message to who takes over; the screen has the rest.
LONGEST_LIST = 40
MY_WORK = "/odoo/action-cchc_plan.cchc_milestone_action_my"


class CchcHandoverWizardLine(models.TransientModel):
    """One thing that hangs on the person, and who takes it over."""

    _name = "cchc.handover.wizard.line"
    _description = "Work to Hand Over"
    _inherit = ["cchc.base.mixin"]

    wizard_id = fields.Many2one(
        "cchc.handover.wizard", required=True, ondelete="cascade", index=True
    )
    is_taken = fields.Boolean(
        string="Hand Over", default=True, help="Not ticked: stays as it is."
    )
    kind = fields.Selection(KINDS, required=True, readonly=True)
    task_id = fields.Many2one("cchc.task", ondelete="cascade", readonly=True)
    unit_id = fields.Many2one("cchc.unit", ondelete="cascade", readonly=True)
    extension_id = fields.Many2one("cchc.extension", ondelete="cascade", readonly=True)
    led_company_id = fields.Many2one("res.company", ondelete="cascade", readonly=True)
    company_id = fields.Many2one("res.company", compute="_compute_target")
    name = fields.Char(string="Item", compute="_compute_target")
    date_deadline = fields.Date(string="Deadline", compute="_compute_target")
    successor_id = fields.Many2one(
        "res.users",
        string="Given To",
        compute="_compute_successor_id",
        store=True,
        readonly=False,
        ondelete="cascade",
    )

    @api.depends("kind", "task_id", "unit_id", "extension_id", "led_company_id")
    def _compute_target(self):
        for line in self:
            target = line._target()
            of_task = line.task_id or line.extension_id.task_id
            line.name = of_task.display_name or target.display_name
            line.date_deadline = of_task.date_deadline
            is_company = target._name == "res.company"
            line.company_id = target if is_company else target.company_id

    @api.depends("wizard_id.successor_id")
    def _compute_successor_id(self):
        for line in self:
            line.successor_id = line.wizard_id.successor_id

    def _target(self):
        self.ensure_one()
        return self[TARGETS[self.kind]] if self.kind else self.env["res.company"]

    def _check_may_move(self):
        """Whether the user may hand these over, and each successor may take them."""
        companies = self.env.companies
        for line in self:
            if line.company_id not in companies:
                raise AccessError(
                    self.env._("You hand over work of your own commune only.")
                )
            if line.kind == "leader" and not is_office(self.env):
                raise AccessError(
                    self.env._("Only the office names another leader of the commune.")
                )
            line._check_successor()

    def _check_successor(self):
        self.ensure_one()
        successor = self.successor_id
        names = {"what": self.name, "person": successor.name or ""}
        if not successor:
            raise UserError(self.env._("Choose who takes over “%(what)s”.", **names))
        if successor == self.wizard_id.user_id:
            raise UserError(
                self.env._(
                    "%(person)s hands over “%(what)s” and cannot take it over; "
                    "choose somebody else.",
                    **names,
                )
            )
        # Only groups and communes are read, of a person the user may not administer.
        if not successor.sudo()._may_be_reminded(self.company_id):
            raise UserError(
                self.env._(
                    "%(person)s has no access to %(commune)s and cannot take over "
                    "“%(what)s”; choose somebody else.",
                    commune=self.company_id.name,
                    **names,
                )
            )
        decides = successor.sudo().has_group("cchc_plan.cchc_plan_group_leader")
        if self.kind in ("decision", "leader") and not decides:
            raise UserError(
                self.env._(
                    "%(person)s is no leader and cannot take over “%(what)s”; choose "
                    "a leader on this line.",
                    **names,
                )
            )

    def _lock_targets(self):
        """Hold what moves; what has moved or ended meanwhile drops out."""
        found = self.wizard_id._found()
        for kind in TARGETS:
            records = self.env[self._fields[TARGETS[kind]].comodel_name].union(
                *(line._target() for line in self if line.kind == kind)
            )
            if records:
                # The system locks: a leader may not write on a unit or a company.
                lock(records.sudo())
        return self.filtered(
            lambda line: line._target() in found.get(line.kind, line.browse())
        )

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
