"""What is read from a Word document, element by element."""

import pytest

from odoo.addons.cchc_plan.core.reading import docx_styles, docx_text, read_file
from odoo.addons.cchc_plan.core.reading.source import Cell, Paragraph, Source, Table
from odoo.addons.cchc_plan.core.text.finding import UnreadableFile

from ...annex_files import (
    AUTO,
    LEFT,
    UP,
    Bold,
    Header,
    Items,
    Line,
    Nested,
    Section,
    annex_docx,
)
from ...office_files import changed, good_docx, unzipped, with_document
from ...plan_files import expected_sections, vinh_khe, vinh_khe_docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
TABLE = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"


def read_body(xml: str, parts: dict[str, bytes] | None = None) -> Source:
    """The document with this body, and after it a table, without which none is read."""
    return read_file("a.docx", changed(with_document(xml + TABLE), parts or {}))


def paragraph(inner: str, **parts) -> Paragraph:
    """The one paragraph that "w:p" with this content becomes."""
    (read,) = read_body(f"<w:p>{inner}</w:p>", **parts).paragraphs
    return read


def run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


def table(xml: str) -> list[list[Cell]]:
    """The first table of a document with this one."""
    return [list(row) for row in read_body(f"<w:tbl>{xml}</w:tbl>").tables[0].rows]


def row(*cells: str, look: str = "") -> str:
    return f"<w:tr><w:trPr>{look}</w:trPr>{''.join(cells)}</w:tr>"


def cell(text: str = "", look: str = "") -> str:
    inner = text if text.startswith("<") else f"<w:p>{run(text)}</w:p>"
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{inner}</w:tc>"


def texts(rows) -> list[list[str]]:
    """Texts of cells; merged ones as "<left>" or "<up>"."""
    return [
        [f"<{cell.merged}>" if cell.merged else cell.text for cell in row]
        for row in rows
    ]


def style(key: str, inner: str, kind: str = "paragraph") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{key}">{inner}</w:style>'


def styles(*each: str) -> dict[str, dict[str, bytes]]:
    xml = f'<w:styles xmlns:w="{W}">{"".join(each)}</w:styles>'
    return {"parts": {"word/styles.xml": xml.encode()}}


# -- The text of a paragraph -----------------------------------------------------------


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:r><w:t>Quý</w:t><w:tab/><w:t>I</w:t></w:r>", "Quý I"),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r>", "a\nb\nc"),
        ("<w:r><w:t>21</w:t><w:noBreakHyphen/><w:t>NQ</w:t></w:r>", "21-NQ"),
        ("<w:r><w:t>ngân&#xAD;sách&#x200B;</w:t></w:r>", "ngânsách"),
        (
            f"<w:ins>{run('thêm ')}</w:ins><w:del>{run('bớt')}</w:del>{run('x')}",
            "thêm x",
        ),
        (
            f"<w:moveFrom>{run('đi')}</w:moveFrom><w:moveTo>{run('đến')}</w:moveTo>",
            "đến",
        ),
        (f"<w:del><w:r><w:delText>bớt</w:delText></w:r></w:del>{run('còn')}", "còn"),
        (f"<w:hyperlink>{run('liên kết')}</w:hyperlink>", "liên kết"),
        (f"<w:smartTag>{run('thẻ')}</w:smartTag>", "thẻ"),
        (f"<w:fldSimple>{run('7')}</w:fldSimple>", "7"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DATE</w:instrText>'
            '<w:fldChar w:fldCharType="separate"/><w:t>15/01</w:t>'
            '<w:fldChar w:fldCharType="end"/></w:r>',
            "15/01",
        ),
        (f"<w:sdt><w:sdtContent>{run('trong')}</w:sdtContent></w:sdt>", "trong"),
        (
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            f"{run('Bấm vào đây')}</w:sdtContent></w:sdt>{run('x')}",
            "x",
        ),
        (f"{run('ẩn', '<w:vanish/>')}{run('hiện')}", "hiện"),
        (run("kế hoạch", "<w:caps/>"), "KẾ HOẠCH"),
        (
            "<w:ruby><w:rt><w:r><w:t>nhỏ</w:t></w:r></w:rt><w:rubyBase>"
            f"{run('to')}</w:rubyBase></w:ruby>",
            "to",
        ),
        (
            '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/'
            'math"><m:r><m:t>≥50%</m:t></m:r></m:oMath>',
            "≥50%",
        ),
    ],
)
def test_text_as_it_is_seen(inner, text):
    assert paragraph(inner).text == text


