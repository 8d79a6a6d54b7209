from odoo import api, fields, models


class CchcPlan(models.Model):
    """The paper: number, date, signer and letterhead as on the day of issue."""

    _inherit = "cchc.plan"

    document_id = fields.Many2one(
        "cchc.document",
        string="Issued As",
        ondelete="restrict",
        index="btree_not_null",
        copy=False,
        check_company=True,
    )
    document_number = fields.Char(
        string="Number and Sign",
        compute="_compute_document_number",
        store=True,
        readonly=False,
        copy=False,
        tracking=True,
    )
    document_date = fields.Date(
        string="Date of Issue",
        compute="_compute_document_date",
        store=True,
        readonly=False,
        copy=False,
        tracking=True,
    )
    signer = fields.Char(compute="_compute_signer", store=True, readonly=False)
    signer_title = fields.Char(
        compute="_compute_signer_title", store=True, readonly=False
    )
    authority = fields.Char(
        string="Authority to Sign",
        compute="_compute_authority",
        store=True,
        readonly=False,
    )
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
    recipient_line_ids = fields.One2many(
        "cchc.recipient.line", "plan_id", string="Recipients", copy=True
    )

    # One method a field: Odoo leaves all fields of a method alone when one is given.

    @api.depends("document_id")
    def _compute_document_number(self):
        for plan in self:
            plan.document_number = plan.document_id.number or plan.document_number

    @api.depends("document_id")
    def _compute_document_date(self):
        for plan in self:
            plan.document_date = plan.document_id.date or plan.document_date

    @api.depends("document_id", "company_id")
    def _compute_signer(self):
        for plan in self:
            plan.signer = (
                plan.document_id.signer or plan.signer or plan.company_id.cchc_signer
            )

    @api.depends("company_id")
    def _compute_signer_title(self):
        self._copy_letterhead("signer_title", "cchc_signer_title")

    @api.depends("company_id")
    def _compute_authority(self):
        self._copy_letterhead("authority", "cchc_authority")

    @api.depends("company_id")
    def _compute_superior_line(self):
        self._copy_letterhead("superior_line", "cchc_superior_line")

    @api.depends("company_id")
    def _compute_body_line(self):
        self._copy_letterhead("body_line", "cchc_body_line")

    @api.depends("company_id")
    def _compute_place(self):
        self._copy_letterhead("place", "cchc_place")

    def _copy_letterhead(self, name: str, name_of_company: str):
        """Keep the company's line of today; later changes leave old plans alone."""
        for plan in self:
            plan[name] = plan[name] or plan.company_id[name_of_company]
