"""The annex of a plan: tables → sections and tasks, with what is doubtful."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from . import findings as doubt
from .columns import own_texts
from .headings import UNKNOWN
from .outline import read_outline
from .rows import Row, paragraph_row, read_rows
from .tables import AnnexTables, Part, find_tables
from .titles import names_section
from ..draft import DraftSection
from ..finding import Finding, UnreadableFile, _lt
from ..source import Source


@dataclass(frozen=True)
class Annex:
    """What was understood of the annex, and which parts of the file it took."""

    sections: tuple[DraftSection, ...]
    findings: tuple[Finding, ...]
    first_block: int  # of the file: the annex's first table
    blocks: frozenset[int]  # all its tables
    title_blocks: frozenset[int]  # the paragraphs that were taken as sections' titles
    front: tuple[str, ...]  # lines in the first table above its headings
    tail: tuple[str, ...]  # lines in the last table below its tasks


def read_annex(source: Source) -> Annex:
    """Find the annex in a file and read its sections and tasks.

    A section without tasks stays; tasks without any section stand in one without name.

    :raises UnreadableFile: "no_table", "no_annex" or "no_tasks"
    """
    tables = find_tables(source)
    outline = read_outline(list(_rows(tables)))
    if outline.is_empty:
        raise UnreadableFile(
            "no_tasks",
            _lt(
                "The table “%(headings)s” has headings but no tasks: choose the file "
                "that holds the tasks."
            ),
            headings=tables.parts[0].columns.text,
        )
    titles = {id(title) for part in tables.parts for title in part.titles}
    return Annex(
        sections=outline.drafts(),
        findings=(*_doubts(tables), *outline.findings),
        first_block=tables.parts[0].block,
        blocks=tables.blocks,
        title_blocks=frozenset(
            place for place, block in enumerate(source.blocks) if id(block) in titles
        ),
        front=tuple(_front_lines(tables.parts)),
        tail=tuple(_column_lines(outline.tail)),
    )


def _rows(tables: AnnexTables) -> Iterator[Row]:
    """The rows of all tables in order, with the titles that stand between them."""
    for position, part in enumerate(tables.parts):
        yield from map(paragraph_row, part.titles)
        for row in part.rows[: part.first]:
            texts = own_texts(row)
            if len(texts) == 1 and names_section(texts[0]):
                yield from read_rows([row], part.columns, 0, continues=False)
        yield from read_rows(
            part.rows, part.columns, part.start, continues=position > 0
        )


def _front_lines(parts: list[Part]) -> Iterator[str]:
    for part in parts:
        for row in part.rows[: part.first]:
            texts = own_texts(row)
            if len(texts) == 1 and names_section(texts[0]):
                continue
            for cell in row:
                yield from ("" if cell.merged else cell.text).splitlines()


def _column_lines(rows: Sequence[Row]) -> Iterator[str]:
    """The lines column by column: recipients stand on the left of the signature."""
    for column in zip_longest(*(row.cells for row in rows), fillvalue=""):
        for cell in column:
            yield from filter(None, cell.splitlines())


def _doubts(tables: AnnexTables) -> Iterator[Finding]:
    """What is doubtful about the columns and the choice of the tables."""
    if tables.guessed:
        yield doubt.headings_missing()
    elif tables.parts[0].columns.guessed_name:
        yield doubt.name_column_guessed()
    unknown = dict.fromkeys(
        column.heading
        for part in tables.parts
        for column in part.columns.columns
        if column.role == UNKNOWN and column.heading
    )
    yield from map(doubt.column_kept_in_note, unknown)
    yield from map(doubt.similar_table, tables.similar)
