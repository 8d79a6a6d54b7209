"""The words of a report's tables and charts, its figures as cells, its sections."""

from collections.abc import Iterable

from ..paper.matrix import Value
from ..paper.printable import printable
from ..text.rounding import rounded

# progress.STATUSES
STATUSES = {
    "overdue": "Quá hạn",
    "todo": "Chưa triển khai",
    "in_progress": "Đang thực hiện",
    "open_no_deadline": "Chưa có thời hạn",
    "done_on_time": "Hoàn thành đúng hạn",
    "done_late": "Hoàn thành trễ hạn",
    "done_no_deadline": "Hoàn thành (không có thời hạn)",
    "on_hold": "Tạm dừng",
    "cancelled": "Đã hủy",
}
# How an indicator stands against its target.
EVALUATIONS = {
    "reached": "Đạt",
    "on_track": "Đúng tiến độ",
    "behind": "Chậm tiến độ",
    "missed": "Không đạt",
    "no_data": "Chưa có số liệu",
    "no_target": "Không đề ra mức",
}
_DECIMALS = 2  # as printed


def figure(value: float | None, empty: str) -> Value:
    """A figure as a cell: a number as it is printed, or what stands for none.

    >>> figure(30.0, "-"), figure(29.996, "-"), figure(-0.001, "-"), figure(None, "-")
    (30, 30, 0, '-')
    >>> figure(45.2, ""), figure(25.625, "")
    (45.2, 25.63)
    """
    if value is None:
        return empty
    shown = rounded(value, _DECIMALS)
    return int(shown) if shown == int(shown) else shown


def by_section(facts: Iterable) -> dict[str, list]:
    """Tasks or indicators under the titles of their sections, in the order of these."""
    sections: dict[str, list] = {}
    for fact in facts:
        title = printable(fact.section).replace("\n", " ")
        sections.setdefault(title, []).append(fact)
    return sections
