"""What is read from pasted HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_plan.core.reading import read_pasted
from odoo.addons.cchc_plan.core.reading.source import Cell, Paragraph
from odoo.addons.cchc_plan.core.text.finding import UnreadableFile

from ...plan_files import TASK_FIELDS, expected_sections, vinh_khe
from ..tries import tries

TABLE = "<table><tr><td>x</td><td>y</td></tr></table>"


def rows(table: str) -> list[list[str]]:
    """The texts of the first table, merged cells as "<left>" or "<up>"."""
    source = read_pasted(f"<table>{table}</table>")
    return [
        [f"<{cell.merged}>" if cell.merged else cell.text for cell in row]
        for row in source.tables[0].rows
    ]


def cell(html: str) -> Cell:
    """The cell that "td" with this content becomes."""
    return (
        read_pasted(f"<table><tr><td>{html}</td><td>x</td></tr></table>")
        .tables[0]
        .rows[0][0]
    )


def paragraphs(html: str) -> tuple[Paragraph, ...]:
    return read_pasted(html + TABLE).paragraphs


def test_table_with_its_parts():
    table = (
        "<caption>Bảng</caption><colgroup><col></colgroup><thead><tr><th>TT<th>Nhiệm vụ"
        "</thead><tbody><tr><td>1.<td>Rà soát</tbody><tfoot><tr><td>2.</tfoot>"
    )
    assert rows(table) == [["TT", "Nhiệm vụ"], ["1.", "Rà soát"], ["2.", ""]]


def test_merged_cells():
    table = (
        "<tr><td colspan=3>I. THỂ CHẾ</td></tr>"
        '<tr><td rowspan="2">1</td><td>a</td><td rowspan=9>Tư pháp</td></tr>'
        "<tr><td>b</td></tr>"
    )
    assert rows(table) == [
        ["I. THỂ CHẾ", "<left>", "<left>"],
        ["1", "a", "Tư pháp"],
        ["<up>", "b", "<up>"],
    ]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>một</p>\n<p>hai</p>", "một\nhai"),
        ("một<br>hai<br/>", "một\nhai"),
        ("<div>một<div>hai</div>ba</div>", "một\nhai\nba"),
        ("  xuống\n  dòng\t ", "xuống dòng"),
        ("a&nbsp;&amp; <i>b</i>", "a\xa0& b"),
        ("<ul><li>một</li><li><p>hai</p></li></ul>", "- một\n- hai"),
        (
            "<ol><li>\n<p>một</p><p>hai</p></li><li><p>ba</p></li></ol>",
            "1. một\nhai\n2. ba",
        ),
        ("<ul><li>một<p>hai</p></li></ul>", "- một\nhai"),
        ("Kế hoạch <del>năm 2025</del><ins>năm 2026</ins>", "Kế hoạch năm 2026"),
        ("<ol start=3><li>một<li>hai</ol>", "3. một\n4. hai"),
        ("<ol type=a><li>một<li>hai</ol>", "a. một\nb. hai"),
        ("a<!-- b --><script>c</script><span style='display:none'>d</span>e", "ae"),
        ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a b\nc d"),
        ("<span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>a", "1.\xa0 a"),
        ("<o:p>a</o:p>", "a"),
    ],
)
def test_text_of_a_cell(html, text):
    assert cell(html).text == text


@pytest.mark.parametrize(
    ("html", "bold"),
    [
        ("<b>a</b>", True),
        ("<p><strong>a</strong> </p>", True),
        ("<span style='font-weight:bold'>a</span>", True),
        ("<span style='font-weight: 700'>a</span>", True),
        ("<b>a</b>b", False),
        ("<b style='font-weight:normal'>a</b>", False),
        ("<b>a</b><p>b</p>", False),
        ("<b> </b>", False),
    ],
)
def test_bold_cell(html, bold):
    assert cell(html).bold is bold


def test_blocks_in_order():
    source = read_pasted(f"<h2>II. X</h2>{TABLE}<p><em>a</em></p>{TABLE}cuối")
    assert source.blocks[0] == Paragraph("II. X", bold=True, heading=2)
    assert source.blocks[2] == Paragraph("a", italic=True)
    assert source.blocks[4] == Paragraph("cuối")
    assert len(source.tables) == 2


def test_table_that_only_frames_the_page_is_opened():
    source = read_pasted(f"<table><tr><td><p>a</p>{TABLE}</td></tr></table>")
    assert source.paragraphs == (Paragraph("a"),)
    assert source.tables[0].rows == ((Cell("x"), Cell("y")),)


def test_lone_surrogates_and_zeros_do_no_harm():
    assert paragraphs("a\0b\ud800")[0].text.startswith("ab")


def test_annex_copied_from_a_page_is_read_in_full():
    """With paragraphs in the cells, which plain text would run together."""
    header = "".join(f"<td><p><b>{text}</b></p></td>" for text in vinh_khe()["columns"])
    body = ""
    for number, name, tasks in expected_sections():
        body += f"<tr><td colspan=8><p><b>{number}. {name}</b></p></td></tr>"
        for task in tasks:
            body += f"<tr>{''.join(f'<td><p>{text}</p></td>' for text in task)}</tr>"
    (table,) = read_pasted(f"<table><tr>{header}</tr>{body}</table>").tables
    tasks = [
        tuple(cell.text for cell in row)
        for row in table.rows
        if row[0].text.isdecimal()
    ]
    assert tasks == [task for _, _, tasks in expected_sections() for task in tasks]
    assert len(table.rows[0]) == len(TASK_FIELDS)


@pytest.mark.parametrize(
    "html",
    [
        "<table>" + "<tr><td>a" * 5001 + "</table>",
        "<table><tr>" + "<td>a" * 101 + "</table>",
        "<div>" * 200 + TABLE,
        "<div>" * 300 + TABLE,
        "<p>a</b>" * 500 + "<div>" * 300 + TABLE,
        "<table><tr><td>a<td>" * 150,
    ],
)
def test_far_too_much_is_refused(html):
    with pytest.raises(UnreadableFile) as caught:
        read_pasted(html)
    assert caught.value.code == "too_much"


TAGS = [
    *("table", "tr", "td", "th", "p", "b", "br", "ul", "ol", "li", "div", "span"),
    *("h2", "tbody", "script"),
]


@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]
            ),
            st.sampled_from(
                ["<td colspan=99999 rowspan=-1>", "<!--", "&#0;", "a", "<"]
            ),
        ),
        max_size=40,
    ).map("".join)
)
@tries(max_examples=200)
def test_any_html_is_read_or_refused(html):
    try:
        source = read_pasted(f"<table>{html}")
    except UnreadableFile:
        return
    for table in source.tables:
        assert len({len(row) for row in table.rows}) == 1
