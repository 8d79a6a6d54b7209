"""Where the headings of an annex stand in a table.

They may take two rows ("Cơ quan thực hiện" over "Chủ trì" and "Phối hợp"), may be
followed by a row of column numbers and may be repeated on every page.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...reading.source import Cell  # noqa: F401 (doctest)
from ...text.normalize import bare
from ...text.numbering import number_label, split_label
from . import headings
from .columns import (
    CellRow,
    Columns,
    Heading,
    assign_columns,
    own_text,
    own_texts,
)
from .headings import meaning

_MOST_HEADING_ROWS = 3
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-Z])\)?(?:\s*=.*)?$")
_OF_PEOPLE = re.compile(r"ho (?:va )?ten|ngay sinh|so dien thoai")
_INDICATOR = re.compile(r"(?:ten |cac |noi dung |muc tieu,? )*(?:chi tieu|chi so)\b")
_MEASURE = re.compile(r"don vi tinh|dvt\b|don vi do")
_TASK = re.compile(r"nhiem vu|cong viec|dau viec|hoat dong|san pham")


@dataclass(frozen=True)
class HeadingRows:
    """Where headings stand in a table: rows ``first`` up to, not including, ``end``."""

    columns: Columns
    first: int
    end: int


def find_headings(rows: Sequence[CellRow], start: int = 0) -> HeadingRows | None:
    """The first rows of headings from ``start`` on, None where there are none."""
    for index in range(start, len(rows)):
        found = headings_at(rows, index)
        if found:
            return found
    return None


def headings_at(rows: Sequence[CellRow], index: int) -> HeadingRows | None:
    """The headings that begin in this row, if it is one of headings."""
    top = rows[index]
    if not _could_be_headings(top):
        return None
    depth = 1
    while depth < _MOST_HEADING_ROWS and _is_lower_heading(rows, index, index + depth):
        depth += 1
    found = _headings(rows[index : index + depth])
    if not _is_annex(found):
        return None
    end = index + depth
    if end < len(rows) and is_column_numbers(rows[end]):
        end += 1
    columns = assign_columns(found, rows[end:])
    return HeadingRows(columns, index, end) if headings.NAME in columns.roles else None


def is_column_numbers(row: CellRow) -> bool:
    """Whether the row only numbers the columns: (1) (2) (3)…

    >>> is_column_numbers([Cell("(1)"), Cell("(2)"), Cell("(3)=(1)+(2)")])
    True
    """
    if any(cell.merged == "up" for cell in row):
        return False  # months under a heading: 1, 2, 3…
    texts = own_texts(row)
    numbers = [text for text in texts if _COLUMN_NUMBER.match(text)]
    return len(texts) >= 3 and len(numbers) == len(texts) == len(set(texts))


# -- Which rows are headings -----------------------------------------------------------


def _could_be_headings(row: CellRow) -> bool:
    texts = own_texts(row)
    return len(texts) > 1 and not number_label(texts[0])


def _is_lower_heading(rows: Sequence[CellRow], first: int, index: int) -> bool:
    """Whether the row goes on with the headings that began in row ``first``."""
    if index >= len(rows) or is_column_numbers(rows[index]):
        return False
    row = rows[index]
    texts = own_texts(row)
    under_merged = any(cell.merged == "up" for cell in row)
    if not texts or max(map(len, texts)) > 60 or split_label(texts[0])[0]:
        return False
    if under_merged and _spans(rows[index - 1]):
        return True
    # A title across the table ("NHIỆM VỤ CHUNG") is one text, headings are several.
    several = len(texts) > 1 and len(texts) < len(row)
    known = [meaning(text).role != headings.UNKNOWN for text in texts]
    return several and all(known) and not _is_same(rows[first], row)


def _spans(row: CellRow) -> bool:
    """Whether a heading stretches over several columns."""
    return any(cell.merged == "left" for cell in row)


def _is_same(top: CellRow, row: CellRow) -> bool:
    """Whether the lower row only repeats the upper one."""
    return [own_text(cell) for cell in top] == [own_text(cell) for cell in row]


def _is_annex(found: Sequence[Heading]) -> bool:
    """Whether these headings are of a table of tasks, and not of people or targets."""
    filled = [each for each in found if each.path and not each.continues]
    texts = [bare(" ".join(each.path)) for each in filled]
    if any(map(_OF_PEOPLE.search, texts)) or _is_of_indicators(texts):
        return False
    roles = [each.meaning.role for each in filled]
    if 2 * roles.count(headings.UNKNOWN) > len(roles):
        return False
    # One "Quý I" may be the time of a task; several are headings.
    doubtful = {headings.TIME_MARK} if roles.count(headings.TIME_MARK) < 2 else set()
    when = headings.WHEN.intersection(roles) - doubtful
    who = headings.WHO.intersection(roles)
    if headings.NAME in roles:
        return bool(who or when or headings.DELIVERABLE in roles)
    return bool(who and when)


def _is_of_indicators(texts: Sequence[str]) -> bool:
    """Whether these headings, without accents, are of a table of targets."""
    if any(map(_TASK.search, texts)):
        return False
    first = next((text for text in texts if meaning(text).role != headings.NUMBER), "")
    measured = any(map(_MEASURE.match, texts)) and any(map(_INDICATOR.match, texts))
    return bool(_INDICATOR.match(first)) or measured


# -- Headings in several rows ----------------------------------------------------------


def _headings(rows: Sequence[CellRow]) -> list[Heading]:
    """Each column's headings from top to bottom."""
    grid = [[own_text(cell) for cell in row] for row in rows]
    own = [any(texts) for texts in zip(*grid, strict=True)]
    if len(grid) > 1:
        grid[0] = _spread(grid[0], grid[1])
    for texts, row in zip(grid, rows, strict=True):
        for index, cell in enumerate(row):
            if cell.merged == "left" and index and not texts[index]:
                texts[index] = texts[index - 1]
    for upper, lower in zip(grid, grid[1:], strict=False):
        _inherit(upper, lower)
    paths = [
        tuple(dict.fromkeys(filter(None, each))) for each in zip(*grid, strict=True)
    ]
    return [
        Heading(
            path,
            meaning(*path),
            continues=bool(path) and not own[index] and paths[index - 1] == path,
        )
        for index, path in enumerate(paths)
    ]


