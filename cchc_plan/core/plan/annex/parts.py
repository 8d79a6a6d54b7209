"""The tables that were found to be an annex, and what stands above them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...reading.source import Paragraph
from ...text.numbering import Label, number_label, split_label
from .columns import CellRow, Columns, own_texts


@dataclass(frozen=True)
class Part:
    """One table of the annex."""

    block: int  # its place among the blocks of the file
    rows: Sequence[CellRow]
    columns: Columns
    first: int  # where its headings begin; the first row of tasks where it has none
    start: int  # the first row below its headings
    titles: tuple[Paragraph, ...] = ()  # of sections, in front of the table

    @property
    def is_headless(self) -> bool:
        return self.first == self.start

    @property
    def first_label(self) -> Label | None:
        """The label that its first row begins with."""
        for row in self.rows[self.start :]:
            texts = own_texts(row)
            if texts:
                return number_label(texts[0]) or split_label(texts[0])[0]
        return None


@dataclass(frozen=True)
class Heading:
    """The lines above an annex, from "Phụ lục II" on."""

    title: str  # without label and reference
    paragraphs: tuple[Paragraph, ...]  # those of its lines that stand outside of tables


@dataclass
class AnnexTables:
    """The annex's tables in order, and what else looks like one."""

    parts: list[Part] = field(default_factory=list)
    heading: Heading | None = None
    similar: list[str] = field(default_factory=list)  # headings of tables left out
    guessed: bool = False  # no table has headings

    @property
    def weight(self) -> float:
        rows = sum(len(part.rows) - part.start for part in self.parts)
        return self.parts[0].columns.weight * math.log2(2 + rows)

    @property
    def titles(self) -> tuple[Paragraph, ...]:
        """The paragraphs that are titles of sections."""
        return tuple(title for part in self.parts for title in part.titles)

    @property
    def blocks(self) -> frozenset[int]:
        """The blocks of the file that belong to the annex, titles not counted."""
        return frozenset(part.block for part in self.parts)