def test_text_is_not_composed_anew():
    assert paragraph(run("Va\u0306n  phòng")).text == "Va\u0306n  phòng"


def test_paragraphs_without_text_are_left_out():
    assert read_body("<w:p/><w:p><w:r><w:t> </w:t></w:r></w:p>").paragraphs == ()


def test_block_that_is_not_seen_is_left_out():
    prompt = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"<w:p>{run('Bấm vào đây')}</w:p></w:sdtContent></w:sdt>"
    )
    moved = f"<w:moveFrom>{TABLE}</w:moveFrom>"
    source = read_body(f"{prompt}{moved}<w:p>{run('a')}</w:p>")
    assert [each.text for each in source.paragraphs] == ["a"]
    assert len(source.tables) == 1


def test_too_many_paragraphs_are_refused(monkeypatch):
    monkeypatch.setattr(docx_text, "MAX_PARAGRAPHS", 5)
    with pytest.raises(UnreadableFile, match="far more than a plan"):
        read_body("<w:p/>" * 6)


def test_too_many_styles_are_refused(monkeypatch):
    monkeypatch.setattr(docx_styles, "MAX_STYLES", 1)
    with pytest.raises(UnreadableFile, match="far more than a plan"):
        paragraph(run("a"), **styles(style("A", ""), style("B", "")))


def test_text_box_comes_after_its_paragraph_and_once():
    box = f"<w:txbxContent><w:p>{run('Số: 10/KH-UBND')}</w:p>{TABLE}</w:txbxContent>"
    source = read_body(
        f'<w:p>{run("trước")}<w:r><mc:AlternateContent xmlns:mc="{MC}"><mc:Choice>'
        f"<w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict>"
        f"</mc:Fallback></mc:AlternateContent></w:r></w:p><w:p>{run('sau')}</w:p>"
    )
    kinds = [getattr(block, "text", "table") for block in source.blocks]
    assert kinds == ["trước", "Số: 10/KH-UBND", "table", "sau", "table"]


def test_old_text_box_of_a_cell_belongs_to_the_cell():
    box = f"<w:pict><w:txbxContent><w:p>{run('hộp')}</w:p></w:txbxContent></w:pict>"
    rows = table(row(cell(f"<w:p>{run('chữ')}<w:r>{box}</w:r></w:p>"), cell("b")))
    assert texts(rows) == [["chữ\nhộp", "b"]]


# -- Looks -----------------------------------------------------------------------------

BOLD_STYLE = style("B", "<w:rPr><w:b/></w:rPr>")
BOLD_LETTERS = style("C", "<w:rPr><w:b/></w:rPr>", "character")


@pytest.mark.parametrize(
    ("inner", "bold"),
    [
        (run("a", "<w:b/>"), True),
        (run("a", '<w:b w:val="1"/>') + run("  "), True),
        (run("a", "<w:b/>") + run("b"), False),
        (run("a", '<w:b w:val="0"/>'), False),
        (run("a", "<w:b/>") + run("ẩn", "<w:vanish/>"), True),
        ('<w:pPr><w:pStyle w:val="B"/></w:pPr>' + run("a"), True),
        ('<w:pPr><w:pStyle w:val="B2"/></w:pPr>' + run("a"), True),
        ('<w:pPr><w:pStyle w:val="B"/></w:pPr>' + run("a", '<w:b w:val="0"/>'), False),
        (run("a", '<w:rStyle w:val="C"/>'), True),
        # A style for letters switches bold off in a bold paragraph.
        (
            '<w:pPr><w:pStyle w:val="B"/></w:pPr>' + run("a", '<w:rStyle w:val="C"/>'),
            False,
        ),
    ],
)
def test_bold(inner, bold):
    based = style("B2", '<w:basedOn w:val="B"/>')
    assert paragraph(inner, **styles(BOLD_STYLE, BOLD_LETTERS, based)).bold is bold


def test_italic():
    assert paragraph(run("a", "<w:i/>")).italic
    assert not paragraph(run("a", "<w:i/>") + run("b")).italic


