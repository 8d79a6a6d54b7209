from odoo import http
from odoo.exceptions import AccessError, MissingError
from odoo.http import content_disposition, request

CONTENT_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# What may be downloaded: of which model, as what, made by which method.
DOWNLOADS = {
    "plan": ("cchc.plan", {"docx": "_render_docx", "xlsx": "_render_xlsx"}),
    "indicators": ("cchc.plan", {"xlsx": "_render_indicators"}),
    "report": (
        "cchc.report",
        {
            "docx": "_render_docx",
            "xlsx": "_render_xlsx",
            "own.docx": "_render_own_docx",
        },
    ),
    "chasing_letter": ("cchc.chasing.letter", {"docx": "_render_docx"}),
    "handover": ("cchc.handover", {"docx": "_render_docx"}),
    "reminder_log": ("cchc.reminder.print", {"xlsx": "_render_xlsx"}),
}
NAME_ENDINGS = {"indicators": "-chi-tieu"}


class CchcPlanDownload(http.Controller):
    @http.route(
        "/cchc_plan/<any(plan, indicators, report, chasing_letter, handover, "
        "reminder_log):kind>/<int:record_id>/<any(docx, xlsx, 'own.docx'):extension>",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def download(self, kind, record_id, extension):
        """A document as a file, for whoever may read it."""
        model, renderers = DOWNLOADS[kind]
        if extension not in renderers:
            return request.not_found()
        record = request.env[model].browse(record_id)
        try:
            record.check_access("read")
            content = getattr(record, renderers[extension])()
            name = record._file_name() + NAME_ENDINGS.get(kind, "")
        except (AccessError, MissingError):
            # No word on whether there is such a record.
            return request.not_found()
        ending = extension.rpartition(".")[2]
        return request.make_response(
            content,
            headers=[
                ("Content-Type", CONTENT_TYPES[ending]),
                ("Content-Length", len(content)),
                ("Content-Disposition", content_disposition(f"{name}.{ending}")),
                ("X-Content-Type-Options", "nosniff"),
            ],
        )
