"""The head of a plan: letterhead, number, place and date, kind and subject.

Their form is that of NĐ 30/2020, Phụ lục I, mục II.1 to II.5.
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...text.cell_text import is_upper
from ...text.normalize import bare, clean, fold, says_something
from ...text.numbering import parse_document_number, split_label
from .lines import Line

_NUMBER_LINE = re.compile(
    r"Số\s*[:.]?\s*(?P<number>[\d.…_\s]*(?:/\s?\d{4}\s?)?[/-]\s?"
    r"[A-ZĐÐ][\wĐÐ]*(?:\s?[-–/]\s?[A-ZĐÐ][\wĐÐ]*)*)"
)
_DATE_LINE = re.compile(
    r"(?P<place>[^\W\d_](?:[^,:\d]|(?<=\s)\d{1,2}(?=[\s,])){1,60}?)\s*,?\s*"
    r"ngày\s*(?P<day>\d{0,2})[\s.…_/]*"
    r"(?:tháng\s*)?(?P<month>\d{0,2})[\s.…_/]*(?:năm\s*)?(?P<year>\d{4})\b",
    re.IGNORECASE,
)
_STATE_NAME = re.compile(r"cộng hòa xã hội|chủ nghĩa việt nam|độc lập\s*[-–—]")
_BODY_NAME = re.compile(
    r"(?:ủy ban|ubnd|hđnd|hội đồng|đảng|sở|phòng|bộ|ban|trung tâm|văn phòng|chi cục|cục"
    r"|xã|phường|thị trấn|huyện|quận|thành phố|tp\.?|thị xã|tỉnh|đặc khu)\b"
)
_WHOSE = re.compile(
    r"(?:xã|phường|thị trấn|huyện|quận|thành phố|tp\.?|thị xã|tỉnh|đặc khu)\b"
)
_COMMITTEE = re.compile(r"(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd)$")
_DECIDES = re.compile(r"(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd|chủ tịch)\b")
_KIND = re.compile(r"(KẾ HOẠCH|QUYẾT ĐỊNH|CHƯƠNG TRÌNH|ĐỀ ÁN|PHƯƠNG ÁN)\b\s*:?\s*")
_PREAMBLE = re.compile(r"(?:can cu|xet|theo|thuc hien|de|nham|tren co so|trien khai)\b")
_YEAR = re.compile(r"\bnăm\s+(20\d\d)\b", re.IGNORECASE)
_REFERENCE = re.compile(
    r"\(?\s*(?:(?:ban hành|đính)\s+)?kèm theo\s+(?P<kind>kế hoạch|quyết định|công văn)",
    re.IGNORECASE,
)
_REFERENCE_DATE = re.compile(
    r"ngày\s*(\d{1,2})\s*(?:/|-|tháng)\s*(\d{1,2})\s*(?:/|-|năm)\s*(\d{4})"
)
_REFERENCE_ISSUER = re.compile(r"\bcủa\s+([^()]+?)\s*\)?\s*$")
# Put on in a box of its own: NĐ 30/2020, Phụ lục I, mục II.10.
_STAMP = re.compile(r"\W*(?:dự thảo|hỏa tốc|thượng khẩn|khẩn|tối mật|mật)\b", re.I)
_LONGEST_STAMP = 40
MOST_HEAD_LINES = 20
_MOST_SUBJECT_LINES = 4
_LONGEST_SUBJECT_LINE = 200


@dataclass
class Head:
    """What the head tells; empty where it says nothing."""

    superior: str = ""
    issuer: str = ""
    number: str = ""
    place: str = ""
    date: datetime.date | None = None
    year_of_date: int | None = None  # also where day and month are left open
    kind: str = ""
    subject: str = ""
    left_out: list[str] = field(default_factory=list)  # lines that say none of it


def kind_of(line: Line, *, in_small: bool = False) -> tuple[str, str] | None:
    """The kind of document that a title line names, and the rest of the line.

    :param in_small: take a heading in small letters too, as web pages have them

    >>> kind_of(Line("KẾ HOẠCH")), kind_of(Line("Kế hoạch này thay thế"))
    (('KẾ HOẠCH', ''), None)
    """
    in_small = in_small and line.heading == 1
    match = _KIND.match(line.text.upper() if in_small else line.text)
    if not match or len(line.text) > _LONGEST_SUBJECT_LINE:
        return None
    rest = line.text[match.end() :]
    return (match[1], rest) if not rest or is_upper(rest) or in_small else None


def is_reference(line: Line) -> bool:
    """Whether it is the line "(Kèm theo Kế hoạch số … của …)" of an annex."""
    return bool(_REFERENCE.match(line.text))


def read_letterhead(lines: Sequence[Line]) -> Head:
    """The letterhead in the lines above the title."""
    head = Head()
    bodies: list[str] = []
    for line in lines:
        rest = line.text
        number = _NUMBER_LINE.match(rest)
        if number:
            head.number = head.number or _number(number["number"])
            rest = rest[number.end() :].strip()
        date = _DATE_LINE.match(rest)
        if date and not head.place:
            head.place = clean(date["place"])
            head.date = _date(date["year"], date["month"], date["day"])
            head.year_of_date = int(date["year"])
            rest = rest[date.end() :]
        if not _is_form(rest) and not _add_body(bodies, rest):
            head.left_out.append(rest)
    if bodies:
        *above, head.issuer = bodies
        head.superior = above[-1] if above else ""
    return head


def letterhead_end(lines: Sequence[Line]) -> int:
    """How many lines at the top are a letterhead, where no title ends it."""
    ends = [
        position
        for position, line in enumerate(lines[:MOST_HEAD_LINES], 1)
        if _STATE_NAME.search(fold(line.text))
        or _NUMBER_LINE.match(line.text)
        or _DATE_LINE.match(line.text)
    ]
    return ends[-1] if ends else 0


def read_title(lines: Sequence[Line], head: Head) -> int:
    """Kind and subject from the title on; returns how many lines they take."""
    head.kind, rest = kind_of(lines[0], in_small=True)
    subject = [rest] if rest else []
    used = 1
    above = lines[0]
    for line in lines[1:]:
        if _is_stamp(line.text):
            head.left_out.append(line.text)
        elif _is_subject(line, subject, above):
            subject.append(line.text)
            above = line
        else:
            break
        used += 1
    head.subject = clean(" ".join(subject))
    return used


def read_reference(line: Line, head: Head) -> None:
    """Take from an annex's reference what the head does not tell."""
    text = line.text
    found = re.search(r"số\s*:?\s*(.+)", text, re.IGNORECASE)
    if found and not head.number:
        head.number = _number(found[1])
    date = _REFERENCE_DATE.search(text)
    if date and head.date is None:
        day, month, year = date.groups()
        head.date = _date(year, month, day)
    issuer = _REFERENCE_ISSUER.search(text)
    if issuer and not head.issuer:
        head.issuer = issuer[1].strip(" .")


