"""Which paragraphs of the body stay together on a page."""

from odoo.addons.cchc_plan.core.paper.matrix import Column, Matrix, Row
from odoo.addons.cchc_plan.core.paper.paper import Chapter
from odoo.addons.cchc_plan.core.paper.paragraphs import HEADING, TEXT, Block
from odoo.addons.cchc_plan.report.render.printed_body import printed_groups

LONG = "dài " * 200


def groups(*chapters):
    return [
        ([paragraph.text for paragraph in group.paragraphs], group.is_kept)
        for group in printed_groups(chapters)
    ]


def test_headings_stay_with_the_paragraph_after_them():
    chapter = Chapter(
        "NHIỆM VỤ",
        (Block(HEADING, "1. Thể chế"), Block(TEXT, "- A."), Block(TEXT, "- B.")),
        "I",
    )
    assert groups(chapter) == [
        (["I. NHIỆM VỤ", "1. Thể chế", "- A."], True),
        (["- B."], False),
    ]


def test_a_long_paragraph_is_not_moved_for_its_heading():
    chapter = Chapter("NHIỆM VỤ", (Block(TEXT, LONG),), "I")
    assert groups(chapter) == [(["I. NHIỆM VỤ"], False), ([LONG], False)]


def test_a_chapter_without_title_and_headings_at_the_end():
    assert groups(Chapter("", (Block(TEXT, "A"), Block(HEADING, "1. B")))) == [
        (["A"], False),
        (["1. B"], False),
    ]


def test_a_table_stands_among_the_paragraphs_and_runs_on_by_blocks():
    row = Row("line", ("1", "Rà soát. " * 200))
    matrix = Matrix(
        (Column("TT", 10), Column("Nhiệm vụ", 155)),
        (Row("section", ("I. VĂN PHÒNG",)), Row("line", ("1", "Một")), row),
    )
    chapter = Chapter("", (Block("heading", "1. Kết quả"), matrix, Block("text", "X")))
    heading, table, text = printed_groups([chapter])
    assert heading.paragraphs[0].text == "1. Kết quả"
    assert not table.is_kept
    first, *slices = table.paragraphs[0].blocks
    assert [printed.kind for printed in first] == ["section", "line"]
    assert len(slices) > 2
    joined = " ".join(rows[0].texts[1] for rows in slices)
    assert joined == row.texts[1]
    assert text.paragraphs[0].text == "X"
