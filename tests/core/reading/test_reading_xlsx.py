"""What is read from an Excel workbook."""

import io
from datetime import date, datetime, time

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from odoo.addons.cchc_plan.core.reading import read_file, xlsx_sheet, xlsx_styles
from odoo.addons.cchc_plan.core.reading.source import Cell, Paragraph, Source
from odoo.addons.cchc_plan.core.reading.xlsx_numbers import shown
from odoo.addons.cchc_plan.core.text.finding import UnreadableFile

from ...annex_files import UP, Header, annex_xlsx
from ...office_files import changed, good_xlsx, unzipped, with_sheet, zipped
from ...plan_files import expected_sections, vinh_khe_xlsx


def read_book(book) -> Source:
    target = io.BytesIO()
    book.save(target)
    return read_file("a.xlsx", target.getvalue())


def read_cell(value, look: str = "General") -> str:
    """The text of a cell with this value and number format."""
    book = openpyxl.Workbook()
    book.active["A1"] = value
    book.active["A1"].number_format = look
    ((cell,),) = read_book(book).tables[0].rows
    return cell.text


def texts(source: Source, table: int = 0) -> list[list[str]]:
    return [
        [f"<{cell.merged}>" if cell.merged else cell.text for cell in row]
        for row in source.tables[table].rows
    ]


# -- Values ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "look", "text"),
    [
        (1, "General", "1"),
        (1.0, "General", "1"),
        (1.1, "General", "1.1"),
        (-2, "General", "-2"),
        (0.1 + 0.2, "General", "0.3"),
        (1e20, "General", "1e+20"),
        (12, "@", "12"),
        (3, "00", "03"),
        (3, '0"."', "3."),
        (3, r"0\.", "3."),
        (0.5, "0%", "50%"),
        (0.125, "0.0%", "12,5%"),
        (0.5, '"từ "0%', "từ 50%"),
        (15000000, "#,##0", "15.000.000"),
        (1500.5, "#,##0.00", "1.500,50"),
        (0.5, "0.##", "0,5"),
        (0.25, "#.0", "0,3"),
        (15000000, '#,##0," nghìn"', "15.000 nghìn"),
        (-5, "0;(0)", "(5)"),
        (-5, "0", "-5"),
        (0, '0;-0;"không"', "0"),
        (2, "[Red][>1]0", "2"),
        (2, '_(* #,##0_);_(* "-"_)', "2"),
        (12345, "0.00E+00", "12345"),
        (0.5, "# ?/?", "0.5"),
        (7, '"chưa đóng', "7"),
        (True, "General", "TRUE"),
        (False, "General", "FALSE"),
        ("Quý I\nQuý II", "General", "Quý I\nQuý II"),
        ("a_x000D_\nb", "General", "a\nb"),
        ("'=1+1", "General", "'=1+1"),
        ("#N/A", "General", "#N/A"),
    ],
)
def test_value_as_it_is_shown(value, look, text):
    assert read_cell(value, look) == text


FIRST_OF_FEBRUARY = date(2024, 2, 1)


@pytest.mark.parametrize(
    ("value", "look", "text"),
    [
        (FIRST_OF_FEBRUARY, "dd/mm/yyyy", "01/02/2024"),
        (FIRST_OF_FEBRUARY, "d/m/yyyy", "01/02/2024"),
        (FIRST_OF_FEBRUARY, "mm-dd-yy", "01/02/2024"),
        (FIRST_OF_FEBRUARY, "yyyy-mm-dd", "01/02/2024"),
        (FIRST_OF_FEBRUARY, "[$-42A]dd/mm/yyyy;@", "01/02/2024"),
        (datetime(2024, 2, 1, 7, 30), "dd/mm/yyyy hh:mm", "01/02/2024"),
        (FIRST_OF_FEBRUARY, "mm/yyyy", "02/2024"),
        (FIRST_OF_FEBRUARY, "m/yyyy", "2/2024"),
        (FIRST_OF_FEBRUARY, "mmm-yy", "02/2024"),
        (FIRST_OF_FEBRUARY, "M/YYYY", "2/2024"),
        (FIRST_OF_FEBRUARY, "yyyy", "2024"),
        (FIRST_OF_FEBRUARY, "d-mmm", "01/02"),
        (FIRST_OF_FEBRUARY, '"Tháng "m/yyyy', "Tháng 2/2024"),
        (FIRST_OF_FEBRUARY, '"Trước ngày "dd/mm', "Trước ngày 01/02"),
        (FIRST_OF_FEBRUARY, '"ngày "d" tháng "m" năm "yyyy', "ngày 1 tháng 2 năm 2024"),
        (time(7, 30), "h:mm", "07:30"),
        (1.5, "[h]:mm", "1.5"),
        (-1, "dd/mm/yyyy", "-1"),
        (1e9, "dd/mm/yyyy", "1000000000"),
    ],
)
def test_date_as_it_is_shown(value, look, text):
    assert read_cell(value, look) == text


