from odoo import api, models
from odoo.exceptions import AccessError, UserError

from ..base.lock import is_office, is_unlocked, talk_fields, touch

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
    """What issuing fixes of a task, and what a person of the lead unit may record."""

    _inherit = "cchc.task"

    @api.model_create_multi
    def create(self, vals_list):
        tasks = super().create(vals_list)
        if not is_unlocked(self.env):
            tasks._check_draft(self.env._("a task cannot be added"))
        tasks.filtered(lambda task: not task.milestone_ids)._create_dated_milestones()
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

    @api.ondelete(at_uninstall=False)
    def _unlink_except_issued(self):
        self._check_draft(self.env._("a task cannot be deleted"))

    def _after_write(self, vals):
        """Hook: called at the end of ``write``; rooms above the plan extend it."""
