from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...core.plan.progress import OUTSIDE, STATUSES, status
from ..base.word_order import by_words

STATUS_LABELS = {
    "overdue": "Overdue",
    "todo": "To Do, in Time",
    "in_progress": "In Progress, in Time",
    "open_no_deadline": "Open, No Deadline",
    "done_on_time": "Done on Time",
    "done_late": "Done Late",
    "done_no_deadline": "Done, No Deadline",
    "on_hold": "On Hold",
    "cancelled": "Cancelled",
}
# The columns that a board shows even when nothing is in them.
ALWAYS_SHOWN = ("overdue", "todo", "in_progress", "done_on_time")
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
    """Status as a fact of the calendar: computed on reading, never stored.

    The rule itself is :func:`core.plan.progress.status`; its SQL twin here makes status
    searchable, groupable and sortable, so that it is right at midnight without a job.
    A deadline on a day off names the last working day before it; it is not moved.
    """

    _name = "cchc.status.mixin"
    _description = "Status by Calendar"
    _inherit = ["cchc.base.mixin"]

    status = fields.Selection(
        [(word, STATUS_LABELS[word]) for word in STATUSES],
        compute="_compute_status",
        search="_search_status",
        group_expand="_group_expand_status",
    )
    is_due_soon = fields.Boolean(
        string="Due Soon",
        compute="_compute_status",
        search="_search_is_due_soon",
        help="Open, in time, and close to the deadline.",
    )
    days_left = fields.Integer(
        compute="_compute_status",
        help="Days until the deadline; below zero it is overdue.",
    )

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

    @api.depends_context("tz", "uid")
    def _compute_status(self):
        today = fields.Date.context_today(self)
        for record in self:
            state, deadline, is_done_late = record._status_facts()
            word = status(state or "todo", deadline, is_done_late, today)
            left = (deadline - today).days if deadline else 0
            record.status = word
            record.days_left = left
            record.is_due_soon = bool(
                deadline
                and word in ("todo", "in_progress")
                and left <= record.company_id.cchc_due_soon_days
            )

    def _search_status(self, operator, value):
        if operator != "in":
            return NotImplemented
        words = tuple(word for word in value if word)
        if not words:
            return Domain.FALSE  # every record has a status
        return Domain.custom(
            to_sql=lambda model, alias, query: SQL(
                "%s IN %s", model._field_to_sql(alias, "status", query), words
            ),
            predicate=lambda record: record.status in words,
        )

    def _search_is_due_soon(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = fields.Date.context_today(self)
        soon = Domain.OR(
            Domain("company_id", "in", companies.ids)
            & Domain("date_deadline", "<=", today + timedelta(days=days))
            for days, companies in self.env["res.company"]
            .sudo()  # only the setting is read, for every company that has tasks
            .search([])
            .grouped("cchc_due_soon_days")
            .items()
        )
        soon &= Domain("status", "in", ("todo", "in_progress"))
        return soon if True in value else ~soon

    @api.model
    def _group_expand_status(self, statuses, domain):
        return [word for word in STATUSES if word in ALWAYS_SHOWN or word in statuses]

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

    def _status_facts(self) -> tuple:
        """(state, deadline or None, done late) of one record."""
        raise NotImplementedError

    def _status_facts_sql(self, alias, query) -> tuple[SQL, SQL, SQL]:
        """The same three as SQL."""
        raise NotImplementedError

    def _field_to_sql(self, alias, field_expr, query=None):
        if field_expr != "status":
            return super()._field_to_sql(alias, field_expr, query)
        state, deadline, is_done_late = self._status_facts_sql(alias, query)
        return SQL(
            """CASE WHEN %(state)s IN %(outside)s THEN %(state)s
                    WHEN %(state)s = 'done' AND %(deadline)s IS NULL
                         THEN 'done_no_deadline'
                    WHEN %(state)s = 'done' AND %(late)s THEN 'done_late'
                    WHEN %(state)s = 'done' THEN 'done_on_time'
                    WHEN %(deadline)s IS NULL THEN 'open_no_deadline'
                    WHEN %(deadline)s < %(today)s THEN 'overdue'
                    ELSE %(state)s END""",
            state=state,
            outside=OUTSIDE,
            deadline=deadline,
            late=is_done_late,
            today=fields.Date.context_today(self),
        )

    def _order_field_to_sql(self, alias, field_name, direction, nulls, query):
        if field_name != "status":
            return super()._order_field_to_sql(
                alias, field_name, direction, nulls, query
            )
        value = self._field_to_sql(alias, "status", query)
        return by_words(STATUSES, value, direction)

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