def _inherit(upper: list[str], lower: list[str]) -> None:
    """Give a blank upper heading the text on its left when both stand over others."""
    for index in range(1, len(upper)):
        if not upper[index] and lower[index] and lower[index - 1]:
            upper[index] = upper[index - 1]


def _spread(upper: list[str], lower: list[str]) -> list[str]:
    """Move upper headings to their columns when the copying lost merged cells.

    Text copied from Word has one cell for a merged heading, so those to the right of
    it stand too far left.

    >>> _spread(["TT", "Cơ quan", "Thời gian", ""], ["", "Chủ trì", "Phối hợp", ""])
    ['TT', 'Cơ quan', 'Cơ quan', 'Thời gian']
    """
    groups = _groups(lower)
    missing = sum(len(group) - 1 for group in groups)
    present = len(upper) - missing
    if not missing or any(upper[present:]) or not all(upper[1:present]):
        return upper
    rest = iter(upper)
    spread: list[str] = []
    for index in range(len(upper)):
        inside = any(index in group[1:] for group in groups)
        spread.append(spread[-1] if inside else next(rest))
    return spread


def _groups(lower: list[str]) -> list[list[int]]:
    """Neighbouring columns whose lower headings belong under one upper heading."""
    groups: list[list[int]] = []
    family = None
    for index, text in enumerate(lower):
        role = meaning(text).role
        new = headings.WHO if role in headings.WHO else headings.WHEN
        if text and new == family:
            groups[-1].append(index)
        elif text:
            groups.append([index])
        family = new if text else None
    return groups
