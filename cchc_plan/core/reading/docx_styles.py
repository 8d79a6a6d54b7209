"""What the styles of a Word document say about their paragraphs and runs."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..text.normalize import fold
from .office_package import too_much
from .office_xml import attribute, child, integer, is_on, name, value_of

# Properties that a style switches on and a run may switch off again.
TOGGLES = ("b", "i", "caps", "vanish")

MAX_STYLES = 20_000
_BODY_LEVEL = 9  # the outline level of ordinary text
_MAX_ANCESTORS = 20
# Word writes "heading 1" in whatever language it runs; other programs do not.
_HEADING_NAME = re.compile(r"(?:heading|tiêu đề|đầu đề|đề mục) ?([1-9])")


@dataclass
class _Style:
    kind: str = ""
    parent: str = ""
    heading: int | None = None
    list_id: str | None = None
    level: int | None = None
    toggles: dict[str, bool] = field(default_factory=dict)


class DocxStyles:
    """The styles by their id."""

    def __init__(self, elements: Iterable = ()):
        """Read the styles.

        :param elements: the "w:style" elements of the document
        :raises UnreadableFile: "too_much"
        """
        self._styles: dict[str, _Style] = {}
        self._looks: dict[tuple[str, str], dict[str, bool]] = {}
        self.default = ""  # the style of paragraphs that name none
        for element in elements:
            self._add(element)
            if len(self._styles) > MAX_STYLES:
                raise too_much()

    def heading(self, style: str) -> int:
        """1 to 9 where the style is a heading's, else 0."""
        found = self._first(style, "heading")
        return found or 0

    def list_of(self, style: str) -> tuple[str, int | None, str]:
        """The list, its level and the style that says so, for numbered styles."""
        for key, each in self._line(style):
            if each.list_id is not None:
                return each.list_id, each.level, key
        return "", None, ""

    def look(self, paragraph_style: str, run_style: str) -> dict[str, bool]:
        """The toggles as both styles together say; two that switch one on cancel out.

        (ISO/IEC 29500-1, 17.7.3)
        """
        styles = (paragraph_style, run_style)
        if styles not in self._looks:
            self._looks[styles] = {
                key: self._toggled(paragraph_style, key)
                != self._toggled(run_style, key)
                for key in TOGGLES
            }
        return self._looks[styles]

    def _toggled(self, style: str, key: str) -> bool:
        return next(
            (each.toggles[key] for _, each in self._line(style) if key in each.toggles),
            False,
        )

    def _first(self, style: str, field_name: str):
        values = (getattr(each, field_name) for _, each in self._line(style))
        return next((value for value in values if value is not None), None)

    def _line(self, style: str):
        """The style and those it is based on, nearest first."""
        for _ in range(_MAX_ANCESTORS):
            each = self._styles.get(style)
            if each is None:
                return
            yield style, each
            style = each.parent

    def _add(self, element):
        key = attribute(element, "w:styleId")
        style = _Style(
            kind=attribute(element, "w:type"),
            parent=value_of(element, "w:basedOn") or "",
            heading=_heading(element),
            toggles=toggles(child(element, "w:rPr")),
        )
        style.list_id, style.level = list_of(child(element, "w:pPr"))
        self._styles[key] = style
        if style.kind == "paragraph" and is_on(attribute(element, "w:default", "0")):
            self.default = key


def toggles(properties) -> dict[str, bool]:
    """What a "w:rPr" element itself switches on or off."""
    found = {}
    for each in properties if properties is not None else ():
        key = name(each)[2:]
        if key in TOGGLES and name(each).startswith("w:"):
            found[key] = bool(is_on(attribute(each, "w:val")))
    return found


def list_of(properties) -> tuple[str | None, int | None]:
    """The list and level that a "w:pPr" element names; list "0" is none at all."""
    numbered = child(properties, "w:numPr")
    level = value_of(numbered, "w:ilvl")
    return (
        value_of(numbered, "w:numId"),
        None if level is None else integer(level, 0, 0, 8),
    )


def outline_level(properties) -> int | None:
    """The heading's level by a "w:pPr" element: 1 to 9, 0 for ordinary text."""
    level = value_of(properties, "w:outlineLvl")
    if level is None:
        return None
    level = integer(level, _BODY_LEVEL, 0, _BODY_LEVEL)
    return 0 if level == _BODY_LEVEL else level + 1


def _heading(style) -> int | None:
    match = _HEADING_NAME.fullmatch(fold(value_of(style, "w:name") or ""))
    return int(match[1]) if match else outline_level(child(style, "w:pPr"))
