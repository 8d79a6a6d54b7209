"""Figures as readers of Vietnamese write them."""

from ..paper.matrix import cell_text
from ..rounding import rounded
from .figures import Figure
from .judging import DECIMALS


def number_text(value: float | None) -> str:
    """
    >>> number_text(1234.5), number_text(29.996), number_text(None)
    ('1.234,5', '30', '')
    """
    return "" if value is None else cell_text(rounded(value, DECIMALS) + 0.0)


def parts_text(figure: Figure) -> str:
    """
    >>> from datetime import date
    >>> parts_text(Figure(date(2024, 1, 1), date(2024, 3, 31), 45, 90))
    '45/90'
    """
    return f"{number_text(figure.numerator)}/{number_text(figure.denominator)}"
