"""The Word export, read back: cells, texts, styles, pages, repeated rows."""

import io
import zipfile

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from odoo.addons.cchc_plan.core.paper.matrix import SECTION
from odoo.addons.cchc_plan.core.plan.draft import PlanDraft
from odoo.addons.cchc_plan.core.plan.plan_file import read_plan
from odoo.addons.cchc_plan.core.plan.plan_paper import plan_paper
from odoo.addons.cchc_plan.report.render.docx_renderer import render_docx

from ...plan_files import TASK_FIELDS
from ..papers import amendments, hard_draft, hard_facts, vinh_khe_draft


def rendered(draft, *more):
    return docx.Document(io.BytesIO(render_docx(plan_paper(draft, *more))))


@pytest.fixture(scope="module")
def vinh_khe():
    return rendered(vinh_khe_draft(), (), amendments())


def texts_of(table):
    """The texts of each row; a merged cell counts once."""
    return [
        [docx.table._Cell(tc, table).text for tc in row._tr.tc_lst]
        for row in table.rows
    ]


def assert_same_cells(table, matrix):
    heading, *lines = texts_of(table)
    assert heading == [column.title for column in matrix.columns]
    for found, row in zip(lines, matrix.rows, strict=True):
        assert found == list(row.texts)


@pytest.mark.parametrize(
    ("draft", "facts"),
    [(vinh_khe_draft(), []), (hard_draft(), hard_facts())],
    ids=["vinh_khe", "hard"],
)
def test_every_cell_of_the_annex(draft, facts):
    paper = plan_paper(draft, facts, amendments())
    document = rendered(draft, facts, amendments())
    for table, annex in zip(document.tables[2:], paper.annexes, strict=True):
        assert_same_cells(table, annex.matrix)


def test_every_text_of_the_body_in_its_style(vinh_khe):
    paper = plan_paper(vinh_khe_draft())
    found = [
        (paragraph.style.name, paragraph.text)
        for paragraph in vinh_khe.paragraphs
        if paragraph.text
    ]
    expected = [("Title", paper.kind), ("Subtitle", paper.subject)]
    expected += [("Body Text", base) for base in paper.bases]
    expected += [("Body Text", line) for line in paper.opening]
    for chapter in paper.chapters:
        expected.append(("Heading 1", chapter.heading))
        for block in chapter.blocks:
            style = "Heading 2" if block.kind == "heading" else "Body Text"
            expected.append((style, block.text))
    expected += [("Body Text", line) for line in paper.closing]
    assert found[: len(expected)] == expected


def test_letterhead_and_foot_stand_side_by_side(vinh_khe):
    letterhead, foot = vinh_khe.tables[:2]
    assert texts_of(letterhead) == [
        [
            "UBND HUYỆN VĨNH LINH\nỦY BAN NHÂN DÂN XÃ VĨNH KHÊ\n",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n",
        ],
        ["Số: 10/KH-UBND", "Vĩnh Khê, ngày 15 tháng 01 năm 2024"],
    ]
    left, right = texts_of(foot)[0]
    assert left.split("\n")[0] == "Nơi nhận:"
    assert right.split("\n") == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Hồ Văn Toàn"]


def test_rules_are_borders_of_the_length_that_is_asked_for(vinh_khe):
    left, right = vinh_khe.tables[0].rows[0].cells
    lengths = []
    for cell, share in ((left, 0.45), (right, 0.55)):
        rule = cell.paragraphs[-1]
        assert rule._p.pPr.find(qn("w:pBdr")).find(qn("w:top")) is not None
        indents = rule.paragraph_format.left_indent + rule.paragraph_format.right_indent
        lengths.append((Mm(165) * share - indents) / Mm(1))
    # ỦY BAN NHÂN DÂN XÃ VĨNH KHÊ is 69.6 mm long, Độc lập - Tự do - Hạnh phúc 56.1.
    assert 69.6 / 3 < lengths[0] < 69.6 / 2
    assert abs(lengths[1] - 56.1) < 1


def test_body_upright_and_each_annex_across_with_margins_of_the_decree(vinh_khe):
    body, *annexes = vinh_khe.sections
    assert (round(body.page_width.mm), round(body.page_height.mm)) == (210, 297)
    assert len(annexes) == 2
    for section in annexes:
        assert section.orientation == WD_ORIENT.LANDSCAPE
        size = (section.page_width, section.page_height)
        assert [round(side.mm) for side in size] == [297, 210]
    for section in vinh_khe.sections:
        margins = (
            section.top_margin,
            section.bottom_margin,
            section.left_margin,
            section.right_margin,
        )
        assert [round(margin.mm) for margin in margins] == [20, 20, 30, 15]


def test_page_numbers_hide_on_page_1_and_restart_in_each_annex(vinh_khe):
    body, *annexes = vinh_khe.sections
    assert body.different_first_page_header_footer
    assert not body.first_page_header.paragraphs[0].runs
    assert body._sectPr.find(qn("w:pgNumType")) is None
    for section in vinh_khe.sections:
        fields = section.header._element.iter(qn("w:instrText"))
        assert [field.text for field in fields] == ["PAGE"]
    for section in annexes:
        assert not section.different_first_page_header_footer
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"


def test_headings_repeat_and_section_titles_stay_with_their_tasks(vinh_khe):
    table = vinh_khe.tables[2]
    matrix = plan_paper(vinh_khe_draft()).annexes[0].matrix
    repeated = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert repeated == [True] + [False] * len(matrix.rows)
    for line, row in zip(table.rows[1:], matrix.rows, strict=True):
        if row.kind == SECTION:
            assert len(line._tr.tc_lst) == 1
            assert line.cells[0].paragraphs[0].paragraph_format.keep_with_next


