"""Safety checks of an uploaded file, made before anything in it is understood.

An archive is not trusted about its own size, XML may not declare entities, and nothing
is ever written to disk.
"""

import io
import zipfile
from xml.parsers import expat

from ..text.finding import UnreadableFile, _lt
from .file_kinds import (
    extension_of,
    macros,
    refuse_extension,
    refuse_other_archives,
    refuse_other_kinds,
)
from .office_package import OfficePackage, damage_refused, damaged

MAX_FILE = 20 << 20  # bytes of the file as uploaded
MAX_UNPACKED = 200 << 20  # bytes of all its parts
MAX_RATIO = 200  # unpacked to packed, judged beyond RATIO_FLOOR; honest XML stays below
RATIO_FLOOR = 32 << 20
MAX_PARTS = 2000
MAX_PROLOG = 256 << 10  # bytes of a part up to the end of its root's first tag
# Of work on what was found harmless; what others do on a busy server does not count.
MAX_SECONDS = 8
# Tags of all parts that are read. Word writes some 600,000 for an annex of 2,000 rows;
# a workbook may have a million blank rows of four formatted cells.
MAX_TAGS = {"docx": 2_000_000, "xlsx": 6_000_000}

_ENTRY = b"PK\x01\x02"  # opens each entry of a zip's directory
_XML_ENDINGS = (".xml", ".rels", ".vml")
_MAIN_ELEMENTS = {"document": "docx", "workbook": "xlsx"}


def check_file(filename: str, content: bytes) -> OfficePackage:
    """Open a .docx or .xlsx once it is known to be harmless.

    The name's ending must say what the content is: a mislabelled file is refused, since
    Word and Excel refuse it too and the clerk should learn it now.

    :raises UnreadableFile: why the file is refused and what to do; its codes are
        "empty_file", "too_large", "unknown_extension", "mislabelled", "corrupted",
        "password", "macro", "unpacks_too_large", "unsafe_archive", "unsafe_xml",
        "too_much" and those of :mod:`.reading.file_kinds`
    """
    _refuse_size(len(content))
    refuse_other_kinds(content)
    _refuse_unknown_extension(filename)
    package = _open(content)
    main_element = _main_element(package)
    if _has_macros(package) or extension_of(filename) in ("docm", "xlsm"):
        raise macros()
    package.kind = _kind(package, main_element)
    package.allow(MAX_TAGS[package.kind], MAX_SECONDS)
    refuse_extension(filename, package.kind)
    return package


def _refuse_size(size: int) -> None:
    if not size:
        raise UnreadableFile(
            "empty_file",
            _lt("The file is empty: choose the .docx or .xlsx of the plan."),
        )
    if size > MAX_FILE:
        raise UnreadableFile(
            "too_large",
            _lt(
                "The file is larger than %(limit)s MB: take the pictures out, or copy "
                "the annex alone into a new file, and choose that."
            ),
            limit=MAX_FILE >> 20,
        )


def _refuse_unknown_extension(filename: str) -> None:
    known = ("docx", "xlsx", "docm", "xlsm", "doc", "xls", "dotx", "xltx", "xlsb")
    if extension_of(filename) not in (*known, "odt", "ods", "zip"):
        raise UnreadableFile(
            "unknown_extension",
            _lt(
                "Only files that end in .docx or .xlsx are read: save the plan as one "
                "of them and choose it again."
            ),
        )


# -- The archive -----------------------------------------------------------------------


def _open(content: bytes) -> OfficePackage:
    """Open the archive and unpack it once, within bounds, keeping nothing."""
    if content.count(_ENTRY) > MAX_PARTS:
        raise _unsafe_archive()
    with damage_refused():
        archive = zipfile.ZipFile(io.BytesIO(content))
    members = archive.infolist()
    _refuse_encryption(members)
    _refuse_names(members)
    unpacked = sum(member.file_size for member in members)
    if unpacked > MAX_UNPACKED:
        raise _unpacks_too_large()
    if unpacked > RATIO_FLOOR and unpacked > MAX_RATIO * len(content):
        raise _unpacks_too_large()
    package = OfficePackage(archive)
    refuse_other_archives(package.names, _mimetype(package))
    unpacked = 0
    for part in sorted(package.names):
        unpacked += _checked_length(package, part, MAX_UNPACKED - unpacked)
    return package


