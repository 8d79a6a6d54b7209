"""The one font family of all printed documents, shipped with the addon."""

import base64
import functools
from pathlib import Path

FAMILY = "Tinos"
_FOLDER = Path(__file__).parents[1] / "static" / "fonts"
_URL = "/cchc_plan/static/fonts/"
# (bold, italic) → file
_FACES = {
    (False, False): "Tinos-Regular.ttf",
    (True, False): "Tinos-Bold.ttf",
    (False, True): "Tinos-Italic.ttf",
    (True, True): "Tinos-BoldItalic.ttf",
}


def font_path(*, bold: bool = False, italic: bool = False) -> str:
    return str(_FOLDER / _FACES[bold, italic])


@functools.cache
def font_faces(*, is_embedded: bool) -> str:
    """The ``@font-face`` rules of the family as CSS.

    :param is_embedded: with the fonts in the rules themselves. wkhtmltopdf then needs
        nothing from the web server, whose address it often cannot reach: a document
        without its font would be laid out wrong without a word.
    """
    return "\n".join(
        _font_face(name, bold, italic, is_embedded)
        for (bold, italic), name in _FACES.items()
    )


def _font_face(name: str, bold: bool, italic: bool, is_embedded: bool) -> str:
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
