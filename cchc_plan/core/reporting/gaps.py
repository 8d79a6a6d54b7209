"""Places that only a person can fill: a draft says so and never makes something up."""

import re
from collections.abc import Iterable

from .facts import Paragraph

_GAP = re.compile(r"\[Bổ sung: [^\[\]]*\]")


def gap(what: str) -> str:
    """
    >>> gap("nguyên nhân")
    '[Bổ sung: nguyên nhân]'
    """
    return f"[Bổ sung: {what}]"


def find_gaps(paragraphs: Iterable[Paragraph]) -> list[tuple[str, str]]:
    """The key of each paragraph with a place still to fill, and its words."""
    return [
        (paragraph.key, match)
        for paragraph in paragraphs
        for match in _GAP.findall(paragraph.text)
    ]
