from collections import Counter

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

KINDS = [
    ("task", "Task"),
    ("head", "Head of a Unit"),
    ("member", "Member of a Unit"),
    ("extension", "Request for More Time"),
    ("decision", "Decision on More Time"),
    ("leader", "Leader of the Commune"),
]


class CchcHandover(models.Model):
    """Work of one person in one commune that goes to others; kept for good.

    One is opened by itself where somebody leaves with work in hand, and ends when
    nothing is left. Only the rules here and the dialog write; people read.
    """

    _name = "cchc.handover"
    _description = "Hand-Over"
    _inherit = ["cchc.base.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "id desc"
    _mail_post_access = "read"

    company_id = fields.Many2one(
        "res.company", required=True, ondelete="restrict", index=True, readonly=True
    )
    user_id = fields.Many2one(
        "res.users",
        string="Who Leaves",
        required=True,
        ondelete="restrict",
        index=True,
        readonly=True,
    )
    reason = fields.Selection(
        [
            ("archived", "The account is archived"),
            ("no_access", "Has no access any more"),
            ("left_unit", "Has left the unit"),
            ("planned", "Handed over while here"),
        ],
        required=True,
        readonly=True,
        tracking=True,
    )
    unit_ids = fields.Many2many("cchc.unit", string="Units Left", readonly=True)
    date = fields.Date(
        string="Since", required=True, readonly=True, default=fields.Date.context_today
    )
    state = fields.Selection(
        [("open", "To Hand Over"), ("done", "Handed Over")],
        default="open",
        required=True,
        readonly=True,
        index=True,
        tracking=True,
    )
    date_done = fields.Date(string="Handed Over On", readonly=True)
    note = fields.Text(string="Why", readonly=True)
    line_ids = fields.One2many("cchc.handover.line", "handover_id", readonly=True)
    task_count = fields.Integer(
        string="Open Tasks",
        compute="_compute_remaining",
        help="Tasks of the person that still wait for somebody else.",
    )
    remaining = fields.Char(
        string="Still to Hand Over",
        compute="_compute_remaining",
        help="Everything that still waits for somebody else.",
    )

    _one_open = models.UniqueIndex(
        "(user_id, company_id) WHERE state = 'open'",
        "The work of this person is being handed over already.",
    )

    @api.depends("user_id", "company_id", "state")
    @api.depends_context("lang")
    def _compute_remaining(self):
        hanging = self._hanging()
        for handover in self:
            left = hanging[handover] if handover.state == "open" else Counter()
            handover.task_count = left["task"]
            handover.remaining = handover._words(left)

    @api.depends("user_id")
    def _compute_display_name(self):
        for handover in self:
            handover.display_name = self.env._(
                "Hand-over of %(person)s", person=handover.user_id.name or ""
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(
            self.env._("A hand-over is kept for good; leave it in the list.")
        )

    def message_subscribe(self, partner_ids=None, subtype_ids=None):
        # Who reads it may give its activity to a colleague, who then follows it.
        self.check_access("read")
        return super(CchcHandover, self.sudo()).message_subscribe(
            partner_ids, subtype_ids
        )

    def action_hand_over(self):
        """The dialog that moves what is left, filled in."""
        self.ensure_one()
        units = self.unit_ids if self.reason == "left_unit" else self.unit_ids.browse()
        return self.env["cchc.handover.wizard"]._action_open(
            self.user_id, company=self.company_id, units=units
        )

    def _hanging(self) -> dict:
        """hand-over → how many of which kind still hang on its person."""
        tasks, units = self.env["cchc.task"], self.env["cchc.unit"]
        found = {handover: Counter() for handover in self}
        of_these = Domain("company_id", "in", self.company_id.ids)
        led = tasks._read_group(
            tasks._open_work() & of_these & Domain("user_id", "in", self.user_id.ids),
            ["user_id", "company_id", "lead_unit_id"],
            ["__count"],
        )
        headed = units._read_group(
            of_these & Domain("head_id", "in", self.user_id.ids),
            ["head_id", "company_id"],
            ["__count"],
        )
        for handover, left in found.items():
            person, company = handover.user_id, handover.company_id
            for user, of_company, unit, count in led:
                if (user, of_company) == (person, company) and handover._covers(unit):
                    left["task"] += count
            if handover.reason == "left_unit":
                continue  # the person is still here for all else
            for user, of_company, count in headed:
                if (user, of_company) == (person, company):
                    left["head"] += count
            left["leader"] += company.sudo().cchc_leader_id == person
        return found

    def _covers(self, unit) -> bool:
        """Whether the tasks of a unit are to be handed over for this reason."""
        self.ensure_one()
        if self.reason != "left_unit":
            return True
        return unit in self.unit_ids and self.user_id not in unit._people()

    def _words(self, left: Counter) -> str:
        """What is left, on one line; empty if nothing is."""
        parts = []
        if left["task"]:
            parts.append(self.env._("%(count)s open tasks", count=left["task"]))
        if left["head"]:
            parts.append(self.env._("the head of %(count)s units", count=left["head"]))
        if left["leader"]:
            parts.append(self.env._("the leader of the commune"))
        return ", ".join(parts)


class CchcHandoverLine(models.Model):
    """One thing that went from one person to another, in words as they were then."""

    _name = "cchc.handover.line"
    _description = "Line of a Hand-Over"
    _inherit = ["cchc.base.mixin"]
    _order = "id"

    handover_id = fields.Many2one(
        "cchc.handover", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="handover_id.company_id", store=True)
    user_id = fields.Many2one(related="handover_id.user_id", string="Given By")
    kind = fields.Selection(KINDS, required=True)
    name = fields.Char(string="Item", required=True)
    task_id = fields.Many2one("cchc.task", ondelete="set null", index="btree_not_null")
    date_deadline = fields.Date(string="Deadline")
    missing = fields.Char(
        string="Still Missing", help="What the task lacked when it was handed over."
    )
    successor_id = fields.Many2one(
        "res.users", string="Given To", required=True, ondelete="restrict"
    )
    done_by_id = fields.Many2one(
        "res.users",
        string="Recorded By",
        required=True,
        ondelete="restrict",
        default=lambda self: self.env.user,
    )
    date = fields.Date(
        string="Given On", required=True, default=fields.Date.context_today
    )
