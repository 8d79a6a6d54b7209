"""What the checks are told about the commune: its units, fields, decrees, reports."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from ...organisation.decrees import KnownDecree
from ..draft import PlanDraft
from ..timeframe.marks import FIRST_YEAR, LAST_YEAR

# Direction, and the six fields of reform of Thông tư 06/2026/TT-BNV with other names of
# the last one.
OFFICIAL_AREAS = (
    "Chỉ đạo, điều hành",
    "Cải cách thể chế",
    "Cải cách thủ tục hành chính",
    "Cải cách tổ chức bộ máy",
    "Cải cách chế độ công vụ",
    "Cải cách tài chính công",
    "Xây dựng và phát triển chính quyền điện tử, chính quyền số",
    "Chính quyền điện tử",
    "Chính quyền số",
    "Chính phủ điện tử, Chính phủ số",
)


@dataclass(frozen=True)
class KnownUnit:
    """A unit of the commune; its spellings are its short name and its aliases."""

    name: str
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReportLine:
    """A report that the year has: when it is due and when its figures are cut off."""

    name: str  # "Báo cáo quý I"
    date_due: datetime.date | None
    date_cutoff: datetime.date | None = None


@dataclass(frozen=True)
class CheckContext:
    """Checks whose part of the context is empty find nothing."""

    units: tuple[KnownUnit, ...] = ()
    areas: tuple[str, ...] = OFFICIAL_AREAS  # names and aliases
    decrees: Mapping[str, KnownDecree] = field(default_factory=dict)  # by number
    recipient: str = ""  # the receiving authority: "Phòng Nội vụ"
    report_lines: tuple[ReportLine, ...] = ()
    continuous_share: float = 0.5  # of the tasks; above it the plan cannot be tracked


def plan_year(draft: PlanDraft) -> int | None:
    """The year that the plan is for, if it can be one."""
    year = draft.year or (draft.date.year if draft.date else 0)
    return year if FIRST_YEAR <= year <= LAST_YEAR else None
