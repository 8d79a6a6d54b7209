"""The labels that Word writes in front of paragraphs it numbers: "1.", "II.", "a)".

They stand nowhere in the text: a paragraph names a list and a level, the list's levels
say how their counters look, and the counters run through the document
(ISO/IEC 29500-1, 17.9).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ..text.numbering import counted
from .office_package import too_much
from .office_xml import attribute, child, integer, is_on, name, value_of

LEVELS = 9
MAX_LISTS = 20_000
_MAX_COUNT = 100_000


@dataclass(frozen=True)
class Level:
    """How one level of a list is numbered."""

    start: int = 1
    format: str = "decimal"
    text: str = ""  # "%1.%2)": the counters of levels 1 and 2
    legal: bool = False  # all counters in the label are arabic
    restart: int | None = None  # the level after which it starts again; 0 = never
    style: str = ""  # the paragraph style that belongs to it


@dataclass(frozen=True)
class _Definition:
    """What several lists may share."""

    levels: dict[int, Level]
    style: str = ""  # the list style that it only refers to


@dataclass
class _List:
    """A list in use: the definition it shares with others, and what it changes."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class WordNumbering:
    """The counters of a document; ask for the labels in the order of the text."""

    def __init__(self, elements: Iterable = ()):
        """Read the lists.

        :param elements: "w:abstractNum" and then "w:num" elements of the document
        :raises UnreadableFile: "too_much"
        """
        self._definitions: dict[str, _Definition] = {}
        self._defined_by_style: dict[str, str] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        for element in elements:
            if name(element) == "w:abstractNum":
                self._add_definition(element)
            else:
                self._add_list(element)
            if max(len(self._definitions), len(self._lists)) > MAX_LISTS:
                raise too_much()

    def label(self, list_id: str, level: int) -> str:
        """Count one paragraph and return its label; "" where Word shows none.

        Bullets of whatever shape are "-", except "+", which Vietnamese documents use
        for the level below.
        """
        numbered = self._lists.get(list_id)
        if numbered is None or level not in numbered.levels:
            return ""
        self._count(list_id, numbered, level)
        return self._text(numbered, level)

    def level_of_style(self, list_id: str, style: str) -> int:
        """The list's level that belongs to a paragraph style, else the first."""
        numbered = self._lists.get(list_id)
        levels = numbered.levels.items() if numbered else ()
        return next((index for index, each in levels if each.style == style), 0)

    def _count(self, list_id, numbered, level):
        counts = self._counts.setdefault(numbered.definition, [None] * LEVELS)
        if list_id not in self._begun:
            self._begun.add(list_id)
            for index in numbered.starts:
                counts[index] = None
        last = counts[level]
        start = numbered.levels[level].start
        counts[level] = start if last is None else last + 1
        for index in range(level + 1, LEVELS):
            restart = numbered.levels.get(index, Level()).restart
            if restart is None or level < restart:
                counts[index] = None

    def _text(self, numbered, level):
        look = numbered.levels[level]
        if look.format == "bullet":
            return "+" if look.text.strip() == "+" else "-"
        if look.format == "none" and "%" not in look.text:
            return look.text.strip()
        counts = self._counts[numbered.definition]
        text = look.text
        for index in range(level + 1):
            mark = f"%{index + 1}"
            if mark in text:
                each = numbered.levels.get(index, Level())
                count = each.start if counts[index] is None else counts[index]
                text = text.replace(
                    mark, counter(count, "decimal" if look.legal else each.format)
                )
        return text.strip()

    # -- The part "numbering" ----------------------------------------------------------

    def _add_definition(self, element):
        key = attribute(element, "w:abstractNumId")
        style = value_of(element, "w:numStyleLink") or ""
        self._definitions[key] = _Definition(_levels(element), style)
        if own_style := value_of(element, "w:styleLink"):
            self._defined_by_style[own_style] = key

    def _add_list(self, element):
        key = self._defining(value_of(element, "w:abstractNumId") or "")
        if key not in self._definitions:
            return
        numbered = _List(key, dict(self._definitions[key].levels))
        for change in element:
            if name(change) == "w:lvlOverride":
                _apply_override(numbered, change)
        self._lists[attribute(element, "w:numId")] = numbered

    def _defining(self, key: str) -> str:
        """The definition that holds the levels: a list style is defined by another."""
        style = self._definitions[key].style if key in self._definitions else ""
        return self._defined_by_style.get(style, key)


def _levels(element) -> dict[int, Level]:
    return {
        integer(attribute(each, "w:ilvl"), 0, 0, LEVELS - 1): _level(each)
        for each in element
        if name(each) == "w:lvl"
    }


def _level(element) -> Level:
    restart = value_of(element, "w:lvlRestart")
    return Level(
        start=integer(value_of(element, "w:start"), 0, 0, _MAX_COUNT),
        format=_format(element),
        text=value_of(element, "w:lvlText") or "",
        legal=bool(is_on(value_of(element, "w:isLgl"))),
        restart=None if restart is None else integer(restart, 0, 0, LEVELS),
        style=value_of(element, "w:pStyle") or "",
    )


def _format(level) -> str:
    """The level's format, also where a newer one is wrapped with a fallback."""
    wrapped = child(level, "mc:AlternateContent", "mc:Fallback")
    holder = level if child(level, "w:numFmt") is not None else wrapped
    return value_of(holder, "w:numFmt") or "decimal"


def _apply_override(numbered: _List, element) -> None:
    index = integer(attribute(element, "w:ilvl"), 0, 0, LEVELS - 1)
    own = child(element, "w:lvl")
    if own is not None:
        numbered.levels[index] = _level(own)
    start = value_of(element, "w:startOverride")
    if start is not None:
        numbered.starts[index] = integer(start, 1, 0, _MAX_COUNT)
        level = numbered.levels.get(index, Level())
        numbered.levels[index] = replace(level, start=numbered.starts[index])


# -- Counters --------------------------------------------------------------------------


def counter(count: int, look: str) -> str:
    """One counter as it is written, in arabic numbers where the look is unknown.

    >>> [counter(4, look) for look in ("decimalZero", "upperRoman", "lowerLetter")]
    ['04', 'IV', 'd']
    """
    match look:
        case "none" | "bullet":
            return ""
        case "decimalZero":
            return f"{count:02}"
        case "lowerRoman":
            return counted(count).lower()
        case "upperRoman":
            return counted(count)
        case "lowerLetter":
            return _letter(count)
        case "upperLetter":
            return _letter(count).upper()
        case _:
            return str(count)


def _letter(count: int) -> str:
    """a, b, … z, aa, bb: Word repeats the letter.

    >>> _letter(1), _letter(26), _letter(28)
    ('a', 'z', 'bb')
    """
    if not 0 < count <= 780:  # Word's own limit
        return str(count)
    times, letter = divmod(count - 1, 26)
    return chr(ord("a") + letter) * (times + 1)
