"""The paragraphs of a plan's body in groups that the end of a page shall not cut.

wkhtmltopdf knows no "keep with next", so a heading and what follows it are printed as
one group. A long paragraph is not moved to the next page for that: its heading then
only claims some room below itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..core.paper.paragraphs import HEADING, NOTE
from ..core.paper.plan_chapters import Chapter

CHAPTER = "chapter"
_LONGEST_KEPT = 500  # letters, about six lines


@dataclass(frozen=True)
class PrintedParagraph:
    """One paragraph or heading."""

    kind: str  # CHAPTER, or a kind of block
    text: str

    @property
    def is_heading(self) -> bool:
        return self.kind in (CHAPTER, HEADING)

    @property
    def is_italic(self) -> bool:
        return self.kind == NOTE


@dataclass(frozen=True)
class PrintedGroup:
    """Paragraphs that follow one another."""

    paragraphs: tuple[PrintedParagraph, ...]

    @property
    def is_kept(self) -> bool:
        """Whether they stand on one page."""
        return len(self.paragraphs) > 1 and not self.paragraphs[-1].is_heading


def printed_groups(chapters: Iterable[Chapter]) -> Iterator[PrintedGroup]:
    """The body's paragraphs in order, each in one group."""
    headings: list[PrintedParagraph] = []
    for paragraph in _paragraphs(chapters):
        if paragraph.is_heading:
            headings.append(paragraph)
            continue
        if headings and len(paragraph.text) > _LONGEST_KEPT:
            yield PrintedGroup(tuple(headings))
            headings = []
        yield PrintedGroup((*headings, paragraph))
        headings = []
    if headings:
        yield PrintedGroup(tuple(headings))


def _paragraphs(chapters: Iterable[Chapter]) -> Iterator[PrintedParagraph]:
    for chapter in chapters:
        if chapter.heading:
            yield PrintedParagraph(CHAPTER, chapter.heading)
        for block in chapter.blocks:
            yield PrintedParagraph(block.kind, block.text)
