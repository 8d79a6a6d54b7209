"""Legal documents whose number and date are known."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class KnownDecree:
    """A document on record; what is empty is not known."""

    number: str  # "20/2008/NĐ-CP"
    date: datetime.date | None
    subject: str = ""
    date_expired: datetime.date | None = (
        None  # the first day on which it is no longer in force
    )
    replaced_by: str = ""  # the number of its successor
