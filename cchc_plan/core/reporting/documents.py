"""Official documents in a report: each counted once and cited as is usual."""

import re
from collections import Counter
from collections.abc import Iterable

from ..paper.legal_forms import document_number
from ..text.normalize import clean, fold
from .facts import DocumentFact, TaskFact
from .names import day_text
from .words import after_colon, clean_user_text, enumeration, format_count

THING = "văn bản"

_ABOUT = re.compile(r"^(?:về(?: việc)?|v/v)\s*:?\s+", re.IGNORECASE)
_KIND = "Văn bản"


def identity(document: DocumentFact) -> tuple:
    """What makes two facts the same document.

    >>> one = DocumentFact("Kế hoạch", "5/KH-UBND", None)
    >>> identity(one) == identity(DocumentFact("Kế hoạch", "05/KH-UBND", None, "CCHC"))
    True
    """
    number = fold(document.number).replace(" ", "").lstrip("0")
    # Without a number only its words tell it from another one of the day.
    words = "" if number else fold(document.subject)
    return number, document.date, words


def issued(tasks: Iterable[TaskFact]) -> list[DocumentFact]:
    """The documents of the tasks in the order of their dates; each once."""
    found: dict[tuple, DocumentFact] = {}
    for task in tasks:
        for document in task.documents:
            found.setdefault(identity(document), document)
    # What has no date comes last, in the order of the plan.
    return sorted(
        found.values(), key=lambda document: (not document.date, document.date or 0)
    )


def cite(document: DocumentFact, *, with_subject: bool = False) -> str:
    """A document within a sentence.

    >>> from datetime import date
    >>> plan = DocumentFact("Kế hoạch", "5/KH-UBND", date(2024, 2, 5), "V/v CCHC.")
    >>> cite(plan), cite(plan, with_subject=True)
    ('Kế hoạch số 05/KH-UBND ngày 05/02/2024', 'Kế hoạch số 05/KH-UBND ngày 05/02/2024 về CCHC')
    >>> cite(DocumentFact("", "", None))
    'Văn bản'
    """  # noqa: E501
    number = clean(document.number) and clean(document_number(document.number, ""))
    parts = [clean(document.kind) or _KIND]
    if number.strip("/"):
        parts.append(f"số {number}")
    if document.date:
        parts.append(f"ngày {day_text(document.date)}")
    about = _ABOUT.sub("", clean_user_text(document.subject))
    if about and (with_subject or not number):
        parts.append(f"về {after_colon(about)}")
    return " ".join(parts)


def cite_all(documents: Iterable[DocumentFact], *, with_subject: bool = False) -> str:
    return enumeration(
        [cite(document, with_subject=with_subject) for document in documents], THING
    )


def by_kind(documents: Iterable[DocumentFact]) -> str:
    """How many of each kind.

    >>> by_kind([DocumentFact("Kế hoạch", "1/KH-UBND", None)] * 2)
    '02 kế hoạch'
    """
    kinds = Counter(
        after_colon(clean(document.kind)) or "văn bản khác" for document in documents
    )
    return ", ".join(
        f"{format_count(number)} {kind}" for kind, number in kinds.most_common()
    )
