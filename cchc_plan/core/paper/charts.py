"""A chart as a value object: bars of parts, each with its figure in words.

It says what is drawn, not how: the looks are named, not coloured, and are told apart
in black and white by lines that cross a part, never by shades alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, combinations

# The looks of a part, from the darkest to the lightest.
SOLID = "solid"
CROSSED = "crossed"
SLANTED = "slanted"
STRIPED = "striped"
BLANK = "blank"
LOOKS = (SOLID, CROSSED, SLANTED, STRIPED, BLANK)


@dataclass(frozen=True)
class Part:
    """A piece of a bar; ``value`` is measured on the chart's axis."""

    value: float
    look: str
    text: str = ""  # the figure that stands in it


@dataclass(frozen=True)
class Bar:
    """One line: what it is of, its parts from left to right, its figure at the end."""

    label: str
    parts: tuple[Part, ...]
    figure: str
    is_total: bool = False  # set apart from those above


@dataclass(frozen=True)
class Chart:
    """Horizontal bars on one axis from 0 to ``whole``."""

    title: str
    bars: tuple[Bar, ...]
    legend: tuple[tuple[str, str], ...]  # look and what it stands for
    whole: float
    mark: float | None = None  # where the bars are to reach
    mark_text: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """The chart in words, a line a bar, for whoever cannot see it.

        >>> bar = Bar("Thể chế", (Part(1, SOLID, "1"), Part(2, BLANK, "2")), "1/3")
        >>> legend = ((SOLID, "Hoàn thành"), (BLANK, "Quá hạn"))
        >>> Chart("Tiến độ", (bar,), legend, 3).texts
        ('Thể chế: 1/3 (Hoàn thành: 1; Quá hạn: 2)',)
        """
        words = dict(self.legend)
        return tuple(self._line(bar, words) for bar in self.bars)

    @staticmethod
    def _line(bar: Bar, words: dict[str, str]) -> str:
        parts = "; ".join(
            f"{words[part.look]}: {part.text}" for part in bar.parts if part.text
        )
        return f"{bar.label}: {bar.figure}" + (f" ({parts})" if parts else "")

    def pages(self, heights: list[float], room: float) -> Iterator["Chart"]:
        """The chart cut between bars, into as few pages as hold it, evenly filled.

        :param heights: of each bar
        :param room: for the bars of one page

        >>> bars = tuple(Bar(name, (), "") for name in "ABCD")
        >>> chart = Chart("", bars, (), 1)
        >>> [
        ...     "".join(bar.label for bar in page.bars)
        ...     for page in chart.pages([1, 1, 1, 1], 3)
        ... ]
        ['AB', 'CD']
        """
        first = 0
        for last in _even_ends(heights, room):
            yield replace(self, bars=self.bars[first:last])
            first = last


def _even_ends(heights: list[float], room: float) -> list[int]:
    """Where each page ends, with the least room that needs no more pages."""
    ends = _ends(heights, room)
    sums = [0.0, *accumulate(heights)]
    fills = {high - low for low, high in combinations(sums, 2) if high - low <= room}
    for fill in sorted(fills):
        even = _ends(heights, fill)
        if len(even) == len(ends):
            return even
    return ends


def _ends(heights: list[float], room: float) -> list[int]:
    ends = []
    left = room
    for place, height in enumerate(heights):
        if height > left and place > (ends[-1] if ends else 0):
            ends.append(place)
            left = room
        left -= height
    return [*ends, len(heights)]
