from odoo import fields, models


class ResUsers(models.Model):
    """How often a person wants the summary of reminders by e-mail."""

    _inherit = "res.users"

    cchc_summary = fields.Selection(
        [("daily", "Daily"), ("weekly", "Weekly"), ("none", "Never")],
        string="Summary of Reminders",
        default="daily",
        required=True,
        help="An e-mail comes only when there is news, at most one a day. What is "
        "overdue in the own unit or commune reaches its head and its leader even so.",
    )
    cchc_date_summary = fields.Date(string="Last Summary Sent On", readonly=True)

    @property
    def SELF_READABLE_FIELDS(self):
        return super().SELF_READABLE_FIELDS + ["cchc_summary"]

    @property
    def SELF_WRITEABLE_FIELDS(self):
        return super().SELF_WRITEABLE_FIELDS + ["cchc_summary"]
