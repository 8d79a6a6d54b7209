"""What a report's placeholders stand for: the parts of its :class:`Paper`.

So a template says the same as the PDF, cell by cell.
"""

from types import SimpleNamespace

from ..paper.matrix import SECTION, Column, Matrix, Row
from ..paper.paper import Annex, Chapter, Paper
from ..paper.paragraphs import HEADING, SUBHEADING, Block
from .report_annexes import (
    INDICATOR_COLUMNS,
    STATISTIC_COLUMNS,
    TASK_COLUMNS,
)
from .template_words import placeholder

# The list of each annex, and its table.
_ANNEXES = (
    ("nhom_nhiem_vu", "nhiem_vu", TASK_COLUMNS),
    ("nhom_chi_tieu", "chi_tieu", INDICATOR_COLUMNS),
    ("nhom_thong_ke", "dong", STATISTIC_COLUMNS),
)
_CHARTS = (
    ("bieu_do_nhiem_vu", TASK_COLUMNS),
    ("bieu_do_chi_tieu", INDICATOR_COLUMNS),
)
_NUMBER_LABEL = "Số: "
_YES = "x"


def template_values(paper: Paper) -> dict[str, object]:
    """The value of every placeholder; a chart is yet to be drawn."""
    head, foot = paper.letterhead, paper.signature
    values = {
        "co_quan_cap_tren": head.superior,
        "co_quan_ban_hanh": head.body,
        "so_ky_hieu": head.number.removeprefix(_NUMBER_LABEL),
        "dia_danh_ngay": head.place_and_date,
        "ten_loai": paper.kind,
        "trich_yeu": paper.subject,
        "nguoi_ky": foot.name,
        "kem_theo": paper.annexes[0].reference if paper.annexes else "",
        "kinh_gui": list(paper.addressees),
        "can_cu": list(paper.bases),
        "mo_dau": list(paper.opening),
        "chuong": [_chapter(chapter) for chapter in paper.chapters],
        "ket_thuc": list(paper.closing),
        "noi_nhan": list(foot.recipients),
        "tham_quyen_ky": list(foot.authority),
    }
    for name, inner, columns in _ANNEXES:
        annex = _annex(paper, columns)
        matrix = annex.matrix if annex else Matrix(columns)
        fields = [each.name for each in placeholder(name).field(inner).fields]
        values[name] = _groups(matrix, inner, fields)
    for name, columns in _CHARTS:
        annex = _annex(paper, columns)
        values[name] = [annex.chart] if annex and annex.chart else []
    return values


def _chapter(chapter: Chapter) -> SimpleNamespace:
    return SimpleNamespace(
        tieu_de=chapter.heading,
        doan=[
            SimpleNamespace(
                noi_dung=block.text,
                la_tieu_de=_YES if block.kind in (HEADING, SUBHEADING) else "",
            )
            for block in chapter.blocks
            if isinstance(block, Block)
        ],
    )


def _annex(paper: Paper, columns: tuple[Column, ...]) -> Annex | None:
    """The annex whose table has these columns."""
    return next(
        (annex for annex in paper.annexes if annex.matrix.columns == columns), None
    )


def _groups(matrix: Matrix, inner: str, fields: list[str]) -> list[SimpleNamespace]:
    """The rows under their headings; rows before any have one without words."""
    groups: list[tuple[str, list[SimpleNamespace]]] = []
    for row in matrix.rows:
        if row.kind == SECTION:
            groups.append((row.texts[0], []))
            continue
        if not groups:
            groups.append(("", []))
        groups[-1][1].append(_line(row, fields))
    return [SimpleNamespace(ten=name, **{inner: lines}) for name, lines in groups]


def _line(row: Row, fields: list[str]) -> SimpleNamespace:
    return SimpleNamespace(**dict(zip(fields, row.texts, strict=True)))
