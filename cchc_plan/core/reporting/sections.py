"""Which part of the report tells of which tasks and indicators.

The report has the six fields of reform in their order, whatever the plan's sections are
called; a section that names no field has a heading of its own after them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..text.cell_text import is_upper
from ..text.normalize import bare, clean
from ..text.numbering import split_label
from .facts import IndicatorFact, ReportFacts, TaskFact

DIRECTION = "CDDH"
AREAS = {
    "TC": "Cải cách thể chế",
    "TTHC": "Cải cách thủ tục hành chính",
    "TCBM": "Cải cách tổ chức bộ máy hành chính",
    "CV": "Cải cách chế độ công vụ",
    "TCC": "Cải cách tài chính công",
    "CQDT": "Xây dựng và phát triển chính quyền điện tử, chính quyền số",
}
_GENERAL = "Các nội dung khác"
# Capitals that stay in a title in small letters; a word without a vowel is one, too.
_ACRONYMS = {"UBND", "UBMTTQ", "PAR", "INDEX", "SIPAS", "PAPI", "PCI", "ISO", "QLNN"}
_VOWEL = re.compile("[aeiouy]")


@dataclass(frozen=True)
class Part:
    """The tasks and indicators under one heading of the report."""

    key: str  # of its paragraph within the chapter; "TTHC", "section.chi_so_papi"
    title: str
    tasks: Sequence[TaskFact] = ()
    indicators: Sequence[IndicatorFact] = ()


def parts(facts: ReportFacts) -> list[Part]:
    """The direction of the work, the six fields, and sections of no field."""
    areas = _area_of_sections(facts.tasks)
    tasks: dict[str, list[TaskFact]] = {}
    indicators: dict[str, list[IndicatorFact]] = {}
    titles = {DIRECTION: "", **AREAS}
    for task in facts.tasks:
        key = task.area if task.area in titles else _section_key(task.section)
        tasks.setdefault(key, []).append(task)
    for indicator in facts.indicators:
        area = indicator.area or areas.get(indicator.section, "")
        key = area if area in titles else _section_key(indicator.section)
        indicators.setdefault(key, []).append(indicator)
    for fact in (*facts.tasks, *facts.indicators):
        titles.setdefault(_section_key(fact.section), section_title(fact.section))
    return [
        Part(key, title, tasks.get(key, ()), indicators.get(key, ()))
        for key, title in titles.items()
        if key == DIRECTION or key in AREAS or key in tasks or key in indicators
    ]


def section_title(section: str) -> str:
    """A section's title in small letters, without its number.

    >>> section_title("VIII. DUY TRÌ VÀ NÂNG CAO CHỈ SỐ CCHC, PAPI")
    'Duy trì và nâng cao chỉ số CCHC, PAPI'
    >>> section_title("Công tác khác"), section_title("")
    ('Công tác khác', 'Các nội dung khác')
    """
    whole = clean(section)
    label, rest = split_label(whole)
    title = (rest if label else whole).rstrip(" .:;,")
    if not is_upper(title):
        return title or _GENERAL
    words = [
        word if _is_acronym(word) else word.lower()
        for word in re.split(r"(\W+)", title)
    ]
    small = "".join(words)
    return small[:1].upper() + small[1:]


def _is_acronym(word: str) -> bool:
    return word in _ACRONYMS or (len(word) > 1 and not _VOWEL.search(bare(word)))


def _section_key(section: str) -> str:
    return "section." + re.sub(r"\W+", "_", bare(section_title(section)))


def _area_of_sections(tasks: Sequence[TaskFact]) -> dict[str, str]:
    """The field of each section as its tasks name it, where an indicator does not."""
    known = (DIRECTION, *AREAS)
    return {task.section: task.area for task in tasks if task.area in known}
