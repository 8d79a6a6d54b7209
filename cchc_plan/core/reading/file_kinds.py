"""What a file that is no .docx and no .xlsx really is, and what to do about it."""

from ..text.finding import UnreadableFile, _lt

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_PICTURES = (
    b"\x89PNG",
    b"\xff\xd8\xff",  # JPEG
    b"GIF8",
    b"BM",
    b"II*\x00",  # TIFF
    b"MM\x00*",
    b"\x00\x00\x00\x0cftyp",
    b"\x00\x00\x00\x18ftyp",  # HEIC, as telephones make them
    b"\x00\x00\x00\x1cftyp",
)
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")


def refuse_other_kinds(content: bytes) -> None:
    """Say what the file is unless it may be an Office package (a zip archive).

    :raises UnreadableFile: "password", "legacy_format", "pdf", "web_page", "picture",
        "archive", "text" or "not_office"
    """
    if content.startswith(b"PK"):
        return
    if content.startswith(_OLE):
        raise _old_office_file(content)
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"%pdf-" in head:
        raise UnreadableFile(
            "pdf",
            _lt(
                "The file is a PDF, not a Word or Excel file: choose the .docx it was "
                "made from, or copy its table and paste it."
            ),
        )
    if head.startswith((b"{\\rtf", b"<", b"mime-version:")):
        raise UnreadableFile(
            "web_page",
            _lt(
                "The file is a web page, RTF or XML under the name of an Office file: "
                "open it in Word and save it as .docx."
            ),
        )
    if content.startswith(_PICTURES) or content[8:12] == b"WEBP":
        raise UnreadableFile(
            "picture",
            _lt(
                "The file is a picture, and text in pictures is not read: choose the "
                ".docx or .xlsx of the plan."
            ),
        )
    if content.startswith(_ARCHIVES):
        raise _archive()
    if _is_text(content):
        raise UnreadableFile(
            "text",
            _lt("The file is plain text: open it, copy the table and paste it."),
        )
    raise _not_office()


def refuse_other_archives(names: frozenset[str], mimetype: bytes) -> None:
    """Say what a zip archive is that is no Office package.

    :param mimetype: what the archive's part "mimetype" holds
    :raises UnreadableFile: "open_document" or "archive"
    """
    if b"opendocument" in mimetype:
        raise UnreadableFile(
            "open_document",
            _lt(
                "The file is in LibreOffice's format: open it there and save it as "
                ".docx or .xlsx."
            ),
        )
    if "[Content_Types].xml" not in names:
        raise _archive()


def refuse_extension(filename: str, kind: str) -> None:
    """Refuse a name that does not say what the file is ("docx" or "xlsx").

    :raises UnreadableFile: "mislabelled"
    """
    if extension_of(filename) == kind:
        return
    if kind == "docx":
        raise UnreadableFile(
            "mislabelled",
            _lt(
                "The file is a Word document under another ending: rename it so that "
                "it ends in .docx and choose it again."
            ),
        )
    raise UnreadableFile(
        "mislabelled",
        _lt(
            "The file is an Excel workbook under another ending: rename it so that it "
            "ends in .xlsx and choose it again."
        ),
    )


def extension_of(filename: str) -> str:
    """The ending of a file's name, in lower case without the dot.

    >>> extension_of("C:\\\\ke hoach.v2.DOCX "), extension_of("docx")
    ('docx', '')
    """
    return filename.strip().lower().rpartition(".")[2] if "." in filename else ""


def macros() -> UnreadableFile:
    """The refusal of a file that carries a program."""
    return UnreadableFile(
        "macro",
        _lt(
            "The file contains macros, which may be harmful: open it in Word or Excel "
            "and save it as .docx or .xlsx, without macros."
        ),
    )


def _old_office_file(content: bytes) -> UnreadableFile:
    if _has_stream(content, "EncryptedPackage"):
        return UnreadableFile(
            "password",
            _lt(
                "The file is protected by a password: open it in Word or Excel, remove "
                "the password, save it and choose it again."
            ),
        )
    if _has_stream(content, "WordDocument"):
        return UnreadableFile(
            "legacy_format",
            _lt(
                "The file is in Word's old format (.doc): open it in Word and save it "
                "as .docx."
            ),
        )
    if _has_stream(content, "Workbook") or _has_stream(content, "Book"):
        return UnreadableFile(
            "legacy_format",
            _lt(
                "The file is in Excel's old format (.xls): open it in Excel and save "
                "it as .xlsx."
            ),
        )
    return _not_office()


def _has_stream(content: bytes, stream: str) -> bool:
    """Whether an OLE2 file's directory lists the stream ([MS-CFB] 2.6.1)."""
    label = stream.encode("utf-16-le")
    entry = label + bytes(64 - len(label)) + (len(label) + 2).to_bytes(2, "little")
    return entry in content


def _is_text(content: bytes) -> bool:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return b"\0" not in content[:4096]


def _archive() -> UnreadableFile:
    return UnreadableFile(
        "archive",
        _lt(
            "The file is an archive of other files: unpack it and choose the .docx or "
            ".xlsx inside."
        ),
    )


def _not_office() -> UnreadableFile:
    return UnreadableFile(
        "not_office",
        _lt(
            "The file is neither a Word document nor an Excel workbook, whatever its "
            "name says: choose the .docx or .xlsx of the plan."
        ),
    )
