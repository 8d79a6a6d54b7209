"""Numbers, lists and typed words as they stand in a report's sentences."""

import re
from collections.abc import Iterable, Sequence

from ..paper.figure_text import number_text
from ..paper.printable import lines
from ..text.normalize import fold, says_something

ANNEX_TASKS = "Phụ lục I"
MAX_LISTED = 10  # in a list; the others are counted
MAX_NAME_LENGTH = 220  # letters of a task's name; the annex has the whole of it

_ENDINGS = " .;,:"
# A bullet, but not the sign of a number: "-5%".
_BULLET = re.compile(r"^(?:[-–—+*•▪]+(?!\d)\s*|\d{1,2}[.)]\s+|[a-zđ]\)\s+)+")
_MARKS = re.compile(r"([.;:,])(?:\s*[.;:,])+")
_SPACE_BEFORE = re.compile(r"\s+([,;.:!?)])(?!\d)")
# What people type into a box where they have nothing to say.
_NOTHING = re.compile(
    r"^(?:(?:hiện |tạm thời )?(?:không|chưa)(?: có| phát sinh)*(?: gì| nào| thêm)*"
    r"(?: (?:những |các )?(?:khó khăn|vướng mắc|kiến nghị|đề xuất|tồn tại|hạn chế"
    r"|ý kiến)|,| và| hay)*(?: gì| nào)?|n/a|none|0)$"
)
# Names that keep their capital within a sentence though one syllable only has it.
_BODIES = re.compile(
    r"^(?:ủy ban|hội đồng|văn phòng|đảng ủy|đảng bộ|chính phủ|quốc hội|nhà nước|tỉnh ủy"
    r"|huyện ủy|trung tâm|mặt trận|công an|ban chỉ đạo|sở|phòng|tổ công nghệ"
    r"|(?:kế hoạch|quyết định|báo cáo|công văn|nghị quyết|thông báo|tờ trình|chỉ thị"
    r"|nghị định|thông tư|luật|hướng dẫn|văn bản|quy chế|biên bản) số)\b"
)


def format_count(number: float) -> str:
    """A number of things; under 10 it has a zero in front.

    >>> [format_count(number) for number in (5, 28, 0, 1234, 2.5)]
    ['05', '28', '0', '1.234', '2,5']
    """
    whole = round(number)
    if abs(number - whole) > 1e-9:
        return number_text(number)
    return f"{whole:02}" if 0 < whole < 10 else number_text(whole)


def clean_user_text(text: str) -> str:
    """What people typed, as the inside of a sentence: one line, no full stop.

    >>> clean_user_text("  - Đã  niêm yết 45 TTHC..\\n- Đã số hóa ;\\n")
    'Đã niêm yết 45 TTHC; đã số hóa'
    """
    first, *others = _items(text) or ("",)
    return "; ".join((first, *map(after_colon, others)))


def clean_user_items(texts: Iterable[str]) -> list[str]:
    """The lines that several people typed, each once and only if it says something.

    >>> clean_user_items(["- thiếu máy.\\nThiếu máy", "Không có", "", "Không."])
    ['Thiếu máy']
    """
    found = {}
    for text in texts:
        for item in _items(text):
            if not is_nothing(item):
                found.setdefault(fold(item), upper_first(item))
    return list(found.values())


def is_nothing(text: str) -> bool:
    """Whether an answer says that there is nothing.

    >>> is_nothing("Không có khó khăn, vướng mắc."), is_nothing("Không có máy quét")
    (True, False)
    """
    stripped = fold(text).strip(_ENDINGS)
    return not says_something(stripped) or bool(_NOTHING.match(stripped))


def sentence(text: str) -> str:
    """A sentence of its own: a capital in front, one full stop behind.

    >>> sentence("đã niêm yết công khai.."), sentence("Có đúng không?"), sentence(" ")
    ('Đã niêm yết công khai.', 'Có đúng không?', '')
    """
    inside = clean_user_text(text)
    if not inside:
        return ""
    return upper_first(inside) + ("" if inside[-1] in ".!?…" else ".")


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def after_colon(text: str) -> str:
    """A text as it goes on within a sentence; names keep their capital.

    NĐ 30/2020/NĐ-CP, Phụ lục II: a capital begins a sentence and a line, not what
    stands behind a colon.

    >>> after_colon("Đã ban hành"), after_colon("TTHC được niêm yết")
    ('đã ban hành', 'TTHC được niêm yết')
    >>> after_colon("Quảng Trị"), after_colon("Kế hoạch số 10/KH-UBND")
    ('Quảng Trị', 'Kế hoạch số 10/KH-UBND')
    """
    words = text.split(" ", 2)
    is_word = words[0][1:].islower() and (len(words) == 1 or not words[1][:1].isupper())
    if is_word and not _BODIES.match(fold(text)):
        return text[:1].lower() + text[1:]
    return text


def short_name(name: str) -> str:
    """The name of a task within a sentence, at most so long, cut between its parts.

    >>> short_name("Rà soát,  thống kê TTHC.")
    'Rà soát, thống kê TTHC'
    """
    whole = clean_user_text(name)
    if len(whole) <= MAX_NAME_LENGTH:
        return whole
    cut = whole[:MAX_NAME_LENGTH].rpartition(" ")[0] or whole[:MAX_NAME_LENGTH]
    part = max(cut.rfind(sign) for sign in ",;")
    return f"{(cut[:part] if part > MAX_NAME_LENGTH // 2 else cut).rstrip(_ENDINGS)}…"


def enumeration(items: Sequence[str], thing: str, most: int = MAX_LISTED) -> str:
    """A list within a sentence; what is too much is counted.

    >>> enumeration(["A", "B", "C"], "nhiệm vụ"), enumeration(["A", "B"], "nhiệm vụ", 1)
    ('A; B; C', 'A và 01 nhiệm vụ khác (Phụ lục I)')
    """
    shown = "; ".join(items[:most])
    rest = len(items) - most
    return f"{shown} và {_others(rest, thing)}" if rest > 0 else shown


def bullets(items: Sequence[str], thing: str = "", most: int = MAX_LISTED) -> list[str]:
    """Lines of a list, each a sentence; what is too much is counted in the last one.

    :param thing: what is counted; without it, all are listed

    >>> bullets(["a", "b"], "nhiệm vụ", 1)
    ['- A.', '- Và 01 nhiệm vụ khác (Phụ lục I).']
    """
    if not thing:
        most = len(items)
    shown = [f"- {sentence(item)}" for item in items[:most]]
    rest = len(items) - most
    return [*shown, f"- Và {_others(rest, thing)}."] if rest > 0 else shown


def _others(rest: int, thing: str) -> str:
    return f"{format_count(rest)} {thing} khác ({ANNEX_TASKS})"


def _items(text: str) -> list[str]:
    """The lines of a text without their bullets and endings."""
    found = []
    for line in lines(text):
        line = _SPACE_BEFORE.sub(r"\1", _MARKS.sub(r"\1", _BULLET.sub("", line)))
        line = line.lstrip(_ENDINGS).rstrip(f"{_ENDINGS}-–")
        if says_something(line):
            found.append(line)
    return found
