"""A QR code as one SVG path, sharp at any size and without a picture to load."""

from dataclasses import dataclass

import qrcode

QUIET = 2  # modules left white around it, within its own place


@dataclass(frozen=True)
class QrCode:
    """``path`` draws the dark modules, one unit each; ``size`` includes the margin."""

    path: str
    size: int


def qr_code(text: str) -> QrCode:
    """The code of a text; a seventh of it may be soiled."""
    code = qrcode.QRCode(
        border=QUIET, error_correction=qrcode.constants.ERROR_CORRECT_M
    )
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    return QrCode("".join(_runs(rows)), len(rows))


def _runs(rows):
    """The dark modules that touch in a row, as one box each."""
    for y, row in enumerate(rows):
        start = None
        for x, is_dark in enumerate([*row, False]):
            if is_dark and start is None:
                start = x
            elif not is_dark and start is not None:
                yield f"M{start},{y}h{x - start}v1h{start - x}z"
                start = None
