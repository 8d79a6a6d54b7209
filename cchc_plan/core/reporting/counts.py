"""How far the plan is carried out: numbers of tasks and the three figures in words."""

from collections import Counter
from collections.abc import Iterable, Sequence

from ..paper.figure_text import number_text, percent_text
from ..plan.progress import OUTSIDE, Ratio
from ..text.rounding import rounded
from .facts import ReportFacts, TaskFact
from .words import format_count

# The classes in the order of a report, in its words; they add up to all tasks.
_OPEN = (
    ("in_progress", "đang thực hiện trong hạn"),
    ("todo", "chưa triển khai, còn trong hạn"),
    ("open_no_deadline", "chưa hoàn thành, không xác định thời hạn"),
    ("overdue", "quá hạn chưa hoàn thành"),
)
_DONE = (
    ("done_on_time", "đúng hạn"),
    ("done_late", "quá hạn"),
    ("done_no_deadline", "không xác định thời hạn"),
)
_OUTSIDE = (("on_hold", "tạm dừng"), ("cancelled", "không thực hiện"))


def is_done(task: TaskFact) -> bool:
    return task.status.startswith("done")


def counted(tasks: Iterable[TaskFact]) -> list[TaskFact]:
    """The tasks inside the denominator."""
    return [task for task in tasks if task.status not in OUTSIDE]


def tally(tasks: Sequence[TaskFact]) -> str:
    """The tasks by class; no class without a task, and together all of them.

    >>> from .facts import TaskFact
    >>> def task(word): return TaskFact(1, "", "", "", "", "", "", "", "", None, None, word)
    >>> tally([task("done_on_time"), task("done_late"), task("overdue")])
    'đã hoàn thành 02 (đúng hạn 01, quá hạn 01); quá hạn chưa hoàn thành 01'
    >>> tally([task("todo"), task("cancelled")])
    'chưa triển khai, còn trong hạn 01; không thực hiện 01'
    """  # noqa: E501
    numbers = Counter(task.status for task in tasks)
    parts = []
    done = sum(map(is_done, tasks))
    if done:
        parts.append(
            f"đã hoàn thành {format_count(done)} ({', '.join(_named(numbers, _DONE))})"
        )
    return "; ".join(parts + _named(numbers, _OPEN) + _named(numbers, _OUTSIDE))


def _named(numbers: Counter, classes: tuple[tuple[str, str], ...]) -> list[str]:
    return [
        f"{words} {format_count(numbers[status])}"
        for status, words in classes
        if numbers[status]
    ]


def completion(facts: ReportFacts) -> str:
    """The completion of the plan with its formula and its parts."""
    tasks = counted(facts.tasks)
    done, ratio = sum(map(is_done, tasks)), facts.figures.completion
    if not tasks or ratio.percent is None:
        return ""
    plain = Ratio(done, len(tasks))
    text = (
        "Mức độ hoàn thành kế hoạch (số nhiệm vụ đã hoàn thành/tổng số nhiệm vụ × "
        f"100): {parts(plain)} nhiệm vụ, đạt {percent_text(plain.percent)}"
    )
    if is_weighted(facts):
        text += (
            f"; tính theo trọng số: {parts(ratio)}, đạt {percent_text(ratio.percent)}"
        )
    return text


def is_weighted(facts: ReportFacts) -> bool:
    """Whether some tasks count for more than others in the figures."""
    return any(task.weight != 1 for task in counted(facts.tasks))


def completion_due(facts: ReportFacts) -> str:
    """The same over what was due."""
    ratio = facts.figures.completion_due
    if ratio.percent is None:
        return ""
    return (
        "Mức độ hoàn thành các nhiệm vụ đã đến hạn (số đã hoàn thành/số đã đến hạn "
        f"× 100{_weighted(facts)}): {parts(ratio)}, đạt {percent_text(ratio.percent)}"
    )


def on_time(facts: ReportFacts) -> str:
    """The rate of what was done on time."""
    ratio = facts.figures.on_time
    if ratio.percent is None:
        return ""
    return (
        "Tỷ lệ hoàn thành đúng hạn (số hoàn thành đúng hạn/tổng số hoàn thành đúng "
        "hạn, hoàn thành quá hạn và quá hạn chưa hoàn thành × 100"
        f"{_weighted(facts)}): {parts(ratio)}, đạt {percent_text(ratio.percent)}"
    )


def _weighted(facts: ReportFacts) -> str:
    return ", theo trọng số" if is_weighted(facts) else ""


def parts(ratio: Ratio) -> str:
    """
    >>> parts(Ratio(9, 28)), parts(Ratio(0, 7))
    ('09/28', '00/07')
    """
    numerator = format_count(ratio.numerator) if ratio.numerator else "00"
    return f"{numerator}/{format_count(ratio.denominator)}"


def change(now: float, before: float) -> str:
    """How a percentage moved.

    >>> change(50, 45.5), change(45.5, 50), change(50, 50.04)
    ('tăng 4,5 điểm phần trăm', 'giảm 4,5 điểm phần trăm', 'không thay đổi')
    """
    points = rounded(now - before, 1)
    if not points:
        return "không thay đổi"
    word = "tăng" if points > 0 else "giảm"
    return f"{word} {number_text(abs(points))} điểm phần trăm"
