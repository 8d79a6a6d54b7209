"""Numbers as official documents write them: "II.", "1.1", "a)", "10/KH-UBND".

A label stands in front of a heading, a task or an item of a list; its kind tells the
level. The number and sign of a document follow NĐ 30/2020, Phụ lục I, mục II.3.
"""

import re
from dataclasses import dataclass

from .normalize import clean

_ROMAN_DIGITS = (
    ("X", 10),
    ("IX", 9),
    ("V", 5),
    ("IV", 4),
    ("I", 1),
)
MAX_ROMAN = 39  # beyond it lies a typing error, or a word such as "CV"

# Kinds of labels, from the widest to the narrowest.
PART = "part"  # "Phần I", "Phần thứ nhất"
LETTER = "letter"  # "A."
ROMAN = "roman"  # "II."
NUMBER = "number"  # "1."
DOTTED = "dotted"  # "1.1"
SMALL = "small"  # "a)"
BULLET = "bullet"  # "-"

_ORDINAL_WORDS = (
    "nhất hai ba tư năm sáu bảy tám chín mười",
    "một hai ba bốn năm sáu bảy tám chín mười",
)
_ALPHABET = "abcdđeghiklmnopqrstuvxyfjwz"  # letters foreign to Vietnamese last
_BULLETS = "–—−+*•●○▪■◦✓✔-"
_PART = re.compile(
    r"(?:(?:phần|mục|chương)\s+(?P<token>[ivx]{1,6}|\d{1,2}|[a-h])"
    r"|phần\s+(?:thứ\s+)?(?P<word>[^\W\d_]{2,4}))"
    r"(?P<end>\s*[.:)–-]+\s*|\s*$|\s+(?=[^\W\d_]))",
    re.IGNORECASE,
)
_UPPER = "A-Z" + ("ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ")
# A word must not be taken for a label: "V/v", "12 - 15 người", "3.000", "1.5 triệu".
_AFTER_DELIMITER = rf"\s*[.)/:–-]+(?:\s+(?=\S)|(?=[{_UPPER}])|\s*$)"
_UPPER_WORD = rf"\s+(?=[{_UPPER}]{{2}})"
_ROMAN = re.compile(rf"(?P<token>[IVX]{{1,6}})(?:{_AFTER_DELIMITER}|{_UPPER_WORD})")
_ROMAN_DOTTED = re.compile(
    r"[IVX]{1,6}\.(?P<token>\d{1,2}(?:\.\d{1,2}){0,2})(?:[.)]\s*|\s+)(?=\S)"
)
_LETTER = re.compile(rf"(?P<token>[A-HĐK]){_AFTER_DELIMITER}")
_NUMBER = re.compile(
    r"(?P<token>\d{1,3})(?:\s*[.)/:](?:\s+(?=\S)|(?=[^\W\d_]))|\s*[–-]\s*(?=[^\W\d_]))"
)
_DOTTED = re.compile(
    r"(?P<token>\d{1,2}(?:\.\d{1,2}){1,3})"
    rf"(?:[.)]\s*(?=[^\W\d_])|[.)]\s+|\s+(?=[{_UPPER}]))"
)
_SMALL = re.compile(
    r"(?P<token>[a-zđ]|i{1,3}|iv|vi{1,3})(?:\s*\)\s*(?=\S)|(?<=^[a-zđ])\.\s+)"
)
_BULLET = re.compile(rf"[{_BULLETS}]+\s*(?=[^\s\d{_BULLETS}])|[-–+*•]\s+")
_ENDINGS = " .)(:/-–"


@dataclass(frozen=True)
class Label:
    """What stands in front of a text to number it.

    >>> Label("dotted", 2, "1.2").parent
    '1'
    """

    kind: str
    ordinal: int  # its place among its siblings; 0 for a bullet
    text: str  # "II", "A", "1", "1.2", "a"; "" for a bullet

    @property
    def parent(self) -> str:
        """The label above it: "1" for "1.2"."""
        return self.text.rpartition(".")[0]


def counted(number: int) -> str:
    """The number of a section or chapter: in Roman digits as far as these go.

    >>> counted(8), counted(40)
    ('VIII', '40')
    """
    return to_roman(number) if 1 <= number <= MAX_ROMAN else str(number)


def to_roman(number: int) -> str:
    """Roman digits of 1 to 39.

    >>> to_roman(8), to_roman(14)
    ('VIII', 'XIV')
    """
    if not 1 <= number <= MAX_ROMAN:
        raise ValueError(f"No Roman number for {number}")
    digits = ""
    for digit, value in _ROMAN_DIGITS:
        count, number = divmod(number, value)
        digits += digit * count
    return digits


def from_roman(text: str) -> int | None:
    """The number that Roman digits mean, None when they are none.

    >>> from_roman("VIII"), from_roman("ix"), from_roman("IIX"), from_roman("CV")
    (8, 9, None, None)
    """
    return _ROMAN_VALUES.get(text.strip().upper())


_ROMAN_VALUES = {to_roman(number): number for number in range(1, MAX_ROMAN + 1)}


def split_label(text: str) -> tuple[Label | None, str]:
    """Separate the label in front of a text from the text itself.

    >>> split_label("II. CẢI CÁCH THỂ CHẾ")
    (Label(kind='roman', ordinal=2, text='II'), 'CẢI CÁCH THỂ CHẾ')
    >>> split_label("1.2 Rà soát văn bản")
    (Label(kind='dotted', ordinal=2, text='1.2'), 'Rà soát văn bản')
    >>> split_label("100% TTHC được công khai")
    (None, '100% TTHC được công khai')
    """
    text = text.strip()
    for kind, pattern in _PATTERNS:
        match = pattern.match(text)
        label = match and _label(kind, match)
        if label:
            return label, text[match.end() :].strip()
    return None, text


