"""Charts: the figures they show, and that they are told apart without colours."""

import io
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from odoo.addons.cchc_plan.core.paper.charts import (
    BLANK,
    CROSSED,
    LOOKS,
    SLANTED,
    SOLID,
    STRIPED,
    Bar,
    Chart,
    Part,
)
from odoo.addons.cchc_plan.core.plan.progress import STATUSES
from odoo.addons.cchc_plan.core.reporting.report_charts import (
    TOTAL,
    completion_chart,
    indicator_chart,
)
from odoo.addons.cchc_plan.report.render.chart_drawing import (
    BAR_LEFT,
    BAR_WIDTH,
    WIDTH,
    Box,
    Label,
    Stroke,
    drawings,
)
from odoo.addons.cchc_plan.report.render.chart_png import render_png
from odoo.addons.cchc_plan.report.render.chart_svg import render_svg
from odoo.addons.cchc_plan.report.render.text_metrics import text_width

from ..reporting.report_papers import facts, few_indicators, hard_facts, vinh_khe_tasks

ROOM = 950


def drawn(chart, room=ROOM):
    (only,) = drawings(chart, room)
    return only


def texts(drawing):
    return [shape.text for shape in drawing.shapes if isinstance(shape, Label)]


def one_bar(*looks):
    parts = tuple(Part(100 / len(looks), look, "1") for look in looks)
    legend = tuple((look, look) for look in looks)
    return Chart("Tiến độ", (Bar("Thể chế", parts, "1/3"),), legend, 100.0)


# -- What is shown ---------------------------------------------------------------------


def test_the_completion_of_each_section_adds_up():
    tasks = vinh_khe_tasks()
    chart = completion_chart(tasks)
    *sections, total = chart.bars
    assert len(sections) == 8
    assert total.label == TOTAL
    for bar in chart.bars:
        assert sum(part.value for part in bar.parts) == pytest.approx(100)
    assert [int(part.text) for part in total.parts] == [4, 4, 4, 12, 4]
    assert total.figure == "12/28 (42,9%)"
    assert sections[0].figure == "2/6 (33,3%)"


def test_tasks_on_hold_and_cancelled_do_not_count():
    tasks = vinh_khe_tasks()[:4]
    outside = [
        replace(tasks[0], status="on_hold"),
        replace(tasks[1], status="cancelled"),
        *tasks[2:],
    ]
    assert completion_chart(outside).bars[-1].figure == "0/2 (0%)"
    assert completion_chart(outside[:2]) is None
    assert completion_chart([]) is None


def test_one_section_has_no_total_beside_it():
    chart = completion_chart(vinh_khe_tasks()[:3])
    assert [bar.label for bar in chart.bars] == ["I. CÔNG TÁC CHỈ ĐẠO ĐIỀU HÀNH CCHC"]


@given(st.lists(st.sampled_from(STATUSES), min_size=1, max_size=40))
def test_no_task_is_lost(statuses):
    task = vinh_khe_tasks()[0]
    chart = completion_chart([replace(task, status=status) for status in statuses])
    counted = [each for each in statuses if each not in ("on_hold", "cancelled")]
    if not counted:
        assert chart is None
        return
    assert sum(int(part.text) for part in chart.bars[0].parts) == len(counted)


def test_indicators_are_measured_by_their_targets():
    chart = indicator_chart(few_indicators())
    assert [(bar.label, bar.figure) for bar in chart.bars] == [
        ("Thủ tục hành chính được công khai", "100 (mục tiêu = 100 %)"),
        ("Giao dịch thanh toán trực tuyến", "12,35 (mục tiêu ≥ 30 %)"),
        ("Hồ sơ giải quyết trễ hạn", "0 (mục tiêu ≤ 5 %)"),
        ("Văn bản đã rà soát", "1.250,5 (mục tiêu ≥ 1.200 văn bản)"),
        ("Điểm Chỉ số CCHC", "chưa có số liệu (mục tiêu ≥ 80)"),
    ]
    shares = [part.text for bar in chart.bars for part in bar.parts]
    assert shares == ["100%", "41,2%", "0%", "104,2%"]
    assert (chart.mark, chart.whole) == (100.0, 150.0)


def test_a_figure_far_beyond_its_target_ends_at_the_edge():
    fact = replace(few_indicators()[0], year_value=5000.0)
    (bar,) = indicator_chart([fact]).bars
    assert bar.parts == (Part(150.0, SOLID, "5.000%"),)


def test_no_target_that_is_a_number_makes_no_chart():
    assert indicator_chart([few_indicators()[5]]) is None
    assert indicator_chart([replace(few_indicators()[0], target="0 vụ")]) is None


# -- How it is drawn -------------------------------------------------------------------


def test_each_look_has_lines_of_its_own():
    found = {look: _directions(drawn(one_bar(look))) for look in LOOKS}
    assert found == {
        SOLID: {"black"},
        CROSSED: {"rising", "falling"},
        SLANTED: {"rising"},
        STRIPED: {"level"},
        BLANK: set(),
    }


