"""Plans as files, made on the spot: Vĩnh Khê's of 2024 and those of other communes.

The rows of an annex are given in one way and written as .docx, .xlsx or text::

    annex_docx([Header(["TT", "Nhiệm vụ", "Sản phẩm"]), Section("I. THỂ CHẾ"),
                ["1", "Ban hành Kế hoạch", "Kế hoạch"]])

Damaged and hostile files are in :mod:`.bad_files`.
"""

import io
import json
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import docx
import xlsxwriter
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

_DATA = Path(__file__).with_name("data") / "vinh_khe_2024.json"

TASK_FIELDS = (
    "number",
    "name",
    "deliverable",
    "lead",
    "coordinating",
    "timeframe",
    "budget",
    "note",
)

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


def vinh_khe() -> dict:
    """The plan 10/KH-UBND of 15/01/2024 in full, as it should be understood.

    Tasks are dicts of TASK_FIELDS, the body a list of [kind, text] with kind among
    "chapter", "heading", "text" and "note".
    """
    return json.loads(_DATA.read_text(encoding="utf-8"))


def expected_sections() -> list[tuple[str, str, list[tuple[str, ...]]]]:
    """Vĩnh Khê's annex: (number, name, its tasks as tuples in TASK_FIELDS' order)."""
    return [
        (
            section["number"],
            section["name"],
            [tuple(task[name] for name in TASK_FIELDS) for task in section["tasks"]],
        )
        for section in vinh_khe()["sections"]
    ]


# The row that the end of a page cuts in two, and what stands on either side. The text
# of the original file repeats "xuyên" on both sides.
CUT = {"deliverable": ("Các văn bản chỉ đạo của UBND", "xã")}
CUT_BUDGET = ("Kinh phí hoạt động thường", "xuyên")
CUT_BUDGET_REPEATED = ("Kinh phí hoạt động thường xuyên", "xuyên")


def vinh_khe_rows(
    *,
    between_tables: bool = True,
    cut_row: bool = True,
    cut_budget: tuple[str, str] = CUT_BUDGET,
    auto_numbers: bool = False,
    header_again: bool = False,
) -> list:
    """The annex's rows as the original has them.

    :param between_tables: sections III to VI stand between tables, not in rows
    :param cut_row: II.1 is cut in two by the end of a page, its rest without number
    :param cut_budget: what stands on both sides of the cut in II.1's budget
    :param auto_numbers: Word numbers the tasks
    :param header_again: the heading row is typed again in every new table
    """
    plan = vinh_khe()
    header = Header(plan["columns"])
    rows = [header]
    for section in plan["sections"]:
        title = f"{section['number']}. {section['name']}"
        if between_tables and section["number"] in ("III", "IV", "V", "VI"):
            level = 3 if section["number"] in ("III", "IV") else 4
            rows += [Line(title, f"Heading {level}")] + [header] * header_again
        else:
            if between_tables and section["number"] == "VII":
                rows += [Line()] + [header] * header_again
            rows.append(Section(title))
        for task in section["tasks"]:
            cells = [task[name] for name in TASK_FIELDS]
            cells[0] = AUTO if auto_numbers else cells[0] + "."
            cut_here = cut_row and (section["number"], task["number"]) == ("II", "1")
            if not cut_here:
                rows.append(cells)
                continue
            cells[2], rest = CUT["deliverable"]
            cells[6] = cut_budget[0]
            rows += [cells, Line(), *[header] * header_again]
            rows.append(["", "", rest, "", "", "", cut_budget[1], ""])
    return rows


def vinh_khe_pasted() -> str:
    """The annex as it stands in the text of the original file, marks and all."""
    plan = vinh_khe()
    lines = [f"**{title}**  " for title in plan["annex_title"]]
    lines += [f"*{plan['annex_reference']}*", ""]
    for row in vinh_khe_rows(cut_budget=CUT_BUDGET_REPEATED):
        match row:
            case Header(cells):
                lines.append("\t".join(cells))
            case Section(text):
                lines.append(f"<b>{text}</b>" + "\t" * (len(TASK_FIELDS) - 1))
            case Line("", _):
                lines.append("")
            case Line(text, style):
                marks = "#" * int(style[-1])
                mark = "**" if text.startswith(("V.", "VI.")) else ""
                lines += ["", f"{marks} {mark}{text}{mark}", ""]
            case cells:
                lines.append("\t".join(cells))
    return "\n".join(lines)


def vinh_khe_xlsx(**variations) -> bytes:
    """The annex as .xlsx; the variations are those of :func:`vinh_khe_rows`."""
    plan = vinh_khe()
    variations = {"between_tables": False, "cut_row": False} | variations
    return annex_xlsx(
        vinh_khe_rows(**variations),
        title=[*plan["annex_title"], plan["annex_reference"]],
    )


