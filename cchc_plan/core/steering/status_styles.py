"""How a status is drawn on the boards, on screen and on paper.

Each status has a colour, and a hatching and a shape of its own, so that nothing is lost
in a black-and-white print or to a reader who does not tell the colours apart.
"""

from dataclasses import dataclass

SOLID = "solid"

# SVG paths around the origin, 12 wide and high.
_CIRCLE = "M-5,0a5,5,0,1,0,10,0a5,5,0,1,0,-10,0z"
_HALF_CIRCLE = f"{_CIRCLE}M0,-3v6"
_TRIANGLE = "M0,-6L6,5H-6z"
_DIAMOND = "M0,-6L6,0L0,6L-6,0z"
_SQUARE = "M-5,-5H5V5H-5z"
_CROSS = "M-5,-5L5,5M-5,5L5,-5"


@dataclass(frozen=True)
class StatusStyle:
    """Colour, mark and hatching of one status."""

    colour: str  # the decoration that lists and cards give it
    shape: str  # SVG path of the mark of a milestone
    is_filled: bool  # the mark is filled, not an outline
    hatch: str  # SVG path in a tile of 6 by 6, SOLID, or nothing


STATUS_STYLES = {
    "overdue": StatusStyle("danger", _TRIANGLE, True, "M0,6L6,0M0,0L6,6"),
    "todo": StatusStyle("info", _DIAMOND, False, ""),
    "in_progress": StatusStyle("info", _DIAMOND, True, "M-1,1L1,-1M0,6L6,0M5,7L7,5"),
    "open_no_deadline": StatusStyle("muted", _SQUARE, False, ""),
    "done_on_time": StatusStyle("success", _CIRCLE, True, SOLID),
    "done_late": StatusStyle("warning", _HALF_CIRCLE, False, "M1,0V6M4,0V6"),
    "done_no_deadline": StatusStyle("success", _CIRCLE, True, SOLID),
    "on_hold": StatusStyle("muted", _SQUARE, True, "M0,1.5H6M0,4.5H6"),
    "cancelled": StatusStyle("muted", _CROSS, False, ""),
}

# Class of a unit's tasks → the status as which it is drawn.
UNIT_CLASS_STYLES = {
    "done": "done_on_time",
    "late": "done_late",
    "overdue": "overdue",
    "waiting": "todo",
}
