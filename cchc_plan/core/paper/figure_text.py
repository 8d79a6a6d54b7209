"""Figures as readers of Vietnamese write them: "1.234,5" and "32,1%"."""

from ..text.rounding import rounded
from .matrix import cell_text


def number_text(value: float | None, decimals: int = 2) -> str:
    """
    >>> number_text(1234.5), number_text(30.0), number_text(29.996), number_text(-0.001)
    ('1.234,5', '30', '30', '0')
    >>> number_text(None)
    ''
    """
    return "" if value is None else cell_text(rounded(value, decimals) + 0.0)


def percent_text(value: float) -> str:
    """A percentage with one decimal; neither all nor nothing by rounding alone.

    >>> percent_text(100), percent_text(32.142), percent_text(99.97), percent_text(0.01)
    ('100%', '32,1%', '99,97%', '0,01%')
    """
    shown = rounded(value, 1)
    if (shown == 100 and value < 100) or (shown == 0 and value > 0):
        shown = rounded(value, 2)
    return f"{number_text(shown)}%"
