"""Tell Vietnamese words from others by their shape, without a dictionary.

A Vietnamese word is one syllable: consonants from a short list, a vowel group, at most
one of eight endings, and one tone. Hardly any English word is built like that.
"""

import re
import unicodedata

# Names of formats and programs, and abbreviations as officials write them (T: month).
_NAMES = """Word Excel PDF RTF XML LibreOffice Office macro web HTML Enter Odoo MB
    DOCX XLSX Android iPhone iPad Google QR URL SMS CCHC HĐND UBND KH QĐ BC NĐ NQ CP
    VT VP TM TT T v"""
# English words of that shape, which are no Vietnamese words without a mark.
_ENGLISH = "a be by can day go he me my no on say soon than the them then to we"
ALLOWED = frozenset(_NAMES.split())
ENGLISH = frozenset(_ENGLISH.split())

_ONSETS = (
    "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x"  # longest first
)
_VOWELS = (
    "iêu|oai|oao|oay|oeo|uây|uôi|uya|uyê|uyu|ươi|ươu|yêu"
    "|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy|ưa"
    "|ưi|ươ|ưu|yê|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y"
)
_SYLLABLE = re.compile(
    rf"(?:{_ONSETS})?(?:{_VOWELS})(?P<end>ch|ng|nh|c|m|n|p|t)?(?P<tone>[1-5]?)"
)
_TONES = {"\u0300": "1", "\u0301": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_SHARP_OR_HEAVY = {"2", "5"}  # the only tones of a syllable that ends in c, ch, p or t
_STOPS = {"c", "ch", "p", "t"}
# Placeholders, tags, endings of file names.
_NO_TEXT = re.compile(r"%(?:\(\w+\))?s|<[^>]*>|(?<!\w)\.[a-z]{3,4}\b")
_WORD = re.compile(r"\b[^\W\d_]+\b")
_ROMAN = re.compile(r"[IVXLC]+")


def foreign_words(text: str) -> list[str]:
    """The words of a text that are neither Vietnamese nor allowed.

    >>> foreign_words("Chưa ban hành được kế hoạch; hãy chọn tệp .docx (Word).")
    []
    >>> foreign_words("Kế hoạch has no number")
    ['has', 'no', 'number']
    >>> foreign_words("Tháng 2, Quý IV: 10/KH-UBND, A4")
    []
    >>> foreign_words("hợp tac")  # a lost tone
    ['tac']
    """
    return [
        word
        for word in _WORD.findall(_NO_TEXT.sub(" ", text))
        if word not in ALLOWED and not _ROMAN.fullmatch(word) and not _is_word(word)
    ]


def _is_word(word: str) -> bool:
    match = _SYLLABLE.fullmatch(_tone_last(word.lower()))
    if not match or word.lower() in ENGLISH:
        return False
    return match["end"] not in _STOPS or match["tone"] in _SHARP_OR_HEAVY


def _tone_last(word: str) -> str:
    """The word without its tone mark, and the tone as a digit behind it.

    >>> _tone_last("hoạch")
    'hoach5'
    """
    letters, tones = [], []
    for letter in unicodedata.normalize("NFD", word):
        (tones if letter in _TONES else letters).append(_TONES.get(letter, letter))
    return unicodedata.normalize("NFC", "".join(letters)) + "".join(tones)
