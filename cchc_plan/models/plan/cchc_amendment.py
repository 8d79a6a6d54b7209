from odoo import api, fields, models
from odoo.exceptions import UserError


class CchcAmendment(models.Model):
    """A change of an issued plan: what, why, by which document. Kept for good."""

    _name = "cchc.amendment"
    _description = "Amendment"
    _inherit = ["cchc.base.mixin"]
    _order = "date desc, id desc"
    _check_company_auto = True

    plan_id = fields.Many2one(
        "cchc.plan", required=True, ondelete="restrict", index=True, readonly=True
    )
    company_id = fields.Many2one(related="plan_id.company_id", store=True, index=True)
    date = fields.Date(required=True, readonly=True, default=fields.Date.context_today)
    user_id = fields.Many2one(
        "res.users",
        string="Recorded By",
        required=True,
        readonly=True,
        ondelete="restrict",
        default=lambda self: self.env.user,
    )
    document_id = fields.Many2one(
        "cchc.document",
        required=True,
        readonly=True,
        ondelete="restrict",
        index=True,
        check_company=True,
    )
    reason = fields.Text(required=True, readonly=True)
    line_ids = fields.One2many(
        "cchc.amendment.line", "amendment_id", string="Changes", readonly=True
    )

    @api.depends("date", "document_id")
    def _compute_display_name(self):
        for amendment in self:
            amendment.display_name = self.env._(
                "Amendment by %(document)s",
                document=amendment.document_id.display_name or "",
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(self.env._("An amendment is kept and cannot be deleted."))
