"""A Word document as paragraphs and tables.

The document is read straight from its XML, a paragraph or row at a time: the usual
library leaves out content controls, text boxes and automatic numbers, and needs the
whole of it in memory.
"""

from dataclasses import dataclass, field

from ..text.finding import UnreadableFile, _lt
from .docx_styles import DocxStyles
from .docx_text import ParagraphReader, ReadParagraph, inner, is_unseen
from .office_package import OfficePackage, too_much
from .office_xml import attribute, child, integer, is_on, name, value_of
from .source import Paragraph, Source
from .source_builder import SourceBuilder
from .table_grid import MAX_SPAN, WordCell, WordRow, grid
from .word_numbering import WordNumbering

_MAX_NESTING = 20  # tables and text boxes inside one another
_MAX_WIDTH = 31_680  # twips, the widest that Word allows


def read_docx(package: OfficePackage) -> Source:
    """Read a checked .docx.

    :raises UnreadableFile: "no_table", "too_much" or "corrupted"
    """
    source = _DocxReader(package).read()
    if not source.tables:
        raise UnreadableFile(
            "no_table",
            _lt(
                "The document has no table, so no annex can be read from it: choose "
                "the file that holds the table of tasks."
            ),
        )
    return source


@dataclass
class _OpenTable:
    """The table whose rows are being read."""

    element: object = None
    widths: tuple[int, ...] = ()
    rows: list[WordRow] = field(default_factory=list)


class _DocxReader:
    def __init__(self, package: OfficePackage):
        self._package = package
        self._builder = SourceBuilder()
        self._table = _OpenTable()
        self._paragraphs = ParagraphReader(
            DocxStyles(self._units("styles", "w:style")),
            WordNumbering(self._units("numbering", "w:abstractNum", "w:num")),
        )

    def read(self) -> Source:
        for element in self._package.units(self._package.main, "w:p", "w:tr"):
            if any(is_unseen(each) for each in element.iterancestors()):
                continue
            if name(element) == "w:p":
                self._close_table()
                self._add_paragraph(element, 0)
            else:
                self._add_row(element)
        self._close_table()
        return self._builder.build()

    def _units(self, kind, *tags):
        part = self._package.related(self._package.main, kind)
        return self._package.units(part, *tags)

    def _add_paragraph(self, element, nesting):
        """Add a paragraph outside of tables, and after it the text boxes it holds."""
        read = self._paragraphs.read(element)
        if read.text.strip():
            self._builder.add_paragraph(
                Paragraph(read.labelled, read.bold, read.italic, read.heading)
            )
        for box in read.boxes:
            self._add_blocks(box, nesting + 1)

    def _add_blocks(self, element, nesting):
        """Add what stands in a text box, or in a cell that only frames a page."""
        if nesting > _MAX_NESTING:
            raise too_much()
        for block in inner(element, "w:p", "w:tbl"):
            if name(block) == "w:p":
                self._close_table()
                self._add_paragraph(block, nesting)
                continue
            for row in inner(block, "w:tr"):
                self._add_row(row, nesting)
            self._close_table()

    # -- Tables ------------------------------------------------------------------------

    def _add_row(self, element, nesting=0):
        table = next(
            (each for each in element.iterancestors() if name(each) == "w:tbl"), None
        )
        if table is None:
            return
        if table is not self._table.element:
            self._close_table()
            self._table = _OpenTable(table, _widths(table))
        cells = list(inner(element, "w:tc"))
        if len(cells) == 1 and _frames_table(cells[0]):
            self._close_table()
            self._add_blocks(cells[0], nesting + 1)
            return
        row = self._row(element, cells, nesting)
        if row is not None:
            self._builder.count_row(
                len(row.cells), sum(len(cell.text) for cell in row.cells)
            )
            self._table.rows.append(row)

    def _close_table(self):
        self._builder.add_table(grid(self._table.rows, self._table.widths))
        self._table = _OpenTable()

    def _row(self, element, cells, nesting) -> WordRow | None:
        """The row; None where it is hidden or was deleted under tracked changes."""
        properties = child(element, "w:trPr")
        if child(properties, "w:del") is not None:
            return None
        if is_on(value_of(properties, "w:hidden")):
            return None
        before = value_of(properties, "w:gridBefore")
        read = []
        for cell in cells:
            look = child(cell, "w:tcPr")
            span = integer(value_of(look, "w:gridSpan"), 1, 1, MAX_SPAN)
            if value_of(look, "w:hMerge") in ("", "continue") and read:
                last = read.pop()
                read.append(
                    WordCell(last.text, last.bold, last.span + span, last.merge)
                )
                continue
            read.append(self._cell(cell, span, _vertical_merge(look), nesting))
        return WordRow(tuple(read), integer(before, 0, 0, MAX_SPAN))

    def _cell(self, element, span, merge, nesting) -> WordCell:
        lines, paragraphs = self._lines(element, nesting + 1)
        shown = [each for each in paragraphs if each.text.strip()]
        bold = bool(shown) and all(each.bold for each in shown)
        return WordCell("\n".join(lines).strip("\n"), bold, span, merge)

    def _lines(self, element, nesting) -> tuple[list[str], list[ReadParagraph]]:
        """The lines of a cell, those of tables in it row by row, and its paragraphs."""
        if nesting > _MAX_NESTING:
            raise too_much()
        lines, paragraphs = [], []
        for block in inner(element, "w:p", "w:tbl"):
            if name(block) == "w:p":
                read = self._paragraphs.read(block)
                lines.append(read.labelled)
                paragraphs.append(read)
                inside = [self._lines(box, nesting + 1) for box in read.boxes]
            else:
                inside = [
                    self._row_line(row, nesting + 1) for row in inner(block, "w:tr")
                ]
            for more_lines, more_paragraphs in inside:
                lines += more_lines
                paragraphs += more_paragraphs
        return lines, paragraphs

    def _row_line(self, element, nesting) -> tuple[list[str], list[ReadParagraph]]:
        """A row of a table inside a cell, as one line where its cells have one."""
        cells = [self._lines(cell, nesting) for cell in inner(element, "w:tc")]
        texts = ["\n".join(lines).strip() for lines, _ in cells]
        paragraphs = [each for _, read in cells for each in read]
        return [" ".join(text for text in texts if text)], paragraphs


def _frames_table(cell) -> bool:
    """Whether there is a table in the cell, beside its paragraphs."""
    return any(name(each) == "w:tbl" for each in inner(cell, "w:p", "w:tbl"))


def _vertical_merge(properties) -> str:
    merge = value_of(properties, "w:vMerge")
    if merge is None:
        return ""
    return "restart" if merge == "restart" else "continue"


def _widths(table) -> tuple[int, ...]:
    columns = child(table, "w:tblGrid")
    return tuple(
        integer(attribute(each, "w:w"), 0, 0, _MAX_WIDTH)
        for each in (columns if columns is not None else ())
        if name(each) == "w:gridCol"
    )
