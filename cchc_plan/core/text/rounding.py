"""Rounding as people do it, and as figures are stored: half a step goes away from 0."""

from decimal import ROUND_HALF_UP, Decimal

_WHOLE = 2.0**53  # from here on there are no decimals


def rounded(value: float, decimals: int) -> float:
    """
    >>> rounded(25.625, 2), round(25.625, 2)
    (25.63, 25.62)
    >>> rounded(0.15, 1), rounded(-2.5, 0), rounded(29.996, 2)
    (0.2, -3.0, 30.0)
    >>> rounded(1e300, 2)
    1e+300
    """
    if not abs(value) < _WHOLE:
        return float(value)
    step = Decimal(1).scaleb(-decimals)
    return float(Decimal(repr(float(value))).quantize(step, ROUND_HALF_UP))
