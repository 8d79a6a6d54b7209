"""The body of a plan: legal bases in front, then chapters told by their titles."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ...text.cell_text import is_upper, starts_within_sentence
from ...text.normalize import clean, fold
from ...text.numbering import LETTER, NUMBER, PART, ROMAN, Label, split_label
from .lines import Line

_LONGEST_TITLE = 250
_BASIS = re.compile(
    r"(?:căn cứ|thực hiện|theo|xét|trên cơ sở|triển khai|thi hành|tiếp tục (?:thực hiện"
    r"|triển khai))\b"
)
_NEXT_BASIS = re.compile(r";\s+(?=(?:Căn cứ|Thực hiện|Theo|Xét|Trên cơ sở)\b)")
# "; UBND xã Vĩnh Khê xây dựng kế hoạch … như sau:" says what this plan is.
_FORMULA_BODY = re.compile(
    r"(?:^|[;,.]\s*)(?:nay,?\s*)?(?:ủy ban nhân dân|ubnd|hđnd|chủ tịch|đảng ủy"
    r"|văn phòng|phòng|sở)\b"
)
_FORMULA_VERB = re.compile(r"\b(?:xây dựng|ban hành|triển khai|lập|đề ra)\b")
_FORMULA_END = "như sau"
_CLOSING = re.compile(r"trên đây là\b")
_SEE_ANNEX = re.compile(
    r"\(?.{0,80}(?:đính kèm|kèm theo|(?:tại|theo|xem) (?:biểu|bảng|phụ lục)\b).{0,80}$"
)

# Which field of the plan a title speaks of, by the word that comes first in it.
_KEYWORDS = {
    "objective": r"mục tiêu|mục đích",
    "requirement": r"yêu cầu",
    "reporting_note": r"(?:chế độ|thông tin,?|công tác) (?:thông tin,? )?báo cáo"
    r"|^báo cáo",
    "budget_note": r"kinh phí|nguồn lực|ngân sách",
    "solutions": r"giải pháp",
    "organisation": r"tổ chức (?:triển khai )?thực hiện|phân công|trách nhiệm",
    "key_tasks": r"nhiệm vụ|nội dung",
}
_TOGETHER = frozenset({"objective", "requirement"})


@dataclass(frozen=True)
class BodyText:
    """One paragraph of a chapter."""

    text: str
    where: str = ""  # "II.3"
    title: str = ""  # of the item it stands in: "Cải cách thủ tục hành chính"
    field: str = ""  # of the plan


@dataclass
class Chapter:
    """One chapter of the body."""

    title: str  # as printed, with its number
    label: Label | None
    line: Line  # the title's
    lines: list[Line] = field(default_factory=list)

    @property
    def name(self) -> str:
        return split_label(self.title)[1]


@dataclass
class Body:
    """What stands between the title and the signature."""

    bases: list[str] = field(default_factory=list)
    chapters: list[Chapter] = field(default_factory=list)
    texts: list[BodyText] = field(default_factory=list)

    @property
    def narrative(self) -> dict[str, str]:
        """The plan's fields with their paragraphs, one a line."""
        fields: dict[str, list[str]] = {}
        for text in self.texts:
            fields.setdefault(text.field, []).append(text.text)
        return {name: "\n".join(lines) for name, lines in fields.items()}


def read_body(lines: Sequence[Line]) -> Body:
    """Sort the lines of the body into bases, chapters and the plan's fields."""
    body = Body()
    lines = joined(lines)
    is_title = _title_test(lines)
    closing: list[str] = []
    loose: list[str] = []  # before the first chapter
    for line in lines:
        if is_title(line):
            label, _name = split_label(line.text)
            body.chapters.append(Chapter(line.text, label, line))
            loose += closing
            closing = []
        elif closing or _CLOSING.match(fold(line.text)) or _is_beyond(body, line):
            closing.append(line.text)
        elif body.chapters and _goes_on_with_title(body.chapters[-1], line):
            body.chapters[-1].title += f" {line.text}"
        elif body.chapters:
            body.chapters[-1].lines.append(line)
        else:
            loose.append(line.text)
    rest = _read_preamble(loose, body)
    _sort(body)
    body.texts += (BodyText(text, field="other_text") for text in (*rest, *closing))
    return body


