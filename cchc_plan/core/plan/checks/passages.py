"""A plan's text piece by piece, each with its place as a reader would look it up.

"Phần II, mục 3" is item 3 of the body's chapter II, "Phụ lục II" a section of the
annex and "II.4" a task in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ...text.normalize import clean, fold
from ...text.numbering import NUMBER, split_label
from ..draft import NARRATIVE_FIELDS, PlanDraft
from ..plan_text.body import field_of

LETTERHEAD = "Tên cơ quan"
SUBJECT = "Trích yếu"
BASES = "Căn cứ"
RECIPIENTS = "Nơi nhận"
ANNEX = "Phụ lục"
_ITEM = ", mục "

# For a field that no chapter is about: words of a title that speaks of it beside
# something else, and what to call its place when there is none.
_OTHER_PLACES = {
    "objective": ("mục tiêu", "Mục tiêu"),
    "requirement": ("yêu cầu", "Yêu cầu"),
    "key_tasks": ("nhiệm vụ", "Nhiệm vụ trọng tâm"),
    "solutions": ("giải pháp", "Giải pháp thực hiện"),
    "budget_note": ("kinh phí", "Kinh phí thực hiện"),
    "organisation": ("tổ chức thực hiện", "Tổ chức thực hiện"),
    "reporting_note": ("báo cáo", "Chế độ báo cáo"),
    "other_text": (None, "Nội dung khác"),
}

_BARE_NUMBER = re.compile(r"(\d{1,2}) (?=\S)")
_SENTENCE_END = re.compile(r"[;!?]|\.(?=\s|$)")


@dataclass(frozen=True)
class Passage:
    """A cell, a line or a paragraph: its place and its text, cleaned."""

    where: str
    text: str

    @property
    def sentences(self) -> tuple[str, ...]:
        """The text cut at full stops and semicolons; numbers stay whole.

        >>> Passage("", "Theo số 61/2018; giảm 1.000 lượt. Hết.").sentences
        ('Theo số 61/2018', 'giảm 1.000 lượt', 'Hết')
        """
        parts = (part.strip() for part in _SENTENCE_END.split(self.text))
        return tuple(part for part in parts if part)


def chapter_place(title: str) -> str:
    """The place that a chapter's title as printed gives its text.

    >>> chapter_place("IV. TỔ CHỨC THỰC HIỆN"), chapter_place("MỤC TIÊU")
    ('Phần IV', 'MỤC TIÊU')
    """
    label, name = split_label(clean(title))
    return f"Phần {label.text}" if label and label.text else name


def item_number(line: str) -> tuple[int, bool] | None:
    """The Arabic number that begins a line, and whether a dot or the like ends it.

    >>> item_number("6. Tiếp tục"), item_number("6 Tiếp tục")
    ((6, True), (6, False))
    >>> item_number("30 ngày kể từ"), item_number("1.1. Về"), item_number("30% phiếu")
    (None, None, None)
    """
    label, _name = split_label(line)
    if label:
        return (label.ordinal, True) if label.kind == NUMBER else None
    match = _BARE_NUMBER.match(line)
    if not match or not line[match.end()].isupper():
        return None
    return int(match[1]), False


def item_place(chapter: str, item: int) -> str:
    """The place of a numbered item; 0 is the chapter itself."""
    return f"{chapter}{_ITEM}{item}" if item else chapter


def section_place(number: str) -> str:
    """The place of a section of the annex."""
    return f"{ANNEX} {number}".strip()


def field_places(chapter_titles: tuple[str, ...]) -> dict[str, str]:
    """The place of each of the plan's narrative fields: the chapter kept in it."""
    chapters = _chapters_by_field(chapter_titles)
    places = {}
    for field_name, (words, fallback) in _OTHER_PLACES.items():
        beside = (each for each in chapter_titles if words and words in fold(each))
        title = chapters.get(field_name) or next(beside, fallback)
        places[field_name] = chapter_place(title)
    return places


def _chapters_by_field(chapter_titles: tuple[str, ...]) -> dict[str, str]:
    """The first chapter of each field, as :mod:`.plan_text.body` sorts them."""
    chapters: dict[str, str] = {}
    for title in chapter_titles:
        name = split_label(clean(title))[1]
        before = chapters.setdefault(field_of(name), title)
        is_same_again = title is not before and fold(before).endswith(fold(name))
        if is_same_again and field_of(name) == "organisation":
            # "Tổ chức thực hiện" twice: the first tells the solutions.
            chapters.setdefault("solutions", before)
            chapters["organisation"] = title
    return chapters


def narrative_lines(draft: PlanDraft) -> dict[str, tuple[Passage, ...]]:
    """The lines of each narrative field, the fields in the order of printing."""
    texts = tuple(draft.narrative.get(name) or "" for name in NARRATIVE_FIELDS)
    return _narrative_lines(texts, tuple(draft.chapter_titles))


@lru_cache(maxsize=4)  # every check reads the same plan
def _narrative_lines(
    texts: tuple[str, ...], chapter_titles: tuple[str, ...]
) -> dict[str, tuple[Passage, ...]]:
    titles = {fold(title) for title in chapter_titles}
    places = field_places(chapter_titles)
    found = {}
    for field_name, text in zip(NARRATIVE_FIELDS, texts, strict=True):
        place, item, lines = places[field_name], 0, []
        for line in filter(None, map(clean, text.splitlines())):
            number, is_dotted = item_number(line) or (0, False)
            if fold(line) in titles:
                place, item = chapter_place(line), 0
            elif is_dotted or number == item + 1:
                item = number
            lines.append(Passage(item_place(place, item), line))
        found[field_name] = tuple(lines)
    return found


def body_passages(draft: PlanDraft) -> Iterator[Passage]:
    """The subject, the legal bases and the lines of the chapters."""
    yield Passage(SUBJECT, clean(draft.subject))
    for basis in draft.bases:
        yield Passage(BASES, clean(basis))
    for lines in narrative_lines(draft).values():
        yield from lines


def annex_passages(draft: PlanDraft) -> Iterator[Passage]:
    """The annex's title, the sections' names and every cell that holds prose."""
    yield Passage(ANNEX, clean(draft.annex_title))
    tasks = iter(draft.tasks)
    for section in draft.sections:
        yield Passage(section_place(section.number), clean(section.name))
        for _task in section.tasks:
            where, task = next(tasks)
            for cell in (task.name, task.deliverable, task.note):
                yield Passage(where, clean(cell))


def all_passages(draft: PlanDraft) -> Iterator[Passage]:
    """Everything above, in reading order."""
    yield from body_passages(draft)
    for recipient in draft.recipients:
        yield Passage(RECIPIENTS, clean(recipient))
    yield from annex_passages(draft)


class ReadingOrder:
    """Sort key for places: as they follow one another in the printed plan."""

    def __init__(self, draft: PlanDraft):
        places = [
            "",
            LETTERHEAD,
            SUBJECT,
            BASES,
            *map(chapter_place, draft.chapter_titles),
        ]
        places += [*field_places(draft.chapter_titles).values(), RECIPIENTS, ANNEX]
        places += (passage.where.partition(_ITEM)[0] for passage in all_passages(draft))
        self._rank = {place: rank for rank, place in enumerate(dict.fromkeys(places))}

    def __call__(self, where: str) -> tuple[int, int]:
        place, _, item = where.partition(_ITEM)
        rank = self._rank.get(place, len(self._rank))
        return rank, int(item) if item.isdecimal() else 0
