from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_plan.core.work.urgency import (
    URGENCIES,
    last_day_of_week,
    urgency,
)

from ..tries import tries

TODAY = date(2024, 3, 15)  # a Friday
days = st.integers(-400, 400).map(lambda n: TODAY + timedelta(days=n))


@tries(max_examples=300)
@given(st.none() | days, days, st.integers(0, 60))
def test_every_case_has_one_urgency(deadline, today, soon_days):
    word = urgency(deadline, today, soon_days)
    assert word in URGENCIES
    assert (word == "no_date") == (deadline is None)
    assert (word == "overdue") == (deadline is not None and deadline < today)


@tries(max_examples=300)
@given(days, days, days, st.integers(0, 60))
def test_what_is_due_later_is_never_more_urgent(first, second, today, soon_days):
    words = [urgency(day, today, soon_days) for day in sorted((first, second))]
    positions = [URGENCIES.index(word) for word in words]
    assert positions == sorted(positions)


@tries(max_examples=300)
@given(days)
def test_a_week_ends_on_sunday(day):
    last = last_day_of_week(day)
    assert last.weekday() == 6
    assert 0 <= (last - day).days <= 6


def test_the_edges_of_each_class():
    cases = {
        -1: "overdue",
        0: "today",
        1: "this_week",
        2: "this_week",
        3: "soon",
        7: "soon",
        8: "later",
    }
    for offset, word in cases.items():
        assert urgency(TODAY + timedelta(days=offset), TODAY, 7) == word


def test_this_week_comes_before_due_soon_however_short_that_is():
    assert urgency(date(2024, 3, 17), TODAY, 0) == "this_week"
    assert urgency(date(2024, 3, 18), TODAY, 0) == "later"
