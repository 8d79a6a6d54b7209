"""The one font family of all printed documents, shipped with the addon."""

import base64
import functools
from pathlib import Path

FAMILY = "Tinos"
_FOLDER = Path(__file__).parents[2] / "static" / "fonts"
_URL = "/cchc_plan/static/fonts/"
_REGULAR = "Tinos-Regular.ttf"
# (bold, italic) → file
_FACES = {
    (False, False): _REGULAR,
    (True, False): "Tinos-Bold.ttf",
    (False, True): "Tinos-Italic.ttf",
    (True, True): "Tinos-BoldItalic.ttf",
}


def font_path(*, bold: bool = False, italic: bool = False) -> str:
    return str(_FOLDER / _FACES[bold, italic])


@functools.cache
def font_faces(how: str) -> str:
    """The ``@font-face`` rules of the family as CSS.

    :param how: "linked" for a browser. "embedded", with the fonts in the rules
        themselves: wkhtmltopdf then needs nothing from the web server, whose address
        it often cannot reach, and a document without its font would be laid out wrong
        without a word. "number", embedded and just for page numbers, since their
        line is loaded anew for every page.
    """
    faces = _FACES.items() if how != "number" else [((False, False), _REGULAR)]
    return "\n".join(
        _font_face(name, bold, italic, is_embedded=how != "linked")
        for (bold, italic), name in faces
    )


def _font_face(name: str, bold: bool, italic: bool, *, is_embedded: bool) -> str:
    source = _URL + name
    if is_embedded:
        content = base64.b64encode((_FOLDER / name).read_bytes()).decode()
        source = f"data:font/ttf;base64,{content}"
    return (
        f'@font-face {{font-family: "{FAMILY}";'
        f" font-weight: {'bold' if bold else 'normal'};"
        f" font-style: {'italic' if italic else 'normal'};"
        f' src: url("{source}") format("truetype");}}'
    )
