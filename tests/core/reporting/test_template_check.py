"""What a commune's own Word template may say, and what it becomes."""

import io
import time
from dataclasses import replace

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from PIL import Image

from odoo.addons.cchc_plan.core.reporting import template_check
from odoo.addons.cchc_plan.core.reporting.facts import Paragraph
from odoo.addons.cchc_plan.core.reporting.report_paper import report_paper
from odoo.addons.cchc_plan.core.reporting.template_check import (
    MarkCheck,
    RefusedTemplate,
    environment,
)
from odoo.addons.cchc_plan.core.reporting.template_values import template_values
from odoo.addons.cchc_plan.core.reporting.template_words import PLACEHOLDERS, usages
from odoo.addons.cchc_plan.report.render.docx_renderer import render_docx
from odoo.addons.cchc_plan.report.render.printed_pages import printed_charts
from odoo.addons.cchc_plan.report.reporting.template_renderer import (
    MAX_FILE,
    check_template,
    render_template,
)
from odoo.addons.cchc_plan.report.reporting.template_sample import sample_template

from ...office_files import changed, good_docx, good_xlsx, unzipped
from .report_papers import FRAME, facts, hard_facts, paragraphs

NAME = "mau.docx"


def template(*lines, header=""):
    """A Word document of these paragraphs."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def texts(content):
    return [each.text for each in docx.Document(io.BytesIO(content)).paragraphs]


def refusal(content, name=NAME):
    with pytest.raises(RefusedTemplate) as caught:
        check_template(name, content)
    return caught.value


@pytest.fixture(scope="module")
def paper():
    return report_paper(facts(), paragraphs(), FRAME)


# -- What is allowed -------------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        (),
        ("Không có gì để điền",),
        ("{{ ten_loai }} {{trich_yeu}}",),
        ("{%p for dong in kinh_gui %}", "{{ dong }}", "{%p endfor %}"),
        (
            "{% if can_cu and not mo_dau or nguoi_ky %}a{% elif chuong %}",
            "{% else %}b{% endif %}",
        ),
        ("{# ghi chú #}{% for m in chuong %}{{ m.tieu_de }}{% endfor %}",),
        (
            "{%p for m in chuong %}",
            "{%p for d in m.doan %}",
            "{{ d.noi_dung }}{% if d.la_tieu_de %}:{% endif %}",
            "{%p endfor %}",
            "{%p endfor %}",
            "{%p for m in chuong %}",
            "{{ m.tieu_de }}",
            "{%p endfor %}",
        ),
    ],
)
def test_what_the_list_of_placeholders_shows_is_taken(lines):
    check_template(NAME, template(*lines))


def test_the_sample_is_taken_and_says_every_placeholder():
    content = sample_template()
    check_template(NAME, content)
    xml = unzipped(content)["word/document.xml"].decode()
    for usage in usages():
        if usage.written.startswith("{{"):
            assert usage.written in xml, usage.written


def test_marks_that_word_cut_into_pieces_are_read():
    document = docx.Document()
    paragraph = document.add_paragraph()
    for piece in ("{", "{ ten", "_loai", " }", "}"):
        paragraph.add_run(piece)
    target = io.BytesIO()
    document.save(target)
    check_template(NAME, target.getvalue())


# -- What is refused -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "code", "named"),
    [
        ("{{ ten_xa }}", "unknown_placeholder", "ten_xa"),
        ("{{ __import__ }}", "unknown_placeholder", "__import__"),
        ("{{ self }}", "unknown_placeholder", "self"),
        ("{{ loop }}", "unknown_placeholder", "loop"),
        ("{{ ten_loai.upper }}", "unknown_placeholder", "ten_loai.upper"),
        ("{{ ten_loai.__class__ }}", "unknown_placeholder", "ten_loai.__class__"),
        ("{{ kinh_gui.append }}", "unknown_placeholder", "kinh_gui.append"),
        (
            "{% for m in chuong %}{{ m.ten }}{% endfor %}",
            "unknown_placeholder",
            "m.ten",
        ),
        (
            "{% for m in chuong %}{{ m.__init__ }}{% endfor %}",
            "unknown_placeholder",
            "m.__init__",
        ),
        ("{% for m in chuong %}{% endfor %}{{ m }}", "unknown_placeholder", "m"),
        ("{% if ten_xa %}{% endif %}", "unknown_placeholder", "ten_xa"),
        ("{{ ''.__class__ }}", "not_allowed", "__class__"),
        ("{{ ''.__class__.__mro__ }}", "not_allowed", "__mro__"),
        ("{{ ten_loai['x'] }}", "not_allowed", "ten_loai"),
        ("{{ ten_loai() }}", "not_allowed", "ten_loai()"),
        ("{{ ten_loai|upper }}", "not_allowed", "upper"),
        ("{{ ten_loai|attr('x') }}", "not_allowed", "attr"),
        ("{{ ten_loai * 1000000000 }}", "not_allowed", "1000000000"),
        ("{{ 'a' ~ ten_loai }}", "not_allowed", "ten_loai"),
        ("{{ 7 }}", "not_allowed", "7"),
        ("{{ ten_loai if can_cu }}", "not_allowed", "ten_loai"),
        ("{{ }}", "not_understood", "{{ }}"),
        ("{{ ten loai }}", "not_understood", "ten loai"),
        ("{% include 'x' %}", "not_allowed", "include"),
        ("{% import 'x' as y %}", "not_allowed", "import"),
        ("{% from 'x' import y %}", "not_allowed", "from"),
        ("{% extends 'x' %}", "not_allowed", "extends"),
        ("{% set x = 1 %}", "not_allowed", "set"),
        ("{% macro x() %}{% endmacro %}", "not_allowed", "macro"),
        ("{% raw %}{{ a }}{% endraw %}", "not_allowed", "raw"),
        ("{% block x %}{% endblock %}", "not_allowed", "block"),
        ("{% autoescape false %}{% endautoescape %}", "not_allowed", "autoescape"),
        ("{% %}", "not_allowed", "{% %}"),
        ("{{r ten_loai }}", "not_allowed", "{{r ten_loai }}"),
        ("{%tr for m in chuong %}{%tr endfor %}", "not_allowed", "tr for"),
        ("{% for m in range(9) %}{% endfor %}", "not_allowed", "range"),
        ("{% for m in chuong recursive %}{% endfor %}", "not_allowed", "recursive"),
        ("{% for a, b in chuong %}{% endfor %}", "not_allowed", "a, b"),
        ("{% for m in chuong if m.tieu_de %}{% endfor %}", "not_allowed", "m.tieu_de"),
        (
            "{% for m in chuong %}{% for n in chuong %}{% endfor %}{% endfor %}",
            "not_allowed",
            "n in chuong",
        ),
        ("{% for m in ten_loai %}{% endfor %}", "no_list", "ten_loai"),
        ("{{ kinh_gui }}", "list", "kinh_gui"),
        ("{{ bieu_do_nhiem_vu }}", "list", "bieu_do_nhiem_vu"),
        ("{{ bieu_do_thong_ke }}", "unknown_placeholder", "bieu_do_thong_ke"),
        ("{% for m in chuong %}{{ m }}{% endfor %}", "list", "{{ m }}"),
        ("{% for ten_loai in chuong %}{% endfor %}", "taken", "ten_loai"),
        ("{% for m in chuong %}", "unclosed", "for m in chuong"),
        ("{% if can_cu %}", "unclosed", "if can_cu"),
        ("{% endfor %}", "unopened", "endfor"),
        ("{% for m in chuong %}{% endif %}", "unopened", "endif"),
        ("{% for m in chuong %}{% else %}{% endfor %}", "unopened", "else"),
        ("{% elif can_cu %}", "unopened", "elif"),
        ("{{ ten_loai }", "unpaired", "ten_loai"),
        ("{{ ten_loai }} }}", "unpaired", "}}"),
        ("{{ ten_loai %}", "unpaired", "ten_loai"),
        ("{% if ten_loai }}", "unpaired", "ten_loai"),
        ("{{ {{ ten_loai }}", "unpaired", "{{"),
        ("{# ghi chú", "unpaired", "ghi chú"),
    ],
)
def test_what_is_not_allowed_is_refused_by_its_name(line, code, named):
    found = refusal(template(line))
    assert found.code == code
    text = found.template % found.values
    assert named in text
    assert text.endswith("choose the file again.")
    assert "\n" not in text


def test_a_header_is_judged_as_well():
    found = refusal(template("x", header="{{ ten_xa }}"))
    assert found.code == "unknown_placeholder"
    check_template(NAME, template("x", header="{{ ten_loai }}"))


def test_marks_in_the_properties_of_the_file_do_nothing(paper):
    document = docx.Document()
    document.core_properties.title = "{{ ''.__class__ }}"
    document.core_properties.comments = "{% include 'x' %}"
    target = io.BytesIO()
    document.save(target)
    check_template(NAME, target.getvalue())
    filled = docx.Document(io.BytesIO(render_template(target.getvalue(), paper)))
    assert filled.core_properties.title == paper.title
    assert filled.core_properties.comments == "{% include 'x' %}"


def test_a_list_that_leaves_its_table_is_refused():
    document = docx.Document()
    table = document.add_table(rows=2, cols=1)
    table.rows[0].cells[0].text = "{% for m in chuong %}"
    document.add_paragraph("{% endfor %}")
    target = io.BytesIO()
    document.save(target)
    assert refusal(target.getvalue()).code == "broken"


def test_a_small_template_may_not_grow_without_end(monkeypatch, paper):
    lines = ("{%p for m in chuong %}", "{{ m.tieu_de }}" + "x" * 5000, "{%p endfor %}")
    content = template(*lines)
    check_template(NAME, content)
    monkeypatch.setattr(template_check, "MAX_OUTPUT", 10_000)
    with pytest.raises(RefusedTemplate) as caught:
        render_template(content, paper)
    assert caught.value.code == "too_much"


def test_the_size_is_known_before_it_is_filled_in(paper):
    values = template_values(paper)
    check = MarkCheck(environment(), values)
    source = "ab{% for m in chuong %}{{ m.tieu_de }}!{% endfor %}"
    check.check(source)
    rendered = environment().from_string(source).render(values)
    assert len(rendered) <= check.length <= 2 * len(rendered)


@pytest.mark.parametrize(
    "body",
    [
        "{{ ten_loai }}" * 3000,
        "{" * 50_000,
        "{{" * 2_000,
        "{% colspan " * 2_000,
        "{% hm %}" * 1_000,
        "{{ ten_loai }}{% vm %}" * 500,
        "%}" * 2_000,
    ],
)
def test_a_hostile_text_is_judged_in_no_time(body):
    begun = time.perf_counter()
    refusal(template(body))
    assert time.perf_counter() - begun < 10


# -- The file --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        (NAME, b"", "no_document"),
        (NAME, b"xin ch\xc3\xa0o", "no_document"),
        ("mau.pdf", b"%PDF-1.4", "no_document"),
        ("mau.xlsx", good_xlsx(), "no_document"),
        ("mau.docx", good_xlsx(), "no_document"),
        ("mau.doc", good_docx(), "no_document"),
        (NAME, good_docx()[:500], "no_document"),
        (
            NAME,
            changed(good_docx(), {"word/vbaProject.bin": b"x"}),
            "macro",
        ),
        ("mau.docm", good_docx(), "macro"),
        (NAME, b"PK" + bytes(MAX_FILE), "too_large"),
    ],
)
def test_what_is_no_word_document_is_refused(name, content, code):
    assert refusal(content, name).code == code


@pytest.mark.parametrize(
    ("kind", "is_external", "refused"),
    [
        ("attachedTemplate", True, True),
        ("image", True, True),
        ("oleObject", False, True),
        ("package", False, True),
        ("hyperlink", True, False),
    ],
)
def test_what_word_would_fetch_or_run_is_refused(kind, is_external, refused):
    name = "word/_rels/document.xml.rels"
    relations = unzipped(template("x"))[name].decode()
    mode = ' TargetMode="External"' if is_external else ""
    added = (
        f'<Relationship Id="rId99" Target="settings.xml"{mode} Type="http://schemas.'
        f'openxmlformats.org/officeDocument/2006/relationships/{kind}"/>'
    )
    relations = relations.replace("</Relationships>", f"{added}</Relationships>")
    content = changed(template("x"), {name: relations.encode()})
    if refused:
        found = refusal(content)
        assert (found.code, kind in str(found)) == ("foreign_parts", True)
    else:
        check_template(NAME, content)


# -- What it becomes -------------------------------------------------------------------


def test_the_sample_says_the_same_as_the_report_cell_by_cell(paper):
    for given in (paper, report_paper(hard_facts(), paragraphs(), FRAME)):
        filled = docx.Document(io.BytesIO(render_template(sample_template(), given)))
        printed = [each.text for each in filled.paragraphs if each.text]
        for wanted in (given.kind, given.subject, *given.addressees, *given.closing):
            assert wanted in printed
        for chapter in given.chapters:
            assert chapter.heading in printed
            for block in chapter.blocks:
                assert block.text in printed
        for annex, table in zip(given.annexes, filled.tables[2:], strict=True):
            lines = list(table.rows)[1:]
            assert len(lines) == len(annex.matrix.rows)
            for line, row in zip(lines, annex.matrix.rows, strict=True):
                found = [cell.text for cell in line.cells[: len(row.texts)]]
                assert found == list(row.texts)


def charts_of(content):
    """Text, width and height (EMU) of every chart in the body."""
    body = docx.Document(io.BytesIO(content)).element.body
    return [
        (each.docPr.get("descr"), each.extent.cx, each.extent.cy)
        for each in body.iter(qn("wp:inline"))
    ]


def test_the_sample_shows_the_charts_as_the_report_does(paper):
    for given in (paper, report_paper(hard_facts(), paragraphs(), FRAME)):
        own = charts_of(render_template(sample_template(), given))
        assert own == charts_of(render_docx(given))
        assert {text for text, *_size in own} >= {
            "\n".join(page.description)
            for annex in given.annexes
            if annex.chart
            for page in printed_charts(annex)
        }


def test_a_chart_is_no_wider_and_no_higher_than_its_page(paper):
    mark = "{% for h in bieu_do_nhiem_vu %}{{ h }}{% endfor %}"
    sizes = []
    for page, room in ((Mm(210), Mm(165)), (Mm(297), Mm(252))):
        document = docx.Document(io.BytesIO(template(mark, mark)))
        section = document.sections[0]
        section.page_width, section.page_height = page, Mm(600)
        section.left_margin, section.right_margin = Mm(30), Mm(15)
        target = io.BytesIO()
        document.save(target)
        charts = charts_of(render_template(target.getvalue(), paper))
        assert len(charts) == 2
        for _text, width, _height in charts:
            assert abs(width - room) < Mm(1)
        sizes.append(charts[0][2] / charts[0][1])
    assert abs(sizes[0] - sizes[1]) < 0.01
    section.page_height, section.top_margin, section.bottom_margin = Mm(100), 0, 0
    target = io.BytesIO()
    document.save(target)
    for _text, _width, height in charts_of(render_template(target.getvalue(), paper)):
        assert abs(height - Mm(100)) < Mm(1)


def test_a_picture_of_the_template_s_own_is_left_alone(paper):
    own = io.BytesIO()
    Image.new("L", (9, 9)).save(own, "PNG")
    document = docx.Document()
    document.add_picture(own, width=Mm(400))
    target = io.BytesIO()
    document.save(target)
    ((_text, width, _height),) = charts_of(render_template(target.getvalue(), paper))
    assert width == Mm(400)


def test_a_chart_stands_in_the_text_only():
    mark = "{% for h in bieu_do_chi_tieu %}{{ h }}{% endfor %}"
    for content in (template("x", header=mark), with_footnote(mark)):
        assert refusal(content).code == "picture_place"


def with_footnote(text):
    """A Word document with a footnote, which python-docx cannot write."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes"
    parts = unzipped(template("x"))
    types = parts["[Content_Types].xml"].decode()
    override = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}+xml"/>'
    name = "word/_rels/document.xml.rels"
    relation = (
        '<Relationship Id="rId98" Target="footnotes.xml" Type="http://schemas.'
        'openxmlformats.org/officeDocument/2006/relationships/footnotes"/>'
    )
    changes = {
        "[Content_Types].xml": types.replace("</Types>", f"{override}</Types>"),
        name: parts[name]
        .decode()
        .replace("</Relationships>", f"{relation}</Relationships>"),
        "word/footnotes.xml": (
            '<?xml version="1.0" encoding="UTF-8"?><w:footnotes xmlns:w="http://schemas'
            '.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2"><w:p>'
            f"<w:r><w:t>{text}</w:t></w:r></w:p></w:footnote></w:footnotes>"
        ),
    }
    encoded = {name: text.encode() for name, text in changes.items()}
    return changed(template("x"), encoded)


