from dataclasses import dataclass

from odoo import http
from odoo.exceptions import AccessError, MissingError
from odoo.http import content_disposition, request

CONTENT_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class Download:
    """What may be downloaded of a model: as what, made by which method."""

    model: str
    renderers: dict[str, str]  # extension → method that returns the file's bytes
    name_ending: str = ""


# The word in the address → what it downloads; each room adds its own.
DOWNLOADS: dict[str, Download] = {}


def file_response(content: bytes, name: str):
    """An answer that the browser saves under this name, which has its ending."""
    return request.make_response(
        content,
        headers=[
            ("Content-Type", CONTENT_TYPES[name.rpartition(".")[2]]),
            ("Content-Length", len(content)),
            ("Content-Disposition", content_disposition(name)),
            ("X-Content-Type-Options", "nosniff"),
        ],
    )


class CchcDownload(http.Controller):
    @http.route(
        "/cchc_plan/<string:kind>/<int:record_id>/<string:extension>",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def download(self, kind, record_id, extension):
        """A document as a file, for whoever may read it."""
        found = DOWNLOADS.get(kind)
        if not found or extension not in found.renderers or not record_id:
            return request.not_found()
        record = request.env[found.model].browse(record_id)
        try:
            record.check_access("read")
            content = getattr(record, found.renderers[extension])()
            name = record._file_name() + found.name_ending
        except (AccessError, MissingError):
            # No word on whether there is such a record.
            return request.not_found()
        return file_response(content, f"{name}.{extension.rpartition('.')[2]}")
