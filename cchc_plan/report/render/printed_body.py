"""The paragraphs of a body in groups that the end of a page shall not cut.

wkhtmltopdf knows no "keep with next", so a heading and what follows it are printed as
one group. A long paragraph is not moved to the next page for that: its heading then
only claims some room below itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...core.paper.matrix import Matrix
from ...core.paper.paper import Chapter
from ...core.paper.paragraphs import HEADING, NOTE, SUBHEADING
from .printed_rows import PORTRAIT_WIDTH, PrintedRow, printed_blocks

CHAPTER = "chapter"
TABLE = "table"
_LONGEST_KEPT = 500  # letters, about six lines


@dataclass(frozen=True)
class PrintedParagraph:
    """One paragraph or heading."""

    kind: str  # CHAPTER, or a kind of block
    text: str

    @property
    def is_heading(self) -> bool:
        return self.kind in (CHAPTER, HEADING, SUBHEADING)

    @property
    def is_italic(self) -> bool:
        return self.kind == NOTE


@dataclass(frozen=True)
class PrintedTable:
    """A table within the text, which runs on over as many pages as it needs."""

    matrix: Matrix
    kind: str = TABLE
    is_heading: bool = False

    @property
    def blocks(self) -> list[list[PrintedRow]]:
        """Rows that stand on one page."""
        return list(printed_blocks(self.matrix, PORTRAIT_WIDTH))


@dataclass(frozen=True)
class PrintedGroup:
    """Paragraphs and tables that follow one another."""

    paragraphs: tuple[PrintedParagraph | PrintedTable, ...]

    @property
    def is_kept(self) -> bool:
        """Whether they stand on one page."""
        last = self.paragraphs[-1]
        return len(self.paragraphs) > 1 and not (last.is_heading or last.kind == TABLE)


def printed_groups(chapters: Iterable[Chapter]) -> Iterator[PrintedGroup]:
    """The body's paragraphs in order, each in one group."""
    headings: list[PrintedParagraph] = []
    for paragraph in _paragraphs(chapters):
        if paragraph.is_heading:
            headings.append(paragraph)
            continue
        if headings and _is_long(paragraph):
            yield PrintedGroup(tuple(headings))
            headings = []
        yield PrintedGroup((*headings, paragraph))
        headings = []
    if headings:
        yield PrintedGroup(tuple(headings))


def _is_long(paragraph: PrintedParagraph | PrintedTable) -> bool:
    return paragraph.kind == TABLE or len(paragraph.text) > _LONGEST_KEPT


def _paragraphs(
    chapters: Iterable[Chapter],
) -> Iterator[PrintedParagraph | PrintedTable]:
    for chapter in chapters:
        if chapter.heading:
            yield PrintedParagraph(CHAPTER, chapter.heading)
        for block in chapter.blocks:
            if isinstance(block, Matrix):
                yield PrintedTable(block)
            else:
                yield PrintedParagraph(block.kind, block.text)
