"""Measures of the paper (NĐ 30/2020, Phụ lục I), as a Word document has them.

The PDF has the same in its paper formats and its style sheet. Lengths are in
millimetres, sizes of letters in points.
"""

LONG, SHORT = 297, 210  # A4
TOP = BOTTOM = 20
LEFT, RIGHT = 30, 15
PORTRAIT_WIDTH = SHORT - LEFT - RIGHT
LANDSCAPE_WIDTH = LONG - LEFT - RIGHT

TEXT_SIZE = 14
TABLE_SIZE = 13
NAME_SIZE = 12  # bodies, Quốc hiệu, "Nơi nhận:"
MOTTO_SIZE = 13  # Tiêu ngữ, number, place and date
RECIPIENT_SIZE = 11

LETTERHEAD_SHARES = (45, 55)  # per cent of the width
INDENT = 10  # of a paragraph's first line
ADDRESSEE_INDENT = 40
RULE_SHARE = 0.4  # of the text above it; between a third and a half
CELL_PADDING = 1.6

POINTS_PER_MM = 72 / 25.4
