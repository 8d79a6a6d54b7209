"""The letter that chases what is overdue and soon due: on paper, and as chat text.

An official letter (công văn) of NĐ 30/2020/NĐ-CP, Phụ lục I. Few lines stand in a table
of the letter itself; of many it holds a count for each unit, and an annex the lines.
"""

from dataclasses import dataclass
from datetime import date

from ..paper import legal_forms
from ..paper.matrix import LINE, SECTION, Column, Matrix, Row
from ..paper.paper import Annex, Chapter, Paper, Sender
from ..paper.paragraphs import TEXT, Block
from ..paper.printable import lines, printable

SIGN = "UBND-VP"  # of a letter whose number is still open
MOST_IN_BODY = 12  # lines; more are an annex
_KIND_IN_TEXT = "Công văn"
_ANNEX_TITLES = ("DANH MỤC NHIỆM VỤ QUÁ HẠN, SẮP ĐẾN HẠN",)

# Shares are millimetres of the 165 that a page leaves.
LETTER_COLUMNS = (
    Column("TT", 10, kind="number", align="center"),
    Column("Nhiệm vụ", 62),
    Column("Thời hạn", 25, kind="date", align="center"),
    Column("Số ngày làm việc quá hạn", 21, kind="number", align="center"),
    Column("Tình trạng", 27, align="center"),
    Column("Số lần đã nhắc", 20, kind="number", align="center"),
)
COUNT_COLUMNS = (
    Column("TT", 10, kind="number", align="center"),
    Column("Bộ phận chủ trì", 80),
    Column("Quá hạn", 25, kind="number", align="center"),
    Column("Sắp đến hạn", 25, kind="number", align="center"),
    Column("Cộng", 25, kind="number", align="center"),
)


@dataclass(frozen=True)
class ChasedLine:
    """One piece of open work, as on the day of the letter."""

    task: str
    deadline: date
    is_overdue: bool
    distance: int  # working days since the deadline; below zero: still to go
    reminded: int = 0  # how often before
    period: str = ""  # of a task that is due several times

    @property
    def days_late(self) -> int | None:
        return self.distance if self.is_overdue else None

    @property
    def status(self) -> str:
        """In words.

        >>> ChasedLine("", date(2024, 3, 15), False, -3).status
        'Còn 3 ngày làm việc'
        """
        if self.is_overdue:
            return "Quá hạn"
        if self.distance == 0:
            return "Ngày làm việc cuối cùng"
        return f"Còn {-self.distance} ngày làm việc"


@dataclass(frozen=True)
class ChasedUnit:
    """A unit with the lines that it leads."""

    name: str
    lines: tuple[ChasedLine, ...]

    @property
    def overdue(self) -> int:
        return sum(line.is_overdue for line in self.lines)

    @property
    def soon(self) -> int:
        return len(self.lines) - self.overdue


@dataclass(frozen=True)
class ChasingLetter:
    """What a letter says."""

    sender: Sender
    subject: str  # "đôn đốc thực hiện nhiệm vụ…", behind "V/v"
    as_of: date
    units: tuple[ChasedUnit, ...]
    number: str = ""
    day: date | None = None
    plans: tuple[str, ...] = ()  # "Kế hoạch số 10/KH-UBND ngày …"
    answer_by: date | None = None
    note: str = ""  # paragraphs of the office's own
    recipients: tuple[str, ...] = ()

    @property
    def overdue(self) -> int:
        return sum(unit.overdue for unit in self.units)

    @property
    def soon(self) -> int:
        return sum(unit.soon for unit in self.units)

    @property
    def has_annex(self) -> bool:
        return self.overdue + self.soon > MOST_IN_BODY

    @property
    def body(self) -> str:
        """The commune, as it stands within a sentence."""
        name = self.sender.body or legal_forms.BODY.upper()
        return legal_forms.body_in_text(name)


