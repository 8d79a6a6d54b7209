from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain

# As the badges of the lists: what presses is red or yellow, what is done is green.
COLORS = {
    "overdue": "#f1aeb5",
    "due_soon": "#ffe69c",
    "todo": "#b6d4fe",
    "in_progress": "#b6d4fe",
    "done_on_time": "#badbcc",
    "done_late": "#ffcc99",
}
OTHER_COLOR = "#d3d6d8"
# A year with the days of other months that its calendar shows.
LONGEST_CALENDAR = 400


class CchcStatusMixin(models.AbstractModel):
    """A deadline on a day off: the last working day before it, said in words."""

    _inherit = "cchc.status.mixin"

    is_on_day_off = fields.Boolean(
        string="Due on a Day Off",
        compute="_compute_day_off",
        search="_search_is_on_day_off",
        help="The deadline is a weekend or a holiday of the commune.",
    )
    day_off_note = fields.Char(
        string="Before the Day Off",
        compute="_compute_day_off",
        help="The last working day before a deadline on which the office is closed; "
        "the deadline itself is not moved.",
    )

    calendar_color = fields.Char(compute="_compute_calendar_color")

    @api.depends("status", "date_deadline", "company_id")
    @api.depends_context("lang")
    def _compute_day_off(self):
        for record in self:
            day = record.date_workday
            record.is_on_day_off = bool(day) and day != record.date_deadline
            is_open = record.status in ("todo", "in_progress")
            record.day_off_note = (
                is_open
                and record.is_on_day_off
                and self.env._(
                    "finish before the day off: %(date)s", date=f"{day:%d/%m/%Y}"
                )
            )

    @api.depends("status", "is_due_soon")
    def _compute_calendar_color(self):
        for record in self:
            word = "due_soon" if record.is_due_soon else record.status
            record.calendar_color = COLORS.get(word, OTHER_COLOR)

    def _search_is_on_day_off(self, operator, value):
        if operator != "in":
            return NotImplemented
        # The days that are deadlines of what the user sees, judged by the one calendar.
        days = {}
        for company, day in self._read_group(
            [("date_deadline", "!=", False)], ["company_id", "date_deadline:day"]
        ):
            days.setdefault(company, []).append(day)
        companies = self.env["res.company"].union(*days)
        calendars = self.env["cchc.day.off"]._calendars(companies)
        off = {
            company: [day for day in deadlines if calendars[company](day)]
            for company, deadlines in days.items()
        }
        found = Domain.OR(
            Domain("company_id", "=", company.id) & Domain("date_deadline", "in", dates)
            for company, dates in off.items()
        )
        return found if True in value else ~found

    @api.model
    def get_unusual_days(self, date_from, date_to=None):
        """The days off of the present commune, which the calendar view greys."""
        first = fields.Date.to_date(date_from[:10])
        last = fields.Date.to_date((date_to or date_from)[:10])
        company = self.env.company
        is_off = self.env["cchc.day.off"]._calendars(company)[company]
        length = min((last - first).days + 1, LONGEST_CALENDAR)
        days = (first + timedelta(days=n) for n in range(length))
        return {fields.Date.to_string(day): is_off(day) for day in days}
