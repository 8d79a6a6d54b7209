"""A chart laid out as lines, boxes and texts; SVG and PNG only draw these.

wkhtmltopdf's engine draws no SVG pattern reliably, so what crosses a part is made of
single lines. Lengths are half points, as on the pages of a PDF.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ...core.paper.charts import (
    BLANK,
    CROSSED,
    SLANTED,
    SOLID,
    STRIPED,
    Bar,
    Chart,
    Part,
)
from .text_metrics import text_width, wrap

WIDTH = 1428  # of a landscape page
TEXT_SIZE = 24
TITLE_SIZE = 26

_LINE_HEIGHT = 28
_TITLE_HEIGHT = 36.0
_BASELINE = 21  # of a line's text below its top
_LABEL_WIDTH = 430
_FIGURE_WIDTH = 278
_GAP = 14  # between label, bar and figure
_BAR_HEIGHT = 34
_BAR_MARGIN = 12  # between bars
_TOTAL_MARGIN = 12  # above the bar of the total, in addition
_LEGEND_BOX = 44
_LEGEND_GAP = 36
_STEP = 11  # between lines that cross a part
_BORDER = 2
_FOOT = 4  # below the last bar
_TEXT_PADDING = 5  # around a figure within a part

BAR_LEFT = _LABEL_WIDTH + _GAP
BAR_WIDTH = WIDTH - BAR_LEFT - _GAP - _FIGURE_WIDTH


@dataclass(frozen=True)
class Box:
    x: float
    y: float
    width: float
    height: float
    is_black: bool = False
    border: float = _BORDER


@dataclass(frozen=True)
class Stroke:
    x1: float
    y1: float
    x2: float
    y2: float
    width: float = 1.5
    is_dashed: bool = False


@dataclass(frozen=True)
class Label:
    """A text from its baseline; ``anchor`` is "start", "middle" or "end"."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    is_bold: bool = False
    is_white: bool = False
    size: int = TEXT_SIZE


Shape = Box | Stroke | Label


@dataclass(frozen=True)
class Drawing:
    """One page of a chart."""

    height: float
    shapes: tuple[Shape, ...]
    description: tuple[str, ...]  # the same in words
    width: float = WIDTH


def drawings(chart: Chart, room: float) -> Iterator[Drawing]:
    """The chart on as many pages as it needs.

    :param room: height of a page
    """
    heights = [_bar_height(bar) for bar in chart.bars]
    above = _TITLE_HEIGHT + _legend_height(chart) + _mark_height(chart)
    for page in chart.pages(heights, room - above - _FOOT):
        yield _drawing(page)


def _drawing(chart: Chart) -> Drawing:
    shapes: list[Shape] = [
        Label(WIDTH / 2, _BASELINE, chart.title, "middle", True, size=TITLE_SIZE)
    ]
    y = _TITLE_HEIGHT
    shapes += _legend(chart, y)
    y += _legend_height(chart) + _mark_height(chart)
    top = y
    for bar in chart.bars:
        shapes += _bar(bar, chart, y + (_TOTAL_MARGIN if bar.is_total else 0))
        y += _bar_height(bar)
    shapes += _axis(chart, top, y)
    return Drawing(y + _FOOT, tuple(shapes), chart.texts)


# -- Bars ------------------------------------------------------------------------------


def _label_lines(bar: Bar) -> list[str]:
    lines = wrap(bar.label, _LABEL_WIDTH, TEXT_SIZE, bold=bar.is_total)
    return [line.text for line in lines]


def _figure_lines(bar: Bar) -> list[str]:
    lines = wrap(bar.figure, _FIGURE_WIDTH, TEXT_SIZE, bold=bar.is_total)
    return [line.text for line in lines]


def _bar_height(bar: Bar) -> float:
    lines = max(len(_label_lines(bar)), len(_figure_lines(bar)))
    own = max(lines * _LINE_HEIGHT, _BAR_HEIGHT) + _BAR_MARGIN
    return own + (_TOTAL_MARGIN if bar.is_total else 0)


def _bar(bar: Bar, chart: Chart, y: float) -> Iterator[Shape]:
    height = _bar_height(bar) - _BAR_MARGIN - (_TOTAL_MARGIN if bar.is_total else 0)
    if bar.is_total:
        yield Stroke(0, y - _TOTAL_MARGIN, WIDTH, y - _TOTAL_MARGIN)
    yield from _column(_label_lines(bar), 0, y, height, bar)
    yield from _column(_figure_lines(bar), WIDTH - _FIGURE_WIDTH, y, height, bar)
    yield from _parts(bar.parts, chart, y + (height - _BAR_HEIGHT) / 2)


