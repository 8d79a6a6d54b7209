"""Small .docx and .xlsx files, and the parts they are made of."""

import io
import zipfile
from functools import cache

from .annex_files import Header, annex_docx, annex_xlsx

MAIN = {"docx": "word/document.xml", "xlsx": "xl/worksheets/sheet1.xml"}
RELATIONS = {
    "docx": "word/_rels/document.xml.rels",
    "xlsx": "xl/_rels/workbook.xml.rels",
}


@cache
def good_docx() -> bytes:
    """A small .docx that is read."""
    return annex_docx([Header(["TT", "Nhiệm vụ", "Sản phẩm"]), ["1", "Rà soát", "BC"]])


@cache
def good_xlsx() -> bytes:
    """A small .xlsx that is read."""
    return annex_xlsx([Header(["TT", "Nhiệm vụ", "Sản phẩm"]), ["1", "Rà soát", "BC"]])


def unzipped(content: bytes) -> dict[str, bytes]:
    """The parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    """A package of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def changed(content: bytes, parts: dict[str, bytes]) -> bytes:
    """The package with some parts replaced or added."""
    return zipped(unzipped(content) | parts)


def with_document(body: str) -> bytes:
    """A .docx whose "w:body" holds this XML; it has no styles and no lists."""
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>'
    return zipped(_frame_of_docx() | {MAIN["docx"]: document.encode()})


def with_sheet(rows: str, after: str = "") -> bytes:
    """An .xlsx whose sheet holds these rows as XML."""
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = (
        f'<worksheet xmlns="{namespace}"><sheetData>{rows}</sheetData>{after}'
        "</worksheet>"
    )
    return changed(good_xlsx(), {MAIN["xlsx"]: sheet.encode()})


@cache
def _frame_of_docx() -> dict[str, bytes]:
    """The parts that say what is where."""
    parts = unzipped(good_docx())
    return {
        name: parts[name]
        for name in ("[Content_Types].xml", "_rels/.rels", RELATIONS["docx"])
    }
