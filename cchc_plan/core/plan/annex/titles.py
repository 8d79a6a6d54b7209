"""Titles around the tables of an annex: of its sections, and the annex's own."""

import re
from collections.abc import Iterable, Sequence

from ...reading.source import Paragraph
from ...text.cell_text import is_upper
from ...text.normalize import bare, clean
from ...text.numbering import LETTER, NUMBER, PART, ROMAN, split_label
from ...text.signature_words import is_recipients, is_signature

# Labels that a section may have; the widest first.
SECTION_KINDS = (PART, LETTER, ROMAN)
_WIDEST_FIRST = (*SECTION_KINDS, NUMBER)
_LONGEST_TITLE = 250
_LONGEST_PAGE_NUMBER = 15
_ANNEX_LABEL = re.compile(r"\(?(?:phu luc|bieu(?: mau)? so|mau so|bieu \d)\b")
LABEL_IN_FRONT = re.compile(
    r"\(?(?:phụ lục|biểu(?: mẫu)?|mẫu)(?:\s+(?:số\s*)?[\dIVX]{1,4}\b)?\s*[:.)–-]*\s*",
    re.IGNORECASE,
)
_UNIT_LINE = re.compile(r"\(?(?:don vi(?: tinh)?|dvt)\s*:")
_NO_TITLE = re.compile(r"cong hoa xa hoi|\(?(?:ban hanh )?kem theo")


def is_annex_label(text: str) -> bool:
    """Whether a line numbers an annex: NĐ 30/2020, Phụ lục I, mục III.1.

    >>> is_annex_label("PHỤ LỤC II"), is_annex_label("Biểu số 01")
    (True, True)
    """
    return bool(_ANNEX_LABEL.match(bare(text)))


def annex_name(lines: Iterable[str]) -> str:
    """What an annex is called in the lines above it, without label and reference.

    >>> annex_name(["Phụ lục II", "DANH MỤC NHIỆM VỤ", "(Kèm theo Kế hoạch số 1)"])
    'DANH MỤC NHIỆM VỤ'
    >>> annex_name(["PHỤ LỤC 2. Nhiệm vụ của các thôn"])
    'Nhiệm vụ của các thôn'
    """
    names = (LABEL_IN_FRONT.sub("", clean(line)) for line in lines)
    return " ".join(
        name
        for name in names
        if name and not name.startswith("(") and not is_unit_line(name)
    )


def is_unit_line(text: str) -> bool:
    """Whether a line says the unit of all figures: "ĐVT: triệu đồng"."""
    return bool(_UNIT_LINE.match(bare(text)))


def names_section(text: str) -> bool:
    """Whether a text has a number as sections have, and a name.

    >>> names_section("II. CẢI CÁCH THỂ CHẾ"), names_section("Sheet1")
    (True, False)
    """
    label, name = split_label(text)
    return bool(name and label and label.kind in SECTION_KINDS)


def is_section_title(paragraph: Paragraph) -> bool:
    """Whether a paragraph between two tables can name a section.

    >>> is_section_title(Paragraph("III. CẢI CÁCH THỦ TỤC HÀNH CHÍNH"))
    True
    >>> is_section_title(Paragraph("Các bộ phận báo cáo kết quả về Văn phòng."))
    False
    """
    text = clean(paragraph.text)
    if not text or len(text) > _LONGEST_TITLE or text.isdecimal():
        return False
    if _NO_TITLE.match(bare(text)) or is_annex_label(text):
        return False
    if is_recipients(text) or is_signature(text):
        return False
    _label, name = split_label(text)
    if not name or name.endswith((";", ",")):
        return False
    emphatic = paragraph.bold or bool(paragraph.heading) or is_upper(name)
    return emphatic or (names_section(text) and not name.endswith("."))


def is_light(between: Sequence[Paragraph]) -> bool:
    """Whether only titles, page numbers and the like stand between two tables."""
    texts = [clean(paragraph.text) for paragraph in between]
    return not any(map(is_annex_label, texts)) and all(
        len(text) < _LONGEST_PAGE_NUMBER or is_section_title(paragraph)
        for text, paragraph in zip(texts, between, strict=True)
    )


def section_titles(between: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The titles of sections among the paragraphs in front of a table.

    Where prose stands between the tables, only the last title of the widest kind.
    """
    titles = [each for each in between if is_section_title(each)]
    if is_light(between) or not titles:
        return tuple(titles)
    labels = [split_label(each.text)[0] for each in titles]
    kinds = [label.kind if label else "" for label in labels]
    for kind in _WIDEST_FIRST:
        if kind in kinds:
            last = len(kinds) - 1 - kinds[::-1].index(kind)
            return (titles[last],)
    return (titles[-1],)
