"""The figures of the superior's statistics form: read, added up, held against others.

A figure that nobody gave is None and stays so; 0 is a figure.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from ..plan.progress import Ratio
from .counts import counted, is_done
from .facts import IndicatorFact, StatisticFact, TaskFact

# What can be counted in the plan itself; the first four say what was done in a time.
PLAN_FIGURES = (
    "documents",
    "tasks_done",
    "tasks_on_time",
    "tasks_late",
    "tasks",
    "completion",
    "tasks_overdue",
)
GROWING = frozenset(PLAN_FIGURES[:4])

# No more figures than a number keeps exactly.
_NUMBER = re.compile(r"(?:\d{1,15}|\d{1,3}(?:\.\d{3}){1,4})(?:,\d{1,15})?")
_TINY = 1e-6


class StatisticFigures(NamedTuple):
    """A figure of the period and the one since the year began."""

    period: float | None = None
    year: float | None = None


def read_figure(text: str | None) -> float | None:
    """A number as it is typed in Vietnamese; None where nothing is.

    >>> read_figure("1.204"), read_figure("45,5 "), read_figure("0"), read_figure(" ")
    (1204.0, 45.5, 0.0, None)
    >>> read_figure("1.5")
    Traceback (most recent call last):
        ...
    ValueError: 1.5
    """
    words = "".join((text or "").split())
    if not words:
        return None
    if not _NUMBER.fullmatch(words):
        raise ValueError(words)
    return float(words.replace(".", "").replace(",", "."))


def figure_text(value: float | None) -> str:
    """A figure as :func:`read_figure` reads it, with all that was typed.

    >>> figure_text(1204.0), figure_text(0.125), figure_text(None)
    ('1204', '0,125', '')
    """
    if value is None:
        return ""
    return f"{value:.6f}".rstrip("0").rstrip(".").replace(".", ",")


def since_year_began(
    way: str, period: float | None, *, is_whole: bool, before: float | None
) -> float | None:
    """What the figure of the period makes of the year, where it can be told.

    :param way: "sum" adds up, "last" is what stands at the end; anything else, such as
        a percentage, has no sum
    :param is_whole: the period itself begins with the year
    :param before: the same at the end of the last report before the period

    >>> since_year_began("sum", 5, is_whole=False, before=7)
    12
    >>> since_year_began("sum", 5, is_whole=True, before=7)
    5
    >>> since_year_began("sum", 5, is_whole=False, before=None) is None
    True
    >>> since_year_began("typed", 50, is_whole=False, before=40) is None
    True
    """
    if is_whole or way == "last" or period is None:
        return period
    if way == "sum" and before is not None:
        return before + period
    return None


def indicator_figures(indicator: IndicatorFact, part: str) -> StatisticFigures:
    """What an indicator gives to a line of the form.

    :param part: "value", or of a ratio its "numerator" or "denominator"

    >>> ratio = IndicatorFact(1, "", "", "%", "", 50, 40, None, "", 8, 20, 3, 6)
    >>> indicator_figures(ratio, "value"), indicator_figures(ratio, "numerator")
    (StatisticFigures(period=50, year=40), StatisticFigures(period=3, year=8))
    """
    if part == "value":
        return StatisticFigures(indicator.period_value, indicator.year_value)
    return StatisticFigures(
        getattr(indicator, f"period_{part}"), getattr(indicator, part)
    )


def plan_figures(
    tasks: Iterable[TaskFact],
    completion: Ratio,
    documents: StatisticFigures,
    since: date | None,
) -> dict[str, StatisticFigures]:
    """What the plan itself says, by name.

    :param documents: issued in the period, and since the year began
    :param since: the first day of the period; None where the year began with it
    """
    tasks = counted(tasks)
    found = {"documents": documents}
    for name, status in (
        ("tasks_done", "done"),
        ("tasks_on_time", "done_on_time"),
        ("tasks_late", "done_late"),
    ):
        of_year = [task for task in tasks if task.status.startswith(status)]
        of_period = [task for task in of_year if _is_of(task, since)]
        found[name] = StatisticFigures(float(len(of_period)), float(len(of_year)))
    for name, value in (
        ("tasks", float(len(tasks))),
        ("completion", completion.percent),
        ("tasks_overdue", float(sum(task.status == "overdue" for task in tasks))),
    ):
        found[name] = StatisticFigures(value, value)
    return found


def _is_of(task: TaskFact, since: date | None) -> bool:
    done = is_done(task) and task.date_done
    return since is None or bool(done and done >= since)


def fallen(
    now: StatisticFact, before: Mapping[str, StatisticFact]
) -> StatisticFact | None:
    """The line of the report before, if this one fell below it though it only grows.

    >>> line = StatisticFact("1", "Hồ sơ", "", 5, 5, code="A", is_cumulative=True)
    >>> fallen(line, {"A": StatisticFact("1", "Hồ sơ", "", 7, 7, code="A")}).year_value
    7
    >>> fallen(line, {}) is None
    True
    """
    then = before.get(now.code)
    if then is None or not now.is_cumulative:
        return None
    if now.year_value is None or then.year_value is None:
        return None
    return then if now.year_value < then.year_value - _TINY else None


def by_code(statistics: Iterable[StatisticFact]) -> dict[str, StatisticFact]:
    """The lines of a form by what they are found by from report to report."""
    return {fact.code: fact for fact in statistics if fact.code}
