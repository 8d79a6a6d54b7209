from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from ...core.plan.period import period_name
from ...core.plan.progress import OUTSIDE, Due, summarise
from ...core.plan.timeframe import occurrences, parse
from ..base.lock import is_office, is_unlocked, talk_fields, touch

STATES = [
    ("todo", "To Do"),
    ("in_progress", "In Progress"),
    ("done", "Done"),
    ("on_hold", "On Hold"),
    ("cancelled", "Cancelled"),
]
TIMEFRAME_KINDS = [
    ("dated", "Dated"),
    ("recurring", "Recurring"),
    ("continuous", "Continuous"),
    ("relative", "After an Event"),
    ("external", "Set by Others"),
    ("unread", "Not Understood"),
]
# As annexes print it, in any language of the user.
ALL_UNITS = "Các bộ phận liên quan"
# What the signed annex says of a task: after issue it changes by amendment only.
LOCKED_FIELDS = frozenset(
    {
        "all_units",
        "budget_amount",
        "budget_text",
        "coordinating_text",
        "coordinating_unit_ids",
        "deliverable",
        "lead_text",
        "lead_unit_id",
        "name",
        "number",
        "plan_id",
        "section_id",
        "sequence",
        "timeframe_text",
        "weight",
    }
)
# What a person of the lead unit records; the rest is the office's.
WORK_FIELDS = frozenset({"state", "milestone_ids"})


