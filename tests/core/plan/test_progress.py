from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_plan.core.plan.progress import (
    OUTSIDE,
    STATES,
    STATUSES,
    Due,
    Ratio,
    figures,
    status,
    status_as_of,
    summarise,
)

from ..tries import tries

TODAY = date(2024, 3, 15)
days = st.none() | st.integers(-400, 400).map(lambda n: TODAY + timedelta(days=n))
states = st.sampled_from(STATES)


@st.composite
def dues(draw):
    state = draw(st.sampled_from(("todo", "done", "cancelled")))
    done = draw(days.filter(bool)) if state == "done" else None
    return Due(state, draw(days), done)


@tries(max_examples=300)
@given(states, days, st.booleans())
def test_every_case_has_one_status(state, deadline, late):
    word = status(state, deadline, late, TODAY)
    assert word in STATUSES
    assert (word in OUTSIDE) == (state in OUTSIDE)
    assert word.startswith("done") == (state == "done")


def test_the_deadline_itself_is_in_time():
    assert status("todo", TODAY, False, TODAY) == "todo"
    assert status("in_progress", TODAY - timedelta(1), False, TODAY) == "overdue"


@tries(max_examples=300)
@given(st.lists(dues(), max_size=6))
def test_summary_adds_up(milestones):
    summary = summarise(milestones)
    assert 0 <= summary.total_done <= summary.total <= len(milestones)
    assert 0 <= summary.progress <= 100
    if summary.is_done:
        assert summary.progress == 100
    else:
        assert summary.done is None


def test_the_next_open_milestone_gives_the_deadline():
    march, june = date(2024, 3, 31), date(2024, 6, 30)
    done = Due("done", march, date(2024, 4, 2))
    assert summarise([done, Due("todo", june)]).deadline == june
    assert summarise([done, Due("cancelled", june)]).deadline == march
    assert summarise([done, Due("todo", None)]).deadline is None
    assert summarise([]).deadline is None


def test_late_once_is_late():
    late = Due("done", date(2024, 3, 1), date(2024, 3, 2))
    early = Due("done", date(2024, 6, 1), date(2024, 5, 2))
    summary = summarise([late, early])
    assert summary.is_done_late
    assert summary.done == date(2024, 5, 2)


def test_as_of_a_past_day_what_was_done_later_was_open():
    milestones = [Due("done", date(2024, 3, 1), date(2024, 3, 10))]
    assert status_as_of("done", milestones, date(2024, 2, 29)) == "todo"
    assert status_as_of("done", milestones, date(2024, 3, 5)) == "overdue"
    assert status_as_of("done", milestones, date(2024, 3, 10)) == "done_late"


@tries(max_examples=300)
@given(st.lists(dues(), min_size=1, max_size=5))
def test_as_of_a_day_after_all_is_the_status_of_that_day(milestones):
    day = TODAY + timedelta(days=500)
    summary = summarise(milestones)
    state = "done" if summary.is_done else "todo"
    expected = status(state, summary.deadline, summary.is_done_late, day)
    assert status_as_of(state, milestones, day) == expected


def test_no_data_is_no_figure():
    assert Ratio(0, 0).percent is None
    assert figures([("cancelled", TODAY, 1)], TODAY).completion.percent is None


def test_figures_by_hand():
    lines = [
        ("done_on_time", date(2024, 1, 31), 1),
        ("done_late", date(2024, 2, 29), 1),
        ("overdue", date(2024, 2, 29), 1),
        ("todo", date(2024, 12, 31), 1),
        ("open_no_deadline", None, 1),
        ("on_hold", date(2024, 1, 31), 7),
    ]
    result = figures(lines, TODAY)
    assert (result.completion.numerator, result.completion.denominator) == (2, 5)
    due = result.completion_due
    assert (due.numerator, due.denominator) == (2, 3)
    assert (result.on_time.numerator, result.on_time.denominator) == (1, 3)
