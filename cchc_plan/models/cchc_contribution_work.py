from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from .lock import is_office, is_unlocked, lock, talk_fields, unlocked

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


class CchcContribution(models.Model):
    """Handing in, and what that fixes."""

    _inherit = "cchc.contribution"

    can_answer = fields.Boolean(compute="_compute_can_answer")
    missing = fields.Text(
        compute="_compute_missing", help="What is still asked, a line each."
    )

    @api.depends("state", "report_state")
    @api.depends_context("uid")
    def _compute_can_answer(self):
        writable = self._filtered_access("write")
        for part in self:
            part.can_answer = part._is_answering() and part in writable

    @api.depends("line_ids.asked")
    @api.depends_context("lang")
    def _compute_missing(self):
        for part in self:
            part.missing = "\n".join(part._missing_lines())

    def _missing_lines(self) -> list[str]:
        """Everything that the page still asks, a sentence each."""
        self.ensure_one()
        words = {
            "result": self.env._("%(task)s: its result in words."),
            "difficulty": self.env._("%(task)s: why it is late."),
        }
        return [
            words[line.asked] % {"task": line.task_id._cut_name()}
            for line in self.line_ids
            if line.asked
        ]

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

    def action_reopen(self):
        """Give the part back to its unit, with what is missing."""
        self.ensure_one()
        lock(self)
        if not is_office(self.env):
            raise AccessError(
                self.env._("Only the office gives a part back to its unit.")
            )
        if self.state != "submitted" or self.report_state not in (
            "collecting",
            "review",
        ):
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
        self._ask(self.remark)
