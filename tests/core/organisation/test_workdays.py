"""Days on which the office is open."""

import doctest
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_plan.core.organisation import workdays
from odoo.addons.cchc_plan.core.organisation.workdays import (
    is_day_off,
    last_working_day,
    public_holidays,
    working_days_before,
    working_weekends,
)

from ..tries import tries


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2024, 1, 1), "Tết Dương lịch"),
        (date(2024, 2, 10), "Tết Nguyên Đán"),
        (date(2025, 1, 29), "Tết Nguyên Đán"),
        (date(2026, 2, 17), "Tết Nguyên Đán"),
        (date(2024, 4, 18), "Ngày Giỗ Tổ Hùng Vương"),
        (date(2024, 9, 2), "Quốc khánh"),
        (date(2024, 4, 29), "Ngày nghỉ (thay cho ngày 04/05/2024)"),
    ],
)
def test_public_holidays_have_vietnamese_names(day, name):
    assert public_holidays(day.year)[day] == name


def test_holidays_are_those_of_the_year_in_order():
    for year in (1990, 2024, 2099):
        days = list(public_holidays(year))
        assert days == sorted(days) and {day.year for day in days} == {year}
        assert len(days) >= 8


def test_holidays_cannot_be_changed_by_their_reader():
    with pytest.raises(TypeError):
        public_holidays(2024)[date(2024, 3, 1)] = "Nghỉ"


@pytest.mark.parametrize("year", [-1, 0, 1, 1989, 2100, 9999, 10**6])
def test_years_without_a_calendar_have_weekends_only(year):
    assert dict(public_holidays(year)) == {}
    assert working_weekends(year) == frozenset()


def test_outside_the_calendar_only_weekends_are_off():
    assert is_day_off(date(1980, 1, 6)) and not is_day_off(date(1980, 1, 1))


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2024, 2, 10), date(2024, 2, 7)),  # Tết: off from 8 to 14 February
        (date(2024, 2, 14), date(2024, 2, 7)),
        (date(2024, 3, 31), date(2024, 3, 29)),  # a Sunday
        (date(2024, 6, 30), date(2024, 6, 28)),
        (date(2024, 9, 3), date(2024, 8, 30)),  # National Day behind a weekend
        (date(2024, 12, 31), date(2024, 12, 31)),  # a Tuesday
        (date(2024, 5, 4), date(2024, 5, 4)),  # a Saturday worked for 29 April
        (date(2024, 1, 1), date(2023, 12, 29)),  # into the year before
    ],
)
def test_a_deadline_is_shown_on_the_last_working_day(day, shown):
    assert last_working_day(day) == shown


def test_a_commune_may_have_days_off_of_its_own():
    market = date(2024, 3, 29)

    def is_off(day):
        return is_day_off(day) or day == market

    assert last_working_day(date(2024, 3, 31), is_off) == date(2024, 3, 28)


@pytest.mark.parametrize(
    ("day", "number", "found"),
    [
        (date(2024, 6, 12), 0, date(2024, 6, 12)),
        (date(2024, 6, 12), 2, date(2024, 6, 10)),
        (date(2024, 6, 10), 3, date(2024, 6, 5)),  # over a weekend
        (date(2024, 6, 9), 1, date(2024, 6, 6)),  # from a Sunday
        (date(2024, 2, 15), 1, date(2024, 2, 7)),  # over Tết
    ],
)
def test_working_days_before(day, number, found):
    assert working_days_before(day, number) == found


def test_errors():
    with pytest.raises(ValueError):
        working_days_before(date(2024, 6, 12), -1)
    with pytest.raises(ValueError):
        last_working_day(date(2024, 6, 12), lambda day: True)
    with pytest.raises(ValueError):
        last_working_day(date(1, 1, 6), lambda day: True)


@tries(max_examples=200)
@given(st.dates(date(1970, 1, 1), date(2110, 1, 1)), st.integers(0, 30))
def test_counting_back_leaves_that_many_working_days_between(day, number):
    found = working_days_before(day, number)
    assert not is_day_off(found) and found <= day
    between = (found + timedelta(days=n) for n in range((day - found).days + 1))
    worked = sum(not is_day_off(each) for each in between)
    assert worked == number + 1


def test_examples_in_the_docstrings():
    result = doctest.testmod(workdays)
    assert result.attempted and not result.failed
