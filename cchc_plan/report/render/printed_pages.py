"""An annex's table cut into pages, each a table of its own with the headings on top.

wkhtmltopdf cuts tables badly: it prints a repeated heading over a row that runs on to
the next page, and leaves a section's title alone at the foot. So pages are made here,
out of measured heights.
"""

from collections.abc import Iterator

from ...core.paper.charts import Chart
from ...core.paper.paper import Annex, Letterhead
from .chart_drawing import Drawing, drawings
from .printed_rows import LANDSCAPE_WIDTH, PrintedRow, heading_height, printed_blocks
from .text_metrics import line_count

# Lengths in half points.
_PAGE_HEIGHT = 950  # with a little left over at the foot
_TITLE_SIZE = 28
_TITLE_LINE_HEIGHT = 34
_TITLE_MARGIN = 22  # between the title and the table, with its upper border
_NAME_LINE_HEIGHT = 30  # of the letterhead
_LETTERHEAD_MARGIN = 80  # around its lines, with the row of place and date


def printed_pages(annex: Annex) -> Iterator[tuple[PrintedRow, ...]]:
    """The rows of each page; an annex without rows has one page."""
    heading = heading_height(annex.matrix, LANDSCAPE_WIDTH)
    above = _title_height(annex) + _letterhead_height(annex.letterhead)
    room = _PAGE_HEIGHT - above - heading
    page: list[PrintedRow] = []
    for block in printed_blocks(annex.matrix, LANDSCAPE_WIDTH):
        height = sum(row.height for row in block)
        if height > room and page:
            yield tuple(page)
            page, room = [], _PAGE_HEIGHT - heading
        page += block
        room -= height
    yield tuple(page)


def printed_charts(annex: Annex) -> Iterator[Drawing]:
    """The annex's chart, each drawing on a page of its own."""
    if annex.chart:
        yield from chart_pages(annex.chart)


def chart_pages(chart: Chart) -> Iterator[Drawing]:
    """A chart in drawings that each fit on a landscape page."""
    return drawings(chart, _PAGE_HEIGHT)


def _title_height(annex: Annex) -> int:
    titles = filter(None, (annex.label, *annex.titles, annex.reference))
    lines = sum(
        line_count(title, LANDSCAPE_WIDTH, _TITLE_SIZE, bold=True) for title in titles
    )
    return lines * _TITLE_LINE_HEIGHT + _TITLE_MARGIN


def _letterhead_height(letterhead: Letterhead | None) -> int:
    if letterhead is None:
        return 0
    names = "\n".join(filter(None, (letterhead.superior, letterhead.body)))
    lines = max(len(names.split("\n")), 2)  # Quốc hiệu and Tiêu ngữ
    return lines * _NAME_LINE_HEIGHT + _LETTERHEAD_MARGIN
