from odoo import api, fields, models


class CchcReminder(models.Model):
    """What a chasing letter reminded of stands in the same log."""

    _inherit = "cchc.reminder"

    letter_id = fields.Many2one(
        "cchc.chasing.letter",
        string="Chasing Letter",
        ondelete="restrict",
        index="btree_not_null",
    )
    occasion = fields.Char(
        compute="_compute_occasion",
        compute_sudo=True,  # names the letter to who may read the log
        help="The stage of the daily run, or the letter.",
    )

    _stage_or_letter = models.Constraint(
        "CHECK((stage_id IS NULL) <> (letter_id IS NULL))",
        "A reminder comes from a stage or from a letter; give one of the two.",
    )
    _once_a_letter = models.UniqueIndex(
        "(letter_id, milestone_id) WHERE letter_id IS NOT NULL",
        "This letter is in the log already; there is nothing to add.",
    )

    @api.depends("stage_id", "letter_id", "position")
    @api.depends_context("lang")
    def _compute_occasion(self):
        for row in self:
            row.occasion = (
                row.letter_id.display_name
                if row.letter_id
                else row.stage_id._position_label(row.position)
            )

    def _reminded_whom(self) -> str:
        """The person, or the unit with the letter that it was sent."""
        self.ensure_one()
        if self.letter_id:
            return f"{self.lead_unit_id.name} ({self.occasion})"
        # The name only; who was reminded may be archived or in another commune now.
        return self.user_id.sudo().name
