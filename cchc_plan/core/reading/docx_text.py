"""The text of a Word paragraph as it is seen: without deletions, hidden text and codes.

Inserted text, fields, links, content controls and equations count; deleted and moved-
away text, hidden text and the prompts of empty content controls do not.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from .docx_styles import DocxStyles, list_of, outline_level, toggles
from .office_package import too_much
from .office_xml import child, name, value_of
from .visible_text import visible
from .word_numbering import WordNumbering

MAX_PARAGRAPHS = 200_000  # in cells and out of them, empty ones too
MAX_DEPTH = 100  # elements inside one another below a paragraph or row

# Never seen, or not text.
_UNSEEN = {
    *("w:del", "w:moveFrom", "w:instrText", "w:delText", "w:delInstrText"),
    *("w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:fldData"),
    "w:rt",  # the small letters above others
    "mc:Fallback",  # the same once more, for older programs
}
_CHARACTERS = {
    "w:tab": " ",
    "w:ptab": " ",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "-",
}


def is_unseen(element) -> bool:
    """Whether the element and all in it is not to be read."""
    if name(element) == "w:sdt":
        return child(element, "w:sdtPr", "w:showingPlcHdr") is not None
    return name(element) in _UNSEEN


def inner(element, *wanted: str, depth: int = 0) -> Iterator:
    """The outermost elements of these names, through content controls and the like."""
    if depth > MAX_DEPTH:
        raise too_much()
    for each in element:
        if name(each) in wanted:
            yield each
        elif not is_unseen(each):
            yield from inner(each, *wanted, depth=depth + 1)


@dataclass
class ReadParagraph:
    """What stands in a paragraph."""

    text: str = ""
    label: str = ""  # Word's automatic number
    bold: bool = False
    italic: bool = False
    heading: int = 0
    boxes: list = field(default_factory=list)  # text boxes anchored here

    @property
    def labelled(self) -> str:
        """The text with its number in front."""
        return (
            f"{self.label} {self.text.lstrip()}".rstrip() if self.label else self.text
        )


@dataclass(frozen=True)
class _Run:
    text: str
    bold: bool
    italic: bool


class ParagraphReader:
    """Reads the paragraphs of one document, in the order of the document."""

    def __init__(self, styles: DocxStyles, numbering: WordNumbering):
        self._styles = styles
        self._numbering = numbering
        self._count = 0

    def read(self, element) -> ReadParagraph:
        """Read a "w:p" element; counts its list on."""
        self._count += 1
        if self._count > MAX_PARAGRAPHS:
            raise too_much()
        properties = child(element, "w:pPr")
        style = value_of(properties, "w:pStyle") or self._styles.default
        runs, boxes = [], []
        self._collect(element, style, runs, boxes, 0)
        seen = [run for run in runs if run.text.strip()]
        text = "".join(run.text for run in runs)
        gone = child(properties, "w:rPr", "w:del") is not None and not seen
        heading = outline_level(properties)
        return ReadParagraph(
            text=text,
            label="" if gone else self._label(properties, style),
            bold=bool(seen) and all(run.bold for run in seen),
            italic=bool(seen) and all(run.italic for run in seen),
            heading=self._styles.heading(style) if heading is None else heading,
            boxes=boxes,
        )

    def _label(self, properties, style) -> str:
        list_id, level = list_of(properties)
        own_style = style
        if list_id is None:
            list_id, style_level, own_style = self._styles.list_of(style)
            level = style_level if level is None else level
        if level is None:
            level = self._numbering.level_of_style(list_id, own_style)
        return self._numbering.label(list_id, level)

    def _collect(self, element, style, runs, boxes, depth):
        if depth > MAX_DEPTH:
            raise too_much()
        for each in element:
            tag = name(each)
            if tag == "w:r":
                self._collect_run(each, style, runs, boxes, depth)
            elif tag == "w:txbxContent":
                boxes.append(each)
            elif tag == "m:t":
                runs.append(_Run(visible(each.text or ""), False, False))
            elif not is_unseen(each):
                self._collect(each, style, runs, boxes, depth + 1)

    def _collect_run(self, run, style, runs, boxes, depth):
        if not len(run):
            return
        properties = child(run, "w:rPr")
        look = self._look(properties, style)
        if look["vanish"]:
            return
        for each in run:
            tag = name(each)
            if tag in _CHARACTERS:
                text = _CHARACTERS[tag]
            elif tag == "w:t":
                text = visible(each.text or "")
                text = text.upper() if look["caps"] else text
            else:
                if tag not in _UNSEEN:
                    self._collect([each], style, runs, boxes, depth + 1)
                continue
            runs.append(_Run(text, look["b"], look["i"]))

    def _look(self, properties, style) -> dict[str, bool]:
        run_style = value_of(properties, "w:rStyle") or ""
        return self._styles.look(style, run_style) | toggles(properties)