def _directions(drawing):
    """What fills the bar."""
    bar = next(
        each for each in drawing.shapes if isinstance(each, Box) and each.x == BAR_LEFT
    )
    lines = [
        each
        for each in drawing.shapes
        if isinstance(each, Stroke) and each.x1 >= BAR_LEFT and each.x1 != each.x2
    ]
    found = {
        "level" if line.y1 == line.y2 else "rising" if line.y1 > line.y2 else "falling"
        for line in lines
    }
    return found | ({"black"} if bar.is_black else set())


def test_nothing_is_drawn_beyond_the_paper():
    for chart in (
        completion_chart(hard_facts().tasks),
        indicator_chart(hard_facts().indicators),
    ):
        for page in drawings(chart, ROOM):
            assert page.height <= ROOM
            for shape in page.shapes:
                if isinstance(shape, Box):
                    assert 0 <= shape.x <= shape.x + shape.width <= WIDTH
                    assert 0 <= shape.y <= shape.y + shape.height <= page.height
                elif isinstance(shape, Stroke):
                    assert min(shape.x1, shape.x2, shape.y1, shape.y2) >= 0
                    assert max(shape.x1, shape.x2) <= WIDTH
                    assert max(shape.y1, shape.y2) <= page.height


def test_lines_stay_within_their_part():
    for look in (SLANTED, CROSSED, STRIPED):
        drawing = drawn(one_bar(look))
        bar = next(
            each
            for each in drawing.shapes
            if isinstance(each, Box) and each.x == BAR_LEFT
        )
        lines = [
            each
            for each in drawing.shapes
            if isinstance(each, Stroke)
            and each.x1 >= BAR_LEFT
            and bar.y <= min(each.y1, each.y2)
            and each.x1 != each.x2
        ]
        assert len(lines) > 2
        for line in lines:
            assert bar.x <= line.x1 < line.x2 <= bar.x + bar.width + 1e-6
            assert max(line.y1, line.y2) <= bar.y + bar.height + 1e-6


def test_every_figure_can_be_read():
    tasks = vinh_khe_tasks()[:1] * 97 + [
        replace(vinh_khe_tasks()[0], status=status)
        for status in ("done_on_time", "done_late", "todo")
    ]
    drawing = drawn(completion_chart(tasks))
    for figure in ("97", "1", "2/100 (2%)"):
        assert figure in texts(drawing)
    assert texts(drawing).count("1") == 3
    parts = [
        each
        for each in drawing.shapes
        if isinstance(each, Box) and each.border and each.x >= BAR_LEFT
    ]
    bars = [each for each in parts if each.height == 34]
    assert sum(bar.width for bar in bars) == pytest.approx(BAR_WIDTH)
    assert min(bar.width for bar in bars) > text_width("1", 24, bold=True)


def test_forty_indicators_take_several_pages_each_with_its_legend():
    chart = indicator_chart(hard_facts().indicators)
    pages = list(drawings(chart, ROOM))
    assert len(pages) > 1
    labels = [line for page in pages for line in page.description]
    assert labels == list(chart.texts)
    for page in pages:
        assert texts(page)[0] == chart.title
        assert "Không đạt" in texts(page)


def test_a_name_as_high_as_a_page_has_a_page_of_its_own():
    bars = (
        Bar("dài " * 900, (Part(1, SOLID, "1"),), "1"),
        Bar("ngắn", (Part(1, SOLID, "1"),), "1"),
    )
    pages = list(drawings(Chart("", bars, ((SOLID, "Đạt"),), 1.0), ROOM))
    assert len(pages) == 2


def test_the_svg_escapes_what_people_typed_and_says_it_in_words():
    chart = replace(one_bar(SOLID), title='<script>&"')
    svg = render_svg(drawn(chart))
    assert "<script>" not in svg
    root = ElementTree.fromstring(svg)
    space = "{http://www.w3.org/2000/svg}"
    assert root.find(f"{space}desc").text == "Thể chế: 1/3 (solid: 1)"
    assert [each.text for each in root.iter(f"{space}text")][0] == '<script>&"'
    assert float(root.get("width")) == WIDTH


def test_svg_has_nothing_that_the_printer_does_not_know():
    drawing = drawn(completion_chart(facts().tasks))
    tags = {
        each.tag.rpartition("}")[2]
        for each in ElementTree.fromstring(render_svg(drawing)).iter()
    }
    assert tags == {"svg", "desc", "rect", "line", "text"}


def test_the_picture_has_the_same_shape_and_no_colour():
    drawing = drawn(indicator_chart(few_indicators()))
    image = Image.open(io.BytesIO(render_png(drawing)))
    assert image.mode == "L"
    assert image.size == (2 * WIDTH, round(2 * drawing.height))
    colours = image.histogram()
    assert colours[0] and colours[255] > colours[0]
