"""Files that must be refused: protected, damaged, disguised or hostile.

Each builder returns bytes; :func:`bad_files` lists them all with the name they are
uploaded under and the code of the refusal.
"""

import io
import struct
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

import docx
import openpyxl

from .office_files import (
    MAIN,
    changed,
    good_docx,
    good_xlsx,
    unzipped,
    with_document,
    with_sheet,
    zipped,
)

_MEGABYTE = 1 << 20


@dataclass(frozen=True)
class BadFile:
    """A file that is refused."""

    filename: str
    make: Callable[[], bytes]
    code: str  # of the UnreadableFile that it raises


def bad_files() -> dict[str, BadFile]:
    """Every kind of bad file by a name that tells what is wrong with it."""
    pdf = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"
    return {
        "empty": BadFile("a.docx", bytes, "empty_file"),
        "too large": BadFile("a.docx", lambda: bytes(100 * _MEGABYTE), "too_large"),
        "password, docx": BadFile("a.docx", encrypted, "password"),
        "password, xlsx": BadFile("a.xlsx", encrypted, "password"),
        "password of the archive": BadFile("a.docx", zip_with_password, "password"),
        "old Word": BadFile("a.doc", old_word, "legacy_format"),
        "old Word as docx": BadFile("a.docx", old_word, "legacy_format"),
        "old Excel": BadFile("a.xls", old_excel, "legacy_format"),
        "binary workbook": BadFile("a.xlsb", binary_workbook, "legacy_format"),
        "other OLE file": BadFile("a.docx", lambda: ole("Contents"), "not_office"),
        "macro document": BadFile("a.docm", macro_document, "macro"),
        "macro document as docx": BadFile("a.docx", macro_document, "macro"),
        "macro workbook as xlsx": BadFile("a.xlsx", macro_workbook, "macro"),
        "plain document as docm": BadFile("a.docm", good_docx, "macro"),
        "cut short": BadFile("a.docx", lambda: good_docx()[:9000], "corrupted"),
        "bytes changed": BadFile("a.docx", with_changed_bytes, "corrupted"),
        "XML cut short": BadFile("a.docx", with_cut_xml, "corrupted"),
        "no main part": BadFile("a.docx", without_main_part, "corrupted"),
        "PDF": BadFile("a.pdf", lambda: pdf, "pdf"),
        "PDF as docx": BadFile("a.docx", lambda: pdf, "pdf"),
        "RTF as doc": BadFile("a.doc", lambda: rb"{\rtf1 K\u7871?}", "web_page"),
        "web page as doc": BadFile(
            "a.doc", lambda: b"\xef\xbb\xbf<html><table></table></html>", "web_page"
        ),
        "picture": BadFile("a.docx", lambda: b"\x89PNG\r\n\x1a\n\0\0", "picture"),
        "text": BadFile("a.docx", lambda: "Kế hoạch".encode(), "text"),
        "noise": BadFile("a.docx", lambda: bytes(range(256)) * 4, "not_office"),
        "xlsx as docx": BadFile("a.docx", good_xlsx, "mislabelled"),
        "docx as xlsx": BadFile("a.xlsx", good_docx, "mislabelled"),
        "docx as doc": BadFile("a.doc", good_docx, "mislabelled"),
        "slides as docx": BadFile("a.docx", slides, "not_office"),
        "LibreOffice text": BadFile("a.odt", open_document, "open_document"),
        "LibreOffice as docx": BadFile("a.docx", open_document, "open_document"),
        "archive": BadFile("a.zip", lambda: zipped({"a.txt": b"a"}), "archive"),
        "unknown ending": BadFile("a.csv2", good_docx, "unknown_extension"),
        "no ending": BadFile("docx", good_docx, "unknown_extension"),
        "bomb": BadFile("a.docx", bomb, "unpacks_too_large"),
        "bomb with a false size": BadFile("a.docx", lying_bomb, "corrupted"),
        "bomb of many parts": BadFile("a.docx", bomb_of_parts, "unpacks_too_large"),
        "many parts": BadFile("a.docx", many_parts, "unsafe_archive"),
        "part outside": BadFile(
            "a.docx", lambda: with_part("../../etc/passwd"), "unsafe_archive"
        ),
        "part of a drive": BadFile(
            "a.docx", lambda: with_part("C:/a.xml"), "unsafe_archive"
        ),
        "two parts of one name": BadFile(
            "a.docx", lambda: with_part("word/document.xml"), "unsafe_archive"
        ),
        "billion laughs": BadFile("a.docx", billion_laughs, "unsafe_xml"),
        "billion laughs, xlsx": BadFile(
            "a.xlsx", lambda: billion_laughs("xlsx"), "unsafe_xml"
        ),
        "external entity": BadFile("a.docx", external_entity, "unsafe_xml"),
        "external entity, xlsx": BadFile(
            "a.xlsx", lambda: external_entity("xlsx"), "unsafe_xml"
        ),
        "entities in UTF-16": BadFile("a.docx", entities_in_utf16, "unsafe_xml"),
        "external DTD in a side part": BadFile("a.docx", dtd_aside, "unsafe_xml"),
        "docx without a table": BadFile("a.docx", without_table, "no_table"),
        "xlsx of blank cells": BadFile("a.xlsx", blank_workbook, "empty_sheet"),
        "xlsx with only a hidden sheet": BadFile(
            "a.xlsx", hidden_workbook, "empty_sheet"
        ),
        "a million blank rows": BadFile(
            "a.xlsx", lambda: with_blank_rows(empty=True), "empty_sheet"
        ),
        "6,000 rows": BadFile("a.docx", lambda: long_docx(6000), "too_much"),
        "6,000 rows, xlsx": BadFile("a.xlsx", lambda: long_xlsx(6000), "too_much"),
        "1,000 columns": BadFile("a.xlsx", wide_xlsx, "too_much"),
        "one endless paragraph": BadFile("a.docx", endless_paragraph, "too_much"),
        "deeply nested tables": BadFile("a.docx", nested_tables, "too_much"),
        "100,000 cells": BadFile("a.docx", many_cells, "too_much"),
        "cells of 5,000 widths": BadFile("a.docx", many_widths, "too_much"),
        "nested tables of two cells": BadFile(
            "a.docx", lambda: nested_tables(beside="<w:tc/>"), "too_much"
        ),
        "paragraph of nested elements": BadFile("a.docx", nested_runs, "too_much"),
        "cell of nested elements": BadFile("a.docx", nested_controls, "too_much"),
        "deeply nested elements": BadFile("a.docx", nested_elements, "corrupted"),
    }


