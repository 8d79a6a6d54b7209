"""What a plan's text says around its annex: head, bases, chapters, signature."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..annex import Annex
from ..annex.titles import LABEL_IN_FRONT, is_annex_label, is_unit_line
from ...text.cell_text import is_upper
from ...text.numbering import LETTER, NUMBER, PART, ROMAN, split_label
from .body import Body, BodyText, read_body
from .head import (
    MOST_HEAD_LINES,
    Head,
    is_reference,
    kind_of,
    letterhead_end,
    read_letterhead,
    read_reference,
    read_title,
    year_in,
)
from .lines import Line, plan_lines
from .signature import Signature, begins_signature, is_person, read_signature
from ...reading.source import Source

_LONGEST_TITLE = 250


@dataclass(frozen=True)
class PlanText:
    """The text around the annex, understood; what was not found is empty."""

    head: Head
    year: int | None
    signature: Signature
    body: Body
    annex_title: str
    has_annex_label: bool
    texts: tuple[BodyText, ...]  # the paragraphs of the chapters, with their places


def read_plan_text(source: Source, annex: Annex) -> PlanText:
    """Read all that a plan says outside of its annex."""
    lines = plan_lines(source, annex)
    lines, annex_lines = _take_annex_title(lines)
    lines, signature = _take_signatures(lines)
    head, lines = _take_head(lines)
    for line in annex_lines:
        if is_reference(line):
            read_reference(line, head)
    title, has_label = _annex_title(annex_lines)
    body = read_body(lines)
    return PlanText(
        head=head,
        year=year_in(head.subject, title)
        or (head.date and head.date.year)
        or head.year_of_date,
        signature=signature,
        body=body,
        annex_title=title,
        has_annex_label=has_label,
        texts=tuple(body.texts),
    )


# -- The annex's title -----------------------------------------------------------------


def _take_annex_title(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Separate the lines of the annex's title, which stand directly above it.

    They are the plan's own title when there is no other and no line refers to it.
    """
    above = [line for line in lines if not line.after_annex]
    below = [line for line in lines if line.after_annex]
    start = len(above)
    while start and _is_annex_title(above[start - 1]):
        start -= 1
    title = above[start:]
    own_title = any(map(kind_of, title)) and not any(map(kind_of, above[:start]))
    labelled = any(is_reference(line) or is_annex_label(line.text) for line in title)
    if own_title and not labelled:
        return [*above, *below], []
    return [*above[:start], *below], title


def _is_annex_title(line: Line) -> bool:
    text = line.text
    if is_reference(line) or is_annex_label(line.text) or is_unit_line(text):
        return True
    if line.in_table or len(text) > _LONGEST_TITLE or begins_signature(line):
        return False
    label, name = split_label(text)
    if label and label.kind in (PART, LETTER, ROMAN, NUMBER):
        return False
    if is_person(text) or text.endswith((".", ";", "/.")):
        return False
    return is_upper(name) or line.bold or (line.italic and text.startswith("("))


def _annex_title(lines: Sequence[Line]) -> tuple[str, bool]:
    """The title on one line, and whether a line "Phụ lục" stands above it."""
    titles = []
    for line in lines:
        text = line.text
        if is_annex_label(text):
            text = LABEL_IN_FRONT.sub("", text)
        if not is_reference(line) and not text.startswith("("):
            titles.append("" if is_unit_line(text) else text)
    title = " ".join(filter(None, titles))
    return title, any(is_annex_label(line.text) for line in lines) or not title


# -- Signature and head ----------------------------------------------------------------


def _take_signatures(lines: Sequence[Line]) -> tuple[list[Line], Signature]:
    """Separate the blocks of recipients and signature; the first one counts."""
    first: Signature | None = None
    rest: list[Line] = []
    position = 0
    while position < len(lines):
        line = lines[position]
        if not begins_signature(line):
            rest.append(replace(line, after_signature=first is not None))
            position += 1
            continue
        signature, used = read_signature(lines[position:])
        position += max(used, 1)
        first = _completed(first, signature) if first else signature
    return rest, first or Signature()


def _completed(first: Signature, second: Signature) -> Signature:
    """The first block, with what only the second one tells."""
    return replace(
        first,
        recipients=first.recipients or second.recipients,
        authority=first.authority or ("" if first.title else second.authority),
        title=first.title or second.title,
        signer=first.signer or second.signer,
    )


def _take_head(lines: Sequence[Line]) -> tuple[Head, list[Line]]:
    """Separate letterhead and title from the body."""
    top = lines[:MOST_HEAD_LINES]
    start = next((i for i, line in enumerate(top) if kind_of(line)), None)
    if start is None:
        headings = (i for i, line in enumerate(top) if kind_of(line, in_small=True))
        start = next(headings, None)
    if start is None:
        end = letterhead_end(lines)
        return read_letterhead(lines[:end]), list(lines[end:])
    head = read_letterhead(lines[:start])
    end = start + read_title(lines[start:], head)
    return head, _without_second_title(list(lines[end:]))


def _without_second_title(lines: list[Line]) -> list[Line]:
    """The lines without the title of a plan that a decision puts into force."""
    start = next(
        (
            i
            for i, line in enumerate(lines)
            if (kind_of(line) or ("",))[0] == "KẾ HOẠCH"
        ),
        None,
    )
    if start is None:
        return lines
    end = start + read_title(lines[start:], Head())
    while end < len(lines) and is_reference(lines[end]):
        end += 1
    return lines[:start] + lines[end:]
