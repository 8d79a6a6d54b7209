"""Percentages in a plan's text that set a target, proposed as indicators.

They are proposals to be ticked: what a percentage is a part of stays in the clause. The
indexes that a plan names (PAR INDEX, SIPAS, PAPI, PCI) are proposed as scores, with
their target where the text gives one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from ..text.normalize import bare, clean, fold
from .draft import DraftIndicator, DraftSection
from .measures import INDEX_UNIT, index_of, indexes_in, measure_of
from .plan_text.body import BodyText

AT_LEAST, AT_MOST, EXACTLY = "at_least", "at_most", "exactly"

_PERCENT = re.compile(
    r"(?P<low>\d{1,3}(?:[.,]\d{1,2})?)\s*(?:%|phần trăm)?"
    r"(?:\s*(?:[-–]|đến|tới)\s*(?P<high>\d{1,3}(?:[.,]\d{1,2})?))?\s*(?:%|phần trăm\b)"
)
_POINTS = re.compile(r"(?<![\d.,])(?P<points>\d{1,3}(?:[.,]\d{1,2})?) ?điểm\b")
_SENTENCE = re.compile(r"(?:[;!?\n]|\.(?=\s|$))\s*|:\s+(?=[-+]\s)")
# A line of a table of targets: "1 | Tỷ lệ hồ sơ đúng hạn | % | 98 | Văn phòng".
_TABLE_LINE = re.compile(
    r"(?:[\d.]+ \| )?(?P<name>[^|]+?) \| (?:% \| (?P<value>[^|\d]{0,12}\d[\d.,]*)%?"
    r"|(?P<percent>[^|\d]{0,12}\d[\d.,]*%))(?: \|.*)?$"
)
_LIST_MARK = re.compile(r"^\s*(?:[-–+*•]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\))\s+")
# Words that only introduce what is to be reached.
_INTRODUCTION = re.compile(
    r"(?:,\s*|^)(?:trong đó|bảo đảm|đảm bảo|phấn đấu(?: đến[^,\d]*\d{4},?)?(?: có)?"
    r"|đồng thời|và)\s*(?::\s*)?",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"(?:(?<!không )(?<!ko )dưới|không (?:vượt )?quá|tối đa|nhiều nhất|<|≤|thấp hơn"
    r"|ít hơn|giảm (?:còn|xuống)(?: dưới)?)\s*$"
)
_AT_MOST_AFTER = re.compile(r"\s*(?:trở xuống|là tối đa)")
_EXACTLY = re.compile(r"(?:\bđúng|\bbằng|=)\s*$")
# What a percentage of the past, of money or of a law is; none of them is a target.
_NO_TARGET_BEFORE = re.compile(
    r"(?:đã đạt|đạt được|đã (?:giải quyết|thực hiện)[^,;]{0,40}|năm trước[^,;]{0,40}"
    r"|chiếm|phụ cấp|hưởng|lãi suất|thuế|mức phạt|hỗ trợ|giảm trừ|khấu trừ|trích"
    r"|ngân sách[^,;]{0,40}|vốn[^,;]{0,20}|mức lương[^,;]{0,30})"
    r"\s*(?:là|bằng|với|:)?\s*$"
)
_MOST_PERCENTAGES = 2_000  # a plan has some dozens
_SHORTEST_NAME = 3  # words beside the percentage itself
_LONGEST_SENTENCE = 1_000  # letters; a name of that length tells nothing

_ABBREVIATIONS = {
    "tthc": "thu tuc hanh chinh",
    "cchc": "cai cach hanh chinh",
    "vbqppl": "van ban quy pham phap luat",
    "qppl": "quy pham phap luat",
    "cntt": "cong nghe thong tin",
    "dvc": "dich vu cong",
    "dvctt": "dich vu cong truc tuyen",
    "cbcc": "can bo cong chuc",
    "ubnd": "uy ban nhan dan",
}
_SMALL_WORDS = frozenset(
    bare(
        "các của và theo trên địa bàn được đạt tỷ lệ tỉ lệ tối thiểu trở lên từ ít "
        "nhất phấn đấu đảm bảo thực hiện công tác nâng cao chất lượng nhà nước năm xây "
        "dựng duy trì"
    ).split()
)


@dataclass(frozen=True)
class _Passage:
    text: str
    where: str
    section: str  # Roman number of the annex's section


def find_targets(
    texts: Sequence[BodyText], sections: Sequence[DraftSection]
) -> tuple[DraftIndicator, ...]:
    """Every percentage to be reached, once, in reading order.

    Money, legal bases and the past hold percentages that are no targets.
    """
    found: dict[tuple, DraftIndicator] = {}
    passages = [*_body(texts, sections), *_annex(sections)]
    proposed = chain.from_iterable(map(_in_passage, passages))
    for indicator in islice(proposed, _MOST_PERCENTAGES):
        key = (indicator.target, indicator.direction, _key(indicator.name))
        known = next((each for each in found if _is_same(each, key)), None)
        if known is None:
            found[key] = indicator
    return (*found.values(), *_indexes_named(passages, found.values()))


def targets_in(text: str) -> tuple[DraftIndicator, ...]:
    """The targets of one text.

    >>> [(t.target, t.direction) for t in targets_in("Tỷ lệ trễ hạn dưới 5%")]
    [(5.0, 'at_most')]
    >>> targets_in("Đẩy mạnh, trong đó giao dịch trực tuyến từ 30% trở lên.")[0].name
    'Giao dịch trực tuyến từ 30% trở lên'
    >>> targets_in("Năm 2023 đã đạt 85% hồ sơ")
    ()
    """
    return tuple(_in_passage(_Passage(text, "", "")))


# -- Where to look ---------------------------------------------------------------------


def _body(
    texts: Iterable[BodyText], sections: Sequence[DraftSection]
) -> Iterator[_Passage]:
    words = [(section.number, _words(section.name)) for section in sections]
    for text in texts:
        said = _table_line_in_words(text.text)
        if text.field != "budget_note":
            yield _Passage(said, text.where, _section_of(text.title, words))


def _table_line_in_words(text: str) -> str:
    """A line of a table of targets as a clause; any other text as it is.

    >>> _table_line_in_words("1 | Hồ sơ đúng hạn | % | ≥ 98 | Một cửa")
    'Hồ sơ đúng hạn ≥ 98%'
    """
    match = _TABLE_LINE.match(text)
    if not match:
        return text
    value = match["percent"] or f"{match['value']}%"
    return f"{match['name']} {value}"


def _annex(sections: Iterable[DraftSection]) -> Iterator[_Passage]:
    for section in sections:
        for position, task in enumerate(section.tasks, 1):
            where = f"{section.number}.{task.number or position}".lstrip(".")
            for cell in (task.name, task.deliverable):
                yield _Passage(cell, where, section.number)


def _section_of(title: str, sections: Iterable[tuple[str, frozenset[str]]]) -> str:
    """The only section of the annex that a title of the body speaks of, or ""."""
    wanted = _words(title)
    alike = []
    for number, words in sections:
        shared = len(wanted & words)
        if shared and shared >= 0.6 * len(wanted | words):
            alike.append((shared / len(wanted | words), number))
    alike.sort(reverse=True)
    if not alike or (len(alike) > 1 and alike[0][0] == alike[1][0]):
        return ""
    return alike[0][1]


# -- What is a target ------------------------------------------------------------------


def _indexes_named(
    passages: Iterable[_Passage], found: Iterable[DraftIndicator]
) -> Iterator[DraftIndicator]:
    """The indexes that the text names without a target, where it does so first."""
    known = {index_of(each.name) for each in found if each.kind == "score"}
    for passage in passages:
        for index in indexes_in(passage.text):
            if index not in known:
                known.add(index)
                yield DraftIndicator(
                    name=index.name,
                    target=0.0,
                    unit_of_measure=INDEX_UNIT,
                    where=passage.where,
                    kind="score",
                    has_target=False,
                )


def _in_passage(passage: _Passage) -> Iterator[DraftIndicator]:
    for sentence in _SENTENCE.split(passage.text):
        yield from _in_points(passage, sentence)
        if not _PERCENT.search(sentence):
            continue
        sentence = _LIST_MARK.sub("", clean(sentence))
        for clause, match in _clauses(sentence):
            before = fold(clause[: match.start()])
            if _NO_TARGET_BEFORE.search(before):
                continue
            direction = _direction(before, fold(clause[match.end() :]))
            value = match["high"] if direction == AT_MOST else None
            name = _name(clause, sentence, match)
            measure = measure_of(name)
            yield DraftIndicator(
                name=name,
                target=float((value or match["low"]).replace(",", ".")),
                direction=direction,
                where=passage.where,
                section=passage.section,
                kind="score" if index_of(name) and not measure else "ratio",
                numerator=measure.numerator if measure else "",
                denominator=measure.denominator if measure else "",
            )


def _in_points(passage: _Passage, sentence: str) -> Iterator[DraftIndicator]:
    """The score of an index: "Chỉ số PAR INDEX đạt từ 85 điểm trở lên"."""
    sentence = _LIST_MARK.sub("", clean(sentence))
    match = _POINTS.search(sentence)
    if match and index_of(sentence[: match.start()]):
        yield DraftIndicator(
            name=sentence.strip(" ,.;:"),
            target=float(match["points"].replace(",", ".")),
            unit_of_measure=INDEX_UNIT,
            direction=_direction(
                fold(sentence[: match.start()]), fold(sentence[match.end() :])
            ),
            where=passage.where,
            section=passage.section,
            kind="score",
        )


def _clauses(sentence: str) -> Iterator[tuple[str, re.Match]]:
    """Each percentage of a sentence with the part of the sentence it stands in."""
    matches = list(_PERCENT.finditer(sentence))
    for position, match in enumerate(matches):
        start = 0
        if position:
            start = _cut(sentence, matches[position - 1].end(), match.start())
        end = len(sentence)
        if position + 1 < len(matches):
            end = _cut(sentence, match.end(), matches[position + 1].start())
        clause = sentence[start:end]
        yield clause, _PERCENT.search(clause, match.start() - start)


def _cut(sentence: str, start: int, end: int) -> int:
    """Where between two percentages the second one's clause begins."""
    between = sentence[start:end]
    comma = between.rfind(", ")
    conjunction = between.rfind(" và ")
    return start + max(comma, conjunction, 0)


