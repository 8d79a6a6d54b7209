from .base import DOWNLOADS, Download

DOWNLOADS["plan"] = Download(
    "cchc.plan", {"docx": "_render_docx", "xlsx": "_render_xlsx"}
)
