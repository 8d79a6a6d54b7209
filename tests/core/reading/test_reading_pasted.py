"""What is read from pasted text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_plan.core.reading import read_pasted
from odoo.addons.cchc_plan.core.reading.pasted import MAX_PASTED
from odoo.addons.cchc_plan.core.reading.source import Cell, Paragraph, Table
from odoo.addons.cchc_plan.core.text.finding import UnreadableFile

from ...plan_files import expected_sections, vinh_khe, vinh_khe_pasted
from ..tries import tries

HEADER = "TT\tNhiệm vụ\tSản phẩm\tChủ trì"


def rows(text: str) -> list[list[str]]:
    """The texts of the only table."""
    (table,) = read_pasted(text).tables
    return [[cell.text for cell in row] for row in table.rows]


# -- Tabs ------------------------------------------------------------------------------


def test_tabs_make_a_table():
    assert rows(f"{HEADER}\r\n1.\tRà soát\tBáo cáo\t\r\n") == [
        ["TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì"],
        ["1.", "Rà soát", "Báo cáo", ""],
    ]


def test_short_rows_are_filled_up():
    assert rows(f"{HEADER}\n1.\tRà soát")[1] == ["1.", "Rà soát", "", ""]


def test_lines_without_tabs_part_the_tables():
    source = read_pasted(f"PHỤ LỤC\n{HEADER}\n1\ta\tb\tc\nII. KHÁC\n\n1\td\te\tf\nHết")
    kinds = [getattr(block, "text", None) for block in source.blocks]
    assert kinds == ["PHỤ LỤC", None, "II. KHÁC", None, "Hết"]


def test_quoted_cell_keeps_its_line_breaks():
    """As Excel puts a cell with line breaks on the clipboard."""
    text = f'{HEADER}\n1\t"Rà soát:\n- ""một cửa""\n- khác"\tb\tc\n2\td\te\tf'
    assert rows(text)[1:] == [
        ["1", 'Rà soát:\n- "một cửa"\n- khác', "b", "c"],
        ["2", "d", "e", "f"],
    ]


@pytest.mark.parametrize(
    "cell", ['"Một cửa" xã', 'cơ chế "một cửa"', '"chưa đóng', '"']
)
def test_quotation_marks_of_the_text_stay(cell):
    assert rows(f"{HEADER}\n1\t{cell}\tb\tc")[1] == ["1", cell, "b", "c"]


def test_cell_wholly_in_quotation_marks_is_taken_for_excel_s():
    assert rows(f'{HEADER}\n1\t"Một cửa"\tb\tc')[1][1] == "Một cửa"


def test_row_that_word_broke_at_paragraphs_is_joined():
    text = f"{HEADER}\n1\tRà soát:\n- thể chế\n- thủ tục\tBáo cáo\tTư pháp\n2\ta\tb\tc"
    assert rows(text)[1:] == [
        ["1", "Rà soát:\n- thể chế\n- thủ tục", "Báo cáo", "Tư pháp"],
        ["2", "a", "b", "c"],
    ]


def test_row_that_a_browser_broke_at_an_empty_line_is_joined():
    text = f"{HEADER}\n1\tRà soát\n\n- thể chế\tBáo cáo\tTư pháp"
    assert rows(text)[1] == ["1", "Rà soát\n- thể chế", "Báo cáo", "Tư pháp"]


def test_headings_that_word_broke_are_joined():
    assert rows("TT\tNhiệm vụ\ncụ thể\tSản phẩm\tX\n1\ta\tb\tc")[0][1] == (
        "Nhiệm vụ\ncụ thể"
    )


def test_lines_of_a_letterhead_are_not_joined():
    """Their tabs may add up to those of a row."""
    letterhead = "UBND HUYỆN\tCỘNG HÒA\nUBND XÃ\tĐộc lập\nSố: 1\tngày 15"
    source = read_pasted(f"{letterhead}\n\n{HEADER}\n1\ta\tb\tc")
    assert [len(table.rows) for table in source.tables] == [3, 2]


@pytest.mark.parametrize(
    "rest",
    [
        "2\ta\tb\tc",  # a row of its own
        "2.\ta",  # short too, but numbered
        "thêm\ta\tb\tc",  # more cells than are missing
        "thêm\ta",  # fewer
    ],
)
def test_short_row_is_not_joined_with_what_is_no_rest(rest):
    source = read_pasted(f"{HEADER}\n{HEADER}\n1\tRà soát\n{rest}")
    table = source.tables[0]
    assert [cell.text for cell in table.rows[2]] == ["1", "Rà soát", "", ""]


def test_row_cut_by_a_page_stays_two():
    """Only the annex's reader knows that they belong together."""
    assert rows(f"{HEADER}\n1\ta\tCông văn của\tX\n\t\txã\t")[1:] == [
        ["1", "a", "Công văn của", "X"],
        ["", "", "xã", ""],
    ]


