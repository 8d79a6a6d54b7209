import io

from markupsafe import Markup

from odoo import models

from ..report.fonts import font_faces
from ..report.printed_rows import printed_blocks

PLAN = "cchc_plan.report_plan"
ANNEXES = "cchc_plan.report_plan_annexes"


class IrActionsReport(models.Model):
    """A plan as one PDF: upright body, then annexes across.

    wkhtmltopdf cannot turn a page within a run, so the annexes are printed in a second
    one; each counts its pages from 1, as NĐ 30/2020 wants it.
    """

    _inherit = "ir.actions.report"

    def _get_layout(self):
        if self.report_name in (PLAN, ANNEXES):
            return self.env.ref("cchc_plan.report_pdf_layout")
        return super()._get_layout()

    def _render_qweb_pdf_prepare_streams(self, report_ref, data, res_ids=None):
        if self._get_report(report_ref).report_name != PLAN or not res_ids:
            return super()._render_qweb_pdf_prepare_streams(report_ref, data, res_ids)
        streams = {}
        for plan in self.env["cchc.plan"].browse(dict.fromkeys(res_ids)):
            parts = [self._cchc_stream(report_ref, plan)]
            if plan._paper().annexes:
                parts.append(self._cchc_stream(ANNEXES, plan))
            streams[plan.id] = {"stream": self._cchc_joined(parts), "attachment": None}
        return streams

    def _cchc_stream(self, report_ref, plan) -> io.BytesIO:
        """One report of one plan as PDF."""
        streams = super()._render_qweb_pdf_prepare_streams(report_ref, {}, plan.ids)
        return streams[plan.id]["stream"]

    def _cchc_joined(self, parts: list[io.BytesIO]) -> io.BytesIO:
        return parts[0] if len(parts) == 1 else self._merge_pdfs(parts)

    def _cchc_font_faces(self, is_embedded):
        # Our own files and constants, nothing that anybody typed.
        return Markup(font_faces(is_embedded=is_embedded))

    def _cchc_printed_blocks(self, matrix):
        return list(printed_blocks(matrix))
