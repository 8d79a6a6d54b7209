"""The parts that every official document has: its top, whom it is for, its foot."""

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from ...core.paper.paper import Letterhead, Paper, Signature
from . import docx_styles as styles
from . import page_layout as layout
from .docx_elements import add_rule, keep_row_whole
from .docx_table import add_frame, write

SIGNING_ROOM = Pt(75)  # to sign and seal


def add_letterhead(document, letterhead: Letterhead) -> None:
    widths = [layout.PORTRAIT_WIDTH * share / 100 for share in layout.LETTERHEAD_SHARES]
    table = add_frame(document, 2, widths)
    (left, right), (number, place) = (row.cells for row in table.rows)
    if letterhead.superior:
        write(left, letterhead.superior, styles.NAME)
    write(left, letterhead.body, styles.NAME, bold=True)
    add_rule(
        left, letterhead.body, layout.NAME_SIZE, widths[0], share=layout.RULE_SHARE
    )
    write(right, letterhead.national_name, styles.NAME, bold=True)
    write(right, letterhead.motto, styles.NAME, bold=True, size=layout.MOTTO_SIZE)
    add_rule(right, letterhead.motto, layout.MOTTO_SIZE, widths[1], share=1)
    write(number, letterhead.number, styles.NAME, size=layout.MOTTO_SIZE)
    if letterhead.about:
        write(number, letterhead.about, styles.NAME)
    write(
        place,
        letterhead.place_and_date,
        styles.NAME,
        italic=True,
        size=layout.MOTTO_SIZE,
    )


def add_title(document, paper: Paper) -> None:
    """Kind and subject, which an official letter has not."""
    if not paper.kind:
        return
    kind = document.add_paragraph(paper.kind, styles.KIND)
    kind.paragraph_format.space_before = Pt(18)
    document.add_paragraph(paper.subject, styles.SUBJECT)
    add_rule(
        document,
        paper.subject,
        layout.TEXT_SIZE,
        layout.PORTRAIT_WIDTH,
        share=layout.RULE_SHARE,
    )


def add_addressees(document, addressees: tuple[str, ...]) -> None:
    """One in the middle of its line, several under one another."""
    for position, line in enumerate(addressees):
        paragraph = document.add_paragraph(line, styles.ADDRESSEE)
        look = paragraph.paragraph_format
        if len(addressees) == 1:
            look.alignment = WD_ALIGN_PARAGRAPH.CENTER
        else:
            indent = layout.ADDRESSEE_INDENT
            look.left_indent = Mm(indent + layout.INDENT if position else indent)
        if not position:
            look.space_before = Pt(18)


def add_parties(document, paper: Paper) -> None:
    """The sides that sign besides the head, two in a row."""
    if not paper.parties:
        return
    _add_gap(document)
    half = layout.PORTRAIT_WIDTH / 2
    table = add_frame(document, len(paper.party_rows), [half, half])
    for row, parties in zip(table.rows, paper.party_rows, strict=True):
        keep_row_whole(row)
        for cell, party in zip(row.cells, parties, strict=False):
            title = write(cell, party.title, styles.SIGNATURE)
            title.paragraph_format.space_before = Pt(12)
            write(
                cell, party.name, styles.SIGNATURE
            ).paragraph_format.space_before = SIGNING_ROOM
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def add_foot(document, signature: Signature) -> None:
    """Recipients on the left, signature on the right, on one page."""
    _add_gap(document)
    half = layout.PORTRAIT_WIDTH / 2
    table = add_frame(document, 1, [half, half])
    keep_row_whole(table.rows[0])
    left, right = table.rows[0].cells
    label = write(
        left,
        signature.recipients_label,
        styles.RECIPIENT,
        bold=True,
        italic=True,
        size=layout.NAME_SIZE,
    )
    for line in signature.recipients:
        write(left, line, styles.RECIPIENT)
    for line in signature.authority:
        write(right, line, styles.SIGNATURE)
    name = write(right, signature.name, styles.SIGNATURE)
    name.paragraph_format.space_before = SIGNING_ROOM
    for cell in (left, right):
        cell.paragraphs[0].paragraph_format.space_before = Pt(12)
    label.paragraph_format.keep_with_next = True


def _add_gap(document) -> None:
    """What parts two tables, and holds the next to what is above."""
    gap = document.add_paragraph()
    gap.paragraph_format.keep_with_next = True
    shrink(gap)


def shrink(paragraph) -> None:
    """Leave an empty paragraph no room of its own."""
    paragraph.paragraph_format.line_spacing = Pt(1)
    paragraph.paragraph_format.space_before = Pt(0)
