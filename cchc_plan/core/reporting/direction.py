"""Chapter I of a report: what was issued, and how far the plan is."""

from collections.abc import Iterator

from ..paper.figure_text import percent_text
from ..paper.legal_forms import body_in_text
from .counts import (
    change,
    completion,
    completion_due,
    counted,
    is_done,
    on_time,
    tally,
)
from .documents import THING, by_kind, cite, issued
from .facts import ReportFacts
from .names import day_text
from .sections import Part
from .task_words import state_words
from .words import bullets, format_count, short_name


def documents_text(facts: ReportFacts, part: Part) -> str:
    """What was issued in the period; the direction's own documents by name."""
    everything = issued(facts.tasks)
    body = body_in_text(facts.body)
    if not everything:
        return (
            "Trong kỳ chưa ghi nhận văn bản nào được ban hành để thực hiện nhiệm vụ "
            "của Kế hoạch."
        )
    lines = [
        f"Trong kỳ, {body} đã ban hành {format_count(len(everything))} văn bản thực "
        f"hiện nhiệm vụ của Kế hoạch ({by_kind(everything)})."
    ]
    own = issued(part.tasks)
    if own:
        lines.append(
            f"Về công tác chỉ đạo, điều hành có {format_count(len(own))} văn bản:"
        )
        cited = [cite(document, with_subject=True) for document in own]
        lines += bullets(cited, THING)
    return "\n".join(lines)


def completion_text(
    facts: ReportFacts, previous: ReportFacts | None, last_year: ReportFacts | None
) -> str:
    """Counts, the three figures, and the same of other reports."""
    tasks = facts.tasks
    if not tasks:
        return "Kế hoạch chưa có nhiệm vụ nào được cập nhật để theo dõi, đánh giá."
    lines = [
        f"Kế hoạch đặt ra {format_count(len(tasks))} nhiệm vụ. Tính đến ngày "
        f"{day_text(facts.period.as_of)}: {tally(tasks)}."
    ]
    outside = len(tasks) - len(counted(tasks))
    if outside:
        lines.append(
            f"{format_count(outside)} nhiệm vụ tạm dừng hoặc không thực hiện không "
            "tính vào mức độ hoàn thành."
        )
    figures = (completion(facts), completion_due(facts), on_time(facts))
    lines += [f"- {figure}." for figure in figures if figure]
    lines += _recurring(facts)
    lines += _compared(facts, previous, last_year)
    lines += _formerly_overdue(facts, previous)
    return "\n".join(lines)


def _recurring(facts: ReportFacts) -> Iterator[str]:
    """Why work that was done does not count as done yet."""
    going_on = [
        task
        for task in counted(facts.tasks)
        if not is_done(task) and task.status != "overdue" and task.progress > 0
    ]
    if going_on:
        yield (
            f"Trong số chưa hoàn thành, {format_count(len(going_on))} nhiệm vụ có "
            "nhiều kỳ hạn đã thực hiện các kỳ đến hạn; chỉ tính là hoàn thành khi thực "
            "hiện đủ các kỳ trong năm."
        )


def _compared(
    facts: ReportFacts, previous: ReportFacts | None, last_year: ReportFacts | None
) -> Iterator[str]:
    """The completion beside that of the report before and of last year's."""
    now = facts.figures.completion.percent
    said = []
    for other, words in (
        (previous if _is_same_plan(facts, previous) else None, "báo cáo trước"),
        (last_year, "cùng kỳ năm trước"),
    ):
        before = other.figures.completion.percent if other else None
        if before is not None and now is not None:
            said.append(f"{words} ({percent_text(before)}) {change(now, before)}")
    if said:
        yield f"So với {'; so với '.join(said)}."


def _formerly_overdue(facts: ReportFacts, previous: ReportFacts | None) -> list[str]:
    """What became of the tasks that the report before named as overdue."""
    if not _is_same_plan(facts, previous) or not previous.overdue:
        return []
    now = {task.key: task for task in facts.tasks}
    lines = [
        f"Về {format_count(len(previous.overdue))} nhiệm vụ quá hạn nêu tại báo cáo "
        "trước:"
    ]
    items = [
        f"{short_name(task.name)}: "
        + (
            state_words(now[task.key], facts.period)
            if task.key in now
            else "không còn trong Kế hoạch"
        )
        for task in previous.overdue
    ]
    return lines + bullets(items, "nhiệm vụ")


def _is_same_plan(facts: ReportFacts, previous: ReportFacts | None) -> bool:
    """Whether the report before tells of the same year's work."""
    return previous is not None and previous.period.year == facts.period.year
