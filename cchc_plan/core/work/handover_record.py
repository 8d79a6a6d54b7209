"""The record of a hand-over (biên bản bàn giao công việc), to be signed by all sides.

NĐ 30/2020/NĐ-CP, Phụ lục III, mẫu 1.9. It says what was kept when the work was moved.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ..paper import legal_forms
from ..paper.matrix import LINE, SECTION, Column, Matrix, Row
from ..paper.paper import Chapter, Paper, Party, Sender
from ..paper.paragraphs import HEADING, TEXT, Block
from ..paper.printable import lines, printable

KIND = "BIÊN BẢN"
SUBJECT = "Bàn giao công việc"
GIVER, TAKER = "BÊN GIAO", "BÊN NHẬN"
SIGN = "BB-UBND"  # the number is written in by hand
# What goes over, in the words of the paper.
KINDS = {
    "task": "Nhiệm vụ",
    "head": "Phụ trách bộ phận",
    "member": "Thành viên bộ phận",
    "extension": "Theo dõi đề nghị gia hạn",
    "decision": "Quyết định gia hạn",
    "leader": "Lãnh đạo ký, điều hành",
}
_DOTS = "…" * 18  # to be written in by hand

# Shares are millimetres of the 165 that a page leaves.
COLUMNS = (
    Column("TT", 11, kind="number", align="center"),
    Column("Nội dung bàn giao", 68),
    Column("Loại việc", 29, align="center"),
    Column("Thời hạn", 25, kind="date", align="center"),
    Column("Còn thiếu khi bàn giao", 32),
)


@dataclass(frozen=True)
class HandedOver:
    """One thing that went over, as it was then."""

    kind: str  # one of KINDS
    name: str
    taker: str
    deadline: date | None = None
    missing: str = ""


@dataclass(frozen=True)
class HandoverRecord:
    """What the paper says."""

    sender: Sender
    giver: str
    day: date
    lines: tuple[HandedOver, ...]
    units: tuple[str, ...] = ()  # that the giver left
    reason: str = ""

    @property
    def takers(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(line.taker for line in self.lines))


def handover_paper(record: HandoverRecord) -> Paper:
    """Lay the record out."""
    copies = 2 + len(record.takers)  # for each side, and one for the house
    return Paper(
        letterhead=record.sender.letterhead(
            legal_forms.number_line("", SIGN), record.day, record.day.year
        ),
        signature=record.sender.signature(()),
        kind=KIND,
        subject=SUBJECT,
        opening=(_opening(record),),
        chapters=(Chapter("", tuple(_blocks(record))),),
        closing=(
            f"Biên bản này được lập thành {copies:02} bản có giá trị như nhau, mỗi bên "
            "giữ 01 bản, 01 bản lưu tại Văn phòng./.",
        ),
        parties=(
            Party(GIVER, printable(record.giver)),
            *(Party(TAKER, printable(taker)) for taker in record.takers),
        ),
    )


def handover_matrix(record: HandoverRecord) -> Matrix:
    """Every line; under the name of who takes it over where there are several."""
    rows: list[Row] = []
    number = 0
    for taker in record.takers:
        if len(record.takers) > 1:
            rows.append(Row(SECTION, (f"{TAKER}: {printable(taker)}",)))
        for line in record.lines:
            if line.taker == taker:
                number += 1
                rows.append(Row(LINE, _cells(number, line)))
    return Matrix(COLUMNS, tuple(rows))


def _cells(number: int, line: HandedOver) -> tuple:
    return (
        number,
        printable(line.name),
        KINDS[line.kind],
        line.deadline,
        printable(line.missing),
    )


def _opening(record: HandoverRecord) -> str:
    day = legal_forms.date_in_words(record.day)
    body = legal_forms.body_in_text(record.sender.body or legal_forms.BODY.upper())
    return f"Hôm nay, {day}, tại {body}, chúng tôi gồm:"


def _blocks(record: HandoverRecord) -> Iterable[Block | Matrix]:
    units = ", ".join(map(printable, record.units))
    yield Block(HEADING, "1. Bên giao")
    yield from _person(record.giver, units)
    yield Block(HEADING, "2. Bên nhận")
    for taker in record.takers:
        yield from _person(taker, "")
    yield Block(HEADING, "3. Nội dung bàn giao")
    reason = " ".join(lines(record.reason)).rstrip(" .")
    if reason:
        yield Block(TEXT, f"Lý do bàn giao: {reason}.")
    yield Block(
        TEXT,
        f"Bên giao bàn giao cho bên nhận {len(record.lines):02} nội dung công việc "
        "sau đây:",
    )
    yield handover_matrix(record)
    yield Block(
        TEXT,
        "Kể từ ngày bàn giao, bên nhận chịu trách nhiệm tiếp tục thực hiện các nội "
        "dung nêu trên theo đúng thời hạn; bên giao cung cấp đầy đủ hồ sơ, tài liệu "
        "có liên quan.",
    )


def _person(name: str, units: str) -> Iterable[Block]:
    """A side, with room for what only the people themselves know."""
    yield Block(TEXT, f"Ông (bà): {printable(name)}")
    yield Block(TEXT, f"Chức vụ, bộ phận: {units or _DOTS}")