def test_an_empty_report_leaves_nothing_behind():
    empty = report_paper(facts([], [], []), (), replace(FRAME, addressees=()))
    filled = render_template(sample_template(), empty)
    xml = unzipped(filled)["word/document.xml"].decode()
    assert "{%" not in xml and "{{" not in xml
    tables = docx.Document(io.BytesIO(filled)).tables
    assert [len(table.rows) for table in tables[2:]] == [1, 1, 1]
    assert not charts_of(filled)


def test_values_are_text_whatever_signs_are_in_them():
    tricky = "</w:t><w:br/> & <b> \"'  {{ 7*7 }} {% raw %} \x07\x0b\f"
    written = report_paper(
        facts(), (Paragraph("a", "I. A", 1, tricky),), replace(FRAME, subject=tricky)
    )
    content = template(
        "{{ trich_yeu }}",
        "{%p for m in chuong %}",
        "{%p for d in m.doan %}",
        "{{ d.noi_dung }}",
        "{%p endfor %}",
        "{%p endfor %}",
    )
    shown = "</w:t><w:br/> & <b> \"' {{ 7*7 }} {% raw %}"
    assert texts(render_template(content, written)) == [shown, shown]


def test_lines_of_one_value_stay_in_its_paragraph(paper):
    content = template("{{ co_quan_cap_tren }}")
    assert texts(render_template(content, paper)) == [paper.letterhead.superior]


def test_the_look_of_the_template_is_kept(paper):
    document = docx.Document()
    style = document.styles.add_style("Kiểu của xã", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("{{ ten_loai }}", style)
    document.element.body.append(OxmlElement("w:p"))
    target = io.BytesIO()
    document.save(target)
    filled = docx.Document(io.BytesIO(render_template(target.getvalue(), paper)))
    assert filled.paragraphs[0].style.name == "Kiểu của xã"
    assert filled.core_properties.title == paper.title


def test_every_placeholder_has_a_value_and_every_field_too(paper):
    values = template_values(paper)
    assert set(values) == {each.name for each in PLACEHOLDERS}
    for each in PLACEHOLDERS:
        assert isinstance(values[each.name], list) == each.is_list
        for line in values[each.name] if each.fields else ():
            assert set(vars(line)) == {field.name for field in each.fields}
