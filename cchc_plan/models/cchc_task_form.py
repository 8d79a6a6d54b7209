from odoo import api, models


class CchcTask(models.Model):
    """The form of a task, opened in few queries."""

    _inherit = "cchc.task"

    @api.readonly
    def web_read(self, specification):
        if "coordinating_unit_ids" in specification:
            self._fetch_names(specification)
        return super().web_read(specification)

    def _fetch_names(self, fields_to_read):
        """Read what the form says of other records, a narrow query for each model.

        To show a name, Odoo reads every column of its record, and the units that lead
        and those that coordinate one after the other.
        """
        self.fetch(fields_to_read)
        units = self.lead_unit_id
        # Those that are archived are left out later, by their column ``active``.
        units |= self.with_context(active_test=False).coordinating_unit_ids
        units.fetch(["name", "active", "company_id", "head_id"])
        self.section_id.fetch(["name", "number", "company_id"])
        self.plan_id.fetch(["name", "state", "company_id"])
        # Not everybody may read an account, but its name stands on the form.
        users = self.user_id.sudo()
        users.fetch(["partner_id"])
        users.partner_id.fetch(["name"])
