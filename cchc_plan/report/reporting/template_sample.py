"""The template that a commune begins with: our own layout, with placeholders for words.

It is an ordinary document of ours whose texts are the marks.
"""

import io

from docx.shared import Pt

from ...core.paper.matrix import LINE, SECTION, Column, Matrix, Row
from ...core.paper.paper import Annex, Chapter, Letterhead, Paper, Signature
from ...core.paper.paragraphs import HEADING, TEXT, Block
from ...core.reporting.report_annexes import (
    INDICATOR_COLUMNS,
    INDICATORS_TITLE,
    STATISTIC_COLUMNS,
    STATISTICS_TITLE,
    TASK_COLUMNS,
    TASKS_TITLE,
)
from ...core.reporting.template_words import Placeholder, placeholder
from ..render.docx_renderer import docx_document

_ANNEXES = (
    ("Phụ lục I", TASKS_TITLE, "nhom_nhiem_vu", TASK_COLUMNS, "bieu_do_nhiem_vu"),
    (
        "Phụ lục II",
        INDICATORS_TITLE,
        "nhom_chi_tieu",
        INDICATOR_COLUMNS,
        "bieu_do_chi_tieu",
    ),
    ("Phụ lục III", STATISTICS_TITLE, "nhom_thong_ke", STATISTIC_COLUMNS, ""),
)


def sample_template() -> bytes:
    """The sample as a .docx file."""
    document = docx_document(_paper())
    # The tables before are those of the letterhead and of the signature.
    tables = document.tables[-len(_ANNEXES) :]
    for table, (*_annex, chart) in zip(tables, _ANNEXES, strict=True):
        if chart:
            _add_chart(document, table, chart)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _add_chart(document, table, name: str) -> None:
    """Below the table, each page of the chart on a page of its own."""
    opening, picture, closing = _lines(name)
    for line in (closing, picture, opening):
        paragraph = document.add_paragraph(line)
        paragraph.paragraph_format.page_break_before = line == picture
        paragraph.paragraph_format.space_after = Pt(0)
        table._tbl.addnext(paragraph._p)


def _paper() -> Paper:
    return Paper(
        letterhead=Letterhead(
            superior=_print("co_quan_cap_tren"),
            body=_print("co_quan_ban_hanh"),
            number=f"Số: {_print('so_ky_hieu')}",
            place_and_date=_print("dia_danh_ngay"),
        ),
        signature=Signature(
            recipients=_lines("noi_nhan"),
            authority=_lines("tham_quyen_ky"),
            name=_print("nguoi_ky"),
        ),
        kind=_print("ten_loai"),
        subject=_print("trich_yeu"),
        addressees=_lines("kinh_gui"),
        bases=_lines("can_cu"),
        opening=_lines("mo_dau"),
        chapters=(Chapter("", tuple(_body())),),
        closing=_lines("ket_thuc"),
        annexes=tuple(_annex(*each) for *each, _chart in _ANNEXES),
    )


def _print(path: str) -> str:
    return f"{{{{ {path} }}}}"


def _lines(name: str) -> tuple[str, ...]:
    """A list, each of its lines in a paragraph of its own."""
    item = placeholder(name).item
    return f"{{%p for {item} in {name} %}}", _print(item), "{%p endfor %}"


def _body() -> list[Block]:
    chapter = placeholder("chuong")
    item, paragraph = chapter.item, chapter.field("doan").item
    return [
        Block(TEXT, f"{{%p for {item} in chuong %}}"),
        Block(TEXT, f"{{%p if {item}.tieu_de %}}"),
        Block(HEADING, _print(f"{item}.tieu_de")),
        Block(TEXT, "{%p endif %}"),
        Block(TEXT, f"{{%p for {paragraph} in {item}.doan %}}"),
        Block(TEXT, f"{{%p if {paragraph}.la_tieu_de %}}"),
        Block(HEADING, _print(f"{paragraph}.noi_dung")),
        Block(TEXT, "{%p else %}"),
        Block(TEXT, _print(f"{paragraph}.noi_dung")),
        Block(TEXT, "{%p endif %}"),
        Block(TEXT, "{%p endfor %}"),
        Block(TEXT, "{%p endfor %}"),
    ]


def _annex(label: str, title: str, name: str, columns: tuple[Column, ...]) -> Annex:
    return Annex(
        label=label,
        titles=(title,),
        reference=_print("kem_theo"),
        matrix=Matrix(columns, tuple(_rows(placeholder(name)))),
    )


def _rows(groups: Placeholder) -> list[Row]:
    """A row for each group's heading and each of its lines."""
    heading, lines = groups.fields
    cells = tuple(_print(f"{lines.item}.{each.name}") for each in lines.fields)
    return [
        _mark(f"for {groups.item} in {groups.name}"),
        _mark(f"if {groups.item}.{heading.name}"),
        Row(SECTION, (_print(f"{groups.item}.{heading.name}"),)),
        _mark("endif"),
        _mark(f"for {lines.item} in {groups.item}.{lines.name}"),
        Row(LINE, cells),
        _mark("endfor"),
        _mark("endfor"),
    ]


def _mark(words: str) -> Row:
    return Row(SECTION, (f"{{%tr {words} %}}",))
