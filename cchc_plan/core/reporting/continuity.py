"""Whether a report goes on from the one before: 3, 6, 9 and 12 months of one year.

What is found is shown, never acted upon: an amendment may have dropped a task, and a
figure may have been put right.
"""

from collections.abc import Iterator, Sequence

from ..paper.figure_text import number_text
from ..text.finding import Finding, _lt
from ..text.normalize import clean, fold
from .counts import is_done
from .documents import cite, identity, issued
from .facts import Paragraph, ReportFacts, TaskFact
from .left_over import check_periods, check_years
from .statistics import by_code, fallen
from .words import clean_user_text, short_name

_TINY = 1e-6


def continuity(
    facts: ReportFacts,
    previous: ReportFacts | None,
    paragraphs: Sequence[Paragraph] = (),
) -> list[Finding]:
    """What does not fit, in the order of the report.

    :param previous: the report before; one of another year has another plan, so that
        only documents are compared with it
    :param paragraphs: the text as it is to be sent, for names and years in it
    """
    found = [*check_years(facts, paragraphs), *check_periods(facts, paragraphs)]
    if previous is None:
        return found
    if previous.period.year == facts.period.year:
        found += _tasks(facts, previous)
        found += _indicators(facts, previous)
        found += _statistics(facts, previous)
        found += _unmentioned(facts, previous, paragraphs)
        found += _missing_documents(facts, previous)
    return found + list(_documents_twice(facts, previous))


def _tasks(facts: ReportFacts, previous: ReportFacts) -> Iterator[Finding]:
    now = {task.key: task for task in facts.tasks}
    for task in previous.tasks:
        values = {"task": short_name(task.name)}
        if task.key not in now:
            yield Finding(
                "task_vanished",
                place(task),
                _lt("“%(task)s” stood in the report before and is missing in this one"),
                values,
            )
        elif is_done(task) and _is_open(now[task.key]):
            yield Finding(
                "task_reopened",
                place(now[task.key]),
                _lt("“%(task)s” was reported done and is open again"),
                values,
            )


def _is_open(task: TaskFact) -> bool:
    return not is_done(task) and task.status != "cancelled"


def _indicators(facts: ReportFacts, previous: ReportFacts) -> Iterator[Finding]:
    now = {indicator.key: indicator for indicator in facts.indicators}
    for before in previous.indicators:
        if before.year_value is None:
            continue
        indicator = now.get(before.key)
        values = {
            "indicator": clean_user_text(before.name),
            "before": number_text(before.year_value),
        }
        where = _section_number(before.section)
        if indicator is None or indicator.year_value is None:
            yield Finding(
                "figure_vanished",
                where,
                _lt("“%(indicator)s” was %(before)s and has no figure now"),
                values,
            )
        elif before.is_cumulative and indicator.year_value < before.year_value - _TINY:
            yield Finding(
                "figure_fell",
                where,
                _lt(
                    "“%(indicator)s” is counted since the year began, but fell from "
                    "%(before)s to %(now)s"
                ),
                values | {"now": number_text(indicator.year_value)},
            )


def _statistics(facts: ReportFacts, previous: ReportFacts) -> Iterator[Finding]:
    before = by_code(previous.statistics)
    for line in facts.statistics:
        then = fallen(line, before)
        if then:
            yield Finding(
                "statistic_fell",
                "",
                _lt(
                    "“%(indicator)s” is counted since the year began, but fell from "
                    "%(before)s to %(now)s"
                ),
                {
                    "indicator": clean_user_text(line.name),
                    "before": number_text(then.year_value),
                    "now": number_text(line.year_value),
                },
            )


def _unmentioned(
    facts: ReportFacts, previous: ReportFacts, paragraphs: Sequence[Paragraph]
) -> Iterator[Finding]:
    """Late tasks of the report before that this text does not name."""
    if not paragraphs:
        return
    text = fold(" ".join(paragraph.text for paragraph in paragraphs))
    keys = {task.key for task in facts.tasks}
    for task in previous.overdue:
        if task.key in keys and fold(short_name(task.name)) not in text:
            yield Finding(
                "overdue_unmentioned",
                place(task),
                _lt(
                    "“%(task)s” was overdue in the report before, but this text says "
                    "nothing of it"
                ),
                {"task": short_name(task.name)},
            )


def _documents_twice(facts: ReportFacts, previous: ReportFacts) -> Iterator[Finding]:
    """A document of two periods that follow one another was issued in one of them."""
    if facts.period.date_from <= previous.period.date_to:
        return
    before = set(map(identity, issued(previous.tasks)))
    for document in issued(facts.tasks):
        if identity(document) in before:
            yield Finding(
                "document_twice",
                "",
                _lt(
                    "“%(document)s” is counted in this period and was counted in the "
                    "one before"
                ),
                {"document": cite(document)},
            )


def _missing_documents(facts: ReportFacts, previous: ReportFacts) -> Iterator[Finding]:
    """A report that holds the whole time of the one before holds its documents."""
    if facts.period.date_from > previous.period.date_from:
        return
    now = set(map(identity, issued(facts.tasks)))
    for document in issued(previous.tasks):
        if identity(document) not in now:
            yield Finding(
                "document_vanished",
                "",
                _lt(
                    "“%(document)s” was counted in the report before and is missing in "
                    "this one"
                ),
                {"document": cite(document)},
            )


def place(task: TaskFact) -> str:
    """Where a reader finds a task: "II.3"."""
    return ".".join(
        filter(None, (_section_number(task.section), clean_user_text(task.number)))
    )


def _section_number(section: str) -> str:
    number, dot, _title = clean(section).partition(".")
    return number if dot and number.isalnum() else ""