def test_default_style_counts_where_none_is_named():
    default = BOLD_STYLE.replace("<w:style ", '<w:style w:default="1" ')
    assert paragraph(run("a"), **styles(default)).bold


@pytest.mark.parametrize(
    ("definition", "heading"),
    [
        ('<w:name w:val="heading 2"/>', 2),
        ('<w:name w:val="Heading 1"/>', 1),
        ('<w:name w:val="Tiêu đề 3"/>', 3),
        ('<w:name w:val="Đầu đề 4"/>', 4),
        ('<w:pPr><w:outlineLvl w:val="1"/></w:pPr>', 2),
        ('<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', 0),
        ('<w:basedOn w:val="H"/>', 5),
        ('<w:name w:val="Normal"/>', 0),
        ('<w:basedOn w:val="S"/>', 0),  # on itself
    ],
)
def test_heading_by_style(definition, heading):
    looks = styles(style("S", definition), style("H", '<w:name w:val="heading 5"/>'))
    inner = '<w:pPr><w:pStyle w:val="S"/></w:pPr>' + run("I. THỂ CHẾ")
    assert paragraph(inner, **looks).heading == heading


def test_outline_level_of_the_paragraph_itself():
    level = '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
    assert paragraph(level + run("I. THỂ CHẾ")).heading == 1


# -- Automatic numbers -----------------------------------------------------------------

