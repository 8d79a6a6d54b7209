"""Values of periods and of the year: ratios add by parts, empty is no data."""

import doctest
from datetime import date
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_plan.core.indicator import (
    entry_checks,
    figures,
    goals,
    indicator_matrix,
    judging,
    target_checks,
    totals,
    words,
)
from odoo.addons.cchc_plan.core.indicator.figures import KINDS, Figure
from odoo.addons.cchc_plan.core.indicator.totals import AGGREGATIONS, total
from odoo.addons.cchc_plan.core.plan import measures, period
from odoo.addons.cchc_plan.core.plan.period import periods

from ..tries import tries

YEAR = date(2024, 1, 1), date(2024, 12, 31)
MONTHS = periods("month", *YEAR)
MODULES = (
    *(entry_checks, figures, goals, indicator_matrix, judging, measures, period),
    *(target_checks, totals, words),
)

counts = st.integers(0, 10_000)


@st.composite
def ratio_figures(draw):
    """Some months of a year, each a part of a whole."""
    months = draw(st.lists(st.sampled_from(MONTHS), unique=True, max_size=12))
    wholes = [draw(counts) for _month in months]
    return [
        Figure(*month, numerator=draw(st.integers(0, whole)), denominator=whole)
        for month, whole in zip(months, wholes, strict=True)
    ]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_examples_in_the_documentation(module):
    assert doctest.testmod(module).failed == 0


@given(ratio_figures())
@tries(database=None)
def test_a_ratio_adds_by_its_parts(known):
    result = total("ratio", "ratio_of_sums", known)
    whole = sum(each.denominator for each in known)
    if not whole:
        assert result.value is None
    else:
        part = sum(each.numerator for each in known)
        assert isclose(result.value, 100 * part / whole)
        assert (result.numerator, result.denominator) == (part, whole)


@given(ratio_figures(), st.sampled_from(AGGREGATIONS["ratio"]))
@tries(database=None)
def test_a_part_never_gives_more_than_the_whole(known, aggregation):
    value = total("ratio", aggregation, known).value
    assert value is None or 0 <= value <= 100.000001


@given(ratio_figures(), st.randoms(use_true_random=False))
@tries(database=None)
def test_the_order_of_the_figures_does_not_matter(known, random):
    mixed = list(known)
    random.shuffle(mixed)
    for aggregation in AGGREGATIONS["ratio"]:
        assert total("ratio", aggregation, known) == total("ratio", aggregation, mixed)


@given(ratio_figures(), st.sampled_from(MONTHS))
@tries(database=None)
def test_what_begins_later_does_not_count(known, month):
    earlier = [each for each in known if each.start <= month[1]]
    assert total("ratio", "ratio_of_sums", known, month[1]) == total(
        "ratio", "ratio_of_sums", earlier
    )


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_entered_is_no_data(kind):
    for aggregation in AGGREGATIONS[kind]:
        assert total(kind, aggregation, []).value is None


def _amounts(*amounts):
    return [
        Figure(*month, amount=amount)
        for month, amount in zip(MONTHS, amounts, strict=False)
    ]


@pytest.mark.parametrize(
    ("kind", "aggregation", "amounts", "value"),
    [
        ("count", "sum", (3, 0, 4), 7),
        ("count", "last", (3, 5), 5),
        ("count", "average", (2, 4), 3),
        ("count", "sum", (0, 0), 0),
        ("score", "last", (80, 85.5), 85.5),
        ("yes_no", "last", (0.0, 1.0), 1),
        ("yes_no", "last", (1.0, None), 1),  # the second question is left open
    ],
)
def test_each_way_to_make_the_year(kind, aggregation, amounts, value):
    assert total(kind, aggregation, _amounts(*amounts)).value == value


def test_a_period_in_which_nothing_happened_is_left_out():
    known = [Figure(*MONTHS[0], 5, 10), Figure(*MONTHS[1], 0, 0)]
    assert total("ratio", "last", known).value == 50
    assert total("ratio", "average", known).value == 50


@pytest.mark.parametrize(
    ("frequency", "count"),
    [("month", 12), ("quarter", 4), ("half_year", 2), ("year", 1)],
)
def test_the_periods_of_a_year_follow_one_another(frequency, count):
    found = periods(frequency, *YEAR)
    assert len(found) == count
    assert (found[0][0], found[-1][1]) == YEAR
    for (_start, end), (start, _end) in zip(found, found[1:], strict=False):
        assert (start - end).days == 1
