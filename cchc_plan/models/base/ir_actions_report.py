import io

from markupsafe import Markup

from odoo import fields, models

from ...report.render.chart_svg import render_svg
from ...report.render.fonts import font_faces
from ...report.render.printed_body import printed_groups
from ...report.render.printed_pages import printed_charts, printed_pages


class IrActionsReport(models.Model):
    """A document as one PDF: upright body, then annexes across.

    wkhtmltopdf cannot turn a page within a run, so the annexes are printed in a second
    one, by the report of the same name with "_annexes" added; each counts its pages
    from 1, as NĐ 30/2020 wants it.
    """

    _inherit = "ir.actions.report"

    cchc_layout = fields.Selection(
        [
            ("portrait", "Portrait"),
            ("portrait_annexes", "Portrait, with Annexes Across"),
            ("annexes", "Annexes of Another Report"),
            ("landscape", "Across"),
            ("drawing", "Drawings"),
        ],
        string="Layout of Administrative Papers",
        help="Empty: laid out as Odoo does.",
    )

    def _get_layout(self):
        if self.cchc_layout:
            return self.env.ref("cchc_plan.report_pdf_layout")
        return super()._get_layout()

    def _prepare_html(self, html, report_model=False):
        result = super()._prepare_html(html, report_model)
        if self.cchc_layout:
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
        report = self._get_report(report_ref)
        is_joined = report.cchc_layout in ("portrait", "portrait_annexes", "landscape")
        if self.env.context.get("cchc_is_part") or not is_joined or not res_ids:
            return super()._render_qweb_pdf_prepare_streams(report_ref, data, res_ids)
        name = report.report_name
        has_annexes = report.cchc_layout == "portrait_annexes"
        streams = {}
        for record in self.env[report.model].browse(dict.fromkeys(res_ids)):
            parts = [self._cchc_part(name, record)]
            if has_annexes and record._paper().annexes:
                parts.append(self._cchc_part(f"{name}_annexes", record))
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
