"""Facts as plain values that a database keeps, and back, without losing anything."""

from dataclasses import fields, is_dataclass
from datetime import date
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints


def pack(value: Any) -> Any:
    """A fact as dictionaries, lists, numbers and strings.

    >>> from .facts import DocumentFact
    >>> pack(DocumentFact("QĐ", "12/QĐ-UBND", date(2024, 2, 5)))["date"]
    '2024-02-05'
    """
    if is_dataclass(value):
        return {each.name: pack(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [pack(each) for each in value]
    return value


def unpack(kind: Any, value: Any) -> Any:
    """The fact of type ``kind`` that :func:`pack` made ``value`` of."""
    if isinstance(kind, UnionType):
        (kind,) = (each for each in get_args(kind) if each is not type(None))
        return None if value is None else unpack(kind, value)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{name: unpack(hints[name], value[name]) for name in value})
    if get_origin(kind) is tuple:
        of_each, *_rest = get_args(kind)
        return tuple(unpack(of_each, each) for each in value)
    if issubclass(kind, date):
        return date.fromisoformat(value)
    if kind is float:
        return float(value)
    return value
