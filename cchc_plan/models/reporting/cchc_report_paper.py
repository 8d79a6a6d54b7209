from odoo import api, fields, models
from odoo.exceptions import ValidationError

# The report's field → the company's, copied when a leader approves.
LETTERHEAD = {
    "superior_line": "cchc_superior_line",
    "body_line": "cchc_body_line",
    "place": "cchc_place",
    "authority": "cchc_authority",
    "signer_title": "cchc_signer_title",
    "signer": "cchc_signer",
}


class CchcReport(models.Model):
    """The paper: number, date and letterhead as on the day of approval."""

    _inherit = "cchc.report"

    document_id = fields.Many2one(
        "cchc.document",
        string="Registered As",
        ondelete="restrict",
        index="btree_not_null",
        readonly=True,
        copy=False,
        check_company=True,
    )
    document_number = fields.Char(
        string="Number and Sign",
        copy=False,
        tracking=True,
        help="As printed, e.g. 31/BC-UBND.",
    )
    document_date = fields.Date(string="Date of Issue", copy=False, tracking=True)
    superior_line = fields.Char(string="Superior Body", readonly=True, copy=False)
    body_line = fields.Char(string="Issuing Body", readonly=True, copy=False)
    place = fields.Char(readonly=True, copy=False)
    authority = fields.Char(string="Authority to Sign", readonly=True, copy=False)
    signer_title = fields.Char(readonly=True, copy=False)
    signer = fields.Char(readonly=True, copy=False)

    days_late = fields.Integer(
        compute="_compute_days_late",
        store=True,
        aggregator=None,
        help="Days after the last day in time on which the report was sent.",
    )

    @api.depends("date_sent", "date_due")
    def _compute_days_late(self):
        for report in self:
            late = report.date_sent and (report.date_sent - report.date_due).days
            report.days_late = max(late or 0, 0)

    @api.constrains("document_date", "date_sent")
    def _check_date_sent(self):
        for report in self:
            sent, signed = report.date_sent, report.document_date
            if sent and signed and sent < signed:
                raise ValidationError(
                    self.env._(
                        "The report “%(report)s” cannot be sent before it is issued; "
                        "correct one of the two dates.",
                        report=report.display_name,
                    )
                )
            if sent and sent > fields.Date.context_today(report):
                raise ValidationError(
                    self.env._(
                        "The report “%(report)s” is sent today or was before; correct "
                        "the day.",
                        report=report.display_name,
                    )
                )

    def _letterhead(self) -> dict[str, str]:
        """The lines of the letterhead and the signature: fixed, or the company's."""
        self.ensure_one()
        if self.date_approved:
            return {name: self[name] or "" for name in LETTERHEAD}
        return {
            name: self.company_id[source] or "" for name, source in LETTERHEAD.items()
        }

    def _register_document(self):
        """Enter the report in the register of documents under its number and date."""
        self.ensure_one()
        return self.env["cchc.document"]._register_paper(
            self, "cchc_plan.cchc_document_type_report", self.name
        )
