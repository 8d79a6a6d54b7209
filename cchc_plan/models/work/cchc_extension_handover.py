from odoo import models
from odoo.tools import plaintext2html

from .cchc_extension_decision import DECISION_ACTIVITY


class CchcExtension(models.Model):
    """A request whose leader goes waits for another one."""

    _inherit = "cchc.extension"

    def _decision_activities(self):
        return self.env["mail.activity"].search(
            [
                ("res_model", "=", self._name),
                ("res_id", "in", self.ids),
                (
                    "activity_type_id",
                    "=",
                    self.env["ir.model.data"]._xmlid_to_res_id(DECISION_ACTIVITY),
                ),
            ]
        )

    def _asked_to_decide(self):
        """Who was asked, or would be: archiving an account deletes its activities."""
        self.ensure_one()
        # Activities are read of other people, too.
        asked = self.sudo()._decision_activities().user_id
        return asked or self.sudo().company_id.cchc_leader_id

    def _pass_decision(self, giver, taker):
        """Let ``taker`` decide what waits for ``giver``."""
        activities = self._decision_activities()
        by_request = activities.grouped("res_id")
        for request in self.with_context(mail_activity_quick_update=True):
            asked = by_request.get(request.id, activities.browse())
            own = asked.filtered(lambda each: each.user_id == giver)
            if taker in asked.user_id:
                own.unlink()
            elif own:
                own.with_context(mail_activity_quick_update=True).user_id = taker
            else:
                request.activity_schedule(
                    DECISION_ACTIVITY,
                    user_id=taker.id,
                    summary=request.with_context(lang=taker.lang).display_name,
                    note=plaintext2html(request.reason),
                )
