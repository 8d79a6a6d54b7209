"""Whether a report went in time, as of any day."""

from datetime import date

# What is worst first.
TIMELINESS = ("missing", "late", "in_time", "to_come")
# What is sent, or past due: the denominator of the rate.
JUDGED = ("missing", "late", "in_time")


def timeliness(sent: date | None, due: date, day: date) -> str:
    """How a report stands on ``day``: what was sent later was not sent yet.

    >>> due = date(2024, 3, 15)
    >>> [timeliness(None, due, date(2024, 3, day)) for day in (15, 16)]
    ['to_come', 'missing']
    >>> [timeliness(date(2024, 3, day), due, date(2024, 4, 1)) for day in (15, 16)]
    ['in_time', 'late']
    """
    if sent and sent <= day:
        return "in_time" if sent <= due else "late"
    return "missing" if due < day else "to_come"
