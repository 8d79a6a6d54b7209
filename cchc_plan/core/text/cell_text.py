"""The text of one cell: which line breaks are only the width of the column.

A converted file breaks a cell's text wherever a line ends. Prose is put together
again; a list keeps a line for each of its items.
"""

import re

from .normalize import clean, fold
from .numbering import split_label

# A line that ends in one of these goes on in the next one.
_HANGING = re.compile(
    r"(?:[,(/–-]|\b(?:và|của|cho|với|theo|về|tại|đến|từ|trong|trên|các|những|trước|sau"
    r"|công chức|cán bộ))$"
)
_ENOUGH = 20  # letters at the end of a line tell whether it has ended
_BEFORE_ROMAN = re.compile(r"\bquý$")
_ROMAN = re.compile(r"[IVX]+\b")
_LIST = re.compile(r"^\s*[-–+•]|[:;.]\s*\n\s*[-–]")
_ENDED = re.compile(r"[.;:!?…]$")
_ACRONYM = re.compile(r"[A-ZĐ]{2}|[A-ZĐ]\b")


def tidy(text: str, *, prose: bool = False, names: bool = False) -> str:
    """A cell's text with the lines joined that belong together.

    :param prose: sentences stand in the cell, so a line that begins with a capital
        letter begins nothing new unless the line before it has ended
    :param names: names of bodies stand in it, which may hold a dash

    >>> tidy("Các văn bản chỉ đạo của UBND\\nxã")
    'Các văn bản chỉ đạo của UBND xã'
    >>> tidy("Kế hoạch\\nBáo cáo"), tidy("Ban hành Kế hoạch\\nCải cách", prose=True)
    ('Kế hoạch\\nBáo cáo', 'Ban hành Kế hoạch Cải cách')
    >>> tidy("- Văn phòng;\\n- Tư pháp\\n- Hộ tịch", prose=True)
    '- Văn phòng;\\n- Tư pháp\\n- Hộ tịch'
    >>> tidy("Văn hóa\\n- Xã hội\\nTư pháp", names=True)
    'Văn hóa - Xã hội\\nTư pháp'
    """
    if names:
        text = _within_names(text)
    lines: list[list[str]] = []
    before = ""
    for line in filter(None, map(clean, text.splitlines())):
        if lines and _goes_on(before, line, prose=prose):
            lines[-1] += (_joint(before), line)
        else:
            lines.append([line])
        before = line
    return "\n".join(map("".join, lines))


def glue(first: str, rest: str) -> str:
    """Two halves of one text; what stands at the cut on both sides is kept once.

    >>> glue("Kinh phí hoạt động thường", "xuyên"), glue("Quý II, III/", "2024")
    ('Kinh phí hoạt động thường xuyên', 'Quý II, III/2024')
    >>> glue("Kinh phí hoạt động thường xuyên", "xuyên")
    'Kinh phí hoạt động thường xuyên'
    """
    if f" {first}".endswith(f" {rest}"):
        return first
    return f"{first}{_joint(first)}{rest}"


def join_rows(first: str, rest: str, *, prose: bool = False, cut: bool = True) -> str:
    """One cell of two rows that are one.

    :param first: what is known of the cell so far, tidy already
    :param cut: the end of a page cut the text in two; otherwise each row says a thing

    >>> join_rows("Kế hoạch của UBND", "xã")
    'Kế hoạch của UBND xã'
    >>> join_rows("Kế hoạch", "Báo cáo", cut=False)
    'Kế hoạch\\nBáo cáo'
    """
    rest = tidy(rest, prose=prose)
    if not first or not rest:
        return first or rest
    last = first.rpartition("\n")[2]
    head, _, tail = rest.partition("\n")
    whole = _goes_on(last, head, prose=True) if cut else starts_within_sentence(head)
    if whole or _hangs(last):
        first, rest = first[: len(first) - len(last)] + glue(last, head), tail
    return "\n".join(filter(None, (first, rest)))


def starts_within_sentence(text: str) -> bool:
    """Whether a text goes on with a sentence that began elsewhere.

    >>> starts_within_sentence("xã"), starts_within_sentence("a) Xây dựng")
    (True, False)
    >>> starts_within_sentence("Xây dựng"), starts_within_sentence(") và 4")
    (False, True)
    """
    if split_label(text)[0]:
        return False
    return text[:1].islower() or text.startswith((",", ";", ")", "/"))


def starts_with_acronym(text: str) -> bool:
    """Whether capital letters at the start prove nothing: "UBND xã", "CCHC"."""
    return bool(_ACRONYM.match(text))


def is_upper(text: str) -> bool:
    """Whether a title is printed in capital letters.

    >>> is_upper("CẢI CÁCH THỂ CHẾ"), is_upper("Cải cách TTHC")
    (True, False)
    """
    letters = [letter for letter in text if letter.isalpha()]
    upper = sum(letter.isupper() for letter in letters)
    return len(letters) > 3 and upper >= 0.75 * len(letters)


def _goes_on(line: str, following: str, *, prose: bool) -> bool:
    """Whether the second line goes on with what the first one says."""
    if split_label(following)[0]:
        return False
    if starts_within_sentence(following) or _hangs(line):
        return True
    if _BEFORE_ROMAN.search(fold(line[-_ENOUGH:])) and _ROMAN.match(following):
        return True
    if following[0].isupper():
        return prose and not _ENDED.search(line)
    return not _ENDED.search(line)


def _within_names(text: str) -> str:
    """The text without line breaks before dashes, unless they mark a list."""
    if _LIST.search(text):
        return text
    return re.sub(r"\n\s*([-–])\s*", r" \1 ", text)


def _hangs(line: str) -> bool:
    """Whether a line ends in a word that asks for another."""
    return bool(_HANGING.search(fold(line[-_ENOUGH:])))


def _joint(line: str) -> str:
    """What stands between a line and the one that goes on with it."""
    return "" if line.endswith(("/", "(")) else " "
