from odoo import models


class CchcTask(models.Model):
    """The form of a task, opened in few queries."""

    _inherit = "cchc.task"

    def _read_format(self, fnames, load="_classic_read"):
        # Only the form asks for these.
        if "coordinating_unit_ids" in fnames:
            self._fetch_names()
        return super()._read_format(fnames, load)

    def _fetch_names(self):
        """Read what the form says of other records, a narrow query for each model.

        To show a name, Odoo reads every column of its record, and the units that lead
        and those that coordinate one after the other.
        """
        # Those that are archived are left out later, by their column ``active``.
        tasks = self.with_context(active_test=False)
        units = tasks.lead_unit_id | tasks.coordinating_unit_ids
        # Names are the system's to read, as in every form; rights are checked after it.
        units.sudo().fetch(["name", "active", "company_id", "head_id"])
        self.section_id.sudo().fetch(["name", "number"])
        self.plan_id.sudo().fetch(["name", "state", "company_id"])
        self.company_id.sudo().fetch(["name", "cchc_due_soon_days"])
        users = self.user_id.sudo()
        users.fetch(["partner_id"])
        users.partner_id.fetch(["name"])
