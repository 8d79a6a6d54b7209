"""How wide a text is and where its lines break, in Tinos (so in Times New Roman)."""

import functools
from typing import NamedTuple

from PIL import ImageFont

from .fonts import font_path

_UNITS = 1000  # measured at this size, for widths without rounding
_SLACK = 0.995  # of a line's width, since renderers round each word


class Line(NamedTuple):
    """One line of a text as it is laid out."""

    text: str
    end: str  # what the text has between it and the next line: " ", "\n" or nothing


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of a text on one line, in the unit of ``size``.

    >>> round(text_width("Kế hoạch", 14)), round(text_width("Kế hoạch", 14, bold=True))
    (53, 56)
    """
    return _length(text, bold) * size / _UNITS


def wrap(text: str, width: float, size: float, *, bold: bool = False) -> list[Line]:
    """The lines of a text in a column; a word too wide for one is cut.

    :param width: of the column without its padding, in the unit of ``size``

    >>> [line.text for line in wrap("Kế hoạch của UBND xã\\nBáo cáo", 80, 13)]
    ['Kế hoạch của', 'UBND xã', 'Báo cáo']
    >>> [line.text for line in wrap("0123456789", 30, 13)]
    ['0123', '4567', '89']
    """
    room = width * _SLACK * _UNITS / size
    return [
        line
        for paragraph in text.split("\n")
        for line in _wrap_paragraph(paragraph, room, bold)
    ]


# A column says the same few things again and again.
@functools.lru_cache(maxsize=10_000)
def line_count(text: str, width: float, size: float, *, bold: bool = False) -> int:
    """How many lines a text takes in a column; none takes one, too."""
    return len(wrap(text, width, size, bold=bold))


def join_lines(lines: list[Line]) -> str:
    """Lines as a text again, which breaks where they did."""
    return "".join(line.text + line.end for line in lines).strip()


def _wrap_paragraph(text: str, room: float, bold: bool) -> list[Line]:
    """:param room: the width of a line at the size in which letters are measured"""
    lines: list[Line] = []
    words: list[str] = []  # of the line that is being filled
    left = room
    space = _length(" ", bold)
    for word in text.split(" "):
        length = _length(word, bold)
        if words and space + length <= left:
            words.append(word)
            left -= space + length
            continue
        if words:
            lines.append(Line(" ".join(words), " "))
        if length > room:
            *pieces, word = _pieces(word, room, bold)
            lines += [Line(piece, "") for piece in pieces]
            length = _length(word, bold)
        words, left = [word], room - length
    return [*lines, Line(" ".join(words), "\n")]


def _pieces(word: str, room: float, bold: bool) -> list[str]:
    """A word cut into parts that fit, of one letter at least."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and _length(pieces[-1] + letter, bold) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


# A table has few words and says them again and again.
@functools.lru_cache(maxsize=50_000)
def _length(text: str, bold: bool) -> float:
    return _font(bold).getlength(text)


@functools.cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(
        font_path(bold=bold), _UNITS, layout_engine=ImageFont.Layout.BASIC
    )
