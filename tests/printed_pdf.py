"""A PDF as it lies on the desk: words with their places, page numbers, fonts.

Read by poppler's pdftotext and pdffonts.
"""

import io
import re
import subprocess
import tempfile
from dataclasses import dataclass
from html import unescape

from PIL import Image

# Points: the top margin of 20 mm, where page numbers stand, and the left one of 30 mm.
TOP_MARGIN = 56
LEFT_MARGIN = 85
TABLE_WIDTH = 714

_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(
    r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*?)</word>'
)
_HEIGHT_OF_LETTERS = 1.107  # of Tinos, from the lowest to the highest, in its size
_ROMAN = re.compile(r"[IVX]+\.$")


@dataclass(frozen=True)
class Word:
    text: str
    x: float
    y: float
    height: float

    @property
    def size(self) -> int:
        """Of its letters, in points."""
        return round(self.height / _HEIGHT_OF_LETTERS)


@dataclass(frozen=True)
class Page:
    width: float
    height: float
    words: tuple[Word, ...]

    @property
    def is_landscape(self) -> bool:
        return self.width > self.height

    @property
    def number(self) -> str:
        """What stands in the top margin."""
        return " ".join(word.text for word in self.words if word.y < TOP_MARGIN - 5)

    @property
    def number_middle(self) -> float:
        """Where it stands, as a share of the page's width between the margins."""
        word = next(word for word in self.words if word.y < TOP_MARGIN - 5)
        inner = self.width - LEFT_MARGIN - 42.5
        return (word.x + 3.5 * len(word.text) - LEFT_MARGIN) / inner

    @property
    def text(self) -> str:
        """All words in reading order."""
        return " ".join(word.text for word in self.words)


def pages(pdf: bytes) -> list[Page]:
    output = _run("pdftotext", pdf, "-bbox", "{file}", "-").decode()
    return [
        Page(
            float(width),
            float(height),
            tuple(
                Word(unescape(text), float(x), float(y), float(end) - float(y))
                for x, y, end, text in _WORD.findall(content)
            ),
        )
        for width, height, content in _PAGE.findall(output)
    ]


def fonts(pdf: bytes) -> list[tuple[str, bool]]:
    """Each font's name and whether it is embedded."""
    lines = _run("pdffonts", pdf, "{file}").decode().splitlines()[2:]
    return [(line.split()[0], line.split()[-5] == "yes") for line in lines]


def picture(pdf: bytes) -> Image.Image:
    """The first page in grey, two dots a point."""
    output = _run("pdftoppm", pdf, "-r", "144", "-gray", "-singlefile", "{file}")
    return Image.open(io.BytesIO(output))


class PrintedTable:
    """The table of an annex, taken apart into its columns by where the words stand.

    On each page everything down to the row of headings is taken off; its headings are
    kept. Texts are without white space, since the end of a line tells nothing.
    """

    def __init__(
        self,
        annex_pages: list[Page],
        percents: tuple[float, ...],
        width: float = TABLE_WIDTH,
    ):
        self.edges = [LEFT_MARGIN - 3]
        for percent in percents[:-1]:
            self.edges.append(self.edges[-1] + width * percent / 100)
        self.columns = [""] * len(percents)
        self.headings: list[list[str]] = []  # of each page
        self.sections: list[str] = []
        for page in annex_pages:
            self._read(page)

    def _read(self, page: Page) -> None:
        words = [word for word in page.words if word.y > TOP_MARGIN - 5]
        corner = next(word for word in words if word.text == "TT")
        heading = [word for word in words if abs(word.y - corner.y) < 12]
        end = max(word.y for word in heading)
        self.headings.append(self._texts(heading))
        body = [word for word in words if word.y > end + 3]
        titled = {
            round(word.y)
            for word in body
            if self._column(word) == 0 and _ROMAN.match(word.text)
        }
        self.sections += [
            "".join(word.text for word in body if round(word.y) == line)
            for line in sorted(titled)
        ]
        lines = [word for word in body if round(word.y) not in titled]
        for index, found in enumerate(self._texts(lines)):
            self.columns[index] += found

    def _texts(self, words: list[Word]) -> list[str]:
        texts = [""] * len(self.edges)
        for word in sorted(words, key=lambda word: (round(word.y), word.x)):
            texts[self._column(word)] += "".join(word.text.split())
        return texts

    def _column(self, word: Word) -> int:
        return sum(word.x >= edge for edge in self.edges[1:])


def _run(command: str, pdf: bytes, *arguments: str) -> bytes:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        filled = [argument.format(file=file.name) for argument in arguments]
        return subprocess.run(
            [command, *filled], capture_output=True, check=True
        ).stdout
