"""Names of the files that documents are printed and exported to."""

import re
import unicodedata

_MARKS = re.compile(r"[\u0300-\u036f]")
_UNSAFE = re.compile(r"[^A-Za-z0-9]+")
_LONGEST = 100  # characters; beyond it some file systems and mail programs cut


def plan_file_name(number: str, year: int | None) -> str:
    """A plan's file name without ending, of letters that are safe anywhere.

    >>> plan_file_name("10/KH-UBND", 2024), plan_file_name("", 2025)
    ('Ke-hoach-10-KH-UBND-2024', 'Ke-hoach-2025')
    """
    return file_name("Kế hoạch", number, str(year or ""))


def file_name(*parts: str) -> str:
    """The same of any document, of the parts that are there.

    >>> file_name("Giấy đôn đốc", "", "Tư pháp")
    'Giay-don-doc-Tu-phap'
    """
    return "-".join(filter(None, map(_safe, parts)))


def _safe(text: str) -> str:
    """ASCII letters, digits and hyphens only.

    >>> _safe("Nghị định 61/2018/NĐ-CP"), _safe("../../etc")
    ('Nghi-dinh-61-2018-ND-CP', 'etc')
    """
    plain = _MARKS.sub("", unicodedata.normalize("NFD", text))
    plain = plain.replace("đ", "d").replace("Đ", "D")
    return _UNSAFE.sub("-", plain)[:_LONGEST].strip("-")
