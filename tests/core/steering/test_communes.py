"""What is counted by groups is what is counted task by task."""

import doctest
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_plan.core.plan.progress import OUTSIDE
from odoo.addons.cchc_plan.core.reporting import timeliness
from odoo.addons.cchc_plan.core.steering import communes
from odoo.addons.cchc_plan.core.steering.communes import sent_in_time, tallies, total
from odoo.addons.cchc_plan.core.steering.steering_board import (
    STATUS_CLASSES,
    TASK_FIGURES,
    UNIT_CLASSES,
    report_figure,
    task_figures,
)

from .test_steering_board import DAY, snapshots

DUE_SOON, _denominator = TASK_FIGURES["due_soon"]


@pytest.mark.parametrize("module", [communes, timeliness])
def test_doctests(module):
    assert doctest.testmod(module).failed == 0


def grouped(tasks):
    """The tasks of each section as the database counts them."""
    counts = Counter((each.section_id, each.status) for each in tasks)
    weights = Counter()
    for each in tasks:
        weights[each.section_id, each.status] += each.weight
    found = tallies((*key, count, weights[key]) for key, count in counts.items())
    for section, tally in found.items():
        tally.due_soon = sum(
            DUE_SOON.matches(each, DAY) for each in tasks if each.section_id == section
        )
    return found


@given(snapshots)
def test_the_figures_of_all_are_those_of_the_tasks(tasks):
    found = total(grouped(tasks).values()).figures()
    for name, figure in task_figures(tasks, DAY).items():
        assert found[name].text == figure.text
        assert (found[name].count, found[name].total) == (figure.count, figure.total)
        assert found[name].ratio == figure.ratio
        assert found[name].has_data == figure.has_data


@given(snapshots)
def test_the_bars_add_up(tasks):
    found = grouped(tasks)
    for classes, left_out in (
        (STATUS_CLASSES, ("cancelled",)),
        (UNIT_CLASSES, OUTSIDE),
    ):
        counted = sum(sum(each.parts(classes).values()) for each in found.values())
        assert counted == sum(each.status not in left_out for each in tasks)


days = st.dates(DAY - timedelta(days=20), DAY + timedelta(days=20))


@given(st.lists(st.tuples(st.none() | days, days), max_size=20))
def test_reports_counted_are_reports_named(reports):
    words = Counter(timeliness.timeliness(sent, due, DAY) for sent, due in reports)
    named = report_figure(((key, *both) for key, both in enumerate(reports)), DAY)
    counted = sent_in_time([words])
    assert (counted.count, counted.total) == (named.count, named.total)
    assert set(words) <= set(timeliness.TIMELINESS)


def test_a_report_sent_on_a_later_day_is_missing_until_then():
    due, sent = date(2024, 3, 15), date(2024, 3, 20)
    found = [
        timeliness.timeliness(sent, due, date(2024, 3, day)) for day in (15, 16, 20)
    ]
    assert found == ["to_come", "missing", "late"]