def test_only_a_row_too_high_for_it_is_cut():
    draft, facts = hard_draft(), hard_facts()
    table = rendered(draft, facts).tables[2]
    whole = [row._tr.trPr is not None for row in table.rows]
    rows = plan_paper(draft, facts).annexes[0].matrix.rows
    longest = max(range(len(rows)), key=lambda index: len("".join(rows[index].texts)))
    assert [index for index, is_whole in enumerate(whole) if not is_whole] == [
        longest + 1
    ]


def test_widths_are_fixed_and_fill_the_page(vinh_khe):
    for table in vinh_khe.tables[2:]:
        assert not table.autofit
        assert abs(sum(column.width for column in table.columns) - Mm(252)) < Mm(1)


def test_one_face_in_every_style_and_vietnamese_everywhere(vinh_khe):
    names = ("Normal", "Body Text", "Heading 1", "Heading 2", "Title", "Table Cell")
    for name in names:
        faces = vinh_khe.styles[name].element.rPr.find(qn("w:rFonts"))
        assert dict(faces.attrib) == {
            qn(f"w:{kind}"): "Times New Roman"
            for kind in ("ascii", "hAnsi", "eastAsia", "cs")
        }
        assert vinh_khe.styles[name].font.size in (Pt(13), Pt(14))
    language = next(vinh_khe.styles.element.iter(qn("w:lang")))
    assert language.get(qn("w:val")) == language.get(qn("w:eastAsia")) == "vi-VN"
    properties = vinh_khe.core_properties
    assert properties.title == "KẾ HOẠCH Cải cách hành chính xã Vĩnh Khê năm 2024"
    assert (properties.author, properties.language) == (
        "ỦY BAN NHÂN DÂN XÃ VĨNH KHÊ",
        "vi-VN",
    )
    assert properties.comments == ""


def test_the_body_is_justified_and_indented(vinh_khe):
    look = vinh_khe.styles["Body Text"].paragraph_format
    assert look.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert round(look.first_line_indent.mm, 1) == 10
    assert look.space_before >= Pt(6)


def test_bases_are_italic(vinh_khe):
    base = plan_paper(vinh_khe_draft()).bases[0]
    paragraph = next(each for each in vinh_khe.paragraphs if each.text == base)
    assert all(run.italic for run in paragraph.runs)


def test_the_signature_does_not_stand_alone_on_a_page(vinh_khe):
    closing = plan_paper(vinh_khe_draft()).closing[-1]
    paragraph = next(each for each in vinh_khe.paragraphs if each.text == closing)
    assert paragraph.paragraph_format.keep_with_next
    foot = vinh_khe.tables[1].rows[0]
    assert foot._tr.trPr.find(qn("w:cantSplit")) is not None


def test_it_imports_as_the_same_plan():
    draft = vinh_khe_draft()
    again = read_plan("ke-hoach.docx", render_docx(plan_paper(draft)))
    assert [(each.number, each.name) for each in again.sections] == [
        (each.number, each.name) for each in draft.sections
    ]
    for (where, task), (place, found) in zip(draft.tasks, again.tasks, strict=True):
        assert place == where
        for name in TASK_FIELDS:
            assert getattr(found, name) == getattr(task, name), (where, name)
    for name in ("number", "date", "place", "subject", "signer", "recipients", "bases"):
        assert getattr(again, name) == getattr(draft, name), name


def test_a_name_on_two_lines_imports_as_one():
    name = "ỦY BAN NHÂN DÂN HUYỆN VĨNH LINH"
    content = render_docx(plan_paper(vinh_khe_draft(superior=name)))
    letterhead = docx.Document(io.BytesIO(content)).tables[0].rows[0].cells[0]
    assert letterhead.text.startswith("ỦY BAN NHÂN DÂN\nHUYỆN VĨNH LINH\n")
    assert read_plan("ke-hoach.docx", content).superior == name


def test_an_empty_plan_is_one_section_without_a_table_of_tasks():
    document = rendered(PlanDraft(year=2024))
    assert len(document.sections) == 1
    assert len(document.tables) == 2
    assert not document.tables[0].rows[0].cells[0].text.strip()


def test_the_order_of_elements_is_the_one_that_word_accepts():
    """Word refuses a file whose properties stand in another order."""
    content = render_docx(plan_paper(hard_draft(), hard_facts(), amendments()))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
    document = docx.Document(io.BytesIO(content))
    orders = {
        "w:pPr": (
            "w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:widowControl w:numPr "
            "w:pBdr w:shd w:tabs w:spacing w:ind w:contextualSpacing w:jc w:outlineLvl "
            "w:rPr w:sectPr"
        ),
        "w:sectPr": (
            "w:headerReference w:footerReference w:type w:pgSz w:pgMar w:pgNumType "
            "w:cols w:titlePg w:docGrid"
        ),
        "w:tblPr": ("w:tblStyle w:tblW w:jc w:tblLayout w:tblCellMar w:tblLook"),
    }
    for name, order in orders.items():
        rank = {qn(tag): place for place, tag in enumerate(order.split())}
        for element in document.element.body.iter(qn(name)):
            places = [rank[child.tag] for child in element]
            assert places == sorted(places), (name, [child.tag for child in element])
