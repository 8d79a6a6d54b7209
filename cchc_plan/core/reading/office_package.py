"""The parts of a .docx or .xlsx, unpacked in bounded amounts.

A package is a zip archive of XML parts; which part is what is said by its relations.
:func:`.reading.file_guard.check_file` makes one and vouches for its archive.
"""

import posixpath
import struct
import time
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple
from xml.parsers.expat import ExpatError

from lxml import etree

from ..text.finding import UnreadableFile, _lt
from .office_xml import SAFE_PARSER, full_names, name

CHUNK = 1 << 16  # bytes unpacked at a time
MAX_SMALL_PART = 2 << 20  # bytes of a part that is read as a whole
MAX_UNIT = 4 << 20  # bytes between two paragraphs, rows or the like

# What zipfile, zlib, expat and lxml raise on damaged archives and XML.
_DAMAGE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,  # a seek before the archive's first byte
    NotImplementedError,  # an unknown method of compression
    OverflowError,  # sizes beyond what can be addressed
    UnicodeError,  # names of members
    LookupError,  # a missing member, an unknown encoding
    ValueError,  # a seek or an encoding that cannot be
    ExpatError,
    etree.XMLSyntaxError,
)


@contextmanager
def damage_refused():
    """Turn what the parsers raise on a damaged file into one clear sentence."""
    try:
        yield
    except _DAMAGE as error:
        raise damaged() from error


def damaged() -> UnreadableFile:
    """The refusal of a file that does not hold together."""
    return UnreadableFile(
        "corrupted",
        _lt(
            "The file is damaged or was cut short: open it in Word or Excel, save it "
            "again under another name and choose that file."
        ),
    )


def too_much() -> UnreadableFile:
    """The refusal of a file that is longer than any plan."""
    return UnreadableFile(
        "too_much",
        _lt(
            "The file holds far more than a plan: copy the annex alone into a new "
            "file, without empty rows and pictures, and choose that file."
        ),
    )


class Batch(NamedTuple):
    """The first children of an element, all complete."""

    container: object
    count: int  # how many
    dropped: int  # how many came in batches before


class OfficePackage:
    """The archive's parts by name: "word/document.xml"."""

    def __init__(self, archive: zipfile.ZipFile):
        self._archive = archive
        self.names = frozenset(archive.namelist())
        self.kind = ""  # "docx" or "xlsx"
        self.main = ""  # the part that holds the text or the list of sheets
        self._tags_left = 0
        self._deadline = 0.0

    def allow(self, tags: int, seconds: float) -> None:
        """Say how many tags may be read from now on, in all parts, and for how long."""
        self._tags_left = tags
        self._deadline = time.thread_time() + seconds

    def count_tags(self, chunk: bytes) -> None:
        """Count the tags of some XML, each with its own "<", and look at the clock."""
        self._tags_left -= chunk.count(b"<")
        if self._tags_left < 0 or time.thread_time() > self._deadline:
            raise too_much()

    def chunks(self, part: str) -> Iterator[bytes]:
        """The part's bytes as they are unpacked; the whole is never in memory."""
        with damage_refused(), self._archive.open(part) as source:
            while chunk := source.read(CHUNK):
                yield chunk

    def read(self, part: str) -> bytes:
        """The bytes of a small part."""
        content = bytearray()
        for chunk in self.chunks(part):
            content += chunk
            if len(content) > MAX_SMALL_PART:
                raise too_much()
        return bytes(content)

    def units(self, part: str, *tags: str) -> Iterator:
        """Each outermost element of these short names, complete, in reading order.

        Once the caller asks for the next one, the last is emptied and what stood before
        it is gone: memory holds one unit at a time. No part, no units.
        """
        if not part:
            return
        feed = XmlFeed(self, part, *tags)
        depth = 0
        for events in feed:
            for event, element in events:
                depth += 1 if event == "start" else -1
                if event == "end" and not depth:
                    yield element
                    _release(element)
                    feed.released()

    def batches(self, part: str, *containers: str) -> Iterator[Batch]:
        """The children of these elements, as many at a time as were parsed at once.

        For millions of small elements of which few matter: looking at each one of them
        as :meth:`units` does would take long.
        """
        if not part:
            return
        feed = XmlFeed(self, part, *containers)
        container, dropped = None, 0
        for events in feed:
            for event, element in events:
                if event == "start":
                    container, dropped = element, 0
                else:
                    yield Batch(element, len(element), dropped)
                    container = None
            if container is not None and len(container) > 1:
                count = len(container) - 1  # the last one may go on
                yield Batch(container, count, dropped)
                del container[:count]
                dropped += count
            if container is None or dropped:
                feed.released()

    def targets(self, part: str, kind: str) -> dict[str, str]:
        """The parts that a part ("" = the package) points to, by their relation's id.

        :param kind: the last word of the relation's type: "styles", "worksheet"
        """
        folder, file = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{file}.rels")
        if relations not in self.names:
            return {}
        content = self.read(relations)
        with damage_refused():
            root = etree.fromstring(content, etree.XMLParser(**SAFE_PARSER))
        return {
            each.get("Id", ""): self._resolve(folder, each.get("Target", ""))
            for each in root
            if name(each) == "rel:Relationship"
            and each.get("TargetMode") != "External"
            and each.get("Type", "").rpartition("/")[2] == kind
        }

    def related(self, part: str, kind: str) -> str:
        """The first such part that is in the archive; "" if there is none."""
        targets = self.targets(part, kind).values()
        return next((each for each in targets if each in self.names), "")

    @staticmethod
    def _resolve(folder: str, target: str) -> str:
        return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


class XmlFeed:
    """A part's XML as it is parsed: with each chunk the events that it brought.

    Events are ("start" or "end", element) for the elements of the given short names.
    The tree grows until the reader takes elements out of it and says so.
    """

    def __init__(self, package: OfficePackage, part: str, *tags: str):
        self._package = package
        self._part = part
        self._held = 0  # bytes since elements were taken out
        self._parser = etree.XMLPullParser(
            ("start", "end"),
            tag=[full for tag in tags for full in full_names(tag)],
            **SAFE_PARSER,
        )

    def released(self) -> None:
        """Say that what was parsed so far is no longer in the tree."""
        self._held = 0

    def __iter__(self) -> Iterator[list]:
        for chunk in self._package.chunks(self._part):
            self._held += len(chunk)
            if self._held > MAX_UNIT:
                raise too_much()
            self._package.count_tags(chunk)
            with damage_refused():
                self._parser.feed(chunk)
            yield list(self._parser.read_events())
        with damage_refused():
            self._parser.close()


def _release(element) -> None:
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]
