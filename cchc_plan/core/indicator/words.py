"""Figures as readers of Vietnamese write them."""

from ..paper.figure_text import number_text
from .figures import Figure


def parts_text(figure: Figure) -> str:
    """
    >>> from datetime import date
    >>> parts_text(Figure(date(2024, 1, 1), date(2024, 3, 31), 45, 90))
    '45/90'
    """
    return f"{number_text(figure.numerator)}/{number_text(figure.denominator)}"