# -- Archives --------------------------------------------------------------------------


def zip_with_password() -> bytes:
    """An archive whose members say that they are encrypted."""
    content = bytearray(good_docx())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        position = content.find(signature)
        while position >= 0:
            content[position + offset] |= 1
            position = content.find(signature, position + 1)
    return bytes(content)


def with_changed_bytes() -> bytes:
    """A .docx whose main part was damaged on the way."""
    content = bytearray(good_docx())
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        start = archive.getinfo(MAIN["docx"]).header_offset + 200
    content[start : start + 40] = bytes(40)
    return bytes(content)


def with_cut_xml() -> bytes:
    """A sound archive whose main part ends in the middle."""
    document = unzipped(good_docx())[MAIN["docx"]]
    return changed(good_docx(), {MAIN["docx"]: document[:-100]})


def without_main_part() -> bytes:
    """A package that points to a main part that is not there."""
    parts = unzipped(good_docx())
    del parts[MAIN["docx"]]
    return zipped(parts)


def bomb() -> bytes:
    """A few hundred KB that unpack to 300 MB of XML."""
    start = b'<?xml version="1.0"?><a>'
    return changed(good_docx(), {MAIN["docx"]: start + b" " * 300 * _MEGABYTE})


def lying_bomb() -> bytes:
    """The bomb, with an archive that says the part has 1,000 bytes."""
    content = bytearray(bomb())
    size = struct.pack("<I", 300 * _MEGABYTE + 24)
    position = content.find(size)
    while position >= 0:
        content[position : position + 4] = struct.pack("<I", 1000)
        position = content.find(size, position + 1)
    return bytes(content)


def bomb_of_parts() -> bytes:
    """Many parts, none of them remarkable."""
    picture = bytes(3 * _MEGABYTE)
    parts = {f"word/media/image{index}.png": picture for index in range(100)}
    return changed(good_docx(), parts)


def many_parts() -> bytes:
    """An archive of thousands of empty parts."""
    return changed(good_docx(), {f"word/{index}.xml": b"<a/>" for index in range(3000)})


