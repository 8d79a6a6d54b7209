"""Collects what a reader finds, and stops a file that is longer than any plan."""

from collections.abc import Sequence

from .office_package import too_much
from .source import Cell, Paragraph, Source, Table

MAX_ROWS = 5_000  # of all tables together; a district's longest annex has some hundreds
MAX_COLUMNS = 100
MAX_CELLS = 100_000
MAX_PARAGRAPHS = 20_000
MAX_CHARACTERS = 10_000_000


class SourceBuilder:
    """Blocks in the order of the document.

    Every method raises UnreadableFile "too_much" once a limit is passed.
    """

    def __init__(self):
        self._blocks: list[Paragraph | Table] = []
        self._rows = self._cells = self._paragraphs = self._characters = 0

    @property
    def has_table(self) -> bool:
        return any(isinstance(block, Table) for block in self._blocks)

    def add_paragraph(self, paragraph: Paragraph) -> None:
        """Add a paragraph, unless there is nothing in it to be seen."""
        if not paragraph.text.strip():
            return
        self._paragraphs += 1
        self._characters += len(paragraph.text)
        if self._paragraphs > MAX_PARAGRAPHS or self._characters > MAX_CHARACTERS:
            raise too_much()
        self._blocks.append(paragraph)

    def count_row(self, cells: int, characters: int) -> None:
        """Count a row as soon as it was read, so that a long table ends early."""
        self._rows += 1
        self._cells += cells
        self._characters += characters
        if (
            self._rows > MAX_ROWS
            or cells > MAX_COLUMNS
            or self._cells > MAX_CELLS
            or self._characters > MAX_CHARACTERS
        ):
            raise too_much()

    def add_table(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Add a table whose rows were counted, unless it has none."""
        if rows:
            self._blocks.append(Table(tuple(tuple(row) for row in rows)))

    def build(self) -> Source:
        return Source(tuple(self._blocks))
