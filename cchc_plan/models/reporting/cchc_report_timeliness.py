from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...core.reporting.timeliness import TIMELINESS, timeliness
from ..base.word_order import by_words

TIMELINESS_LABELS = {
    "missing": "Past Due, Not Sent",
    "late": "Sent Late",
    "in_time": "Sent in Time",
    "to_come": "Not Due Yet",
}


class CchcReport(models.Model):
    """Whether a report went in time: a fact of the calendar, never stored.

    The rule is :func:`core.reporting.timeliness.timeliness`; its SQL twin here makes it
    searchable and groupable, right at midnight without a job.
    """

    _inherit = "cchc.report"

    timeliness = fields.Selection(
        [(word, TIMELINESS_LABELS[word]) for word in TIMELINESS],
        compute="_compute_timeliness",
        search="_search_timeliness",
        group_expand="_group_expand_timeliness",
        help="By the last day in time; a report that was returned had been sent.",
    )

    @api.depends("date_sent", "date_due")
    @api.depends_context("tz", "uid")
    def _compute_timeliness(self):
        today = fields.Date.context_today(self)
        for report in self:
            report.timeliness = report.date_due and timeliness(
                report.date_sent or None, report.date_due, today
            )

    def _search_timeliness(self, operator, value):
        if operator != "in":
            return NotImplemented
        words = tuple(word for word in value if word)
        if not words:
            return Domain.FALSE  # every report has a day on which it is due
        return Domain.custom(
            to_sql=lambda model, alias, query: SQL(
                "%s IN %s", model._field_to_sql(alias, "timeliness", query), words
            ),
            predicate=lambda report: report.timeliness in words,
        )

    @api.model
    def _group_expand_timeliness(self, words, domain):
        """What is worst first; what is empty is not shown."""
        return [word for word in TIMELINESS if word in words]

    def _field_to_sql(self, alias, field_expr, query=None):
        if field_expr != "timeliness":
            return super()._field_to_sql(alias, field_expr, query)
        return SQL(
            """CASE WHEN %(sent)s <= %(today)s AND %(sent)s <= %(due)s THEN 'in_time'
                    WHEN %(sent)s <= %(today)s THEN 'late'
                    WHEN %(due)s < %(today)s THEN 'missing'
                    ELSE 'to_come' END""",
            sent=self._field_to_sql(alias, "date_sent", query),
            due=self._field_to_sql(alias, "date_due", query),
            today=fields.Date.context_today(self),
        )

    def _order_field_to_sql(self, alias, field_name, direction, nulls, query):
        if field_name != "timeliness":
            return super()._order_field_to_sql(
                alias, field_name, direction, nulls, query
            )
        value = self._field_to_sql(alias, "timeliness", query)
        return by_words(TIMELINESS, value, direction)