NUMBERING = f"""<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText
 w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:pStyle w:val="N2"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>
<w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""


def numbered(text: str, level: int = 0, list_id: int = 4) -> str:
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/>'
        f"</w:numPr></w:pPr>{run(text)}</w:p>"
    )


def read_numbered(xml: str, *looks: str) -> list[str]:
    parts = {"word/numbering.xml": NUMBERING.encode()}
    if looks:
        parts |= styles(*looks)["parts"]
    return [each.text for each in read_body(xml, parts).paragraphs]


def test_labels_stand_in_front():
    xml = numbered("MỤC TIÊU") + numbered("Mục tiêu", 1) + numbered("YÊU CẦU")
    assert read_numbered(xml) == ["I. MỤC TIÊU", "1. Mục tiêu", "II. YÊU CẦU"]


def test_labels_of_a_style():
    look = style("N", '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>')
    below = style(
        "N2",
        '<w:basedOn w:val="N"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>',
    )
    xml = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{key}"/></w:pPr>{run(key)}</w:p>'
        for key in ("N", "N2", "N2", "N")
    )
    assert read_numbered(xml, look, below) == ["I. N", "1. N2", "2. N2", "II. N"]


def test_paragraph_taken_out_of_its_style_s_list():
    look = style("N", '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>')
    xml = numbered("a", list_id=0).replace("<w:pPr>", '<w:pPr><w:pStyle w:val="N"/>')
    assert read_numbered(xml, look) == ["a"]


def test_deleted_paragraph_is_not_counted():
    deleted = numbered("a").replace("<w:numPr>", "<w:rPr><w:del/></w:rPr><w:numPr>")
    deleted = deleted.replace("<w:r>", "<w:del><w:r>").replace(
        "</w:r>", "</w:r></w:del>"
    )
    assert read_numbered(numbered("a") + deleted + numbered("b")) == ["I. a", "II. b"]


def test_number_alone_in_a_cell():
    rows = [
        Header(["TT", "Nhiệm vụ"]),
        [AUTO, "a"],
        [AUTO, "b"],
        Section("II"),
        [AUTO, "c"],
    ]
    source = read_file("a.docx", annex_docx(rows))
    first_column = [row[0].text for row in source.tables[0].rows]
    assert first_column == ["TT", "1.", "2.", "II", "1."]


def test_list_in_a_cell():
    rows = [
        Header(["TT", "Nhiệm vụ"]),
        ["1", Items(["a", "b"])],
        ["2", Items(["c"], "%1)")],
    ]
    source = read_file("a.docx", annex_docx(rows))
    assert [row[1].text for row in source.tables[0].rows[1:]] == ["- a\n- b", "1) c"]


# -- Tables ----------------------------------------------------------------------------

SPAN = '<w:gridSpan w:val="2"/>'


def test_spans_and_short_rows():
    rows = table(row(cell("a"), cell("b"), cell("c")) + row(cell("d", SPAN)))
    assert texts(rows) == [["a", "b", "c"], ["d", "<left>", ""]]


def test_columns_left_out_before_a_row():
    before = '<w:gridBefore w:val="1"/>'
    rows = table(row(cell("a"), cell("b")) + row(cell("c"), look=before))
    assert texts(rows) == [["a", "b"], ["", "c"]]


def test_vertical_merge():
    start, go_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = table(
        row(cell("a", start + SPAN), cell("b"))
        + row(cell("cũ", go_on + SPAN), cell("c"))
        + row(cell("d"), cell("e"), cell("f"))
    )
    assert texts(rows) == [
        ["a", "<left>", "b"],
        ["<up>", "<left>", "c"],
        ["d", "e", "f"],
    ]


def test_vertical_merge_that_goes_on_with_nothing_is_a_cell():
    """The end of a page splits a table between the cells of a merge."""
    assert texts(table(row(cell("a", "<w:vMerge/>"), cell("b")))) == [["a", "b"]]


def test_old_horizontal_merge():
    start, go_on = '<w:hMerge w:val="restart"/>', '<w:hMerge w:val="continue"/>'
    rows = table(
        row(cell("a", start), cell("", go_on), cell("b"))
        + row(cell("c"), cell("d"), cell("e"))
    )
    assert texts(rows)[0] == ["a", "<left>", "b"]


def test_sliver_of_a_column_is_closed():
    """A border dragged by 2 mm in one row makes a column that no one sees."""
    widths = "".join(f'<w:gridCol w:w="{width}"/>' for width in (600, 2900, 100, 3000))
    rows = table(
        f"<w:tblGrid>{widths}</w:tblGrid>"
        + row(cell("TT"), cell("Nhiệm vụ", SPAN), cell("Sản phẩm"))
        + row(cell("1"), cell("Rà soát"), cell("Báo cáo", SPAN))
    )
    assert texts(rows) == [["TT", "Nhiệm vụ", "Sản phẩm"], ["1", "Rà soát", "Báo cáo"]]


def test_narrow_column_with_cells_stays():
    widths = '<w:gridCol w:w="100"/><w:gridCol w:w="3000"/>'
    rows = table(
        f"<w:tblGrid>{widths}</w:tblGrid>"
        + row(cell("I. X", SPAN))
        + row(cell("1"), cell("a"))
    )
    assert texts(rows) == [["I. X", "<left>"], ["1", "a"]]


def test_lines_of_a_cell():
    two = f"<w:p>{run('một')}</w:p><w:p/><w:p>{run('hai')}</w:p><w:p/>"
    assert texts(table(row(cell(two), cell("b")))) == [["một\n\nhai", "b"]]


def test_nested_table_becomes_lines_of_its_cell():
    rows = [
        Header(["TT", "Nhiệm vụ"]),
        ["1", Nested("Rà soát:", [["a", "b"], ["c", "d"]])],
    ]
    source = read_file("a.docx", annex_docx(rows))
    assert source.tables[0].rows[1][1].text == "Rà soát:\na b\nc d"


def test_table_that_only_frames_a_page_is_opened():
    framed = (
        f"<w:p>{run('PHỤ LỤC')}</w:p><w:tbl>{row(cell('a'), cell('b'))}</w:tbl><w:p/>"
    )
    source = read_body(f"<w:tbl>{row(cell(framed))}</w:tbl>")
    assert source.blocks[0] == Paragraph("PHỤ LỤC")
    assert source.blocks[1] == Table(((Cell("a"), Cell("b")),))


def test_bold_cell():
    rows = table(
        row(
            cell(f"<w:p>{run('I', '<w:b/>')}</w:p><w:p>{run('II', '<w:b/>')}</w:p>"),
            cell(f"<w:p>{run('I', '<w:b/>')}</w:p><w:p>{run('II')}</w:p>"),
            cell(""),
        )
    )
    assert [cell.bold for cell in rows[0]] == [True, False, False]


def test_hidden_and_deleted_rows_are_left_out():
    rows = table(
        row(cell("a"))
        + row(cell("xóa"), look="<w:del/>")
        + row(cell("ẩn"), look="<w:hidden/>")
        + row(cell("thêm"), look="<w:ins/>")
    )
    assert texts(rows) == [["a"], ["thêm"]]


def test_rows_and_cells_in_content_controls():
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    rows = table(
        control.format(row(control.format(cell("a")), cell("b"))) + row(cell("c"))
    )
    assert texts(rows) == [["a", "b"], ["c", ""]]


def test_tables_next_to_each_other_stay_two():
    assert len(read_body(TABLE).tables) == 2


def test_header_rows_are_rows():
    source = read_file("a.docx", annex_docx([Header(["TT", "Nhiệm vụ"]), ["1", "a"]]))
    assert source.tables[0].rows[0] == (
        Cell("TT", bold=True),
        Cell("Nhiệm vụ", bold=True),
    )


def test_strict_document_is_read_alike():
    """ "Strict Open XML Document" has other namespaces for all names."""
    strict = "http://purl.oclc.org/ooxml/"
    transitional = "http://schemas.openxmlformats.org/"
    names = [
        ("wordprocessingml/2006/main", "wordprocessingml/main"),
        ("officeDocument/2006/relationships", "officeDocument/relationships"),
    ]
    content = annex_docx([Header(["TT", "Nhiệm vụ"]), Section("I. X"), [AUTO, "a"]])
    parts = unzipped(content)
    for part in parts:
        for ours, theirs in names:
            parts[part] = parts[part].replace(
                f"{transitional}{ours}".encode(), f"{strict}{theirs}".encode()
            )
    assert read_file("a.docx", changed(content, parts)) == read_file("a.docx", content)


def test_document_without_styles_and_numbering_is_read():
    parts = unzipped(good_docx())
    relations = "word/_rels/document.xml.rels"
    parts[relations] = b'<Relationships xmlns="x"/>'
    assert read_file("a.docx", changed(good_docx(), parts)).tables


def test_document_without_table_is_refused():
    with pytest.raises(UnreadableFile) as caught:
        read_file("a.docx", with_document(f"<w:p>{run('a')}</w:p>"))
    assert caught.value.code == "no_table"


# -- Whole files -----------------------------------------------------------------------


def test_builder_s_merges_arrive():
    rows = [
        Header(["TT", "Nhiệm vụ", "Chủ trì"]),
        Bold(["I", "THỂ CHẾ", ""]),
        ["1", "a", "Tư pháp"],
        ["2", "b", UP],
        ["3", LEFT, "c"],
        Line("II. KHÁC"),
        ["1", "d", "e"],
    ]
    source = read_file("a.docx", annex_docx(rows, before=["PHỤ LỤC"], after=["Hết"]))
    assert texts(source.tables[0].rows)[2:] == [
        ["1", "a", "Tư pháp"],
        ["2", "b", "<up>"],
        ["3", "<left>", "c"],
    ]
    assert [each.text for each in source.paragraphs] == ["PHỤ LỤC", "II. KHÁC", "Hết"]


@pytest.mark.parametrize(
    "variation",
    [{}, {"auto_numbers": True}, {"in_content_control": True}, {"header_again": True}],
)
def test_vinh_khe_is_read_in_full(variation):
    plan = vinh_khe()
    source = read_file("ke-hoach.docx", vinh_khe_docx(**variation))
    texts = {each.text for each in source.paragraphs}
    assert texts >= {text for _, text in plan["body"]}
    assert {plan["preamble"], plan["closing"], plan["annex_reference"]} <= texts
    letterhead, signature, *annex = source.tables
    assert letterhead.rows[0][0].text.endswith("\nSố: 10/KH-UBND")
    assert signature.rows[0][1].text.endswith("Hồ Văn Toàn")
    rows = [[cell.text for cell in row] for table in annex for row in table.rows]
    tasks = [row for row in rows if row[0].rstrip(".").isdecimal()]
    expected = [
        [f"{task[0]}.", *task[1:]]
        for _, _, tasks in expected_sections()
        for task in tasks
    ]
    cut = next(row for row in expected if "văn bản QPPL năm 2015" in row[1])
    cut[2], cut[6] = "Các văn bản chỉ đạo của UBND", "Kinh phí hoạt động thường"
    assert tasks == expected
    assert ["", "", "xã", "", "", "", "xuyên", ""] in rows
