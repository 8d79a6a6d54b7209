"""The body of a plan: its chapters in the order of printing, numbered anew.

A draft keeps each chapter's text without its title. The titles are the usual ones of
such plans, or those of the file it was imported from where they plainly belong.
"""

from dataclasses import dataclass, replace

from ..paper.paper import Chapter
from ..paper.paragraphs import HEADING, NOTE, Block, blocks, chapter_title
from ..text.normalize import fold
from ..text.numbering import MAX_ROMAN, split_label, to_roman
from .draft import PlanDraft

_POINTER_NOTE = "(Có biểu Kế hoạch chi tiết đính kèm)"
_PARTS = (("objective", "Mục tiêu"), ("requirement", "Yêu cầu"))
_CLOSING = "trên đây là"  # how the last sentence of every such plan begins
_END = "./."


@dataclass(frozen=True)
class _Kind:
    """A chapter that plans have: its usual title, and words that mark other ones."""

    title: str
    words: tuple[str, ...]


_AIMS = _Kind("MỤC TIÊU, YÊU CẦU", ("mục tiêu", "mục đích", "yêu cầu"))
_TASKS = _Kind("NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH CỤ THỂ", ("nhiệm vụ", "chi tiết"))
_OTHER = _Kind("", ())  # of any title that the text itself gives
_BEFORE_TASKS = (("key_tasks", _Kind("NHIỆM VỤ TRỌNG TÂM", ("nhiệm vụ",))),)
_AFTER_TASKS = (
    ("solutions", _Kind("GIẢI PHÁP THỰC HIỆN", ("giải pháp", "tổ chức thực hiện"))),
    ("budget_note", _Kind("KINH PHÍ THỰC HIỆN", ("kinh phí",))),
    ("organisation", _Kind("TỔ CHỨC THỰC HIỆN", ("tổ chức", "trách nhiệm"))),
    ("reporting_note", _Kind("CHẾ ĐỘ BÁO CÁO", ("báo cáo",))),
)
_Found = tuple[_Kind, Chapter]


def chapters(draft: PlanDraft) -> tuple[Chapter, ...]:
    """The chapters that have a text, and the one that points to the annex."""
    found = _aims(draft)
    found += _field_chapters(draft, _BEFORE_TASKS)
    if draft.tasks:
        found.append((_TASKS, Chapter(_TASKS.title, (Block(NOTE, _POINTER_NOTE),))))
    found += _field_chapters(draft, _AFTER_TASKS)
    found += [
        (_OTHER, chapter)
        for chapter in _split(draft.narrative.get("other_text"), _OTHER)
    ]
    found = [(kind, chapter) for kind, chapter in found if chapter.blocks]
    return _numbered(_with_imported_titles(found, draft.chapter_titles))


def take_closing(
    body: tuple[Chapter, ...], subject: str
) -> tuple[tuple[Chapter, ...], tuple[str, ...]]:
    """Separate the closing sentences, the last of which ends in "./.".

    They are the last lines of a chapter; a plan without them is given the usual one.

    >>> take_closing((), "Cải cách hành chính năm 2024")
    ((), ('Trên đây là Kế hoạch cải cách hành chính năm 2024./.',))
    """
    closing = (f"Trên đây là Kế hoạch {lower_first(subject)}",)
    kept = []
    for chapter in body:
        start = _closing_start(chapter.blocks)
        if start is not None:
            closing = tuple(block.text for block in chapter.blocks[start:])
            chapter = replace(chapter, blocks=chapter.blocks[:start])
        if chapter.blocks:
            kept.append(chapter)
    return tuple(kept), (*closing[:-1], closing[-1].rstrip(" ./") + _END)


def lower_first(subject: str) -> str:
    """A subject as it goes on within a sentence.

    >>> lower_first("Cải cách hành chính"), lower_first("CCHC năm 2024")
    ('cải cách hành chính', 'CCHC năm 2024')
    """
    is_word = len(subject) > 1 and subject[1].islower()
    return subject[0].lower() + subject[1:] if is_word else subject


def _closing_start(texts: tuple[Block, ...]) -> int | None:
    return next(
        (i for i, block in enumerate(texts) if fold(block.text).startswith(_CLOSING)),
        None,
    )


def _aims(draft: PlanDraft) -> list[_Found]:
    """Objective and requirement, each under a heading of its own if both are there."""
    parts = [
        (title, blocks(draft.narrative.get(name)))
        for name, title in _PARTS
        if draft.narrative.get(name)
    ]
    if len(parts) == 1:
        title, part = parts[0]
        return [(_AIMS, Chapter(title.upper(), part))]
    printed: list[Block] = []
    for position, (title, part) in enumerate(parts, 1):
        printed += (Block(HEADING, f"{position}. {title}"), *part)
    return [(_AIMS, Chapter(_AIMS.title, tuple(printed)))]


def _field_chapters(
    draft: PlanDraft, kinds: tuple[tuple[str, _Kind], ...]
) -> list[_Found]:
    """Each field as one chapter, or more where its text has titles of its own."""
    return [
        (_OTHER if position else kind, chapter)
        for name, kind in kinds
        for position, chapter in enumerate(_split(draft.narrative.get(name), kind))
    ]


def _split(text: str | None, kind: _Kind) -> list[Chapter]:
    """A text cut at the titles of chapters in it; the first has the usual title."""
    found = [Chapter(kind.title, ())]
    for block in blocks(text):
        title = chapter_title(block.text, is_numbered=kind is not _OTHER)
        if title:
            found.append(Chapter(title, ()))
        else:
            found[-1] = replace(found[-1], blocks=(*found[-1].blocks, block))
    return found


def _with_imported_titles(
    found: list[_Found], imported: tuple[str, ...]
) -> list[Chapter]:
    """Take the titles of the imported file if there is one for each and it fits."""
    printed = [chapter for _kind, chapter in found]
    titled = [(kind, chapter) for kind, chapter in found if chapter.title]
    titles = [split_label(title)[1] for title in imported]
    fits = len(titles) == len(titled) and all(
        kind is _OTHER or any(word in fold(title) for word in kind.words)
        for title, (kind, _chapter) in zip(titles, titled, strict=True)
    )
    if not fits:
        return printed
    remaining = iter(titles)
    return [
        replace(chapter, title=next(remaining)) if chapter.title else chapter
        for chapter in printed
    ]


def _numbered(body: list[Chapter]) -> tuple[Chapter, ...]:
    """Give the titles their Roman numbers in order."""
    printed, count = [], 0
    for chapter in body:
        if chapter.title and count < MAX_ROMAN:
            count += 1
            chapter = replace(chapter, number=to_roman(count))
        printed.append(chapter)
    return tuple(printed)
