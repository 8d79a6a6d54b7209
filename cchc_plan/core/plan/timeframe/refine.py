"""Clauses that make the one before more exact: "Hàng tháng (trước ngày 20)"."""

from dataclasses import replace
from datetime import date

from .dates import Dates, dated_part, monthly_part, part_of, yearly_part
from .places import Place
from .reader import Reader
from .values import PERIOD, Occurrence, Part, Rhythm


def refine(
    reader: Reader, previous: Part, clause: Part | Dates | Place, joint: str
) -> Part | None:
    """The part before as this clause refines it; None when they stand apart.

    joint: the signs between them. Raises Refused when they do not fit together.
    """
    if isinstance(clause, Dates):
        if previous.kind == "dated":
            return _narrowed(reader, previous, clause, in_brackets="(" in joint)
        return _rhythm_with_dates(reader, previous, clause)
    if isinstance(clause, Place):
        return _rhythm_with_place(reader, previous, clause)
    if clause.rhythms and _is_year(previous, reader.plan_year):
        return clause  # "Năm 2024 (thường xuyên)": not due at its end as well
    if previous.kind == clause.kind == "recurring":
        return _exact_rhythm(previous, clause)
    return None


def _is_year(part: Part, year: int) -> bool:
    """Whether it is due once, at the end of all this year."""
    if len(part.occurrences) != 1:
        return False
    [due] = part.occurrences
    last = due.date_deadline
    whole = Occurrence(date(last.year, 1, 1), date(last.year, 12, 31))
    return due == whole and last.year == year


def _rhythm_with_place(reader: Reader, previous: Part, place: Place) -> Part | None:
    """ "Hằng quý (trước ngày 10 của tháng cuối)"."""
    if previous.kind != "recurring":
        return None
    *others, last = previous.rhythms
    return replace(previous, rhythms=(*others, place.rhythm(reader, last.every)))


def _exact_rhythm(previous: Part, clause: Part) -> Part | None:
    """ "Hàng quý, trước ngày 10 tháng cuối quý": one date in a quarter, not two."""
    whole = {Rhythm(rhythm.every) for rhythm in clause.rhythms} | {Rhythm(PERIOD)}
    if not whole & set(previous.rhythms):
        return None
    kept = tuple(rhythm for rhythm in previous.rhythms if rhythm not in whole)
    refined = replace(previous, rhythms=kept + clause.rhythms)
    return refined.noted(*clause.findings)


def _rhythm_with_dates(reader: Reader, previous: Part, dates: Dates) -> Part | None:
    """ "Hàng tháng (trước ngày 20)", "Hằng năm, trước 15/12", "Hằng quý (cả năm)"."""
    named = {mark.year for mark in dates.marks} - {None}
    if previous.rhythms and dates.is_whole_year and named <= {reader.plan_year}:
        return previous
    last = previous.rhythms[-1] if previous.kind == "recurring" else None
    part = None
    if last == Rhythm(PERIOD) and dates.every:
        part = part_of(reader, dates)
    elif last == Rhythm("month") and dates.is_days_only:
        part = monthly_part(reader, dates)
    elif last == Rhythm("year") and not (dates.is_days_only or named):
        part = yearly_part(reader, dates)
    if part is None:
        return None
    refined = replace(previous, rhythms=previous.rhythms[:-1] + part.rhythms)
    return refined.noted(*part.findings)


def _narrowed(
    reader: Reader, previous: Part, dates: Dates, in_brackets: bool
) -> Part | None:
    """ "Quý I/2024 (trước ngày 15/3)": one due date within the stretch."""
    stretch = previous.occurrences[0]
    start, end = stretch.date_start, stretch.date_deadline
    alone = len(previous.occurrences) == len(dates.items) == 1
    if not (alone and not dates.every and (dates.limits or in_brackets)):
        return None
    in_one_month = start and (start.year, start.month) == (end.year, end.month)
    if in_one_month and dates.is_days_only:
        dates = dates.in_month(end.month)
    part = dated_part(reader, dates, end.year, year_is_said=True)
    # "Trước ngày 15/3 (Quý I)": the stretch may as well come second.
    outer, inner = stretch, part.occurrences[0]
    if outer.date_start is None:
        outer, inner = inner, outer
    start, due = outer.date_start, inner.date_deadline
    if start is None or not start <= due <= outer.date_deadline:
        return None
    narrowed = Occurrence(max(start, inner.date_start or start), due)
    return replace(previous, occurrences=(narrowed,)).noted(*part.findings)
