"""A task in a report: what came of it, by when, and why not."""

import re

from ..plan.progress import OUTSIDE
from ..text.normalize import bare
from .counts import is_done
from .documents import cite_all
from .facts import Period, TaskFact
from .names import day_text
from .words import after_colon, clean_user_text, format_count, sentence, short_name

_IN_TIME = ("todo", "in_progress", "open_no_deadline")
_CONTINUOUS_OR_RECURRING = re.compile(r"(?:thuong xuyen|dinh ky|hang |ca nam)")


def concerns_period(task: TaskFact, period: Period) -> bool:
    """Whether a line of its own is due to a task: something was to do, or was done."""
    return bool(
        clean_user_text(task.result)
        or task.documents
        or task.is_due
        or task.status in ("overdue", *OUTSIDE)
        or (task.date_done and period.date_from <= task.date_done <= period.date_to)
    )


def task_line(task: TaskFact, period: Period) -> str:
    """What came of a task, as a line of a list.

    >>> from datetime import date
    >>> day = date(2024, 3, 14)
    >>> period = Period("q1", 2024, date(2023, 12, 15), day, day)
    >>> task = TaskFact(1, "", "TC", "2", "Kiểm tra VBQPPL", "", "Tư pháp", "",
    ...     "Tháng 2/2024", date(2024, 2, 29), None, "overdue")
    >>> task_line(task, period)
    '- Kiểm tra VBQPPL: chưa hoàn thành, quá hạn 14 ngày (thời hạn 29/02/2024).'
    """
    result = clean_user_text(task.result)
    facts = "; ".join(facts_in_words(task, period))
    if not facts:
        return f"- {short_name(task.name)}: {after_colon(sentence(result))}"
    return f"- {short_name(task.name)}: {facts}. {sentence(result)}".rstrip()


def facts_in_words(task: TaskFact, period: Period) -> list[str]:
    """Documents and state of a task; nothing where its result says it all."""
    issued = [f"đã ban hành {cite_all(task.documents)}"] if task.documents else []
    is_told = bool(issued or clean_user_text(task.result))
    goes_on = is_continuous_or_recurring(task) and task.status == "done_on_time"
    if is_told and (goes_on or task.status in _IN_TIME):
        return issued
    return [*issued, state_words(task, period, with_day=not issued)]


def state_words(task: TaskFact, period: Period, *, with_day: bool = True) -> str:
    """How a task stands.

    :param with_day: say on which day it was done
    """
    if is_done(task):
        return _done_words(task, with_day=with_day)
    if task.status == "overdue":
        extended = ", đã được gia hạn" if task.is_extended else ""
        return f"chưa hoàn thành, {delay(task, period)}{extended}"
    if task.status in OUTSIDE:
        on_hold = task.status == "on_hold"
        return "tạm dừng thực hiện" if on_hold else "không thực hiện theo Kế hoạch"
    if task.progress > 0:
        return "đã thực hiện các kỳ đến hạn, tiếp tục thực hiện theo Kế hoạch"
    return "chưa có kết quả được ghi nhận, còn trong thời hạn thực hiện"


def delay(task: TaskFact, period: Period) -> str:
    """How late an open task is."""
    days = (period.as_of - task.deadline).days if task.deadline else 0
    if days <= 0:
        return "quá hạn"
    return f"quá hạn {format_count(days)} ngày (thời hạn {day_text(task.deadline)})"


def late_line(task: TaskFact, period: Period) -> str:
    """A task overdue, named with who leads it."""
    lead = (
        f" ({clean_user_text(task.lead)} chủ trì)" if clean_user_text(task.lead) else ""
    )
    return f"{short_name(task.name)}{lead}: {delay(task, period)}"


def done_late_line(task: TaskFact) -> str:
    return f"{short_name(task.name)}: {_done_words(task, with_day=True)}"


def is_continuous_or_recurring(task: TaskFact) -> bool:
    """Whether the plan has it done all the year round or again and again.

    >>> def task(timeframe): return TaskFact(
    ...     1, "", "", "", "", "", "", "", timeframe, None, None, "todo")
    >>> [is_continuous_or_recurring(task(words))
    ...     for words in ("Thường xuyên", "Định kỳ", "Quý I/2024")]
    [True, True, False]
    """
    return bool(_CONTINUOUS_OR_RECURRING.match(bare(task.timeframe)))


def _done_words(task: TaskFact, *, with_day: bool) -> str:
    if is_continuous_or_recurring(task):
        late = "có kỳ quá hạn" if task.status == "done_late" else "đúng hạn"
        return f"đã thực hiện đủ các kỳ trong năm, {late}"
    day = f" ngày {day_text(task.date_done)}" if task.date_done and with_day else ""
    said = f"đã hoàn thành{day}" if with_day else "hoàn thành"
    joint = "," if day else ""
    if task.status != "done_late":
        return f"{said}{joint} đúng hạn" if task.status == "done_on_time" else said
    days = _days_late(task)
    if days <= 0:
        # The last of several dates was kept, an earlier one was not.
        return f"{said}, có kỳ hoàn thành quá hạn"
    return (
        f"{said}{joint} chậm {format_count(days)} ngày so với thời hạn "
        f"{day_text(task.deadline)}"
    )


def _days_late(task: TaskFact) -> int:
    if not task.date_done or not task.deadline:
        return 0
    return (task.date_done - task.deadline).days
