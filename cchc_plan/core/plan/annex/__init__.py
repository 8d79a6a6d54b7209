"""The annex of a plan: tables → sections and tasks, with what is doubtful."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from . import findings as doubt
from .columns import own_texts
from .headings import UNKNOWN
from .outline import Outline, read_outline
from .rows import Row, paragraph_row, read_rows
from .parts import AnnexTables, Part
from .tables import find_annexes
from .titles import names_section
from ..draft import DraftSection
from ...text.finding import Finding, UnreadableFile, _lt
from ...reading.source import Source


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
    annexes = find_annexes(source)
    outlines = [read_outline(list(_rows(tables))) for tables in annexes]
    if all(outline.is_empty for outline in outlines):
        raise UnreadableFile(
            "no_tasks",
            _lt(
                "The table “%(headings)s” has headings but no tasks: choose the file "
                "that holds the tasks."
            ),
            headings=annexes[0].parts[0].columns.text,
        )
    told = _joined(annexes, outlines)
    first, *others = annexes
    titles = {id(title) for each in annexes for title in each.titles}
    titles |= {id(line) for each in others for line in each.heading.paragraphs}
    return Annex(
        sections=tuple(draft for each in outlines for draft in each.drafts()),
        findings=tuple(_findings(annexes, outlines, told)),
        first_block=first.parts[0].block,
        blocks=frozenset().union(*(each.blocks for each in annexes)),
        title_blocks=frozenset(
            place for place, block in enumerate(source.blocks) if id(block) in titles
        ),
        front=tuple(_front_lines(first.parts)),
        tail=tuple(line for each in outlines for line in _column_lines(each.tail)),
    )


def _joined(
    annexes: Sequence[AnnexTables], outlines: Sequence[Outline]
) -> list[Finding]:
    """Let the sections of every further annex go on with those before it."""
    told: list[Finding] = []
    if len(annexes) == 1:
        return told
    before = 0
    for tables, outline in zip(annexes, outlines, strict=True):
        title = tables.heading.title
        outline.name_unnamed(title)
        if before or outline.is_without_sections:
            outline.number_on(before)
        if before and outline.sections:
            first, last = outline.sections[0], outline.sections[-1]
            told.append(doubt.annex_added(title, first.number, last.number))
        before += len(outline.sections)
    return told


def _findings(
    annexes: Sequence[AnnexTables], outlines: Sequence[Outline], told: Sequence[Finding]
) -> Iterator[Finding]:
    for tables in annexes:
        yield from _doubts(tables)
    yield from told
    for outline in outlines:
        yield from outline.findings


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
