"""Deadlines as an iCalendar file (RFC 5545), for the calendar of a phone."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import vobject
from dateutil.tz import UTC

from ..reading.visible_text import visible

PRODUCT = "-//cchc_plan//Deadlines//EN"
# How often to ask again, for the calendar programs that heed it.
FETCH_EVERY = "PT4H"
LONGEST_LINE = 75
_FIRST_SEQUENCE = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    """One deadline in the calendar, as a whole day."""

    uid: str  # the same for good, so that a change moves the entry
    day: date
    summary: str
    description: str
    url: str
    modified: datetime  # with its timezone
    alarm: datetime | None = None  # with its timezone


def calendar_file(name: str, entries: Iterable[Entry]) -> bytes:
    """The file, folded, escaped and with the line ends that the standard wants.

    The same entries give the same bytes: nothing in it depends on the clock.

    >>> b"X-WR-CALNAME:My\\\\, work\\r\\n" in calendar_file("My, work", [])
    True
    """
    calendar = vobject.iCalendar()
    calendar.add("prodid").value = PRODUCT
    calendar.add("x-wr-calname").value = visible(name)
    calendar.add("x-published-ttl").value = FETCH_EVERY
    for entry in entries:
        _add_event(calendar, entry)
    # vobject counts letters before it folds, so lines of Vietnamese come out too long.
    lines = calendar.serialize(lineLength=sys.maxsize).split("\r\n")
    return b"\r\n".join(_folded(line.encode()) for line in lines)


def _folded(line: bytes) -> bytes:
    """The line in pieces of at most 75 bytes, none of which cuts a letter in two."""
    pieces = []
    room = LONGEST_LINE
    while len(line) > room:
        cut = room
        while line[cut] & 0xC0 == 0x80:  # inside a letter of several bytes
            cut -= 1
        pieces.append(line[:cut])
        line = line[cut:]
        room = LONGEST_LINE - 1  # the space that goes before it
    return b"\r\n ".join([*pieces, line])


def _add_event(calendar, entry: Entry):
    event = calendar.add("vevent")
    event.add("uid").value = entry.uid
    # This UTC is the only one that vobject writes without a table of the timezone.
    modified = entry.modified.astimezone(UTC)
    event.add("dtstamp").value = modified
    event.add("last-modified").value = modified
    # Grows with every change, which is all that is asked of it.
    changed = int((modified - _FIRST_SEQUENCE).total_seconds())
    event.add("sequence").value = str(max(changed, 0))
    _add_day(event, "dtstart", entry.day)
    _add_day(event, "dtend", entry.day + timedelta(days=1))
    event.add("summary").value = visible(entry.summary)
    event.add("description").value = visible(entry.description)
    event.add("url").value = entry.url
    # A deadline does not make anybody busy for a whole day.
    event.add("transp").value = "TRANSPARENT"
    if entry.alarm:
        alarm = event.add("valarm")
        alarm.add("action").value = "DISPLAY"
        alarm.add("description").value = visible(entry.summary)
        alarm.add("trigger").value = entry.alarm.astimezone(UTC)


def _add_day(event, name: str, day: date):
    # As text, since vobject takes a subclass of date for a moment with a timezone.
    line = event.add(name)
    line.isNative = False
    line.value_param = "DATE"
    line.value = f"{day:%Y%m%d}"
