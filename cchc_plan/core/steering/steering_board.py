"""The steering board of a plan: its figures on a day, each with what it counts.

A figure holds the ids of its records, so that they can be opened as a list, and its
ratio, so that it is shown with its denominator. Nothing here needs a database or a
language.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ..paper.figure_text import percent_text
from ..plan.period import period_name, periods
from ..plan.progress import (
    OUTSIDE,
    STATUSES,
    Due,
    Ratio,
    figures,
    status_as_of,
    summarise,
)
from ..reporting.timeliness import JUDGED, timeliness

DUE_DAYS = 15  # what is due within so many days is named beforehand
WEEK = timedelta(days=7)

DONE = ("done_on_time", "done_late", "done_no_deadline")
COUNTED = tuple(word for word in STATUSES if word not in OUTSIDE)
# The bars of a section show every status that is still the plan's business.
STATUS_CLASSES = {word: (word,) for word in STATUSES if word != "cancelled"}
# The bars of a unit say how it does; they add up to what counts.
UNIT_CLASSES = {
    "done": ("done_on_time", "done_no_deadline"),
    "late": ("done_late",),
    "overdue": ("overdue",),
    "waiting": ("todo", "in_progress", "open_no_deadline"),
}


@dataclass(frozen=True)
class TaskFilter:
    """Which tasks a figure counts; ``cchc.board`` turns it into a search domain."""

    statuses: tuple[str, ...]
    within: int | None = None  # days until the deadline, at most

    def matches(self, task: "TaskSnapshot", day: date) -> bool:
        if task.status not in self.statuses:
            return False
        if self.within is None:
            return True
        last = day + timedelta(days=self.within)
        return bool(task.deadline and task.deadline <= last)


# name → (filter of what it counts, filter of its denominator or None: a plain number)
TASK_FIGURES = {
    "completion": (TaskFilter(DONE), TaskFilter(COUNTED)),
    "on_time": (
        TaskFilter(("done_on_time",)),
        TaskFilter(("done_on_time", "done_late", "overdue")),
    ),
    "overdue": (TaskFilter(("overdue",)), None),
    "due_soon": (TaskFilter(("todo", "in_progress"), DUE_DAYS), None),
}


@dataclass(frozen=True)
class TaskSnapshot:
    """Status and deadline of one task on a given day."""

    task_id: int
    section_id: int
    unit_id: int  # of the lead unit; 0: none
    weight: float
    status: str
    deadline: date | None


@dataclass(frozen=True)
class Figure:
    """A figure with the number of records that it counts."""

    count: int
    total: int | None = None  # of its denominator
    ratio: Ratio | None = None
    has_data: bool = True  # a plain number of nothing at all is none

    @property
    def value(self) -> float | None:
        """Per cent or a number; None: no data."""
        if self.ratio:
            return self.ratio.percent
        return float(self.count) if self.has_data else None

    @property
    def text(self) -> str:
        """
        >>> Figure(2, 3, Ratio(2, 3)).text, Figure(1).text
        ('66,7%', '1')
        >>> Figure(0, 0, Ratio(0, 0)).text
        ''
        """
        if self.value is None:
            return ""
        return percent_text(self.value) if self.ratio else str(self.count)

    @property
    def is_weighed(self) -> bool:
        """Whether weights make of it something else than its numbers of tasks do."""
        return bool(
            self.ratio
            and self.total
            and (self.ratio.numerator, self.ratio.denominator)
            != (self.count, self.total)
        )

    def change(self, before: "Figure") -> float | None:
        """In points or in number; None where either is not known.

        >>> Figure(2).change(Figure(1))
        1.0
        >>> Figure(0, 0, Ratio(0, 0)).change(Figure(1, 1, Ratio(1, 1))) is None
        True
        """
        if self.value is None or before.value is None:
            return None
        return round(self.value - before.value, 1)


@dataclass(frozen=True)
class ListedFigure(Figure):
    """A figure with the ids of the records that it counts."""

    record_ids: tuple[int, ...] = ()
    denominator_ids: tuple[int, ...] | None = None  # None: a plain number


def figure_from_ids(
    record_ids, denominator_ids=None, ratio=None, *, has_data=True
) -> ListedFigure:
    """
    >>> figure_from_ids((1, 2), (1, 2, 3), Ratio(2, 3)).total
    3
    """
    total = None if denominator_ids is None else len(denominator_ids)
    return ListedFigure(
        len(record_ids), total, ratio, has_data, record_ids, denominator_ids
    )


def share_from_ids(
    record_ids: Iterable[int], denominator_ids: Iterable[int]
) -> ListedFigure:
    """The share of some records in others, each of weight 1.

    >>> share_from_ids([7], [7, 8]).text
    '50%'
    """
    record_ids, denominator_ids = tuple(record_ids), tuple(denominator_ids)
    ratio = Ratio(len(record_ids), len(denominator_ids))
    return figure_from_ids(record_ids, denominator_ids, ratio)


def report_figure(
    reports: Iterable[tuple[int, date | None, date]], day: date
) -> ListedFigure:
    """The reports sent by their due day over those sent or past due, as of ``day``.

    :param reports: id, day of sending, due day

    >>> report_figure([(7, None, date(2024, 3, 15))], date(2024, 3, 16)).text
    '0%'
    """
    found = {report_id: timeliness(sent, due, day) for report_id, sent, due in reports}
    return share_from_ids(
        (report_id for report_id, word in found.items() if word == "in_time"),
        (report_id for report_id, word in found.items() if word in JUDGED),
    )


def status_and_deadline_as_of(
    state: str, dues: Iterable[Due], day: date
) -> tuple[str, date | None]:
    """Status and deadline of a task on a past day.

    >>> due = Due("done", date(2024, 3, 31), date(2024, 4, 2))
    >>> status_and_deadline_as_of("done", [due], date(2024, 4, 1))[0]
    'overdue'
    >>> status_and_deadline_as_of("done", [due], date(2024, 4, 2))[0]
    'done_late'
    """
    dues = list(dues)
    summary = summarise(due.as_of(day) for due in dues)
    return status_as_of(state, dues, day), summary.deadline


def task_figures(
    snapshots: Iterable[TaskSnapshot], day: date
) -> dict[str, ListedFigure]:
    """The figures of ``TASK_FIGURES`` over these tasks.

    >>> task = TaskSnapshot(1, 1, 1, 1.0, "todo", date(2024, 4, 10))
    >>> due_soon = task_figures([task], date(2024, 3, 26))["due_soon"]
    >>> due_soon.record_ids, due_soon.text
    ((1,), '1')
    """
    snapshots = list(snapshots)
    rows = ((each.status, each.deadline, each.weight) for each in snapshots)
    weighed = figures(rows, day)
    ratios = {"completion": weighed.completion, "on_time": weighed.on_time}

    def ids(task_filter: TaskFilter) -> tuple[int, ...]:
        return tuple(
            each.task_id for each in snapshots if task_filter.matches(each, day)
        )

    return {
        name: figure_from_ids(
            ids(counted),
            denominator and ids(denominator),
            ratios.get(name),
            has_data=any(each.status not in OUTSIDE for each in snapshots),
        )
        for name, (counted, denominator) in TASK_FIGURES.items()
    }


def group_by_class(
    snapshots: Iterable[TaskSnapshot], group: str, classes: dict[str, tuple[str, ...]]
) -> dict[int, dict[str, tuple[int, ...]]]:
    """section or unit id → class → ids of its tasks; others are left out.

    :param group: "section_id" or "unit_id"
    :param classes: class → the statuses that it holds

    >>> task = TaskSnapshot(5, 1, 2, 1.0, "todo", None)
    >>> group_by_class([task], "unit_id", UNIT_CLASSES)
    {2: {'waiting': (5,)}}
    """
    class_of = {word: name for name, words in classes.items() for word in words}
    found: dict[int, dict[str, tuple[int, ...]]] = {}
    for each in snapshots:
        name = class_of.get(each.status)
        if name:
            groups = found.setdefault(getattr(each, group), {})
            groups[name] = (*groups.get(name, ()), each.task_id)
    return found


def paper_counts(counts: dict[str, int]) -> dict[str, int]:
    """Numbers by status or by class of a unit, as the four classes of the units.

    >>> paper_counts({"done_on_time": 2, "todo": 1, "open_no_deadline": 3})
    {'done': 2, 'late': 0, 'overdue': 0, 'waiting': 4}
    """
    return {
        name: sum(counts.get(word, 0) for word in {name, *words})
        for name, words in UNIT_CLASSES.items()
    }


def past_days(start: date, end: date, today: date) -> list[tuple[date, str]]:
    """The ends of quarters that are over, with their names, the latest first.

    >>> days = past_days(date(2024, 1, 1), date(2024, 12, 31), date(2024, 7, 1))
    >>> [(f"{day:%d/%m}", name) for day, name in days]
    [('30/06', 'Quý II/2024'), ('31/03', 'Quý I/2024')]
    """
    quarters = periods("quarter", start, end)
    return [
        (last, period_name(first, last))
        for first, last in reversed(quarters)
        if last < today
    ]


def change_text(change: float | None, *, is_points: bool) -> str:
    """A change with its sign.

    >>> change_text(2.0, is_points=False), change_text(-1.5, is_points=True)
    ('+2', '−1,5')
    >>> change_text(0.0, is_points=True)
    '0'
    """
    if change is None:
        return ""
    digits = f"{abs(change):.1f}" if is_points else f"{abs(change):.0f}"
    digits = digits.removesuffix(".0").replace(".", ",")
    sign = "" if not change else "+" if change > 0 else "−"
    return f"{sign}{digits}"
