from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..core.progress import OUTSIDE, STATUSES, status
from .word_order import by_words

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


class CchcStatusMixin(models.AbstractModel):
    """Status as a fact of the calendar: computed on reading, never stored.

    The rule itself is :func:`..core.progress.status`; its SQL twin here makes status
    searchable, groupable and sortable, so that it is right at midnight without a job.
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

    def _status_facts(self) -> tuple:
        """(state, deadline or None, done late) of one record."""
        raise NotImplementedError

    def _status_facts_sql(self, alias, query) -> tuple[SQL, SQL, SQL]:
        """The same three as SQL."""
        raise NotImplementedError

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
