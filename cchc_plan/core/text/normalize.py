"""Vietnamese text as people type it: composed or not, hoá or hóa, any case."""

import re
import unicodedata

# The tone of oa, oe, uy stands on the first vowel in the old way and on the second in
# the new; both are correct, so both compare equal. Not after q: "quý" has one spelling.
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_NEW_TONE = re.compile(f"(?<!q)(o[ae]|uy)([{_TONES}])(?![a-z])")
_NO_TEXT = re.compile("[\0\ud800-\udfff]")
_SPACES = re.compile(r"\s+")
_LETTER_OR_FIGURE = re.compile(r"[^\W_]")


def storable(text: str) -> str:
    """Without what no database takes: NUL, and the halves of a surrogate pair.

    >>> storable("Rà\\0 soát\\ud83d")
    'Rà soát'
    """
    return text if text.isascii() and "\0" not in text else _NO_TEXT.sub("", text)


def clean(text: str) -> str:
    """Compose (NFC), turn every run of white space into one space, and trim.

    >>> clean("  Va\\u0306n   phòng\\n")
    'Văn phòng'
    """
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text or "")).strip()


def says_something(text: str) -> bool:
    """Whether there is a letter or a figure in it, and not only a drawn line.

    >>> says_something("___***___"), says_something("1")
    (False, True)
    """
    return bool(_LETTER_OR_FIGURE.search(text))


def fold(text: str) -> str:
    """A key under which spellings of one name compare equal; accents count.

    >>> fold("Văn hoá") == fold("VĂN  HÓA")
    True
    >>> fold("Quí I") == fold("Quý I"), fold("Qúy I") == fold("quý I")
    (True, True)
    >>> fold("ma") == fold("mã")
    False
    """
    decomposed = unicodedata.normalize("NFD", clean(text).lower())
    decomposed = re.sub(
        f"qu([{_TONES}]?)[iy]([{_TONES}]?)(?![a-z])", r"quy\1\2", decomposed
    )
    decomposed = _NEW_TONE.sub(lambda m: m[1][0] + m[2] + m[1][1], decomposed)
    return unicodedata.normalize("NFC", decomposed)


def bare(text: str) -> str:
    """The same without accents, for tolerant matching: "đ" becomes "d".

    >>> bare("Thường xuyên, định kỳ")
    'thuong xuyen, dinh ky'
    """
    decomposed = unicodedata.normalize("NFD", fold(text))
    return re.sub(r"[\u0300-\u036f]", "", decomposed).replace("đ", "d")
