"""Text without the characters that nobody sees."""

import re

# Control characters except the line break, and the marks that steer how a line is
# broken or in which direction it runs: soft hyphen, zero-width spaces and joiners,
# directional marks, byte order mark. They would keep two equal words from matching.
# Last what is no character: halves of a surrogate pair and U+FFFE, which neither a
# database nor an XML file can hold.
_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ud800-\udfff\ufffe\uffff]"
)


def visible(text: str) -> str:
    """The text as it shows: every kind of line end is "\\n", tabs are spaces.

    >>> visible("Văn\\tphòng\\r\\nxã\\u200b")
    'Văn phòng\\nxã'
    """
    text = re.sub("\r\n|[\r\x0b\x0c\x85\u2028\u2029]", "\n", text).replace("\t", " ")
    return _UNSEEN.sub("", text)
