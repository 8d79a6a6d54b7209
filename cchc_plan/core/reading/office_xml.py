"""Names in the XML of Office files, the same for both editions of the standard.

ISO/IEC 29500 gives every element a name in two namespaces: *transitional*, which Office
writes by default, and *strict*. Here "w:p" is the paragraph of either.
"""

from functools import lru_cache

_TRANSITIONAL = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_NAMESPACES = {
    "w": (
        f"{_TRANSITIONAL}wordprocessingml/2006/main",
        f"{_STRICT}wordprocessingml/main",
    ),
    "s": (f"{_TRANSITIONAL}spreadsheetml/2006/main", f"{_STRICT}spreadsheetml/main"),
    "r": (
        f"{_TRANSITIONAL}officeDocument/2006/relationships",
        f"{_STRICT}officeDocument/relationships",
    ),
    "m": (
        f"{_TRANSITIONAL}officeDocument/2006/math",
        f"{_STRICT}officeDocument/math",
    ),
    "mc": (f"{_TRANSITIONAL}markup-compatibility/2006",),
    "rel": (f"{_TRANSITIONAL}package/2006/relationships",),
}
_PREFIXES = {uri: prefix for prefix, uris in _NAMESPACES.items() for uri in uris}

# Options of an lxml parser that reads files of strangers.
SAFE_PARSER = {
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "huge_tree": False,  # keep libxml2's own limits on depth and length
    "remove_comments": True,
    "remove_pis": True,
}

_OFF = {"0", "false", "off", "none"}


@lru_cache(maxsize=4096)
def _short(tag: str) -> str:
    uri, _, local = tag[1:].rpartition("}")
    return f"{_PREFIXES.get(uri, '?')}:{local}"


@lru_cache(maxsize=1024)
def full_names(short: str) -> tuple[str, ...]:
    """The names that lxml knows a short name by.

    >>> full_names("w:p")[1]
    '{http://purl.oclc.org/ooxml/wordprocessingml/main}p'
    """
    prefix, local = short.split(":")
    return tuple(f"{{{uri}}}{local}" for uri in _NAMESPACES[prefix])


def name(element) -> str:
    """The short name of an element: "w:p"; "?:…" outside of the known namespaces."""
    return _short(element.tag) if isinstance(element.tag, str) else ""


def attribute(element, short: str, default: str = "") -> str:
    """The value of an attribute such as "w:val"."""
    for full in full_names(short):
        value = element.get(full)
        if value is not None:
            return value
    return default


def child(element, *path: str):
    """The element reached by these short names, the first of each; None if missing."""
    for short in path:
        if element is None:
            return None
        element = next((each for each in element if name(each) == short), None)
    return element


def value_of(element, *path: str) -> str | None:
    """The "w:val" of the element reached by the path; None if there is no element."""
    found = child(element, *path)
    return None if found is None else attribute(found, "w:val")


def is_on(value: str | None) -> bool | None:
    """What an on/off element says: on without a value, None where it is missing.

    >>> is_on(""), is_on("0"), is_on(None)
    (True, False, None)
    """
    return None if value is None else value not in _OFF


def integer(text: str | None, default: int, low: int, high: int) -> int:
    """A whole number from a file, kept within bounds.

    >>> integer("3", 1, 1, 9), integer("many", 1, 1, 9), integer("99999999", 1, 1, 9)
    (3, 1, 9)
    """
    # int() itself takes long for endless digits, and takes more than digits.
    text = (text or "").strip()
    if not text.lstrip("-").isdecimal() or len(text) > 20:
        return default
    try:
        return min(max(int(text), low), high)
    except ValueError:  # "--1"
        return default
