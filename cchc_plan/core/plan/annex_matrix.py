"""The tables of a plan's annexes: its tasks, and what was amended."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ..paper.matrix import (
    LINE,
    SECTION,
    Column,
    Matrix,
    Money,
    Row,
    Value,
    ordinal_cell,
)
from ..paper.printable import printable
from .draft import DraftSection, DraftTask, PlanDraft

# Headings as communes print them; an import reads them again. Shares are millimetres
# of the 252 that a landscape page leaves.
ANNEX_COLUMNS = (
    Column("TT", 11, kind="number", align="center"),
    Column("Nhiệm vụ cụ thể", 66),
    Column("Sản phẩm", 34),
    Column("Bộ phận chủ trì", 25, align="center"),
    Column("Bộ phận phối hợp", 29, align="center"),
    Column("Thời gian thực hiện", 32, align="center"),
    Column("Kinh phí dự kiến", 32, kind="number", align="center"),
    Column("Ghi chú", 23),
)
# "Theo dõi: " tells an import that the column is ours and not the plan's.
TRACKING_COLUMNS = (
    Column("Theo dõi: Hạn", 25, kind="date", align="center"),
    Column("Theo dõi: Trạng thái", 34, align="center"),
    Column("Theo dõi: Ngày hoàn thành", 25, kind="date", align="center"),
    Column("Theo dõi: Số, ký hiệu văn bản", 34),
    Column("Theo dõi: Ngày văn bản", 25, kind="date", align="center"),
)
AMENDMENT_COLUMNS = (
    Column("TT", 11, kind="number", align="center"),
    Column("Nhiệm vụ", 77),
    Column("Nội dung điều chỉnh", 36),
    Column("Trước khi điều chỉnh", 64),
    Column("Sau khi điều chỉnh", 64),
)
_OPERATIONS = {"change": "Sửa đổi", "add": "Bổ sung", "cancel": "Bãi bỏ"}


@dataclass(frozen=True)
class TaskTracking:
    """What is known of a task beside its printed words."""

    budget: Money | None = None  # printed where no words say it
    is_cancelled: bool = False
    deadline: date | None = None
    status: str = ""  # a word for the reader
    done: date | None = None
    documents: tuple[tuple[str, date | None], ...] = ()  # number and sign, date


@dataclass(frozen=True)
class Change:
    """One changed fact of one task."""

    operation: str  # "change", "add" or "cancel"
    task: str  # "II.4 Ban hành văn bản…"
    what: str = ""  # what changed: "Sản phẩm"
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Amendment:
    """One amendment of an issued plan, by the document that allows it."""

    document: str  # "Quyết định 25/QĐ-UBND (12/03/2024)"
    reason: str
    changes: tuple[Change, ...] = ()


def annex_matrix(
    draft: PlanDraft, facts: Sequence[TaskTracking] = (), *, is_tracked: bool = False
) -> Matrix:
    """The annex's table: a row for each section and each task.

    :param facts: one for each of the draft's tasks, in their order; or none
    :param is_tracked: add the columns that say how far each task is
    """
    known = iter(facts or [TaskTracking()] * len(draft.tasks))
    rows = []
    for section in draft.sections:
        rows.append(Row(SECTION, (_section_title(section),)))
        for task, fact in zip(section.tasks, known, strict=False):
            cells = _annex_cells(task, fact)
            rows.append(Row(LINE, (*cells, *_tracking(fact)) if is_tracked else cells))
    columns = ANNEX_COLUMNS + TRACKING_COLUMNS if is_tracked else ANNEX_COLUMNS
    return Matrix(columns, tuple(rows))


def amendment_matrix(amendments: Iterable[Amendment]) -> Matrix:
    """Each amendment as a section: its document and reason, then its changes."""
    rows: list[Row] = []
    for position, amendment in enumerate(amendments, 1):
        reason = f"{amendment.document}: {amendment.reason}"
        rows.append(Row(SECTION, (printable(f"{position}. {reason}"),)))
        rows += _change_rows(amendment.changes)
    return Matrix(AMENDMENT_COLUMNS, tuple(rows))


def _section_title(section: DraftSection) -> str:
    return printable(". ".join(filter(None, (section.number, section.name))))


def _annex_cells(task: DraftTask, fact: TaskTracking) -> tuple[Value, ...]:
    note = printable(task.note)
    if fact.is_cancelled:
        note = "\n".join(filter(None, (note, "(Đã bãi bỏ)")))
    words = (task.deliverable, task.lead, task.coordinating, task.timeframe)
    return (
        ordinal_cell(task.number),
        printable(task.name),
        *map(printable, words),
        printable(task.budget) or fact.budget or "",
        note,
    )


def _tracking(fact: TaskTracking) -> tuple[Value, ...]:
    dated = [day for _number, day in fact.documents if day]
    return (
        fact.deadline,
        fact.status,
        fact.done,
        printable("\n".join(number for number, _day in fact.documents)),
        max(dated, default=None),
    )


def _change_rows(changes: tuple[Change, ...]) -> Iterator[Row]:
    for position, change in enumerate(changes, 1):
        operation = _OPERATIONS[change.operation]
        what = f"{operation}: {change.what}" if change.what else operation
        texts = (change.task, what, change.before, change.after)
        yield Row(LINE, (position, *map(printable, texts)))
