"""The pages of a chart as pictures within a commune's own Word template."""

import io
from collections.abc import Iterable, Iterator
from functools import cached_property

from docx.oxml.ns import qn
from docx.shared import Mm, Twips
from markupsafe import Markup

from ...core.paper.charts import Chart
from ...core.reporting.template_check import RefusedTemplate
from ...core.text.finding import _lt
from ..render import page_layout as layout
from ..render.chart_drawing import Drawing
from ..render.chart_png import render_png
from ..render.printed_pages import chart_pages

_NAME = "cchc_chart"  # by which a chart is told from the template's own pictures
# A text of Word is left for the picture, and another one begun.
_RUN = Markup(
    '</w:t></w:r><w:r><w:drawing>%s</w:drawing></w:r><w:r><w:t xml:space="%s">'
)
_DRAWING, _SECTION = qn("wp:inline"), qn("w:sectPr")
_MARGINS = {"w": ("left", "right"), "h": ("top", "bottom")}


class Picture:
    """One page of a chart; where a mark prints it, it puts itself into the text."""

    def __init__(self, template, drawing: Drawing):
        self._template = template
        self._drawing = drawing

    def __str__(self):
        return self.__html__()

    def __html__(self):
        if self._template.current_rendering_part is not self._template.docx.part:
            raise _no_place()
        return self._run

    @cached_property
    def _run(self) -> Markup:
        part = self._template.docx.part
        content = io.BytesIO(render_png(self._drawing))
        inline = part.new_pic_inline(content, width=Mm(layout.LANDSCAPE_WIDTH))
        inline.docPr.set("name", _NAME)
        inline.docPr.set("descr", "\n".join(self._drawing.description))
        return _RUN % (Markup(inline.xml), "preserve")


def pictures(template, charts: Iterable[Chart]) -> list[Picture]:
    return [Picture(template, page) for chart in charts for page in chart_pages(chart)]


def fit_pictures(body) -> None:
    """Let no chart be larger than the pages it stands on.

    :param body: the element of a whole document, filled in
    """
    waiting = []
    for element in body.iter(_DRAWING, _SECTION):
        if element.tag == _SECTION:  # it stands at the end of its pages
            for inline in waiting:
                _shrink(inline, *_room(element))
            waiting = []
        elif element.find(qn("wp:docPr")).get("name") == _NAME:
            waiting.append(element)


def _room(section) -> Iterator[int]:
    """Width and height that the margins leave."""
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    for side, names in _MARGINS.items():
        taken = sum(int(margins.get(qn(f"w:{name}"))) for name in names)
        yield Twips(int(size.get(qn(f"w:{side}"))) - taken)


def _shrink(inline, width: int, height: int) -> None:
    extents = [inline.find(qn("wp:extent")), *inline.iter(qn("a:ext"))]
    sizes = [extent for extent in extents if extent.get("cx")]
    factor = min(width / int(sizes[0].get("cx")), height / int(sizes[0].get("cy")), 1.0)
    for size in sizes:
        for side in ("cx", "cy"):
            size.set(side, str(int(int(size.get(side)) * factor)))


def _no_place() -> RefusedTemplate:
    return RefusedTemplate(
        "picture_place",
        _lt(
            "The template has a chart in a header, a footer or a footnote: move it "
            "into the text, and choose the file again."
        ),
    )
