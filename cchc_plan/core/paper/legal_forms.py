"""What every official document has in the same words and places.

NĐ 30/2020/NĐ-CP, Phụ lục I, phần II; the number in brackets is its section. These are
Vietnamese in any language of the user.
"""

import re
from collections.abc import Iterable
from datetime import date

from ..text.cell_text import is_upper
from ..text.normalize import clean, fold
from ..text.numbering import parse_document_number

NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
RECIPIENTS = "Nơi nhận:"
ADDRESSEES = "Kính gửi:"
FILED = "Lưu: VT"
BODY = "Ủy ban nhân dân"
ANNEX_LABEL = "Phụ lục"

_GAP = "\N{NO-BREAK SPACE}" * 6  # for a number or a day written in by hand
_BODY_SHORT = "UBND"
_LEVELS = "thị xã|thị trấn|thành phố|đặc khu|phường|xã|huyện|quận|tỉnh"
_LONGEST_NAME = 28  # letters on a line of the letterhead
_ENDINGS = " .;,"


def number_line(number: str, sign: str) -> str:
    """The line "Số:" [II.3]; a number under 10 has a zero in front.

    :param sign: printed where the number is still open, e.g. "KH-UBND"

    >>> number_line("5 /KH-UBND", "KH-UBND")
    'Số: 05/KH-UBND'
    >>> number_line("", "KH-UBND").split()
    ['Số:', '/KH-UBND']
    """
    return f"Số: {document_number(number, sign)}"


def document_number(number: str, sign: str) -> str:
    """Number and sign as they are cited; an open number leaves room for writing."""
    text = re.sub(r"^số\s*[:.]?\s*", "", clean(number), flags=re.IGNORECASE)
    parsed = parse_document_number(text)
    if not text or (parsed and parsed.ordinal is None):
        return f"{_GAP}/{parsed.sign if parsed else sign}"
    # Only the zero is ours: what is not a number and sign is printed as it is.
    whole = parsed and str(parsed).lstrip("0") == re.sub(r"\s", "", text).lstrip("0")
    return str(parsed) if whole else text


def place_and_date(place: str, day: date | None, year: int | None) -> str:
    """The line of place and date [II.4]; open where it is not dated yet.

    >>> place_and_date("Vĩnh Khê", date(2024, 2, 5), 2024)
    'Vĩnh Khê, ngày 05 tháng 02 năm 2024'
    >>> place_and_date("Vĩnh Khê", date(2024, 3, 15), 2024)
    'Vĩnh Khê, ngày 15 tháng 3 năm 2024'
    >>> place_and_date("", None, 2024).split()
    ['ngày', 'tháng', 'năm', '2024']
    """
    return ", ".join(filter(None, (clean(place), date_in_words(day, year))))


def date_in_words(day: date | None, year: int | None = None) -> str:
    """A day as the text of a document says it; an open one leaves room for writing.

    >>> date_in_words(date(2024, 3, 5))
    'ngày 05 tháng 3 năm 2024'
    """
    if day is None:
        return f"ngày{_GAP}tháng{_GAP}năm {year or _GAP}"
    # Only months 1 and 2 have a zero in front, so that none becomes 11 or 12.
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def bases(sentences: Iterable[str]) -> tuple[str, ...]:
    """Legal bases [II.6a]: each ends in ";", the last in ".".

    >>> bases(["Căn cứ Luật A", "Căn cứ Luật B."])
    ('Căn cứ Luật A;', 'Căn cứ Luật B.')
    """
    return _with_endings(sentences, last=".")


def basis(kind: str, number: str, day: date | None, issuer: str, subject: str) -> str:
    """A document as a legal basis.

    >>> basis("Nghị quyết", "76/NQ-CP", date(2021, 7, 15), "Chính phủ", "Về CCHC")
    'Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ về CCHC'
    """
    about = re.sub(r"^về(?: việc)?\s+", "", clean(subject), flags=re.IGNORECASE)
    parts = (
        f"Căn cứ {clean(kind) or 'Văn bản'} số {clean(number)}",
        day and date_in_words(day),
        clean(issuer) and f"của {body_in_text(issuer)}",
        about and f"về {about}",
    )
    return " ".join(filter(None, parts))


