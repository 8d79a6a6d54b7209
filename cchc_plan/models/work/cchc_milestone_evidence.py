from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from ..base.lock import is_office

PROOFS = [
    ("document", "An official document"),
    ("result", "The result in words"),
    ("none", "Nothing"),
]
# Whoever changes one of these may leave a milestone done without its proof.
PROOF_FIELDS = frozenset({"state", "document_ids", "result", "waiver_reason"})


class CchcMilestone(models.Model):
    """What proves a milestone: none is done without it, whoever writes."""

    _inherit = "cchc.milestone"

    proof = fields.Selection(
        PROOFS,
        string="Needs",
        compute="_compute_proof",
        help="What it takes to call this milestone done: a continuous task tells its "
        "result in words, one with a kind of deliverable shows the document.",
    )
    update_ids = fields.One2many(
        "cchc.task.update", "milestone_id", string="Updates", readonly=True
    )
    result = fields.Text(
        compute="_compute_result",
        inverse="_inverse_result",
        help="What was achieved; kept as an update of the task.",
    )
    waiver_reason = fields.Text(
        string="Why No Document",
        copy=False,
        help="The office lets the milestone be done without its document because…",
    )
    waived_by_id = fields.Many2one(
        "res.users", ondelete="restrict", copy=False, readonly=True
    )

    @api.depends("task_id.deliverable_type_ids", "task_id.timeframe_kind")
    def _compute_proof(self):
        for milestone in self:
            if milestone.task_id.timeframe_kind == "continuous":
                milestone.proof = "result"
            elif milestone.task_id.deliverable_type_ids:
                milestone.proof = "document"
            else:
                milestone.proof = "none"

    @api.depends("update_ids.result", "update_ids.date")
    def _compute_result(self):
        for milestone in self:
            milestone.result = milestone.update_ids.filtered("result")._latest().result

    def _inverse_result(self):
        self.env["cchc.task.update"].create(
            [
                {
                    "task_id": milestone.task_id.id,
                    "milestone_id": milestone.id,
                    "result": milestone.result,
                    "date": milestone.date_done or fields.Date.context_today(self),
                }
                for milestone in self
                if milestone.result
            ]
        )

    @api.depends_context("short_name")
    def _compute_display_name(self):
        super()._compute_display_name()
        if self.env.context.get("short_name"):
            for milestone in self:
                milestone.display_name = milestone.name

    @api.constrains("date_done")
    def _check_date_done_has_come(self):
        for milestone in self:
            if milestone.date_done and milestone.date_done > fields.Date.context_today(
                milestone
            ):
                raise ValidationError(
                    self.env._(
                        "The milestone “%(milestone)s” cannot be done on a day to "
                        "come; correct the date.",
                        milestone=milestone.display_name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        milestones = super().create([self._signed(vals) for vals in vals_list])
        milestones._check_proof()
        return milestones

    def write(self, vals):
        before = {milestone: milestone._work_facts() for milestone in self}
        result = super().write(self._signed(vals))
        if PROOF_FIELDS & vals.keys():
            self._check_proof()
        for milestone, facts in before.items():
            milestone._log_work(facts)
        return result

    def _signed(self, vals: dict) -> dict:
        """The values with the name of the person of the office who waives."""
        if "waived_by_id" not in vals and "waiver_reason" not in vals:
            return vals
        if not is_office(self.env):
            raise AccessError(
                self.env._(
                    "Only the office waives the document of a milestone; ask it."
                )
            )
        reason = (vals.get("waiver_reason") or "").strip()
        return vals | {
            "waiver_reason": reason,
            "waived_by_id": self.env.uid if reason else False,
        }

    def _check_proof(self):
        """No milestone is done without what proves it."""
        for milestone in self.filtered(lambda due: due.state == "done"):
            if milestone.proof == "document" and not milestone._has_document():
                raise UserError(
                    self.env._(
                        "The milestone “%(milestone)s” is done with a document "
                        "(%(kinds)s): attach it, or ask the office to waive it.",
                        milestone=milestone.display_name,
                        kinds=", ".join(
                            milestone.task_id.deliverable_type_ids.mapped("name")
                        ),
                    )
                )
            if milestone.proof == "result" and not milestone.result:
                raise UserError(
                    self.env._(
                        "The milestone “%(milestone)s” is done with its result in "
                        "words; say what was achieved.",
                        milestone=milestone.display_name,
                    )
                )

    def _has_document(self) -> bool:
        self.ensure_one()
        return bool(self.document_ids or self.waiver_reason)

    def _work_facts(self) -> tuple:
        self.ensure_one()
        return self.state, self.date_done, self.document_ids, self.waiver_reason

    def _log_work(self, before: tuple):
        """Tell in the task's chatter what has become of the milestone."""
        self.ensure_one()
        if before == self._work_facts() or self.plan_state == "draft":
            return
        state, date_done, _documents, waiver_reason = before
        lines = []
        if self.state == "done":
            lines.append(self._done_note())
        elif state == "done":
            lines.append(
                self.env._(
                    "The milestone “%(milestone)s”, done on %(date)s, is open again.",
                    milestone=self.name,
                    date=f"{date_done:%d/%m/%Y}",
                )
            )
        if self.waiver_reason and self.waiver_reason != waiver_reason:
            lines.append(
                self.env._(
                    "No document is needed for “%(milestone)s”: %(reason)s",
                    milestone=self.name,
                    reason=self.waiver_reason,
                )
            )
        for line in lines:
            self.task_id._message_log(body=line)

    def _done_note(self) -> str:
        self.ensure_one()
        names = {"milestone": self.name, "date": f"{self.date_done:%d/%m/%Y}"}
        if not self.document_ids:
            return self.env._(
                "The milestone “%(milestone)s” is done on %(date)s.", **names
            )
        return self.env._(
            "The milestone “%(milestone)s” is done on %(date)s, proved by "
            "%(documents)s.",
            documents=", ".join(self.document_ids.mapped("display_name")),
            **names,
        )

    def action_done(self):
        """Ask when it was done and what proves it."""
        self.ensure_one()
        return self.task_id._action_complete(self)
