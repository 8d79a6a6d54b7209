"""Checks 1 to 4: deadlines outside the plan's year, without a year, or none at all."""

import datetime
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from ...text.finding import Finding, _lt
from ...text.normalize import clean
from ..draft import PlanDraft
from ..timeframe import parse
from ..timeframe.values import PERIOD, Timeframe
from .context import CheckContext, plan_year

# How a clear wording is taken: for who imports it to see, nothing is wrong with it.
_NO_SUSPICIONS = {"point_taken", "mixed_kinds"}
# From this many on, a plan that mostly leaves out the year does so on purpose, and one
# finding says what many would.
_HABIT = 5


def check_due_before_plan(draft: PlanDraft, context: CheckContext) -> Iterator[Finding]:
    """Check 1: due before the plan's year begins, or before the plan was issued."""
    for where, timeframe in _timeframes(draft):
        deadlines = _deadlines(timeframe)
        values = {"wording": clean(timeframe.wording)}
        if deadlines and deadlines[0].year < timeframe.year:
            yield Finding(
                "deadline_before_plan",
                where,
                _lt("“%(wording)s” is due before the plan's year %(year)s begins"),
                {**values, "year": str(timeframe.year)},
            )
        elif deadlines and draft.date and deadlines[0] < draft.date:
            yield Finding(
                "deadline_before_issue",
                where,
                _lt(
                    "“%(wording)s” is due before the plan itself was issued on %(date)s"
                ),
                {**values, "date": f"{draft.date:%d/%m/%Y}"},
            )


def check_due_after_plan(draft: PlanDraft, context: CheckContext) -> Iterator[Finding]:
    """Check 2: due after the plan's year has ended."""
    for where, timeframe in _timeframes(draft):
        if any(day.year > timeframe.year for day in _deadlines(timeframe)):
            yield Finding(
                "deadline_after_plan",
                where,
                _lt("“%(wording)s” is due after the plan's year %(year)s has ended"),
                {"wording": clean(timeframe.wording), "year": str(timeframe.year)},
            )


def check_wordings(draft: PlanDraft, context: CheckContext) -> Iterator[Finding]:
    """Check 3: no year, and whatever else the reading of a wording noticed."""
    timeframes = tuple(_timeframes(draft))
    habits = tuple(_habits(timeframes))
    yield from habits
    told = {finding.code for finding in habits} | _NO_SUSPICIONS
    for where, timeframe in timeframes:
        # Checks 1 and 2 say of these that the year differs, and what is wrong with it.
        is_outside = any(day.year != timeframe.year for day in _deadlines(timeframe))
        told_here = told | {"year_differs"} if is_outside else told
        for finding in timeframe.findings:
            if finding.code not in told_here:
                yield finding.at(where)


def _habits(timeframes: tuple[tuple[str, Timeframe], ...]) -> Iterator[Finding]:
    """One finding for what most of the tasks lack."""
    codes = Counter(
        finding.code
        for _where, timeframe in timeframes
        for finding in timeframe.findings
    )
    total_dated = sum(timeframe.kind == "dated" for _where, timeframe in timeframes)
    for code, template, total in (
        (
            "wording_empty",
            _lt("%(count)s tasks do not say when they are due"),
            len(timeframes),
        ),
        (
            "year_missing",
            _lt("%(count)s deadlines name no year: the plan's year is taken"),
            total_dated,
        ),
    ):
        if codes[code] >= _HABIT and 2 * codes[code] > total:
            yield Finding(code, "", template, {"count": codes[code]})


def check_undated_share(draft: PlanDraft, context: CheckContext) -> Iterator[Finding]:
    """Check 4: "Thường xuyên", "Định kỳ" and the like above the tolerated share."""
    timeframes = [each for _where, each in _timeframes(draft) if clean(each.wording)]
    undated = [timeframe for timeframe in timeframes if _is_undated(timeframe)]
    if len(undated) <= context.continuous_share * len(timeframes):
        return
    yield Finding(
        "undated_share",
        "",
        _lt(
            "%(undated)s of %(total)s tasks (%(share)s) have no due date of their own; "
            "“%(wording)s” stands %(count)s times"
        ),
        {
            "undated": len(undated),
            "total": len(timeframes),
            "share": f"{100 * len(undated) / len(timeframes):.0f} %",
            **_most_common(undated),
        },
    )


def _most_common(timeframes: list[Timeframe]) -> dict[str, object]:
    wordings = Counter(clean(timeframe.wording) for timeframe in timeframes)
    [(wording, count)] = wordings.most_common(1)
    return {"wording": wording, "count": count}


def _is_undated(timeframe: Timeframe) -> bool:
    """Without a day and without a rhythm of its own: only reports ask for it."""
    has_rhythm = any(rhythm.every != PERIOD for rhythm in timeframe.rhythms)
    return not timeframe.deadlines and not has_rhythm


def _timeframes(draft: PlanDraft) -> Iterator[tuple[str, Timeframe]]:
    """Each task's timeframe with its place; none when the plan's year is not known."""
    year = plan_year(draft)
    for where, task in draft.tasks if year else ():
        yield where, _parsed(task.timeframe, year)


@lru_cache(maxsize=1024)
def _parsed(wording: str, year: int) -> Timeframe:
    """One wording stands in many tasks, and several checks ask for it."""
    return parse(wording, year)


def _deadlines(timeframe: Timeframe) -> list[datetime.date]:
    """The due dates that the wording itself gives, the earliest first."""
    return [occurrence.date_deadline for occurrence in timeframe.deadlines]
