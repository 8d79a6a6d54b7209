"""The figures of the steering board, whatever the tasks are."""

import doctest
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_plan.core.plan.progress import OUTSIDE, STATUSES, Due, Ratio
from odoo.addons.cchc_plan.core.steering import steering_board as board
from odoo.addons.cchc_plan.core.steering.steering_board import (
    DUE_DAYS,
    STATUS_CLASSES,
    UNIT_CLASSES,
    Standing,
    change_text,
    counted,
    listed,
    past_days,
    report_figure,
    stacks,
    standing_as_of,
    task_figures,
)

DAY = date(2024, 3, 15)

standings = st.lists(
    st.builds(
        Standing,
        key=st.integers(1, 10**6),
        section=st.integers(1, 4),
        unit=st.integers(0, 3),
        weight=st.sampled_from((1.0, 2.0, 0.5)),
        status=st.sampled_from(STATUSES),
        deadline=st.none()
        | st.dates(DAY - timedelta(days=60), DAY + timedelta(days=60)),
    ),
    max_size=30,
    unique_by=lambda each: each.key,
)


def test_doctests():
    assert doctest.testmod(board).failed == 0


def standing(key, status, deadline=None, weight=1.0):
    return Standing(key, 1, 1, weight, status, deadline)


def test_figures_by_hand():
    found = task_figures(
        [
            standing(1, "done_on_time", date(2024, 2, 1), 3.0),
            standing(2, "done_late", date(2024, 2, 1)),
            standing(3, "overdue", date(2024, 3, 14)),
            standing(4, "todo", DAY + timedelta(days=DUE_DAYS)),
            standing(5, "todo", DAY + timedelta(days=DUE_DAYS + 1)),
            standing(6, "open_no_deadline"),
            standing(7, "on_hold", date(2024, 3, 16)),
            standing(8, "cancelled"),
        ],
        DAY,
    )
    assert found["completion"].behind == (1, 2)
    assert found["completion"].among == (1, 2, 3, 4, 5, 6)
    assert found["completion"].ratio == Ratio(4, 8)
    assert found["completion"].is_weighed
    assert (found["on_time"].behind, found["on_time"].among) == ((1,), (1, 2, 3))
    assert found["on_time"].text == "60%"  # 3 / (3 + 1 + 1)
    assert (found["overdue"].behind, found["overdue"].text) == ((3,), "1")
    assert found["due_soon"].behind == (4,)


def test_nothing_is_no_data_and_neither_nought_nor_all():
    for tasks in ([], [standing(1, "cancelled")]):
        for figure in task_figures(tasks, DAY).values():
            assert figure.value is None
            assert figure.text == ""
    assert task_figures([standing(1, "todo")], DAY)["overdue"].text == "0"
    assert counted([], []).value is None


@given(standings)
def test_the_bars_add_up(tasks):
    for group in ("section", "unit"):
        for classes, left_out in (
            (STATUS_CLASSES, ("cancelled",)),
            (UNIT_CLASSES, OUTSIDE),
        ):
            found = stacks(tasks, group, classes)
            keys = [
                key for bars in found.values() for part in bars.values() for key in part
            ]
            wanted = [each.key for each in tasks if each.status not in left_out]
            assert sorted(keys) == sorted(wanted)


@given(standings)
def test_what_a_ratio_counts_is_among_its_denominator(tasks):
    for figure in task_figures(tasks, DAY).values():
        if figure.among is not None:
            assert set(figure.behind) <= set(figure.among)
            assert figure.value is None or 0 <= figure.value <= 100


def test_as_of_a_past_day_what_was_done_later_was_open():
    dues = [Due("done", date(2024, 3, 31), date(2024, 4, 2))]
    assert standing_as_of("done", dues, date(2024, 3, 31)) == (
        "todo",
        date(2024, 3, 31),
    )
    assert standing_as_of("done", dues, date(2024, 4, 1))[0] == "overdue"
    assert standing_as_of("done", dues, date(2024, 4, 2))[0] == "done_late"


def test_a_change_needs_both_figures():
    nothing = counted([], [])
    half, whole = counted([1], [1, 2]), counted([1, 2], [1, 2])
    assert whole.change(half) == 50
    assert half.change(whole) == -50
    assert nothing.change(half) is None
    assert half.change(nothing) is None
    assert listed((), has_data=False).change(listed((1,))) is None


@pytest.mark.parametrize(
    ("change", "is_points", "words"),
    [
        (None, True, ""),
        (0.0, False, "0"),
        (3.0, False, "+3"),
        (-3.0, False, "−3"),
        (2.5, True, "+2,5"),
        (-50.0, True, "−50"),
    ],
)
def test_words_of_a_change(change, is_points, words):
    assert change_text(change, is_points=is_points) == words


def test_a_quarter_that_ends_today_is_not_over():
    days = past_days(date(2024, 1, 1), date(2024, 12, 31), date(2024, 6, 30))
    assert days == [(date(2024, 3, 31), "Quý I/2024")]


@pytest.mark.parametrize(
    ("sent", "in_time", "judged"),
    [
        (None, 0, 0),
        (date(2024, 3, 10), 1, 1),
        (date(2024, 3, 15), 1, 1),
        (date(2024, 3, 16), 0, 0),  # not yet known on the 15th
    ],
)
def test_a_report_on_its_due_day(sent, in_time, judged):
    figure = report_figure([(1, sent, DAY)], DAY)
    assert (figure.count, figure.total) == (in_time, judged)


def test_a_late_report_is_judged_once_its_day_has_passed():
    after = DAY + timedelta(days=1)
    assert report_figure([(1, None, DAY)], after).total == 1
    assert report_figure([(1, after, DAY)], after).count == 0
