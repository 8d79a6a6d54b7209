"""Files as text, so that two of them can be compared line by line."""

import hashlib
import io
import re
import subprocess
import tempfile
import zipfile
from pathlib import Path

import openpyxl
from lxml import etree

_HOST = re.compile(r"https?://[\w.\-]+(:\d+)?(?=/|\b)")
_URL_ID = re.compile(r"(/odoo/[^\s\"<]*?|/cchc_plan/\w+)/\d+")
_TOKEN = re.compile(r"(access_token|token|hash|unique)=[\w\-]+")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_STAMPS = re.compile(r"^(DTSTAMP|LAST-MODIFIED|CREATED|SEQUENCE):.*$", re.MULTILINE)
_EVENT_ID = re.compile(r"^(UID:[a-z\-]+)\d+", re.MULTILINE)


def same_everywhere(text: str) -> str:
    """Without what differs from one database to the next."""
    text = _HOST.sub("http://host", text)
    text = _URL_ID.sub(r"\1/N", text)
    text = _TOKEN.sub(r"\1=N", text)
    return _UUID.sub("uuid", text)


def of_calendar(content: bytes) -> str:
    # Long lines are folded, at places that depend on what is in them.
    text = content.decode().replace("\r\n ", "").replace("\r\n", "\n")
    return same_everywhere(_EVENT_ID.sub(r"\1N", _STAMPS.sub(r"\1:N", text)))


def of_pdf(content: bytes) -> str:
    """The words where they stand; each page's size and a checksum of its picture."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "paper.pdf")
        file.write_bytes(content)
        text = _run("pdftotext", "-layout", file, "-").decode()
        said = _run("pdfinfo", "-f", "1", "-l", "9999", file).decode()
        _run("pdftoppm", "-r", "50", "-gray", file, Path(folder, "page"))
        pictures = sorted(Path(folder).glob("page*.pgm"))
        sums = [_checksum(picture.read_bytes()) for picture in pictures]
    sizes = re.findall(r"Page +\d+ size: +(.*)", said)
    pages = [
        f"--- page {number}: {size.strip()}, picture {checksum}"
        for number, (size, checksum) in enumerate(zip(sizes, sums, strict=True), 1)
    ]
    parts = text.split("\f")
    return same_everywhere(
        "\n".join(
            f"{page}\n{part.rstrip()}" for page, part in zip(pages, parts, strict=False)
        )
    )


def _run(*command) -> bytes:
    return subprocess.run(command, capture_output=True, check=True).stdout


def _checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]


# -- Word

# Of the rest, such as the theme, a checksum tells enough.
_TOLD = re.compile(r"word/(document|header\d*|footer\d*)\.xml$")


def of_docx(content: bytes) -> str:
    """Body, headers and footers: each paragraph with its runs, tables row by row."""
    lines = []
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in sorted(package.namelist()):
            part = package.read(name)
            if name.startswith("docProps/"):
                continue
            if _TOLD.match(name):
                lines.append(f"--- {name}")
                lines += _xml_lines(etree.fromstring(part), 0)
            else:
                lines.append(f"--- {name}: {_checksum(part)}")
    return same_everywhere("\n".join(lines))


def _xml_lines(element, depth: int):
    """One line for what has no container in it, others with their children below."""
    indent = " " * depth
    name = etree.QName(element).localname
    if name == "p":
        yield f"{indent}p {_paragraph(element)}"
    elif len(element) and name in _CONTAINERS:
        yield indent + _head(element)
        for child in element:
            if isinstance(child.tag, str):
                yield from _xml_lines(child, depth + 1)
    else:
        yield indent + _compact(element)


_CONTAINERS = {
    *("document", "body", "tbl", "tr", "tc", "hdr", "ftr"),
}


def _head(element) -> str:
    name = etree.QName(element).localname
    marks = [
        f"{etree.QName(key).localname}={value}"
        for key, value in sorted(element.attrib.items())
        if not etree.QName(key).localname.startswith("rsid")
    ]
    return " ".join((name, *marks))


def _compact(element) -> str:
    inner = [_compact(child) for child in element if isinstance(child.tag, str)]
    text = (element.text or "").strip("\n")
    return (
        _head(element)
        + (f" {text!r}" if text.strip() else "")
        + (f"({', '.join(inner)})" if inner else "")
    )


def _paragraph(paragraph) -> str:
    parts = []
    for child in paragraph:
        if not isinstance(child.tag, str):
            continue
        name = etree.QName(child).localname
        parts.append(_run_text(child) if name == "r" else _compact(child))
    return " ".join(parts)


def _run_text(run) -> str:
    looks, text = "", []
    for child in run:
        name = etree.QName(child).localname
        if name == "rPr":
            looks = ", ".join(_compact(look) for look in child)
        elif name == "t":
            text.append(child.text or "")
        else:
            text.append(f"<{_compact(child)}>")
    return f"[{looks}]{''.join(text)!r}"


# -- Excel


def of_xlsx(content: bytes) -> str:
    """Each sheet: widths, merged and printed cells, and each cell with its looks."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return same_everywhere("\n".join(line for sheet in book for line in _sheet(sheet)))


def _sheet(sheet):
    yield f"--- sheet {sheet.title!r} {sheet.dimensions} frozen {sheet.freeze_panes}"
    setup = sheet.page_setup
    yield (
        f"print {setup.orientation} paper {setup.paperSize} fit {setup.fitToWidth} "
        f"× {setup.fitToHeight} rows {sheet.print_title_rows} area {sheet.print_area}"
    )
    yield f"header {_texts(sheet.oddHeader)} footer {_texts(sheet.oddFooter)}"
    merged = sorted(map(str, sheet.merged_cells.ranges))
    yield f"filter {sheet.auto_filter.ref} merged {merged}"
    for letter, column in sorted(sheet.column_dimensions.items()):
        yield f"column {letter} {column.min}–{column.max} width {column.width}"
    for rule in sheet.data_validations.dataValidation:
        yield f"validation {rule.sqref} {rule.type} {rule.formula1} {rule.formula2}"
    for row in sheet.iter_rows():
        height = sheet.row_dimensions[row[0].row].height
        if height:
            yield f"row {row[0].row} height {height}"
        for cell in row:
            if cell.value is not None or cell.has_style:
                yield f"{cell.coordinate} {cell.value!r} {_cell_looks(cell)}"


def _texts(header) -> list:
    return [header.left.text, header.center.text, header.right.text]


def _cell_looks(cell) -> str:
    font, fill, place, border = cell.font, cell.fill, cell.alignment, cell.border
    looks = [
        cell.number_format,
        f"{font.name} {font.sz}",
        "bold" if font.b else "",
        "italic" if font.i else "",
        fill.fgColor.rgb if fill.fill_type else "",
        place.horizontal or "",
        place.vertical or "",
        "wrap" if place.wrap_text else "",
        f"indent {place.indent}" if place.indent else "",
        "".join(
            (side.style or "-")[0] if side else "-"
            for side in (border.left, border.top, border.right, border.bottom)
        ),
        f"link {cell.hyperlink.target}" if cell.hyperlink else "",
    ]
    return " ".join(str(look) for look in looks if look)
