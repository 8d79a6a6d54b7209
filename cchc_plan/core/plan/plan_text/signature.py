"""Recipients and signature of a plan: NĐ 30/2020, Phụ lục I, mục II.7 to II.9."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...text.cell_text import is_upper
from ...text.normalize import bare
from ...text.numbering import BULLET, split_label
from ...text.signature_words import (
    AUTHORITY,
    OFFICE,
    RECIPIENTS,
    is_recipients,
    is_signature,
)
from .lines import Line

_SIGNED = re.compile(r"\(?\s*(?:da ky|ky ten|ky, |ky va|chu ky|dong dau)")
_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_'’]*$")
# What tells a name in capitals from a title; words that begin titles are left out.
_FAMILY_NAME = re.compile(
    r"(?:NGUYỄN|TRẦN|LÊ|PHẠM|HOÀNG|HUỲNH|PHAN|VŨ|VÕ|ĐẶNG|BÙI|ĐỖ|HỒ|NGÔ|DƯƠNG|LÝ|ĐINH"
    r"|ĐOÀN|LÂM|MAI|TRỊNH|TRƯƠNG|HÀ|THÁI|TẠ|TÔ|PHÙNG|QUÁCH|VƯƠNG|LƯƠNG|TRIỆU|NÔNG|ĐÀO"
    r"|LÒ|QUÀNG|GIÀNG|SÙNG)\s"
)
_NAME_AT_END = re.compile(r"(?<=[.;])\s+(?P<name>[^.;,:]+)$")


@dataclass
class Signature:
    """The block at the end of a document; empty where something is not there."""

    recipients: list[str] = field(default_factory=list)
    authority: str = ""  # "TM. ỦY BAN NHÂN DÂN", with "KT. CHỦ TỊCH" on a second line
    title: str = ""
    signer: str = ""


def begins_signature(line: Line) -> bool:
    """Whether recipients or a signature begin with this line.

    >>> begins_signature(Line("TM. ỦY BAN NHÂN DÂN"))
    True
    >>> begins_signature(Line("Các bộ phận ghi tại nơi nhận"))
    False
    """
    return is_recipients(line.text) or is_signature(line.text)


def read_signature(lines: Sequence[Line]) -> tuple[Signature, int]:
    """The block that begins with the first line, and how many lines it takes."""
    signature = Signature()
    in_list = False  # recipients may follow, on the left of the signature
    used = 0
    for line in lines:
        text = line.text
        heading = RECIPIENTS.match(text)
        signs = bool(signature.title) and not signature.signer and is_person(text)
        if heading:
            in_list = True
            _add_recipient(signature, text[heading.end() :])
        elif _add_office(signature, text) or _SIGNED.match(bare(text)):
            pass
        elif signs:
            signature.signer = text
            in_list = False
        elif in_list and _is_recipient(text, line):
            _add_recipient(signature, text)
        else:
            break
        used += 1
    _take_name_from_recipients(signature)
    return signature, used


def is_person(text: str) -> bool:
    """Whether a text can be a person's name: two to six words with capitals.

    >>> is_person("Hồ Văn Toàn"), is_person("KẾ HOẠCH CHI TIẾT"), is_person("Văn phòng")
    (True, False, False)
    >>> is_person("LÊ THỊ HOÀI")
    True
    """
    words = text.split()
    if not 2 <= len(words) <= 6 or not all(map(_NAME_WORD.match, words)):
        return False
    if is_upper(text):
        return bool(_FAMILY_NAME.match(text))
    return all(word[0].isupper() for word in words)


def _add_office(signature: Signature, text: str) -> bool:
    """Take an authority or a title from the line, if it is one."""
    if not is_upper(text):
        return False
    title = OFFICE.search(text)
    authority = AUTHORITY.match(text)
    if authority:
        # "KT. CHỦ TỊCH" names whom one signs for, "TM. … CHỦ TỊCH" who signs.
        whose = text[authority.end() :]
        if title and title["office"] != whose:
            text, signature.title = text[: title.start()].strip(), title["office"]
        elif not title and signature.title:
            return False
        signature.authority = f"{signature.authority}\n{text}".strip()
        return True
    if title and title.start() == 0 and not signature.signer:
        signature.title = title["office"]
        return True
    return False


def _is_recipient(text: str, line: Line) -> bool:
    label, rest = split_label(text)
    if label and label.kind == BULLET:
        return True
    if label:
        return False
    plain = bare(rest)
    return (
        plain.startswith(("luu", "nhu "))
        or text.endswith((";", "; "))
        or (line.in_table and not is_upper(text))
    )


def _add_recipient(signature: Signature, text: str) -> None:
    for part in re.split(r";\s*(?=[-–+]\s)", text):
        name = split_label(part)[1].strip(" ;.,")
        if name:
            signature.recipients.append(name)


def _take_name_from_recipients(signature: Signature) -> None:
    """The signer's name, where it stands on the line of the last recipient."""
    if signature.signer or not signature.recipients or not signature.title:
        return
    last = signature.recipients[-1]
    match = _NAME_AT_END.search(last)
    if match and is_person(match["name"]):
        signature.signer = match["name"]
        signature.recipients[-1] = last[: match.start()].strip(" ;.,")
