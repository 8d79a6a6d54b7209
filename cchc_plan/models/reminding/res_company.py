from odoo import api, models

from .cchc_task import ESCALATION


class ResCompany(models.Model):
    """A new commune starts with the usual stages; a new leader takes over reminders."""

    _inherit = "res.company"

    @api.model_create_multi
    def create(self, vals_list):
        companies = super().create(vals_list)
        # Who creates a company need not have a role in its plans.
        self.env["cchc.reminder.stage"].sudo()._create_defaults(companies)
        return companies

    def _after_leader_change(self, before):
        """Tasks that the former leaders were to chase come to the present ones."""
        tasks = self.env["cchc.task"]
        activities = self.env["mail.activity"].search(
            [
                ("res_model", "=", "cchc.task"),
                ("user_id", "in", before.ids),
                ("activity_type_id", "in", tasks._activity_type_ids(ESCALATION)),
            ]
        )
        chased = tasks.browse(activities.mapped("res_id"))
        chased.filtered(lambda task: task.company_id in self)._refresh_reminders()
        # What is open is counted only after the activities have moved.
        super()._after_leader_change(before)
