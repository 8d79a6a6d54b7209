from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...core.plan.progress import OUTSIDE, Due, summarise
from ...core.plan.timeframe import parse

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


class CchcTask(models.Model):
    """One line of the annex: who delivers what by when."""

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

    def _status_facts(self):
        return self.state, self.date_deadline or None, self.is_done_late

    def _status_facts_sql(self, alias, query):
        return tuple(
            self._field_to_sql(alias, name, query)
            for name in ("state", "date_deadline", "is_done_late")
        )

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
