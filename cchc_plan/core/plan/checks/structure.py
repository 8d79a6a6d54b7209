"""Checks 8 and 11: titles, numbering, the annex's label, and what was left open."""

import re
from collections.abc import Iterable, Iterator

from ...text.finding import Finding, _lt
from ...text.normalize import clean, fold
from ...text.numbering import PART, ROMAN, from_roman, split_label, to_roman
from ...text.phrases import phrases
from ..draft import PlanDraft
from .context import CheckContext
from .passages import (
    ANNEX,
    all_passages,
    chapter_place,
    item_number,
    narrative_lines,
    section_place,
)

# Four dots or more, or some beside an ellipsis; three are the usual "and so on".
_LEFT_DOTS = re.compile(
    r"\.{4,}|…\s?[.…]+|\.{1,3}…|(?:ngày|số)\s?(?:\.{2,3}|…)\s?(?:tháng|/)",
    re.IGNORECASE,
)
_MAX_SHOWN = 60  # letters of a long line that are enough to find it
_WORDS_SHOWN = 4  # before a place in a line

_ABBREVIATIONS = {
    "cchc": "cải cách hành chính",
    "tthc": "thủ tục hành chính",
    "cqđt": "chính quyền điện tử",
    "cqs": "chính quyền số",
}
_PLAIN_NUMBER = re.compile(r"\d{1,4}$")
_WORD = re.compile(r"\w+")
# What any section's title may contain and so tells none from another.
_COMMON_PHRASES = phrases(
    """cải cách | hành chính | nhà nước | công tác | xây dựng | phát triển
    | thực hiện | lãnh đạo | đẩy mạnh | tiếp tục | nâng cao | hoàn thiện | về | và
    | các | nhiệm vụ | lĩnh vực | năm"""
)


def check_titles(draft: PlanDraft, context: CheckContext) -> Iterator[Finding]:
    """Check 8: two chapters, or two sections of the annex, of one title."""
    chapters = (
        (chapter_place(title), split_label(clean(title))[1])
        for title in draft.chapter_titles
    )
    sections = ((section_place(each.number), each.name) for each in draft.sections)
    yield from _repeated_titles(chapters)
    yield from _repeated_titles(sections)


