"""A drawing as a picture, to stand in a Word document."""

import io

from PIL import Image, ImageDraw, ImageFont

from .chart_drawing import Box, Drawing, Label, Shape, Stroke
from .fonts import font_path

_SCALE = 2  # pixels a half point: 288 a inch
_DASH, _HOLE = 10, 6
_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}
_BLACK, _WHITE = 0, 255


def render_png(drawing: Drawing) -> bytes:
    """The drawing in black and white with its shades of grey at the edges."""
    size = round(drawing.width * _SCALE), round(drawing.height * _SCALE)
    image = Image.new("L", size, _WHITE)
    canvas = ImageDraw.Draw(image)
    for shape in drawing.shapes:
        _draw(canvas, shape)
    target = io.BytesIO()
    image.save(target, "PNG", dpi=(144 * _SCALE, 144 * _SCALE))
    return target.getvalue()


def _draw(canvas, shape: Shape) -> None:
    match shape:
        case Box():
            corner = shape.x + shape.width, shape.y + shape.height
            canvas.rectangle(
                (*_scaled(shape.x, shape.y), *_scaled(*corner)),
                fill=_BLACK if shape.is_black else _WHITE,
                outline=_BLACK if shape.border else None,
                width=round(shape.border * _SCALE),
            )
        case Stroke():
            for start, end in _dashes(shape):
                canvas.line(
                    (*_scaled(*start), *_scaled(*end)),
                    fill=_BLACK,
                    width=round(shape.width * _SCALE),
                )
        case Label():
            font = ImageFont.truetype(
                font_path(bold=shape.is_bold),
                shape.size * _SCALE,
                layout_engine=ImageFont.Layout.BASIC,
            )
            canvas.text(
                _scaled(shape.x, shape.y),
                shape.text,
                fill=_WHITE if shape.is_white else _BLACK,
                font=font,
                anchor=_ANCHORS[shape.anchor],
            )


def _dashes(stroke: Stroke):
    """The pieces of a line; only an upright one is ever dashed."""
    if not stroke.is_dashed:
        yield (stroke.x1, stroke.y1), (stroke.x2, stroke.y2)
        return
    y = stroke.y1
    while y < stroke.y2:
        yield (stroke.x1, y), (stroke.x1, min(y + _DASH, stroke.y2))
        y += _DASH + _HOLE


def _scaled(x: float, y: float) -> tuple[float, float]:
    return x * _SCALE, y * _SCALE
