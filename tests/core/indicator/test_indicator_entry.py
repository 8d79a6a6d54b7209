"""What is told of figures while they are typed."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_plan.core.indicator.entry_checks import (
    BLOCKING,
    Entry,
    Part,
    check_entry,
)
from odoo.addons.cchc_plan.core.indicator.figures import Figure
from odoo.addons.cchc_plan.core.indicator.goals import Goal
from odoo.addons.cchc_plan.core.plan.period import periods

from ..tries import tries

START, END = date(2024, 1, 1), date(2024, 12, 31)
Q1, Q2, *_LATER = periods("quarter", START, END)
RATIO = Goal("ratio", "ratio_of_sums", START, END)
COUNT = Goal("count", "sum", START, END)
SCORE = Goal("score", "last", START, END, highest=100)


def codes(entry):
    return [each.code for each in check_entry(entry)]


def ratio(numerator, denominator, goal=RATIO, **more):
    return Entry(Figure(*Q2, numerator, denominator), goal, **more)


def count(amount, goal=COUNT, **more):
    return Entry(Figure(*Q2, amount=amount), goal, **more)


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (ratio(11, 10), "numerator_over_denominator"),
        (ratio(3, 0), "no_denominator"),
        (ratio(-1, 10), "negative_figure"),
        (ratio(1, -10), "negative_figure"),
        (ratio(3, 0, replace(RATIO, may_exceed=True)), "no_denominator"),
        (count(-1), "negative_figure"),
        (count(101, SCORE), "score_over_highest"),
    ],
)
def test_the_impossible_is_refused(entry, code):
    assert codes(entry) == [code]
    assert code in BLOCKING


@pytest.mark.parametrize(
    "entry",
    [
        ratio(10, 10),
        ratio(0, 10),
        ratio(0, 0),
        count(0),
        count(100, SCORE),
        count(101, replace(SCORE, highest=0)),
        count(1.0, Goal("yes_no", "last", START, END)),
        count(None, Goal("yes_no", "last", START, END)),
    ],
)
def test_the_possible_is_not_spoken_of(entry):
    assert codes(entry) == []


def test_a_ratio_above_hundred_is_odd_where_it_may_be():
    assert codes(ratio(11, 10, replace(RATIO, may_exceed=True))) == ["above_hundred"]


@pytest.mark.parametrize(
    ("goal", "old", "new", "found"),
    [
        (replace(COUNT, aggregation="last"), 9, 8, ["amount_fell"]),
        (replace(COUNT, aggregation="last"), 9, 9, []),
        (COUNT, 9, 8, []),  # a sum begins anew in each period
        (SCORE, 90, 80, []),  # a score may fall
    ],
)
def test_a_running_total_that_fell(goal, old, new, found):
    before = (Figure(*Q1, amount=old),)
    assert codes(count(new, goal, earlier=before)) == found


def test_the_parts_of_a_running_ratio_fall_too():
    goal = replace(RATIO, aggregation="last")
    before = (Figure(*Q1, 50, 100),)
    found = codes(ratio(40, 90, goal, earlier=before))
    assert found == ["numerator_fell", "denominator_fell"]


@pytest.mark.parametrize(
    ("old", "new", "factor", "found"),
    [
        (100, 1000, 5, ["amount_jumped"]),
        (1000, 100, 5, ["amount_jumped"]),
        (100, 500, 5, []),
        (1, 9, 5, []),  # among small numbers nothing is far
        (0, 1000, 5, []),
        (100, 1000, 0, []),  # nobody asks
    ],
)
def test_a_jump_is_asked_about(old, new, factor, found):
    before = (Figure(*Q1, amount=old),)
    assert codes(count(new, earlier=before, factor=factor)) == found


def test_the_warning_names_the_figures_and_the_period():
    before = (Figure(*Q1, amount=100),)
    (found,) = check_entry(count(1000, earlier=before, factor=5))
    assert found.text == "1.000 is far from the 100 of Quý I/2024; is it right?"


@pytest.mark.parametrize(("note", "found"), [("", 1), ("   ", 1), ("Ít hồ sơ", 0)])
def test_a_target_missed_wants_an_explanation(note, found):
    entry = ratio(1, 10, replace(RATIO, target=30), note=note)
    assert codes(entry) == ["missed_without_note"] * found


def test_the_year_is_held_against_the_target_and_not_the_period():
    before = (Figure(*Q1, 90, 100),)
    assert codes(ratio(1, 10, replace(RATIO, target=30), earlier=before)) == []


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ((Part(3, 6), Part(2, 4)), []),
        ((Part(3, 6), Part(1, 4)), ["parts_of_numerator"]),
        ((Part(), Part()), ["parts_of_numerator", "parts_of_denominator"]),
        ((), []),
    ],
)
def test_parts_add_up(parts, found):
    assert codes(ratio(5, 10, parts=parts)) == found


@given(
    st.sampled_from([RATIO, COUNT, SCORE, replace(RATIO, may_exceed=True, target=30)]),
    st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=3),
    st.floats(0, 20),
)
@tries(database=None)
def test_any_figures_are_judged_and_told_in_words(goal, numbers, factor):
    entry = Entry(
        Figure(*Q2, *numbers), goal, (Figure(*Q1, *map(abs, numbers)),), factor=factor
    )
    for finding in check_entry(entry):
        assert finding.text
    impossible = min(numbers[:2] if goal.kind == "ratio" else numbers[2:]) < 0
    if impossible:
        assert set(codes(entry)) <= BLOCKING
