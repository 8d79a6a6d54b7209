"""An annex as a file: its rows are given in one way and written as .docx or .xlsx.

::

    annex_docx([Header(["TT", "Nhiệm vụ", "Sản phẩm"]), Section("I. THỂ CHẾ"),
                ["1", "Ban hành Kế hoạch", "Kế hoạch"]])
"""

import io
from dataclasses import dataclass

import docx
import xlsxwriter
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

# Cells that are not text of their own.
UP = "<up>"  # continues the cell above
LEFT = "<left>"  # continues the cell on the left
AUTO = "<auto>"  # empty, but Word numbers it "1.", "2."…; a section starts again


@dataclass(frozen=True)
class Header:
    """The row of column headings; bold, repeated by Word on every page."""

    cells: tuple[str, ...] | list[str]


@dataclass(frozen=True)
class Section:
    """A row that is one merged bold cell."""

    text: str


@dataclass(frozen=True)
class Bold:
    """A row of bold cells, none merged: a section as "I" | "THỂ CHẾ" | …"""

    cells: tuple[str, ...] | list[str]


@dataclass(frozen=True)
class Line:
    """A paragraph that ends the table; the next row begins another table.

    An empty text only breaks the table, as the end of a page does in converted files.
    """

    text: str = ""
    style: str = ""  # "Heading 3", or bold text where there is none


@dataclass(frozen=True)
class Items:
    """A cell of paragraphs that Word numbers: "-", "+" or "1." before each."""

    texts: tuple[str, ...] | list[str]
    label: str = "-"


@dataclass(frozen=True)
class Nested:
    """A cell that holds a table of its own after its text."""

    text: str
    rows: tuple[tuple[str, ...], ...] | list[list[str]]


def annex_docx(
    rows: list,
    *,
    before: tuple[str, ...] | list[str] = (),
    tables_before: tuple = (),
    after: tuple[str, ...] | list[str] = (),
) -> bytes:
    """A .docx with some lines, maybe other tables, and an annex of these rows."""
    document = new_document()
    for line in before:
        add_text(document, line)
    for table in tables_before:
        add_rows(document, table)
        document.add_paragraph()
    add_rows(document, rows)
    for line in after:
        add_text(document, line)
    return saved(document)


def annex_xlsx(
    rows: list, *, title: tuple[str, ...] | list[str] = (), sheet: str = "Phụ lục"
) -> bytes:
    """An .xlsx with title lines, merged over the table, and an annex of these rows."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    page = book.add_worksheet(sheet)
    plain = book.add_format({"text_wrap": True, "border": 1})
    bold = book.add_format({"text_wrap": True, "border": 1, "bold": True})
    width = _width(rows)
    position = 0
    for line in title:
        page.merge_range(position, 0, position, width - 1, line, bold)
        position += 1
    for row in rows:
        match row:
            case Line("", _):
                continue
            case Line(text, _):
                page.write_string(position, 0, text, bold)
            case Section(text):
                page.merge_range(position, 0, position, width - 1, text, bold)
            case Header(cells) | Bold(cells):
                _write_cells(page, position, cells, bold)
            case cells:
                _write_cells(page, position, cells, plain)
        position += 1
    _merge_up(page, rows, len(title), plain)
    book.close()
    return target.getvalue()


def add_rows(document, rows: list) -> None:
    """Write the rows as one table, or as several where a Line stands between them."""
    width = _width(rows)
    numbering = Numbering(document)
    table, number = None, None
    for row in rows:
        if isinstance(row, Line):
            _add_line(document, row)
            table = None
            number = numbering.new_list("%1.") if row.text else number
            continue
        if table is None:
            table = document.add_table(rows=0, cols=width)
            table.style = "Table Grid"
        cells = table.add_row().cells
        match row:
            case Section(text):
                cells[0].merge(cells[-1])
                write_paragraph(cells[0].paragraphs[0], text, bold=True)
                number = numbering.new_list("%1.")
            case Header(texts):
                _mark_as_header(table.rows[-1])
                _fill(cells, texts, numbering, None, bold=True)
            case Bold(texts):
                _fill(cells, texts, numbering, None, bold=True)
                number = numbering.new_list("%1.")
            case texts:
                number = number or numbering.new_list("%1.")
                _fill(cells, texts, numbering, number)


class Numbering:
    """Word's automatic numbering in a document: each list counts from 1."""

    def __init__(self, document):
        self.element = document.part.numbering_part.element

    def new_list(self, *levels: str) -> int:
        """A list whose levels are numbered so ("%1.", "-"); returns its numId."""
        number = 1 + max(
            (int(each.get(qn("w:numId"))) for each in self.element.num_lst),
            default=0,
        )
        abstract_id = 1000 + number
        items = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{"decimal" if "%" in text else "bullet"}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for level, text in enumerate(levels)
        )
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract_id}">'
            f"{items}</w:abstractNum>"
        )
        self.element.insert(0, abstract)
        self.element.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number}">'
                f'<w:abstractNumId w:val="{abstract_id}"/></w:num>'
            )
        )
        return number


