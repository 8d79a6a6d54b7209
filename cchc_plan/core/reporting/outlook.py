"""Chapters IV and V of a report: the work ahead by deadline, and the proposals."""

from datetime import date

from .assessment import answered
from .counts import counted, is_done
from .facts import ReportFacts, TaskFact
from .gaps import gap
from .names import day_text, next_period_end, next_period_in_words
from .task_words import is_continuous_or_recurring
from .words import (
    ANNEX_TASKS,
    bullets,
    clean_user_items,
    clean_user_text,
    format_count,
    short_name,
)

_THING = "nhiệm vụ"


def overdue_text(facts: ReportFacts) -> str:
    """The tasks to be done first; "" where none is late."""
    late = [_with_lead(task) for task in facts.overdue]
    if not late:
        return ""
    heading = f"Tập trung hoàn thành {format_count(len(late))} nhiệm vụ đã quá hạn:"
    return "\n".join([heading, *bullets(late, _THING)])


def ahead_text(facts: ReportFacts) -> str:
    """The next period's tasks by deadline, and how many have a later one or none."""
    end = next_period_end(facts.period)
    dated = [(_next_deadline(task), task) for task in _open(facts)]
    soon: dict[date, list[TaskFact]] = {}
    for day, task in dated:
        if day and (not end or day <= end):
            soon.setdefault(day, []).append(task)
    lines = [line for day in sorted(soon) for line in _due_lines(day, soon[day])]
    return "\n".join([*lines, *_later(dated, end)])


def units_text(facts: ReportFacts) -> str:
    """What the units mean to do; asked for where there is no other work ahead.

    At the end of the year the plan of the next one is not known here.
    """
    items = clean_user_items(part.next_work for part in answered(facts))
    if items:
        return "\n".join(bullets(items))
    if facts.period.kind != "year" and (overdue_text(facts) or ahead_text(facts)):
        return ""
    return gap(f"phương hướng, nhiệm vụ {next_period_in_words(facts.period)}")


def proposals_text(facts: ReportFacts) -> str:
    """The proposals; that there is none is said only when everybody answered."""
    items = clean_user_items(part.proposals for part in answered(facts))
    if items:
        return "\n".join(bullets(items))
    if facts.parts and len(answered(facts)) == len(facts.parts):
        return "Các bộ phận không có kiến nghị, đề xuất."
    return gap("kiến nghị, đề xuất với cấp trên, nếu có")


def _open(facts: ReportFacts) -> list[TaskFact]:
    return [task for task in counted(facts.tasks) if not is_done(task)]


def _next_deadline(task: TaskFact) -> date | None:
    """The next date of a task; that of a late one is past and is told elsewhere."""
    return task.next_deadline or (None if task.status == "overdue" else task.deadline)


def _with_lead(task: TaskFact) -> str:
    lead = clean_user_text(task.lead)
    return f"{short_name(task.name)} ({lead})" if lead else short_name(task.name)


def _due_lines(day: date, tasks: list[TaskFact]) -> list[str]:
    """The tasks due on a day; those that go on all the year are only counted."""
    single = [task for task in tasks if not is_continuous_or_recurring(task)]
    recurring = len(tasks) - len(single)
    due = f"đến hạn ngày {day_text(day)}"
    lines = []
    if single:
        lines.append(f"Hoàn thành {format_count(len(single))} nhiệm vụ {due}:")
        lines += bullets([_with_lead(task) for task in single], _THING)
    if recurring:
        lines.append(
            f"Thực hiện {format_count(recurring)} nhiệm vụ thường xuyên, định kỳ "
            f"{due} ({ANNEX_TASKS})."
        )
    return lines


def _later(dated: list[tuple[date | None, TaskFact]], end: date | None) -> list[str]:
    lines = []
    later = sum(bool(day and end and day > end) for day, _task in dated)
    if later:
        lines.append(
            f"Tiếp tục thực hiện {format_count(later)} nhiệm vụ có thời hạn sau ngày "
            f"{day_text(end)} theo Kế hoạch."
        )
    undated = sum(day is None and task.status != "overdue" for day, task in dated)
    if undated:
        lines.append(
            f"Tiếp tục thực hiện {format_count(undated)} nhiệm vụ không xác định thời "
            "hạn."
        )
    return lines
