"""The figures of one period and the value they make."""

from dataclasses import dataclass
from datetime import date

KINDS = ("ratio", "count", "score", "yes_no")


@dataclass(frozen=True)
class Figure:
    """What was entered for one period. A period without figures has no Figure.

    ``amount`` is the count or the score; of a yes-or-no indicator it is 1 or 0, and
    None where the question was left open.
    """

    start: date
    end: date
    numerator: float = 0.0
    denominator: float = 0.0
    amount: float | None = None

    def value(self, kind: str) -> float | None:
        """The value in the unit of measure; None is "no data", which is not 0.

        >>> first, last = date(2024, 1, 1), date(2024, 3, 31)
        >>> Figure(first, last, numerator=45, denominator=90).value("ratio")
        50.0
        >>> Figure(first, last).value("ratio") is None
        True
        >>> Figure(first, last, amount=0).value("count")
        0
        """
        if kind != "ratio":
            return self.amount
        return 100 * self.numerator / self.denominator if self.denominator else None
