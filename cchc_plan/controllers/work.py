from .base import DOWNLOADS, Download

DOWNLOADS["handover"] = Download("cchc.handover", {"docx": "_render_docx"})
