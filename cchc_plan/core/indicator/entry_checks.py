"""What looks wrong in the figures of one period, told while they are typed.

Only the impossible stands in the way of saving them; the odd is a warning.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import fsum

from ..paper.figure_text import number_text
from ..plan.period import period_name
from ..text.finding import Finding, _lt
from .figures import Figure
from .goals import Goal
from .judging import DECIMALS, judge
from .words import parts_text

BLOCKING = frozenset(
    {
        "negative_figure",
        "no_denominator",
        "numerator_over_denominator",
        "score_over_highest",
    }
)
# Among small numbers a jump says nothing: one document, then four.
_SMALL = 10
_ROUNDING = 0.5 * 10**-DECIMALS

_NEGATIVE = {
    "numerator": _lt("The numerator is below zero; no count is."),
    "denominator": _lt("The denominator is below zero; no count is."),
    "amount": _lt("The figure is below zero; no count and no score is."),
}
_FELL = {
    "numerator": _lt(
        "The numerator %(new)s is lower than the %(old)s of %(period)s, although it "
        "counts from the beginning of the year."
    ),
    "denominator": _lt(
        "The denominator %(new)s is lower than the %(old)s of %(period)s, although it "
        "counts from the beginning of the year."
    ),
    "amount": _lt(
        "%(new)s is lower than the %(old)s of %(period)s, although the figure counts "
        "from the beginning of the year."
    ),
}
_JUMPED = {
    "numerator": _lt(
        "The numerator %(new)s is far from the %(old)s of %(period)s; is it right?"
    ),
    "denominator": _lt(
        "The denominator %(new)s is far from the %(old)s of %(period)s; is it right?"
    ),
    "amount": _lt("%(new)s is far from the %(old)s of %(period)s; is it right?"),
}
_PARTS = {
    "numerator": _lt(
        "The parts of the numerator add up to %(sum)s, and not to %(total)s."
    ),
    "denominator": _lt(
        "The parts of the denominator add up to %(sum)s, and not to %(total)s."
    ),
    "amount": _lt("The parts add up to %(sum)s, and not to %(total)s."),
}


@dataclass(frozen=True)
class Part:
    """One part of a figure, e.g. what came in by post."""

    numerator: float = 0.0
    denominator: float = 0.0
    amount: float = 0.0


@dataclass(frozen=True)
class Entry:
    """The figures of one period with what they are held against."""

    figure: Figure
    goal: Goal
    earlier: tuple[Figure, ...] = ()  # of the year's periods before, in their order
    parts: tuple[Part, ...] = ()
    note: str = ""
    factor: float = 0.0  # a figure so many times the last one is odd; 0: none is

    @property
    def names(self) -> tuple[str, ...]:
        """The figures that are typed for an indicator of this kind."""
        return (
            ("numerator", "denominator") if self.goal.kind == "ratio" else ("amount",)
        )


def check_entry(entry: Entry) -> list[Finding]:
    """Everything to be told of these figures, the impossible first.

    >>> from datetime import date
    >>> goal = Goal("ratio", "ratio_of_sums", date(2024, 1, 1), date(2024, 12, 31))
    >>> figure = Figure(date(2024, 1, 1), date(2024, 3, 31), 12, 10)
    >>> [each.code for each in check_entry(Entry(figure, goal))]
    ['numerator_over_denominator']
    """
    impossible = list(_impossible(entry))
    # What cannot be is not compared with anything.
    return impossible or [
        *_outside(entry),
        *_against_last_period(entry),
        *check_parts(entry),
        *_unexplained(entry),
    ]


def check_parts(entry: Entry) -> Iterator[Finding]:
    """Parts that do not add up to their total."""
    if entry.goal.kind not in ("ratio", "count") or not entry.parts:
        return
    for name in entry.names:
        sum_of_parts = fsum(getattr(part, name) for part in entry.parts)
        whole = getattr(entry.figure, name) or 0.0
        if abs(sum_of_parts - whole) > _ROUNDING:
            yield Finding(
                f"parts_of_{name}",
                "",
                _PARTS[name],
                {"sum": number_text(sum_of_parts), "total": number_text(whole)},
            )


def _impossible(entry: Entry) -> Iterator[Finding]:
    figure, goal = entry.figure, entry.goal
    negative = [name for name in entry.names if (getattr(figure, name) or 0) < 0]
    for name in negative:
        yield Finding("negative_figure", "", _NEGATIVE[name])
    if negative:
        return
    values = {"figures": parts_text(figure)}
    if goal.kind == "ratio" and figure.numerator and not figure.denominator:
        yield Finding(
            "no_denominator",
            "",
            _lt("Of what are the %(figures)s a part? Give the denominator."),
            values,
        )
    elif (
        goal.kind == "ratio"
        and not goal.may_exceed
        and figure.numerator > figure.denominator
    ):
        yield Finding(
            "numerator_over_denominator",
            "",
            _lt(
                "The part is larger than the whole (%(figures)s); correct one of them."
            ),
            values,
        )
    elif goal.kind == "score" and 0 < goal.highest < (figure.amount or 0):
        yield Finding(
            "score_over_highest",
            "",
            _lt("The score %(score)s is above the highest one, %(highest)s."),
            {
                "score": number_text(figure.amount),
                "highest": number_text(goal.highest),
            },
        )


def _outside(entry: Entry) -> Iterator[Finding]:
    value = entry.figure.value(entry.goal.kind)
    if (
        entry.goal.kind == "ratio"
        and value is not None
        and round(value, DECIMALS) > 100
    ):
        yield Finding(
            "above_hundred",
            "",
            _lt("The value %(value)s lies above 100 per cent; is it right?"),
            {"value": number_text(value)},
        )


def _against_last_period(entry: Entry) -> Iterator[Finding]:
    """A running total that fell, a figure far from the last one."""
    if not entry.earlier or entry.goal.kind == "yes_no":
        return
    last = entry.earlier[-1]
    is_running = entry.goal.aggregation == "last" and entry.goal.kind != "score"
    for name in entry.names:
        old, new = getattr(last, name) or 0.0, getattr(entry.figure, name) or 0.0
        values = {
            "new": number_text(new),
            "old": number_text(old),
            "period": period_name(last.start, last.end),
        }
        if is_running and new < old:
            yield Finding(f"{name}_fell", "", _FELL[name], values)
        elif _is_jump(old, new, entry.factor):
            yield Finding(f"{name}_jumped", "", _JUMPED[name], values)


def _is_jump(old: float, new: float, factor: float) -> bool:
    """
    >>> _is_jump(100, 1000, 5), _is_jump(100, 300, 5), _is_jump(1, 8, 5)
    (True, False, False)
    >>> _is_jump(100, 1000, 0)
    False
    """
    low, high = sorted((old, new))
    return factor > 1 and low > 0 and high >= _SMALL and high > factor * low


def _unexplained(entry: Entry) -> Iterator[Finding]:
    judgement = judge(entry.goal, (*entry.earlier, entry.figure))
    if judgement.status in ("behind", "missed") and not entry.note.strip():
        yield Finding(
            "missed_without_note",
            "",
            _lt(
                "With this the year stands at %(value)s against %(target)s; say in the "
                "explanation why."
            ),
            {
                "value": number_text(judgement.total.value),
                "target": number_text(judgement.target),
            },
        )
