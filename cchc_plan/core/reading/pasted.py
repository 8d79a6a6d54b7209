"""A table as pasted from Word, Excel, a web page or a Markdown file.

Columns are kept apart by tabs, by "|" (Markdown) or, where neither is there and a line
of headings can be recognised, by ";" or ",".
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ..text.finding import UnreadableFile, _lt
from ..text.normalize import bare
from .html import read_html
from .marked_text import marked_paragraph
from .office_package import too_much
from .source import Cell, Source
from .source_builder import SourceBuilder

MAX_PASTED = 5_000_000  # characters
MAX_MARKS = 200_000  # of a kind: line ends, tabs, tags
_LONGEST_QUOTED = 20_000
_MIN_HEADINGS = 3  # a line with fewer ";" may well be a sentence
_LONGEST_HEADING = 60
_NUMBER_HEADINGS = ("", "tt", "stt", "so tt")
_MOST_LINES = 60  # of one row that was broken at its paragraphs

# A cell with a line break of its own, as Excel puts it on the clipboard.
_QUOTED = re.compile(rf'"((?:[^"\t]|""){{0,{_LONGEST_QUOTED}}})"(?=[\t\n]|$)')
_PLAIN = re.compile(r"[^\t\n]*")
_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?")
# What numbers a paragraph or a row: a bullet (Word's are in the private area), "1.",
# "a)", "II.".
_LABEL = re.compile(
    r"\s*(?:[-–—+*•·▪o\ue000-\uf8ff]|(?:\d{1,3}(?:\.\d{1,3})*|[a-zđ]|[IVX]{1,5})[.)]?)\s*"
)

_HTML_TABLE = re.compile(r"<table[\s>]", re.I)


def read_pasted(text: str) -> Source:
    """Read pasted text: lines with separators are rows, the others paragraphs.

    HTML with a table is read as such.

    :raises UnreadableFile: "empty_text", "no_table" or "too_much"
    """
    if len(text) > MAX_PASTED or max(map(text.count, "\n\t|<")) > MAX_MARKS:
        raise too_much()
    if not text.strip():
        raise UnreadableFile(
            "empty_text", _lt("Nothing was pasted: copy the table and paste it here.")
        )
    source = read_html(text) if _HTML_TABLE.search(text) else _read_text(text)
    if not source.tables:
        raise UnreadableFile(
            "no_table",
            _lt(
                "The pasted text has no columns: select the whole table and copy it "
                "again; from a web page paste it into Word first and copy it there."
            ),
        )
    return source


def _read_text(text: str) -> Source:
    builder = SourceBuilder()
    for block in _blocks(_lines(text)):
        if isinstance(block, _Line):
            builder.add_paragraph(marked_paragraph(block.text))
            continue
        rows = _rows(block)
        for row in rows:
            builder.count_row(len(row), sum(len(cell.text) for cell in row))
        builder.add_table(rows)
    return builder.build()


@dataclass(frozen=True)
class _Line:
    """A line, which may hold line breaks inside quoted cells."""

    text: str
    cells: tuple[str, ...] = ()  # none: it has no separator


# -- Lines and their cells -------------------------------------------------------------


def _lines(text: str) -> list[_Line]:
    text = re.sub("\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text)
    if "\t" in text:
        lines = list(_tabbed(text))
        return _without_numbered_text(_rejoined(lines))
    lines = [_Line(line) for line in text.split("\n")]
    if any(_RULE.fullmatch(line.text) for line in lines):
        return [_piped(line) for line in lines if not _RULE.fullmatch(line.text)]
    if sum(line.text.count("|") >= 2 for line in lines) >= 2:
        return [_piped(line) for line in lines]
    return _delimited(lines)


def _tabbed(text: str) -> Iterator[_Line]:
    """Split at tabs and line ends, except inside of quoted cells."""
    position, start, cells = 0, 0, []
    while position <= len(text):
        quoted = _QUOTED.match(text, position)
        match = quoted or _PLAIN.match(text, position)
        cells.append(quoted[1].replace('""', '"') if quoted else match[0])
        position = match.end()
        if text[position : position + 1] != "\t":
            is_row = len(cells) > 1
            line = text[start:position] if is_row else cells[0]
            yield _Line(line, tuple(cells) if is_row else ())
            start, cells = position + 1, []
        position += 1


def _piped(line: _Line) -> _Line:
    text = line.text.strip()
    if len(_PIPE.findall(text)) < 2:
        return line
    cells = _PIPE.split(text)
    cells = cells[1:] if not cells[0].strip() else cells
    cells = cells[:-1] if not cells[-1].strip() else cells
    return _Line(line.text, tuple(cell.strip() for cell in cells))


def _delimited(lines: list[_Line]) -> list[_Line]:
    """Split at ";" or "," from the line of headings on, where there is one."""
    for delimiter in (";", ","):
        start = next(
            (
                index
                for index, line in enumerate(lines)
                if _is_heading_line(line.text, delimiter)
            ),
            None,
        )
        if start is None:
            continue
        reader = csv.reader(
            [f"{line.text}\n" for line in lines[start:]], delimiter=delimiter
        )
        try:
            rows = list(reader)
        except csv.Error:  # a cell beyond csv's own limit
            continue
        width = len(rows[0])
        if any(len(row) == width for row in rows[1:]):
            return lines[:start] + [
                _Line(delimiter.join(row), tuple(row) if len(row) == width else ())
                for row in rows
            ]
    return lines


def _is_heading_line(text: str, delimiter: str) -> bool:
    cells = text.split(delimiter)
    return (
        len(cells) >= _MIN_HEADINGS
        and all(len(cell) <= _LONGEST_HEADING for cell in cells)
        and any(
            bare(cell.strip('" ')).startswith(("nhiem vu", "noi dung", "ten nhiem vu"))
            for cell in cells
        )
    )


def _rejoined(lines: list[_Line]) -> list[_Line]:
    """Put rows together that Word broke at the paragraphs of a cell.

    Word and browsers copy "1. | a line ↵ another line | Kế hoạch" as two lines, which
    between them have the tabs of one row. They are joined only where the tabs add up
    exactly and no line after the first begins with a number of its own.
    """
    counts = Counter(len(line.cells) for line in lines if len(line.cells) > 2)
    width = max(counts, key=lambda count: (counts[count], count), default=0)
    result, index = [], 0
    while index < len(lines):
        length = _broken_row(lines, index, width)
        result.append(_joined(lines[index : index + length]))
        index += length
    return result


def _broken_row(lines: list[_Line], start: int, width: int) -> int:
    """How many lines from here on make one row; 1 where the line stands for itself."""
    tabs = len(lines[start].cells) - 1
    if not 1 <= tabs < width - 1 or not _begins_row(lines[start].cells[0]):
        return 1
    for index in range(start + 1, min(start + _MOST_LINES, len(lines))):
        cells = lines[index].cells or (lines[index].text,)
        if _LABEL.fullmatch(cells[0]):
            return 1
        tabs += len(cells) - 1
        if tabs >= width - 1:
            return index + 1 - start if tabs == width - 1 else 1
    return 1


def _begins_row(first_cell: str) -> bool:
    """Whether the cell may be the first of a row of tasks, or of the headings."""
    return bool(_LABEL.fullmatch(first_cell)) or bare(first_cell) in _NUMBER_HEADINGS


def _joined(lines: list[_Line]) -> _Line:
    first, *others = lines
    cells = list(first.cells)
    for line in others:
        begin, *rest = line.cells or (line.text,)
        cells[-1] += f"\n{begin}" if begin.strip() else ""
        cells += rest
    return _Line("\n".join(line.text for line in lines), tuple(cells))


def _without_numbered_text(lines: list[_Line]) -> list[_Line]:
    """Word copies a numbered paragraph as "1.", a tab and the text: that is no row.

    It is one if it stands next to a row of more cells.
    """
    result = []
    for index, line in enumerate(lines):
        neighbours = [*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2]]
        if (
            len(line.cells) == 2
            and _LABEL.fullmatch(line.cells[0])
            and all(len(each.cells) in (0, 2) for each in neighbours)
        ):
            line = _Line(f"{line.cells[0].strip()} {line.cells[1].strip()}")
        result.append(line)
    return result


# -- Blocks ----------------------------------------------------------------------------


def _blocks(lines: list[_Line]) -> Iterator[_Line | list[_Line]]:
    """Lines without cells by themselves, and the others in unbroken runs."""
    run: list[_Line] = []
    for line in lines:
        if line.cells:
            run.append(line)
            continue
        if run:
            yield run
            run = []
        yield line
    if run:
        yield run


def _rows(lines: list[_Line]) -> list[list[Cell]]:
    width = max(len(line.cells) for line in lines)
    return [
        [_cell(text) for text in line.cells] + [Cell()] * (width - len(line.cells))
        for line in lines
    ]


def _cell(text: str) -> Cell:
    read = marked_paragraph(text)
    return Cell(read.text, read.bold)
