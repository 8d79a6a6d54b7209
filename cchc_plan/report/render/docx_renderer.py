"""A document of Word, to be edited: the same text and layout as the PDF."""

import datetime
import io

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Mm, Pt

from ...core.paper.matrix import Matrix
from ...core.paper.paper import Annex, Paper
from ...core.paper.paragraphs import HEADING, NOTE, SUBHEADING, Block
from . import docx_styles as styles
from . import page_layout as layout
from .docx_elements import add_drawing, add_page_number, restart_page_numbers
from .docx_parts import (
    add_addressees,
    add_foot,
    add_letterhead,
    add_parties,
    add_title,
    shrink,
)
from .docx_table import add_matrix
from .printed_pages import printed_charts

_HEADINGS = {HEADING: styles.HEADING, SUBHEADING: styles.SUBHEADING}


def render_docx(paper: Paper) -> bytes:
    """The document as a .docx file."""
    target = io.BytesIO()
    docx_document(paper).save(target)
    return target.getvalue()


def docx_document(paper: Paper):
    """The document as python-docx has it, before it is saved."""
    document = docx.Document()
    styles.apply_styles(document)
    _set_properties(document, paper)
    _set_portrait(document.sections[0])
    add_letterhead(document, paper.letterhead)
    add_title(document, paper)
    add_addressees(document, paper.addressees)
    _add_body(document, paper)
    add_parties(document, paper)
    add_foot(document, paper.signature)
    for annex in paper.annexes:
        _add_annex(document, annex)
    return document


def _set_properties(document, paper: Paper) -> None:
    properties = document.core_properties
    now = datetime.datetime.now(datetime.UTC)
    properties.title = paper.title[:255]
    author = paper.letterhead.body.replace("\n", " ")[:255]
    properties.author = properties.last_modified_by = author
    properties.language = styles.LANGUAGE
    properties.comments = ""
    properties.created = properties.modified = now


# -- Pages -----------------------------------------------------------------------------


def _set_portrait(section) -> None:
    """The body's pages: the first one shows no number [I.7]."""
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(layout.SHORT), Mm(layout.LONG)
    _set_margins(section)
    section.different_first_page_header_footer = True
    add_page_number(section.header.paragraphs[0])


def _add_landscape(document) -> None:
    """Pages across with a count of their own, for an annex [III.1]."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(layout.LONG), Mm(layout.SHORT)
    _set_margins(section)
    section.different_first_page_header_footer = False
    section.header.is_linked_to_previous = False
    add_page_number(section.header.paragraphs[0])
    restart_page_numbers(section)
    # The paragraph that ends the section before takes no room of its own.
    shrink(document.paragraphs[-1])


def _set_margins(section) -> None:
    section.top_margin, section.bottom_margin = Mm(layout.TOP), Mm(layout.BOTTOM)
    section.left_margin, section.right_margin = Mm(layout.LEFT), Mm(layout.RIGHT)
    section.header_distance = section.footer_distance = Mm(10)


# -- Text ------------------------------------------------------------------------------


def _add_body(document, paper: Paper) -> None:
    for base in paper.bases:
        document.add_paragraph(style=styles.BODY).add_run(base).italic = True
    for line in paper.opening:
        document.add_paragraph(line, styles.BODY)
    for chapter in paper.chapters:
        if chapter.heading:
            document.add_paragraph(chapter.heading, styles.CHAPTER)
        for block in chapter.blocks:
            _add_block(document, block)
    for line in paper.closing:
        # So that no signature stands on a page of its own.
        closing = document.add_paragraph(line, styles.BODY)
        closing.paragraph_format.keep_with_next = True


def _add_block(document, block: Block | Matrix) -> None:
    if isinstance(block, Matrix):
        _add_table(document, block)
    elif block.kind in _HEADINGS:
        document.add_paragraph(block.text, _HEADINGS[block.kind])
    else:
        run = document.add_paragraph(style=styles.BODY).add_run(block.text)
        run.italic = True if block.kind == NOTE else None


def _add_table(document, matrix: Matrix) -> None:
    """A table within the text, with a little room above."""
    document.paragraphs[-1].paragraph_format.space_after = Pt(6)
    add_matrix(document, matrix, layout.PORTRAIT_WIDTH)


# -- Annexes ---------------------------------------------------------------------------


def _add_annex(document, annex: Annex) -> None:
    _add_landscape(document)
    for line in filter(None, (annex.label, *annex.titles)):
        document.add_paragraph(line, styles.KIND)
    reference = document.add_paragraph(style=styles.KIND).add_run(annex.reference)
    reference.bold, reference.italic = False, True
    reference._parent.paragraph_format.space_after = Pt(8)
    add_matrix(document, annex.matrix, layout.LANDSCAPE_WIDTH)
    for drawing in printed_charts(annex):
        add_drawing(document, drawing)
