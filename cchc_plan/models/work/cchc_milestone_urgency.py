from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...core.plan.progress import OUTSIDE
from ...core.work.urgency import URGENCIES, last_day_of_week, urgency
from ..base.word_order import by_words

URGENCY_LABELS = {
    "overdue": "Overdue",
    "today": "Today",
    "this_week": "This Week",
    "soon": "Due Soon",
    "later": "Not Due Yet",
    "no_date": "Waiting for a Date",
}


class CchcMilestone(models.Model):
    """What is to be done now: urgency of open work, and what it still lacks.

    The rule is :func:`core.work.urgency.urgency`; its SQL twin here makes it searchable
    and groupable, right at midnight without a job.
    """

    _inherit = "cchc.milestone"

    urgency = fields.Selection(
        [(word, URGENCY_LABELS[word]) for word in URGENCIES],
        compute="_compute_urgency",
        search="_search_urgency",
        group_expand="_group_expand_urgency",
        help="How soon it is due; empty once it is done, on hold or cancelled.",
    )
    missing = fields.Char(
        string="Still Missing",
        compute="_compute_missing",
        help="What it takes to complete this milestone.",
    )

    date_last_update = fields.Date(related="task_id.date_last_update")

    @api.depends("state", "task_state", "date_deadline")
    @api.depends_context("tz", "uid")
    def _compute_urgency(self):
        today = fields.Date.context_today(self)
        for milestone in self:
            state, deadline, _is_done_late = milestone._status_facts()
            milestone.urgency = state == "todo" and urgency(
                deadline, today, milestone.company_id.cchc_due_soon_days
            )

    @api.depends("state", "proof", "document_ids", "waiver_reason", "result", "user_id")
    @api.depends_context("lang")
    def _compute_missing(self):
        for milestone in self:
            lacks = milestone._lacks() if milestone.state == "todo" else []
            milestone.missing = ", ".join(lacks)

    def _lacks(self) -> list[str]:
        """What stands between this open milestone and its being done, in words."""
        self.ensure_one()
        lacks = []
        if self.proof == "document" and not self._has_document():
            lacks.append(self.env._("document"))
        if self.proof == "result" and not self.result:
            lacks.append(self.env._("result in words"))
        if not self.user_id:
            lacks.append(self.env._("person in charge"))
        return lacks

    def _search_urgency(self, operator, value):
        if operator != "in":
            return NotImplemented
        words = tuple(word for word in value if word)
        found = Domain.custom(
            to_sql=lambda model, alias, query: SQL(
                "%s IN %s", model._field_to_sql(alias, "urgency", query), words
            ),
            predicate=lambda milestone: milestone.urgency in words,
        )
        none = Domain.custom(
            to_sql=lambda model, alias, query: SQL(
                "%s IS NULL", model._field_to_sql(alias, "urgency", query)
            ),
            predicate=lambda milestone: not milestone.urgency,
        )
        if False not in value:
            return found if words else Domain.FALSE
        return found | none if words else none

    @api.model
    def _group_expand_urgency(self, words, domain):
        """The most urgent first; what is empty is not shown."""
        return [word for word in URGENCIES if word in words]

    def _field_to_sql(self, alias, field_expr, query=None):
        if field_expr != "urgency":
            return super()._field_to_sql(alias, field_expr, query)
        state, deadline, _is_done_late = self._status_facts_sql(alias, query)
        today = fields.Date.context_today(self)
        soon_days = SQL(
            "(SELECT cchc_due_soon_days FROM res_company WHERE id = %s)",
            self._field_to_sql(alias, "company_id", query),
        )
        return SQL(
            """CASE WHEN %(state)s IN %(closed)s THEN NULL
                    WHEN %(deadline)s IS NULL THEN 'no_date'
                    WHEN %(deadline)s < %(today)s THEN 'overdue'
                    WHEN %(deadline)s = %(today)s THEN 'today'
                    WHEN %(deadline)s <= %(sunday)s THEN 'this_week'
                    WHEN %(deadline)s - %(today)s <= COALESCE(%(soon_days)s, 0)
                         THEN 'soon'
                    ELSE 'later' END""",
            state=state,
            closed=("done", *OUTSIDE),
            deadline=deadline,
            today=today,
            sunday=last_day_of_week(today),
            soon_days=soon_days,
        )

    def _order_field_to_sql(self, alias, field_name, direction, nulls, query):
        if field_name != "urgency":
            return super()._order_field_to_sql(
                alias, field_name, direction, nulls, query
            )
        value = self._field_to_sql(alias, "urgency", query)
        return by_words(URGENCIES, value, direction)

    def action_update(self):
        """Write how the task of this milestone goes."""
        return self.task_id.action_update()
