from odoo import api, fields, models

from ...core.organisation.workdays import (
    calendar,
    is_day_off,
    last_working_day,
    public_holidays,
    working_weekends,
)


class CchcDayOff(models.Model):
    """A day on which a commune rests or works otherwise than the week says.

    What stands here goes before the country's calendar, which still holds for every
    other day; so a year that nobody has filled in is right as well.
    """

    _name = "cchc.day.off"
    _description = "Day Off"
    _inherit = ["cchc.company.mixin"]
    _order = "date desc, id"
    _check_company_auto = True

    date = fields.Date(required=True)
    name = fields.Char(required=True)
    is_working = fields.Boolean(
        string="Worked",
        help="The office is open on this day, although it is a weekend or a holiday.",
    )

    _date_uniq = models.Constraint(
        "UNIQUE(company_id, date)",
        "This day is in the list already; change its line instead.",
    )

    @api.model
    def _calendars(self, companies) -> dict:
        """The days off of each company, as core/organisation/workdays.py takes them."""
        # On which days an office is closed is no secret to whoever sees its deadlines.
        # Kept by the company's record, so a screen asks for them once.
        companies.sudo().cchc_day_off_ids.fetch(["date", "is_working"])
        return {
            company: calendar(
                {day.date: day.is_working for day in company.sudo().cchc_day_off_ids}
            )
            for company in companies
        }

    @api.model
    def _set_last_working_days(self, records):
        """Set ``date_workday``: the last working day up to each deadline."""
        calendars = self._calendars(records.company_id)
        for record in records:
            deadline = record.date_deadline
            is_off = calendars.get(record.company_id, is_day_off)
            record.date_workday = deadline and last_working_day(deadline, is_off)

    @api.model
    def _fill(self, company, year: int):
        """Add the public holidays of a year that the list of a company lacks."""
        found = {
            day: {"date": day, "name": name, "company_id": company.id}
            for day, name in public_holidays(year).items()
        }
        for day in working_weekends(year):
            name = self.env._("Worked in place of a day off")
            found[day] = {
                "date": day,
                "name": name,
                "company_id": company.id,
                "is_working": True,
            }
        known = self.search([("company_id", "=", company.id)]).mapped("date")
        return self.create([found[day] for day in sorted(found.keys() - set(known))])