def numbered(paragraph, list_id: int, level: int = 0) -> None:
    """Let Word number the paragraph by this list."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = list_id


# -- Cells -----------------------------------------------------------------------------


def _fill(cells, texts, numbering, number, *, bold=False):
    for index, (cell, text) in enumerate(zip(cells, texts, strict=False)):
        if text == LEFT:
            cells[index - 1].merge(cell)
        elif text == UP:
            _vertical_merge(cell, "continue")
        elif text == AUTO:
            numbered(cell.paragraphs[0], number)
        elif isinstance(text, Items):
            _write_items(cell, text, numbering)
        elif isinstance(text, Nested):
            write_paragraph(cell.paragraphs[0], text.text, bold=bold)
            _add_nested(cell, text.rows)
        else:
            _write_lines(cell, text, bold=bold)


def _write_lines(cell, text, *, bold=False):
    first, *others = text.split("\n")
    write_paragraph(cell.paragraphs[0], first, bold=bold)
    for line in others:
        write_paragraph(cell.add_paragraph(), line, bold=bold)


def _write_items(cell, items, numbering):
    list_id = numbering.new_list(items.label)
    for index, text in enumerate(items.texts):
        paragraph = cell.add_paragraph() if index else cell.paragraphs[0]
        write_paragraph(paragraph, text)
        numbered(paragraph, list_id)


def _add_nested(cell, rows):
    table = cell.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for target, text in zip(table.add_row().cells, row, strict=True):
            target.text = text
    cell.add_paragraph()


def _vertical_merge(cell, kind):
    cell._tc.get_or_add_tcPr().append(
        parse_xml(f'<w:vMerge {nsdecls("w")} w:val="{kind}"/>')
    )
    if kind == "continue":
        _start_vertical_merge_above(cell)


def _start_vertical_merge_above(cell):
    row = cell._tc.getparent()
    above = row.getprevious()
    tc = above.tc_lst[row.tc_lst.index(cell._tc)]
    if tc.get_or_add_tcPr().find(qn("w:vMerge")) is None:
        tc.tcPr.append(parse_xml(f'<w:vMerge {nsdecls("w")} w:val="restart"/>'))


def _mark_as_header(row):
    row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))


def _width(rows):
    return max(
        len(row.cells if isinstance(row, Header | Bold) else row)
        for row in rows
        if not isinstance(row, Section | Line)
    )


def _write_cells(page, position, cells, look):
    for column, text in enumerate(cells):
        page.write(position, column, "" if text in (UP, LEFT) else text, look)


def _merge_up(page, rows, first, look):
    """Merge each run of UP below a cell with it, as Excel does."""
    lines = [row for row in rows if row != Line()]
    for column in range(_width(rows)):
        start = None
        for position, row in enumerate([*lines, []], first):
            is_up = isinstance(row, list | tuple) and row[column : column + 1] == [UP]
            if is_up and start is None:
                start = position - 1
            if not is_up and start is not None:
                text = lines[start - first][column]
                page.merge_range(start, column, position - 1, column, text, look)
                start = None


# -- Documents ------------------------------------------------------------------------


def new_document():
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    return document


def saved(document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def write_paragraph(paragraph, text, *, bold=False, italic=False):
    run = paragraph.add_run(text)
    run.bold, run.italic = bold or None, italic or None
    return paragraph


def add_text(document, text, *, bold=False, italic=False, centred=False):
    paragraph = write_paragraph(
        document.add_paragraph(), text, bold=bold, italic=italic
    )
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def _add_line(document, line):
    if not line.text:
        document.add_paragraph()
    elif line.style:
        document.add_paragraph(line.text, style=line.style)
    else:
        add_text(document, line.text, bold=True)
