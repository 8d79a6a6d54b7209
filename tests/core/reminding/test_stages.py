"""Which stages of a deadline are due on a day, given what was sent before."""

import doctest
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_plan.core.organisation.workdays import (
    calendar,
    is_day_off,
    working_days_before,
    working_days_from,
)
from odoo.addons.cchc_plan.core.reminding import stages as reminding
from odoo.addons.cchc_plan.core.reminding.stages import (
    DEFAULT_STAGES,
    RECIPIENTS,
    Stage,
    position,
    reached_stages,
    stages_to_send,
)

from ..tries import tries

STAGES = st.lists(
    st.builds(
        Stage,
        recipient=st.sampled_from(RECIPIENTS),
        days=st.integers(-20, 20),
        every=st.integers(0, 7),
    ),
    max_size=8,
)
DISTANCES = st.integers(-30, 60)
DAYS = st.dates(date(2019, 1, 1), date(2030, 12, 31))


def run(day, deadline, sent, stages=DEFAULT_STAGES):
    """One run on a day: what it sends, remembered in ``sent``."""
    due = stages_to_send(stages, working_days_from(deadline, day), sent)
    places = {recipient: place for recipient, (_stage, place) in due.items()}
    sent.update(places)
    return places


def days_sent(deadline, first, number, stages=DEFAULT_STAGES):
    """Daily runs from ``first`` on: each day with what was sent on it."""
    sent = {}
    days = (first + timedelta(days=n) for n in range(number))
    return {day: places for day in days if (places := run(day, deadline, sent, stages))}


def test_an_ordinary_deadline_day_by_day():
    assert days_sent(date(2024, 3, 15), date(2024, 3, 1), 40) == {
        date(2024, 3, 6): {"person": -7},
        date(2024, 3, 12): {"person": -3},
        date(2024, 3, 14): {"person": -1},
        date(2024, 3, 15): {"person": 0},
        date(2024, 3, 18): {"person": 1},
        date(2024, 3, 20): {"head": 3},
        date(2024, 3, 25): {"person": 6},
        date(2024, 3, 29): {"leader": 10},
        date(2024, 4, 1): {"person": 11},
        date(2024, 4, 8): {"person": 16},
    }


def test_a_deadline_in_tet_is_reminded_of_before_the_holiday():
    """The office is closed from 8 to 14 February 2024."""
    days = days_sent(date(2024, 2, 10), date(2024, 1, 15), 40)
    assert list(days) == [
        date(2024, 1, 29),
        date(2024, 2, 2),
        date(2024, 2, 6),
        date(2024, 2, 7),
        date(2024, 2, 15),
        date(2024, 2, 19),
        date(2024, 2, 22),
    ]


def test_a_deadline_on_the_last_day_of_the_year():
    days = days_sent(date(2024, 12, 31), date(2024, 12, 1), 45)
    assert days[date(2024, 12, 31)] == {"person": 0}
    assert days[date(2025, 1, 2)] == {"person": 1}  # 1 January is a day off
    assert days[date(2025, 1, 6)] == {"head": 3}


def test_a_week_missed_sends_what_is_due_now_and_once():
    deadline, sent = date(2024, 3, 15), {}
    assert run(date(2024, 3, 14), deadline, sent) == {"person": -1}
    assert run(date(2024, 3, 22), deadline, sent) == {"person": 1, "head": 3}
    assert run(date(2024, 3, 22), deadline, sent) == {}


def test_a_month_missed_reaches_everybody_once():
    deadline, sent = date(2024, 3, 15), {}
    assert run(date(2024, 4, 17), deadline, sent) == {
        "person": 21,
        "head": 3,
        "leader": 10,
    }


def test_a_clock_set_back_sends_nothing_again():
    deadline, sent = date(2024, 3, 15), {}
    run(date(2024, 3, 20), deadline, sent)
    assert run(date(2024, 3, 14), deadline, sent) == {}
    assert run(date(2024, 3, 20), deadline, sent) == {}


def test_other_stages_than_before_chase_nobody_twice():
    sent = {"person": -3}
    stages = (Stage("person", -10), Stage("person", -5), Stage("person", -2))
    assert stages_to_send(stages, -3, sent) == {}
    assert stages_to_send(stages, -2, sent) == {"person": (stages[2], -2)}


def test_a_commune_counts_with_its_own_days():
    is_off = calendar({date(2024, 3, 18): False})
    assert working_days_from(date(2024, 3, 15), date(2024, 3, 18), is_off) == 0
    assert working_days_from(date(2024, 3, 15), date(2024, 3, 19), is_off) == 1


@pytest.mark.parametrize("every", [0, -1])
def test_a_stage_without_a_rhythm_comes_once(every):
    assert position(Stage("person", 1, every), 50) == 1


@tries(max_examples=200)
@given(STAGES, DISTANCES, st.dictionaries(st.sampled_from(RECIPIENTS), DISTANCES))
def test_a_second_run_finds_nothing(stages, distance, sent):
    due = stages_to_send(stages, distance, sent)
    after = sent | {recipient: place for recipient, (_stage, place) in due.items()}
    assert stages_to_send(stages, distance, after) == {}


@tries(max_examples=200)
@given(STAGES, DISTANCES, st.integers(0, 20))
def test_what_has_come_never_goes_back(stages, distance, later):
    before = reached_stages(stages, distance)
    after = reached_stages(stages, distance + later)
    assert before.keys() <= after.keys()
    assert all(after[who][1] >= place for who, (_stage, place) in before.items())


@tries(max_examples=100)
@given(DAYS, st.lists(st.integers(-15, 40), max_size=12))
def test_however_the_clock_runs_no_position_is_sent_twice(deadline, offsets):
    sent, seen = {}, set()
    for offset in offsets:
        for place in run(deadline + timedelta(days=offset), deadline, sent).items():
            assert place not in seen
            seen.add(place)


@tries(max_examples=100)
@given(DAYS, st.integers(0, 15))
def test_missed_runs_end_where_daily_runs_end(deadline, missed):
    """After any gap the last thing sent to each is the same as without the gap."""
    end = deadline + timedelta(days=20)
    daily, gap = {}, {}
    for n in range(-15, 21):
        run(deadline + timedelta(days=n), deadline, daily)
        if n < 20 - missed or n == 20:
            run(deadline + timedelta(days=n), deadline, gap)
    assert daily == gap and run(end, deadline, daily) == {}


@tries(max_examples=200)
@given(DAYS, DAYS, st.integers(0, 12))
def test_distance_agrees_with_counting_back(deadline, today, number):
    """A stage before the deadline has come from its own working day on."""
    has_come = working_days_from(deadline, today) >= -number
    assert has_come == (today >= working_days_before(deadline, number))


@tries(max_examples=100)
@given(DAYS, st.integers(-15, 60))
def test_stages_come_on_working_days_only(deadline, offset):
    day = deadline + timedelta(days=offset)
    if is_day_off(day):
        sent = {}
        run(day - timedelta(days=1), deadline, sent)
        assert run(day, deadline, sent) == {}


def test_examples_in_the_docstrings():
    result = doctest.testmod(reminding)
    assert result.attempted and not result.failed
