"""Text as it may stand on paper: composed, without empty lines and unseen marks."""

from functools import lru_cache

from ..reading.visible_text import visible
from ..text import clean


# The same words stand in the same column again and again.
@lru_cache(maxsize=4096)
def printable(text: str | None) -> str:
    """A text with one line a paragraph; what is not to be seen is left out.

    >>> printable("Kế hoạch \\r\\n\\r\\n\\tBáo\\x01  cáo")
    'Kế hoạch\\nBáo cáo'
    """
    return "\n".join(lines(text))


def lines(text: str | None) -> tuple[str, ...]:
    """The paragraphs of a text.

    >>> lines("- Một;\\n\\n- Hai.")
    ('- Một;', '- Hai.')
    """
    shown = visible(text or "")
    return tuple(filter(None, map(clean, shown.split("\n"))))
