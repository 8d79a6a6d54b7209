"""What the figures that plans usually promise are made of.

The words are those of the statistics that communes send in; a clerk may change them.
"""

import re
from dataclasses import dataclass

from ..text.normalize import bare


@dataclass(frozen=True)
class Measure:
    """A known ratio: what is counted, and of what it is a part."""

    numerator: str
    denominator: str


@dataclass(frozen=True)
class Index:
    """A yearly index that others publish."""

    acronym: str
    name: str


INDEXES = (
    Index("PAR INDEX", "Chỉ số cải cách hành chính (PAR INDEX)"),
    Index("SIPAS", "Chỉ số hài lòng về sự phục vụ hành chính (SIPAS)"),
    Index("PAPI", "Chỉ số hiệu quả quản trị và hành chính công (PAPI)"),
    Index("PCI", "Chỉ số năng lực cạnh tranh cấp tỉnh (PCI)"),
)
INDEX_UNIT = "điểm"

# The first whose words all stand in the clause, so the narrower ones come first. Words
# are without accents; "|" parts spellings.
_KNOWN = (
    (
        ("khao sat", "hai long"),
        Measure(
            "Số người dân, tổ chức được khảo sát",
            "Tổng số người dân, tổ chức có giao dịch",
        ),
    ),
    (
        ("hai long",),
        Measure("Số phiếu hài lòng, rất hài lòng", "Tổng số phiếu khảo sát hợp lệ"),
    ),
    (
        ("giao dich|thanh toan", "truc tuyen"),
        Measure("Số giao dịch thanh toán trực tuyến", "Tổng số giao dịch thanh toán"),
    ),
    (
        ("giai quyet|ho so|tthc|thu tuc", "muc do 3|truc tuyen|toan trinh"),
        Measure("Số hồ sơ giải quyết trực tuyến", "Tổng số hồ sơ đã giải quyết"),
    ),
    (
        ("so hoa",),
        Measure("Số hồ sơ được số hóa", "Tổng số hồ sơ phải số hóa"),
    ),
    (
        ("ho so|tthc|thu tuc", "dung han|truoc han"),
        Measure(
            "Số hồ sơ giải quyết trước hạn, đúng hạn", "Tổng số hồ sơ đã giải quyết"
        ),
    ),
    (
        ("ho so|tthc|thu tuc", "tre han|qua han"),
        Measure("Số hồ sơ giải quyết trễ hạn", "Tổng số hồ sơ đã giải quyết"),
    ),
    (
        ("tthc|thu tuc hanh chinh", "cong khai|cong bo|niem yet"),
        Measure("Số TTHC được công bố, công khai", "Tổng số TTHC thuộc thẩm quyền"),
    ),
    (
        ("van ban|vbqppl", "xu ly"),
        Measure(
            "Số văn bản đã xử lý sau kiểm tra, rà soát",
            "Tổng số văn bản cần xử lý sau kiểm tra, rà soát",
        ),
    ),
    (
        ("van ban|vbqppl", "dung phap luat|dung quy dinh|ban hanh"),
        Measure("Số VBQPPL ban hành đúng pháp luật", "Tổng số VBQPPL đã ban hành"),
    ),
    (
        ("phan anh|pakn", "xu ly|giai quyet|tra loi"),
        Measure(
            "Số phản ánh, kiến nghị đã xử lý", "Tổng số phản ánh, kiến nghị tiếp nhận"
        ),
    ),
    (
        ("nhiem vu|ke hoach", "hoan thanh"),
        Measure("Số nhiệm vụ đã hoàn thành", "Tổng số nhiệm vụ theo kế hoạch"),
    ),
)


def measure_of(clause: str) -> Measure | None:
    """The known ratio that a clause speaks of.

    >>> measure_of("Tỷ lệ giao dịch trực tuyến đạt từ 30% trở lên").numerator
    'Số giao dịch thanh toán trực tuyến'
    >>> measure_of("100% thôn có nhà văn hóa") is None
    True
    """
    words = bare(clause)
    for wanted, measure in _KNOWN:
        if all(re.search(rf"\b(?:{each})\b", words) for each in wanted):
            return measure
    return None


def index_of(text: str) -> Index | None:
    """The index that a clause names first.

    >>> index_of("Phấn đấu chỉ số SIPAS đạt 90%").acronym
    'SIPAS'
    """
    return next(iter(indexes_in(text)), None)


def indexes_in(text: str) -> list[Index]:
    """The indexes that a text names, in the order of their names there."""
    places = {
        index: re.search(rf"\b{index.acronym.replace(' ', '[ -]?')}\b", text, re.I)
        for index in INDEXES
    }
    named = [index for index, match in places.items() if match]
    return sorted(named, key=lambda index: places[index].start())
