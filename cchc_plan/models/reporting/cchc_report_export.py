from odoo import models

from ...core.paper.paper import Sender
from ...core.reporting.facts import Paragraph, ReportFacts
from ...core.reporting.report_paper import ReportFrame


class CchcReport(models.Model):
    """A report on paper; it is Vietnamese whoever prints it."""

    _name = "cchc.report"
    _inherit = ["cchc.report", "cchc.vietnamese.mixin", "cchc.report.export.mixin"]

    def _print_facts(self) -> ReportFacts:
        return self._in_vietnamese()._facts()

    def _print_paragraphs(self) -> list[Paragraph]:
        return [
            Paragraph(each.key, each.heading or "", each.level, each.text or "")
            for each in self.paragraph_ids
        ]

    def _print_frame(self) -> ReportFrame:
        self.ensure_one()
        lines = self._letterhead()
        return ReportFrame(
            subject=self.name,
            sender=Sender(
                superior=lines["superior_line"],
                body=lines["body_line"],
                place=lines["place"],
                authority=lines["authority"],
                signer_title=lines["signer_title"],
                signer=lines["signer"],
            ),
            number=self.document_number or "",
            day=self.document_date or None,
            addressees=(self.recipient,) if self.recipient else (),
            recipients=tuple((self.distribution or "").splitlines()),
        )