def year_in(*texts: str) -> int | None:
    """The first year that one of the texts names: "năm 2024".

    >>> year_in("Cải cách hành chính", "NHIỆM VỤ NĂM 2024")
    2024
    """
    for text in texts:
        match = _YEAR.search(text)
        if match:
            return int(match[1])
    return None


def _number(text: str) -> str:
    """The number as printed without spaces; "" where it was left open."""
    number = parse_document_number(text)
    if number is None or number.ordinal is None:
        return ""
    printed = re.match(r"[\s.…_]*(\d+)", text)[1]
    rest = str(number).lstrip("0123456789")
    return f"{printed}{rest}"


def _date(year: str, month: str, day: str) -> datetime.date | None:
    """The day, None where it is left open or there is no such day."""
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _is_form(text: str) -> bool:
    """Whether the line is the state's name and motto, or drawn: "-------"."""
    return bool(_STATE_NAME.search(fold(text))) or not says_something(text)


def _add_body(bodies: list[str], text: str) -> bool:
    """Add a line of the letterhead to the names of bodies, if it names one."""
    text = text.strip(" -–—_*=/.")
    plain = fold(text)
    if not is_upper(text):
        return False
    if bodies and _WHOSE.match(plain) and _COMMITTEE.search(fold(bodies[-1])):
        bodies[-1] = f"{bodies[-1]} {text}"
        return True
    if _BODY_NAME.match(plain):
        bodies.append(text)
        return True
    return False


def _is_stamp(text: str) -> bool:
    """Whether a line only says how urgent or secret the document is, or a draft."""
    return len(text) <= _LONGEST_STAMP and bool(_STAMP.match(fold(text)))


def _is_subject(line: Line, subject: Sequence[str], before: Line) -> bool:
    """Whether a line below the kind still belongs to the subject."""
    text = line.text
    if len(text) > _LONGEST_SUBJECT_LINE or text.endswith((";", ":")):
        return False
    if is_reference(line):
        return False
    if not subject:
        # "Thực hiện công tác cải cách hành chính năm 2025" is a subject as well.
        return not bare(text).startswith("can cu") and not text.endswith(".")
    if len(subject) >= _MOST_SUBJECT_LINES or _PREAMBLE.match(bare(text)):
        return False
    if split_label(text)[0] or text.endswith(".") or kind_of(line):
        return False
    if (
        _DECIDES.match(fold(text))
        and is_upper(text)
        and fold(subject[-1])[-3:] != "của"
    ):
        return False
    if line.bold != before.bold or is_upper(text) != is_upper(subject[-1]):
        return False
    return line.bold or is_upper(text) or text[:1].islower()
