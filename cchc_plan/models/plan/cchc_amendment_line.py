from odoo import fields, models


class CchcAmendmentLine(models.Model):
    """One changed fact of one task, with the words before and after."""

    _name = "cchc.amendment.line"
    _description = "Change"
    _inherit = ["cchc.base.mixin"]
    _order = "amendment_id, id"

    amendment_id = fields.Many2one(
        "cchc.amendment", required=True, ondelete="cascade", index=True, readonly=True
    )
    company_id = fields.Many2one(
        related="amendment_id.company_id", store=True, index=True
    )
    task_id = fields.Many2one(
        "cchc.task", required=True, ondelete="restrict", index=True, readonly=True
    )
    operation = fields.Selection(
        [("change", "Changed"), ("add", "Added"), ("cancel", "Cancelled")],
        required=True,
        readonly=True,
    )
    field_label = fields.Char(string="What", readonly=True)
    value_old = fields.Text(string="Before", readonly=True)
    value_new = fields.Text(string="After", readonly=True)
