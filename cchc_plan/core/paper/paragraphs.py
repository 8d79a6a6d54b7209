"""The paragraphs of a plan's chapters: which lines are headings.

The text fields of a plan are plain text, a paragraph a line; its headings are told by
their look, once and here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from ..text.cell_text import is_upper
from ..text.normalize import clean
from ..text.numbering import BULLET, DOTTED, NUMBER, PART, ROMAN, split_label
from .printable import lines

TEXT = "text"  # justified, first line indented
HEADING = "heading"  # "1. Công tác chỉ đạo, điều hành": bold
SUBHEADING = "subheading"  # "1.1. Về kế hoạch": bold and italic
NOTE = "note"  # "(Có biểu Kế hoạch chi tiết đính kèm)": italic

_LONGEST_HEADING = 150  # characters; beyond it a numbered line is a paragraph…
_LONGEST_BEFORE_LIST = 300  # …unless a list of bullets stands under it


@dataclass(frozen=True)
class Block:
    """One printed paragraph."""

    kind: str
    text: str


def blocks(text: str | None) -> tuple[Block, ...]:
    """The paragraphs of one text field.

    >>> [block.kind for block in blocks("1. Cải cách thể chế\\n- Rà soát văn bản.")]
    ['heading', 'text']
    >>> [block.kind for block in blocks("1. Rà soát các văn bản.\\n2. Công khai.")]
    ['text', 'text']
    """
    return tuple(_blocks(lines(text)))


def _blocks(paragraphs: tuple[str, ...]) -> Iterator[Block]:
    for line, following in zip_longest(paragraphs, paragraphs[1:], fillvalue=""):
        if line.startswith("(") and line.rstrip(" .").endswith(")"):
            yield Block(NOTE, line)
        elif is_heading(line, following):
            yield Block(HEADING, line)
        else:
            yield Block(TEXT, line)


def is_heading(line: str, following: str = "") -> bool:
    """Whether a line is a numbered heading rather than an item of a numbered list.

    :param following: the line after it; a heading may end in a full stop only when a
        list of bullets stands under it
    """
    label, rest = split_label(line)
    if not label or label.kind not in (NUMBER, DOTTED) or line[-1] in ":;,":
        return False
    if _is_bullet(following):
        return len(rest) <= _LONGEST_BEFORE_LIST
    return len(rest) <= _LONGEST_HEADING and line[-1] not in ".…"


def chapter_title(line: str, *, is_numbered: bool = True) -> str | None:
    """The title that a line gives to a chapter, without its number; None for none.

    :param is_numbered: only a Roman number makes a title; otherwise capitals do, too

    >>> chapter_title("IX. KHEN THƯỞNG, KỶ LUẬT"), chapter_title("KẾT QUẢ NĂM 2023")
    ('KHEN THƯỞNG, KỶ LUẬT', None)
    >>> chapter_title("KẾT QUẢ NĂM 2023", is_numbered=False)
    'KẾT QUẢ NĂM 2023'
    """
    label, rest = split_label(clean(line))
    if label and label.kind in (PART, ROMAN) and rest:
        return rest
    if not is_numbered and (not label or label.kind == NUMBER) and is_upper(rest):
        return rest
    return None


def _is_bullet(line: str) -> bool:
    label, _rest = split_label(line)
    return bool(label) and label.kind == BULLET
