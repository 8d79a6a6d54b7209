"""The value of the year up to a date, made of the periods' figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import fsum

from .figures import Figure

# How the periods of each kind may make the year, the usual way first. Percentages are
# never added up.
AGGREGATIONS = {
    "ratio": ("ratio_of_sums", "last", "average"),
    "count": ("sum", "last", "average"),
    "score": ("last", "average", "sum"),
    "yes_no": ("last",),
}


@dataclass(frozen=True)
class Total:
    """The value so far, and for a ratio the two numbers that make it."""

    value: float | None = None  # None: no data
    numerator: float | None = None
    denominator: float | None = None
    end: date | None = None  # the last day that the figures reach


def total(
    kind: str, aggregation: str, figures: Iterable[Figure], until: date | None = None
) -> Total:
    """What the figures of the periods that began by ``until`` add up to.

    A period counts as soon as it has figures: reports are due before it ends.

    >>> quarters = [
    ...     Figure(date(2024, 1, 1), date(2024, 3, 31), 1, 10),
    ...     Figure(date(2024, 4, 1), date(2024, 6, 30), 60, 90),
    ... ]
    >>> total("ratio", "ratio_of_sums", quarters).value
    61.0
    >>> total("ratio", "ratio_of_sums", quarters, date(2024, 3, 31)).value
    10.0
    >>> total("ratio", "ratio_of_sums", []).value is None
    True
    """
    known = sorted(
        (
            figure
            for figure in figures
            if figure.value(kind) is not None
            and (until is None or figure.start <= until)
        ),
        key=lambda figure: (figure.end, figure.start),
    )
    if not known:
        return Total()
    end = known[-1].end
    if aggregation == "last":
        known = known[-1:]
    if kind == "ratio" and aggregation in ("last", "ratio_of_sums"):
        numerator = fsum(figure.numerator for figure in known)
        denominator = fsum(figure.denominator for figure in known)
        return Total(100 * numerator / denominator, numerator, denominator, end)
    values = fsum(figure.value(kind) for figure in known)
    return Total(values / len(known) if aggregation == "average" else values, end=end)
