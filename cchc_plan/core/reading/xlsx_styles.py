"""How the cells of a workbook look: the formats of their numbers, and bold letters."""

from openpyxl.styles.numbers import BUILTIN_FORMATS

from .office_package import OfficePackage, too_much
from .office_xml import child, integer, is_on, name

MAX_LOOKS = 1 << 17  # twice what Excel allows
_HIGHEST_ID = 1 << 20
# Dates whose code stands for whatever is usual in the country.
_LOCAL_DATES = {14: "dd/mm/yyyy", 22: "dd/mm/yyyy"}


class XlsxStyles:
    """The looks by the number that a cell refers to."""

    def __init__(self, package: OfficePackage, part: str):
        """:param part: the name of the part "styles"; "" if there is none"""
        self._codes = dict(BUILTIN_FORMATS) | _LOCAL_DATES
        self._bold_fonts: list[bool] = []
        self._looks: list[tuple[int, int]] = []  # (number format, font)
        for batch in package.batches(part, "s:numFmts", "s:fonts", "s:cellXfs"):
            self._add(name(batch.container), batch.container[: batch.count])

    def code(self, style: int) -> str:
        """The format code of a style: "General" where it names none."""
        number_format, _ = self._look(style)
        return self._codes.get(number_format, "General")

    def is_bold(self, style: int) -> bool:
        """Whether the style's font is bold."""
        _, font = self._look(style)
        return font < len(self._bold_fonts) and self._bold_fonts[font]

    def _look(self, style):
        return self._looks[style] if style < len(self._looks) else (0, 0)

    def _add(self, container, elements):
        match container:
            case "s:numFmts":
                self._codes |= map(_code, elements)
            case "s:fonts":
                self._bold_fonts += map(is_bold, elements)
            case _:
                self._looks += map(_ids, elements)
        sizes = (len(self._codes), len(self._bold_fonts), len(self._looks))
        if max(sizes) > MAX_LOOKS:
            raise too_much()


def is_bold(font) -> bool:
    """Whether a "font" or "rPr" element says bold."""
    bold = child(font, "s:b")
    return bold is not None and bool(is_on(bold.get("val", "")))


def _code(number_format) -> tuple[int, str]:
    key = integer(number_format.get("numFmtId"), 0, 0, _HIGHEST_ID)
    return key, number_format.get("formatCode", "")


def _ids(cell_format) -> tuple[int, int]:
    return (
        integer(cell_format.get("numFmtId"), 0, 0, _HIGHEST_ID),
        integer(cell_format.get("fontId"), 0, 0, _HIGHEST_ID),
    )
