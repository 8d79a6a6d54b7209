"""The milestones that a timeframe gives a plan."""

from datetime import date

import pytest

from odoo.addons.cchc_plan.core.plan.timeframe import (
    Occurrence,
    Rhythm,
    Timeframe,
    occurrences,
    parse,
)

FIRST, LAST = date(2024, 1, 1), date(2024, 12, 31)
QUARTERS = ((1, 1, 3, 31), (4, 1, 6, 30), (7, 1, 9, 30), (10, 1, 12, 31))


def due(start_month, start_day, month, day, year=2024):
    return Occurrence(date(year, start_month, start_day), date(year, month, day))


def of(wording, date_from=FIRST, date_to=LAST, **options):
    return occurrences(parse(wording, 2024), date_from, date_to, **options)


def deadlines(found):
    return [occurrence.date_deadline for occurrence in found]


@pytest.mark.parametrize("wording", ["Thường xuyên", "Định kỳ", "Hằng quý"])
def test_each_quarter_is_a_period(wording):
    assert of(wording) == tuple(due(*quarter) for quarter in QUARTERS)


def test_the_regime_may_end_its_periods_elsewhere():
    ends = [date(2024, 6, 14), date(2024, 3, 14), date(2023, 12, 14), date(2025, 3, 14)]
    assert of("Thường xuyên", period_ends=ends) == (
        due(1, 1, 3, 14),
        due(3, 15, 6, 14),
    )
    assert of("Thường xuyên", period_ends=[]) == ()
    assert of("Hằng quý", period_ends=ends) == of("Hằng quý")


def test_every_month_has_its_end_or_its_day():
    assert deadlines(of("Hằng tháng"))[:3] == [
        date(2024, 1, 31),
        date(2024, 2, 29),
        date(2024, 3, 31),
    ]
    assert of("Ngày 20 hằng tháng")[11] == due(12, 1, 12, 20)
    assert of("Ngày 30 hằng tháng")[1] == due(2, 1, 2, 29)
    assert len(of("Hằng tháng")) == 12


def test_longer_periods():
    assert of("Định kỳ 6 tháng") == (due(1, 1, 6, 30), due(7, 1, 12, 31))
    assert of("Định kỳ 9 tháng") == (due(1, 1, 9, 30),)
    assert of("Hằng năm") == (due(1, 1, 12, 31),)
    assert of("Trước 15/12 hằng năm") == (due(1, 1, 12, 14),)
    assert of("Quý IV hằng năm") == (due(10, 1, 12, 31),)
    assert deadlines(of("trước ngày 10 tháng cuối quý")) == [
        date(2024, month, 9) for month in (3, 6, 9, 12)
    ]


def test_reports_that_fall_on_one_day_are_one_milestone():
    found = of("Báo cáo quý, 6 tháng, 9 tháng và năm")
    assert found == tuple(due(*quarter) for quarter in QUARTERS)


def test_a_due_date_in_the_next_period_comes_from_the_year_before():
    found = of("Trước ngày 06 tháng đầu quý sau")
    assert deadlines(found) == [date(2024, month, 5) for month in (1, 4, 7, 10)]
    assert found[0].date_start == FIRST  # not before the plan
    assert found[1] == due(1, 1, 4, 5)


def test_a_plan_that_starts_in_mid_year():
    found = of("Hằng quý", date_from=date(2024, 7, 18))
    assert found == (due(7, 18, 9, 30), due(10, 1, 12, 31))


def test_what_falls_due_after_the_plan_is_left_out():
    assert deadlines(of("Hằng quý", date_to=date(2024, 12, 30)))[-1].month == 9
    assert of("Hằng quý", date_from=LAST, date_to=FIRST) == ()


def test_a_plan_of_several_years():
    found = of("Hằng năm", date_to=date(2026, 12, 31))
    assert deadlines(found) == [date(year, 12, 31) for year in (2024, 2025, 2026)]


def test_fixed_dates_come_whatever_the_plan():
    assert of("Trước 31/12/2023") == (Occurrence(None, date(2023, 12, 30)),)
    assert of("Quý I và thường xuyên") == of("Thường xuyên")
    assert len(of("Trước 15/5; thường xuyên")) == 5


@pytest.mark.parametrize(
    "wording", ["", "Theo kế hoạch của tỉnh", "Sau khi có hướng dẫn", "Đầu năm"]
)
def test_no_date_gives_no_milestone(wording):
    assert of(wording) == ()


def test_the_ends_of_the_calendar():
    monthly = Timeframe(
        "recurring", 9999, rhythms=(Rhythm("month", due_month=2), Rhythm("period"))
    )
    found = occurrences(monthly, date(9999, 11, 1), date.max)
    assert deadlines(found) == [date(9999, 11, 30), date.max]
    found = occurrences(monthly, date.min, date(1, 1, 31))
    assert found == ()
    period = Timeframe("continuous", 9999, rhythms=(Rhythm("period"),))
    assert deadlines(occurrences(period, date.max, date.max, [date.max])) == [date.max]