def _repeated_titles(titles: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    first_places = {}
    for where, name in titles:
        key = fold(name).strip(" .:;")
        first = first_places.setdefault(key, where)
        if key and first != where:
            yield Finding(
                "title_repeated",
                where,
                _lt("The title “%(title)s” already stands in %(place)s"),
                {"title": clean(name), "place": first},
            )


def check_chapter_numbers(draft: PlanDraft, context: CheckContext) -> Iterator[Finding]:
    """Check 8: a gap in the Roman numbers of the chapters and of the sections."""
    chapters = [split_label(clean(title))[0] for title in draft.chapter_titles]
    romans = [label.text for label in chapters if label and label.kind in (PART, ROMAN)]
    yield from _roman_gaps(romans, "Phần %s")
    yield from _roman_gaps([each.number for each in draft.sections], f"{ANNEX} %s")


def _roman_gaps(numbers: Iterable[str], place: str) -> Iterator[Finding]:
    previous = 0
    for number in numbers:
        ordinal = from_roman(number)
        if ordinal is None:
            continue
        if ordinal != previous + 1:
            yield _gap(place % number, number, to_roman(previous) if previous else "")
        previous = ordinal


def check_task_numbers(draft: PlanDraft, context: CheckContext) -> Iterator[Finding]:
    """Check 8: a gap in the numbers of a section's tasks.

    They begin anew in each section or run on through the annex. A row without a number
    may be one of them or a part of the one above; "1.1" is such a part.
    """
    last, tasks = 0, iter(draft.tasks)
    for section in draft.sections:
        previous, skipped = 0, 0
        for _task in section.tasks:
            where, task = next(tasks)
            if not _PLAIN_NUMBER.match(task.number):
                skipped += not task.number
                continue
            number = int(task.number)
            starts = (previous,) if previous else (0, last)
            if not any(0 < number - start <= 1 + skipped for start in starts):
                yield _gap(where, task.number, str(previous or ""))
            previous, skipped, last = number, 0, number


def check_item_numbers(draft: PlanDraft, context: CheckContext) -> Iterator[Finding]:
    """Check 8: a gap in a chapter's numbered items, or a number without its dot."""
    for lines in narrative_lines(draft).values():
        open_lists: list[int] = []
        for passage in lines:
            number, is_dotted = item_number(passage.text) or (0, True)
            if not number or not (is_dotted or number - 1 in open_lists):
                continue
            is_next = _continue_lists(open_lists, number)
            if not is_dotted:
                yield Finding(
                    "number_without_dot",
                    passage.where,
                    _lt("The number in front of “%(line)s” lacks its dot"),
                    {"line": _shown(passage.text)},
                )
            elif not is_next:
                yield _gap(passage.where, str(number), str(open_lists[-1]))
                open_lists[-1] = number


def _continue_lists(open_lists: list[int], number: int) -> bool:
    """Count on in the innermost list that waits for the number, or begin a list."""
    for depth in range(len(open_lists) - 1, -1, -1):
        if open_lists[depth] == number - 1:
            del open_lists[depth + 1 :]
            open_lists[depth] = number
            return True
    if number == 1 or not open_lists:
        open_lists.append(number)
        return True
    return False


def _gap(where: str, number: str, previous: str) -> Finding:
    if not previous:
        return Finding(
            "numbering_gap",
            where,
            _lt("The numbering begins with %(number)s"),
            {"number": number},
        )
    return Finding(
        "numbering_gap",
        where,
        _lt("Number %(number)s follows number %(previous)s"),
        {"number": number, "previous": previous},
    )


def check_areas(draft: PlanDraft, context: CheckContext) -> Iterator[Finding]:
    """Check 11: a section of the annex that is none of the fields of reform."""
    areas = [words for area in context.areas if (words := _key_words(area))]
    for section in draft.sections if areas else ():
        words = _key_words(section.name)
        if words and not any(_is_same_area(words, area) for area in areas):
            yield Finding(
                "section_without_area",
                section_place(section.number),
                _lt("“%(name)s” matches none of the fields of administrative reform"),
                {"name": clean(section.name)},
            )


def _key_words(title: str) -> frozenset[str]:
    """The words by which a field of reform is told from the others."""
    words = (_ABBREVIATIONS.get(word, word) for word in _WORD.findall(fold(title)))
    return frozenset(_COMMON_PHRASES.sub(" ", " ".join(words)).split())


def _is_same_area(title: frozenset[str], area: frozenset[str]) -> bool:
    """One says all that the other says; a single word in common proves nothing."""
    return area <= title or (len(title) > 1 and title <= area)


def check_annex_label(draft: PlanDraft, context: CheckContext) -> Iterator[Finding]:
    """NĐ 30/2020, Phụ lục I, mục III.1.b: "Phụ lục" stands above the annex's title."""
    if draft.sections and not draft.has_annex_label:
        yield Finding(
            "annex_label_missing",
            ANNEX,
            _lt("The annex lacks the line “Phụ lục” above its title"),
        )


def check_left_dots(draft: PlanDraft, context: CheckContext) -> Iterator[Finding]:
    """Dots that wait for a text: "150/2020/NĐ-CP.....", "ngày … tháng …"."""
    for passage in all_passages(draft):
        match = _LEFT_DOTS.search(passage.text)
        if match:
            words = passage.text[: match.start()][-_MAX_SHOWN:].split(" ")
            yield Finding(
                "dots_left",
                passage.where,
                _lt("Dots were left where a text is missing: “%(text)s”"),
                {"text": " ".join(words[-_WORDS_SHOWN:]) + match[0][:8]},
            )


def _shown(line: str) -> str:
    return line if len(line) <= _MAX_SHOWN else f"{line[:_MAX_SHOWN].rstrip()}…"
