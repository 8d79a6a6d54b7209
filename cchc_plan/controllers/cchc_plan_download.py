from odoo import http
from odoo.exceptions import AccessError, MissingError
from odoo.http import content_disposition, request

CONTENT_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class CchcPlanDownload(http.Controller):
    @http.route(
        "/cchc_plan/plan/<int:plan_id>/<any(docx, xlsx):extension>",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def download(self, plan_id, extension):
        """A plan as a file, for whoever may read it."""
        return self._send(plan_id, extension, extension)

    @http.route(
        "/cchc_plan/plan/<int:plan_id>/indicators",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def download_indicators(self, plan_id):
        """The indicators of a plan as a sheet, for whoever may read it."""
        return self._send(plan_id, "indicators", "xlsx")

    def _send(self, plan_id, part, extension):
        plan = request.env["cchc.plan"].browse(plan_id)
        try:
            plan.check_access("read")
            content = getattr(plan, f"_render_{part}")()
            name = plan._file_name()
            if part != extension:
                name = f"{name}-chi-tieu"
        except (AccessError, MissingError):
            # No word on whether such a plan exists.
            return request.not_found()
        return request.make_response(
            content,
            headers=[
                ("Content-Type", CONTENT_TYPES[extension]),
                ("Content-Length", len(content)),
                ("Content-Disposition", content_disposition(f"{name}.{extension}")),
                ("X-Content-Type-Options", "nosniff"),
            ],
        )
