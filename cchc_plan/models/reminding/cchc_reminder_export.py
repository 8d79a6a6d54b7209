from odoo import fields, models

from ...core.reminding.reminder_log import LoggedReminder
from .cchc_reminder import TIMEZONE


class CchcReminder(models.Model):
    """The rows of the log as they are printed."""

    _inherit = "cchc.reminder"

    def _logged(self) -> list[LoggedReminder]:
        roles = dict(self._fields["recipient"]._description_selection(self.env))
        return [
            LoggedReminder(
                day=row._day(),
                whom=row._logged_whom(),
                role=roles[row.recipient],
                task=row._subject_name(),
                period=row.milestone_id._period() if row.milestone_id else "",
                deadline=row.date_deadline,
                occasion=row.occasion,
                channel=row.channel,
                mailed=row._day_mailed(),
            )
            for row in self
        ]

    def _logged_whom(self) -> str:
        self.ensure_one()
        # The name only; who was reminded may be archived or in another commune now.
        name = self.user_id.sudo().name or ""
        if not self.letter_id:
            return name
        return f"{self.lead_unit_id.name} ({name})" if name else self.lead_unit_id.name

    def _day_mailed(self):
        self.ensure_one()
        if not self.date_mailed:
            return None
        here = self.with_context(tz=TIMEZONE)
        return fields.Datetime.context_timestamp(here, self.date_mailed).date()
