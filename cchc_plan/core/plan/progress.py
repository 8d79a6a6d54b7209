"""Status words and the three figures, as of any date.

The classes exclude one another and add up to the total (DOMAIN.md's partition of the
Government Office's tracking reports): open in time, overdue, done in time, done late,
without a deadline, and outside the denominator on hold and cancelled.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

STATES = ("todo", "in_progress", "done", "on_hold", "cancelled")
OUTSIDE = ("on_hold", "cancelled")
STATUSES = (
    "overdue",
    "todo",
    "in_progress",
    "open_no_deadline",
    "done_on_time",
    "done_late",
    "done_no_deadline",
    "on_hold",
    "cancelled",
)


def status(state: str, deadline: date | None, is_done_late: bool, today: date) -> str:
    """The status word of a task or a milestone on the day ``today``.

    >>> status("todo", date(2024, 3, 31), False, date(2024, 3, 31))
    'todo'
    >>> status("todo", date(2024, 3, 31), False, date(2024, 4, 1))
    'overdue'
    >>> status("done", date(2024, 3, 31), True, date(2024, 4, 1))
    'done_late'
    """
    if state in OUTSIDE:
        return state
    if state == "done":
        if deadline is None:
            return "done_no_deadline"
        return "done_late" if is_done_late else "done_on_time"
    if deadline is None:
        return "open_no_deadline"
    return "overdue" if deadline < today else state


@dataclass(frozen=True)
class Due:
    """One due date of a task: a milestone without its record."""

    state: str
    deadline: date | None
    done: date | None = None
    planned: date | None = None  # the first deadline, which never moves
    is_extended: bool = False  # a leader has granted more time

    def as_of(self, day: date) -> "Due":
        """What stood on ``day``: what was done later was still open."""
        if self.state == "done" and self.done and self.done > day:
            return replace(self, state="todo", done=None)
        return self

    @property
    def is_done_late(self) -> bool:
        return bool(
            self.state == "done"
            and self.deadline
            and self.done
            and self.done > self.deadline
        )

    @property
    def is_done_after_planned(self) -> bool:
        """Whether it was done after its first deadline, in time or not."""
        return bool(
            self.state == "done"
            and self.planned
            and self.done
            and self.done > self.planned
        )

    @property
    def is_on_extension(self) -> bool:
        """Whether its standing by the deadline in force rests on an extension."""
        if self.state == "done":
            return self.is_extended and self.is_done_after_planned
        return self.is_extended


@dataclass(frozen=True)
class Summary:
    """What its milestones say of a task."""

    deadline: (
        date | None
    )  # of the next open milestone, of the last one when all are done
    done: date | None  # the last milestone's, when all are done
    is_done_late: bool
    total: int  # milestones inside the denominator
    total_done: int
    planned: date | None  # the first deadline of the open one due first by it; of the
    # last one once all are done
    is_done_after_planned: bool  # any milestone was
    is_on_extension: bool  # the next open milestone is; once all are done, any

    @property
    def is_done(self) -> bool:
        return 0 < self.total == self.total_done

    @property
    def progress(self) -> float:
        """Per cent of the milestones done; 0 where there is none."""
        return 100 * self.total_done / self.total if self.total else 0.0


def summarise(dues: Iterable[Due]) -> Summary:
    """Bring the milestones of one task together."""
    counted = [due for due in dues if due.state not in OUTSIDE]
    finished = [due for due in counted if due.state == "done"]
    is_done = len(finished) == len(counted) > 0
    waiting = [due for due in counted if due.state != "done"]
    next_open = min(
        (due for due in waiting if due.deadline),
        key=lambda due: due.deadline,
        default=None,
    )
    deadlines = [due.deadline for due in counted if due.deadline]
    planned = [due.planned for due in counted if due.planned]
    return Summary(
        deadline=max(deadlines, default=None)
        if is_done
        else next_open and next_open.deadline,
        done=max((due.done for due in finished if due.done), default=None)
        if is_done
        else None,
        is_done_late=any(due.is_done_late for due in finished),
        total=len(counted),
        total_done=len(finished),
        planned=max(planned, default=None)
        if is_done
        else min((due.planned for due in waiting if due.planned), default=None),
        is_done_after_planned=any(due.is_done_after_planned for due in finished),
        is_on_extension=any(due.is_on_extension for due in finished)
        if is_done
        else bool(next_open and next_open.is_on_extension),
    )


def status_as_of(state: str, dues: Iterable[Due], day: date) -> str:
    """The status of a task on a past ``day``, judged by its milestones then.

    Holding and cancelling keep no date, so both count for the past as well.
    """
    summary = summarise(due.as_of(day) for due in dues)
    if state == "done" and summary.total and not summary.is_done:
        state = "in_progress" if summary.total_done else "todo"
    return status(state, summary.deadline, summary.is_done_late, day)


@dataclass(frozen=True)
class Ratio:
    """A figure with its parts, so that it can be printed with its denominator."""

    numerator: float
    denominator: float

    @property
    def percent(self) -> float | None:
        """None when there is nothing to count: "no data", neither 0 nor 100 %."""
        return 100 * self.numerator / self.denominator if self.denominator else None


@dataclass(frozen=True)
class Figures:
    """The three figures of a plan, a section or a unit."""

    completion: Ratio  # done weight / weight of all that is not on hold or cancelled
    completion_due: Ratio  # the same over what was due by the day
    on_time: Ratio  # done on time / (done on time + done late + overdue)


def figures(tasks: Iterable[tuple[str, date | None, float]], day: date) -> Figures:
    """Completion of the year, completion of what is due, on-time rate.

    :param tasks: (status on ``day``, deadline, weight) of each task.
    """
    counted = [task for task in tasks if task[0] not in OUTSIDE]
    due = [task for task in counted if task[1] and task[1] <= day]

    def weigh(lines, prefix=""):
        return sum(
            weight for word, _deadline, weight in lines if word.startswith(prefix)
        )

    on_time = weigh(counted, "done_on_time")
    judged = on_time + weigh(counted, "done_late") + weigh(counted, "overdue")
    return Figures(
        completion=Ratio(weigh(counted, "done"), weigh(counted)),
        completion_due=Ratio(weigh(due, "done"), weigh(due)),
        on_time=Ratio(on_time, judged),
    )