class CchcTask(models.Model):
    """One line of the annex: who delivers what by when.

    Its milestones come from the wording of its timeframe. What the annex says is fixed
    once the plan is issued; people of the lead unit record the work.
    """

    _name = "cchc.task"
    _description = "Task"
    _inherit = [
        "mail.thread",
        "mail.activity.mixin",
        "cchc.status.mixin",
        "cchc.rights.mixin",
    ]
    _order = "plan_id.id desc, section_sequence, section_id.id, sequence, id"
    _rec_names_search = ["name", "deliverable"]
    _check_company_auto = True
    _mail_post_access = "read"

    section_id = fields.Many2one(
        "cchc.section",
        required=True,
        ondelete="cascade",
        index=True,
        tracking=True,
        group_expand="_group_expand_sections",
    )
    section_sequence = fields.Integer(
        string="Order of the Section", related="section_id.sequence", store=True
    )
    plan_id = fields.Many2one(
        related="section_id.plan_id", store=True, index=True, ondelete="cascade"
    )
    plan_state = fields.Selection(string="State of the Plan", related="plan_id.state")
    year = fields.Integer(related="plan_id.year", store=True, index=True)
    area_id = fields.Many2one(related="section_id.area_id", store=True, index=True)
    company_id = fields.Many2one(related="plan_id.company_id", store=True, index=True)
    sequence = fields.Integer(
        compute="_compute_sequence", store=True, precompute=True, readonly=False
    )
    number = fields.Char(compute="_compute_number", store=True, readonly=False)
    active = fields.Boolean(related="plan_id.active", store=True)

    name = fields.Text(string="Task", required=True, index="trigram", tracking=True)
    deliverable = fields.Text(tracking=True)
    deliverable_type_ids = fields.Many2many(
        "cchc.document.type",
        string="Kinds of Deliverable",
        compute="_compute_deliverable_type_ids",
        store=True,
        readonly=False,
    )
    lead_unit_id = fields.Many2one(
        "cchc.unit",
        ondelete="restrict",
        index=True,
        check_company=True,
        tracking=True,
    )
    coordinating_unit_ids = fields.Many2many(
        "cchc.unit", string="Coordinating Units", check_company=True, tracking=True
    )
    all_units = fields.Boolean(
        string="All Units Concerned", help="“Các bộ phận liên quan” in the annex."
    )
    lead_text = fields.Char(
        string="Lead Unit as Printed",
        compute="_compute_lead_text",
        store=True,
        readonly=False,
    )
    coordinating_text = fields.Text(
        string="Coordinating Units as Printed",
        compute="_compute_coordinating_text",
        store=True,
        readonly=False,
    )
    user_id = fields.Many2one(
        "res.users",
        string="Person in Charge",
        compute="_compute_user_id",
        store=True,
        readonly=False,
        ondelete="restrict",
        index=True,
        tracking=True,
        help="The head of the lead unit unless somebody else is named.",
    )

    timeframe_text = fields.Text(
        string="Timeframe",
        tracking=True,
        help="As printed: Tháng 2/2024, Quý I, Thường xuyên, Trước 15/6…",
    )
    timeframe_kind = fields.Selection(
        TIMEFRAME_KINDS, compute="_compute_timeframe", store=True, index=True
    )
    timeframe_note = fields.Text(compute="_compute_timeframe_note")
    date_start = fields.Date(compute="_compute_timeframe", store=True, tracking=True)
    milestone_ids = fields.One2many("cchc.milestone", "task_id", string="Milestones")

    state = fields.Selection(
        STATES,
        compute="_compute_state",
        store=True,
        readonly=False,
        default="todo",
        required=True,
        index=True,
        tracking=True,
    )
    date_deadline = fields.Date(
        string="Deadline",
        compute="_compute_progress",
        store=True,
        index=True,
        tracking=True,
        help="Of the next open milestone; of the last one once all are done.",
    )
    date_done = fields.Date(
        string="Done On", compute="_compute_progress", store=True, tracking=True
    )
    is_done_late = fields.Boolean(compute="_compute_progress", store=True)
    progress = fields.Float(
        compute="_compute_progress",
        store=True,
        aggregator=None,  # a plain average would not weigh the tasks
        help="Milestones done over all milestones, in per cent.",
    )
    date_workday = fields.Date(
        string="Last Working Day", compute="_compute_date_workday"
    )

    budget_text = fields.Text(string="Budget")
    budget_amount = fields.Monetary()
    currency_id = fields.Many2one(related="company_id.currency_id")
    weight = fields.Float(
        default=1, aggregator="sum", help="Its share in the plan; all equal unless set."
    )
    note = fields.Text()
    document_ids = fields.Many2many(
        "cchc.document", string="Documents", compute="_compute_document_ids"
    )

    _weight_positive = models.Constraint(
        "CHECK(weight > 0)", "The weight of a task is above zero."
    )

    _plan_order = models.Index("(plan_id, section_sequence, section_id, sequence, id)")

    _state_deadline = models.Index("(company_id, state, date_deadline)")

    @api.model
    def _group_expand_sections(self, sections, domain):
        """Show a plan's empty sections too, but only where one plan is looked at."""
        plan_id = self.env.context.get("default_plan_id")
        if not plan_id:
            return sections
        return sections | self.env["cchc.section"].search([("plan_id", "=", plan_id)])

    @api.depends("section_id")
    def _compute_sequence(self):
        """A new task comes last in its section."""
        last = dict(
            self._read_group(
                [("section_id", "in", self.section_id.ids)],
                ["section_id"],
                ["sequence:max"],
            )
        )
        for task in self:
            section = task.section_id._origin
            task.sequence = task.sequence or last.get(section, 0) + 10

    @api.depends(
        "sequence",
        "section_id.task_ids.sequence",
        "section_id.plan_id.section_ids.sequence",
        "section_id.plan_id.numbering",
    )
    def _compute_number(self):
        positions = {}
        for plan in self.section_id.plan_id:
            position = 0
            for section in plan.section_ids.sorted("sequence"):
                if plan.numbering == "section":
                    position = 0
                for task in section.task_ids.sorted("sequence"):
                    position += 1
                    positions[task] = str(position)
        for task in self:
            task.number = positions.get(task, task.number)

    @api.depends("deliverable")
    def _compute_deliverable_type_ids(self):
        names = {
            kind: kind.name.lower()
            for kind in self.env["cchc.document.type"].search([])
        }

        def kinds_of(task):
            words = (task.deliverable or "").lower()
            return task.deliverable_type_ids.concat(
                *(kind for kind, name in names.items() if name in words)
            )

        # Written for all that want the same kinds at once.
        for kinds, tasks in self.grouped(kinds_of).items():
            tasks.deliverable_type_ids = kinds

    @api.depends("lead_unit_id")
    def _compute_lead_text(self):
        for task in self:
            unit = task.lead_unit_id
            task.lead_text = unit.short_name or unit.name

    @api.depends("coordinating_unit_ids", "all_units")
    def _compute_coordinating_text(self):
        for task in self:
            units = task.coordinating_unit_ids
            names = [unit.short_name or unit.name for unit in units]
            if task.all_units:
                names.append(ALL_UNITS)
            task.coordinating_text = ", ".join(names)

    @api.depends("lead_unit_id")
    def _compute_user_id(self):
        for task in self:
            task.user_id = task.lead_unit_id.head_id or task.user_id

    @api.depends("timeframe_text", "year")
    def _compute_timeframe(self):
        for task in self:
            timeframe = task._timeframe()
            task.timeframe_kind = timeframe.kind
            task.date_start = timeframe.date_start

    @api.depends("timeframe_text", "year")
    @api.depends_context("lang")
    def _compute_timeframe_note(self):
        for task in self:
            findings = task._timeframe().findings if task.timeframe_text else ()
            task.timeframe_note = "\n".join(
                self.env["cchc.plan"]._finding_text(finding) for finding in findings
            )

    @api.depends(
        "milestone_ids.state", "milestone_ids.date_deadline", "milestone_ids.date_done"
    )
    def _compute_progress(self):
        for task in self:
            summary = summarise(task._dues())
            task.date_deadline = summary.deadline
            task.date_done = summary.done
            task.is_done_late = summary.is_done_late
            task.progress = summary.progress

    @api.depends("milestone_ids.state")
    def _compute_state(self):
        for task in self:
            state = task.state or "todo"
            summary = summarise(task._dues())
            if state not in OUTSIDE and summary.is_done:
                state = "done"
            elif state not in OUTSIDE and (summary.total_done or state == "done"):
                # One of several is done, or a milestone was opened again.
                state = "in_progress" if summary.total else state
            task.state = state

    @api.depends("date_deadline", "company_id")
    def _compute_date_workday(self):
        self.env["cchc.day.off"]._set_last_working_days(self)

    @api.depends("milestone_ids.document_ids")
    def _compute_document_ids(self):
        for task in self:
            task.document_ids = task.milestone_ids.document_ids

    @api.depends("state", "date_deadline", "is_done_late")
    def _compute_status(self):
        super()._compute_status()

    @api.depends("number", "name", "section_id.number")
    def _compute_display_name(self):
        for task in self:
            place = ".".join(filter(None, (task.section_id.number, task.number)))
            task.display_name = f"{place} {task.name or ''}".strip()

    @api.constrains("lead_unit_id", "coordinating_unit_ids")
    def _check_lead_not_coordinating(self):
        for task in self:
            if task.lead_unit_id in task.coordinating_unit_ids:
                raise ValidationError(
                    self.env._(
                        "In task “%(task)s”, %(unit)s leads and coordinates at once; "
                        "take it out of the coordinating units.",
                        task=task.display_name,
                        unit=task.lead_unit_id.name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        tasks = super().create(vals_list)
        if not is_unlocked(self.env):
            tasks._check_draft(self.env._("a task cannot be added"))
        tasks.filtered(lambda task: not task.milestone_ids)._create_dated_milestones()
        tasks._after_create()
        return tasks

    def write(self, vals):
        if not is_unlocked(self.env):
            self._check_locked(vals)
        if vals.get("state") == "done":
            self.milestone_ids._complete_open()
        result = super().write(vals)
        if "section_id" in vals and not is_unlocked(self.env):
            self._check_draft(self.env._("a task cannot be added"))
        if "timeframe_text" in vals and "milestone_ids" not in vals:
            drafts = self.filtered(lambda task: task.plan_id.state == "draft")
            drafts.milestone_ids.unlink()
            drafts._create_dated_milestones()
        self._after_write(vals)
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_issued(self):
        self._check_draft(self.env._("a task cannot be deleted"))

    def action_start(self):
        self.filtered(lambda task: task.state == "todo").state = "in_progress"

    def action_done(self):
        """Complete the next open milestone; the last one completes the task."""
        self.ensure_one()
        waiting = self.milestone_ids.filtered(lambda due: due.state == "todo")
        if waiting:
            return self._action_complete(waiting[0])
        self.state = "done"
        return None

    def action_hold(self):
        self.state = "on_hold"

    def action_resume(self):
        """Take up a task that was on hold; its milestones say how far it is."""
        for task in self.filtered(lambda task: task.state == "on_hold"):
            summary = summarise(task._dues())
            task.state = "in_progress" if summary.total_done else "todo"

    def action_amend(self):
        self.ensure_one()
        action = self.plan_id.action_amend()
        return action | {"context": action["context"] | {"amend_task_id": self.id}}

    def _status_facts(self):
        return self.state, self.date_deadline or None, self.is_done_late

    def _status_facts_sql(self, alias, query):
        return tuple(
            self._field_to_sql(alias, name, query)
            for name in ("state", "date_deadline", "is_done_late")
        )

    def _timeframe(self):
        self.ensure_one()
        year = self.year or fields.Date.context_today(self).year
        return parse(self.timeframe_text or "", year)

    def _dues(self) -> list[Due]:
        return [milestone._due() for milestone in self.milestone_ids]

    def _missing_for_issue(self) -> list[str]:
        """What this task still lacks, a sentence each."""
        self.ensure_one()
        lines = []
        if not self.lead_unit_id:
            lines.append(self.env._("%(task)s: no lead unit.", task=self.display_name))
        open_or_done = self.milestone_ids.filtered(lambda due: due.state != "cancelled")
        if not open_or_done and not self._timeframe().rhythms:
            lines.append(
                self.env._(
                    "%(task)s: the timeframe “%(wording)s” gives no date; add a "
                    "milestone with a date or without one.",
                    task=self.display_name,
                    wording=self.timeframe_text or "",
                )
            )
        return lines

    def _cut_name(self) -> str:
        """The task's name on one line, cut at 80 characters."""
        self.ensure_one()
        words = " ".join(self.name.split())
        return words if len(words) <= 80 else words[:79].rstrip() + "…"

    def _summary_url(self) -> str:
        self.ensure_one()
        return f"{self.get_base_url()}/odoo/cchc.task/{self.id}"

    def _check_locked(self, vals):
        changed = vals.keys() - WORK_FIELDS - talk_fields(self.env)
        if changed and not is_office(self.env):
            raise AccessError(
                self.env._("Only the office changes a task; you record its progress.")
            )
        if LOCKED_FIELDS & vals.keys():
            names = sorted(
                self._fields[name]._description_string(self.env)
                for name in LOCKED_FIELDS & vals.keys()
            )
            self._check_draft(
                self.env._("%(fields)s cannot change", fields=", ".join(names))
            )
        if vals.get("state") == "cancelled":
            self._check_draft(self.env._("a task cannot be cancelled"))

    def _check_draft(self, what: str):
        for task in self:
            if task.plan_id.state != "draft":
                raise UserError(
                    self.env._(
                        "The plan “%(plan)s” is issued, so %(what)s; "
                        "record an amendment instead.",
                        plan=task.plan_id.name,
                        what=what,
                    )
                )
        touch(self.plan_id)  # it stays a draft, or this is not done

    def _action_complete(self, milestone):
        """The dialog in which one milestone of this task is completed."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_plan.cchc_complete_wizard_action"
        )
        context = {"default_task_id": self.id, "default_milestone_id": milestone.id}
        return action | {"context": context}

    def _create_dated_milestones(self):
        """One milestone per date of the wording; one without a date per event.

        A wording that recurs gets its milestones when the plan is issued, one that is
        not understood gets none: nothing is guessed.
        """
        self.env["cchc.milestone"].create(
            [vals for task in self for vals in task._milestone_vals(task._timeframe())]
        )

    def _create_periodic_milestones(self):
        """One milestone per period of the plan, for what recurs or never stops.

        What a person has dated by hand is left alone; a wording with dates and a
        rhythm, such as “Quý I và thường xuyên”, gets both.
        """
        self.env["cchc.milestone"].create(
            [
                vals
                for task in self
                if not task.milestone_ids or task.timeframe_kind == "dated"
                for vals in task._periodic_vals(task._timeframe())
                if vals["date_deadline"]
                not in task.milestone_ids.mapped("date_deadline")
            ]
        )

    def _periodic_vals(self, timeframe) -> list[dict]:
        self.ensure_one()
        plan = self.plan_id
        first = plan._first_due_day()
        return [
            self._vals_of(due)
            for due in occurrences(timeframe, plan.date_from, plan.date_to)
            if timeframe.rhythms and due.date_deadline >= first
        ]

    def _milestone_vals(self, timeframe) -> list[dict]:
        self.ensure_one()
        if timeframe.kind == "dated":
            return [self._vals_of(due) for due in timeframe.deadlines]
        if timeframe.kind in ("relative", "external"):
            name = " ".join(timeframe.wording.split())
            return [{"task_id": self.id, "name": name}]
        return []

    def _vals_of(self, due) -> dict:
        start, deadline = due.date_start, due.date_deadline
        return {
            "task_id": self.id,
            "name": period_name(start, deadline) if start else f"{deadline:%d/%m/%Y}",
            "date_start": start,
            "date_deadline": deadline,
        }

    def _reschedule(self, wording: str):
        """Give the open milestones the dates of a new wording, one by one in order.

        What is done stays; a milestone too many is cancelled, one too few is added; the
        first deadline of each is kept. For amendments only.
        """
        self.ensure_one()
        self.timeframe_text = wording
        timeframe = self._timeframe()
        wanted = self._periodic_vals(timeframe) or self._milestone_vals(timeframe)
        finished = self.milestone_ids.filtered(lambda due: due.state == "done")
        wanted = wanted[len(finished) :]
        waiting = self.milestone_ids.filtered(lambda due: due.state == "todo")
        for milestone, vals in zip(waiting, wanted, strict=False):
            milestone.write(
                {"date_start": False, "date_deadline": False}
                | {name: vals[name] for name in vals if name != "task_id"}
            )
        waiting[len(wanted) :].write({"state": "cancelled"})
        added = self.milestone_ids.create(wanted[len(waiting) :])
        (waiting + added)._fix_planned_dates()

    def _move_deadline(self, deadline):
        """Move the next open milestone to ``deadline``; add one where there is none."""
        self.ensure_one()
        milestone = self.milestone_ids.filtered(lambda due: due.state == "todo")[:1]
        if not milestone:
            milestone = self.milestone_ids.create(
                {"task_id": self.id, "name": self.env._("Deadline")}
            )
        values = {"date_deadline": deadline}
        if milestone.date_start and milestone.date_start > deadline:
            values["date_start"] = False
        milestone.write(values)
        milestone._fix_planned_dates()

    def _write_changed(self, vals: dict):
        """Write what the file says where it is another than before.

        A wording that stays keeps its milestones. Everything else is written together,
        since a unit that is written alone gives its name as printed, too.
        """
        self.ensure_one()
        same = {
            name
            for name, value in vals.items()
            if self._fields[name].convert_to_write(self[name], self) == value
        }
        if same != vals.keys():
            kept = same & {"timeframe_text"}
            self.write({name: vals[name] for name in vals if name not in kept})

    # Hooks: what higher rooms add. Each calls super() first, so that they run in the
    # order of the rooms.

    def _after_create(self):
        """Hook: these tasks were created, with their milestones."""

    def _after_write(self, vals: dict):
        """Hook: these values were written."""

    def _read_format(self, fnames, load="_classic_read"):
        # Only the form asks for these.
        if "coordinating_unit_ids" in fnames:
            self._fetch_names()
        return super()._read_format(fnames, load)

    def _fetch_names(self):
        """Read what the form says of other records, a narrow query for each model.

        To show a name, Odoo reads every column of its record, and the units that lead
        and those that coordinate one after the other.
        """
        # Those that are archived are left out later, by their column ``active``.
        tasks = self.with_context(active_test=False)
        units = tasks.lead_unit_id | tasks.coordinating_unit_ids
        # Names are the system's to read, as in every form; rights are checked after it.
        units.sudo().fetch(["name", "active", "company_id", "head_id"])
        self.section_id.sudo().fetch(["name", "number"])
        self.plan_id.sudo().fetch(["name", "state", "company_id"])
        self.company_id.sudo().fetch(["name", "cchc_due_soon_days"])
        users = self.user_id.sudo()
        users.fetch(["partner_id"])
        users.partner_id.fetch(["name"])