def with_part(name: str) -> bytes:
    """A .docx with one more part."""
    target = io.BytesIO(good_docx())
    with warnings.catch_warnings(), zipfile.ZipFile(target, "a") as archive:
        warnings.simplefilter("ignore")  # two parts of one name are the point
        archive.writestr(zipfile.ZipInfo(name), b"<a/>")
    return target.getvalue()


def open_document() -> bytes:
    """A LibreOffice text."""
    kind = b"application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": kind, "content.xml": b"<a/>"})


def macro_document() -> bytes:
    """A .docm: its types say so, and it carries a program."""
    parts = unzipped(good_docx())
    types = parts["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main",
        b"application/vnd.ms-word.document.macroEnabled.main",
    )
    return zipped(
        parts | {"[Content_Types].xml": types, "word/vbaProject.bin": b"\0" * 64}
    )


def macro_workbook() -> bytes:
    """An .xlsx that carries a program its types do not mention."""
    return changed(good_xlsx(), {"xl/vbaProject.bin": b"\0" * 64})


def slides() -> bytes:
    """A package of Office that is neither text nor workbook."""
    return changed(good_docx(), {MAIN["docx"]: b'<p:presentation xmlns:p="x"/>'})


def binary_workbook() -> bytes:
    """An .xlsb: the workbook's parts are not XML."""
    parts = unzipped(good_xlsx())
    relations = parts["_rels/.rels"].replace(b"xl/workbook.xml", b"xl/workbook.bin")
    parts["xl/workbook.bin"] = parts.pop("xl/workbook.xml")
    return zipped(parts | {"_rels/.rels": relations})


# -- OLE2 ------------------------------------------------------------------------------


def encrypted() -> bytes:
    """What Office writes when a password is set, whether for .docx or .xlsx."""
    return ole("EncryptionInfo", "EncryptedPackage")


def old_word() -> bytes:
    """A .doc."""
    return ole("WordDocument", "1Table")


def old_excel() -> bytes:
    """An .xls."""
    return ole("Workbook")


def ole(*streams: str) -> bytes:
    """A compound file with these streams of 4,096 bytes each ([MS-CFB])."""
    free, end, fat_sector = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE, 9, 6),
        *(bytes(6), 0, 1, 1, 0, 4096, end, 0, end, 0),
    )
    header += struct.pack("<109I", 0, *[free] * 108)
    chains = [fat_sector, end]
    entries = [_ole_entry("Root Entry", 5, end, 0, child=1)]
    for index, stream in enumerate(streams):
        first = len(chains)
        chains += [*range(first + 1, first + 8), end]
        sibling = index + 2 if index + 1 < len(streams) else free
        entries.append(_ole_entry(stream, 2, first, 4096, right=sibling))
    entries += [bytes(128)] * (4 - len(entries))
    fat = struct.pack("<128I", *chains, *[free] * (128 - len(chains)))
    return header + fat + b"".join(entries) + bytes(4096 * len(streams))


def _ole_entry(name, kind, sector, size, *, child=0xFFFFFFFF, right=0xFFFFFFFF):
    label = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16sI8s8sIQ",
        *(label, len(label) + 2, kind, 1, 0xFFFFFFFF, right, child),
        *(bytes(16), 0, bytes(8), bytes(8), sector, size),
    )


# -- XML -------------------------------------------------------------------------------


def billion_laughs(kind: str = "docx") -> bytes:
    """Entities that grow to gigabytes."""
    entities = '<!ENTITY e0 "ha">' + "".join(
        f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 10)
    )
    return _with_prolog(kind, f"<!DOCTYPE a [{entities}]>", "&e9;")


def external_entity(kind: str = "docx") -> bytes:
    """An entity that stands for a file of the server."""
    return _with_prolog(
        kind, '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]>', "&e;"
    )


def entities_in_utf16() -> bytes:
    """Entities where a search for "<!DOCTYPE" in the bytes finds nothing."""
    content = unzipped(external_entity())[MAIN["docx"]].decode()
    content = '<?xml version="1.0" encoding="UTF-16"?>' + content
    return changed(good_docx(), {MAIN["docx"]: content.encode("utf-16")})


def dtd_aside() -> bytes:
    """A document type in a part that is not the main one."""
    part = b'<!DOCTYPE a SYSTEM "http://example.com/a.dtd"><a/>'
    return changed(good_docx(), {"customXml/item1.xml": part})


