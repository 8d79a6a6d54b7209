from odoo import Command, api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...models.base.lock import is_office, lock
from .cchc_handover_wizard_line import TARGETS


class CchcHandoverWizard(models.TransientModel):
    """Hand over all that hangs on one person, in one step."""

    _name = "cchc.handover.wizard"
    _description = "Hand Over Work"
    _inherit = ["cchc.base.mixin"]

    user_id = fields.Many2one(
        "res.users",
        string="Who Hands Over",
        required=True,
        ondelete="cascade",
        context={"active_test": False},
        domain="[('id', 'in', holder_ids)]",
        help="Everybody with open work here, also with an archived account.",
    )
    holder_ids = fields.Many2many(
        "res.users", compute="_compute_people", context={"active_test": False}
    )
    able_ids = fields.Many2many("res.users", compute="_compute_people")
    company_id = fields.Many2one(
        "res.company",
        string="Only in the Commune",
        ondelete="cascade",
        domain=lambda self: [("id", "in", self.env.companies.ids)],
        help="Empty: in all the communes that are chosen at the top of the screen.",
    )
    unit_ids = fields.Many2many(
        "cchc.unit",
        string="Only of the Units",
        help="Empty: all that hangs on the person.",
    )
    successor_id = fields.Many2one(
        "res.users",
        string="Who Takes Over",
        ondelete="cascade",
        domain="[('id', 'in', able_ids), ('id', '!=', user_id)]",
        help="For every line; a line may then name somebody else.",
    )
    reason = fields.Text(required=True)
    line_ids = fields.One2many(
        "cchc.handover.wizard.line",
        "wizard_id",
        compute="_compute_line_ids",
        compute_sudo=False,  # what is listed depends on who looks
        store=True,
        readonly=False,
    )
    handover_ids = fields.Many2many("cchc.handover", readonly=True)

    @api.depends("company_id")
    @api.depends_context("allowed_company_ids")
    def _compute_people(self):
        for wizard in self:
            companies = wizard._companies()
            # Who has access, and who holds something, is read of the whole commune.
            able = self.env["res.users"]._able_by_company(companies)
            wizard.able_ids = self.env["res.users"].union(*able.values())
            wizard.holder_ids = wizard._holders(companies)

    @api.depends("user_id", "company_id", "unit_ids")
    def _compute_line_ids(self):
        for wizard in self:
            wizard.line_ids = [Command.clear()] + [
                Command.create({"kind": kind, TARGETS[kind]: record.id})
                for kind, records in wizard._found().items()
                for record in records
            ]

    def action_hand_over(self):
        """Move every line that is ticked, or none; a second click changes nothing."""
        self.ensure_one()
        lock(self)
        if not self.handover_ids:
            lines = self.line_ids.filtered("is_taken")
            lines._check_may_move()
            still_true = lines and lines._lock_targets()
            if not still_true:
                raise UserError(
                    self.env._(
                        "Nothing is left to hand over from %(person)s here; tick at "
                        "least one line, or close this window.",
                        person=self.user_id.name,
                    )
                )
            # The rights were judged line by line above; leaders hand over as well,
            # who do not write on units, and some lists are kept by the system.
            self.sudo().handover_ids = still_true.sudo()._move()
        return self._action_done()

    @api.model
    def _action_open(self, user, company=None, units=None) -> dict:
        """The dialog, for one person, and for one commune or unit if given."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_plan.cchc_handover_wizard_action"
        )
        defaults = {
            "default_user_id": user.id,
            "default_company_id": company.id if company else False,
            "default_unit_ids": units.ids if units else [],
        }
        return action | {"context": defaults | {"dialog_size": "extra-large"}}

    def _action_done(self):
        """What was handed over, to be read and printed."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_plan.cchc_handover_action"
        )
        if len(self.handover_ids) == 1:
            return action | {
                "res_id": self.handover_ids.id,
                "view_mode": "form",
                "views": [(False, "form")],
            }
        return action | {"domain": [("id", "in", self.handover_ids.ids)]}

    def _companies(self):
        return self.company_id or self.env.companies

    def _holders(self, companies):
        """Everybody on whom something hangs in these communes."""
        tasks, units = self.env["cchc.task"], self.env["cchc.unit"]
        here = Domain("company_id", "in", companies.ids)
        users = self.env["res.users"].union(
            *(
                user
                for (user,) in tasks._read_group(tasks._open_work() & here, ["user_id"])
            )
        )
        for unit in units.search(here):
            users |= unit._people()
        return users | companies.sudo().cchc_leader_id

    def _found(self) -> dict:
        """kind → what of that kind hangs on the person."""
        self.ensure_one()
        person, units = self.user_id, self.unit_ids
        if not person:
            return {}
        here = Domain("company_id", "in", self._companies().ids)
        tasks = self.env["cchc.task"]
        is_led = Domain("lead_unit_id", "in", units.ids) if units else Domain.TRUE
        found = {
            "task": tasks.search(
                tasks._open_work() & here & is_led & Domain("user_id", "=", person.id)
            ),
            **self._found_posts(here),
        }
        if not units:
            found |= self._found_requests(here)
            if is_office(self.env):  # a leader does not change who leads
                # Whom a commune has as its leader is read by everybody of it.
                found["leader"] = self._companies().filtered(
                    lambda company: company.sudo().cchc_leader_id == person
                )
        return found

    def _found_posts(self, here) -> dict:
        person, units = self.user_id, self.unit_ids
        if units:
            here &= Domain("id", "in", units.ids)
        posts = self.env["cchc.unit"].with_context(active_test=False)
        here &= Domain("active", "=", True)
        return {
            "head": posts.search(here & Domain("head_id", "=", person.id)),
            "member": posts.search(here & Domain("member_ids", "in", person.ids)),
        }

    def _found_requests(self, here) -> dict:
        """Requests for more time: asked by the person, and waiting for the person."""
        requests = self.env["cchc.extension"]
        waiting = requests.search(here & Domain("state", "=", "asked"))
        return {
            "extension": waiting.filtered(lambda each: each.user_id == self.user_id),
            "decision": waiting.filtered(
                lambda each: self.user_id in each._asked_to_decide()
            ),
        }

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