@pytest.mark.parametrize("label", ["1.", "a)", "-", "\uf0b7", "•", "IV.", "1.1."])
def test_numbered_paragraph_is_no_row(label):
    """Word copies an automatic number with a tab after it."""
    source = read_pasted(f"{label}\tTăng cường\n\n{HEADER}\n1\ta\tb\tc")
    assert source.blocks[0].text == f"{label} Tăng cường".replace("\uf0b7", "\uf0b7")


def test_numbered_line_within_a_table_is_a_row():
    assert rows(f"{HEADER}\nI\tTHỂ CHẾ\n1\ta\tb\tc")[1] == ["I", "THỂ CHẾ", "", ""]


# -- Other separators ------------------------------------------------------------------

PIPES = """Phụ lục

| TT | Nhiệm vụ | Sản phẩm |
|----|:--------:|---------:|
| 1  | a\\|b    |          |
| **I. KHÁC** | | |
Hết"""


def test_markdown_table():
    source = read_pasted(PIPES)
    table = source.tables[0]
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["TT", "Nhiệm vụ", "Sản phẩm"],
        ["1", "a|b", ""],
        ["I. KHÁC", "", ""],
    ]
    assert table.rows[2][0].bold
    assert [each.text for each in source.paragraphs] == ["Phụ lục", "Hết"]


def test_markdown_table_without_outer_bars_and_rule():
    assert rows("TT | Nhiệm vụ | Sản phẩm\n1 | a | b") == [
        ["TT", "Nhiệm vụ", "Sản phẩm"],
        ["1", "a", "b"],
    ]


@pytest.mark.parametrize("mark", [";", ","])
def test_values_with_a_line_of_headings(mark):
    text = (
        f'PHỤ LỤC\nTT{mark}Nhiệm vụ{mark}Sản phẩm\n1{mark}"a{mark} ""b"""{mark}c\nHết'
    )
    source = read_pasted(text)
    assert [[cell.text for cell in row] for row in source.tables[0].rows] == [
        ["TT", "Nhiệm vụ", "Sản phẩm"],
        ["1", f'a{mark} "b"', "c"],
    ]
    assert [each.text for each in source.paragraphs] == ["PHỤ LỤC", "Hết"]


@pytest.mark.parametrize(
    "text",
    [
        "Rà soát; thống kê; công khai thủ tục hành chính",
        "Nhiệm vụ; giải pháp; tổ chức thực hiện của xã\nKhông có bảng",
        "TT;Nhiệm vụ;Sản phẩm",
        "Một dòng | có gạch",
    ],
)
def test_text_without_columns_is_refused(text):
    with pytest.raises(UnreadableFile) as caught:
        read_pasted(text)
    assert caught.value.code == "no_table"


@pytest.mark.parametrize("text", ["", " \n\t\n "])
def test_nothing_pasted_is_refused(text):
    with pytest.raises(UnreadableFile) as caught:
        read_pasted(text)
    assert caught.value.code in ("empty_text", "no_table")