def addressee_lines(names: Iterable[str]) -> tuple[str, ...]:
    """ "Kính gửi" [II.9]: one on the same line, several each on one of its own.

    >>> addressee_lines(["Phòng Nội vụ."])
    ('Kính gửi: Phòng Nội vụ',)
    >>> addressee_lines(["Văn phòng", "Tư pháp"])
    ('Kính gửi:', '- Văn phòng;', '- Tư pháp.')
    """
    kept = _with_endings(names, last=".")
    if not kept:
        return ()
    if len(kept) == 1:
        return (f"{ADDRESSEES} {kept[0].rstrip('.')}",)
    return (ADDRESSEES, *(f"- {name}" for name in kept))


def recipient_lines(names: Iterable[str]) -> tuple[str, ...]:
    """The list under "Nơi nhận" [II.9]: "- …;", the last one in ".".

    Who is filed comes last. Nobody named leaves the office's own copy.

    >>> recipient_lines(["Phòng Nội vụ", "- Lưu: VT;", "Các thôn bản."])
    ('- Phòng Nội vụ;', '- Các thôn bản;', '- Lưu: VT.')
    >>> recipient_lines([])
    ('- Lưu: VT.',)
    """
    stripped = [clean(name).lstrip("-–+• ") for name in names]
    kept = [name for name in stripped if name.strip(_ENDINGS)] or [FILED]
    kept.sort(key=lambda name: fold(name).startswith("lưu"))
    return tuple(f"- {line}" for line in _with_endings(kept, last="."))


def _with_endings(sentences: Iterable[str], last: str) -> tuple[str, ...]:
    kept = [clean(sentence).rstrip(_ENDINGS) for sentence in sentences]
    kept = [sentence for sentence in kept if sentence]
    ends = [";"] * (len(kept) - 1) + [last]
    return tuple(map("".join, zip(kept, ends, strict=False)))


def body_in_text(body: str) -> str:
    """A body's name of the letterhead as it stands within a sentence.

    >>> body_in_text("ỦY BAN NHÂN DÂN XÃ VĨNH KHÊ")
    'Ủy ban nhân dân xã Vĩnh Khê'
    >>> body_in_text("UBND thị trấn Bến Quan")
    'UBND thị trấn Bến Quan'
    """
    name = clean(body)
    if not is_upper(name) or not name.startswith(BODY.upper()):
        return name
    place = name[len(BODY) :].strip().title()
    place = re.sub(rf"^({_LEVELS})\b", lambda m: m[0].lower(), place, flags=re.I)
    return f"{BODY} {place}".strip()


def letterhead_name(body: str) -> str:
    """A body's name in the letterhead: capitals, on two lines where one is too short.

    >>> letterhead_name("Ủy ban nhân dân huyện Vĩnh Linh")
    'ỦY BAN NHÂN DÂN\\nHUYỆN VĨNH LINH'
    >>> letterhead_name("UBND huyện Vĩnh Linh")
    'UBND HUYỆN VĨNH LINH'
    """
    name, head = clean(body).upper(), BODY.upper()
    if len(name) > _LONGEST_NAME and name.startswith(f"{head} "):
        return f"{head}\n{name[len(head) :].strip()}"
    return name


def body_short(body: str) -> str:
    """The same, shortened as annexes do.

    >>> body_short("ỦY BAN NHÂN DÂN XÃ VĨNH KHÊ")
    'UBND xã Vĩnh Khê'
    """
    return body_in_text(body).replace(BODY, _BODY_SHORT)


def citation(number: str, sign: str, day: date | None, body: str) -> str:
    """ "số … ngày … của …", by which an annex names its document [III.1].

    >>> citation("10/KH-UBND", "KH-UBND", date(2024, 1, 15), "ỦY BAN NHÂN DÂN XÃ A LÃM")
    'số 10/KH-UBND ngày 15/01/2024 của UBND xã A Lãm'
    """
    dated = f"{day:%d/%m/%Y}" if day else f"{_GAP}/{_GAP}/{_GAP}"
    parts = [f"số {document_number(number, sign)} ngày {dated}"]
    if clean(body):
        parts.append(f"của {body_short(body)}")
    return " ".join(parts)
