"""All that stands in a plan's file around its annex, as lines in reading order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...reading.source import Paragraph, Source, Table
from ...text.normalize import bare, clean, says_something
from ...text.signature_words import is_recipients, is_signature
from ..annex import Annex

# A frame without borders: letterhead, or recipients beside the signature.
_FORM = re.compile(r"cong hoa xa hoi|doc lap ?[-–] ?tu do|so ?:")
_OF_THE_PAGE = re.compile(
    r"(?:trang\s*)?\W{0,3}\d{0,3}\W{0,3}$|\(?tiếp theo\)?$", re.IGNORECASE
)
# Two columns that a tab kept apart, now on one line: where the right one begins.
_RIGHT_COLUMN = re.compile(
    r"(?<=\S)\s+(?=C[ỘO]NG H[ÒO][ÀA] XÃ HỘI|C[ỘO]NG HÒA XÃ HỘI|Độc lập\s*[-–]\s*Tự do)"
)
_RECIPIENT = re.compile(r"\W*nơi nhận|[-–+]\s", re.IGNORECASE)
_RIGHT_OF_RECIPIENTS = re.compile(
    r"(?<=[:;.,])\s+(?=(?:(?:TM|KT|TL|TUQ|Q)\.\s?[A-ZĐỦ]|(?:PHÓ )?CHỦ TỊCH\s*$))"
)


@dataclass(frozen=True)
class Line:
    """One line outside of the annex's tables."""

    text: str
    bold: bool = False
    italic: bool = False
    heading: int = 0
    after_annex: bool = False  # stands below the annex's first table
    after_signature: bool = False
    in_table: bool = False


def plan_lines(source: Source, annex: Annex) -> list[Line]:
    """The lines of a file without the annex's tables and its sections' titles."""
    lines: list[Line] = []
    for place, block in enumerate(source.blocks):
        after = place > annex.first_block
        if place == annex.first_block:
            lines += (Line(clean(text)) for text in annex.front)
        if place in annex.blocks or place in annex.title_blocks:
            continue
        found = _of_table(block) if isinstance(block, Table) else _of_paragraph(block)
        lines += (replace(line, after_annex=after) for line in found)
    lines += (Line(clean(text), after_annex=True) for text in annex.tail)
    parts = (part for line in lines for part in _columns_apart(line))
    return [
        part
        for part in parts
        if says_something(part.text) and not _OF_THE_PAGE.match(part.text)
    ]


def _of_paragraph(paragraph: Paragraph) -> Iterator[Line]:
    for text in paragraph.text.splitlines():
        yield Line(clean(text), paragraph.bold, paragraph.italic, paragraph.heading)


def _of_table(table: Table) -> Iterator[Line]:
    """A frame column by column, any other table row by row."""
    rows = [["" if cell.merged else cell.text for cell in row] for row in table.rows]
    lines = (line for row in rows for text in row for line in text.splitlines())
    if any(map(_is_form, lines)):
        for column in zip(*table.rows, strict=True):
            for cell in column:
                for text in ("" if cell.merged else cell.text).splitlines():
                    yield Line(clean(text), cell.bold, in_table=True)
        return
    for row in rows:
        yield Line(" | ".join(filter(None, map(clean, row))), in_table=True)


def _is_form(text: str) -> bool:
    text = clean(text)
    return bool(_FORM.match(bare(text))) or is_recipients(text) or is_signature(text)


def _columns_apart(line: Line) -> Iterator[Line]:
    """The texts of two columns that stand on one line."""
    for text in _RIGHT_COLUMN.split(line.text):
        beside = _RECIPIENT.match(text)
        for part in _RIGHT_OF_RECIPIENTS.split(text, 1) if beside else (text,):
            yield replace(line, text=part)