def _column(lines: list[str], x: float, y: float, height: float, bar: Bar):
    """Lines in the middle of a height."""
    top = y + (height - len(lines) * _LINE_HEIGHT) / 2
    for position, line in enumerate(lines):
        baseline = top + position * _LINE_HEIGHT + _BASELINE
        yield Label(x, baseline, line, is_bold=bar.is_total)


def _parts(parts: tuple[Part, ...], chart: Chart, y: float) -> Iterator[Shape]:
    x = float(BAR_LEFT)
    for part, width in zip(parts, _widths(parts, chart), strict=True):
        yield from _filled(x, y, width, _BAR_HEIGHT, part.look)
        room = text_width(part.text, TEXT_SIZE, bold=True) + 2 * _TEXT_PADDING
        if part.text and room <= width:
            yield from _figure(part, x + width / 2, y, room)
        elif part.text and len(parts) == 1:
            yield Label(x + width + _TEXT_PADDING, _middle(y), part.text, is_bold=True)
        x += width


def _figure(part: Part, middle: float, y: float, room: float) -> Iterator[Shape]:
    """The figure within a part, on white where lines would cross it."""
    if part.look not in (SOLID, BLANK):
        yield Box(middle - room / 2, y + 4, room, _BAR_HEIGHT - 8, border=0)
    is_white = part.look == SOLID
    yield Label(middle, _middle(y), part.text, "middle", True, is_white)


def _middle(y: float) -> float:
    """The baseline of a text in the middle of a bar."""
    return y + _BAR_HEIGHT / 2 + 8


def _widths(parts: tuple[Part, ...], chart: Chart) -> list[float]:
    """Each part's width; one of several is never too narrow for its figure."""
    widths = [BAR_WIDTH * part.value / chart.whole for part in parts]
    if len(parts) < 2:
        return widths
    total = sum(widths)
    needed = [
        text_width(part.text, TEXT_SIZE, bold=True) + 2 * _TEXT_PADDING + 1
        for part in parts
    ]
    kept = [max(pair) for pair in zip(widths, needed, strict=True)]
    widest = kept.index(max(kept))
    kept[widest] -= sum(kept) - total
    return kept


def _axis(chart: Chart, top: float, bottom: float) -> Iterator[Shape]:
    yield Stroke(BAR_LEFT, top - 4, BAR_LEFT, bottom, _BORDER)
    if chart.mark is not None:
        x = BAR_LEFT + BAR_WIDTH * chart.mark / chart.whole
        yield Stroke(x, top - 4, x, bottom, _BORDER, is_dashed=True)
        yield Label(x, top - 8, chart.mark_text, "middle")


def _mark_height(chart: Chart) -> float:
    return _LINE_HEIGHT + 6 if chart.mark is not None else 8


# -- Looks -----------------------------------------------------------------------------


def _filled(x: float, y: float, width: float, height: float, look: str):
    """A box with what tells its look from others."""
    yield Box(x, y, width, height, is_black=look == SOLID)
    if look in (SLANTED, CROSSED):
        yield from _slanted(x, y, width, height, rises=True)
    if look == CROSSED:
        yield from _slanted(x, y, width, height, rises=False)
    if look == STRIPED:
        rows = int(height // _STEP)
        for row in range(1, rows + 1):
            line = y + row * height / (rows + 1)
            yield Stroke(x, line, x + width, line)


def _slanted(x: float, y: float, width: float, height: float, *, rises: bool):
    """Lines at 45° within a box, cut at its edges."""
    offset = _STEP / 2
    while offset < width + height:
        # From the lower or left edge to the upper or right one.
        start = max(offset - height, 0), min(offset, height)
        end = min(offset, width), max(offset - width, 0)
        (x1, y1), (x2, y2) = start, end
        if not rises:
            y1, y2 = height - y1, height - y2
        yield Stroke(x + x1, y + y1, x + x2, y + y2)
        offset += _STEP


# -- Legend ----------------------------------------------------------------------------


def _legend_places(chart: Chart) -> list[tuple[float, int]]:
    """Left edge and row of each entry."""
    places = []
    x, row = 0.0, 0
    for _look, words in chart.legend:
        width = _LEGEND_BOX + 10 + text_width(words, TEXT_SIZE) + _LEGEND_GAP
        if x and x + width > WIDTH:
            x, row = 0.0, row + 1
        places.append((x, row))
        x += width
    return places


def _legend_height(chart: Chart) -> float:
    rows = [row for _x, row in _legend_places(chart)]
    return (max(rows) + 1) * (_LINE_HEIGHT + 8) + 6 if rows else 0


def _legend(chart: Chart, y: float) -> Iterator[Shape]:
    for (x, row), (look, words) in zip(
        _legend_places(chart), chart.legend, strict=True
    ):
        top = y + row * (_LINE_HEIGHT + 8)
        yield from _filled(x, top + 2, _LEGEND_BOX, 24, look)
        yield Label(x + _LEGEND_BOX + 10, top + _BASELINE, words)
