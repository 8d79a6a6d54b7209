from odoo import api, fields, models

from ...core.reminding.chasing_letter import ChasedLine
from ..base.lock import is_unlocked


class CchcChasingLetterLine(models.Model):
    """One piece of work that a letter chases, as it was on the day of the lines.

    Only code writes lines; a draft's may be taken out by hand.
    """

    _name = "cchc.chasing.letter.line"
    _description = "Line of a Chasing Letter"
    _inherit = ["cchc.base.mixin"]
    _order = "sequence, id"
    _rec_name = "task_name"

    letter_id = fields.Many2one(
        "cchc.chasing.letter", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(
        related="letter_id.company_id", store=True, index=True, ondelete="cascade"
    )
    state = fields.Selection(related="letter_id.state")
    sequence = fields.Integer(default=10)
    # A milestone in the log cannot be deleted, so a sent letter loses no line.
    milestone_id = fields.Many2one(
        "cchc.milestone", required=True, ondelete="cascade", index=True
    )
    task_id = fields.Many2one(
        related="milestone_id.task_id", store=True, index=True, ondelete="cascade"
    )
    unit_id = fields.Many2one(
        "cchc.unit", required=True, ondelete="restrict", index=True
    )
    unit_name = fields.Char(string="Unit in the Letter", required=True)
    task_name = fields.Char(string="Task in the Letter", required=True)
    period = fields.Char(help="The period, of a task that is due several times.")
    date_deadline = fields.Date(string="Deadline", required=True)
    status = fields.Selection(
        [("overdue", "Overdue"), ("due_soon", "Due Soon")], required=True
    )
    distance = fields.Integer(
        string="Working Days Late",
        aggregator=None,
        help="Working days since the deadline; below zero: still to go.",
    )
    reminder_count = fields.Integer(
        string="Times Reminded",
        aggregator="max",
        help="How often somebody was reminded of this deadline before.",
    )

    _milestone_uniq = models.Constraint(
        "UNIQUE(letter_id, milestone_id)",
        "This work stands in the letter already; take one of the lines out.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines._check_not_sent()
        return lines

    def write(self, vals):
        self._check_not_sent()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_sent(self):
        self._check_not_sent()

    def _check_not_sent(self):
        if not is_unlocked(self.env):
            self.letter_id._check_not_sent()

    def _is_open(self) -> bool:
        """Whether the work is still to be done by the same deadline."""
        self.ensure_one()
        milestone = self.milestone_id
        return (
            milestone.state == "todo"
            and milestone.task_state in ("todo", "in_progress")
            and milestone.date_deadline == self.date_deadline
        )

    def _to_letter_line(self) -> ChasedLine:
        self.ensure_one()
        return ChasedLine(
            task=self.task_name,
            period=self.period or "",
            deadline=self.date_deadline,
            is_overdue=self.status == "overdue",
            distance=self.distance,
            reminded=self.reminder_count,
        )