def test_dates_count_from_1904_where_the_book_says_so():
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active["A1"] = FIRST_OF_FEBRUARY
    assert texts(read_book(book)) == [["01/02/2024"]]
    assert shown(1.0, "yyyy", from_1904=True) == "1904"


@pytest.mark.parametrize(
    ("value", "text"), [("2024-02-01", "01/02/2024"), ("2024-02-31", "2024-02-31")]
)
def test_iso_date(value, text):
    """As strict workbooks hold dates; style 1 of the file has no date format."""
    parts = unzipped(with_sheet(f'<row><c t="d" s="1"><v>{value}</v></c></row>'))
    parts["xl/styles.xml"] = (
        b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>'
    )
    assert texts(read_file("a.xlsx", changed(good_xlsx(), parts))) == [[text]]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<c><f>A1+1</f><v>2</v></c>", "2"),
        ('<c t="str"><f>"a"</f><v>Quý I</v></c>', "Quý I"),
        ('<c t="inlineStr"><is><t>a</t><rPh><t>ă</t></rPh></is></c>', "a"),
        ('<c t="e"><v>#REF!</v></c>', "#REF!"),
        ("<c><v>không phải số</v></c>", "không phải số"),
    ],
)
def test_stored_value(cell, text):
    assert texts(read_file("a.xlsx", with_sheet(f"<row>{cell}</row>"))) == [[text]]


@pytest.mark.parametrize(
    "cell",
    [
        "<c><f>A1+1</f></c>",  # never calculated
        '<c t="str"><f>""</f><v></v></c>',
        '<c t="s"><v>999</v></c>',
        '<c t="s"><v>x</v></c>',
        "<c><v>nan</v></c>",
        "<c><v>1e999</v></c>",
    ],
)
def test_cell_that_shows_nothing(cell):
    with pytest.raises(UnreadableFile) as caught:
        read_file("a.xlsx", with_sheet(f"<row>{cell}</row>"))
    assert caught.value.code == "empty_sheet"


# -- Looks -----------------------------------------------------------------------------


def test_bold():
    book = openpyxl.Workbook()
    bold, plain = InlineFont(b=True), InlineFont(b=False)
    heavy = openpyxl.styles.Font(bold=True)
    for column, (value, font) in enumerate(
        [
            ("a", heavy),
            ("a", openpyxl.styles.Font()),
            (CellRichText(TextBlock(bold, "a"), TextBlock(bold, "b")), None),
            (CellRichText(TextBlock(bold, "a"), TextBlock(plain, "b")), heavy),
            (CellRichText("a", TextBlock(plain, " ")), heavy),
            (7, heavy),
        ],
        1,
    ):
        cell = book.active.cell(1, column, value)
        if font:
            cell.font = font
    (row,) = read_book(book).tables[0].rows
    assert [cell.bold for cell in row] == [True, False, True, False, True, True]


# -- Grid ------------------------------------------------------------------------------


def test_merged_cells():
    book = openpyxl.Workbook()
    for row in (["a", "", "", "b"], ["c", "d", "e", "f"], ["", "g", "h", "i"]):
        book.active.append(row)
    for merge in ("A1:C1", "A2:A3"):
        book.active.merge_cells(merge)
    assert texts(read_book(book)) == [
        ["a", "<left>", "<left>", "b"],
        ["c", "d", "e", "f"],
        ["<up>", "g", "h", "i"],
    ]


def test_blank_borders_are_cut_and_gaps_are_one_row():
    book = openpyxl.Workbook()
    for reference in ("B3", "C3", "B9", "D10"):
        book.active[reference] = reference
    book.active["H20"] = " "
    assert texts(read_book(book)) == [
        ["B3", "C3", ""],
        ["", "", ""],
        ["B9", "", ""],
        ["", "", "D10"],
    ]


def test_rows_that_are_only_the_height_of_merged_cells_are_no_gap():
    book = openpyxl.Workbook()
    for reference in ("A1", "B1", "A4", "B4"):
        book.active[reference] = reference
    for merge in ("A1:A3", "B1:B3"):
        book.active.merge_cells(merge)
    assert texts(read_book(book)) == [["A1", "B1"], ["A4", "B4"]]


def test_references_may_be_left_out():
    rows = (
        "<row><c><v>1</v></c><c/><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>"
    )
    source = read_file("a.xlsx", with_sheet(rows))
    assert texts(source) == [["1", "", "2"], ["", "", ""], ["3", "", ""]]


def test_references_left_out_in_a_long_sheet():
    """Rows are dropped many at a time, and counted."""
    rows = "<row/>" * 50_000 + "<row><c><v>1</v></c></row><row><c><v>2</v></c></row>"
    merge = '<mergeCells><mergeCell ref="A50001:A50002"/></mergeCells>'
    assert texts(read_file("a.xlsx", with_sheet(rows, merge))) == [["1"], ["<up>"]]


def test_hidden_rows_and_columns_are_read():
    book = openpyxl.Workbook()
    book.active.append(["a", "b"])
    book.active.append(["c", "d"])
    book.active.row_dimensions[2].hidden = True
    book.active.column_dimensions["B"].hidden = True
    assert texts(read_book(book)) == [["a", "b"], ["c", "d"]]