def _is_beyond(body: Body, line: Line) -> bool:
    """Whether the line stands below the signature that ends the last chapter."""
    last = body.chapters[-1].line if body.chapters else None
    return line.after_signature and bool(last) and not last.after_signature


def _goes_on_with_title(chapter: Chapter, line: Line) -> bool:
    """Whether a line in capitals is the rest of the title above it."""
    if chapter.lines or split_label(line.text)[0] or field_of(line.text):
        return False
    capitals = is_upper(line.text) and is_upper(chapter.name)
    return capitals and line.bold == chapter.line.bold


def joined(lines: Sequence[Line]) -> list[Line]:
    """Put paragraphs together that the end of a page cut in two."""
    groups: list[list[Line]] = []
    for line in lines:
        before = groups[-1][-1] if groups else None
        goes_on = (
            before is not None
            and before.bold == line.bold
            and starts_within_sentence(line.text)
            and not before.text.endswith((".", ":", ";"))
        )
        if goes_on:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        replace(group[0], text=" ".join(line.text for line in group))
        for group in groups
    ]


def field_of(title: str) -> str:
    """The plan's field that a title speaks of first, "" for none.

    >>> field_of("NHIỆM VỤ TRỌNG TÂM"), field_of("Tổ chức thực hiện nhiệm vụ")
    ('key_tasks', 'organisation')
    """
    return next(iter(_fields_of(title)), "")


# -- Titles ----------------------------------------------------------------------------


def _title_test(lines: Sequence[Line]):
    """A function that tells the titles of chapters in these lines.

    Chapters have Roman numbers, letters or, where there is nothing wider, Arabic ones.
    """
    kinds = [_title_kind(line) for line in lines]
    roman = kinds.index(ROMAN) if ROMAN in kinds else None
    if roman is not None or PART in kinds:
        wanted = {ROMAN, PART} | ({LETTER} if LETTER in kinds[:roman] else set())
    elif LETTER in kinds:
        wanted = {LETTER}
    else:
        wanted = {NUMBER, ""}

    def is_title(line: Line) -> bool:
        kind = _title_kind(line)
        if kind not in wanted or kind is None:
            return False
        if wanted == {NUMBER, ""}:
            return _stands_out(line) and bool(field_of(line.text))
        return True

    return is_title


def _title_kind(line: Line) -> str | None:
    """The kind of label of a line that can be a title; None where it cannot be one."""
    text = line.text
    if not text or len(text) > _LONGEST_TITLE or text.endswith((";", ",")):
        return None
    label, name = split_label(text)
    if not name:
        return None
    if label and label.kind in (ROMAN, PART):
        return label.kind
    return (label.kind if label else "") if _stands_out(line) else None


def _stands_out(line: Line) -> bool:
    return line.bold or bool(line.heading) or is_upper(split_label(line.text)[1])


def _is_item_title(line: Line) -> bool:
    """Whether a line of a chapter is the title of what follows."""
    label, name = split_label(line.text)
    short = len(line.text) <= _LONGEST_TITLE and not name.endswith((".", ";", ","))
    spoken = label and label.kind == NUMBER and short and field_of(name)
    return bool(spoken) or (_stands_out(line) and (short or line.bold))


# -- Legal bases -----------------------------------------------------------------------


def _read_preamble(lines: Sequence[str], body: Body) -> list[str]:
    """Take the legal bases; returns what is none and no formula either."""
    rest = []
    for line in lines:
        for sentence in _NEXT_BASIS.split(line):
            # ``fold`` may only compose letters, so places in the text stay the same.
            said = sentence[: _formula_start(fold(sentence))].strip(" ;.,:")
            if not said:
                continue
            if _BASIS.match(fold(said)):
                body.bases.append(clean(said))
            else:
                rest.append(sentence)
    return rest


