import logging
from collections import Counter

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...core.paper.file_name import file_name
from ...core.paper.paper import Paper, Sender
from ...core.work.handover_record import HandedOver, HandoverRecord, handover_paper
from ...report.render.docx_renderer import render_docx

KINDS = [
    ("task", "Task"),
    ("head", "Head of a Unit"),
    ("member", "Member of a Unit"),
    ("extension", "Request for More Time"),
    ("decision", "Decision on More Time"),
    ("leader", "Leader of the Commune"),
]
_logger = logging.getLogger(__name__)
ACTIVITY = "cchc_plan.mail_activity_type_handover"


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

    def action_hand_over(self):
        """The dialog that moves what is left, filled in."""
        self.ensure_one()
        units = self.unit_ids if self.reason == "left_unit" else self.unit_ids.browse()
        return self.env["cchc.handover.wizard"]._action_open(
            self.user_id, company=self.company_id, units=units
        )

    def action_print(self):
        self._check_has_lines()
        return self.env.ref("cchc_plan.cchc_handover_report").report_action(
            self, config=False
        )

    def action_export_docx(self):
        self._check_has_lines()
        return {
            "type": "ir.actions.act_url",
            "url": f"/cchc_plan/handover/{self.id}/docx",
            "target": "download",
        }

    def message_subscribe(self, partner_ids=None, subtype_ids=None):
        # Who reads it may give its activity to a colleague, who then follows it.
        self.check_access("read")
        return super(CchcHandover, self.sudo()).message_subscribe(
            partner_ids, subtype_ids
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

    @api.model
    def _notice_access(self, users):
        """Open a hand-over where one of these cannot do any more what is theirs."""
        gone = {
            (user, company): ("no_access" if user.active else "archived", None)
            for user, company in self._posts(users)
            if not user._may_be_reminded(company)
        }
        self._open(gone)
        # Who is back needs none; what these were to do for the office, others do.
        self.search(
            [
                ("state", "=", "open"),
                "|",
                "|",
                ("user_id", "in", users.ids),
                ("activity_ids", "=", False),
                ("activity_ids.user_id", "in", users.ids),
            ]
        )._sync()

    @api.model
    def _notice_units(self, gone: dict):
        """Open a hand-over for people who left a unit with tasks of it in hand."""
        people = self.env["res.users"].union(*gone.values())
        if not people:
            return
        tasks = self.env["cchc.task"]
        unit_ids = [unit.id for unit in gone]
        found = {}
        for user, unit in tasks._read_group(
            tasks._open_work()
            & fields.Domain("user_id", "in", people.ids)
            & fields.Domain("lead_unit_id", "in", unit_ids),
            ["user_id", "lead_unit_id"],
        ):
            if user in gone[unit]:
                _reason, units = found.get((user, unit.company_id), (None, unit))
                found[user, unit.company_id] = ("left_unit", units | unit)
        self._open(found)

    @api.model
    def _posts(self, users) -> set:
        """(user, company) wherever something hangs on one of these."""
        tasks = self.env["cchc.task"]
        of_users = tasks._open_work() & fields.Domain("user_id", "in", users.ids)
        posts = set(tasks._read_group(of_users, ["user_id", "company_id"]))
        posts |= set(
            self.env["cchc.unit"]._read_group(
                [("head_id", "in", users.ids)], ["head_id", "company_id"]
            )
        )
        led = self.env["res.company"].search([("cchc_leader_id", "in", users.ids)])
        return posts | {(company.cchc_leader_id, company) for company in led}

    @api.model
    def _open(self, found: dict):
        """Open what is not open yet: (user, company) → (reason, units left)."""
        existing = {
            (handover.user_id, handover.company_id): handover
            for handover in self.search(
                [
                    ("state", "=", "open"),
                    ("user_id", "in", [user.id for user, _company in found]),
                ]
            )
        }
        vals_list = []
        for (user, company), (reason, units) in found.items():
            vals = {"reason": reason}
            if units:
                vals["unit_ids"] = [fields.Command.link(unit.id) for unit in units]
            handover = existing.get((user, company))
            if not handover:
                vals_list.append(vals | {"user_id": user.id, "company_id": company.id})
            elif handover.reason == "left_unit":
                handover.write(vals)
        opened = self.create(vals_list)
        opened.union(*(each for each in existing.values()))._sync()

    @api.model
    def _settle(self, companies):
        """End what is handed over by now in these communes."""
        self.search(
            [("state", "=", "open"), ("company_id", "in", companies.ids)]
        )._sync()

    def _sync(self):
        """End those of which nothing is left, and tell the office of the others."""
        hanging = self._hanging()
        settled = self.filtered(lambda each: each._is_settled(hanging[each]))
        if settled:
            today = fields.Date.context_today(self)
            settled.write({"state": "done", "date_done": today})
            settled.activity_unlink([ACTIVITY])
        waiting = self - settled
        if not waiting:
            return
        activities = waiting._office_activities().grouped("res_id")
        for handover in waiting:
            handover._tell_office(
                activities.get(handover.id, self.env["mail.activity"]),
                hanging[handover],
            )

    def _is_settled(self, left) -> bool:
        self.ensure_one()
        is_back = self.reason in ("archived", "no_access") and (
            self.user_id._may_be_reminded(self.company_id)
        )
        return is_back or not left.total()

    def _office_activities(self):
        """Also those that were ticked off: they do not come back."""
        type_id = self.env["ir.model.data"]._xmlid_to_res_id(ACTIVITY)
        return (
            self.env["mail.activity"]
            .with_context(active_test=False)
            .search(
                [
                    ("res_model", "=", self._name),
                    ("res_id", "in", self.ids),
                    ("activity_type_id", "=", type_id),
                ]
            )
        )

    def _tell_office(self, activities, left):
        """One activity for the office, that says what is left now."""
        self.ensure_one()
        current = activities.filtered("active")
        if activities and not current:
            return  # ticked off
        user = current.user_id
        if not user._may_take_hand_overs(self.company_id):
            user = self.company_id._office_person()
        if not user:
            _logger.warning("Nobody to tell of hand-over %s", self.id)
            return
        quick = {"mail_activity_quick_update": True}
        summary = self.with_context(lang=user._reminder_lang())._summary(left)
        if not current:
            self.with_context(**quick).activity_schedule(
                ACTIVITY, user_id=user.id, summary=summary
            )
        elif (current.summary, current.user_id) != (summary, user):
            current.with_context(**quick).write(
                {"summary": summary, "user_id": user.id}
            )

    def _summary(self, left) -> str:
        """Who leaves, why, and what is left."""
        reasons = dict(self._fields["reason"]._description_selection(self.env))
        return self.env._(
            "%(person)s (%(reason)s), to hand over: %(rest)s",
            person=self.user_id.name,
            reason=reasons[self.reason].lower(),
            rest=self._words(left),
        )

    def _check_has_lines(self):
        self.ensure_one()
        if not self.line_ids:
            raise UserError(
                self.env._(
                    "Nothing was handed over from %(person)s yet, so there is nothing "
                    "to print; hand the work over first.",
                    person=self._name_of(self.user_id),
                )
            )

    def _render_docx(self) -> bytes:
        return render_docx(self._paper())

    def _file_name(self) -> str:
        """Name of the printed file, without ending."""
        day = self._day_handed_over()
        person = self._name_of(self.user_id)
        return file_name("Biên bản bàn giao", person, f"{day:%Y%m%d}")

    def _paper(self) -> Paper:
        """This hand-over as it is laid out on paper."""
        return handover_paper(self._record())

    def _record(self) -> HandoverRecord:
        self.ensure_one()
        company = self.company_id
        return HandoverRecord(
            sender=Sender(
                superior=company.cchc_superior_line or "",
                body=company.cchc_body_line or "",
                place=company.cchc_place or "",
                authority=company.cchc_authority or "",
                signer_title=company.cchc_signer_title or "",
                signer=company.cchc_signer or "",
            ),
            giver=self._name_of(self.user_id),
            day=self._day_handed_over(),
            units=tuple(self.unit_ids.mapped("name")),
            reason=self.note or "",
            lines=tuple(
                HandedOver(
                    kind=line.kind,
                    name=line.name,
                    taker=self._name_of(line.successor_id),
                    deadline=line.date_deadline or None,
                    missing=line.missing or "",
                )
                for line in self.line_ids
            ),
        )

    def _day_handed_over(self):
        """The day of the last thing that went over."""
        return max(self.line_ids.mapped("date"), default=self.date)

    def _name_of(self, user) -> str:
        # The name only; whoever left may be archived or in another commune now.
        return user.sudo().name or ""


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
