from odoo import fields, models


class CchcTaskUpdate(models.Model):
    """The report for which an update was written."""

    _inherit = "cchc.task.update"

    report_id = fields.Many2one(
        "cchc.report",
        ondelete="restrict",
        index="btree_not_null",
        check_company=True,
        readonly=True,
        help="The report for which this was told.",
    )

    def _on_one_line(self) -> str:
        """What was told, without breaks of lines."""
        self.ensure_one()
        words = (self.result, self.difficulty, self.proposal)
        return "; ".join(" ".join(text.split()) for text in words if text)
