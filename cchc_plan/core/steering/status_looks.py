"""How a status looks on the year board, on screen and on paper.

Each has a colour, and a hatching and a shape of its own, so that a print in black and
white and a reader who does not tell the colours apart lose nothing.
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
class Look:
    """One status as it is drawn."""

    colour: str  # the decoration that lists and cards give it
    shape: str  # SVG path of the mark of a milestone
    is_filled: bool  # the mark is filled, not an outline
    hatch: str  # SVG path in a tile of 6 by 6, SOLID, or nothing


LOOKS = {
    "overdue": Look("danger", _TRIANGLE, True, "M0,6L6,0M0,0L6,6"),
    "todo": Look("info", _DIAMOND, False, ""),
    "in_progress": Look("info", _DIAMOND, True, "M-1,1L1,-1M0,6L6,0M5,7L7,5"),
    "open_no_deadline": Look("muted", _SQUARE, False, ""),
    "done_on_time": Look("success", _CIRCLE, True, SOLID),
    "done_late": Look("warning", _HALF_CIRCLE, False, "M1,0V6M4,0V6"),
    "done_no_deadline": Look("success", _CIRCLE, True, SOLID),
    "on_hold": Look("muted", _SQUARE, True, "M0,1.5H6M0,4.5H6"),
    "cancelled": Look("muted", _CROSS, False, ""),
}
