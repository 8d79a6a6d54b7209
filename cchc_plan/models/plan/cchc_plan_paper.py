from odoo import api, fields, models


class CchcPlan(models.Model):
    """The paper: number, date, signer and letterhead as on the day of issue."""

    _name = "cchc.plan"
    _inherit = ["cchc.plan", "cchc.letterhead.mixin"]

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
