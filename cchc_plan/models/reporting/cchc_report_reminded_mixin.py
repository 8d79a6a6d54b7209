from odoo import fields, models


class CchcReportRemindedMixin(models.AbstractModel):
    """What reports and units' parts do alike when they are reminded of."""

    _name = "cchc.report.reminded.mixin"
    _description = "Reminded Of in the Reports"
    _inherit = ["cchc.reminded.mixin"]
    _reminder_activity = ""

    date_deadline = fields.Date(
        string="Next Deadline",
        compute="_compute_date_deadline",
        store=True,
        index=True,
        help="The day of which people are reminded; none once it is done.",
    )

    def _compute_date_deadline(self):
        raise NotImplementedError

    def _after_reminding(self, today, reminders):
        """One activity a person, brought up to the last reminder."""
        known = self._reminder_activities()
        vals_list = []
        for row in reminders.filtered("user_id"):
            subject = row._subject()
            vals = {"summary": row.summary, "date_deadline": subject.date_deadline}
            activity = known.get((subject.id, row.user_id.sudo()))
            if activity:
                activity.write(vals)
            else:
                vals_list.append(
                    vals
                    | {
                        "res_model_id": self.env["ir.model"]._get_id(self._name),
                        "res_id": subject.id,
                        "user_id": row.user_id.id,
                        "activity_type_id": self._activity_type().id,
                        "automated": True,
                    }
                )
        self._activities_of_all().create(vals_list)

    def _reminder_activities(self) -> dict:
        """(id of the record, its user) → the activity of an earlier reminder."""
        found = self._activities_of_all().search(
            [
                ("res_model", "=", self._name),
                ("res_id", "in", self.ids),
                ("activity_type_id", "=", self._activity_type().id),
            ]
        )
        return {(activity.res_id, activity.user_id): activity for activity in found}

    def _activities_of_all(self):
        # Activities of several people are written, whoever chases.
        inbox = self.sudo().with_context(mail_activity_quick_update=True)
        return inbox.env["mail.activity"]

    def _activity_type(self):
        return self.env.ref(self._reminder_activity)

    def _note_reminder_failure(self, error: Exception):
        for record in self:
            here = record.with_context(lang=record.user_id._reminder_lang())
            record.message_post(
                body=here.env._(
                    "The reminder of this failed and is tried again tomorrow: "
                    "%(error)s",
                    error=str(error),
                )
            )

    def _short_name(self) -> str:
        self.ensure_one()
        return self.display_name

    def _summary_url(self) -> str:
        self.ensure_one()
        return f"{self.get_base_url()}/odoo/{self._name}/{self.id}"
