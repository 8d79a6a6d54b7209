"""Texts, dates and numbers by which nobody means well, or that a program broke."""

import unicodedata

from hypothesis import strategies as st

# What a cell, a paste or a call may hold: each was a fault of some program once.
SCRAPS = [
    # Vietnamese in pieces, other writings, marks that nobody sees
    *(unicodedata.normalize("NFD", "Rà soát hộ tịch"), "\u0303", "ồ\u0323\u0301"),
    *("\u202e", "\u2066", "\u2069", "\u061c", "\u200b", "\u200d", "\ufeff", "\xad"),
    *("👩\u200d👧", "🇻🇳", "العربية", "㊙", "ﬁ", "İ", "ß", "\U000e0041", "ǆ"),
    # No characters at all
    *("\0", "\x08", "\x1b[31m", "\x7f", "\x85", "\u2028", "\ud800", "\udfff", "\uffff"),
    # Figures
    *("1.000,5", "1,000.5", "∞", "NaN", "-0", "1e400", "１２", "٣", "²", "Ⅳ", "½"),
    *("9" * 400, "9" * 5000, "%", "100%", "-5%", "0x10", "1_000", "+1"),
    # Days
    *("31/12/9999", "1/1/0", "0/0/0000", "29/2/2023", "99/99/9999", "tháng 13/2024"),
    *("ngày 31 tháng 2 năm 2024", "Quý V/2024", "năm 0", "năm 99999", "trước ngày "),
    *("20 ngày kể từ ngày 31/12/9999", "cuối quý 0", "Quý I - ", "hằng quý", "Ⅳ/2024"),
    # Programs
    *('=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0", "+1+1", "@SUM(A1)"),
    *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "]]>", "&#0;"),
    *("{{ ''.__class__ }}", "{% for x in y %}", "${7*7}", "%(name)s", "%s%n", "{0}"),
    *("'; DROP TABLE cchc_plan; --", "\\", "../../etc/passwd", "\r\nSet-Cookie: a=b"),
    # What plans say
    *("I. ", "1. ", "a) ", "- ", "…/KH-UBND", "số 10/KH-UBND ngày 5/2/2024", "Điều 1"),
    *(
        "Căn cứ ",
        "Nơi nhận:",
        "PHỤ LỤC",
        "KT. CHỦ TỊCH",
        "Văn phòng, ",
        "\n",
        "\t",
        " ",
    ),
    *("|", ";", ",", '"', "**", "#", "Đạt 100% ", "Thường xuyên", "Các bộ phận"),
]
texts = st.lists(
    st.sampled_from(SCRAPS) | st.text(st.characters(), max_size=8), max_size=12
).map("".join)
years = st.integers(1, 9999)


def can_be_stored(text: str) -> bool:
    """Whether PostgreSQL and XML take a text: no NUL, and UTF-8 has it."""
    return "\0" not in text and text == text.encode("utf-8", "ignore").decode()
