from odoo import fields, models


class CchcReportPieceMixin(models.AbstractModel):
    """What belongs to one report, goes with it, and is of its commune."""

    _name = "cchc.report.piece.mixin"
    _description = "Piece of a Report"
    _inherit = ["cchc.base.mixin"]

    report_id = fields.Many2one(
        "cchc.report",
        required=True,
        ondelete="cascade",
        index=True,
        readonly=True,
        check_company=True,
    )
    company_id = fields.Many2one(
        related="report_id.company_id", store=True, index=True, ondelete="cascade"
    )
