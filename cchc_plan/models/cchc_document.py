from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class CchcDocument(models.Model):
    """An official document, registered once and used many times."""

    _name = "cchc.document"
    _description = "Official Document"
    _inherit = ["mail.thread", "cchc.company.mixin"]
    _order = "date desc, id desc"
    _rec_names_search = ["number", "subject"]
    _check_company_auto = True

    number = fields.Char(
        string="Number and Sign",
        required=True,
        index="trigram",
        tracking=True,
        help="As printed, e.g. 10/KH-UBND.",
    )
    date = fields.Date(index=True, tracking=True)
    type_id = fields.Many2one("cchc.document.type", ondelete="restrict", index=True)
    subject = fields.Char(tracking=True)
    issuer = fields.Char()
    signer = fields.Char(tracking=True)
    attachment_ids = fields.Many2many("ir.attachment", string="Files")
    note = fields.Text()
    active = fields.Boolean(default=True)

    milestone_ids = fields.Many2many(
        "cchc.milestone",
        relation="cchc_document_milestone_rel",
        string="Proves",
        readonly=True,
    )

    @api.depends("number", "date", "type_id")
    def _compute_display_name(self):
        for document in self:
            name = document.number or ""
            if document.type_id:
                name = f"{document.type_id.name} {name}"
            if document.date:
                name = f"{name} ({document.date:%d/%m/%Y})"
            document.display_name = name

    @api.ondelete(at_uninstall=False)
    def _unlink_except_in_use(self):
        # A superuser search: a use that this person may not see is still a use.
        used = self.sudo().filtered(lambda document: document._is_used())
        if used:
            raise UserError(
                self.env._(
                    "%(documents)s is in use and cannot be deleted; "
                    "archive it instead.",
                    documents=", ".join(used.mapped("display_name")),
                )
            )

    def _is_used(self) -> bool:
        """Whether anything refers to this document."""
        self.ensure_one()
        plan = self.env["cchc.plan"].with_context(active_test=False)
        by_plan = Domain.OR(
            Domain(field, "in", self.ids)
            for field in ("document_id", "basis_ids", "parent_id")
        )
        by_paper = Domain("document_id", "=", self.id)
        return bool(
            self.milestone_ids
            or plan.search_count(by_plan, limit=1)
            or self.env["cchc.amendment"].search_count(by_paper, limit=1)
            or self.env["cchc.extension"].search_count(by_paper, limit=1)
        )
