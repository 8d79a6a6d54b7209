"""What a periodic report is made from, copied out of the records.

The draft of its text, its annexes and its comparison with other reports read these and
nothing else, so that a frozen report says the same for ever.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from ..plan.progress import Figures

# q1…q4 a quarter; h1 and m9 the first six and nine months; year; and on request.
KINDS = ("q1", "q2", "q3", "q4", "h1", "m9", "year", "adhoc")


@dataclass(frozen=True)
class Period:
    """Which report it is, and which days it tells of."""

    kind: str  # one of KINDS
    year: int
    date_from: date
    date_to: date  # the cut-off: the last day whose figures count
    as_of: date  # the day on which it is judged what was in time; not after date_to
    also: tuple[str, ...] = ()  # the kinds it answers as well: h1 is also q2's report


@dataclass(frozen=True)
class DocumentFact:
    """An official document: "Quyết định số 12/QĐ-UBND ngày 05/02/2024 về …"."""

    kind: str
    number: str
    date: date | None
    subject: str = ""


@dataclass(frozen=True)
class TaskFact:
    """A task as it stood on the day of the report."""

    key: int  # the same task has the same key in every report
    section: str  # "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH"
    area: str  # code of the field of reform, "" where its section names none
    number: str
    name: str
    deliverable: str
    lead: str
    coordinating: str
    timeframe: str  # as printed in the plan
    deadline: date | None
    date_done: date | None
    status: str  # one of progress.STATUSES
    weight: float = 1.0
    is_extended: bool = False
    is_due: bool = False  # a milestone of it falls into the period
    progress: float = 0.0  # per cent of its milestones done
    result: str = ""  # what was recorded in the period, in words
    difficulty: str = ""  # why it is late, what stands in its way
    documents: tuple[DocumentFact, ...] = ()  # issued in the period
    next_deadline: date | None = None  # the first open one after the period


@dataclass(frozen=True)
class IndicatorFact:
    """An indicator with its figures; None stands for "no data"."""

    key: int
    section: str
    name: str
    unit_of_measure: str
    target: str  # in words: "≥ 30 %"
    period_value: float | None
    year_value: float | None  # over the year up to the cut-off
    last_year_value: float | None  # over the same months of last year
    evaluation: str  # core/indicator's word for how it stands against the target
    numerator: float | None = None  # of year_value, as the next
    denominator: float | None = None
    period_numerator: float | None = None
    period_denominator: float | None = None
    note: str = ""  # the explanation
    unit: str = ""  # who reports it
    is_cumulative: bool = False  # its value over the year can only grow
    area: str = ""  # code of the field of reform, "" where its section names none


@dataclass(frozen=True)
class StatisticFact:
    """A line of the superior's statistics form."""

    number: str
    name: str
    unit_of_measure: str
    period_value: float | None = None
    year_value: float | None = None
    is_heading: bool = False
    note: str = ""
    code: str = ""  # the same line has the same code in every report
    is_cumulative: bool = False  # its figure since the year began can only grow


@dataclass(frozen=True)
class UnitPart:
    """What one unit wrote into the report, or that it has not answered."""

    unit: str
    is_submitted: bool
    results: str = ""
    difficulties: str = ""
    proposals: str = ""
    next_work: str = ""


@dataclass(frozen=True)
class ReportFacts:
    """Everything one report is made from."""

    period: Period
    body: str  # "UBND xã Vĩnh Khê"
    plan_name: str  # as cited: "Kế hoạch số 10/KH-UBND ngày 15/01/2024 của UBND xã …"
    figures: Figures  # over all tasks, on the day Period.as_of
    tasks: tuple[TaskFact, ...] = ()
    indicators: tuple[IndicatorFact, ...] = ()
    statistics: tuple[StatisticFact, ...] = ()
    parts: tuple[UnitPart, ...] = ()
    bases: tuple[str, ...] = field(default=())

    @property
    def overdue(self) -> Sequence[TaskFact]:
        return [task for task in self.tasks if task.status == "overdue"]


@dataclass(frozen=True)
class Paragraph:
    """A piece of the report's text, edited on its own."""

    key: str  # stable over redrafting: "areas.procedures", "proposals"
    heading: str  # "2. Cải cách thủ tục hành chính"; "" where it goes on
    level: int  # 1 for a chapter in Roman numerals, 2 below it, 3 below that
    text: str  # paragraphs of their own are lines
