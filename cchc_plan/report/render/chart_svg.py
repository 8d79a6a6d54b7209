"""A drawing as SVG, to stand within a page of a PDF."""

from xml.etree import ElementTree

from .chart_drawing import Box, Drawing, Label, Shape, Stroke
from .fonts import FAMILY

_FACES = f"{FAMILY}, Times New Roman, serif"


def render_svg(drawing: Drawing) -> str:
    """One ``<svg>`` element; what was typed by people is escaped.

    It has no ``viewBox``: a reader of HTML would write that in small letters.
    """
    root = ElementTree.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "version": "1.1",
            "width": _number(drawing.width),
            "height": _number(drawing.height),
            "font-family": _FACES,
        },
    )
    ElementTree.SubElement(root, "desc").text = "\n".join(drawing.description)
    for shape in drawing.shapes:
        _add(root, shape)
    return ElementTree.tostring(root, encoding="unicode", short_empty_elements=False)


def _add(root, shape: Shape) -> None:
    match shape:
        case Box():
            _add_box(root, shape)
        case Stroke():
            _add_stroke(root, shape)
        case Label():
            _add_label(root, shape)


def _add_box(root, box: Box) -> None:
    attributes = {
        "x": _number(box.x),
        "y": _number(box.y),
        "width": _number(box.width),
        "height": _number(box.height),
        "fill": "#000000" if box.is_black else "#ffffff",
    }
    if box.border:
        attributes |= {"stroke": "#000000", "stroke-width": _number(box.border)}
    ElementTree.SubElement(root, "rect", attributes)


def _add_stroke(root, stroke: Stroke) -> None:
    attributes = {
        "x1": _number(stroke.x1),
        "y1": _number(stroke.y1),
        "x2": _number(stroke.x2),
        "y2": _number(stroke.y2),
        "stroke": "#000000",
        "stroke-width": _number(stroke.width),
    }
    if stroke.is_dashed:
        attributes["stroke-dasharray"] = "10,6"
    ElementTree.SubElement(root, "line", attributes)


def _add_label(root, label: Label) -> None:
    attributes = {
        "x": _number(label.x),
        "y": _number(label.y),
        "text-anchor": label.anchor,
        "font-size": f"{label.size}px",
        "font-weight": "bold" if label.is_bold else "normal",
        "fill": "#ffffff" if label.is_white else "#000000",
    }
    ElementTree.SubElement(root, "text", attributes).text = label.text


def _number(value: float) -> str:
    """
    >>> _number(12.0), _number(1.256)
    ('12', '1.26')
    """
    return f"{value:.2f}".rstrip("0").rstrip(".")
