"""The target in force, and the word for where an indicator stands."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_plan.core.indicator.figures import Figure
from odoo.addons.cchc_plan.core.indicator.goals import Goal, PeriodTarget, target_on
from odoo.addons.cchc_plan.core.indicator.judging import STATUSES, judge
from odoo.addons.cchc_plan.core.indicator.target_checks import check_period_targets
from odoo.addons.cchc_plan.core.plan.period import periods

from ..tries import tries

START, END = date(2024, 1, 1), date(2024, 12, 31)
QUARTERS = periods("quarter", START, END)
DAYS = st.dates(START, END)


def goal(kind="count", aggregation="sum", target=12.0, direction="at_least", **more):
    by_period = tuple(
        PeriodTarget(*period, each)
        for period, each in zip(QUARTERS, more.pop("quarters", ()), strict=False)
    )
    values = {"period_targets": by_period, **more}
    return Goal(kind, aggregation, START, END, target, direction, **values)


def counts(*amounts):
    return [
        Figure(*period, amount=amount)
        for period, amount in zip(QUARTERS, amounts, strict=False)
    ]


def ratios(*parts):
    return [
        Figure(*period, *part) for period, part in zip(QUARTERS, parts, strict=False)
    ]


@given(DAYS, DAYS, st.floats(0, 1000), st.lists(st.floats(0, 200), max_size=4))
@tries(database=None)
def test_a_sum_is_asked_for_step_by_step(first, second, target, quarters):
    target += sum(quarters)  # period targets ask for no more than the year
    promised = goal(target=target, quarters=quarters)
    early, late = sorted((first, second))
    assert target_on(promised, early) <= target_on(promised, late) + 1e-6
    assert target_on(promised, END) == target
    assert 0 <= target_on(promised, early) <= target + 1e-6


@pytest.mark.parametrize(
    ("quarters", "day", "target"),
    [
        ((), QUARTERS[0][1], 12 * 91 / 366),
        ((6, 2, 2, 2), QUARTERS[0][1], 6),
        ((6, 2, 2, 2), QUARTERS[1][1], 8),
        ((6,), QUARTERS[0][1], 6),  # the rest of the year by days
        ((6,), QUARTERS[2][1], 6 + 6 * 183 / 275),
        ((6, 2, 2, 2), END + timedelta(days=60), 12),
    ],
)
def test_period_targets_come_before_days(quarters, day, target):
    assert target_on(goal(quarters=quarters), day) == pytest.approx(target)


@given(DAYS)
@tries(database=None)
def test_a_ratio_is_asked_for_as_it_is(day):
    assert target_on(goal("ratio", "ratio_of_sums", 30), day) == 30
    assert target_on(goal("score", "last", 85, "at_most"), day) == 85


def test_a_level_may_be_approached_by_periods():
    promised = goal("ratio", "ratio_of_sums", 50, quarters=(20, 30, 40))
    found = [target_on(promised, end) for _start, end in QUARTERS]
    assert found == [20, 30, 40, 50]


@pytest.mark.parametrize(
    ("direction", "amounts", "status"),
    [
        ("at_least", (3,), "on_track"),
        ("at_least", (2,), "behind"),
        ("at_least", (12,), "reached"),
        ("at_least", (3, 3, 3, 3), "reached"),
        ("at_least", (3, 3, 3, 2), "missed"),
        ("at_most", (2,), "on_track"),
        ("at_most", (5,), "behind"),  # too fast, but not yet too much
        ("at_most", (13,), "missed"),  # and never again less
        ("at_most", (3, 3, 3, 3), "reached"),
        ("exactly", (3,), "on_track"),
        ("exactly", (13,), "missed"),
        ("exactly", (3, 3, 3, 3), "reached"),
        ("exactly", (3, 3, 3, 2), "missed"),
    ],
)
def test_a_sum_against_its_share(direction, amounts, status):
    assert judge(goal(direction=direction), counts(*amounts)).status == status


@pytest.mark.parametrize(
    ("direction", "target", "parts", "status"),
    [
        ("at_least", 30, ((30, 100),), "reached"),
        ("at_least", 30, ((29, 100),), "behind"),
        ("at_least", 30, ((29_996, 100_000),), "reached"),  # it is printed as 30
        ("at_least", 30, ((29_994, 100_000),), "behind"),
        ("at_least", 30, ((1, 10), (60, 90), (0, 0), (0, 1)), "reached"),
        ("at_most", 5, ((4, 100),), "reached"),
        ("at_most", 5, ((6, 100),), "behind"),
        ("at_most", 0, ((0, 100),), "reached"),
        ("exactly", 10, ((1, 10),), "reached"),
        ("exactly", 10, ((1, 9),), "behind"),
    ],
)
def test_a_ratio_against_the_target_as_it_is(direction, target, parts, status):
    promised = goal("ratio", "ratio_of_sums", target, direction)
    assert judge(promised, ratios(*parts)).status == status


@given(
    st.sampled_from(["at_least", "at_most", "exactly"]),
    st.lists(st.integers(0, 20), max_size=4),
    st.integers(0, 40),
    st.booleans(),
)
@tries(database=None)
def test_when_the_year_is_over_nothing_is_under_way(direction, amounts, target, over):
    judged = judge(
        goal(target=target, direction=direction), counts(*amounts), is_over=over
    )
    assert judged.status in STATUSES
    if over or len(amounts) == 4:
        assert judged.status in ("reached", "missed", "no_data")
    assert (judged.status == "no_data") == (not amounts)


def test_the_status_as_of_a_day():
    promised = goal(quarters=(3, 3, 3, 3))
    known = counts(3, 1, 8)
    by_quarter = [judge(promised, known, end).status for _start, end in QUARTERS]
    assert by_quarter == ["on_track", "behind", "reached", "reached"]


def test_a_yes_is_asked_for_at_the_end_or_when_a_period_says_so():
    promised = goal("yes_no", "last", 1.0)
    no, yes = counts(0.0), counts(0.0, 1.0)
    assert judge(promised, no).status == "on_track"
    assert judge(promised, yes).status == "reached"
    assert judge(promised, no, is_over=True).status == "missed"
    early = goal("yes_no", "last", 1.0, quarters=(1,))
    assert judge(early, no).status == "behind"


def test_what_has_no_target_is_only_recorded():
    promised = goal("score", "last", None)
    assert judge(promised, counts(85)).status == "no_target"
    assert judge(promised, [], is_over=True).status == "no_data"


@pytest.mark.parametrize(
    ("promised", "codes"),
    [
        (goal(quarters=(3, 3, 3, 3)), []),
        (goal(quarters=(3, 3, 3, 4)), ["period_targets_exceed"]),
        (goal(quarters=(3, 3, 3, 2)), ["period_targets_fall_short"]),
        (goal(quarters=(3, 3)), []),  # the rest is left to the days
        (goal(quarters=(13,)), ["period_targets_exceed"]),
        (goal("ratio", "ratio_of_sums", 50, quarters=(20, 30, 40, 50)), []),
        (
            goal("ratio", "ratio_of_sums", 50, quarters=(20, 10, 40, 50)),
            ["period_target_goes_back"],
        ),
        (
            goal("ratio", "ratio_of_sums", 50, quarters=(20, 30, 40, 45)),
            ["period_target_off_year"],
        ),
        (
            goal("ratio", "ratio_of_sums", 50, quarters=(20, 60)),
            ["period_target_off_year"],
        ),
        (goal("ratio", "ratio_of_sums", 5, "at_most", quarters=(9, 7, 6, 5)), []),
        (
            goal("ratio", "ratio_of_sums", 5, "at_most", quarters=(6, 7)),
            ["period_target_goes_back"],
        ),
        (goal(), []),
        (goal(target=None, quarters=(1,)), []),
    ],
)
def test_period_targets_that_do_not_fit_the_year(promised, codes):
    assert [each.code for each in check_period_targets(promised)] == codes
