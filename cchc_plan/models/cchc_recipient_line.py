from odoo import fields, models


class CchcRecipientLine(models.Model):
    """One line of a plan's "Nơi nhận" (NĐ 30/2020, Phụ lục I, mục II.9)."""

    _name = "cchc.recipient.line"
    _description = "Recipient"
    _inherit = ["cchc.base.mixin"]
    _order = "sequence, id"

    plan_id = fields.Many2one(
        "cchc.plan", required=True, ondelete="cascade", index=True
    )
    sequence = fields.Integer(default=10)
    name = fields.Char(required=True)