def number_label(text: str) -> Label | None:
    """The label that a cell of the numbering column holds, if it holds just that.

    >>> number_label("01.")
    Label(kind='number', ordinal=1, text='1')
    >>> number_label("Ban hành") is None
    True
    """
    text = clean(text)
    if text and not text.strip(_BULLETS + " "):
        return Label(BULLET, 0, "")
    core = text.strip(_ENDINGS)
    if len(core) == 1 and core in _ALPHABET:
        return Label(SMALL, _letter_ordinal(core), core)
    # A label needs a text behind it to be one; any word in capitals will do.
    label, rest = split_label(f"{core.replace(',', '.')}. X")
    return label if label and rest == "X" else None


def _label(kind: str, match: re.Match) -> Label | None:
    if kind == BULLET:
        return Label(BULLET, 0, "")
    token = match["token"]
    if kind == PART:
        ordinal = _part_ordinal(token or match["word"])
        return Label(PART, ordinal, to_roman(ordinal)) if ordinal else None
    if kind == ROMAN:
        ordinal = from_roman(token)
        return Label(ROMAN, ordinal, token) if ordinal else None
    if kind in (LETTER, SMALL):
        ordinal = (kind == SMALL and from_roman(token)) or _letter_ordinal(token)
        return Label(kind, ordinal, token)
    steps = [str(int(step)) for step in token.split(".")]
    kind = DOTTED if len(steps) > 1 else NUMBER
    return Label(kind, int(steps[-1]), ".".join(steps))


def _part_ordinal(token: str) -> int:
    """The ordinal in "Phần I", "Phần 1", "Phần A", "Phần thứ nhất"; 0 for none."""
    if token.isdecimal():
        return int(token) if int(token) <= MAX_ROMAN else 0
    if from_roman(token) and token.isupper():
        return from_roman(token)
    if len(token) == 1 and token.lower() in _ALPHABET and token.isupper():
        return _letter_ordinal(token)
    for words in _ORDINAL_WORDS:
        if token.lower() in words.split():
            return words.split().index(token.lower()) + 1
    return 0


def _letter_ordinal(letter: str) -> int:
    """Place of a letter in the Vietnamese order of numbering: a, b, c, d, đ, e…

    >>> [_letter_ordinal(each) for each in "adđe"]
    [1, 4, 5, 6]
    """
    return _ALPHABET.index(letter.lower()) + 1


_PATTERNS = (
    (PART, _PART),
    (NUMBER, _ROMAN_DOTTED),
    (ROMAN, _ROMAN),
    (LETTER, _LETTER),
    (DOTTED, _DOTTED),
    (NUMBER, _NUMBER),
    (SMALL, _SMALL),
    (BULLET, _BULLET),
)


_SIGN = r"[A-ZĐÐ][A-ZĐÐa-z]*(?:\s?[-–&.]\s?[A-ZĐÐ][A-ZĐÐa-z]*)*"
_DOCUMENT_NUMBER = re.compile(
    r"(?P<ordinal>\d{1,5})?[\s.…_]*(?:"
    rf"/\s?(?:(?P<year>\d{{4}})\s?/\s?)?(?P<sign>{_SIGN})"
    r"|[-–]\s?(?P<party>[A-ZĐÐ]{2,4}\s?/\s?[A-ZĐÐ]{1,6}))"
)


@dataclass(frozen=True)
class DocumentNumber:
    """Số, ký hiệu: "10/KH-UBND", "61/2018/NĐ-CP", of the Party "01-NQ/TU"."""

    ordinal: int | None  # None when the number is left open: "Số:    /KH-UBND"
    sign: str  # "KH-UBND", "NQ/TU"
    year: int | None = None  # the one inside the number of legal normative documents

    def __str__(self) -> str:
        """As NĐ 30 writes it: a number under 10 with a zero in front.

        >>> str(DocumentNumber(5, "KH-UBND")), str(DocumentNumber(1, "NQ/TU"))
        ('05/KH-UBND', '01-NQ/TU')
        """
        ordinal = "" if self.ordinal is None else f"{self.ordinal:02}"
        if "/" in self.sign:
            return f"{ordinal}-{self.sign}"
        year = f"/{self.year}" if self.year else ""
        return f"{ordinal}{year}/{self.sign}"


def parse_document_number(text: str) -> DocumentNumber | None:
    """Read "10/KH-UBND" and "Số: 10 /KH-UBND"; None where no number begins the text.

    >>> str(parse_document_number("Số: 5 /KH-UBND"))
    '05/KH-UBND'
    >>> parse_document_number("Số:      /KH-UBND")
    DocumentNumber(ordinal=None, sign='KH-UBND', year=None)
    >>> parse_document_number("Số lượng") is None
    True
    """
    text = re.sub(r"^số\s*[:.]?\s*", "", clean(text), flags=re.IGNORECASE)
    match = _DOCUMENT_NUMBER.match(text)
    if not match:
        return None
    sign = re.sub(r"\s", "", match["sign"] or match["party"])
    return DocumentNumber(
        ordinal=int(match["ordinal"]) if match["ordinal"] else None,
        sign=sign.replace("–", "-").replace("Ð", "Đ"),
        year=int(match["year"]) if match["year"] else None,
    )