@pytest.mark.parametrize(
    "text",
    ["ab\tc\n" * 5001, "\t".join("a" * 101), "a" * (MAX_PASTED + 1), "a\n" * 20_001],
)
def test_far_too_much_is_refused(text):
    with pytest.raises(UnreadableFile) as caught:
        read_pasted(text)
    assert caught.value.code == "too_much"


# -- Marks -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "paragraph"),
    [
        ("### III. THỂ CHẾ", Paragraph("III. THỂ CHẾ", heading=3)),
        ("## **II. X**", Paragraph("II. X", bold=True, heading=2)),
        ("**KẾ HOẠCH**  ", Paragraph("KẾ HOẠCH", bold=True)),
        ("**một** và **hai**", Paragraph("một và hai")),
        ("***Nơi nhận:***", Paragraph("Nơi nhận:", bold=True, italic=True)),
        ("*(Kèm theo)*", Paragraph("(Kèm theo)", italic=True)),
        ("<b>I. X</b>", Paragraph("I. X", bold=True)),
        ("<strong class='a'>X</strong>", Paragraph("X", bold=True)),
        ("<b>một</b> và <b>hai</b>", Paragraph("một và hai")),
        ("<i>X</i>", Paragraph("X", italic=True)),
        ("một<br/>hai", Paragraph("một\nhai")),
        ("**TM. UBND  ", Paragraph("TM. UBND", bold=True)),
        ("CHỦ TỊCH**", Paragraph("CHỦ TỊCH", bold=True)),
        ("1\\. Mục tiêu", Paragraph("1. Mục tiêu")),
        ("A&nbsp;&amp;lt;", Paragraph("A &lt;")),
        ("#1 của xã", Paragraph("#1 của xã")),
        ("dưới 50% và <30%", Paragraph("dưới 50% và <30%")),
        ("* Ghi chú", Paragraph("* Ghi chú")),
        ("zero\u200bwidth\x00", Paragraph("zerowidth")),
    ],
)
def test_marks_give_the_look(line, paragraph):
    assert read_pasted(f"{line}\n\n{HEADER}\n").blocks[0] == paragraph


def test_marks_in_cells():
    (table,) = read_pasted("<b>I. X</b>\t\t\n1\ta<br>b\t**c**").tables
    assert table == Table(
        (
            (Cell("I. X", bold=True), Cell(), Cell()),
            (Cell("1"), Cell("a\nb"), Cell("c", bold=True)),
        )
    )


# -- Whole texts -----------------------------------------------------------------------


def test_vinh_khe_is_read_in_full():
    source = read_pasted(vinh_khe_pasted())
    cells = [
        [cell.text for cell in row] for table in source.tables for row in table.rows
    ]
    tasks = [row for row in cells if row[0].rstrip(".").isdecimal()]
    expected = [
        [f"{task[0]}.", *task[1:]]
        for _, _, tasks in expected_sections()
        for task in tasks
    ]
    cut = next(row for row in expected if "văn bản QPPL năm 2015" in row[1])
    cut[2] = "Các văn bản chỉ đạo của UBND"
    assert tasks == expected
    assert ["", "", "xã", "", "", "", "xuyên", ""] in cells
    assert cells[0] == vinh_khe()["columns"]
    headings = [(each.heading, each.text[:4]) for each in source.paragraphs]
    assert headings[3:] == [(3, "III."), (3, "IV. "), (4, "V. X"), (4, "VI. ")]


@given(st.text(alphabet='a1I.)"|;,\t\n*#<b>/-\\ ', max_size=60))
@tries(max_examples=300)
def test_any_text_is_read_or_refused(text):
    try:
        source = read_pasted(text)
    except UnreadableFile:
        return
    for table in source.tables:
        assert len({len(row) for row in table.rows}) == 1
