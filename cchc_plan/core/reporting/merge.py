"""A new draft laid over a text that people worked on: what they wrote is never lost."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..paper.printable import printable
from .facts import Paragraph

# What becomes of a paragraph.
UNCHANGED = "unchanged"
REPLACED = "replaced"  # nobody had edited it: the new draft stands
KEPT = "kept"  # edited: the edit stands, and the new draft is offered
ADDED = "added"
REMOVED = "removed"  # the new draft has no such paragraph, and nobody had edited it
ORPHANED = "orphaned"  # the new draft has none, but it was edited: it stays


@dataclass(frozen=True)
class Stored:
    """A paragraph as it is saved."""

    key: str
    drafted: str  # the draft that the text was made from; "" where a person added it
    text: str

    @property
    def is_edited(self) -> bool:
        """Whether a person changed it; white space alone is no change."""
        return printable(self.text) != printable(self.drafted)


@dataclass(frozen=True)
class Merged:
    """What is to be saved for one paragraph."""

    key: str
    action: str  # one of the words above
    drafted: str
    text: str
    fresh: Paragraph | None  # the new draft, with its heading; None where it has none

    @property
    def is_outdated(self) -> bool:
        """Whether the new draft differs from the one that an edit was made on."""
        if self.action == ORPHANED:
            return bool(printable(self.drafted))
        return self.fresh is not None and not _same(self.fresh.text, self.drafted)

    @property
    def stored(self) -> Stored | None:
        """The same as it is saved; None for what goes."""
        if self.action == REMOVED:
            return None
        return Stored(self.key, self.drafted, self.text)


def redraft(stored: Sequence[Stored], fresh: Iterable[Paragraph]) -> tuple[Merged, ...]:
    """All paragraphs in their new order, which is that of the new draft.

    An orphan stands after the paragraph that it stood after before. What is removed is
    among the results, too. Keys are unique on both sides.

    >>> old = [Stored("a", "Một.", "Một."), Stored("b", "Hai.", "Hai, ba.")]
    >>> new = [Paragraph("a", "", 1, "Một!"), Paragraph("b", "", 1, "Hai!")]
    >>> [(one.key, one.action, one.text, one.is_outdated) for one in redraft(old, new)]
    [('a', 'replaced', 'Một!', False), ('b', 'kept', 'Hai, ba.', True)]
    """
    drafts = {paragraph.key: paragraph for paragraph in fresh}
    known = {paragraph.key: paragraph for paragraph in stored}
    if len(known) != len(stored):
        raise ValueError("Two paragraphs of a report have the same key")
    merged = [_merge(known.get(key), draft) for key, draft in drafts.items()]
    before = None
    for paragraph in stored:
        if paragraph.key not in drafts:
            merged.insert(_place_after(before, merged), _without_draft(paragraph))
        before = paragraph.key
    return tuple(merged)


def _merge(stored: Stored | None, fresh: Paragraph) -> Merged:
    if stored is None:
        return Merged(fresh.key, ADDED, fresh.text, fresh.text, fresh)
    if stored.is_edited and not _same(stored.text, fresh.text):
        return Merged(fresh.key, KEPT, stored.drafted, stored.text, fresh)
    is_same = (stored.drafted, stored.text) == (fresh.text, fresh.text)
    action = UNCHANGED if is_same else REPLACED
    return Merged(fresh.key, action, fresh.text, fresh.text, fresh)


def _without_draft(stored: Stored) -> Merged:
    has_edit = stored.is_edited and printable(stored.text)
    action = ORPHANED if has_edit else REMOVED
    return Merged(stored.key, action, stored.drafted, stored.text, None)


def _place_after(key: str | None, merged: Sequence[Merged]) -> int:
    return next((place + 1 for place, one in enumerate(merged) if one.key == key), 0)


def _same(text: str, other: str) -> bool:
    return printable(text) == printable(other)