def test_overlapping_merges_are_refused():
    merges = "<mergeCells>" + '<mergeCell ref="A1:C9"/>' * 9 + "</mergeCells>"
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row>" * 3
    with pytest.raises(UnreadableFile) as caught:
        read_file("a.xlsx", with_sheet(rows, merges))
    assert caught.value.code == "too_much"


@pytest.mark.parametrize(
    ("module", "limit", "most"),
    [(xlsx_sheet, "MAX_MERGES", 1), (xlsx_styles, "MAX_LOOKS", 40)],
)
def test_limits_of_a_sheet(monkeypatch, module, limit, most):
    book = openpyxl.Workbook()
    for row in range(1, 51):
        book.active.cell(row, 1, row).number_format = f'"{row}"0'
        book.active.merge_cells(f"B{row}:C{row}")
    monkeypatch.setattr(module, limit, most)
    with pytest.raises(UnreadableFile, match="far more than a plan"):
        read_book(book)


@pytest.mark.parametrize("sheets", [1, 2])
def test_limit_of_cells_holds_for_all_sheets_together(monkeypatch, sheets):
    book = openpyxl.Workbook()
    for sheet in [book.active, *(book.create_sheet() for _ in range(sheets - 1))]:
        for column in range(1, 1 + 10 // sheets):
            sheet.cell(1, column, column)
    monkeypatch.setattr(xlsx_sheet, "MAX_CELLS", 9)
    with pytest.raises(UnreadableFile, match="far more than a plan"):
        read_book(book)


# -- Sheets ----------------------------------------------------------------------------


def test_each_visible_sheet_with_content_under_its_title():
    book = openpyxl.Workbook()
    book.active.title = "Phụ lục I"
    book.active["A1"] = "a"
    book.create_sheet("Trống")
    for title, state in (("Ẩn", "hidden"), ("Ẩn hẳn", "veryHidden"), ("II", "visible")):
        sheet = book.create_sheet(title)
        sheet["A1"] = title
        sheet.sheet_state = state
    book.create_chartsheet("Biểu đồ")
    source = read_book(book)
    assert source.paragraphs == (
        Paragraph("Phụ lục I", heading=1),
        Paragraph("II", heading=1),
    )
    assert [texts(source, each) for each in (0, 1)] == [[["a"]], [["II"]]]


def test_strict_workbook_is_read_alike():
    content = good_xlsx()
    parts = unzipped(content)
    for part in parts:
        for ours, theirs in (
            ("spreadsheetml/2006/main", "spreadsheetml/main"),
            ("officeDocument/2006/relationships", "officeDocument/relationships"),
        ):
            parts[part] = parts[part].replace(
                f"http://schemas.openxmlformats.org/{ours}".encode(),
                f"http://purl.oclc.org/ooxml/{theirs}".encode(),
            )
    assert read_file("a.xlsx", changed(content, parts)) == read_file("a.xlsx", content)


def test_workbook_without_styles_and_texts_is_read():
    content = with_sheet('<row><c s="5"><v>1</v></c></row>')
    parts = unzipped(content)
    for part in ("xl/styles.xml", "xl/sharedStrings.xml"):
        parts.pop(part)
    assert texts(read_file("a.xlsx", zipped(parts))) == [["1"]]


def test_workbook_in_constant_memory_is_read():
    """xlsxwriter then writes texts into the cells themselves."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"constant_memory": True})
    page = book.add_worksheet()
    page.write(0, 0, "Nhiệm vụ")
    page.write_rich_string(0, 1, "a", book.add_format({"bold": True}), "b")
    book.close()
    assert texts(read_file("a.xlsx", target.getvalue())) == [["Nhiệm vụ", "ab"]]


# -- Whole files -----------------------------------------------------------------------


def test_builder_s_merges_arrive():
    rows = [Header(["TT", "Nhiệm vụ"]), ["1", "a"], ["2", UP], ["3", UP], ["4", "b"]]
    source = read_file("a.xlsx", annex_xlsx(rows, title=["PHỤ LỤC"]))
    assert texts(source) == [
        ["PHỤ LỤC", "<left>"],
        ["TT", "Nhiệm vụ"],
        ["1", "a"],
        ["2", "<up>"],
        ["3", "<up>"],
        ["4", "b"],
    ]
    assert source.tables[0].rows[1][0] == Cell("TT", bold=True)


def test_vinh_khe_is_read_in_full():
    source = read_file("ke-hoach.xlsx", vinh_khe_xlsx())
    rows = texts(source)
    tasks = [row for row in rows if row[0].rstrip(".").isdecimal()]
    assert tasks == [
        [f"{task[0]}.", *task[1:]]
        for _, _, tasks in expected_sections()
        for task in tasks
    ]
    sections = [row[0] for row in rows if row[1:] == ["<left>"] * 7][3:]
    assert sections == [f"{number}. {name}" for number, name, _ in expected_sections()]
