from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...core.work.outcome import OF_STATUS, OUTCOMES, outcome
from ..base.word_order import by_words

OUTCOME_LABELS = {
    "in_time": "In Time, No Extension Needed",
    "in_time_extended": "In Time by an Extension",
    "late": "Done Late",
    "overdue": "Overdue",
    "overdue_extended": "Overdue in Spite of an Extension",
    "not_due": "Not Due Yet",
    "no_deadline": "No Deadline",
    "not_counted": "On Hold or Cancelled",
}


class CchcStatusMixin(models.AbstractModel):
    """The outcome by the deadline, with its SQL twin: see core/work/outcome.py."""

    _inherit = "cchc.status.mixin"

    outcome = fields.Selection(
        [(word, OUTCOME_LABELS[word]) for word in OUTCOMES],
        string="Outcome by Deadline",
        compute="_compute_outcome",
        search="_search_outcome",
        group_expand="_group_expand_outcome",
        help="Judged by the deadline in force, and whether it holds by an extension.",
    )

    def _is_on_extension(self) -> bool:
        """Whether its standing by the deadline rests on an extension."""
        raise NotImplementedError

    def _is_on_extension_sql(self, alias, query) -> SQL:
        """The same as SQL."""
        raise NotImplementedError

    @api.depends("status")
    def _compute_outcome(self):
        for record in self:
            record.outcome = outcome(record.status, record._is_on_extension())

    def _search_outcome(self, operator, value):
        if operator != "in":
            return NotImplemented
        words = tuple(word for word in value if word)
        if not words:
            return Domain.FALSE  # every record has one
        return Domain.custom(
            to_sql=lambda model, alias, query: SQL(
                "%s IN %s", model._field_to_sql(alias, "outcome", query), words
            ),
            predicate=lambda record: record.outcome in words,
        )

    @api.model
    def _group_expand_outcome(self, words, domain):
        return [word for word in OUTCOMES if word in words]

    def _field_to_sql(self, alias, field_expr, query=None):
        if field_expr != "outcome":
            return super()._field_to_sql(alias, field_expr, query)
        is_on_extension = self._is_on_extension_sql(alias, query)
        cases = [
            SQL(
                "WHEN %s THEN CASE WHEN %s THEN %s ELSE %s END",
                status,
                is_on_extension,
                extended,
                plain,
            )
            for status, (plain, extended) in OF_STATUS.items()
        ]
        status = self._field_to_sql(alias, "status", query)
        return SQL("CASE %s %s END", status, SQL(" ").join(cases))

    def _order_field_to_sql(self, alias, field_name, direction, nulls, query):
        if field_name != "outcome":
            return super()._order_field_to_sql(
                alias, field_name, direction, nulls, query
            )
        value = self._field_to_sql(alias, "outcome", query)
        return by_words(OUTCOMES, value, direction)