def _refuse_encryption(members: list[zipfile.ZipInfo]) -> None:
    if any(member.flag_bits & 0x1 for member in members):
        raise UnreadableFile(
            "password",
            _lt(
                "The file's archive is protected by a password: save the plan without "
                "a password and choose it again."
            ),
        )


def _refuse_names(members: list[zipfile.ZipInfo]) -> None:
    """Refuse parts that would land elsewhere, or two parts of one name."""
    names = [member.filename for member in members]
    if len(set(names)) < len(names):
        raise _unsafe_archive()
    for each in names:
        if each.startswith("/") or "\\" in each or ":" in each:
            raise _unsafe_archive()
        if ".." in each.split("/"):
            raise _unsafe_archive()


def _mimetype(package: OfficePackage) -> bytes:
    return package.read("mimetype") if "mimetype" in package.names else b""


def _checked_length(package: OfficePackage, part: str, limit: int) -> int:
    """How many bytes a part really unpacks to; its XML may not declare entities."""
    prolog = _Prolog() if part.lower().endswith(_XML_ENDINGS) else None
    length = 0
    for chunk in package.chunks(part):
        length += len(chunk)
        if length > limit:
            raise _unpacks_too_large()
        if prolog:
            prolog.feed(chunk)
    return length


class _Prolog:
    """The XML before the root element: the only place of a document type."""

    def __init__(self):
        self.root = ""  # the root element's name once it was met
        self._length = 0
        self._parser = expat.ParserCreate(namespace_separator="}")
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.EntityDeclHandler = self._refuse
        self._parser.StartElementHandler = self._end

    def feed(self, chunk: bytes) -> None:
        """Look at the next bytes; after the root's first tag nothing is looked at."""
        if self.root:
            return
        self._length += len(chunk)
        if self._length > MAX_PROLOG:
            raise damaged()
        with damage_refused():
            self._parser.Parse(chunk, False)

    def _end(self, tag: str, attributes: dict) -> None:
        self.root = self.root or tag

    @staticmethod
    def _refuse(*declaration) -> None:
        raise UnreadableFile(
            "unsafe_xml",
            _lt(
                "The file declares XML entities, as harmful files do and Office never "
                "does: open it in Word or Excel, save it again and choose that file."
            ),
        )


# -- What kind of package --------------------------------------------------------------


def _main_element(package: OfficePackage) -> str:
    """The name of the main part's root element: "document"; "" if it is no XML."""
    package.main = package.related("", "officeDocument")
    if not package.main:
        raise damaged()
    if not package.main.lower().endswith(".xml"):
        return ""
    prolog = _Prolog()
    for chunk in package.chunks(package.main):
        prolog.feed(chunk)
        if prolog.root:
            break
    return prolog.root.rpartition("}")[2]


def _has_macros(package: OfficePackage) -> bool:
    if any(part.lower().endswith("vbaproject.bin") for part in package.names):
        return True
    types = package.read("[Content_Types].xml").lower()
    return b"macroenabled" in types or b"vbaproject" in types


def _kind(package: OfficePackage, main_element: str) -> str:
    if main_element in _MAIN_ELEMENTS:
        return _MAIN_ELEMENTS[main_element]
    if package.main.endswith("workbook.bin"):
        raise UnreadableFile(
            "legacy_format",
            _lt(
                "The file is a binary workbook (.xlsb): open it in Excel and save it "
                "as .xlsx."
            ),
        )
    raise UnreadableFile(
        "not_office",
        _lt(
            "The file is of Office, but neither a Word document nor an Excel workbook: "
            "choose the .docx or .xlsx of the plan."
        ),
    )


def _unpacks_too_large() -> UnreadableFile:
    return UnreadableFile(
        "unpacks_too_large",
        _lt(
            "The file unpacks to an enormous size, as harmful files do: copy the annex "
            "alone into a new file and choose that."
        ),
    )


def _unsafe_archive() -> UnreadableFile:
    return UnreadableFile(
        "unsafe_archive",
        _lt(
            "The file's archive is built in an unsafe way: open it in Word or Excel, "
            "save it again under another name and choose that file."
        ),
    )
