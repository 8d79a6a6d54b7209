from odoo import http
from odoo.exceptions import AccessError
from odoo.http import request

from ..report.reporting.template_sample import sample_template
from .base import DOWNLOADS, Download, file_response

DOWNLOADS["report"] = Download(
    "cchc.report",
    {
        "docx": "_render_docx",
        "xlsx": "_render_xlsx",
        "own.docx": "_render_own_docx",
    },
)
SAMPLE_NAME = "Mau-bao-cao-CCHC.docx"


class CchcReportDownload(http.Controller):
    @http.route(
        "/cchc_plan/report_template/sample",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def sample(self):
        """The template that a commune begins with, for whoever may read templates."""
        try:
            request.env["cchc.report.template"].check_access("read")
        except AccessError:
            return request.not_found()
        return file_response(sample_template(), SAMPLE_NAME)
