"""Text with the marks of Markdown or HTML, which tell its look."""

import re

from .source import Paragraph
from .visible_text import visible

_TAGS = re.compile(
    r"</?(?:b|strong|i|em|u|p|span|font|div|sup|sub)(?:\s[^<>]*)?>", re.I
)
_BREAK_TAG = re.compile(r"<br\s*/?>", re.I)
_BOLD_LINE = re.compile(
    r"<(b|strong)(?:\s[^<>]*)?>(?:(?!</\1).)*</\1>|\*{2,3}(?:(?!\*\*).)+\*{2,3}",
    re.I | re.S,
)
_ITALIC_LINE = re.compile(
    r"<(i|em)(?:\s[^<>]*)?>(?:(?!</\1).)*</\1>|\*(?!\*).+\*|\*{3}.+\*{3}", re.I | re.S
)
_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_ESCAPED = re.compile(r"\\([\\.\-*_#|()\[\]+!<>~`])")
_ENTITIES = {
    "&nbsp;": " ",
    "&lt;": "<",
    "&gt;": ">",
    "&quot;": '"',
    "&#39;": "'",
    "&amp;": "&",  # the last, or "&amp;lt;" would be read twice
}


def marked_paragraph(text: str) -> Paragraph:
    """The text without the marks of HTML and Markdown, which give its look instead.

    >>> marked_paragraph("## **II. NHIỆM VỤ**")
    Paragraph(text='II. NHIỆM VỤ', bold=True, italic=False, heading=2)
    """
    text = text.strip()
    match = _HEADING.fullmatch(text)
    heading, text = (len(match[1]), match[2].strip()) if match else (0, text)
    bold = bool(_BOLD_LINE.fullmatch(text)) or _is_bold_over_lines(text)
    italic = bool(_ITALIC_LINE.fullmatch(text))
    text = _TAGS.sub("", _BREAK_TAG.sub("\n", text))
    text = re.sub(r"\*\*\*?", "", text)
    if italic and text.startswith("*") and text.endswith("*"):
        text = text[1:-1]
    for entity, character in _ENTITIES.items():
        text = text.replace(entity, character)
    text = visible(_ESCAPED.sub(r"\1", text)).strip()
    return Paragraph(text, bold and bool(text), italic and bool(text), heading)


def _is_bold_over_lines(text: str) -> bool:
    """Whether Markdown's bold begins or ends on another line."""
    if text.count("**") % 2 == 0:
        return False
    return text.startswith("**") or text.endswith("**")