def vinh_khe_docx(
    *,
    letterhead: bool = True,
    body: bool = True,
    annex_label: str = "",
    in_content_control: bool = False,
    **variations,
) -> bytes:
    """The whole plan as .docx, laid out as the original.

    :param letterhead: the two-column table at the top of page 1 is there
    :param body: the chapters are there
    :param annex_label: a line such as "PHỤ LỤC" above the annex's title
    :param in_content_control: the annex's tables stand in one content control
    The other variations are those of :func:`vinh_khe_rows`.
    """
    plan = vinh_khe()
    document = _new_document()
    if letterhead:
        _add_letterhead(document, plan)
    _add_text(document, plan["kind"], bold=True, centred=True)
    _add_text(document, plan["subject"], bold=True, centred=True)
    _add_text(document, plan["preamble"])
    if body:
        _add_body(document, plan)
    _add_text(document, plan["closing"])
    _add_signature(document, plan)
    _landscape(document)
    if annex_label:
        _add_text(document, annex_label, bold=True, centred=True)
    for title in plan["annex_title"]:
        _add_text(document, title, bold=True, centred=True)
    _add_text(document, plan["annex_reference"], italic=True, centred=True)
    before = len(document.element.body)
    add_rows(document, vinh_khe_rows(**variations))
    if in_content_control:
        _wrap_in_content_control(document, before - 1)
    return _saved(document)


def annex_docx(
    rows: list,
    *,
    before: tuple[str, ...] | list[str] = (),
    tables_before: tuple = (),
    after: tuple[str, ...] | list[str] = (),
) -> bytes:
    """A .docx with some lines, maybe other tables, and an annex of these rows."""
    document = _new_document()
    for line in before:
        _add_text(document, line)
    for table in tables_before:
        add_rows(document, table)
        document.add_paragraph()
    add_rows(document, rows)
    for line in after:
        _add_text(document, line)
    return _saved(document)


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
                _write_paragraph(cells[0].paragraphs[0], text, bold=True)
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
            _write_paragraph(cell.paragraphs[0], text.text, bold=bold)
            _add_nested(cell, text.rows)
        else:
            _write_lines(cell, text, bold=bold)


def _write_lines(cell, text, *, bold=False):
    first, *others = text.split("\n")
    _write_paragraph(cell.paragraphs[0], first, bold=bold)
    for line in others:
        _write_paragraph(cell.add_paragraph(), line, bold=bold)


def _write_items(cell, items, numbering):
    list_id = numbering.new_list(items.label)
    for index, text in enumerate(items.texts):
        paragraph = cell.add_paragraph() if index else cell.paragraphs[0]
        _write_paragraph(paragraph, text)
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


# -- Parts of a plan -------------------------------------------------------------------


def _new_document():
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    return document


def _saved(document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _write_paragraph(paragraph, text, *, bold=False, italic=False):
    run = paragraph.add_run(text)
    run.bold, run.italic = bold or None, italic or None
    return paragraph


def _add_text(document, text, *, bold=False, italic=False, centred=False):
    paragraph = _write_paragraph(
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
        _add_text(document, line.text, bold=True)


def _add_letterhead(document, plan):
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    day = plan["date"].split("-")[::-1]
    _write_paragraph(left.paragraphs[0], plan["superior"])
    _write_paragraph(left.add_paragraph(), plan["issuer"], bold=True)
    _write_paragraph(left.add_paragraph(), f"Số: {plan['number']}")
    _write_paragraph(
        right.paragraphs[0], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True
    )
    _write_paragraph(right.add_paragraph(), "Độc lập - Tự do - Hạnh phúc", bold=True)
    _write_paragraph(
        right.add_paragraph(),
        "{place}, ngày {0} tháng {1} năm {2}".format(*day, place=plan["place"]),
        italic=True,
    )


def _add_body(document, plan):
    for kind, text in plan["body"]:
        _add_text(
            document, text, bold=kind in ("chapter", "heading"), italic=kind == "note"
        )


def _add_signature(document, plan):
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    run = left.paragraphs[0].add_run("Nơi nhận:")
    run.bold = run.italic = True
    *others, last = plan["recipients"]
    for recipient in [f"- {each};" for each in others] + [f"- {last}."]:
        _write_paragraph(left.add_paragraph(), recipient)
    _write_paragraph(right.paragraphs[0], plan["authority"], bold=True)
    for text in (plan["signer_title"], "", "", plan["signer"]):
        _write_paragraph(right.add_paragraph(), text, bold=True)


def _landscape(document):
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)


def _wrap_in_content_control(document, first):
    body = document.element.body
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>")
    moved = list(body)[first:-1]  # the last one is the section's layout
    body.insert(first, control)
    control.find(qn("w:sdtContent")).extend(deepcopy(each) for each in moved)
    for each in moved:
        body.remove(each)
