"""The words by which a signature is known: NĐ 30/2020, Phụ lục I, mục II.7."""

import re

from .cell_text import is_upper

# "TM." before a collective, "KT." for a deputy, "TL.", "TUQ.", "Q."; typed "T/M" too.
AUTHORITY = re.compile(
    r"(?:(?:TM|KT|TL|TUQ|Q)\s?[./]\s?|(?:T[./]M|K[./]T|T[./]L)\.?\s?"
    r"|TM\s(?=ỦY|UỶ|UBND))(?=[^\W\d_])"
)
OFFICE = re.compile(
    r"(?P<office>(?:Q\. ?|QUYỀN )?(?:PHÓ )?(?:(?:CHỦ TỊCH|BÍ THƯ|THỦ TRƯỞNG)"
    r"(?: (?:THƯỜNG TRỰC|PHỤ TRÁCH|UBND|HĐND|ỦY BAN|UỶ BAN|XÃ|PHƯỜNG|THỊ TRẤN)[^.]*)?"
    r"|(?:GIÁM ĐỐC|TRƯỞNG (?:PHÒNG|BAN)|CHÁNH VĂN PHÒNG)(?: [^.:\d]{1,50})?))$"
)
RECIPIENTS = re.compile(r"\W*nơi nhận\W*\s*", re.IGNORECASE)
_COMPILER = re.compile(r"NGƯỜI LẬP")
_LONGEST = 100


def is_signature(text: str) -> bool:
    """Whether a signature begins with this line.

    >>> is_signature("TM. ỦY BAN NHÂN DÂN"), is_signature("T/M UBND XÃ")
    (True, True)
    >>> is_signature("KT. CHỦ TỊCH"), is_signature("Chủ tịch UBND xã đối thoại")
    (True, False)
    """
    if not is_upper(text) or len(text) > _LONGEST:
        return False
    return any(each.match(text) for each in (AUTHORITY, OFFICE, _COMPILER))


def is_recipients(text: str) -> bool:
    """Whether the line heads the list of recipients.

    >>> is_recipients("Nơi nhận:"), is_recipients("Các bộ phận ghi tại nơi nhận")
    (True, False)
    """
    return bool(RECIPIENTS.match(text)) and (len(text) < 80 or ":" in text[:12])
