"""Drafting a report again: edits are kept, the rest follows the facts."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_plan.core.reporting import merge
from odoo.addons.cchc_plan.core.reporting.draft import draft
from odoo.addons.cchc_plan.core.reporting.facts import Paragraph
from odoo.addons.cchc_plan.core.reporting.merge import Stored, redraft

from . import report_facts

_KEYS = st.sampled_from("abcdefg")
_TEXTS = st.sampled_from(["", "Một.", "Hai.", "Hai. ", "Ba.\n\nBốn.", "Năm."])
_STORED = st.lists(
    st.builds(Stored, _KEYS, _TEXTS, _TEXTS), unique_by=lambda one: one.key
)
_FRESH = st.lists(
    st.builds(Paragraph, _KEYS, st.just(""), st.just(1), _TEXTS),
    unique_by=lambda one: one.key,
)


def saved(merged):
    return [one.stored for one in merged if one.stored]


def actions(stored, fresh):
    return {one.key: one.action for one in redraft(stored, fresh)}


def test_doctests():
    assert doctest.testmod(merge).failed == 0


@given(_STORED, _FRESH)
def test_an_edit_is_never_lost(stored, fresh):
    after = {one.key: one.text for one in saved(redraft(stored, fresh))}
    for paragraph in stored:
        if paragraph.is_edited and paragraph.text:
            assert after[paragraph.key].split() == paragraph.text.split()


@given(_STORED, _FRESH)
def test_drafting_twice_is_drafting_once(stored, fresh):
    once = saved(redraft(stored, fresh))
    assert saved(redraft(once, fresh)) == once


@given(_STORED, _FRESH)
def test_what_nobody_edited_is_the_new_draft(stored, fresh):
    edited = {one.key for one in stored if one.is_edited and one.text}
    after = {one.key: one.text for one in saved(redraft(stored, fresh))}
    for paragraph in fresh:
        if paragraph.key not in {one.key for one in stored if one.is_edited}:
            assert after[paragraph.key] == paragraph.text
    assert set(after) == {one.key for one in fresh} | edited


@given(_STORED, _FRESH)
def test_the_order_is_the_new_one(stored, fresh):
    order = [one.key for one in redraft(stored, fresh)]
    assert len(order) == len(set(order))
    new = [one.key for one in fresh]
    assert [key for key in order if key in new] == new


@given(_STORED, _FRESH)
def test_only_edits_are_flagged_and_accepting_ends_it(stored, fresh):
    for one in redraft(stored, fresh):
        if one.is_outdated:
            assert one.action in ("kept", "orphaned")
            accepted = Stored(one.key, one.fresh.text if one.fresh else "", one.text)
            kept = redraft([accepted], [one.fresh] if one.fresh else [])
            assert [(again.text, again.is_outdated) for again in kept] == [
                (one.text, False)
            ]


def test_each_action():
    stored = [
        Stored("same", "A.", "A."),
        Stored("new_facts", "B.", "B."),
        Stored("edited", "C.", "C, sửa."),
        Stored("gone", "D.", "D."),
        Stored("gone_edited", "E.", "E, sửa."),
        Stored("by_hand", "", "Tự viết."),
    ]
    fresh = [
        Paragraph("same", "", 1, "A."),
        Paragraph("edited", "", 1, "C."),
        Paragraph("new_facts", "", 1, "B!"),
        Paragraph("more", "", 1, "F."),
    ]
    merged = redraft(stored, fresh)
    assert [(one.key, one.action, one.is_outdated) for one in merged] == [
        ("same", "unchanged", False),
        ("edited", "kept", False),
        ("gone", "removed", False),
        ("gone_edited", "orphaned", True),
        ("by_hand", "orphaned", False),
        ("new_facts", "replaced", False),
        ("more", "added", False),
    ]


def test_an_edit_that_says_the_new_draft_is_no_edit_any_more():
    merged = redraft([Stored("a", "Cũ.", "Mới. ")], [Paragraph("a", "", 1, "Mới.")])
    assert [(one.action, one.text) for one in merged] == [("replaced", "Mới.")]


def test_an_emptied_paragraph_stays_empty():
    assert actions([Stored("a", "Cũ.", "")], [Paragraph("a", "", 1, "Mới.")]) == {
        "a": "kept"
    }


def test_a_key_twice_is_refused():
    with pytest.raises(ValueError, match="same key"):
        redraft([Stored("a", "", "A."), Stored("a", "", "B.")], [])


def test_keys_of_a_draft_hold_from_report_to_report():
    """What was edited in one state of the facts is found again in the next."""
    drafts = [draft(facts) for facts in report_facts.chain()]
    keys = [{paragraph.key for paragraph in paragraphs} for paragraphs in drafts]
    for paragraphs, own in zip(drafts, keys, strict=True):
        assert len(own) == len(paragraphs)
    assert keys[0] == keys[1] == keys[2] == keys[3]
