"""Years and periods that a text copied from an older report still names.

A real report of the first quarter of 2025 says that it carries out the "công tác cải
cách hành chính năm 2024".
"""

import re
from collections.abc import Iterator, Sequence

from ..plan.citations import find_citations
from ..text.finding import Finding, _lt
from ..text.normalize import clean, fold
from ..text.phrases import phrases
from .facts import Paragraph, ReportFacts
from .names import next_period_in_words, period_in_words
from .words import short_name

_YEAR = re.compile(r"(?:\bnăm |\b(?:quý [ivx]+|tháng \d{1,2}) ?/ ?)(\d{4})\b")
_DATE = re.compile(r"(?:tháng \d{1,2},? năm|\d{1,2}/\d{1,2}/) ?\d{4}")
# Sentences that look back on purpose.
_BACK = phrases(
    """so với | cùng kỳ | năm trước | năm ngoái | giai đoạn | từ năm | đến năm
    | trước năm | sau năm | kế thừa | chuyển sang | tồn đọng | hết hiệu lực
    | quyết toán | luật | tổng kết"""
)
# Of a sentence that names both years, only such words are wrong with last year's.
_OWN_WORK = phrases("cải cách hành chính | cchc | kế hoạch | nhiệm vụ | trong kỳ")
# Only what is said of the report itself tells which period it takes itself for.
_OF_ITSELF = phrases("báo cáo kết quả | trên đây là báo cáo")
_PERIOD = re.compile(
    r"\b(?:quý (?:iv|iii|ii|i)|6 tháng(?: đầu năm| cuối năm)?|9 tháng(?: đầu năm)?)\b"
)
_SENTENCE = re.compile(r"(?<=[.;:!?…])\s+(?=[^\W\d_])|\n")


def check_years(
    facts: ReportFacts, paragraphs: Sequence[Paragraph]
) -> Iterator[Finding]:
    """Last year's number where the report speaks of its own work."""
    year, last = str(facts.period.year), str(facts.period.year - 1)
    quoted = _quoted(facts)
    for paragraph in paragraphs:
        for sentence in _sentences(f"{paragraph.heading}\n{paragraph.text}"):
            if _is_left_over(_without(fold(sentence), quoted), last, year):
                yield Finding(
                    "last_year_left",
                    _where(paragraph),
                    _lt("“%(text)s” names the year %(last)s in a report of %(year)s"),
                    {"text": sentence, "last": last, "year": year},
                )


def _is_left_over(sentence: str, last: str, year: str) -> bool:
    """Whether a folded sentence takes last year for the report's.

    "…năm 2024, UBND xã báo cáo … năm 2025": a clause may slip beside one that does not.
    """
    if _BACK.search(sentence):
        return False
    names_year = year in _years(sentence)
    return any(
        last in _years(clause)
        and year not in _years(clause)
        and (not names_year or bool(_OWN_WORK.search(clause)))
        and not any(
            one.date and str(one.date.year) == last
            for one in find_citations(clause.upper())
        )
        for clause in sentence.split(", ")
    )


def _years(text: str) -> list[str]:
    return _YEAR.findall(_DATE.sub(" ", text))


def check_periods(
    facts: ReportFacts, paragraphs: Sequence[Paragraph]
) -> Iterator[Finding]:
    """Another quarter or half-year where the report names itself."""
    period, ahead = period_in_words(facts.period), next_period_in_words(facts.period)
    own = fold(f"{period}, {ahead}")
    for paragraph in paragraphs:
        for sentence in _sentences(paragraph.text):
            said = fold(sentence)
            match = _OF_ITSELF.search(said)
            others = [
                name
                for name in _PERIOD.findall(said[match.end() :] if match else "")
                if not re.search(rf"\b{name}\b", own)
            ]
            if others:
                yield Finding(
                    "period_left",
                    _where(paragraph),
                    _lt("“%(text)s” names “%(other)s”; the report is of “%(period)s”"),
                    {
                        "text": sentence,
                        "other": others[0],
                        "period": period,
                    },
                )


def _where(paragraph: Paragraph) -> str:
    """The number of the heading: "III", "2"; "" for opening and closing."""
    return paragraph.heading.partition(".")[0]


def _sentences(text: str) -> list[str]:
    return [clean(part) for part in _SENTENCE.split(text) if clean(part)]


def _quoted(facts: ReportFacts) -> list[str]:
    """Names that a report may give as they are, whatever year they name."""
    names = set(facts.bases)
    for task in facts.tasks:
        names |= {task.name, short_name(task.name), task.result}
        names |= {document.subject for document in task.documents}
    names |= {indicator.name for indicator in facts.indicators}
    folded = {fold(name).rstrip(" .;,") for name in names}
    return sorted(filter(None, folded), key=len, reverse=True)


def _without(text: str, quoted: list[str]) -> str:
    for name in quoted:
        text = text.replace(name, " ")
    return text
