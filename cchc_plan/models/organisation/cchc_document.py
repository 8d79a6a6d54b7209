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
        """Whether any record refers to this document."""
        self.ensure_one()
        for name in self.env.registry:
            model = self.env[name].with_context(active_test=False)
            if model._abstract or model._transient or not name.startswith("cchc."):
                continue
            uses = [
                Domain(field.name, "in", self.ids)
                for field in model._fields.values()
                if field.comodel_name == self._name
                and field.store
                and field.type in ("many2one", "many2many")
            ]
            if uses and model.search_count(Domain.OR(uses), limit=1):
                return True
        return False

    @api.model
    def _register_paper(self, paper, kind: str, subject: str):
        """Enter a signed paper of ours under its number and date.

        :param paper: a plan, report or letter
        :param kind: the external id of the document's type
        :return: its document; where it has one already, that one brought up to date
        """
        values = {
            "number": paper.document_number,
            "date": paper.document_date,
            "signer": paper.signer,
            "subject": subject,
            "issuer": paper.body_line,
        }
        if paper.document_id:
            paper.document_id.write(values)
            return paper.document_id
        type_id = self.env.ref(kind, raise_if_not_found=False)
        return self.create(
            values
            | {"type_id": type_id and type_id.id, "company_id": paper.company_id.id}
        )
