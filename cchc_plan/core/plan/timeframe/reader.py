"""A deadline wording made ready for reading, and the place reached in it."""

import re
from functools import lru_cache

from ...text.normalize import bare, clean
from . import findings

# No deadline is longer; what is, is a paragraph in the wrong column.
MAX_LENGTH = 500
_SHOWN_LENGTH = 80

# Lookalikes of what the grammar knows, and characters that nobody sees.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"),
        "；": ";",
        "，": ",",
        "／": "/",
        "：": ":",
        "（": "(",
        "）": ")",
        "Ⅰ": "I",
        "Ⅱ": "II",
        "Ⅲ": "III",
        "Ⅳ": "IV",
    }
)
_SLASH = re.compile(r"\s*/\s*")
_BULLET = re.compile(r"^[-+*•. ]+")
_TAIL = " ./;,:-…"
_QUI = re.compile(r"(?<![a-z])qui(?![a-z])")
_SPACES = re.compile(r" *")


def prepare(wording: str, line_joint: str = " ; ") -> str:
    """One line of composed text without bullets, stray spaces and final dots.

    >>> prepare("- Quý  I / 2024\\n- Quý III/2024./.")
    'Quý I/2024 ; Quý III/2024'
    """
    lines = [clean(line) for line in wording.translate(_PLAIN).splitlines()]
    lines = [_BULLET.sub("", line) for line in lines]
    joined = line_joint.join(line for line in lines if line)
    return _SLASH.sub("/", joined).strip(_TAIL)


def shown(wording: str) -> str:
    """The wording as messages quote it: on one line, shortened."""
    text = clean(wording[: 4 * MAX_LENGTH])
    return text if len(text) <= _SHOWN_LENGTH else text[: _SHOWN_LENGTH - 1] + "…"


class Reader:
    """The text without accents, read from left to right.

    ``text`` has one character for each of ``original``, so that a stretch of it can be
    quoted as it was written.
    """

    def __init__(self, original: str, wording: str, plan_year: int):
        self.original = original
        self.text = _QUI.sub("quy", "".join(map(_plain_character, original)))
        self.shown = shown(wording)
        self.plan_year = plan_year
        self.position = 0

    @property
    def at_end(self) -> bool:
        return self.position >= len(self.text)

    def sees(self, pattern: re.Pattern) -> re.Match | None:
        return pattern.match(self.text, self.position)

    def take(self, pattern: re.Pattern) -> re.Match | None:
        """Move past the pattern and the spaces behind it, if it stands here."""
        match = self.sees(pattern)
        if match:
            self.position = _SPACES.match(self.text, match.end()).end()
        return match

    def quote(self, start: int, end: int | None = None) -> str:
        """What was written there."""
        return self.original[start:end].strip(_TAIL)

    def refuse(self, reason, *values) -> findings.Refused:
        """The error that carries this reason, one of :mod:`.timeframe.findings`."""
        return findings.Refused(reason(self.shown, *values))


@lru_cache(maxsize=4096)
def _plain_character(character: str) -> str:
    if character == " ":
        return character
    plain = bare(character)
    return plain if len(plain) == 1 else "?"
