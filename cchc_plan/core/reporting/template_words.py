"""The placeholders that a commune's own Word template of a report may use.

Their names are Vietnamese without accents, since clerks type them into Word.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from types import SimpleNamespace

from ..paper.charts import SOLID, Bar, Chart, Part
from ..text.finding import _lt

_SAMPLE_CHART = Chart(
    "Mức độ hoàn thành",
    (Bar("I. Công tác chỉ đạo", (Part(50, SOLID, "1"),), "1/2 (50%)"),),
    ((SOLID, "Hoàn thành"),),
    whole=100,
)


@dataclass(frozen=True)
class Placeholder:
    """A text, or a list that a template goes through with ``for``."""

    name: str
    meaning: str  # an English template to be translated
    example: str = ""
    item: str = ""  # of a list: the usual name of one of its lines
    is_flag: bool = False  # says only yes or no
    is_chart: bool = False  # of a list: each of its lines is a page of a chart
    fields: tuple["Placeholder", ...] = ()  # of one line; none where it is a text

    @property
    def is_list(self) -> bool:
        return bool(self.item)

    def field(self, name: str) -> "Placeholder | None":
        return next((each for each in self.fields if each.name == name), None)

    def sample(self, *, lines: int) -> object:
        """What may stand for it, with so many lines in each list."""
        if not self.is_list:
            return (self.example or self.name) if lines else ""
        if self.is_chart:
            return [_SAMPLE_CHART] * lines
        if not self.fields:
            return [self.example] * lines
        return [
            SimpleNamespace(
                **{each.name: each.sample(lines=lines) for each in self.fields}
            )
            for _line in range(lines)
        ]


_TASK_FIELDS = (
    Placeholder("tt", _lt("Number of the task"), "1"),
    Placeholder("ten", _lt("Task"), "Ban hành Kế hoạch CCHC năm 2024"),
    Placeholder("san_pham", _lt("Deliverable"), "Kế hoạch của UBND xã"),
    Placeholder("chu_tri", _lt("Lead unit"), "Văn phòng"),
    Placeholder("thoi_han", _lt("Deadline"), "31/01/2024"),
    Placeholder("tinh_trang", _lt("Status"), "Hoàn thành đúng hạn"),
    Placeholder(
        "van_ban", _lt("Number and date of its documents"), "10/KH-UBND ngày 15/01/2024"
    ),
    Placeholder("ly_do_cham", _lt("Reason if it is late"), "Chờ hướng dẫn của huyện"),
)
_INDICATOR_FIELDS = (
    Placeholder("tt", _lt("Number of the indicator"), "1"),
    Placeholder("ten", _lt("Indicator"), "Tỷ lệ thanh toán trực tuyến"),
    Placeholder("don_vi_tinh", _lt("Unit of measure"), "%"),
    Placeholder("muc_tieu", _lt("Target"), "≥ 30 %"),
    Placeholder("ky_nay", _lt("Figure of the period"), "28,5"),
    Placeholder("luy_ke", _lt("Figure of the year so far"), "31,2"),
    Placeholder("cung_ky", _lt("The same period of last year"), "25"),
    Placeholder("danh_gia", _lt("Evaluation and explanation"), "Đạt"),
)
_STATISTIC_FIELDS = (
    Placeholder("tt", _lt("Number of the line"), "1"),
    Placeholder("ten", _lt("Name of the line"), "Số văn bản chỉ đạo"),
    Placeholder("don_vi_tinh", _lt("Unit of measure"), "Văn bản"),
    Placeholder("ky_nay", _lt("Figure of the period"), "12"),
    Placeholder("luy_ke", _lt("Figure of the year so far"), "30"),
    Placeholder("ghi_chu", _lt("Note"), ""),
)
PLACEHOLDERS = (
    Placeholder("co_quan_cap_tren", _lt("Superior body"), "ỦY BAN NHÂN DÂN HUYỆN"),
    Placeholder("co_quan_ban_hanh", _lt("Issuing body"), "ỦY BAN NHÂN DÂN XÃ"),
    Placeholder("so_ky_hieu", _lt("Number and sign"), "31/BC-UBND"),
    Placeholder(
        "dia_danh_ngay", _lt("Place and date"), "Vĩnh Khê, ngày 08 tháng 3 năm 2024"
    ),
    Placeholder("ten_loai", _lt("Kind of the document"), "BÁO CÁO"),
    Placeholder("trich_yeu", _lt("Subject"), "Kết quả CCHC quý I năm 2024"),
    Placeholder("nguoi_ky", _lt("Name of the signer"), "Hồ Văn Toàn"),
    Placeholder(
        "kem_theo",
        _lt("The line under the title of an annex"),
        "(Kèm theo Báo cáo số 31/BC-UBND ngày 08/3/2024)",
    ),
    Placeholder("kinh_gui", _lt("Whom it is for"), "Kính gửi: Phòng Nội vụ", "dong"),
    Placeholder("can_cu", _lt("Legal bases"), "Căn cứ Nghị quyết số 76/NQ-CP;", "dong"),
    Placeholder("mo_dau", _lt("Opening"), "UBND xã báo cáo như sau:", "dong"),
    Placeholder(
        "chuong",
        _lt("Chapters of the text"),
        item="muc",
        fields=(
            Placeholder("tieu_de", _lt("Title"), "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH"),
            Placeholder(
                "doan",
                _lt("Paragraphs"),
                item="doan_van",
                fields=(
                    Placeholder("noi_dung", _lt("Text"), "Đã ban hành 03 văn bản."),
                    Placeholder(
                        "la_tieu_de",
                        _lt("What is printed only where the paragraph is a heading"),
                        is_flag=True,
                    ),
                ),
            ),
        ),
    ),
    Placeholder("ket_thuc", _lt("Closing"), "Trên đây là Báo cáo…./.", "dong"),
    Placeholder("noi_nhan", _lt("Recipients"), "- Như trên;", "dong"),
    Placeholder(
        "tham_quyen_ky",
        _lt("Authority and title of the signer"),
        "TM. ỦY BAN NHÂN DÂN",
        "dong",
    ),
    Placeholder(
        "nhom_nhiem_vu",
        _lt("Tasks by section (Annex I)"),
        item="nhom",
        fields=(
            Placeholder("ten", _lt("Section"), "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH"),
            Placeholder("nhiem_vu", _lt("Tasks"), item="nv", fields=_TASK_FIELDS),
        ),
    ),
    Placeholder(
        "nhom_chi_tieu",
        _lt("Indicators by section (Annex II)"),
        item="nhom",
        fields=(
            Placeholder("ten", _lt("Section"), "II. CẢI CÁCH THỦ TỤC HÀNH CHÍNH"),
            Placeholder(
                "chi_tieu", _lt("Indicators"), item="ct", fields=_INDICATOR_FIELDS
            ),
        ),
    ),
    Placeholder(
        "nhom_thong_ke",
        _lt("Statistics form by heading (Annex III)"),
        item="nhom",
        fields=(
            Placeholder("ten", _lt("Heading"), "I. Công tác chỉ đạo"),
            Placeholder("dong", _lt("Lines"), item="so_lieu", fields=_STATISTIC_FIELDS),
        ),
    ),
    Placeholder(
        "bieu_do_nhiem_vu",
        _lt("Chart of the tasks by section, a picture for each page"),
        item="hinh",
        is_chart=True,
    ),
    Placeholder(
        "bieu_do_chi_tieu",
        _lt("Chart of the indicators against their targets, a picture for each page"),
        item="hinh",
        is_chart=True,
    ),
)


def placeholder(name: str) -> Placeholder | None:
    return next((each for each in PLACEHOLDERS if each.name == name), None)


@dataclass(frozen=True)
class Usage:
    """One line of the table that explains the placeholders."""

    written: str  # as it is typed into Word
    meaning: str
    example: str
    level: int


_LISTS = (
    Usage(
        "{%p for … in … %}",
        _lt(
            "Before a list whose lines are paragraphs of their own; its own paragraph "
            "is not printed"
        ),
        "{%p for dong in kinh_gui %}",
        0,
    ),
    Usage("{%p endfor %}", _lt("After it"), "{%p endfor %}", 0),
    Usage(
        "{%tr for … in … %}",
        _lt(
            "Before a list whose lines are rows of a table; its own row is not printed"
        ),
        "{%tr for nv in nhom.nhiem_vu %}",
        0,
    ),
    Usage("{%tr endfor %}", _lt("After it"), "{%tr endfor %}", 0),
)


def usages() -> Iterator[Usage]:
    """How lists are written, then every placeholder with what stands in it."""
    yield from _LISTS
    for each in PLACEHOLDERS:
        yield from _usages(each, each.name, 0)


def _usages(each: Placeholder, path: str, level: int) -> Iterator[Usage]:
    if each.is_flag:
        yield Usage(f"{{% if {path} %}}…{{% endif %}}", each.meaning, "", level)
        return
    if not each.is_list:
        yield Usage(f"{{{{ {path} }}}}", each.meaning, each.example, level)
        return
    yield Usage(f"{{% for {each.item} in {path} %}}", each.meaning, "", level)
    if not each.fields:
        yield Usage(f"{{{{ {each.item} }}}}", each.meaning, each.example, level + 1)
    for inner in each.fields:
        yield from _usages(inner, f"{each.item}.{inner.name}", level + 1)
    yield Usage("{% endfor %}", "", "", level)