def _direction(before: str, after: str) -> str:
    if _AT_MOST.search(before) or _AT_MOST_AFTER.match(after):
        return AT_MOST
    return EXACTLY if _EXACTLY.search(before) else AT_LEAST


def _name(clause: str, sentence: str, match: re.Match) -> str:
    """The clause without what only introduces it; the sentence if little is left."""
    introductions = [
        each
        for each in _INTRODUCTION.finditer(clause)
        if each.end() <= match.start() and each.group().strip(" ,")
    ]
    name = clause[introductions[-1].end() :] if introductions else clause
    name = re.sub(r"^(?:,\s*|và\s+)", "", name.strip(" ,.;:"))
    short = len(_PERCENT.sub("", name).split()) < _SHORTEST_NAME
    if short and len(sentence) <= _LONGEST_SENTENCE:
        name = sentence.strip(" ,.;:")
    return name[:1].upper() + name[1:]


# -- The same target said twice --------------------------------------------------------


def _words(text: str) -> frozenset[str]:
    """The words of a text that tell it from others."""
    words = re.findall(r"\w+", bare(text))
    spelled = (
        part for word in words for part in _ABBREVIATIONS.get(word, word).split()
    )
    return frozenset(spelled) - _SMALL_WORDS


def _key(name: str) -> frozenset[str]:
    return _words(_PERCENT.sub(" ", name))


def _is_same(first: tuple, second: tuple) -> bool:
    """Whether two targets are one: the same figure of nearly the same words."""
    if first[:2] != second[:2]:
        return False
    shared, all_words = len(first[2] & second[2]), len(first[2] | second[2])
    return shared >= 0.75 * all_words
