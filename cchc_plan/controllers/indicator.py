from .base import DOWNLOADS, Download

DOWNLOADS["indicators"] = Download(
    "cchc.plan", {"xlsx": "_render_indicators"}, name_ending="-chi-tieu"
)
