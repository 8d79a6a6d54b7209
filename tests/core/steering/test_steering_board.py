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
    TaskSnapshot,
    change_text,
    figure_from_ids,
    group_by_class,
    past_days,
    report_figure,
    share_from_ids,
    status_and_deadline_as_of,
    task_figures,
)

DAY = date(2024, 3, 15)

snapshots = st.lists(
    st.builds(
        TaskSnapshot,
        task_id=st.integers(1, 10**6),
        section_id=st.integers(1, 4),
        unit_id=st.integers(0, 3),
        weight=st.sampled_from((1.0, 2.0, 0.5)),
        status=st.sampled_from(STATUSES),
        deadline=st.none()
        | st.dates(DAY - timedelta(days=60), DAY + timedelta(days=60)),
    ),
    max_size=30,
    unique_by=lambda each: each.task_id,
)


def test_doctests():
    assert doctest.testmod(board).failed == 0


def snapshot(key, status, deadline=None, weight=1.0):
    return TaskSnapshot(key, 1, 1, weight, status, deadline)


def test_figures_by_hand():
    found = task_figures(
        [
            snapshot(1, "done_on_time", date(2024, 2, 1), 3.0),
            snapshot(2, "done_late", date(2024, 2, 1)),
            snapshot(3, "overdue", date(2024, 3, 14)),
            snapshot(4, "todo", DAY + timedelta(days=DUE_DAYS)),
            snapshot(5, "todo", DAY + timedelta(days=DUE_DAYS + 1)),
            snapshot(6, "open_no_deadline"),
            snapshot(7, "on_hold", date(2024, 3, 16)),
            snapshot(8, "cancelled"),
        ],
        DAY,
    )
    assert found["completion"].record_ids == (1, 2)
    assert found["completion"].denominator_ids == (1, 2, 3, 4, 5, 6)
    assert found["completion"].ratio == Ratio(4, 8)
    assert found["completion"].is_weighed
    assert (found["on_time"].record_ids, found["on_time"].denominator_ids) == (
        (1,),
        (1, 2, 3),
    )
    assert found["on_time"].text == "60%"  # 3 / (3 + 1 + 1)
    assert (found["overdue"].record_ids, found["overdue"].text) == ((3,), "1")
    assert found["due_soon"].record_ids == (4,)


def test_nothing_is_no_data_and_neither_nought_nor_all():
    for tasks in ([], [snapshot(1, "cancelled")]):
        for figure in task_figures(tasks, DAY).values():
            assert figure.value is None
            assert figure.text == ""
    assert task_figures([snapshot(1, "todo")], DAY)["overdue"].text == "0"
    assert share_from_ids([], []).value is None


@given(snapshots)
def test_the_bars_add_up(tasks):
    for group in ("section_id", "unit_id"):
        for classes, left_out in (
            (STATUS_CLASSES, ("cancelled",)),
            (UNIT_CLASSES, OUTSIDE),
        ):
            found = group_by_class(tasks, group, classes)
            keys = [
                key for bars in found.values() for part in bars.values() for key in part
            ]
            wanted = [each.task_id for each in tasks if each.status not in left_out]
            assert sorted(keys) == sorted(wanted)


@given(snapshots)
def test_a_ratio_counts_only_records_of_its_denominator(tasks):
    for figure in task_figures(tasks, DAY).values():
        if figure.denominator_ids is not None:
            assert set(figure.record_ids) <= set(figure.denominator_ids)
            assert figure.value is None or 0 <= figure.value <= 100


def test_as_of_a_past_day_what_was_done_later_was_open():
    dues = [Due("done", date(2024, 3, 31), date(2024, 4, 2))]
    assert status_and_deadline_as_of("done", dues, date(2024, 3, 31)) == (
        "todo",
        date(2024, 3, 31),
    )
    assert status_and_deadline_as_of("done", dues, date(2024, 4, 1))[0] == "overdue"
    assert status_and_deadline_as_of("done", dues, date(2024, 4, 2))[0] == "done_late"


def test_a_change_needs_both_figures():
    nothing = share_from_ids([], [])
    half, whole = share_from_ids([1], [1, 2]), share_from_ids([1, 2], [1, 2])
    assert whole.change(half) == 50
    assert half.change(whole) == -50
    assert nothing.change(half) is None
    assert half.change(nothing) is None
    assert figure_from_ids((), has_data=False).change(figure_from_ids((1,))) is None


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
