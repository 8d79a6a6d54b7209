from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_plan.core.organisation.workdays import (
    is_day_off,
    working_days_from,
)
from odoo.addons.cchc_plan.core.reporting.regime import (
    DUE_AFTER_CUTOFF,
    DUE_BEFORE,
    DUE_BY,
    DUE_MODES,
    MONTHS,
    DayOfYear,
    Rule,
    judged_on,
    kind_name,
    months_of,
    report_dates,
    still_to_come,
    year_calendar,
)

from ..tries import tries

STARTS = {"q1": 12, "q2": 3, "q3": 6, "q4": 9}
PLAN_2024 = tuple(
    Rule(
        kind,
        DayOfYear(15, STARTS.get(kind, 12)),
        DayOfYear(14, last),
        DayOfYear(10, last),
        answered_by={"q2": "h1", "q3": "m9", "q4": "year"}.get(kind, ""),
    )
    for kind, (_first, last) in MONTHS.items()
)
days_of_year = st.builds(DayOfYear, st.integers(1, 31), st.integers(1, 12))
rules = st.builds(
    Rule,
    st.sampled_from(tuple(MONTHS)),
    days_of_year,
    days_of_year,
    days_of_year,
    st.sampled_from(DUE_MODES),
    st.integers(0, 10),
    st.integers(0, 20),
    st.sampled_from(("", *MONTHS)),
)
years = st.integers(1991, 2098)


def test_the_plan_of_2024_has_four_reports():
    found = year_calendar(PLAN_2024, 2024)
    assert [
        (line.kind, line.date_from, line.date_cutoff, line.date_due, line.also)
        for line in found
    ] == [
        ("q1", date(2023, 12, 15), date(2024, 3, 14), date(2024, 3, 9), ()),
        ("h1", date(2023, 12, 15), date(2024, 6, 14), date(2024, 6, 9), ("q2",)),
        ("m9", date(2023, 12, 15), date(2024, 9, 14), date(2024, 9, 9), ("q3",)),
        ("year", date(2023, 12, 15), date(2024, 12, 14), date(2024, 12, 9), ("q4",)),
    ]


def test_the_units_answer_five_working_days_before():
    # The 9th of March 2024 is a Saturday: counted from Friday the 8th.
    assert year_calendar(PLAN_2024, 2024)[0].date_internal == date(2024, 3, 1)


def test_the_plan_of_2024_wants_its_reports_before_their_cut_off():
    assert all(
        line.date_due < line.date_cutoff for line in year_calendar(PLAN_2024, 2024)
    )


def test_the_three_ways_to_say_a_due_day():
    def due(mode, number=0):
        rule = Rule(
            "q1", DayOfYear(15, 12), DayOfYear(14, 3), DayOfYear(20, 3), mode, number
        )
        return report_dates(rule, 2024).date_due

    assert due(DUE_BEFORE) == date(2024, 3, 19)
    assert due(DUE_BY) == date(2024, 3, 20)
    # The 14th of March 2024 is a Thursday.
    assert due(DUE_AFTER_CUTOFF, 1) == date(2024, 3, 15)
    assert due(DUE_AFTER_CUTOFF, 2) == date(2024, 3, 18)
    assert due(DUE_AFTER_CUTOFF) == date(2024, 3, 14)


def test_a_yearly_report_may_be_due_in_the_next_year():
    rule = Rule("year", DayOfYear(1, 1), DayOfYear(31, 12), DayOfYear(15, 1))
    found = report_dates(rule, 2024)
    assert found.date_from == date(2024, 1, 1)
    assert found.date_due == date(2025, 1, 14)


def test_a_kind_whose_answer_is_missing_gets_its_own_report():
    only = [rule for rule in PLAN_2024 if rule.kind in ("q2", "q3")]
    assert [line.kind for line in year_calendar(only, 2024)] == ["q2", "q3"]


def test_two_kinds_that_name_each_other_keep_their_reports():
    start, end = DayOfYear(15, 12), DayOfYear(14, 6)
    both = [
        Rule("q2", start, end, end, answered_by="h1"),
        Rule("h1", start, end, end, answered_by="q2"),
    ]
    assert {line.kind for line in year_calendar(both, 2024)} == {"q2", "h1"}


def test_a_plan_of_the_middle_of_the_year_has_what_is_still_to_come():
    found = still_to_come(
        year_calendar(PLAN_2024, 2024), date(2024, 7, 14), date(2024, 12, 31)
    )
    assert [line.kind for line in found] == ["m9", "year"]


def test_a_report_due_on_the_first_day_is_the_plan_s():
    calendar = year_calendar(PLAN_2024, 2024)
    last = date(2024, 12, 31)
    assert len(still_to_come(calendar, date(2024, 3, 9), last)) == 4
    assert len(still_to_come(calendar, date(2024, 3, 10), last)) == 3


def test_a_plan_that_ends_early_has_no_later_report():
    quarters = [rule for rule in PLAN_2024 if rule.kind.startswith("q")]
    calendar = year_calendar(quarters, 2024)
    found = still_to_come(calendar, date(2024, 1, 1), date(2024, 6, 14))
    assert [line.kind for line in found] == ["q1", "q2"]


def test_no_day_of_a_calendar_without_working_days():
    rule = Rule(
        "q1", DayOfYear(1, 1), DayOfYear(14, 3), None, DUE_AFTER_CUTOFF, due_days=1
    )
    with pytest.raises(ValueError, match="no working day"):
        report_dates(rule, 2024, lambda day: True)


def test_names_and_months():
    assert kind_name("q4", 2024) == "quý IV năm 2024"
    assert months_of("q3", 2024) == (date(2024, 7, 1), date(2024, 9, 30))


def test_what_is_judged_never_lies_after_the_cut_off():
    cutoff = date(2024, 3, 14)
    assert judged_on(cutoff, date(2024, 3, 8)) == date(2024, 3, 8)
    assert judged_on(cutoff, date(2024, 4, 2)) == cutoff


@tries(max_examples=300)
@given(rules, years)
def test_the_days_of_a_report_are_in_order(rule, year):
    found = report_dates(rule, year)
    assert found.date_cutoff.year == year
    assert found.date_from < found.date_cutoff
    assert (found.date_cutoff - found.date_from) <= timedelta(days=366)
    assert abs(found.date_due - found.date_cutoff) <= timedelta(days=184)
    assert found.date_internal <= found.date_due
    assert not is_day_off(found.date_internal)
    # A due day at which nobody works counts as the working day before it.
    assert working_days_from(found.date_internal, found.date_due) == rule.lead_days


@tries(max_examples=200)
@given(st.lists(rules, max_size=7, unique_by=lambda rule: rule.kind), years)
def test_every_kind_is_answered_once(lines, year):
    found = year_calendar(lines, year)
    answered = [kind for line in found for kind in (line.kind, *line.also)]
    assert sorted(answered) == sorted(rule.kind for rule in lines)
    assert list(found) == sorted(found, key=lambda line: line.date_due)
