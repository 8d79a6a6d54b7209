"""A plan as it was understood from a file, or as it stands in the database.

The importer shows a :class:`PlanDraft`, the checks judge one, and a saved plan turns
itself into one, so that each rule is written once.
"""

import datetime
from dataclasses import dataclass, field

from ..text.finding import Finding

# The chapters of a plan's body, in the order in which they are printed.
NARRATIVE_FIELDS = (
    "objective",  # Mục tiêu
    "requirement",  # Yêu cầu
    "key_tasks",  # Nhiệm vụ trọng tâm
    "solutions",  # Giải pháp thực hiện
    "budget_note",  # Kinh phí thực hiện
    "organisation",  # Tổ chức thực hiện
    "reporting_note",  # Chế độ báo cáo
    "other_text",  # whatever fits no chapter above, with its own title
)


@dataclass(frozen=True)
class DraftTask:
    """One line of the annex; every field is text as printed.

    Line breaks are only those between the items of a list: bodies, products, dates.
    """

    name: str
    number: str = ""  # "1", without dot; "" where the annex has none
    deliverable: str = ""
    lead: str = ""
    coordinating: str = ""
    timeframe: str = ""
    budget: str = ""
    note: str = ""
    cells: tuple[str, ...] = ()  # the original row, cell by cell
    findings: tuple[Finding, ...] = ()  # where the reader had to choose


@dataclass(frozen=True)
class DraftSection:
    """One group of tasks: "II", "CẢI CÁCH THỂ CHẾ"."""

    number: str  # Roman, without dot
    name: str
    tasks: tuple[DraftTask, ...] = ()


@dataclass(frozen=True)
class DraftIndicator:
    """A target found in the text, to be ticked by the clerk."""

    name: str  # the clause that holds it
    target: float  # in percent when unit_of_measure is "%"
    unit_of_measure: str = "%"
    direction: str = "at_least"  # or "at_most", "exactly"
    where: str = ""  # "II.3" of the body or "III.4" of the annex
    section: str = ""  # Roman number of the annex's section it belongs to, if clear
    kind: str = "ratio"  # or "count", "score", "yes_no"
    has_target: bool = True  # False: the text only names the figure, target is 0
    numerator: str = ""  # what is counted, of a known ratio
    denominator: str = ""  # and of what it is a part


@dataclass(frozen=True)
class PlanDraft:
    """The whole plan; what was not found is empty, never guessed."""

    year: int | None = None
    number: str = ""  # "10/KH-UBND"
    date: datetime.date | None = None
    place: str = ""  # "Vĩnh Khê"
    issuer: str = ""  # "ỦY BAN NHÂN DÂN XÃ VĨNH KHÊ"
    superior: str = ""  # "ỦY BAN NHÂN DÂN HUYỆN VĨNH LINH"
    kind: str = ""  # "KẾ HOẠCH"
    subject: str = ""  # "Cải cách hành chính xã Vĩnh Khê năm 2024"
    authority: str = ""  # "TM. ỦY BAN NHÂN DÂN"
    signer_title: str = ""  # "CHỦ TỊCH"
    signer: str = ""  # "Hồ Văn Toàn"
    bases: tuple[str, ...] = ()  # legal bases, a sentence each
    recipients: tuple[str, ...] = ()  # "Phòng Nội vụ", …, "Lưu: VP"
    narrative: dict[str, str] = field(default_factory=dict)  # NARRATIVE_FIELDS → text
    chapter_titles: tuple[str, ...] = ()  # "I. MỤC TIÊU, YÊU CẦU", as printed
    annex_title: str = ""
    has_annex_label: bool = True  # a line "Phụ lục" stands above the annex's title
    sections: tuple[DraftSection, ...] = ()
    indicators: tuple[DraftIndicator, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def tasks(self) -> tuple[tuple[str, DraftTask], ...]:
        """Each task with its place: ("II.4", task)."""
        return tuple(
            (f"{section.number}.{task.number or position}".lstrip("."), task)
            for section in self.sections
            for position, task in enumerate(section.tasks, 1)
        )
