"""Vietnamese phrases looked for in texts as whole words, whatever their spelling."""

import re

from .normalize import fold


def phrases(text: str) -> re.Pattern:
    """A pattern that finds any of the phrases, parted by "|", in a folded text.

    >>> phrases("Hoá đơn | hồ sơ").findall(fold("Hóa đơn của hồ sơ này"))
    ['hóa đơn', 'hồ sơ']
    >>> phrases("xã").search(fold("xãm")) is None
    True
    """
    alternatives = [re.escape(fold(phrase)) for phrase in text.split("|")]
    # The longest first, so that "hệ thống hóa" is not found as "hệ thống".
    alternatives.sort(key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b")
