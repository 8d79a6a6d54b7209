from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_plan.core.plan.progress import (
    STATES,
    STATUSES,
    Due,
    status,
    summarise,
)
from odoo.addons.cchc_plan.core.work.outcome import (
    OF_STATUS,
    OUTCOMES,
    by_first_deadline,
    outcome,
)

from ..tries import tries

TODAY = date(2024, 3, 15)
days = st.integers(-60, 60).map(lambda n: TODAY + timedelta(days=n))


@st.composite
def dues(draw):
    """A milestone: issued with a deadline or none, maybe moved later, maybe done."""
    state = draw(st.sampled_from(("todo", "done", "cancelled")))
    planned = draw(st.none() | days)
    is_extended = bool(planned) and draw(st.booleans())
    deadline = planned
    if is_extended:
        deadline = planned + timedelta(days=draw(st.integers(1, 60)))
    return Due(
        state, deadline, draw(days) if state == "done" else None, planned, is_extended
    )


def _outcome_of(due):
    word = status(due.state, due.deadline, due.is_done_late, TODAY)
    return outcome(word, due.is_on_extension)


def test_every_status_has_an_outcome_and_every_outcome_a_status():
    assert OF_STATUS.keys() == set(STATUSES)
    assert {word for words in OF_STATUS.values() for word in words} == set(OUTCOMES)


@tries(max_examples=500)
@given(dues())
def test_each_class_holds_what_it_says_and_nothing_else(due):
    is_done, by_deadline = due.state == "done", due.deadline
    in_time = bool(is_done and by_deadline and due.done <= by_deadline)
    by_first = bool(in_time and due.done <= due.planned)
    is_overdue = due.state == "todo" and by_deadline and by_deadline < TODAY
    expected = {
        "in_time": in_time and (by_first or not due.is_extended),
        "in_time_extended": in_time and not by_first and due.is_extended,
        "late": is_done and by_deadline and not in_time,
        "overdue": is_overdue and not due.is_extended,
        "overdue_extended": is_overdue and due.is_extended,
        "not_due": due.state == "todo" and by_deadline and not is_overdue,
        "no_deadline": due.state != "cancelled" and not by_deadline,
        "not_counted": due.state == "cancelled",
    }
    assert [word for word in OUTCOMES if expected[word]] == [_outcome_of(due)]


@tries(max_examples=300)
@given(st.lists(st.tuples(st.sampled_from(STATES), st.lists(dues(), max_size=4))))
def test_the_classes_of_tasks_add_up_to_all(tasks):
    counts = dict.fromkeys(OUTCOMES, 0)
    for state, milestones in tasks:
        summary = summarise(milestones)
        if summary.is_done:
            state = "done"
        word = status(state, summary.deadline, summary.is_done_late, TODAY)
        counts[outcome(word, summary.is_on_extension)] += 1
    assert sum(counts.values()) == len(tasks)


def test_an_extension_that_was_not_needed_makes_no_difference():
    march = date(2024, 3, 10)
    due = Due("done", march + timedelta(9), march, march, is_extended=True)
    assert _outcome_of(due) == "in_time"
    assert not due.is_done_after_planned


def test_a_task_stands_by_its_next_open_milestone():
    first = Due("todo", date(2024, 6, 30), None, date(2024, 3, 31), True)
    second = Due("todo", date(2024, 4, 30), None, date(2024, 4, 30))
    assert not summarise([first, second]).is_on_extension
    assert summarise([first, second]).planned == date(2024, 3, 31)
    done = Due("done", date(2024, 6, 30), date(2024, 5, 1), date(2024, 3, 31), True)
    assert not summarise([done, second]).is_on_extension
    finished = Due("done", date(2024, 4, 30), date(2024, 4, 30), date(2024, 4, 30))
    summary = summarise([done, finished])
    assert summary.is_on_extension
    assert summary.is_done_after_planned
    assert summary.planned == date(2024, 4, 30)


def test_as_of_a_day_the_first_deadline_is_kept():
    due = Due("done", date(2024, 3, 20), date(2024, 3, 18), date(2024, 3, 1), True)
    before = due.as_of(date(2024, 3, 10))
    assert (before.state, before.planned) == ("todo", date(2024, 3, 1))
    assert before.is_on_extension


def test_by_the_first_deadline_by_hand():
    lines = [
        ("done", False, True, 2),
        ("done", False, False, 1),  # before its time
        ("done", True, True, 1),
        ("in_progress", False, True, 1),
        ("todo", False, False, 9),
        ("on_hold", False, True, 9),
        ("cancelled", False, True, 9),
    ]
    ratio = by_first_deadline(lines)
    assert (ratio.numerator, ratio.denominator) == (3, 5)
    assert by_first_deadline([]).percent is None
