"""A file as it was read: paragraphs and tables in the order of the document.

Nothing is interpreted here; :mod:`.reading` makes these from .docx, .xlsx and pasted
text, :mod:`.annex` and :mod:`.plan_text` understand them.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """One cell of a table's rectangular grid; its paragraphs are joined by newlines."""

    text: str = ""
    bold: bool = False  # every letter of it
    merged: str = ""  # "left" or "up": only continues the cell on that side


@dataclass(frozen=True)
class Paragraph:
    """One paragraph outside of tables, with the label Word numbers it by in front."""

    text: str = ""
    bold: bool = False  # every letter of it
    italic: bool = False
    heading: int = 0  # 1 to 9 in a style "Heading n", else 0


@dataclass(frozen=True)
class Table:
    """Rows of cells; every row has the same length."""

    rows: tuple[tuple[Cell, ...], ...] = ()


@dataclass(frozen=True)
class Source:
    """The whole file in reading order."""

    blocks: tuple[Paragraph | Table, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))
