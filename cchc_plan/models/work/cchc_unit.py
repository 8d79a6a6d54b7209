from odoo import models
from odoo.fields import Domain


class CchcUnit(models.Model):
    """Who leaves a unit leaves its open work to others."""

    _inherit = "cchc.unit"

    def write(self, vals):
        is_about_people = {"head_id", "member_ids"} & vals.keys()
        before = {unit: unit._people() for unit in self} if is_about_people else {}
        result = super().write(vals)
        if is_about_people:
            gone = {unit: people - unit._people() for unit, people in before.items()}
            # Noticing is the system's: a unit can be changed without it.
            handovers = self.env["cchc.handover"].sudo()
            handovers._notice_units(gone)
            handovers._settle(self.company_id)
        if "head_id" in vals:
            self._open_tasks()._refresh_reminders()
        return result

    def _people(self):
        """The head and the members, also those whose account is archived."""
        self.ensure_one()
        return self.head_id | self.with_context(active_test=False).member_ids

    def _open_tasks(self):
        tasks = self.env["cchc.task"]
        return tasks.search(tasks._open_work() & Domain("lead_unit_id", "in", self.ids))

    def action_hand_over(self):
        """Hand over what its head has in hand for this unit."""
        self.ensure_one()
        return self.env["cchc.handover.wizard"]._action_open(
            self.head_id, company=self.company_id, units=self
        )
