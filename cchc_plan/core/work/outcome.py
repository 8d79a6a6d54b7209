"""How a task or a milestone stands towards its deadline, extended ones told apart.

Lateness is judged against the deadline in force; the second figure judges against the
first deadline, which no extension and no amendment moves (DESIGN.md §4).
"""

from collections.abc import Iterable

from ..plan.progress import OUTSIDE, Ratio

OUTCOMES = (
    "in_time",
    "in_time_extended",
    "late",
    "overdue",
    "overdue_extended",
    "not_due",
    "no_deadline",
    "not_counted",
)
# What becomes of each status; the first where no extension is involved.
OF_STATUS = {
    "done_on_time": ("in_time", "in_time_extended"),
    "done_late": ("late", "late"),
    "overdue": ("overdue", "overdue_extended"),
    "todo": ("not_due", "not_due"),
    "in_progress": ("not_due", "not_due"),
    "open_no_deadline": ("no_deadline", "no_deadline"),
    "done_no_deadline": ("no_deadline", "no_deadline"),
    "on_hold": ("not_counted", "not_counted"),
    "cancelled": ("not_counted", "not_counted"),
}


def outcome(status: str, is_on_extension: bool) -> str:
    """The outcome by the deadline; the classes exclude one another and add up.

    >>> outcome("done_on_time", True), outcome("done_on_time", False)
    ('in_time_extended', 'in_time')
    """
    return OF_STATUS[status][bool(is_on_extension)]


def by_first_deadline(lines: Iterable[tuple[str, bool, bool, float]]) -> Ratio:
    """Done by the first deadline over what was done or should have been by then.

    :param lines: (state, done after its first deadline, first deadline passed, weight)
        of what has a first deadline.

    >>> by_first_deadline([("done", False, True, 1), ("todo", False, True, 1)])
    Ratio(numerator=1, denominator=2)
    """
    on_time = judged = 0
    for state, is_done_after, is_passed, weight in lines:
        if state == "done":
            judged += weight
            on_time += 0 if is_done_after else weight
        elif is_passed and state not in OUTSIDE:
            judged += weight
    return Ratio(on_time, judged)
