from odoo import api, fields, models
from odoo.exceptions import AccessError

from ..core.progress import STATUSES, status_as_of
from .cchc_status_mixin import STATUS_LABELS
from .lock import is_unlocked

ANSWER_FIELDS = frozenset({"result", "difficulty"})


class CchcContributionLine(models.Model):
    """A task on a unit's page: what is recorded of it, and what is still asked."""

    _name = "cchc.contribution.line"
    _description = "Task in a Unit's Part"
    _order = "contribution_id, sequence, id"
    _check_company_auto = True

    contribution_id = fields.Many2one(
        "cchc.contribution",
        required=True,
        ondelete="cascade",
        index=True,
        readonly=True,
        check_company=True,
    )
    company_id = fields.Many2one(
        related="contribution_id.company_id", store=True, ondelete="cascade"
    )
    task_id = fields.Many2one(
        "cchc.task",
        string="Task of the Plan",
        required=True,
        ondelete="cascade",
        index=True,
        readonly=True,
        check_company=True,
    )
    task_name = fields.Text(string="Task", compute="_compute_task_name")
    sequence = fields.Integer(readonly=True)
    update_id = fields.Many2one(
        "cchc.task.update",
        ondelete="set null",
        index="btree_not_null",
        readonly=True,
        help="The update of the task that was made of what is written here.",
    )
    can_answer = fields.Boolean(compute="_compute_can_answer")

    # What is recorded
    status = fields.Selection(
        [(word, STATUS_LABELS[word]) for word in STATUSES], compute="_compute_recorded"
    )
    date_deadline = fields.Date(related="task_id.date_deadline")
    deliverable = fields.Text(related="task_id.deliverable")
    documents = fields.Text(
        compute="_compute_recorded", help="Issued in the period as proof of the task."
    )
    recorded = fields.Text(
        compute="_compute_recorded",
        help="The documents of the task in the period, and what was told of it.",
    )
    asked = fields.Selection(
        [("result", "Its result"), ("difficulty", "Why it is late")],
        string="Still Asked",
        compute="_compute_asked",
    )

    # What the unit writes
    result = fields.Text(help="What was achieved in the period.")
    difficulty = fields.Text(help="What stands in the way, and why it is late.")

    _task_uniq = models.Constraint(
        "UNIQUE(contribution_id, task_id)", "The task is on the page already."
    )

    @api.depends("task_id")
    def _compute_display_name(self):
        for line in self:
            line.display_name = line.task_id.display_name

    @api.depends("task_id.display_name")
    def _compute_task_name(self):
        for line in self:
            line.task_name = line.task_id.display_name

    @api.depends("contribution_id.state", "contribution_id.report_state")
    def _compute_can_answer(self):
        for line in self:
            line.can_answer = line.contribution_id._is_answering()

    @api.depends(
        "task_id.state",
        "task_id.milestone_ids.state",
        "task_id.milestone_ids.date_deadline",
        "task_id.milestone_ids.date_done",
        "task_id.milestone_ids.document_ids",
        "task_id.update_ids.result",
        "contribution_id.report_id.date_from",
        "contribution_id.report_id.date_to",
    )
    @api.depends_context("lang", "tz")
    def _compute_recorded(self):
        for line in self:
            report = line.contribution_id.report_id
            task = line.task_id
            line.status = status_as_of(task.state, task._dues(), report._day_judged())
            documents = report._documents_of(task)
            line.documents = "\n".join(documents.mapped("display_name"))
            told = [
                f"{update.date:%d/%m/%Y}: {update._words()}"
                for update in report._updates_of(task) - line.update_id
            ]
            # Several milestones done on one day often say the same.
            line.recorded = "\n".join(
                dict.fromkeys(documents.mapped("display_name") + told)
            )

    @api.depends("status", "documents", "recorded", "result", "difficulty")
    def _compute_asked(self):
        for line in self:
            report = line.contribution_id.report_id
            told = report._updates_of(line.task_id) - line.update_id
            has_result = any(told.mapped("result")) or line.documents or line.result
            has_reason = any(told.mapped("difficulty")) or line.difficulty
            if line.status in ("on_hold", "cancelled", "done_late"):
                line.asked = False
            elif line.status == "overdue" and not has_reason:
                line.asked = "difficulty"
            elif not has_result and line.status != "overdue":
                line.asked = "result"
            else:
                line.asked = False

    @api.model_create_multi
    def create(self, vals_list):
        if vals_list and not is_unlocked(self.env):
            raise AccessError(
                self.env._("The tasks of a unit's part come with the report.")
            )
        return super().create(vals_list)

    def write(self, vals):
        if not is_unlocked(self.env):
            if vals.keys() - ANSWER_FIELDS:
                raise AccessError(
                    self.env._("Of a task, the result and the difficulty are written.")
                )
            self.contribution_id._check_answering()
        return super().write(vals)
