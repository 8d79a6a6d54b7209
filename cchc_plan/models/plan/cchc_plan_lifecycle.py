from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from ..base.lock import is_leader, is_office, lock, unlocked

IN_FORCE_STATES = ("issued", "closed")


class CchcPlan(models.Model):
    """Draft → issued → closed, and what each step checks."""

    _inherit = "cchc.plan"

    is_in_force = fields.Boolean(
        string="In Force",
        compute="_compute_is_in_force",
        search="_search_is_in_force",
        help="Issued, not archived, and no other issued plan has taken its place.",
    )

    @api.depends("state", "active", "replaced_by_ids.state")
    def _compute_is_in_force(self):
        for plan in self:
            successors = plan.replaced_by_ids.filtered(
                lambda other: other.state in IN_FORCE_STATES
            )
            plan.is_in_force = bool(
                plan.active and plan.state in IN_FORCE_STATES and not successors
            )

    def _search_is_in_force(self, operator, value):
        if operator != "in":
            return NotImplemented
        issued = Domain("state", "in", IN_FORCE_STATES)
        replaced = Domain("replaced_by_ids", "any", issued)
        found = Domain("active", "=", True) & issued & ~replaced
        return found if True in value else ~found

    def action_issue(self):
        """Fix the plan as signed and give every task its due dates, all or nothing."""
        self.ensure_one()
        self._check_may_decide()
        lock(self)
        if self.state != "draft":
            raise UserError(
                self.env._("The plan “%(plan)s” is issued already.", plan=self.name)
            )
        missing = self._missing_for_issue()
        if missing:
            raise UserError(
                self.env._(
                    "The plan cannot be issued yet; complete the following:\n"
                    "%(missing)s",
                    missing="\n".join(f"• {line}" for line in missing),
                )
            )
        self._register_document()
        self.task_ids._create_periodic_milestones()
        self.task_ids.milestone_ids._fix_planned_dates()
        unlocked(self).write({"state": "issued"})
        self.task_ids._sync_coordination()

    def action_close(self):
        self.ensure_one()
        self._check_may_decide()
        self._change_state("issued", "closed")

    def action_reopen(self):
        """Take a closed plan up again; an issued one never becomes a draft."""
        self.ensure_one()
        self._check_may_decide()
        self._change_state("closed", "issued")

    def _change_state(self, before: str, after: str):
        lock(self)
        if self.state != before:
            raise UserError(
                self.env._(
                    "The plan “%(plan)s” has changed meanwhile; load the page again.",
                    plan=self.name,
                )
            )
        unlocked(self).write({"state": after})

    def _check_may_decide(self):
        if not is_office(self.env) and not is_leader(self.env):
            raise AccessError(
                self.env._("Only the office or a leader issues and closes plans.")
            )

    def _missing_for_issue(self) -> list[str]:
        """Everything that still stands in the way, a sentence each."""
        self.ensure_one()
        lines = []
        if not self.document_number:
            lines.append(self.env._("The plan has no number and sign."))
        if not self.document_date:
            lines.append(self.env._("The plan has no date of issue."))
        if not self.signer:
            lines.append(self.env._("The plan has no signer."))
        if not self.task_ids:
            lines.append(self.env._("The plan has no task."))
        for task in self.task_ids:
            lines += task._missing_for_issue()
        return lines

    def _register_document(self):
        """Enter the plan in the register of documents under its number and date."""
        self.ensure_one()
        self.document_id = self.env["cchc.document"]._register_paper(
            self, "cchc_plan.cchc_document_type_plan", self.name
        )

    def _first_due_day(self):
        """No due date is created before the plan begins or is issued."""
        self.ensure_one()
        return max(filter(None, (self.date_from, self.document_date)))
