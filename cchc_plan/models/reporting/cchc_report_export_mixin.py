from odoo import models
from odoo.exceptions import UserError

from ...core.paper.file_name import file_name
from ...core.paper.paper import Paper
from ...core.reporting.facts import Paragraph, ReportFacts
from ...core.reporting.report_paper import ReportFrame, report_paper
from ...report.render.docx_renderer import render_docx
from ...report.render.xlsx_renderer import render_xlsx_annexes


class CchcReportExportMixin(models.AbstractModel):
    """A periodic report as PDF, Word and Excel, all of one :class:`Paper`.

    Whoever inherits it tells what the report says and in which company it is:
    :meth:`_print_facts`, :meth:`_print_paragraphs`, :meth:`_print_frame`, and has the
    fields ``company_id`` and ``kind``.
    """

    _name = "cchc.report.export.mixin"
    _description = "Printed as a Report"
    _inherit = ["cchc.base.mixin"]

    def _print_facts(self) -> ReportFacts:
        """What the annexes tell."""
        raise NotImplementedError

    def _print_paragraphs(self) -> list[Paragraph]:
        """The text, as it was edited."""
        raise NotImplementedError

    def _print_frame(self) -> ReportFrame:
        """Letterhead, subject, addressees, recipients and signature."""
        raise NotImplementedError

    def action_print(self):
        self.ensure_one()
        # Nothing of the company's own document layout is used, so none is asked for.
        return self.env.ref("cchc_plan.cchc_report_print").report_action(
            self, config=False
        )

    def action_export_docx(self):
        return self._action_download("docx")

    def action_export_xlsx(self):
        self._refuse_no_annex(self._paper())
        return self._action_download("xlsx")

    def action_export_own_docx(self):
        """The report in the commune's own Word template."""
        self.ensure_one()
        self._own_template()
        return self._action_download("own.docx")

    def _action_download(self, extension: str) -> dict:
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/cchc_plan/report/{self.id}/{extension}",
            "target": "download",
        }

    def _paper(self) -> Paper:
        """This report as it is laid out on paper."""
        self.ensure_one()
        return report_paper(
            self._print_facts(), self._print_paragraphs(), self._print_frame()
        )

    def _render_docx(self) -> bytes:
        return render_docx(self._paper())

    def _render_xlsx(self) -> bytes:
        """The annexes, a sheet each."""
        paper = self._paper()
        self._refuse_no_annex(paper)
        return render_xlsx_annexes(paper)

    def _refuse_no_annex(self, paper: Paper):
        if not paper.annexes:
            raise UserError(
                self.env._(
                    "The report has no annex yet, so there is nothing for Excel: "
                    "export it to Word instead."
                )
            )

    def _render_own_docx(self) -> bytes:
        return self._own_template()._fill(self._paper())

    def _own_template(self):
        self.ensure_one()
        templates = self.env["cchc.report.template"]
        found = templates._for_report(self.company_id, self.kind)
        if not found:
            raise UserError(
                self.env._(
                    "Your commune has no Word template for this report: ask the office "
                    "to add one under Configuration → Report Templates."
                )
            )
        return found

    def _file_name(self) -> str:
        """Name of the printed file, without ending."""
        frame = self._print_frame()
        return file_name("Báo cáo", frame.number, str(self._print_facts().period.year))
