"""Text as it may stand on paper: composed, without empty lines and unseen marks."""

import unicodedata
from functools import lru_cache

from ..reading.visible_text import visible
from ..text.normalize import clean


# The same words stand in the same column again and again.
@lru_cache(maxsize=4096)
def printable(text: str | None) -> str:
    """A text with one line a paragraph; what is not to be seen is left out.

    >>> printable("Kế hoạch \\r\\n\\r\\n\\tBáo\\x01  cáo")
    'Kế hoạch\\nBáo cáo'
    """
    return text if text and _is_printable(text) else "\n".join(lines(text))


def _is_printable(text: str) -> bool:
    """Whether it may stand as it is, as nearly every text may; quickly told."""
    return (
        text.isprintable()
        and "  " not in text
        and text == text.strip()
        and unicodedata.is_normalized("NFC", text)
    )


def lines(text: str | None) -> tuple[str, ...]:
    """The paragraphs of a text.

    >>> lines("- Một;\\n\\n- Hai.")
    ('- Một;', '- Hai.')
    """
    shown = visible(text or "")
    return tuple(filter(None, map(clean, shown.split("\n"))))
