"""A yearly target, and the part of it that is in force on a day."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate


@dataclass(frozen=True)
class PeriodTarget:
    """What is to be reached in one period: of a sum in it alone, else by its end."""

    start: date
    end: date
    target: float


@dataclass(frozen=True)
class Goal:
    """What a plan promises for the year from ``start`` to ``end``."""

    kind: str
    aggregation: str
    start: date
    end: date
    target: float | None = None  # None: the figure is only recorded
    direction: str = "at_least"  # or "at_most", "exactly"
    period_targets: tuple[PeriodTarget, ...] = ()  # in the order of their dates
    may_exceed: bool = False  # a ratio may be above 100 %
    highest: float = 0.0  # the highest score; 0 where there is none

    @property
    def adds_up(self) -> bool:
        """Whether the year is the sum of its periods, so that it grows with them."""
        return self.aggregation == "sum"


def target_on(goal: Goal, day: date) -> float | None:
    """The target in force on ``day``.

    A sum is asked for by parts: by its period targets, and by days between them and
    where there are none. Anything else is a level, and asked for as it is; a yes is
    asked for at the end of the year unless a period wants it before.

    >>> year = date(2024, 1, 1), date(2024, 12, 31)
    >>> target_on(Goal("count", "sum", *year, target=366), date(2024, 1, 31))
    31.0
    >>> target_on(Goal("ratio", "ratio_of_sums", *year, target=30), date(2024, 1, 31))
    30
    """
    if goal.target is None or day >= goal.end:
        return goal.target
    if goal.adds_up:
        return _on_the_way(goal, day)
    begun = [each for each in goal.period_targets if each.start <= day]
    if begun or goal.period_targets:
        return (begun or goal.period_targets[:1])[-1].target
    return 0.0 if goal.kind == "yes_no" else goal.target


def _on_the_way(goal: Goal, day: date) -> float:
    """The straight line through what is to be reached by the end of each period."""
    sums = accumulate(each.target for each in goal.period_targets)
    points = [(goal.start - timedelta(days=1), 0.0)]
    points += [
        (each.end, reached)
        for each, reached in zip(goal.period_targets, sums, strict=True)
        if each.end < goal.end
    ]
    points.append((goal.end, goal.target))
    for (start, before), (end, after) in zip(points, points[1:], strict=False):
        if day <= end:
            gone = max((day - start).days, 0)
            return before + (after - before) * gone / (end - start).days
    return goal.target
