from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools import SQL

from ...core.plan.progress import OUTSIDE, Due
from ..base.lock import is_office, is_unlocked, touch, unlocked

LOCKED_FIELDS = frozenset({"name", "date_start", "task_id"})
# What a person of the lead unit records; the rest is the office's.
WORK_FIELDS = frozenset({"state", "date_done", "document_ids", "result"})


class CchcMilestone(models.Model):
    """One due date of a task; a task is due once or several times a year."""

    _name = "cchc.milestone"
    _description = "Milestone"
    _inherit = ["cchc.status.mixin", "cchc.rights.mixin"]
    _order = "date_deadline, id"
    _check_company_auto = True

    task_id = fields.Many2one(
        "cchc.task", required=True, ondelete="cascade", index=True
    )
    plan_id = fields.Many2one(
        related="task_id.plan_id", store=True, index=True, ondelete="cascade"
    )
    plan_state = fields.Selection(string="State of the Plan", related="plan_id.state")
    company_id = fields.Many2one(related="task_id.company_id", store=True, index=True)
    task_state = fields.Selection(
        string="State of the Task", related="task_id.state", store=True
    )
    lead_unit_id = fields.Many2one(related="task_id.lead_unit_id", store=True)
    user_id = fields.Many2one(related="task_id.user_id", store=True, index=True)
    name = fields.Char(required=True)
    date_start = fields.Date(string="Start")
    date_deadline = fields.Date(
        string="Deadline",
        index=True,
        help="The last day in time. Empty: waits for the date of its event.",
    )
    date_planned = fields.Date(
        string="First Deadline",
        readonly=True,
        copy=False,
        help="The deadline as first issued; it never changes.",
    )
    date_workday = fields.Date(
        string="Last Working Day",
        compute="_compute_date_workday",
        help="The last working day up to the deadline, where that is a day off.",
    )
    state = fields.Selection(
        [("todo", "Open"), ("done", "Done"), ("cancelled", "Cancelled")],
        default="todo",
        required=True,
        index=True,
        copy=False,
    )
    date_done = fields.Date(string="Done On", copy=False)
    document_ids = fields.Many2many(
        "cchc.document",
        relation="cchc_document_milestone_rel",
        string="Documents",
        check_company=True,
        copy=False,
    )

    @api.depends("date_deadline", "company_id")
    def _compute_date_workday(self):
        self.env["cchc.day.off"]._set_last_working_days(self)

    @api.depends("state", "task_state", "date_deadline", "date_done")
    def _compute_status(self):
        super()._compute_status()

    def _due(self) -> Due:
        return Due(self.state, self.date_deadline or None, self.date_done or None)

    def _status_facts(self):
        held = self.task_state if self.task_state in OUTSIDE else False
        due = self._due()
        return held or due.state, due.deadline, due.is_done_late

    def _status_facts_sql(self, alias, query):
        state, task_state, deadline, done = (
            self._field_to_sql(alias, name, query)
            for name in ("state", "task_state", "date_deadline", "date_done")
        )
        held = SQL(
            "CASE WHEN %(of_task)s IN %(outside)s THEN %(of_task)s ELSE %(own)s END",
            of_task=task_state,
            outside=OUTSIDE,
            own=state,
        )
        return held, deadline, SQL("%s > %s", done, deadline)

    @api.depends("name", "task_id")
    def _compute_display_name(self):
        for milestone in self:
            milestone.display_name = f"{milestone.task_id.name} – {milestone.name}"

    @api.constrains("date_start", "date_deadline")
    def _check_dates(self):
        for milestone in self:
            if (
                milestone.date_start
                and milestone.date_deadline
                and milestone.date_start > milestone.date_deadline
            ):
                raise ValidationError(
                    self.env._(
                        "The milestone “%(milestone)s” is due before it starts; "
                        "correct its dates.",
                        milestone=milestone.display_name,
                    )
                )

    @api.constrains("state", "date_done")
    def _check_date_done(self):
        for milestone in self:
            if milestone.state == "done" and not milestone.date_done:
                raise ValidationError(
                    self.env._(
                        "Say on which day the milestone “%(milestone)s” was done.",
                        milestone=milestone.display_name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if vals.get("state") == "done":
                vals.setdefault("date_done", fields.Date.context_today(self))
        milestones = super().create(vals_list)
        if not is_unlocked(self.env):
            milestones._check_draft()
        return milestones

    def write(self, vals):
        if not is_unlocked(self.env):
            self._check_locked(vals)
        if vals.get("state") == "done" and not vals.get("date_done"):
            vals = vals | {"date_done": fields.Date.context_today(self)}
        elif vals.get("state") and vals["state"] != "done":
            vals = vals | {"date_done": False}
        result = super().write(vals)
        if vals.get("date_deadline"):
            self.filtered(lambda due: due.plan_id.state != "draft")._fix_planned_dates()
        self._after_write(vals)
        return result

    def _check_locked(self, vals):
        if vals.keys() - WORK_FIELDS and not is_office(self.env):
            raise AccessError(
                self.env._(
                    "Only the office changes deadlines; you record what is done."
                )
            )
        if "date_planned" in vals:
            raise UserError(self.env._("The first deadline of a milestone is kept."))
        if LOCKED_FIELDS & vals.keys() or vals.get("state") == "cancelled":
            self._check_draft()
        elif "date_deadline" in vals:
            # A milestone that waits for its event may be given its date.
            self.filtered("date_deadline")._check_draft()

    def _check_draft(self):
        for milestone in self:
            if milestone.plan_id.state != "draft":
                raise UserError(
                    self.env._(
                        "The plan “%(plan)s” is issued, so its deadlines change by an "
                        "amendment or an extension only.",
                        plan=milestone.plan_id.name,
                    )
                )
        touch(self.plan_id)  # it stays a draft, or this is not done

    @api.ondelete(at_uninstall=False)
    def _unlink_except_issued(self):
        if not is_unlocked(self.env):
            self._check_draft()

    def action_reopen(self):
        self.state = "todo"

    def _complete_open(self):
        self.filtered(lambda milestone: milestone.state == "todo").state = "done"

    def _short_name(self) -> str:
        """The task, with the period where there are several."""
        self.ensure_one()
        names = (self.task_id._cut_name(), self._period())
        return " – ".join(filter(None, names))

    def _period(self) -> str:
        """The own name, where the task has several milestones."""
        self.ensure_one()
        return self.name if len(self.task_id.milestone_ids) > 1 else ""

    def _fix_planned_dates(self):
        """Keep the deadline that a plan is issued with."""
        fresh = unlocked(self).filtered(
            lambda due: due.date_deadline and not due.date_planned
        )
        for deadline, milestones in fresh.grouped("date_deadline").items():
            milestones.date_planned = deadline

    def _after_write(self, vals: dict):
        """Hook: these values were written; who extends it calls super() first."""
