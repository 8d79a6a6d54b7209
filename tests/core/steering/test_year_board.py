"""Places of days, bars and marks in the drawing of a year."""

import doctest
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_plan.core.plan.progress import STATUSES
from odoo.addons.cchc_plan.core.steering import year_board as year_grid
from odoo.addons.cchc_plan.core.steering.status_styles import STATUS_STYLES
from odoo.addons.cchc_plan.core.steering.year_board import (
    AFTER,
    BEFORE,
    INSIDE,
    Bar,
    bar,
    mark,
    months,
    task_bar,
    today_place,
)

YEARS = st.integers(1990, 2100)
DAYS = st.dates(date(1989, 1, 1), date(2101, 12, 31))


def test_doctests():
    result = doctest.testmod(year_grid)
    assert result.attempted and not result.failed


@given(YEARS)
def test_the_months_fill_the_year_without_a_gap(year):
    columns = months(year)
    assert [column.number for column in columns] == list(range(1, 13))
    assert columns[0].left == 0
    for column, following in zip(columns, columns[1:], strict=False):
        assert column.left + column.width == pytest.approx(following.left, abs=0.002)
    assert columns[-1].left + columns[-1].width == pytest.approx(100, abs=0.002)


@given(DAYS, YEARS)
def test_a_mark_stands_within_the_month_of_its_day(day, year):
    found = mark(day, year)
    assert found.side == (
        BEFORE if day.year < year else AFTER if day.year > year else INSIDE
    )
    if found.side == INSIDE:
        column = months(year)[day.month - 1]
        assert column.left < found.place < column.left + column.width
    else:
        assert found.place == (0 if found.side == BEFORE else 100)


@given(DAYS, DAYS, YEARS)
def test_a_bar_covers_its_days_and_stays_on_the_board(start, end, year):
    start, end = sorted((start, end))
    found = bar(start, end, year)
    if end.year < year or start.year > year:
        assert found is None
        return
    assert found.left >= 0 and found.width > 0
    assert found.left + found.width <= 100.002
    for day in (start, end):
        place = mark(day, year).place
        assert found.left - 0.002 <= place <= found.left + found.width + 0.002


@given(st.lists(DAYS, max_size=3), st.lists(DAYS, min_size=1, max_size=12), YEARS)
def test_the_bar_of_a_task_reaches_all_its_marks(starts, deadlines, year):
    found = task_bar(starts, deadlines, date(year, 1, 1), year)
    inside = [day for day in deadlines if day.year == year]
    if inside:
        assert found.is_open == (not starts)
    for day in inside:
        place = mark(day, year).place
        assert found.left <= place <= found.left + found.width + 0.002


def test_one_day_is_as_wide_as_a_day():
    leap_day = bar(date(2024, 2, 29), date(2024, 2, 29), 2024)
    assert leap_day.width == pytest.approx(100 / 366, abs=0.002)
    assert mark(date(2024, 12, 31), 2024).place == pytest.approx(
        100 - 50 / 366, abs=0.01
    )


def test_a_bar_without_a_start_begins_with_the_plan():
    deadline = [date(2025, 6, 30)]
    assert task_bar([], deadline, date(2025, 2, 1), 2025).left == months(2025)[1].left
    assert task_bar([], deadline, None, 2025).left == 0
    # The plan began after the deadline: nothing but that day is known.
    late = task_bar([], deadline, date(2025, 9, 1), 2025)
    assert late == Bar(bar(deadline[0], deadline[0], 2025).left, late.width, True)


def test_today_is_drawn_in_its_own_year_only():
    today = date(2024, 2, 29)
    assert today_place(today, 2024) == mark(today, 2024).place
    assert today_place(today, 2023) is None
    assert today_place(today + timedelta(days=366), 2024) is None


def test_every_status_is_told_apart_without_its_colour():
    assert set(STATUS_STYLES) == set(STATUSES)
    done = {"done_on_time", "done_no_deadline"}  # one and the same to the eye
    drawn = {
        word: (look.shape, look.is_filled, look.hatch)
        for word, look in STATUS_STYLES.items()
        if word not in done - {"done_on_time"}
    }
    assert len(set(drawn.values())) == len(drawn)
