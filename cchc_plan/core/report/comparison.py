"""This report beside the one before and that of the same period last year."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..progress import Ratio
from ..text import clean, fold
from .counts import counted, is_done
from .documents import issued
from .facts import IndicatorFact, ReportFacts
from .indicator_words import value_so_far
from .words import typed

PERCENT = "%"
_TASKS = "nhiệm vụ"


@dataclass(frozen=True)
class Change:
    """One line of the comparison; None stands for "no data"."""

    code: str  # "done", "completion"; "indicator.5"
    name: str  # Vietnamese, as the report prints it
    unit_of_measure: str
    value: float | None
    previous: float | None  # of the report before
    last_year: float | None  # of the same period last year
    ratio: Ratio | None = None  # the parts of the value, where it has some

    @property
    def is_share(self) -> bool:
        """Whether its differences are percentage points."""
        return self.unit_of_measure == PERCENT

    @property
    def since_previous(self) -> float | None:
        return _difference(self.value, self.previous)

    @property
    def since_last_year(self) -> float | None:
        return _difference(self.value, self.last_year)

    @property
    def growth(self) -> float | None:
        """Per cent more than last year; None for shares, which have points."""
        if self.is_share or self.since_last_year is None or not self.last_year:
            return None
        return 100 * self.since_last_year / abs(self.last_year)


def changes(
    facts: ReportFacts,
    previous: ReportFacts | None = None,
    last_year: ReportFacts | None = None,
) -> list[Change]:
    """The figures of the plan and every indicator.

    Indicators of one year are told by their keys, those of two by their names.

    :param previous: the report before; only one of the same year is compared
    """
    if previous and previous.period.year != facts.period.year:
        previous = None
    return [
        *_figures(facts, previous, last_year),
        *_indicators(facts, previous, last_year),
    ]


def _figures(facts, previous, last_year) -> Iterator[Change]:
    now, before, then = map(_values, (facts, previous, last_year))
    ratios = {
        "completion": facts.figures.completion,
        "completion_due": facts.figures.completion_due,
        "on_time": facts.figures.on_time,
    }
    for code, name, unit in (
        ("tasks", "Nhiệm vụ đặt ra trong kế hoạch", _TASKS),
        ("done", "Nhiệm vụ đã hoàn thành", _TASKS),
        ("done_on_time", "Nhiệm vụ hoàn thành đúng hạn", _TASKS),
        ("overdue", "Nhiệm vụ quá hạn chưa hoàn thành", _TASKS),
        ("completion", "Mức độ hoàn thành kế hoạch", PERCENT),
        ("completion_due", "Mức độ hoàn thành nhiệm vụ đến hạn", PERCENT),
        ("on_time", "Tỷ lệ hoàn thành đúng hạn", PERCENT),
        ("documents", "Văn bản đã ban hành", "văn bản"),
    ):
        yield Change(
            code,
            name,
            unit,
            now.get(code),
            before.get(code),
            then.get(code),
            ratios.get(code),
        )


def _values(facts: ReportFacts | None) -> dict[str, float | None]:
    if facts is None:
        return {}
    tasks = counted(facts.tasks)
    return {
        "tasks": len(tasks),
        "done": sum(map(is_done, tasks)),
        "done_on_time": sum(task.status == "done_on_time" for task in tasks),
        "overdue": len(facts.overdue),
        "completion": facts.figures.completion.percent,
        "completion_due": facts.figures.completion_due.percent,
        "on_time": facts.figures.on_time.percent,
        "documents": len(issued(facts.tasks)),
    }


def _indicators(facts, previous, last_year) -> Iterator[Change]:
    before = {one.key: one for one in previous.indicators} if previous else {}
    then = _by_name(last_year.indicators) if last_year else {}
    for indicator in facts.indicators:
        ratio = None
        if indicator.numerator is not None and indicator.denominator is not None:
            ratio = Ratio(indicator.numerator, indicator.denominator)
        yield Change(
            f"indicator.{indicator.key}",
            typed(indicator.name),
            clean(indicator.unit_of_measure),
            value_so_far(indicator),
            _value(before.get(indicator.key)),
            _last_year(indicator, then.get(fold(indicator.name))),
            ratio,
        )


def _by_name(indicators: Iterable[IndicatorFact]) -> dict[str, IndicatorFact]:
    return {fold(indicator.name): indicator for indicator in indicators}


def _last_year(now: IndicatorFact, then: IndicatorFact | None) -> float | None:
    """What the indicator itself says of last year, else what was reported then."""
    return _value(then) if now.last_year_value is None else now.last_year_value


def _value(indicator: IndicatorFact | None) -> float | None:
    return value_so_far(indicator) if indicator else None


def _difference(value: float | None, other: float | None) -> float | None:
    return None if value is None or other is None else value - other
