"""What the heading of a column means, in the words that communes use.

Headings are compared without case and accents; the path of a heading below another
one ("Cơ quan thực hiện" over "Chủ trì") counts as a whole.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from ...text.normalize import bare, clean

# What a column holds.
NUMBER = "number"
NAME = "name"
DELIVERABLE = "deliverable"
LEAD = "lead"
COORDINATING = "coordinating"
LEAD_AND_COORDINATING = "lead_and_coordinating"  # both bodies in one cell
UNIT_MARK = "unit_mark"  # a unit of its own, marked: "CT", "PH"
TIME = "timeframe"
TIME_START = "time_start"
TIME_END = "time_end"
TIME_MARK = "time_mark"  # a period of its own, ticked: "Quý I", "T1"
BUDGET = "budget"
NOTE = "note"
GROUP = "group"  # the section that the line belongs to
TRACKING = "tracking"  # what our own export adds to the annex
UNKNOWN = "unknown"

WHO = frozenset({LEAD, COORDINATING, LEAD_AND_COORDINATING, UNIT_MARK})
WHEN = frozenset({TIME, TIME_START, TIME_END, TIME_MARK})
_LONGEST_HEADING = 150  # letters

_BODY = (
    r"(?:don vi|co quan|bo phan|phong|ban|nganh|to chuc|ca nhan|nguoi|can bo|cong chuc"
    r"|chuc danh|dia chi|cq|dv|bp)"
)
_PERIOD = (
    r"(?:(?:quy|q) ?(?:i{1,3}|iv|[1-4])|(?:thang|t) ?\d{1,2}|6 thang (?:dau|cuoi) nam)"
    r"(?: ?[/-] ?\d{4}| nam \d{4})?"
)

_COUNTED_PERIOD = re.compile(r"(?:\d{1,2}|i{1,3}|iv)$")  # under "Tháng", "Thời gian"

# (role, how sure, pattern); the first that fits decides. A heading that is not the
# task's although it has the word ("Văn bản giao nhiệm vụ") is unknown.
_MEANINGS = tuple(
    (role, rank, re.compile(pattern))
    for role, rank, pattern in (
        (TRACKING, 1, r"theo doi(?: thuc hien)? ?: "),
        (
            NUMBER,
            2,
            r"(?:s\.? ?t\.? ?t|t\.? ?t|so tt|so thu tu|thu tu|so|muc|#|no)\.?$",
        ),
        (NOTE, 2, r"(?:ghi chu(?: khac)?|gc|chu thich|luu y)$"),
        (
            UNKNOWN,
            1,
            r"(?:don vi tinh|dvt|co quan ban hanh|lanh dao|noi nhan|ma so|ma nhiem vu)",
        ),
        (GROUP, 1, r"linh vuc\b(?!.*(?:nhiem vu|noi dung|cong viec))|(?:ten )?nhom\b"),
        (NAME, 6, r"(?:ten |cac |danh muc |noi dung |chi tiet )*nhiem vu\b"),
        (NAME, 5, r"(?:ten |cac |danh muc |noi dung )*(?:cong viec|dau viec|viec)\b"),
        (
            NAME,
            4,
            r"(?:ten |cac |danh muc )*(?:hoat dong|cong tac)"
            r"(?: chinh| cu the| thuc hien| trong tam| trien khai)?$",
        ),
        (NAME, 3, r"(?:ten |cac |danh muc )*noi dung\b(?! chi tiet)"),
        (LEAD_AND_COORDINATING, 2, r".*chu tri.*phoi hop"),
        (COORDINATING, 2, r".*phoi hop"),
        (TIME_START, 2, r".*\bbat dau|.*\bkhoi cong|(?:thoi gian ?:? ?)?tu(?: ngay)?$"),
        (TIME_END, 3, r".*\bket thuc|(?:thoi gian ?:? ?)?den(?: ngay)?$"),
        (TIME_MARK, 1, rf"(?:thoi gian[^:]*: |tien do[^:]*: )?{_PERIOD}$"),
        (
            TIME,
            4,
            r"(?:du kien |ve |moc |ke hoach )?(?:thoi gian|thoi han|thoi diem|tg)\b",
        ),
        (TIME, 2, r"ngay thuc hien|(?:thang|quy)(?:/thang|/quy)?(?: thuc hien)?$"),
        (
            TIME,
            3,
            r"(?:du kien )?(?:han|tien do|lo trinh|ngay hoan thanh|hoan thanh)\b",
        ),
        (BUDGET, 2, r"kp\b|.*(?:kinh phi|du toan|ngan sach|nguon von|nguon luc)"),
        (DELIVERABLE, 4, r"sp\b|.*(?:san pham|dau ra)"),
        (DELIVERABLE, 3, r"(?:du kien |muc tieu, )?ket qua\b"),
        (DELIVERABLE, 1, r"(?:hinh thuc|loai) van ban|van ban ban hanh|hinh thuc$"),
        (
            LEAD,
            2,
            r"(?:nguoi|ca nhan|can bo|ho ten)\b.*(?:chu tri|thuc hien|phu trach)",
        ),
        (LEAD, 5, rf".*{_BODY}.*chu tri"),
        (LEAD, 4, r".*chu tri"),
        (
            LEAD,
            3,
            rf".*{_BODY}.*(?:thuc hien|trien khai|tham muu|chiu trach nhiem|dau moi)",
        ),
        (LEAD, 3, r".*(?:dau moi|chiu trach nhiem|phan cong|tham muu)"),
        (LEAD, 2, rf"(?:.*{_BODY}.*)?(?:phu trach|duoc giao)|trach nhiem|thuc hien$"),
        (LEAD, 1, rf"{_BODY}(?:(?:, |/| va )+{_BODY})*$"),
        (DELIVERABLE, 2, r".*\bket qua\b"),
        (UNKNOWN, 1, r"(?:van ban|nguoi|loai|ma|muc do|nguon|can cu|trang thai|id)\b"),
        (NAME, 2, r".*\b(?:nhiem vu|cong viec|hoat dong|noi dung(?! chi tiet))\b"),
    )
)


@dataclass(frozen=True)
class Meaning:
    """What a heading says; ``rank`` tells two columns of one role apart."""

    role: str
    rank: int = 0


@lru_cache(maxsize=4096)
def meaning(*path: str) -> Meaning:
    """What the column under this path of headings holds.

    >>> meaning("Bộ phận\\nchủ trì").role, meaning("Kết quả/Sản phẩm").role
    ('lead', 'deliverable')
    >>> meaning("Thời gian", "Bắt đầu").role, meaning("Cơ quan", "Phối hợp").role
    ('time_start', 'coordinating')
    >>> meaning("Nội dung thực hiện").role, meaning("Đơn vị thực hiện").role
    ('name', 'lead')
    >>> meaning("Văn bản giao nhiệm vụ").role
    'unknown'
    """
    if sum(map(len, path)) > _LONGEST_HEADING:
        return Meaning(UNKNOWN)
    steps = [step for step in map(_plain, path) if step]
    whole = ": ".join(steps)
    if not whole:
        return Meaning(UNKNOWN)
    leaf, above = _first(steps[-1]), _first(": ".join(steps[:-1]))
    if _first(whole).role == TRACKING or len(steps) == 1:
        return _first(whole)
    # "Kinh phí" over "Quý I" is money; "Thời gian" over "Hoàn thành" ends a time.
    if above.role == BUDGET and leaf.role in (TIME_MARK, UNKNOWN, NAME, LEAD):
        return above
    if above.role == TIME and _COUNTED_PERIOD.match(steps[-1]):
        return Meaning(TIME_MARK, 1)
    if above.role == TIME and leaf.role in (UNKNOWN, NAME, LEAD):
        return above
    vague = leaf.role == UNKNOWN or (leaf.role == LEAD and leaf.rank == 1)
    return _first(whole) if vague else leaf


def period_label(*path: str) -> str:
    """The period that a ticked column stands for, as a wording of its own.

    >>> period_label("Thời gian", "Quý I"), period_label("T3"), period_label("Q2/2025")
    ('Quý I', 'Tháng 3', 'Quý 2/2025')
    >>> period_label("Tháng thực hiện", "11"), period_label("Thời gian", "IV")
    ('Tháng 11', 'Quý IV')
    """
    leaf = clean(path[-1])
    if _COUNTED_PERIOD.match(bare(leaf)):
        quarter = not leaf.isdecimal() or bare(" ".join(path[:-1])).startswith("quy")
        return f"{'Quý' if quarter else 'Tháng'} {leaf}"
    leaf = re.sub(r"^t ?(?=\d)", "Tháng ", leaf, flags=re.IGNORECASE)
    return re.sub(r"^q ?(?=[\divx])", "Quý ", leaf, flags=re.IGNORECASE)


_TICK = re.compile(r"[xX✓✔☑√+*●■]$")
_LEADS = re.compile(r"(?:c\.?t\.?|chu tri)$")
_HELPS = re.compile(r"(?:p\.?h\.?|phoi hop)$")


def is_tick(text: str) -> bool:
    """Whether a cell only says that its column applies."""
    return bool(_TICK.match(clean(text)))


def unit_mark(text: str, *path: str) -> str:
    """What a unit does by the mark in its column: leads or helps; "" for no mark.

    :param path: the headings over the column; a tick means what they say

    >>> unit_mark("CT"), unit_mark("Phối hợp"), unit_mark("Tháng 6")
    ('lead', 'coordinating', '')
    >>> unit_mark("x", "Đơn vị phối hợp"), unit_mark("x", "Đơn vị thực hiện")
    ('coordinating', 'lead')
    """
    plain = bare(clean(text))
    if _LEADS.match(plain):
        return LEAD
    if _HELPS.match(plain):
        return COORDINATING
    if not is_tick(text):
        return ""
    return COORDINATING if meaning(path[0]).role == COORDINATING else LEAD


def _plain(heading: str) -> str:
    """A heading for comparison: no accents, no remarks in brackets, no end marks."""
    heading = re.sub(r"\([^()]*\)|\*", " ", clean(heading))
    return clean(bare(heading)).strip(" .:;-")


def _first(heading: str) -> Meaning:
    for role, rank, pattern in _MEANINGS:
        if pattern.match(heading):
            return Meaning(role, rank)
    return Meaning(UNKNOWN)
