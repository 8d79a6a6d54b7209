"""A file or a pasted text → the plan that it holds."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from ..reading import read_file, read_pasted
from ..reading.office_package import too_much
from ..reading.source import Paragraph, Source, Table
from ..text.finding import Finding, _lt
from .annex import read_annex
from .annex.titles import names_section
from .draft import DraftSection, PlanDraft
from .plan_text import PlanText, read_plan_text
from .targets import find_targets

MAX_LINES = 60_000  # of all paragraphs and cells; a plan has some thousands


def read_plan(filename: str, content: bytes) -> PlanDraft:
    """The plan in a .docx or .xlsx.

    :raises UnreadableFile: one sentence that says what is wrong and what to do
    """
    source = read_file(filename, content)
    if filename.lower().endswith(".xlsx"):
        source = _without_sheet_names(source)
    return understand(source)


def read_pasted_plan(text: str) -> PlanDraft:
    """The plan in a table copied from a page, with the text around it.

    :raises UnreadableFile: as :func:`read_plan`
    """
    return understand(read_pasted(text))


def understand(source: Source) -> PlanDraft:
    """The plan in what was read, with what is doubtful about it.

    :raises UnreadableFile: "too_much", "no_table", "no_annex" or "no_tasks"
    """
    if _count_lines(source) > MAX_LINES:
        raise too_much()
    source = _unframed(source)
    annex = read_annex(source)
    text = read_plan_text(source, annex)
    sections, named = _named_sections(annex.sections, text)
    return PlanDraft(
        year=text.year,
        number=text.head.number,
        date=text.head.date,
        place=text.head.place,
        issuer=text.head.issuer,
        superior=text.head.superior,
        kind=text.head.kind,
        subject=text.head.subject,
        authority=text.signature.authority,
        signer_title=text.signature.title,
        signer=text.signature.signer,
        bases=tuple(text.body.bases),
        recipients=tuple(text.signature.recipients),
        narrative=text.body.narrative,
        chapter_titles=tuple(chapter.title for chapter in text.body.chapters),
        annex_title=text.annex_title,
        has_annex_label=text.has_annex_label,
        sections=sections,
        indicators=find_targets(text.texts, sections),
        findings=(*annex.findings, *named, *_lines_left_out(text)),
    )


def _count_lines(source: Source) -> int:
    texts = [paragraph.text for paragraph in source.paragraphs]
    texts += (
        cell.text for table in source.tables for row in table.rows for cell in row
    )
    return sum(text.count("\n") + 1 for text in texts if text)


def _unframed(source: Source) -> Source:
    """The source with each table of one cell, which only frames a text, as text."""
    return Source(tuple(chain.from_iterable(map(_unframed_block, source.blocks))))


def _unframed_block(block: Paragraph | Table) -> Iterator[Paragraph | Table]:
    if isinstance(block, Paragraph) or len(block.rows) != 1:
        yield block
        return
    first, *others = block.rows[0]
    if not all(cell.merged for cell in others):
        yield block
        return
    for text in filter(str.strip, first.text.splitlines()):
        yield Paragraph(text, first.bold)


def _without_sheet_names(source: Source) -> Source:
    """The source without names such as "Sheet1", which are not printed.

    A sheet may be named after its section: "I. Thể chế".
    """
    return Source(
        tuple(
            block
            for block in source.blocks
            if not isinstance(block, Paragraph) or names_section(block.text)
        )
    )


def _named_sections(
    sections: tuple[DraftSection, ...], text: PlanText
) -> tuple[tuple[DraftSection, ...], tuple[Finding, ...]]:
    """An annex without sections gets one, named after the annex or the plan."""
    if len(sections) != 1 or sections[0].name:
        return sections, ()
    name = text.annex_title or text.head.subject
    tasks = tuple(
        replace(
            task, findings=tuple(each.at(f"I.{each.where}") for each in task.findings)
        )
        for task in sections[0].tasks
    )
    finding = Finding(
        "no_sections",
        "",
        _lt("The annex has no sections: all tasks were put into one, “%(name)s”."),
        {"name": name},
    )
    return (DraftSection("I", name, tasks),), (finding,)


def _lines_left_out(text: PlanText) -> tuple[Finding, ...]:
    """Lines of the head that say nothing that a plan has a field for."""
    return tuple(
        Finding(
            "line_left_out",
            "",
            _lt("The line “%(line)s” in the head of the plan was left out."),
            {"line": line},
        )
        for line in text.head.left_out
    )
