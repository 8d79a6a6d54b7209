from odoo import api, fields, models
from odoo.fields import Domain

from .cchc_contribution import ANSWERING_STATES
from .cchc_report import OPEN_STATES


class CchcReminder(models.Model):
    """Reports and units' parts are reminded of as milestones are, in the same log."""

    _inherit = "cchc.reminder"

    report_id = fields.Many2one(
        "cchc.report", ondelete="restrict", index="btree_not_null"
    )
    contribution_id = fields.Many2one(
        "cchc.contribution",
        string="Unit's Part",
        ondelete="restrict",
        index="btree_not_null",
    )
    _one_subject = models.Constraint(
        "CHECK(num_nonnulls(milestone_id, report_id, contribution_id) = 1)",
        "A reminder is of one milestone, one report or one unit's part.",
    )
    _stage_or_letter = models.Constraint(
        "CHECK(num_nonnulls(stage_id, letter_id) = 1 "
        "OR (contribution_id IS NOT NULL AND letter_id IS NULL))",
        "A reminder comes from a stage, from a letter, or from somebody who chases.",
    )
    _once_a_stage_of_report = models.UniqueIndex(
        "(report_id, recipient, position, date_deadline) "
        "WHERE report_id IS NOT NULL AND stage_id IS NOT NULL",
        "This reminder was sent already; there is nothing to send again.",
    )
    _once_a_stage_of_part = models.UniqueIndex(
        "(contribution_id, recipient, position, date_deadline) "
        "WHERE contribution_id IS NOT NULL AND stage_id IS NOT NULL",
        "This reminder was sent already; there is nothing to send again.",
    )

    @api.depends("contribution_id.unit_id")
    def _compute_lead_unit_id(self):
        super()._compute_lead_unit_id()
        for row in self.filtered("contribution_id"):
            row.lead_unit_id = row.contribution_id.unit_id

    @api.depends("contribution_id")
    def _compute_occasion(self):
        super()._compute_occasion()
        for row in self:
            if not row.stage_id and not row.letter_id:
                row.occasion = self.env._("By the office")

    def _subject_name(self) -> str:
        subject = self._subject()
        if subject._name == "cchc.milestone":
            return super()._subject_name()
        return subject.display_name

    @api.model
    def _subject_fields(self):
        return (*super()._subject_fields(), "report_id", "contribution_id")

    def _subject(self):
        return self.contribution_id or self.report_id or super()._subject()

    def _is_open(self) -> bool:
        subject = self._subject()
        if subject._name == "cchc.milestone":
            return super()._is_open()
        # Without a deadline there is nothing to be reminded of any more.
        return subject.date_deadline == self.date_deadline

    @api.model
    def _waiting_domain(self) -> Domain:
        return (
            super()._waiting_domain()
            | Domain(
                [
                    ("contribution_id.state", "=", "open"),
                    ("contribution_id.report_state", "in", ANSWERING_STATES),
                ]
            )
            | Domain("report_id.state", "in", OPEN_STATES)
        )

    @api.model
    def _reminded_models(self) -> list[str]:
        """The units' parts and the reports come before the milestones."""
        return ["cchc.contribution", "cchc.report", *super()._reminded_models()]
