from odoo import http
from odoo.exceptions import AccessError
from odoo.http import content_disposition, request

from ..report.reporting.template_sample import sample_template
from .cchc_plan_download import CONTENT_TYPES

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
        content = sample_template()
        return request.make_response(
            content,
            headers=[
                ("Content-Type", CONTENT_TYPES["docx"]),
                ("Content-Length", len(content)),
                ("Content-Disposition", content_disposition(SAMPLE_NAME)),
                ("X-Content-Type-Options", "nosniff"),
            ],
        )
