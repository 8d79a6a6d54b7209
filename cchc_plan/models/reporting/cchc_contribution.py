from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import plaintext2html

from ...core.organisation.workdays import working_days_from
from ...core.reporting.facts import UnitPart
from ..base.lock import is_office, is_unlocked, lock, talk_fields, unlocked

STATES = [("open", "Not Answered"), ("submitted", "Answered")]
# While the report is in one of these, its units may answer.
ANSWERING_STATES = ("collecting", "review")
# What the unit writes on its page.
ANSWER_FIELDS = frozenset(
    {
        "difficulties",
        "line_ids",
        "missing_reason",
        "next_work",
        "proposals",
        "results",
    }
)
OFFICE_FIELDS = frozenset({"user_id", "remark"})
# What a unit and the office wrote goes on with the next round.
NEXT_ROUND_FIELDS = (
    "results",
    "difficulties",
    "proposals",
    "next_work",
    "missing_reason",
)

ASKED = "cchc_plan.cchc_activity_type_contribution"


class CchcContribution(models.Model):
    """One unit's page in one report: asked for, written, handed in, reminded of.

    Its figures are entered where they are kept, as values of the indicators, and only
    shown here.
    """

    _name = "cchc.contribution"
    _description = "Unit's Part of a Report"
    _inherit = [
        "cchc.report.piece.mixin",
        "mail.thread",
        "mail.activity.mixin",
        "cchc.report.reminded.mixin",
    ]
    _order = "report_id desc, state, unit_sequence, id"
    _check_company_auto = True
    _mail_post_access = "read"
    _reminder_link = "contribution_id"
    _reminder_activity = ASKED

    plan_id = fields.Many2one(
        related="report_id.plan_id", store=True, index=True, ondelete="cascade"
    )
    # Stored, so that a leader who approves writes on what a unit may be handing in.
    report_state = fields.Selection(
        string="State of the Report", related="report_id.state", store=True
    )
    date_from = fields.Date(related="report_id.date_from")
    date_to = fields.Date(related="report_id.date_to")
    date_internal = fields.Date(related="report_id.date_internal", store=True)
    unit_id = fields.Many2one(
        "cchc.unit",
        required=True,
        ondelete="restrict",
        index=True,
        readonly=True,
        check_company=True,
    )
    unit_sequence = fields.Integer(related="unit_id.sequence", store=True)
    user_id = fields.Many2one(
        "res.users",
        string="Person to Answer",
        ondelete="restrict",
        index="btree_not_null",
        tracking=True,
        help="The head of the unit; nobody where it has no account, and the office "
        "answers for it.",
    )
    state = fields.Selection(
        STATES,
        default="open",
        required=True,
        readonly=True,
        index=True,
        tracking=True,
        group_expand="_group_expand_states",
    )

    line_ids = fields.One2many(
        "cchc.contribution.line", "contribution_id", string="Tasks"
    )
    results = fields.Text(help="What else the unit has done, beyond the tasks below.")
    difficulties = fields.Text(help="What stands in the way, and why.")
    proposals = fields.Text(help="What is asked of the leaders or the superior.")
    next_work = fields.Text(
        string="Work of the Next Period",
        help="Beyond the tasks whose deadlines the plan names.",
    )
    missing_reason = fields.Text(
        string="Why Incomplete",
        help="Why the part is handed in although something is still asked.",
    )
    remark = fields.Text(
        string="Remark of the Office",
        readonly=True,
        copy=False,
        tracking=True,
        help="What is to be completed or corrected.",
    )

    date_asked = fields.Date(
        string="Requested On", required=True, default=fields.Date.context_today
    )
    date_submitted = fields.Date(string="Answered On", readonly=True, tracking=True)
    submitted_by_id = fields.Many2one(
        "res.users", string="Answered By", ondelete="restrict", readonly=True
    )
    days_waiting = fields.Integer(
        compute="_compute_days_waiting",
        aggregator=None,
        help="Days since the unit was asked; to the day of its answer, if it has "
        "answered.",
    )
    days_late = fields.Integer(
        compute="_compute_days_waiting",
        aggregator=None,
        help="Days after the day by which the unit answers.",
    )

    can_answer = fields.Boolean(compute="_compute_can_answer")
    missing = fields.Text(
        compute="_compute_missing", help="What is still asked, a line each."
    )

    value_ids = fields.Many2many(
        "cchc.indicator.value",
        string="Figures of the Unit",
        compute="_compute_value_ids",
        help="The figures of the period that the unit reports.",
    )

    reminder_ids = fields.One2many(
        "cchc.reminder", "contribution_id", string="Reminders"
    )

    _unit_uniq = models.Constraint(
        "UNIQUE(report_id, unit_id)", "The unit has its part in this report already."
    )

    @api.depends("date_asked", "date_submitted", "date_internal")
    @api.depends_context("tz")
    def _compute_days_waiting(self):
        today = fields.Date.context_today(self)
        for part in self:
            end = part.date_submitted or today
            due = part.date_internal or end
            part.days_waiting = max((end - (part.date_asked or end)).days, 0)
            part.days_late = max((end - due).days, 0)

    @api.depends("unit_id", "report_id")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for part in self:
            part.display_name = " – ".join(
                name
                for name in (part.unit_id.name, part.report_id.display_name)
                if name
            )

    @api.model
    def _group_expand_states(self, states, domain):
        return [word for word, _name in STATES]

    @api.depends("state", "report_state")
    @api.depends_context("uid")
    def _compute_can_answer(self):
        writable = self._filtered_access("write")
        for part in self:
            part.can_answer = part._is_answering() and part in writable

    @api.depends("line_ids.asked", "value_ids")
    @api.depends_context("lang")
    def _compute_missing(self):
        for part in self:
            part.missing = "\n".join(part._missing_lines())

    @api.depends("unit_id", "report_id.kind", "report_id.plan_id.indicator_ids.unit_id")
    def _compute_value_ids(self):
        for part in self:
            reader = part.report_id._reader()
            part.value_ids = reader.values_of_unit(part.unit_id)

    @api.depends("state", "report_state", "date_internal")
    def _compute_date_deadline(self):
        for part in self:
            part.date_deadline = part._is_answering() and part.date_internal

    @api.model_create_multi
    def create(self, vals_list):
        if vals_list and not is_unlocked(self.env):
            raise AccessError(
                self.env._("The units' parts come with the report; begin collecting.")
            )
        return super().create(vals_list)

    def write(self, vals):
        if not is_unlocked(self.env):
            self._check_locked(vals)
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(
            self.env._("The units' parts of a report are kept; reopen one instead.")
        )

    def action_submit(self):
        """Hand the part in; what was typed becomes updates of the tasks."""
        self.ensure_one()
        lock(self)
        self.check_access("write")
        self._check_answering()
        missing = self._missing_lines()
        if missing and not (self.missing_reason or "").strip():
            raise UserError(
                self.env._(
                    "The part still lacks something; complete it, or write below why "
                    "it is incomplete:\n%(missing)s",
                    missing="\n".join(f"• {line}" for line in missing),
                )
            )
        self._record_updates()
        unlocked(self).write(
            {
                "state": "submitted",
                "date_submitted": fields.Date.context_today(self),
                "submitted_by_id": self.env.uid,
            }
        )
        self._close_activities()

    def action_reopen(self):
        """Give the part back to its unit, with what is missing."""
        self.ensure_one()
        lock(self)
        if not is_office(self.env):
            raise AccessError(
                self.env._("Only the office gives a part back to its unit.")
            )
        if self.state != "submitted" or self.report_state not in ANSWERING_STATES:
            raise UserError(
                self.env._(
                    "Only a part that is handed in, of a report that is not approved, "
                    "can be given back."
                )
            )
        if not (self.remark or "").strip():
            raise UserError(
                self.env._("Write under the remark what is missing, then reopen.")
            )
        unlocked(self).write({"state": "open", "date_submitted": False})
        self._schedule_contribution_activity(self.remark)

    def _is_answering(self) -> bool:
        """Whether the unit may still write and hand in."""
        self.ensure_one()
        return self.state == "open" and self.report_state in ANSWERING_STATES

    @api.model
    def _create_for_report(self, report):
        """One page for each unit that leads a task or reports an indicator."""
        reader = report._reader()
        by_unit = reader.tasks_of_period().grouped("lead_unit_id")
        # Nobody has the right to make a page or a line of it but this rule.
        parts = unlocked(self.sudo()).create(
            [
                {
                    "report_id": report.id,
                    "unit_id": unit.id,
                    "user_id": unit.head_id.id,
                    "line_ids": [
                        (0, 0, {"task_id": task.id, "sequence": number})
                        for number, task in enumerate(by_unit.get(unit, ()), 1)
                    ],
                }
                for unit in reader.units_asked()
            ]
        )
        parts._schedule_contribution_activity()

    def _copy_to(self, report):
        """The same pages, with what was answered, for the next round of a report."""
        # Nobody has the right to make a page or a line of it but this rule.
        unlocked(self.sudo()).create(
            [
                {
                    "report_id": report.id,
                    "unit_id": part.unit_id.id,
                    "user_id": part.user_id.id,
                    "state": part.state,
                    "date_asked": part.date_asked,
                    "date_submitted": part.date_submitted,
                    "submitted_by_id": part.submitted_by_id.id,
                    **{name: part[name] for name in NEXT_ROUND_FIELDS},
                    "line_ids": [
                        (0, 0, line._vals_of_next_round()) for line in part.line_ids
                    ],
                }
                for part in self
            ]
        )

    def _missing_lines(self) -> list[str]:
        """Everything that the page still asks, a sentence each."""
        self.ensure_one()
        return self._missing_task_lines() + self._missing_figure_lines()

    def _missing_task_lines(self) -> list[str]:
        words = {
            "result": self.env._("%(task)s: its result in words."),
            "difficulty": self.env._("%(task)s: why it is late."),
        }
        return [
            words[line.asked] % {"task": line.task_id._cut_name()}
            for line in self.line_ids
            if line.asked
        ]

    def _missing_figure_lines(self) -> list[str]:
        today = fields.Date.context_today(self)
        return [
            self.env._(
                "%(indicator)s, %(period)s: its figures.",
                indicator=value.indicator_id.name,
                period=value.period,
            )
            for value in self.value_ids
            if not value.is_entered and value.date_from <= today
        ]

    def _check_locked(self, vals):
        changed = vals.keys() - talk_fields(self.env)
        if changed - ANSWER_FIELDS - OFFICE_FIELDS:
            raise UserError(
                self.env._("A unit's part is handed in and reopened with its buttons.")
            )
        if changed & OFFICE_FIELDS and not is_office(self.env):
            raise AccessError(
                self.env._("Only the office says who answers, and what is missing.")
            )
        if changed & ANSWER_FIELDS:
            self._check_answering()

    def _check_answering(self):
        for part in self:
            if not part._is_answering():
                raise UserError(
                    self.env._(
                        "The part of %(unit)s is handed in, or its report is closed; "
                        "ask the office to reopen it.",
                        unit=part.unit_id.name,
                    )
                )

    def _record_updates(self):
        """What was typed of a task is told of it, with the day and the person."""
        updates = self.env["cchc.task.update"]
        told = self.line_ids.filtered(lambda line: line.result or line.difficulty)
        fresh = told.filtered(lambda line: not line.update_id)
        for line in told - fresh:
            words = {"result": line.result, "difficulty": line.difficulty}
            if any(line.update_id[name] != text for name, text in words.items()):
                # The author may be another person of the unit.
                line.update_id.sudo().write(words)
        created = updates.create(
            [
                {
                    "task_id": line.task_id.id,
                    "report_id": self.report_id.id,
                    "result": line.result,
                    "difficulty": line.difficulty,
                }
                for line in fresh
            ]
        )
        for line, update in zip(fresh, created, strict=True):
            unlocked(line).update_id = update

    def _schedule_contribution_activity(self, remark: str | None = None):
        """Put the page on the desk of the unit's person."""
        # The office may write activities of others only through this.
        inbox = self.sudo().with_context(mail_activity_quick_update=True)
        for part in inbox:
            person = part._responsible_user()
            if person:
                part.activity_schedule(
                    ASKED,
                    user_id=person.id,
                    date_deadline=part.date_internal,
                    summary=part.with_context(lang=person.lang).display_name,
                    note=remark and plaintext2html(remark),
                )

    def _responsible_user(self):
        """Who answers: the unit's person, or the office for a unit without one."""
        self.ensure_one()
        company = self.company_id
        for user in (self.user_id, self.unit_id.head_id, self.report_id.user_id):
            if user._may_be_reminded(company):
                return user
        return self.env["res.users"]

    def _close_activities(self):
        # They may be those of the unit's head, for whom another person answers.
        self.sudo().activity_unlink([ASKED])

    def _fact(self) -> UnitPart:
        """What the unit has handed in; what it is still writing is not told."""
        self.ensure_one()
        name = self.unit_id.name
        if self.state != "submitted":
            return UnitPart(unit=name, is_submitted=False)
        return UnitPart(
            unit=name,
            is_submitted=True,
            results=self.results or "",
            difficulties=self.difficulties or "",
            proposals=self.proposals or "",
            next_work=self.next_work or "",
        )

    def _reminded_users(self) -> dict:
        self.ensure_one()
        office = self.report_id.user_id
        return {
            "person": self.user_id or self.unit_id.head_id or office,
            "head": self.unit_id.head_id or office,
            "leader": self.company_id.cchc_leader_id,
        }

    def _reminder_context_labels(self) -> list[str]:
        return [self.unit_id.name]

    def _chase(self):
        """Remind by hand, once a day each; returns the log's rows."""
        # The log is nobody's to write, and the day off is not asked: a person chases.
        log = self.env["cchc.reminder"].sudo()
        today = log._today()
        calendars = self.env["cchc.day.off"]._calendars(self.company_id)
        vals_list = []
        for part in self:
            if any(row._day() == today for row in part.sudo().reminder_ids):
                continue
            is_off = calendars[part.company_id]
            distance = working_days_from(part.date_deadline, today, is_off)
            vals_list.append(
                {"recipient": "person", "position": distance}
                | part.sudo()._reminder_vals("person", distance, today)
            )
        reminders = log.create(vals_list)
        self._after_reminding(today, reminders)
        return reminders
