from odoo import api, fields, models

from ...core.paper.paper import Sender


class CchcLetterheadMixin(models.AbstractModel):
    """Letterhead and signature as on the day a document is made.

    They are the company's lines of that day; later changes leave old documents alone.
    """

    _name = "cchc.letterhead.mixin"
    _description = "Has a Letterhead"
    _inherit = ["cchc.base.mixin"]

    superior_line = fields.Char(
        string="Superior Body",
        compute="_compute_superior_line",
        store=True,
        readonly=False,
    )
    body_line = fields.Char(
        string="Issuing Body",
        compute="_compute_body_line",
        store=True,
        readonly=False,
    )
    place = fields.Char(compute="_compute_place", store=True, readonly=False)
    authority = fields.Char(
        string="Authority to Sign",
        compute="_compute_authority",
        store=True,
        readonly=False,
    )
    signer_title = fields.Char(
        compute="_compute_signer_title", store=True, readonly=False
    )
    signer = fields.Char(compute="_compute_signer", store=True, readonly=False)

    # One method a field: Odoo leaves all fields of a method alone when one is given.

    @api.depends("company_id")
    def _compute_superior_line(self):
        self._copy_letterhead("superior_line", "cchc_superior_line")

    @api.depends("company_id")
    def _compute_body_line(self):
        self._copy_letterhead("body_line", "cchc_body_line")

    @api.depends("company_id")
    def _compute_place(self):
        self._copy_letterhead("place", "cchc_place")

    @api.depends("company_id")
    def _compute_authority(self):
        self._copy_letterhead("authority", "cchc_authority")

    @api.depends("company_id")
    def _compute_signer_title(self):
        self._copy_letterhead("signer_title", "cchc_signer_title")

    @api.depends("company_id")
    def _compute_signer(self):
        self._copy_letterhead("signer", "cchc_signer")

    def _copy_letterhead(self, name: str, name_of_company: str):
        for record in self:
            record[name] = record[name] or record.company_id[name_of_company]

    def _sender(self) -> Sender:
        """Whose document it is, as core/paper takes it."""
        self.ensure_one()
        return Sender(
            superior=self.superior_line or "",
            body=self.body_line or "",
            place=self.place or "",
            authority=self.authority or "",
            signer_title=self.signer_title or "",
            signer=self.signer or "",
        )
