from odoo import fields, models

from ..base.lock import unlocked

# What a unit and the office wrote goes on with the next round.
PART_FIELDS = (
    "results",
    "difficulties",
    "proposals",
    "next_work",
    "missing_reason",
)


class CchcReport(models.Model):
    """A report that came back: the old round stays, the next one goes on from it."""

    _inherit = "cchc.report"

    def _next_round(self):
        """The same report again, with the units' answers and the text as they were."""
        self.ensure_one()
        report = unlocked(self).copy(
            {
                "round": self.round + 1,
                "previous_id": self.id,
                "state": "collecting",
                "date_begun": fields.Date.context_today(self),
                "name": self.name,
            }
        )
        self._copy_contributions(report)
        self._copy_paragraphs(report)
        report.message_post(
            body=self.env._("The superior returned it: %(reason)s", reason=self.reason)
        )
        return self.browse(report.id)

    def _copy_contributions(self, report):
        # Nobody has the right to make a page or a line of it but this rule.
        unlocked(self.env["cchc.contribution"].sudo()).create(
            [
                {
                    "report_id": report.id,
                    "unit_id": part.unit_id.id,
                    "user_id": part.user_id.id,
                    "state": part.state,
                    "date_asked": part.date_asked,
                    "date_submitted": part.date_submitted,
                    "submitted_by_id": part.submitted_by_id.id,
                    **{name: part[name] for name in PART_FIELDS},
                    "line_ids": [
                        (0, 0, line._vals_of_next_round()) for line in part.line_ids
                    ],
                }
                for part in self.contribution_ids
            ]
        )

    def _copy_paragraphs(self, report):
        names = (
            "sequence",
            "key",
            "level",
            "heading",
            "text",
            "drafted",
        )
        # The text comes with the round, as it comes with a draft.
        unlocked(self.env["cchc.report.paragraph"].sudo()).create(
            [
                {"report_id": report.id, **{name: each[name] for name in names}}
                for each in self.paragraph_ids
            ]
        )


class CchcContributionLine(models.Model):
    _inherit = "cchc.contribution.line"

    def _vals_of_next_round(self) -> dict:
        self.ensure_one()
        return {
            "task_id": self.task_id.id,
            "sequence": self.sequence,
            "result": self.result,
            "difficulty": self.difficulty,
            "update_id": self.update_id.id,
        }
