"""Targets of periods that do not fit the target of the year."""

from collections.abc import Iterator
from itertools import pairwise
from math import fsum

from ..paper.figure_text import number_text
from ..plan.period import period_name
from ..text.finding import Finding, _lt
from .goals import Goal
from .judging import DECIMALS


def check_period_targets(goal: Goal) -> Iterator[Finding]:
    """Warnings on the targets of the periods, of which any may be left out.

    >>> from datetime import date
    >>> from .goals import PeriodTarget
    >>> half = PeriodTarget(date(2024, 1, 1), date(2024, 6, 30), 8)
    >>> goal = Goal(
    ...     "count", "sum", date(2024, 1, 1), date(2024, 12, 31), 6, "at_least", (half,)
    ... )
    >>> [each.code for each in check_period_targets(goal)]
    ['period_targets_exceed']
    """
    if goal.target is None or not goal.period_targets:
        return
    if goal.adds_up:
        yield from _check_sum(goal)
    else:
        yield from _check_order(goal)


def _check_sum(goal: Goal) -> Iterator[Finding]:
    sum_of_periods = round(fsum(each.target for each in goal.period_targets), DECIMALS)
    year = round(goal.target, DECIMALS)
    values = {"sum": number_text(sum_of_periods), "year": number_text(year)}
    is_complete = goal.period_targets[-1].end >= goal.end
    if sum_of_periods > year:
        yield Finding(
            "period_targets_exceed",
            "",
            _lt("The period targets add up to %(sum)s, more than the year's %(year)s."),
            values,
        )
    elif sum_of_periods < year and is_complete:
        yield Finding(
            "period_targets_fall_short",
            "",
            _lt("The period targets add up to %(sum)s, less than the year's %(year)s."),
            values,
        )


def _check_order(goal: Goal) -> Iterator[Finding]:
    """A level is approached step by step, and met in the last period."""
    falls = goal.direction == "at_most"
    for before, after in pairwise(goal.period_targets):
        step = round(after.target - before.target, DECIMALS)
        if goal.direction != "exactly" and (step > 0 if falls else step < 0):
            yield Finding(
                "period_target_goes_back",
                "",
                _lt("The target of %(period)s asks for less than the one before it."),
                {"period": period_name(after.start, after.end)},
            )
    last = goal.period_targets[-1]
    beyond = round(goal.target - last.target if falls else last.target - goal.target, 2)
    is_off = beyond != 0 if last.end >= goal.end else beyond > 0
    if goal.direction != "exactly" and is_off:
        yield Finding(
            "period_target_off_year",
            "",
            _lt("The target of %(period)s is %(target)s, the year's is %(year)s."),
            {
                "period": period_name(last.start, last.end),
                "target": number_text(last.target),
                "year": number_text(goal.target),
            },
        )
