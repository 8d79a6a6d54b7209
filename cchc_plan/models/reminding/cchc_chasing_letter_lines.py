from odoo import Command, models
from odoo.exceptions import UserError

from ..base.lock import unlocked


class CchcChasingLetter(models.Model):
    """Taking the lines of a draft over from the tasks."""

    _inherit = "cchc.chasing.letter"

    def action_refresh(self):
        """Take the lines over again, as the tasks are today."""
        self._check_not_sent()
        self._refresh_lines()

    def _refresh_lines(self):
        today = self.env["cchc.reminder"]._today()
        for letter in self:
            milestones = self.env["cchc.milestone"]._to_chase(
                letter.company_id,
                letter.plan_ids,
                letter.unit_ids,
                today,
                letter.horizon_days,
            )
            lines = [Command.create(vals) for vals in milestones._chased_vals(today)]
            # No role creates lines, so that none is made up; these are the tasks'.
            unlocked(letter.sudo()).write(
                {"date_as_of": today, "line_ids": [Command.clear(), *lines]}
            )

    def _check_has_lines(self):
        self.ensure_one()
        if not self.line_ids:
            raise UserError(
                self.env._(
                    "Nothing is overdue or due within %(days)s days, so there is "
                    "nobody to chase.",
                    days=self.horizon_days,
                )
            )
