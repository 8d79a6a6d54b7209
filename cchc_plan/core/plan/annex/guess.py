"""The columns of a table whose headings are missing, told by what stands in them."""

import re
from collections.abc import Sequence

from ...text.normalize import bare
from ...text.numbering import number_label
from . import headings
from .columns import CellRow, Column, Columns, own_text, own_texts

_CONTENT = (
    (
        headings.TIME,
        r"(?:truoc|trong|tu|den)?\s*(?:ngay|thang|quy|nam)\b|thuong xuyen|dinh ky|hang"
        r"|ca nam|\d{1,2}[/-]\d{1,2}",
    ),
    (headings.BUDGET, r"kinh phi|ngan sach|.*\bdong$|.*tu chu"),
    (
        headings.DELIVERABLE,
        r"ke hoach|bao cao|quyet dinh|cong van|.*van ban|to trinh|ho so",
    ),
    (headings.COORDINATING, r".*lien quan|cac (?:bo phan|don vi|co quan|ban nganh)"),
    (
        headings.LEAD,
        r"van phong|vp|phong|ban|cong chuc|bo phan|tu phap|tai chinh|van hoa|dia chinh"
        r"|cong an|trung tam|ubnd|quan su",
    ),
)


def guess_columns(rows: Sequence[CellRow]) -> Columns | None:
    """The columns of a table without headings, told by what stands in them.

    None unless there are tasks with a time: anything less certain would be invention.
    """
    width = len(rows[0]) if rows else 0
    body = [row for row in rows if len(own_texts(row)) > 1]
    if width < 3 or len(body) < 2:
        return None
    texts = [[t for t in (own_text(row[i]) for row in body) if t] for i in range(width)]
    roles = [headings.UNKNOWN] * width
    numbers = [sum(bool(number_label(text)) for text in column) for column in texts]
    if texts[0] and 2 * numbers[0] >= len(texts[0]):
        roles[0] = headings.NUMBER
    name = max(range(width), key=lambda index: sum(map(len, texts[index])))
    roles[name] = headings.NAME
    for role, pattern in _CONTENT:
        shares = [
            sum(bool(re.match(pattern, bare(text))) for text in column) / len(body)
            if roles[index] == headings.UNKNOWN
            else 0
            for index, column in enumerate(texts)
        ]
        best = max(range(width), key=lambda index: shares[index])
        if shares[best] >= 0.5:
            roles[best] = role
    if headings.TIME not in roles:
        return None
    return Columns(tuple(map(Column, roles)), guessed_name=True)
