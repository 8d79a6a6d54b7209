"""Chapter II of a report: each field's tasks, documents and indicators."""

from .counts import is_done, tally
from .documents import by_kind, issued
from .facts import ReportFacts, TaskFact
from .gaps import gap
from .indicator_words import indicator_lines
from .sections import AREAS, Part
from .task_words import concerns_period, task_line
from .words import ANNEX_TASKS, format_count

_MOST_TASKS = 15  # with a line of their own under one heading


def area_text(part: Part, facts: ReportFacts, *, with_documents: bool = True) -> str:
    """All that is known of one field; what is not known is said or asked for.

    :param with_documents: say how many documents were issued
    """
    lines = []
    if part.tasks:
        lines += _task_lines(part, facts, with_documents)
    elif facts.tasks and part.key in AREAS:
        lines.append(
            "Kế hoạch không có nhiệm vụ nào được xếp vào lĩnh vực này. "
            + gap("kết quả trong kỳ, nếu có")
        )
    elif not part.indicators:
        lines.append(gap("kết quả trong kỳ"))
    if part.indicators:
        lines.append("Kết quả thực hiện các chỉ tiêu:")
        lines += indicator_lines(part.indicators)
    return "\n".join(lines)


def _task_lines(part: Part, facts: ReportFacts, with_documents: bool) -> list[str]:
    lines = [_introduction(part, with_documents)]
    told = [task for task in part.tasks if concerns_period(task, facts.period)]
    lines += [task_line(task, facts.period) for task in told[:_MOST_TASKS]]
    if len(told) > _MOST_TASKS:
        rest = len(told) - _MOST_TASKS
        lines.append(f"- Và {format_count(rest)} nhiệm vụ khác ({ANNEX_TASKS}).")
    return lines + _untold([task for task in part.tasks if task not in told])


def _introduction(part: Part, with_documents: bool) -> str:
    number = format_count(len(part.tasks))
    text = f"Kế hoạch đặt ra {number} nhiệm vụ: {tally(part.tasks)}."
    documents = issued(part.tasks)
    if documents and with_documents:
        text += (
            f" Trong kỳ đã ban hành {format_count(len(documents))} văn bản "
            f"({by_kind(documents)})."
        )
    return text


def _untold(tasks: list[TaskFact]) -> list[str]:
    """The tasks without a line: done before the period, or not yet begun."""
    done = sum(map(is_done, tasks))
    rest = len(tasks) - done
    lines = []
    if done:
        lines.append(f"- {format_count(done)} nhiệm vụ đã hoàn thành trước kỳ báo cáo.")
    if rest:
        lines.append(
            f"- {format_count(rest)} nhiệm vụ không có kỳ hạn trong kỳ báo cáo và chưa "
            f"có kết quả được ghi nhận ({ANNEX_TASKS})."
        )
    return lines
