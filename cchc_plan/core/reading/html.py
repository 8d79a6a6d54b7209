"""Pasted HTML: what browsers, Word and Excel put on the clipboard beside plain text.

In plain text a browser drops the columns of every table whose cells hold paragraphs;
in HTML they are there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from .office_package import too_much
from .office_xml import integer
from .source import Cell, Paragraph, Source
from .source_builder import MAX_COLUMNS, MAX_ROWS, SourceBuilder
from .visible_text import visible
from .word_numbering import counter

MAX_DEPTH = 120
_SPACES = re.compile(r"[ \t\r\n\f]+")  # not the no-break space
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)", re.I)
_ITALIC = re.compile(r"font-style\s*:\s*italic", re.I)
_UNSEEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.I)
_SKIPPED = {"head", "script", "style", "title", "template", "noscript", "select", "del"}
_BLOCKS = {
    *("address", "article", "blockquote", "body", "caption", "center", "dd", "div"),
    *("dl", "dt", "figure", "footer", "form", "header", "hr", "html", "li", "main"),
    *("ol", "p", "pre", "section", "ul", "h1", "h2", "h3", "h4", "h5", "h6"),
}
_LIST_LOOKS = {
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}


def read_html(html: str) -> Source:
    """Read the paragraphs and tables of some HTML.

    :raises UnreadableFile: "too_much"
    """
    builder = SourceBuilder()
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True
    )
    html = f"<html><body>{html}</body></html>".replace("\0", "")
    root = etree.fromstring(html.encode("utf-8", "replace"), parser)
    if len(parser.error_log.filter_from_fatals()):  # too deep: the rest was left out
        raise too_much()
    _add_blocks(builder, root, 0)
    return builder.build()


@dataclass(frozen=True)
class _Look:
    bold: bool = False
    italic: bool = False
    heading: int = 0


@dataclass
class _Text:
    """The pieces of one paragraph."""

    pieces: list[tuple[str, _Look]] = field(default_factory=list)

    def paragraph(self) -> Paragraph:
        text = "".join(piece for piece, _ in self.pieces)
        text = "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\v"))
        looks = [look for piece, look in self.pieces if piece.strip()]
        return Paragraph(
            visible(text).strip(),
            bold=bool(looks) and all(look.bold for look in looks),
            italic=bool(looks) and all(look.italic for look in looks),
            heading=max((look.heading for look in looks), default=0),
        )


def _add_blocks(builder: SourceBuilder, root, depth: int) -> None:
    for block in _blocks(root, depth):
        if isinstance(block, Paragraph):
            builder.add_paragraph(block)
        else:
            _add_table(builder, block, depth)


def _blocks(root, depth: int) -> Iterator:
    """The paragraphs below an element, and the elements of the tables among them."""
    text = _Text()
    for part in _parts(root, _Look(), depth):
        if isinstance(part, tuple):
            text.pieces.append(part)
            continue
        if text.pieces:
            yield text.paragraph()
            text = _Text()
        if part is not None:
            yield part
    if text.pieces:
        yield text.paragraph()


def _parts(element, look: _Look, depth: int, label: str = "") -> Iterator:
    """Pieces of text with their look, None between paragraphs, and "table" elements.

    :param label: what the browser shows before the element, an item of a list
    """
    if depth > MAX_DEPTH:
        raise too_much()
    is_block = element.tag in _BLOCKS
    look = _look_of(element, look)
    if is_block:
        yield None
    # "<li><p>": the item's number stands on the line of its first paragraph.
    inside = not (element.text or "").strip() and len(element) > 0
    inside = inside and element[0].tag in ("p", "div")
    yield "" if inside else label, look
    yield element.text or "", look
    items = 0
    for position, child in enumerate(element):
        label = label if inside and not position else ""
        if child.tag == "li":
            label = _label(element, items)
            items += 1
        if child.tag == "table":
            yield child
        elif child.tag == "br":
            yield "\v", look
        elif isinstance(child.tag, str) and not _is_unseen(child):
            yield from _parts(child, look, depth + 1, label)
        yield child.tail or "", look
    if is_block:
        yield None


def _is_unseen(element) -> bool:
    return element.tag in _SKIPPED or bool(_UNSEEN.search(element.get("style", "")))


def _look_of(element, look: _Look) -> _Look:
    tag, style = element.tag, element.get("style", "")
    heading = int(tag[1]) if re.fullmatch("h[1-6]", tag) else look.heading
    bold = look.bold or bool(tag in ("b", "strong", "th") or heading)
    bold = (bold or bool(_BOLD.search(style))) and not _NOT_BOLD.search(style)
    italic = look.italic or tag in ("i", "em") or bool(_ITALIC.search(style))
    return _Look(bold, italic, heading)


def _label(parent, place: int) -> str:
    """The number or dash that the browser shows before an item, with a space."""
    if parent.tag != "ol":
        return "- "
    start = integer(parent.get("start"), 1, 0, 10_000)
    look = _LIST_LOOKS.get(parent.get("type", ""), "decimal")
    return f"{counter(start + place, look)}. "


# -- Tables ----------------------------------------------------------------------------


def _add_table(builder: SourceBuilder, table, depth: int) -> None:
    rows = list(_own_rows(table))
    if any(len(cells) == 1 and _has_table(cells[0]) for cells in rows):
        # The table only frames the page.
        for cells in rows:
            for cell in cells:
                _add_blocks(builder, cell, depth + 1)
        return
    read = _grid(rows, depth)
    for row in read:
        builder.count_row(len(row), sum(len(cell.text) for cell in row))
    builder.add_table(read)


def _own_rows(table) -> Iterator[list]:
    """The cells of each row, those of tables inside left out."""
    for child in table:
        if child.tag == "tr":
            yield [cell for cell in child if cell.tag in ("td", "th")]
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _own_rows(child)


def _has_table(cell) -> bool:
    return next(cell.iter("table"), None) is not None


def _grid(rows: list[list], depth: int) -> list[list[Cell]]:
    if len(rows) > MAX_ROWS:
        raise too_much()
    grid: list[dict[int, Cell]] = [{} for _ in rows]
    for position, cells in enumerate(rows):
        column = 0
        for element in cells:
            while column in grid[position]:
                column += 1
            width = integer(element.get("colspan"), 1, 1, MAX_COLUMNS)
            if column + width > MAX_COLUMNS:
                raise too_much()
            height = integer(element.get("rowspan"), 1, 1, MAX_ROWS)
            for below, row in enumerate(grid[position : position + height]):
                first = Cell(merged="up") if below else _cell(element, depth + 1)
                row[column] = first
                for beside in range(column + 1, column + width):
                    row[beside] = Cell(merged="left")
            column += width
    width = max((max(row, default=-1) + 1 for row in grid), default=0)
    return [[row.get(column, Cell()) for column in range(width)] for row in grid if row]


def _cell(element, depth: int) -> Cell:
    lines = list(_lines(element, depth))
    shown = [line for line in lines if line.text.strip()]
    bold = bool(shown) and all(line.bold for line in shown)
    return Cell("\n".join(line.text for line in shown), bold)


def _lines(element, depth: int) -> Iterator[Paragraph]:
    """The paragraphs of a cell, and the rows of tables in it as one each."""
    for block in _blocks(element, depth):
        if isinstance(block, Paragraph):
            yield block
            continue
        for cells in _own_rows(block):
            read = [_cell(cell, depth + 1) for cell in cells]
            yield Paragraph(" ".join(cell.text for cell in read if cell.text))
