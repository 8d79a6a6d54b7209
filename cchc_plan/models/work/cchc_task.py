from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...core.plan.progress import OUTSIDE, summarise


class CchcTask(models.Model):
    """The work on a task: updates, extensions, parts of units, who answers for it.

    A task is done when its milestones are, each with its proof.
    """

    _inherit = "cchc.task"

    update_ids = fields.One2many(
        "cchc.task.update", "task_id", string="Updates", readonly=True
    )
    last_update_id = fields.Many2one(
        "cchc.task.update",
        string="Latest Update",
        compute="_compute_last_update",
        store=True,
        ondelete="set null",
    )
    date_last_update = fields.Date(
        string="Updated On", compute="_compute_last_update", store=True
    )
    update_count = fields.Integer(
        compute="_compute_last_update", store=True, aggregator=None
    )
    last_result = fields.Text(string="Latest Result", related="last_update_id.result")
    last_difficulty = fields.Text(
        string="Latest Difficulty", related="last_update_id.difficulty"
    )
    last_proposal = fields.Text(
        string="Latest Proposal", related="last_update_id.proposal"
    )
    last_progress = fields.Float(
        string="Progress as Told", related="last_update_id.progress"
    )

    is_extended = fields.Boolean(
        string="Extended",
        compute="_compute_is_extended",
        store=True,
        help="At least one of its milestones was given more time.",
    )
    is_extension_asked = fields.Boolean(
        string="Extension Asked",
        compute="_compute_is_extension_asked",
        help="More time is asked for one of its milestones and not decided yet.",
    )
    extension_count = fields.Integer(
        string="Extensions",
        compute="_compute_extension_count",
        store=True,
        aggregator=None,
    )

    date_planned = fields.Date(
        string="First Deadline",
        compute="_compute_by_first_deadline",
        store=True,
        help="As first issued, of the open milestone that was to be done first; of the "
        "last one once all are done.",
    )
    is_done_after_planned = fields.Boolean(
        string="Done after the First Deadline",
        compute="_compute_by_first_deadline",
        store=True,
        help="At least one milestone was, in time or not.",
    )
    is_on_extension = fields.Boolean(
        compute="_compute_by_first_deadline",
        store=True,
        help="Its next open milestone was given more time; once all are done: at least "
        "one of them was done after its first deadline and had been given more time.",
    )

    coordination_ids = fields.One2many("cchc.coordination", "task_id", readonly=True)
    coordination_done = fields.Char(
        string="Units Done",
        compute="_compute_coordination_done",
        help="How many of the coordinating units have done their part.",
    )

    is_without_person = fields.Boolean(
        compute="_compute_unclear", search="_search_is_without_person"
    )
    is_without_access = fields.Boolean(
        compute="_compute_unclear",
        search="_search_is_without_access",
        help="The account of the person in charge is archived, has no role in the "
        "plans, or does not belong to the commune.",
    )
    is_without_head = fields.Boolean(
        string="Unit without Head",
        compute="_compute_unclear",
        search="_search_is_without_head",
        help="The lead unit belongs to the commune and has no head, or one without "
        "access.",
    )
    is_unclear = fields.Boolean(
        string="Responsibility Unclear",
        compute="_compute_unclear",
        search="_search_is_unclear",
    )
    unclear = fields.Text(string="What Is Unclear", compute="_compute_unclear")

    @api.depends("update_ids.date")
    def _compute_last_update(self):
        for task in self:
            task.last_update_id = task.update_ids._latest()
            task.date_last_update = task.last_update_id.date
            task.update_count = len(task.update_ids)

    @api.depends("milestone_ids.is_extended", "milestone_ids.state")
    def _compute_is_extended(self):
        for task in self:
            counted = task.milestone_ids.filtered(lambda due: due.state != "cancelled")
            task.is_extended = any(counted.mapped("is_extended"))

    @api.depends("milestone_ids.is_extension_asked")
    def _compute_is_extension_asked(self):
        for task in self:
            task.is_extension_asked = any(
                task.milestone_ids.mapped("is_extension_asked")
            )

    @api.depends("milestone_ids.extension_ids")
    def _compute_extension_count(self):
        for task in self:
            task.extension_count = len(task.milestone_ids.extension_ids)

    @api.depends(
        "milestone_ids.state",
        "milestone_ids.date_deadline",
        "milestone_ids.date_done",
        "milestone_ids.date_planned",
        "milestone_ids.is_extended",
    )
    def _compute_by_first_deadline(self):
        for task in self:
            summary = summarise(task._dues())
            task.date_planned = summary.planned
            task.is_done_after_planned = summary.is_done_after_planned
            task.is_on_extension = summary.is_on_extension

    @api.depends("is_on_extension")
    def _compute_outcome(self):
        super()._compute_outcome()

    @api.depends("coordination_ids.state")
    def _compute_coordination_done(self):
        for task in self:
            parts = task.coordination_ids
            done = parts.filtered(lambda part: part.state == "done")
            task.coordination_done = f"{len(done)}/{len(parts)}" if parts else ""

    @api.depends("user_id", "lead_unit_id.head_id", "lead_unit_id.is_internal")
    @api.depends_context("lang")
    def _compute_unclear(self):
        able = self.env["res.users"]._able_by_company(self.company_id)
        for task in self:
            people = able.get(task.company_id, self.env["res.users"])
            unit = task.lead_unit_id
            task.is_without_person = not task.user_id
            task.is_without_access = bool(task.user_id) and task.user_id not in people
            task.is_without_head = unit.is_internal and unit.head_id not in people
            task.is_unclear = (
                task.is_without_person or task.is_without_access or task.is_without_head
            )
            words = ", ".join(task._unclear_words())
            task.unclear = words[:1].upper() + words[1:]

    def _search_is_without_person(self, operator, value):
        return self._as_search(operator, value, Domain("user_id", "=", False))

    def _search_is_without_access(self, operator, value):
        if operator != "in":
            return NotImplemented
        outside = self._in_each_company(
            lambda able: (
                Domain("user_id", "!=", False) & Domain("user_id", "not in", able.ids)
            )
        )
        return self._as_search(operator, value, outside)

    def _search_is_without_head(self, operator, value):
        if operator != "in":
            return NotImplemented
        headless = self._in_each_company(
            lambda able: (
                Domain("lead_unit_id.is_internal", "=", True)
                & (
                    Domain("lead_unit_id.head_id", "=", False)
                    | Domain("lead_unit_id.head_id", "not in", able.ids)
                )
            )
        )
        return self._as_search(operator, value, headless)

    def _search_is_unclear(self, operator, value):
        names = ("is_without_person", "is_without_access", "is_without_head")
        unclear = Domain.OR(Domain(name, "in", [True]) for name in names)
        return self._as_search(operator, value, unclear)

    @api.constrains("state")
    def _check_done_is_proven(self):
        for task in self.filtered(lambda task: task.state == "done"):
            summary = summarise(task._dues())
            if summary.total and not summary.is_done:
                raise UserError(
                    self.env._(
                        "The task “%(task)s” still has open milestones; complete them.",
                        task=task.display_name,
                    )
                )
            if not summary.total and task.deliverable_type_ids:
                raise UserError(
                    self.env._(
                        "The task “%(task)s” has no milestone that its document could "
                        "prove; have the office give it a deadline.",
                        task=task.display_name,
                    )
                )

    def action_update(self):
        """Write how the task goes."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_plan.cchc_task_update_action_write"
        )
        return action | {"context": {"default_task_id": self.id}}

    def action_view_updates(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_plan.cchc_task_update_action"
        )
        return action | {
            "domain": [("task_id", "=", self.id)],
            "context": {"of_one_task": True},
        }

    def action_view_extensions(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_plan.cchc_extension_action"
        )
        return action | {"domain": [("task_id", "=", self.id)], "context": {}}

    def action_hand_over(self):
        """Hand over what hangs on the person of this task."""
        self.ensure_one()
        return self.env["cchc.handover.wizard"]._action_open(
            self.user_id, company=self.company_id
        )

    def _is_on_extension(self):
        return self.is_on_extension

    def _is_on_extension_sql(self, alias, query):
        return self._field_to_sql(alias, "is_on_extension", query)

    def _sync_coordination(self):
        """Give each coordinating unit its part; drop a part that says nothing.

        What a unit has told of its part stays, even if it coordinates no more.
        """
        everybody = self.env["cchc.unit"]
        if any(self.mapped("all_units")):
            everybody = everybody.search(
                [
                    ("company_id", "in", self.company_id.ids),
                    ("is_internal", "=", True),
                    ("date_to", "=", False),
                ]
            )
        # Nobody has the right to make or drop a part but this rule.
        gone = self.env["cchc.coordination"].sudo()
        vals_list = []
        for task in self:
            units = task.coordinating_unit_ids
            if task.all_units:
                units |= everybody.filtered(
                    lambda unit, task=task: unit.company_id == task.company_id
                )
            units -= task.lead_unit_id
            parts = task.coordination_ids
            silent = parts.filtered(lambda part: part.state == "todo" and not part.note)
            gone += silent.filtered(lambda part, units=units: part.unit_id not in units)
            vals_list += [
                {"task_id": task.id, "unit_id": unit.id}
                for unit in units - parts.unit_id
            ]
        gone.unlink()
        gone.create(vals_list)

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

    def _after_create(self):
        super()._after_create()
        self.filtered(lambda task: task.plan_state == "issued")._sync_coordination()

    def _after_write(self, vals):
        super()._after_write(vals)
        if {"coordinating_unit_ids", "all_units", "lead_unit_id"} & vals.keys():
            issued = self.filtered(lambda task: task.plan_state == "issued")
            issued._sync_coordination()

    def _refresh_reminders(self, today=None, reminders=None):
        """Hook: bring reminders in line with what is open now.

        :param today: the day on which a reminder is sent; None: today in Vietnam
        :param reminders: those just sent
        """
        # What ends a reminder may also be the last thing somebody left behind; who does
        # it need not have a right to hand-overs.
        self.env["cchc.handover"].sudo()._settle(self.sudo().company_id)

    def _resume_reminders(self, recipient: str):
        """Hook: remind the one who is responsible now of what was reminded before."""

    def _missing_words(self) -> str:
        """What its next open milestone lacks."""
        self.ensure_one()
        waiting = self.milestone_ids.filtered(lambda due: due.state == "todo")
        return waiting[:1].missing or "" if self.state not in OUTSIDE else ""

    def _unclear_words(self) -> list[str]:
        self.ensure_one()
        words = []
        if self.is_without_person:
            words.append(self.env._("no person in charge"))
        if self.is_without_access:
            words.append(self.env._("the person has no access"))
        if self.is_without_head:
            words.append(
                self.env._("the head of the unit has no access")
                if self.lead_unit_id.head_id
                else self.env._("the unit has no head")
            )
        # The address of a colleague is no secret, but not everybody reads it.
        if self.user_id and not self.user_id.sudo().email:
            words.append(self.env._("the person has no e-mail address"))
        return words

    def _as_search(self, operator, value, found: Domain):
        if operator != "in":
            return NotImplemented
        return found if True in value else ~found

    def _in_each_company(self, condition) -> Domain:
        """``condition`` of the people with access, for each chosen commune."""
        able = self.env["res.users"]._able_by_company(self.env.companies)
        return Domain.OR(
            Domain("company_id", "=", company.id) & condition(users)
            for company, users in able.items()
        )

    @api.model
    def _being_carried_out(self) -> Domain:
        """What is still to be done of issued plans."""
        return self._open_work() & Domain("plan_id.state", "=", "issued")
