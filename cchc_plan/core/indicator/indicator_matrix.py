"""The table of a plan's indicators, with how far each is."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..paper.matrix import LINE, SECTION, Column, Matrix, Row, Value
from ..paper.paper import Annex
from ..paper.printable import printable

INDICATOR_SHEET = "Chỉ tiêu"
INDICATOR_COLUMNS = (
    Column("TT", 11, kind="number", align="center"),
    Column("Chỉ tiêu", 66),
    Column("Đơn vị tính", 17, align="center"),
    Column("Mức đề ra", 22, align="center"),
    Column("Kỳ báo cáo", 25, align="center"),
    Column("Trong kỳ", 22, kind="number", align="center"),
    Column("Lũy kế", 22, kind="number", align="center"),
    Column("Cùng kỳ năm trước", 24, kind="number", align="center"),
    Column("Đánh giá", 27, align="center"),
    Column("Bộ phận báo cáo", 32, align="center"),
    Column("Ghi chú", 40),
)


@dataclass(frozen=True)
class IndicatorLine:
    """One indicator with its figures, ready to be printed."""

    name: str
    section: str = ""  # the title it stands under
    unit_of_measure: str = ""
    target: str = ""  # "≥ 30 %"
    period: str = ""  # "Quý I/2024"
    value: Value = None  # of the period
    total: Value = None  # of the year so far
    last_year: Value = None  # the same of last year
    status: str = ""
    lead: str = ""
    note: str = ""


def indicator_matrix(indicators: Sequence[IndicatorLine]) -> Matrix:
    """The indicators in their order, under the titles of their sections.

    >>> matrix = indicator_matrix([IndicatorLine("Hồ sơ trực tuyến", total=52.5)])
    >>> matrix.rows[0].texts[:2], matrix.rows[0].cells[6]
    (('1', 'Hồ sơ trực tuyến'), 52.5)
    """
    rows, section = [], ""
    for position, each in enumerate(indicators, 1):
        if each.section != section:
            section = each.section
            if section:
                rows.append(Row(SECTION, (printable(section),)))
        rows.append(
            Row(
                LINE,
                (
                    position,
                    printable(each.name),
                    printable(each.unit_of_measure),
                    each.target,
                    each.period,
                    each.value,
                    each.total,
                    each.last_year,
                    each.status,
                    printable(each.lead),
                    printable(each.note),
                ),
            )
        )
    return Matrix(INDICATOR_COLUMNS, tuple(rows))


def indicator_annex(indicators: Sequence[IndicatorLine], year: int) -> Annex:
    """The table under its title."""
    return Annex(
        label="",
        titles=(f"KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU NĂM {year}",),
        reference="",
        matrix=indicator_matrix(indicators),
    )
