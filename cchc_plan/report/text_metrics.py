"""How wide a text is and where its lines break, in Tinos (so in Times New Roman)."""

import functools
from dataclasses import dataclass

from PIL import ImageFont

from .fonts import font_path

_UNITS = 1000  # measured at this size, for widths without rounding
_SLACK = 0.995  # of a line's width, since renderers round each word


@dataclass(frozen=True)
class Line:
    """One line of a text as it is laid out."""

    text: str
    ends_paragraph: bool


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of a text on one line, in the unit of ``size``.

    >>> round(text_width("Kế hoạch", 14)), round(text_width("Kế hoạch", 14, bold=True))
    (53, 56)
    """
    return _font(bold).getlength(text) * size / _UNITS


def wrap(text: str, width: float, size: float, *, bold: bool = False) -> list[Line]:
    """The lines of a text in a column; a word wider than that has a line of its own.

    :param width: of the column without its padding, in the unit of ``size``

    >>> [line.text for line in wrap("Kế hoạch của UBND xã\\nBáo cáo", 80, 13)]
    ['Kế hoạch của', 'UBND xã', 'Báo cáo']
    """
    found: list[Line] = []
    for paragraph in text.split("\n"):
        texts = _wrap_paragraph(paragraph, width * _SLACK, size, bold)
        found += [Line(each, False) for each in texts[:-1]]
        found.append(Line(texts[-1], True))
    return found


def line_count(text: str, width: float, size: float, *, bold: bool = False) -> int:
    """How many lines a text takes; a word too wide for one is cut."""
    return sum(
        1 + int(text_width(line.text, size, bold=bold) // max(width, 1))
        for line in wrap(text, width, size, bold=bold)
    )


def _wrap_paragraph(text: str, width: float, size: float, bold: bool) -> list[str]:
    texts = [""]
    for word in text.split(" "):
        longer = f"{texts[-1]} {word}".strip()
        if texts[-1] and text_width(longer, size, bold=bold) > width:
            texts.append(word)
        else:
            texts[-1] = longer
    return texts


@functools.cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(
        font_path(bold=bold), _UNITS, layout_engine=ImageFont.Layout.BASIC
    )
