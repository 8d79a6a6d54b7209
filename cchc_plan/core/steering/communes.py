"""The board of all communes: figures made of grouped counts, not of records.

A province has thousands of tasks, so the database counts them by status; the figures
computed from the counts are the same as on the board of one plan.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from ..plan.progress import OUTSIDE, Ratio, figures
from ..reporting.timeliness import JUDGED
from .steering_board import TASK_FIGURES, Figure


@dataclass
class Tally:
    """Number and weight of the tasks of a group by status."""

    counts: dict[str, int] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)
    due_soon: int = 0  # of those in time

    def add(self, status: str, count: int, weight: float):
        self.counts[status] = self.counts.get(status, 0) + count
        self.weights[status] = self.weights.get(status, 0.0) + weight

    def count_of(self, statuses: Iterable[str]) -> int:
        return sum(self.counts.get(status, 0) for status in statuses)

    def parts(self, classes: dict[str, tuple[str, ...]]) -> dict[str, int]:
        """Number of tasks by class; empty classes are left out.

        >>> Tally({"todo": 2, "overdue": 1}).parts({"waiting": ("todo",), "late": ()})
        {'waiting': 2}
        """
        found = {name: self.count_of(words) for name, words in classes.items()}
        return {name: count for name, count in found.items() if count}

    def figures(self) -> dict[str, Figure]:
        """The figures of ``TASK_FIGURES``.

        >>> tally = Tally({"done_on_time": 1, "overdue": 3}, {"done_on_time": 2.0,
        ...     "overdue": 2.0})
        >>> tally.figures()["completion"].text, tally.figures()["overdue"].text
        ('50%', '3')
        """
        weighed = figures(
            ((word, None, weight) for word, weight in self.weights.items()), date.max
        )
        ratios = {"completion": weighed.completion, "on_time": weighed.on_time}
        return {
            name: Figure(
                self.due_soon
                if counted.within is not None
                else self.count_of(counted.statuses),
                denominator and self.count_of(denominator.statuses),
                ratios.get(name),
                any(word not in OUTSIDE for word in self.counts),
            )
            for name, (counted, denominator) in TASK_FIGURES.items()
        }


def tallies(rows: Iterable[tuple]) -> dict:
    """The tally of each key.

    :param rows: key, status, number, weight

    >>> tallies([(7, "todo", 2, 2.0), (7, "overdue", 1, 1.0)])[7].counts
    {'todo': 2, 'overdue': 1}
    """
    found: dict = {}
    for key, status, count, weight in rows:
        found.setdefault(key, Tally()).add(status, count, weight)
    return found


def total(parts: Collection[Tally]) -> Tally:
    """
    >>> total([Tally({"todo": 2}, {"todo": 2.0}), Tally({"todo": 1}, {"todo": 5.0})])
    Tally(counts={'todo': 3}, weights={'todo': 7.0}, due_soon=0)
    """
    whole = Tally(due_soon=sum(each.due_soon for each in parts))
    for each in parts:
        for status, count in each.counts.items():
            whole.add(status, count, each.weights.get(status, 0.0))
    return whole


def share(count: int, total: int) -> Figure:
    """
    >>> share(1, 4).text, share(0, 0).text
    ('25%', '')
    """
    return Figure(count, total, Ratio(count, total))


def sent_in_time(groups: Iterable[dict[str, int]]) -> Figure:
    """The reports sent in time over those sent or past due.

    >>> sent_in_time([{"in_time": 2, "to_come": 9}, {"missing": 1, "late": 1}]).text
    '50%'
    """
    groups = list(groups)
    return share(
        sum(group.get("in_time", 0) for group in groups),
        sum(group.get(word, 0) for group in groups for word in JUDGED),
    )
