from odoo import fields, models


class CchcDocumentType(models.Model):
    """A kind of official document with its sign (NĐ 30/2020, Phụ lục III, mục I)."""

    _name = "cchc.document.type"
    _description = "Document Type"
    _inherit = ["cchc.base.mixin"]
    _order = "sequence, id"

    name = fields.Char(required=True)
    code = fields.Char(
        string="Abbreviation",
        required=True,
        help="The sign in a document's number, e.g. KH.",
    )
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)

    _code_uniq = models.Constraint(
        "UNIQUE(code)", "Another document type already has this code."
    )
