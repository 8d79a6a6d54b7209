"""What a board returns is JSON, with a key for each field."""

import doctest
import json

from odoo.addons.cchc_plan.core.steering import board_data
from odoo.addons.cchc_plan.core.steering.board_data import (
    Choice,
    EmptyYearBoard,
    ListLink,
    Need,
    StatusEntry,
    to_json,
)
from odoo.addons.cchc_plan.core.steering.status_styles import STATUS_STYLES


def test_doctests():
    result = doctest.testmod(board_data)
    assert result.attempted and not result.failed


def test_a_board_at_any_depth_survives_json():
    link = ListLink("cchc.task", [("id", "in", (1, 2))], name="A")
    found = to_json({"needs": (Need("a", "A", 2, list=link), Need("b", "B", 0, "c.d"))})
    assert json.loads(json.dumps(found)) == found
    first, second = found["needs"]
    assert first["list"]["domain"] == [["id", "in", [1, 2]]]
    assert "action" not in first and "list" not in second


def test_a_field_without_a_value_keeps_its_key():
    assert to_json(EmptyYearBoard()) == {"plan": False, "plans": []}
    assert to_json([Choice(1, None)]) == [{"id": 1, "name": None}]


def test_a_status_entry_has_the_style_of_its_status():
    style = STATUS_STYLES["overdue"]
    entry = to_json(StatusEntry.styled("overdue", "Overdue", style))
    assert entry["colour"] == style.colour
    assert "count" not in entry
