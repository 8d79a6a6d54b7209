import io

from markupsafe import Markup

from odoo import models

from ...report.render.chart_svg import render_svg
from ...report.render.fonts import font_faces
from ...report.render.printed_body import printed_groups
from ...report.render.printed_pages import printed_charts, printed_pages

# The report of each kind of document → that of its annexes, printed across.
PAPERS = {
    "cchc_plan.report_plan": "cchc_plan.report_plan_annexes",
    "cchc_plan.report_chasing_letter": "cchc_plan.report_chasing_letter_annexes",
    "cchc_plan.report_periodic_report": "cchc_plan.report_periodic_report_annexes",
}
UPRIGHT = ("cchc_plan.report_handover",)  # has no annexes
TABLES = ("cchc_plan.report_reminder_log",)  # across from the first page
BOARDS = (
    "cchc_plan.report_year_board_a4",
    "cchc_plan.report_year_board_a3",
    "cchc_plan.report_quick_report",
    "cchc_plan.report_wall_sheet",
)
OWN_LAYOUT = frozenset((*PAPERS, *PAPERS.values(), *UPRIGHT, *TABLES, *BOARDS))


class IrActionsReport(models.Model):
    """A document as one PDF: upright body, then annexes across.

    wkhtmltopdf cannot turn a page within a run, so the annexes are printed in a second
    one; each counts its pages from 1, as NĐ 30/2020 wants it.
    """

    _inherit = "ir.actions.report"

    def _get_layout(self):
        if self.report_name in OWN_LAYOUT:
            return self.env.ref("cchc_plan.report_pdf_layout")
        return super()._get_layout()

    def _prepare_html(self, html, report_model=False):
        result = super()._prepare_html(html, report_model)
        if self.report_name in OWN_LAYOUT:
            bodies, res_ids, header, _footer, args = result
            # Nothing stands below; an empty line would be loaded for every page.
            return bodies, res_ids, header, "", args
        return result

    def _build_wkhtmltopdf_args(self, *args, **kwargs):
        command = super()._build_wkhtmltopdf_args(*args, **kwargs)
        if self.env.context.get("cchc_is_part"):
            # Nothing on these pages comes later than the page itself.
            command[command.index("--javascript-delay") + 1] = "0"
        return command

    def _render_qweb_pdf_prepare_streams(self, report_ref, data, res_ids=None):
        is_part = self.env.context.get("cchc_is_part")
        report = self._get_report(report_ref)
        name = report.report_name
        if is_part or name not in (*PAPERS, *UPRIGHT, *TABLES) or not res_ids:
            return super()._render_qweb_pdf_prepare_streams(report_ref, data, res_ids)
        streams = {}
        for record in self.env[report.model].browse(dict.fromkeys(res_ids)):
            parts = [self._cchc_part(name, record)]
            if name in PAPERS and record._paper().annexes:
                parts.append(self._cchc_part(PAPERS[name], record))
            stream = self._cchc_joined(parts)
            streams[record.id] = {"stream": stream, "attachment": None}
        return streams

    def _cchc_part(self, name: str, record) -> io.BytesIO:
        """The pages of one direction of one document."""
        reports = self.with_context(cchc_is_part=True)
        streams = reports._render_qweb_pdf_prepare_streams(name, {}, record.ids)
        return streams[record.id]["stream"]

    def _cchc_joined(self, parts: list[io.BytesIO]) -> io.BytesIO:
        return parts[0] if len(parts) == 1 else self._merge_pdfs(parts)

    def _cchc_font_faces(self, how: str) -> Markup:
        # Our own files and constants, nothing that anybody typed.
        return Markup(font_faces(how))

    def _cchc_printed_groups(self, paper):
        return list(printed_groups(paper.chapters))

    def _cchc_printed_pages(self, annex):
        return list(printed_pages(annex))

    def _cchc_printed_charts(self, annex):
        # What people typed is escaped where the drawing is written.
        return [Markup(render_svg(drawing)) for drawing in printed_charts(annex)]