def chasing_paper(letter: ChasingLetter) -> Paper:
    """Lay a letter out."""
    return Paper(
        letterhead=letter.sender.letterhead(
            legal_forms.number_line(letter.number, SIGN),
            letter.day,
            letter.as_of.year,
            f"V/v {printable(letter.subject)}",
        ),
        signature=letter.sender.signature(letter.recipients),
        addressees=legal_forms.addressee_lines(unit.name for unit in letter.units),
        opening=(_opening(letter),),
        chapters=(Chapter("", _blocks(letter)),),
        closing=(f"{letter.body} yêu cầu {_whom(letter)} nghiêm túc thực hiện./.",),
        annexes=(_annex(letter),) if letter.has_annex else (),
    )


def lines_matrix(letter: ChasingLetter) -> Matrix:
    """Every line; under the name of its unit where there are several."""
    rows = []
    for position, unit in enumerate(letter.units, 1):
        if len(letter.units) > 1:
            rows.append(Row(SECTION, (printable(f"{position}. {unit.name}"),)))
        rows += [
            Row(
                LINE,
                (
                    number,
                    printable(" – ".join(filter(None, (line.task, line.period)))),
                    line.deadline,
                    line.days_late,
                    line.status,
                    line.reminded,
                ),
            )
            for number, line in enumerate(unit.lines, 1)
        ]
    return Matrix(LETTER_COLUMNS, tuple(rows))


def _counts_matrix(letter: ChasingLetter) -> Matrix:
    rows = [
        Row(
            LINE,
            (number, printable(unit.name), unit.overdue, unit.soon, len(unit.lines)),
        )
        for number, unit in enumerate(letter.units, 1)
    ]
    total = (letter.overdue, letter.soon, letter.overdue + letter.soon)
    return Matrix(COUNT_COLUMNS, (*rows, Row(LINE, (None, "Tổng cộng", *total))))


def _opening(letter: ChasingLetter) -> str:
    plans = "; ".join(letter.plans) or "Kế hoạch cải cách hành chính"
    until = legal_forms.date_in_words(letter.as_of)
    total = letter.overdue + letter.soon
    counts = f"{total:02} nội dung {'quá hạn' if letter.overdue else 'sắp đến hạn'}"
    if letter.overdue and letter.soon:
        counts = (
            f"{total:02} nội dung chưa hoàn thành, trong đó {letter.overdue:02} quá "
            f"hạn, {letter.soon:02} sắp đến hạn"
        )
    sentence = (
        f"Thực hiện {plans}; qua theo dõi, tính đến {until}, {_whom(letter)} còn "
        f"{counts}"
    )
    if letter.has_annex:
        sentence += " (có Phụ lục kèm theo)"
    return sentence + (", cụ thể như sau:" if _tables(letter) else ".")


def _tables(letter: ChasingLetter) -> tuple[Matrix, ...]:
    """The table within the text: of the lines, or of their counts."""
    if not letter.has_annex:
        return (lines_matrix(letter),)
    return (_counts_matrix(letter),) if len(letter.units) > 1 else ()


def _blocks(letter: ChasingLetter) -> tuple[Block | Matrix, ...]:
    texts = (_request(letter), *lines(letter.note))
    return (*_tables(letter), *(Block(TEXT, text) for text in texts))


def _request(letter: ChasingLetter) -> str:
    """What is asked of the units, and until when."""
    wishes = []
    if letter.overdue:
        wishes.append(
            "khẩn trương hoàn thành các nội dung đã quá hạn, nêu rõ nguyên nhân chậm"
        )
    if letter.soon:
        wishes.append("hoàn thành đúng thời hạn các nội dung sắp đến hạn")
    report = f"báo cáo kết quả kèm văn bản minh chứng về {letter.body}"
    if letter.answer_by:
        until = legal_forms.date_in_words(letter.answer_by)
        report += f" chậm nhất là {until}"
    wishes.append(f"{report}.")
    return f"Đề nghị {_whom(letter)} {'; '.join(wishes)}"


def _whom(letter: ChasingLetter) -> str:
    if len(letter.units) == 1:
        return printable(letter.units[0].name)
    return "các bộ phận"


def _annex(letter: ChasingLetter) -> Annex:
    cited = legal_forms.citation(letter.number, SIGN, letter.day, letter.sender.body)
    return Annex(
        label=legal_forms.ANNEX_LABEL,
        titles=_ANNEX_TITLES,
        reference=f"(Kèm theo {_KIND_IN_TEXT} {cited})",
        matrix=lines_matrix(letter),
    )
