"""The log of reminders (nhật ký đôn đốc) as a table, kept in the house."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ..paper.matrix import LINE, SECTION, Column, Matrix, Row
from ..paper.paper import Annex, Sender, Signature
from ..paper.printable import printable

TITLE = "NHẬT KÝ ĐÔN ĐỐC"
KEEPER = "NGƯỜI LẬP"

# Shares are millimetres of the 252 that a landscape page leaves.
LOG_COLUMNS = (
    Column("TT", 13, kind="number", align="center"),
    Column("Ngày nhắc", 26, kind="date", align="center"),
    Column("Người, đơn vị được nhắc", 34),
    Column("Với tư cách", 25, align="center"),
    Column("Nhiệm vụ", 57),
    Column("Thời hạn", 26, kind="date", align="center"),
    Column("Mốc nhắc, văn bản", 27, align="center"),
    Column("Hình thức", 18, align="center"),
    Column("Gửi thư tổng hợp", 26, kind="date", align="center"),
)
# How somebody was reminded, in the words of the paper.
CHANNELS = {
    "activity": "Phần mềm",
    "letter": "Công văn",
    "nobody": "Chưa có người",
}


@dataclass(frozen=True)
class LoggedReminder:
    """One row of the log."""

    day: date
    whom: str
    role: str
    task: str
    deadline: date
    occasion: str  # the stage or the letter
    channel: str  # one of CHANNELS
    mailed: date | None = None
    period: str = ""  # of a task that is due several times


def log_annex(
    rows: Iterable[LoggedReminder],
    sender: Sender,
    first: date,
    last: date,
    printed: date,
    *,
    about: str = "",
    is_by_task: bool = False,
) -> Annex:
    """The log of some days.

    :param printed: the day on which it is
    :param about: the plan or the task that it is of; "" for all of the commune
    :param is_by_task: a section for each task; rows of a task follow one another
    """
    titles = (TITLE, printable(about).replace("\n", " "))
    return Annex(
        label="",
        titles=tuple(filter(None, titles)),
        reference=f"(Từ ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y})",
        matrix=_log_matrix(rows, is_by_task=is_by_task),
        letterhead=sender.letterhead("", printed, printed.year),
        signature=Signature((), (KEEPER,), printable(sender.signer)),
    )


def _log_matrix(rows: Iterable[LoggedReminder], *, is_by_task: bool) -> Matrix:
    printed: list[Row] = []
    section = ""
    for number, row in enumerate(rows, 1):
        if is_by_task and row.task != section:
            section = row.task
            printed.append(Row(SECTION, (printable(section),)))
        printed.append(Row(LINE, _cells(number, row)))
    return Matrix(LOG_COLUMNS, tuple(printed))


def _cells(number: int, row: LoggedReminder) -> tuple:
    return (
        number,
        row.day,
        printable(row.whom),
        row.role,
        printable(" – ".join(filter(None, (row.task, row.period)))),
        row.deadline,
        printable(row.occasion),
        CHANNELS[row.channel],
        row.mailed,
    )
