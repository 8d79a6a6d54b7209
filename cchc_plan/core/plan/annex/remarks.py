"""Rows of an annex that are no tasks: totals, remarks, the signature below it."""

import re
from collections.abc import Sequence

from ...text.normalize import bare, clean, fold
from ...text.numbering import NUMBER
from ...text.signature_words import is_recipients, is_signature
from .levels import LEADS, TIMES
from .rows import Row

_TOTAL = re.compile(
    r"(?:tổng (?:cộng|số|kinh phí)|cộng|tổng)(?=\s*(?:$|[:(\d]|(?:cả|các|nhiệm vụ)\b"
    r"|(?:(?:mục|phần|nhóm)\s+)?(?:[ivx]+|[a-h]|\d+)\b))"
)
_REMARK = re.compile(r"\(?[*]*\)?\s*(?:ghi chu|luu y|chu thich)\s*:")


def end_of_tasks(rows: Sequence[Row]) -> int:
    """Where the signature or the recipients begin below the tasks."""
    last_task = max(
        (i for i, row in enumerate(rows) if row.kind == NUMBER and row.values),
        default=-1,
    )
    for position, row in enumerate(rows):
        if position > last_task and not row.is_paragraph and _is_signature(row):
            return position
    return len(rows)


def _is_signature(row: Row) -> bool:
    cells = [cell for cell in row.cells if cell]
    if row.number or row.has(*TIMES) or len(cells) > 3:
        return False
    firsts = [cell.split("\n")[0].strip() for cell in cells]
    return any(is_recipients(text) or is_signature(text) for text in firsts)


def is_left_out(row: Row) -> bool:
    """Whether the row is a total, a remark or a number without anything."""
    if row.label and row.name and not _TOTAL.fullmatch(fold(row.name)):
        return False
    if row.is_paragraph:
        return False
    if not row.name:
        return not row.values and not row.group and not row.name_repeated
    text = bare(clean(row.name))
    if _REMARK.match(text):
        return row.alone
    is_total = _TOTAL.match(fold(row.name)) and len(text) < 60
    return bool(is_total) and not row.has(*LEADS, *TIMES)