def _with_prolog(kind, prolog, text):
    content = good_docx() if kind == "docx" else good_xlsx()
    part = MAIN[kind] if kind == "docx" else "xl/sharedStrings.xml"
    xml = unzipped(content)[part].decode()
    start = xml.index("?>") + 2
    xml = prolog + xml[start:].replace("Nhiệm vụ", text)
    return changed(content, {part: xml.encode()})


# -- Content ---------------------------------------------------------------------------


def without_table() -> bytes:
    """A .docx of paragraphs alone."""
    document = docx.Document()
    document.add_paragraph("1. Ban hành Kế hoạch")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def blank_workbook() -> bytes:
    """An .xlsx with formatted blank cells and nothing in them."""
    book = openpyxl.Workbook()
    for row in range(1, 50):
        book.active.cell(row, 1, " ").number_format = "@"
    return _saved_book(book)


def hidden_workbook() -> bytes:
    """An .xlsx whose only content is on a hidden sheet."""
    book = openpyxl.Workbook()
    hidden = book.create_sheet("Ẩn")
    hidden["A1"] = "Nhiệm vụ"
    hidden.sheet_state = "hidden"
    return _saved_book(book)


def with_blank_rows(*, empty: bool = False) -> bytes:
    """An .xlsx of a million formatted blank rows, and two tasks unless it is empty."""
    rows = [
        f'<row r="{row}"><c r="A{row}" s="1"/></row>' for row in range(1, 10**6 + 1)
    ]
    if not empty:
        for row in (1, 10**6):
            rows[row - 1] = (
                f'<row r="{row}"><c r="A{row}"><v>{row}</v></c><c r="B{row}" '
                't="inlineStr"><is><t>Rà soát</t></is></c></row>'
            )
    return with_sheet("".join(rows))


def long_docx(rows: int) -> bytes:
    """A .docx whose table has so many rows."""
    cell = "<w:tc><w:p><w:r><w:t>Rà soát thủ tục hành chính</w:t></w:r></w:p></w:tc>"
    return with_document(f"<w:tbl>{f'<w:tr>{cell * 8}</w:tr>' * rows}</w:tbl>")


def long_xlsx(rows: int) -> bytes:
    """An .xlsx whose table has so many rows."""
    cell = '<c t="inlineStr"><is><t>Rà soát thủ tục hành chính</t></is></c>'
    return with_sheet(f"<row>{cell * 8}</row>" * rows)


def wide_xlsx() -> bytes:
    """An .xlsx with a row of a thousand cells."""
    return with_sheet(f"<row>{'<c><v>1</v></c>' * 1000}</row>")


def endless_paragraph() -> bytes:
    """A .docx of one paragraph of millions of runs."""
    return with_document(f"<w:p>{'<w:r/>' * 1_500_000}</w:p>")


def many_cells() -> bytes:
    """A .docx of few rows with very many cells."""
    row = f"<w:tr>{'<w:tc/>' * 99}</w:tr>"
    return with_document(f"<w:tbl>{row * 1100}</w:tbl>")


def many_widths() -> bytes:
    """A .docx whose rows all begin at another place."""
    rows = "".join(
        f'<w:tr><w:trPr><w:gridBefore w:val="{index}"/></w:trPr><w:tc/></w:tr>'
        for index in range(200)
    )
    return with_document(f"<w:tbl>{rows}</w:tbl>")


def nested_runs(depth: int = 150) -> bytes:
    """A .docx of a paragraph with links within links."""
    opening, closing = "<w:hyperlink>" * depth, "</w:hyperlink>" * depth
    return with_document(f"<w:p>{opening}<w:r/>{closing}</w:p>")


def nested_controls(depth: int = 150) -> bytes:
    """A .docx of a cell with content controls within content controls."""
    opening, closing = "<w:sdt>" * depth, "</w:sdt>" * depth
    cell = f"<w:tc>{opening}<w:p/>{closing}</w:tc>"
    return with_document(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")


def nested_tables(depth: int = 30, beside: str = "") -> bytes:
    """A .docx of tables within tables, not deep enough for the XML parser to mind."""
    opening, closing = "<w:tbl><w:tr><w:tc>", f"</w:tc>{beside}</w:tr></w:tbl>"
    return with_document(opening * depth + "<w:p/>" + closing * depth)


def nested_elements(depth: int = 100_000) -> bytes:
    """A .docx of elements within elements without end."""
    return with_document("<w:sdt>" * depth + "<w:p/>" + "</w:sdt>" * depth)


def _saved_book(book) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()
