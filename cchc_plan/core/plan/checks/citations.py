"""Checks 5 to 7: documents cited without a year, with another, or out of force."""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from ...text.finding import Finding, _lt
from ...text.normalize import bare
from ..citations import Citation, citation_key, find_citations
from ..draft import PlanDraft
from .context import CheckContext, KnownDecree, plan_year
from .passages import all_passages

# A text that says itself that the document is gone cites it rightly.
_GONE = re.compile(r"thay the|thay cho|bai bo|het hieu luc")
_STRETCH = 80  # letters before a citation that may say so
_LOOSE = re.compile(r" ?([/-]) ?")


def check_year_missing(draft: PlanDraft, context: CheckContext) -> Iterator[Finding]:
    """Check 5: "107/NĐ-CP". Decrees, circulars and laws carry their year.

    A decision of the Prime Minister need not, but then its date tells it from those
    of other years: one citation with a date anywhere in the plan is enough.
    """
    cited = tuple(_cited(draft))
    dated = {citation.key for _where, _before, citation in cited if citation.date}
    for where, _before, citation in cited:
        if citation.year:
            continue
        is_undated = citation.sign == "QĐ-TTg" and citation.key not in dated
        if citation.carries_year and citation.date:
            yield _year_by_date(where, citation)
        elif citation.carries_year or is_undated:
            yield Finding(
                "citation_year_missing",
                where,
                _lt("“%(number)s” carries no year and no date; add one of them"),
                {"number": citation.number},
            )


def check_year_differs(draft: PlanDraft, context: CheckContext) -> Iterator[Finding]:
    """Check 6: "20/2018/NĐ-CP ngày 14/02/2008", or a day that does not exist."""
    for where, _before, citation in _cited(draft):
        values = {"number": citation.number, "date": citation.date_printed}
        if citation.date_printed and not citation.date:
            yield Finding(
                "citation_date_impossible",
                where,
                _lt("“%(number)s” is dated %(date)s, a day that does not exist"),
                values,
            )
        elif citation.year and citation.date and citation.year != citation.date.year:
            yield Finding(
                "citation_year_differs",
                where,
                _lt("“%(number)s” and its date %(date)s name different years"),
                values,
            )


def check_on_record(draft: PlanDraft, context: CheckContext) -> Iterator[Finding]:
    """Check 7: the date differs from the one on record, or a near number is meant."""
    decrees, similar = _by_key(context.decrees), _by_serial(context.decrees)
    for where, _before, citation in _cited(draft):
        record = _record(citation, decrees)
        if record is None:
            near = similar.get((citation.serial, citation.sign.upper()), ())
            yield from _unlikely(where, citation, near)
        elif record.date and citation.date and citation.date != record.date:
            yield Finding(
                "citation_date_differs",
                where,
                _lt("“%(number)s” is cited of %(date)s; on record it is of %(known)s"),
                {
                    "number": citation.number,
                    "date": f"{citation.date:%d/%m/%Y}",
                    "known": f"{record.date:%d/%m/%Y}",
                },
            )


def check_in_force(draft: PlanDraft, context: CheckContext) -> Iterator[Finding]:
    """Check 7: cited as in force although it had expired when the plan was made."""
    year = plan_year(draft)
    day = draft.date or (datetime.date(year, 1, 1) if year else None)
    if day is None:
        return
    decrees = _by_key(context.decrees)
    for where, before, citation in _cited(draft):
        record = _record(citation, decrees)
        if record and not _GONE.search(bare(before)):
            yield from _expired(where, citation, record, day, decrees)


def check_spacing(draft: PlanDraft, context: CheckContext) -> Iterator[Finding]:
    """A number or date torn by a space ("02 -NQ/TU"), which no search will find."""
    for where, _before, citation in _cited(draft):
        if citation.is_loose:
            printed = f"{citation.printed} {citation.date_printed}".strip()
            yield Finding(
                "citation_spacing",
                where,
                _lt("“%(printed)s” has a space inside; write “%(expected)s”"),
                {"printed": printed, "expected": _LOOSE.sub(r"\1", printed)},
            )


def _cited(draft: PlanDraft) -> Iterator[tuple[str, str, Citation]]:
    """Every citation with its place and with the words before it."""
    for passage in all_passages(draft):
        for citation in find_citations(passage.text):
            start = citation.start
            yield (
                passage.where,
                passage.text[max(0, start - _STRETCH) : start],
                citation,
            )


def _year_by_date(where: str, citation: Citation) -> Finding:
    serial, _, sign = citation.number.partition("/")
    return Finding(
        "citation_year_missing",
        where,
        _lt(
            "“%(number)s” carries no year; by its date, %(date)s, "
            "the number should be “%(suggestion)s”"
        ),
        {
            "number": citation.number,
            "date": citation.date_printed,
            "suggestion": f"{serial}/{citation.date.year}/{sign}",
        },
    )


def _by_key(decrees: Mapping[str, KnownDecree]) -> dict[str, KnownDecree]:
    return {citation_key(decree.number): decree for decree in decrees.values()}


def _by_serial(
    decrees: Mapping[str, KnownDecree],
) -> dict[tuple[int, str], list[KnownDecree]]:
    """The dated decrees under their number without its year."""
    similar = defaultdict(list)
    for decree in decrees.values():
        for number in find_citations(decree.number)[:1]:
            if decree.date:
                similar[number.serial, number.sign.upper()].append(decree)
    return similar


def _record(
    citation: Citation, decrees: Mapping[str, KnownDecree]
) -> KnownDecree | None:
    """The decree of that very number; numbers without a year begin anew each year."""
    record = decrees.get(citation.key)
    if record and not citation.year and citation.date and record.date:
        return record if citation.date.year == record.date.year else None
    return record


def _unlikely(
    where: str, citation: Citation, near: list[KnownDecree]
) -> Iterator[Finding]:
    """Same number, day and month as a decree on record, only another year."""
    if not citation.date:
        return
    for decree in near:
        is_same_day = (decree.date.day, decree.date.month) == (
            citation.date.day,
            citation.date.month,
        )
        # "107/NĐ-CP" with the right date lacks its year only: check 5 says so.
        if is_same_day and (citation.year or decree.date.year != citation.date.year):
            yield Finding(
                "citation_unlikely",
                where,
                _lt(
                    "“%(number)s” of %(date)s is not on record; "
                    "“%(known)s” of %(known_date)s is: %(subject)s"
                ),
                {
                    "number": citation.number,
                    "date": f"{citation.date:%d/%m/%Y}",
                    "known": decree.number,
                    "known_date": f"{decree.date:%d/%m/%Y}",
                    "subject": decree.subject,
                },
            )


def _expired(
    where: str,
    citation: Citation,
    record: KnownDecree,
    day: datetime.date,
    decrees: Mapping[str, KnownDecree],
) -> Iterator[Finding]:
    """Out of force by its own date, or because its successor is older than the plan."""
    successor = decrees.get(citation_key(record.replaced_by))
    since = record.date_expired or (successor and successor.date)
    if not since or since > day:
        return
    values = {"number": citation.number, "date": f"{since:%d/%m/%Y}"}
    if record.replaced_by:
        template = _lt(
            "“%(number)s” is out of force: replaced by “%(successor)s” (%(date)s)"
        )
        values["successor"] = record.replaced_by
    else:
        template = _lt("“%(number)s” is out of force since %(date)s")
    yield Finding("citation_expired", where, template, values)