def _formula_start(plain: str) -> int:
    """Where the formula begins that ends a folded sentence; its length where none does.

    In time that grows with the length of the sentence, whatever is in it.
    """
    first = plain.rfind(";") + 1
    # The sign before the formula belongs to it.
    last = plain[max(first - 1, 0) :]
    first = len(plain) - len(last)
    starts = [len(plain)]
    verbs = [match.start() for match in _FORMULA_VERB.finditer(last)]
    body = verbs and _FORMULA_BODY.search(last, 0, verbs[-1])
    if body:
        starts.append(first + body.start())
    stem = last.removesuffix(".").rstrip().removesuffix(":").rstrip()
    if stem.endswith(_FORMULA_END):
        stem = stem.removesuffix(_FORMULA_END)
        sign = max(stem.rfind(mark) for mark in ";,.")
        # "…; nay, … như sau": the word and its comma belong to the formula.
        head = stem[:sign].removesuffix("nay").rstrip()
        is_nay = stem[sign:].startswith(",") and stem[:sign].endswith("nay")
        if is_nay and (not head or head[-1] in ";,."):
            sign = len(head) - 1
        starts.append(first + max(sign, 0))
    return min(starts)


# -- The plan's fields -----------------------------------------------------------------


def _fields_of(title: str) -> list[str]:
    """The fields that a title speaks of, in the order of its words."""
    plain = fold(title)
    found = {
        name: match.start()
        for name, pattern in _KEYWORDS.items()
        if (match := re.search(pattern, plain))
    }
    return sorted(found, key=lambda name: found[name])


def _sort(body: Body) -> None:
    """Write each chapter into the field that its title speaks of.

    Of two chapters of one title ("TỔ CHỨC THỰC HIỆN") the first tells the solutions
    where no chapter is called so: the plan of 2024 is the example.
    """
    fields = [field_of(chapter.name) for chapter in body.chapters]
    if fields.count("organisation") > 1 and "solutions" not in fields:
        first = fields.index("organisation")
        names = [fold(chapter.name) for chapter in body.chapters]
        if names[first] in names[first + 1 :]:
            fields[first] = "solutions"
    written: set[str] = set()
    for chapter, name in zip(body.chapters, fields, strict=True):
        if not chapter.lines or _only_refers(chapter):
            continue
        if not name or name in written:
            body.texts.append(BodyText(chapter.title, field=name or "other_text"))
        found = list(_texts(chapter, name))
        body.texts += found
        written.update(text.field for text in found)


def _only_refers(chapter: Chapter) -> bool:
    """Whether the chapter says no more than that there is an annex."""
    return all(
        len(line.text) <= _LONGEST_TITLE and _SEE_ANNEX.match(fold(line.text))
        for line in chapter.lines
    )


def _texts(chapter: Chapter, name: str) -> Iterator[BodyText]:
    """The paragraphs of a chapter with their places and fields."""
    possible = set(_fields_of(chapter.name))
    if possible & _TOGETHER:
        possible |= _TOGETHER
    number = chapter.label.text if chapter.label else ""
    where, title, field_name = number, chapter.name, name or "other_text"
    for line in chapter.lines:
        label, rest = split_label(line.text)
        if label and label.kind == NUMBER:
            where = f"{number}.{label.text}".lstrip(".")
        if _is_item_title(line):
            title = rest
            wide = label is None or label.kind in (NUMBER, LETTER)
            spoken = [each for each in _fields_of(rest) if wide and each in possible]
            field_name = spoken[0] if spoken else field_name
            if spoken and len(possible) > 1 and _says_only(rest, spoken[0]):
                continue
        yield BodyText(line.text, where, title, field_name)


def _says_only(title: str, name: str) -> bool:
    """Whether a title is no more than the name of a field: "Mục tiêu"."""
    return bool(re.fullmatch(_KEYWORDS[name], fold(title).strip(" .:")))
