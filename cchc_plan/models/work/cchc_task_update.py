from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from ..base.lock import is_office

# What an update is about and whose it is; only the office enters it for others.
FIXED_FIELDS = frozenset({"task_id", "milestone_id", "user_id"})


class CchcTaskUpdate(models.Model):
    """A dated statement on how a task goes, in words. Kept for good."""

    _name = "cchc.task.update"
    _description = "Progress Update"
    _inherit = ["cchc.base.mixin"]
    _order = "date desc, id desc"
    _check_company_auto = True

    task_id = fields.Many2one(
        "cchc.task", required=True, ondelete="cascade", index=True
    )
    milestone_id = fields.Many2one(
        "cchc.milestone",
        ondelete="restrict",
        index="btree_not_null",
        check_company=True,
        domain="[('task_id', '=', task_id)]",
        help="The milestone whose result this is.",
    )
    plan_id = fields.Many2one(related="task_id.plan_id", store=True, index=True)
    company_id = fields.Many2one(related="task_id.company_id", store=True, index=True)
    lead_unit_id = fields.Many2one(related="task_id.lead_unit_id", store=True)
    date = fields.Date(
        required=True, index=True, default=fields.Date.context_today, copy=False
    )
    user_id = fields.Many2one(
        "res.users",
        string="By",
        required=True,
        ondelete="restrict",
        index=True,
        default=lambda self: self.env.user,
        copy=False,
    )
    result = fields.Text(help="What has been achieved so far.")
    difficulty = fields.Text(help="What stands in the way.")
    proposal = fields.Text(help="What is asked of the leaders or the superior.")
    progress = fields.Float(
        compute="_compute_progress",
        store=True,
        precompute=True,
        readonly=False,
        aggregator=None,
        help="How far the work is in the eyes of who does it, in per cent.",
    )

    _progress_range = models.Constraint(
        "CHECK(progress BETWEEN 0 AND 100)", "Progress lies between 0 and 100 per cent."
    )

    @api.depends("task_id")
    def _compute_progress(self):
        for update in self:
            update.progress = update.progress or update.task_id.progress

    @api.depends("date", "user_id")
    def _compute_display_name(self):
        for update in self:
            day = f"{update.date:%d/%m/%Y}" if update.date else ""
            update.display_name = f"{day} – {update.user_id.name or ''}"

    @api.constrains("result", "difficulty", "proposal")
    def _check_says_something(self):
        for update in self:
            words = (update.result, update.difficulty, update.proposal)
            if not any(text and text.strip() for text in words):
                raise ValidationError(
                    self.env._(
                        "An update says a result, a difficulty or a proposal; "
                        "write at least one."
                    )
                )

    @api.constrains("date")
    def _check_date(self):
        for update in self:
            if update.date and update.date > fields.Date.context_today(update):
                raise ValidationError(
                    self.env._("An update tells what has been; correct its date.")
                )

    @api.constrains("task_id", "milestone_id")
    def _check_milestone(self):
        for update in self:
            if update.milestone_id and update.milestone_id.task_id != update.task_id:
                raise ValidationError(
                    self.env._("The milestone of an update belongs to its own task.")
                )

    @api.model_create_multi
    def create(self, vals_list):
        if not is_office(self.env):
            vals_list = [vals | {"user_id": self.env.uid} for vals in vals_list]
        updates = super().create(vals_list)
        updates._check_issued()
        begun = updates.filtered("progress").task_id
        begun.filtered(lambda task: task.state == "todo").action_start()
        return updates

    def write(self, vals):
        if FIXED_FIELDS & vals.keys() and not is_office(self.env):
            raise AccessError(
                self.env._("An update stays with its task and its author.")
            )
        self._check_issued()
        result = super().write(vals)
        self._check_issued()
        self.milestone_id._check_proof()
        return result

    def _check_issued(self):
        for update in self:
            if update.plan_id.state != "issued":
                raise UserError(
                    self.env._(
                        "The plan “%(plan)s” is not being carried out, so its tasks "
                        "take no update.",
                        plan=update.plan_id.name,
                    )
                )

    def _latest(self):
        return self.sorted(lambda update: (update.date, update._origin.id))[-1:]
