"""Whether a target is reached: one word for each indicator, as of any date."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .figures import Figure
from .goals import Goal, target_on
from .totals import Total, total

STATUSES = ("missed", "behind", "no_data", "on_track", "reached", "no_target")
# Values are judged as they are printed: 29,996 is shown as 30 and meets 30.
DECIMALS = 2


@dataclass(frozen=True)
class Judgement:
    status: str
    total: Total
    target: float | None  # in force on the last day that the figures reach


def judge(
    goal: Goal,
    figures: Iterable[Figure],
    until: date | None = None,
    *,
    is_over: bool = False,
) -> Judgement:
    """The status by the figures up to ``until``.

    They are held against the target in force on the last day that they reach, so that a
    quarter is not behind because the next one has begun.

    :param is_over: the year is over, so that no more figures are to come.

    >>> goal = Goal("count", "sum", date(2024, 1, 1), date(2024, 12, 31), target=12)
    >>> quarter = Figure(date(2024, 1, 1), date(2024, 3, 31), amount=3)
    >>> judge(goal, [quarter]).status, judge(goal, [quarter], is_over=True).status
    ('on_track', 'missed')
    >>> judge(goal, []).status
    'no_data'
    """
    result = total(goal.kind, goal.aggregation, figures, until)
    if result.value is None:
        return Judgement("no_data", result, None)
    if goal.target is None:
        return Judgement("no_target", result, None)
    is_final = is_over or result.end >= goal.end
    wanted = target_on(goal, goal.end if is_final else result.end)
    value, now, year = (
        round(number, DECIMALS) for number in (result.value, wanted, goal.target)
    )
    if is_final:
        status = "reached" if _meets(goal.direction, value, year) else "missed"
    else:
        status = _status_under_way(goal, value, now, year)
    return Judgement(status, result, wanted)


def _meets(direction: str, value: float, target: float) -> bool:
    if direction == "at_least":
        return value >= target
    return value <= target if direction == "at_most" else value == target


def _status_under_way(goal: Goal, value: float, now: float, year: float) -> str:
    """The status while figures are still to come: a sum only grows, a level may fall.

    :param now: the target in force; ``year``: the target of the year
    """
    if goal.adds_up:
        if goal.direction != "at_least" and value > year:
            return "missed"  # what is too much stays too much
        if goal.direction == "at_most":
            return "on_track" if value <= now else "behind"
        if value >= year:
            return "reached"
        return "on_track" if value >= now else "behind"
    if _meets(goal.direction, value, year):
        return "reached"
    return "on_track" if _meets(goal.direction, value, now) else "behind"
