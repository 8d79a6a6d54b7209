"""What the boards return to the web client: a dataclass for each object of the JSON.

The name of a field is its key. ``to_json`` turns a board into dictionaries and lists.
Where a list is optional or a number has no value, the key holds ``False``, as in Odoo's
own calls.
"""

from dataclasses import asdict, dataclass, field, fields, is_dataclass
from typing import Any, Literal

from .status_styles import StatusStyle
from .year_board import Bar, Month


def omitted_if_none() -> Any:
    """A field whose key is left out of the JSON while its value is None."""
    return field(default=None, metadata={"omit_if_none": True})


def to_json(value) -> Any:
    """Dataclasses at any depth as dictionaries, tuples as lists.

    >>> to_json({"list": ListLink("cchc.task", [("id", "=", 1)])})
    {'list': {'model': 'cchc.task', 'domain': [['id', '=', 1]]}}
    """
    if is_dataclass(value):
        return {
            each.name: to_json(getattr(value, each.name))
            for each in fields(value)
            if not each.metadata.get("omit_if_none")
            or getattr(value, each.name) is not None
        }
    if isinstance(value, dict):
        return {key: to_json(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [to_json(each) for each in value]
    return value


# What all boards share


@dataclass(frozen=True)
class Choice:
    """An entry of a selection: a plan, a unit or a section."""

    id: int
    name: str


@dataclass(frozen=True)
class PlanRef:
    """The plan that the board shows."""

    id: int
    name: str
    year: int


@dataclass(frozen=True)
class ListLink:
    """A list that a number on the board opens."""

    model: str
    domain: list
    group_by: str | None = omitted_if_none()
    name: str | None = omitted_if_none()


@dataclass(frozen=True)
class StatusEntry:
    """A status or class of tasks: its label and how it is drawn."""

    word: str
    label: str
    colour: str
    shape: str
    is_filled: bool
    hatch: str
    count: int | None = omitted_if_none()

    @classmethod
    def styled(cls, word: str, label: str, style: StatusStyle) -> "StatusEntry":
        return cls(word, label, **asdict(style))


# The year board


@dataclass(frozen=True)
class EmptyYearBoard:
    """The answer where there is no plan that the user may read."""

    plan: Literal[False] = False
    plans: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class MilestoneMark:
    """A milestone in the row of its task; places are in per cent of the year."""

    place: float
    side: str
    status: str
    first_place: float | Literal[False]  # of the deadline before an extension
    text: str


@dataclass(frozen=True)
class TaskRow:
    id: int
    number: str
    name: str
    unit: str
    status: str
    is_extended: bool
    bar: Bar | None
    marks: list[MilestoneMark]
    wording: str
    position: int  # among all tasks of the board, from 1


@dataclass(frozen=True)
class SectionRows:
    id: int
    name: str
    tasks: list[TaskRow]


@dataclass(frozen=True)
class YearBoard:
    """One page of the year board, and what can be chosen on it."""

    plan: PlanRef
    months: tuple[Month, ...]
    today: float | None  # its place, None in another year
    plans: list[Choice]
    units: list[Choice]
    sections_to_choose: list[Choice]
    statuses: list[StatusEntry]
    total: int
    offset: int
    limit: int
    sections: list[SectionRows]


# The steering board


@dataclass(frozen=True)
class FigureData:
    """A figure as it is shown, with the lists of what it counts."""

    name: str
    label: str
    meaning: str
    unit: str
    value: str
    has_data: bool
    is_ratio: bool
    count: int
    total: int | Literal[False]
    weights: str
    change: str
    total_list: ListLink | None
    list: ListLink


@dataclass(frozen=True)
class ChartPart:
    count: int
    list: ListLink


@dataclass(frozen=True)
class ChartRow:
    """One stacked bar: class → its part."""

    id: int
    name: str
    total: int
    parts: dict[str, ChartPart]


@dataclass(frozen=True)
class Chart:
    legend: list[StatusEntry]
    rows: list[ChartRow]


@dataclass(frozen=True)
class IndicatorLine:
    id: int
    name: str
    unit: str
    target: str
    value: str
    status: str
    status_label: str
    trend: dict  # of ``cchc.indicator``


@dataclass(frozen=True)
class DeadlineLine:
    id: int
    task_id: int
    name: str
    milestone: str
    date: str
    days: int
    unit: str
    person: str
    commune: str | None = omitted_if_none()


@dataclass(frozen=True)
class ReportLine:
    id: int
    name: str
    due: str
    state: str
    sent: str
    is_late: bool
    missing: list[str]  # units that have not answered


@dataclass(frozen=True)
class Need:
    """Something that the user has to deal with, with an action or a list to open."""

    name: str
    label: str
    count: int
    action: str | None = omitted_if_none()
    list: ListLink | None = omitted_if_none()


@dataclass(frozen=True)
class DayChoice:
    value: str
    label: str


@dataclass(frozen=True)
class YearChoice:
    """The board of all communes of a year, as an entry of the choice of plans."""

    year: int
    name: str


@dataclass(frozen=True)
class EmptySteeringBoard:
    """The answer where there is no plan that the user may read."""

    needs: list[Need]
    plan: Literal[False] = False


@dataclass(frozen=True)
class SteeringBoard:
    """The steering board of one plan."""

    plan: PlanRef
    plans: list[Choice]
    units: list[Choice]
    unit_id: int | Literal[False]
    days: list[DayChoice]
    day: str | Literal[False]
    as_of: str
    notes: list[str]
    figures: list[FigureData]
    sections: Chart
    by_unit: Chart
    indicators: list[IndicatorLine]
    deadlines: list[DeadlineLine]
    reports: list[ReportLine]
    needs: list[Need]
    years: list[YearChoice]
    communes: Literal[False] = False


# The steering board of all communes


@dataclass(frozen=True)
class CommunesRef:
    """The plans that the board of all communes counts."""

    year: int
    count: int  # of communes


@dataclass(frozen=True)
class Column:
    name: str
    label: str


@dataclass(frozen=True)
class TableCell:
    name: str
    label: str
    value: str | int
    count: int
    list: ListLink
    parts: str | None = omitted_if_none()  # "numerator/denominator"


@dataclass(frozen=True)
class TableRow:
    id: int | str
    name: str
    cells: list[TableCell]
    plan_id: int | None = omitted_if_none()


@dataclass(frozen=True)
class Table:
    columns: list[Column]
    rows: list[TableRow]


@dataclass(frozen=True)
class CommunesBoard:
    """The steering board of all communes that the user has chosen."""

    years: list[YearChoice]
    plans: list[Choice]
    communes: CommunesRef
    as_of: str
    notes: list[str]
    figures: list[FigureData]
    areas: Chart
    by_commune: Chart
    table: Table
    all: ListLink
    deadlines: list[DeadlineLine]
    periods: Table
    needs: list[Need]
    plan: Literal[False] = False
