"""Annexes as communes lay them out: sections, tasks, broken rows, missing columns."""

import doctest

import pytest
from hypothesis import Phase, given
from hypothesis import strategies as st

from odoo.addons.cchc_plan.core.plan.annex import columns as annex_columns
from odoo.addons.cchc_plan.core.plan.annex import heading_rows as annex_heading_rows
from odoo.addons.cchc_plan.core.plan.annex import headings as annex_headings
from odoo.addons.cchc_plan.core.plan.annex import read_annex
from odoo.addons.cchc_plan.core.plan.annex import task as annex_task
from odoo.addons.cchc_plan.core.plan.annex import titles as annex_titles
from odoo.addons.cchc_plan.core.plan.annex.heading_rows import find_headings
from odoo.addons.cchc_plan.core.reading.source import Cell, Paragraph, Source, Table
from odoo.addons.cchc_plan.core.text.finding import UnreadableFile
from odoo.addons.cchc_plan.core.text.numbering import number_label

from ..sources import LEFT, UP, source, table
from ..tries import tries

DOCUMENTED = [
    annex_columns,
    annex_heading_rows,
    annex_headings,
    annex_titles,
    annex_task,
]
HEADINGS = ["TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian"]
FIELDS = ("name", "deliverable", "lead", "coordinating", "timeframe")


def line(
    number, name, deliverable="Kế hoạch", lead="Văn phòng", timeframe="Quý I/2024"
):
    """A row under HEADINGS that needs no thought."""
    return [number, name, deliverable, lead, "Các bộ phận", timeframe]


def annex(*rows, bold=(), headings=HEADINGS):
    return read_annex(source(table(headings, *rows, bold=bold)))


def outline(found):
    """Sections with the numbers and names of their tasks."""
    return [
        (section.number, section.name, [(t.number, t.name) for t in section.tasks])
        for section in found.sections
    ]


def tasks(found):
    return [task for section in found.sections for task in section.tasks]


def fields(task, names=FIELDS):
    return tuple(getattr(task, name) for name in names)


def codes(found):
    return [finding.code for finding in found.findings]


def task_codes(found):
    return [[finding.code for finding in task.findings] for task in tasks(found)]


@pytest.mark.parametrize("module", DOCUMENTED)
def test_examples_in_the_documentation(module):
    assert doctest.testmod(module).failed == 0


# -- Which table -----------------------------------------------------------------------


def test_the_annex_is_the_table_of_tasks_and_not_one_of_people_or_money():
    found = read_annex(
        source(
            table(["UBND XÃ A", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]),
            table(
                ["TT", "Họ và tên", "Chức vụ", "Nhiệm vụ", "Thời gian"],
                ["1", "Hồ Văn A", "Chủ tịch", "Trưởng ban", "Cả năm"],
            ),
            table(
                ["TT", "Nội dung", "Kinh phí"],
                ["1", "Tuyên truyền", "5.000.000"],
                ["2", "Tập huấn", "7.000.000"],
            ),
            table(HEADINGS, "I. THỂ CHẾ", line("1", "Rà soát văn bản")),
            table(["Nơi nhận:\n- Như trên;", "CHỦ TỊCH\nHồ Văn A"]),
        )
    )
    assert outline(found) == [("I", "THỂ CHẾ", [("1", "Rà soát văn bản")])]
    assert found.blocks == {3}


def test_a_table_in_the_body_with_similar_headings_is_told_and_left_out():
    found = read_annex(
        source(
            table(
                ["TT", "Nội dung", "Đơn vị thực hiện", "Thời gian"],
                ["1", "Kiểm tra bộ phận một cửa", "Tổ kiểm tra", "Tháng 6"],
            ),
            "Phụ lục",
            table(
                HEADINGS, "I. A", *[line(str(n), f"Việc số {n}") for n in range(1, 6)]
            ),
        )
    )
    assert len(tasks(found)) == 5
    assert codes(found) == ["similar_table"]
    assert "Đơn vị thực hiện" in found.findings[0].text


SECOND = ("Phụ lục II", ["DANH MỤC NHIỆM VỤ CỦA CÁC THÔN"], "(Kèm theo Kế hoạch số 1)")


def test_a_second_annex_under_its_own_label_goes_on():
    found = read_annex(
        source(
            "Phụ lục I",
            table(HEADINGS, "I. A", line("1", "Một"), "II. B", line("1", "Hai")),
            *SECOND,
            table(HEADINGS, "I. C", line("1", "Ba"), "II. D", line("1", "Bốn")),
            table(["Nơi nhận:\n- Như trên;", "CHỦ TỊCH\nHồ Văn A"]),
        )
    )
    assert outline(found) == [
        ("I", "A", [("1", "Một")]),
        ("II", "B", [("1", "Hai")]),
        ("III", "C", [("1", "Ba")]),
        ("IV", "D", [("1", "Bốn")]),
    ]
    assert codes(found) == ["annex_added"]
    assert (
        "“DANH MỤC NHIỆM VỤ CỦA CÁC THÔN” was read as well, as sections III to IV"
        in (found.findings[0].text)
    )
    assert (found.first_block, found.blocks) == (1, {1, 5})
    assert found.title_blocks == {2, 3, 4}


def test_a_second_annex_may_be_larger_and_have_no_sections():
    found = read_annex(
        source(
            "PHỤ LỤC I. NHIỆM VỤ CỦA XÃ",
            table(HEADINGS, line("1", "Một")),
            *SECOND,
            table(
                ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian", "Ghi chú"],
                ["1", "Hai", "Thôn A", "Quý I/2024", ""],
                ["2", "Ba", "Thôn B", "Quý II/2024", ""],
            ),
        )
    )
    assert outline(found) == [
        ("I", "NHIỆM VỤ CỦA XÃ", [("1", "Một")]),
        ("II", "DANH MỤC NHIỆM VỤ CỦA CÁC THÔN", [("1", "Hai"), ("2", "Ba")]),
    ]
    assert codes(found) == ["annex_added"]


def test_doubts_of_a_second_annex_say_where_it_is_now():
    found = read_annex(
        source(
            "Phụ lục I",
            table(HEADINGS, "I. A", line("1", "Một")),
            *SECOND,
            table(
                HEADINGS,
                ["I", "C", "Kế hoạch", "Văn phòng", "", "2024"],
                line("1", "Ba"),
                line("", "Bốn"),
            ),
        )
    )
    assert {finding.where for finding in found.findings} == {"II"}
    assert "section_has_cells" in codes(found)
    (doubtful,) = (task for task in tasks(found) if task.findings)
    assert doubtful.findings[0].where == "II.2"


def test_a_second_annex_of_something_else_is_told_and_left_out():
    for second in (
        table(["TT", "Nhiệm vụ", "Kinh phí"], ["1", "Mua máy", "5"], ["2", "B", "6"]),
        table(["TT", "Tên văn bản", "Chủ trì"], ["1", "Quyết định", "Văn phòng"]),
    ):
        found = read_annex(
            source(
                "Phụ lục I",
                table(HEADINGS, "I. A", line("1", "Một"), line("2", "Hai")),
                "Phụ lục II",
                second,
            )
        )
        assert len(tasks(found)) == 2
        assert "annex_added" not in codes(found)


def test_no_table_no_annex_and_no_tasks_are_three_clear_errors():
    for blocks, code in [
        (["Kế hoạch không có bảng"], "no_table"),
        ([table(["Tên", "Số"], ["a", "1"])], "no_annex"),
        ([table(HEADINGS)], "no_tasks"),
    ]:
        with pytest.raises(UnreadableFile) as error:
            read_annex(source(*blocks))
        assert error.value.code == code


def test_a_pasted_table_without_headings_is_read_by_its_content():
    found = read_annex(
        source(
            table(
                ["I. THỂ CHẾ"],
                [
                    "1",
                    "Rà soát văn bản quy phạm pháp luật",
                    "Báo cáo",
                    "Tư pháp",
                    "Quý I",
                ],
                [
                    "2",
                    "Ban hành kế hoạch rà soát",
                    "Kế hoạch",
                    "Tư pháp",
                    "Tháng 2/2024",
                ],
                [
                    "3",
                    "Theo dõi thi hành pháp luật",
                    "Báo cáo",
                    "Tư pháp",
                    "Thường xuyên",
                ],
            )
        )
    )
    assert fields(tasks(found)[1]) == (
        *("Ban hành kế hoạch rà soát", "Kế hoạch", "Tư pháp", "", "Tháng 2/2024"),
    )
    assert codes(found) == ["headings_missing"]


# -- Headings --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "headings",
    [
        "STT | Nội dung công việc | Kết quả/Sản phẩm | Cơ quan chủ trì"
        " | Cơ quan\nphối hợp | Thời gian hoàn thành",
        "Số TT | NHIỆM VỤ | SẢN PHẨM ĐẦU RA | ĐƠN VỊ CHỦ TRÌ | ĐƠN VỊ PHỐI HỢP"
        " | TIẾN ĐỘ",
        "TT | Nội dung nhiệm vụ | Kết quả đạt được | Đơn vị thực hiện | Phối hợp"
        " | Hạn hoàn thành",
        " | Tên nhiệm vụ | Dự kiến sản phẩm | Phân công | Phối hợp | Thời hạn",
        "TT | Nhiệm vụ, giải pháp | Kết quả | Bộ phận, công chức chủ trì"
        " | Bộ phận phối hợp | Thời gian (dự kiến)",
        "TT | Noi dung thuc hien | San pham | Don vi chu tri | Don vi phoi hop"
        " | Thoi gian thuc hien",
        "STT | Hoạt động | Đầu ra | Ban, ngành chủ trì | Ban, ngành phối hợp"
        " | Thời hạn hoàn thành",
        "TT | Lĩnh vực/Nhiệm vụ | Yêu cầu, kết quả | CQ chủ trì | CQ phối hợp"
        " | Thời điểm",
        "TT | Nhóm nhiệm vụ | Hình thức văn bản | ĐV thực hiện | ĐV phối hợp"
        " | Lộ trình",
    ],
)
def test_headings_in_other_words(headings):
    found = annex(
        "I. A", line("1", "Ban hành Kế hoạch"), headings=headings.split(" | ")
    )
    assert fields(tasks(found)[0]) == (
        *("Ban hành Kế hoạch", "Kế hoạch", "Văn phòng", "Các bộ phận", "Quý I/2024"),
    )
    assert not codes(found)


def test_columns_in_another_order_and_some_missing():
    found = annex(
        "I. A",
        ["Quý I/2024", "Văn phòng", "1. Ban hành Kế hoạch"],
        headings=["Thời gian", "Người thực hiện", "Nhiệm vụ"],
    )
    assert fields(tasks(found)[0]) == (
        *("Ban hành Kế hoạch", "", "Văn phòng", "", "Quý I/2024"),
    )
    assert tasks(found)[0].number == "1"


def test_headings_in_two_rows_with_merged_cells_and_column_numbers():
    found = read_annex(
        source(
            table(
                [
                    "TT",
                    "Nhiệm vụ",
                    "Cơ quan thực hiện",
                    LEFT,
                    "Thời gian",
                    LEFT,
                    "Ghi chú",
                ],
                [UP, UP, "Chủ trì", "Phối hợp", "Bắt đầu", "Hoàn thành", UP],
                ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
                "I. A",
                [
                    "1",
                    "Ban hành",
                    "Văn phòng",
                    "Tư pháp",
                    "Tháng 1",
                    "Tháng 3/2024",
                    "x",
                ],
            )
        )
    )
    (task,) = tasks(found)
    assert fields(task) == (
        *("Ban hành", "", "Văn phòng", "Tư pháp", "Từ tháng 1 đến tháng 3/2024"),
    )
    assert task.note == "x"


@pytest.mark.parametrize(
    "top",
    [
        ["TT", "Nhiệm vụ", "Cơ quan thực hiện", "", "Thời gian"],  # from a sheet
        ["TT", "Nhiệm vụ", "Cơ quan thực hiện", "Thời gian"],  # copied from Word
    ],
)
def test_headings_in_two_rows_whose_merging_was_lost(top):
    found = annex(
        ["", "", "Chủ trì", "Phối hợp", ""],
        "I. A",
        ["1", "Ban hành", "Văn phòng", "Tư pháp", "Quý I"],
        headings=top,
    )
    assert fields(tasks(found)[0]) == ("Ban hành", "", "Văn phòng", "Tư pháp", "Quý I")


def test_headings_repeated_on_every_page_are_no_tasks():
    found = annex(
        "I. A",
        line("1", "Một"),
        HEADINGS,
        line("2", "Hai"),
        HEADINGS,
        "II. B",
        line("1", "Ba"),
    )
    assert outline(found) == [
        ("I", "A", [("1", "Một"), ("2", "Hai")]),
        ("II", "B", [("1", "Ba")]),
    ]


def test_numbers_of_columns_on_a_page_without_headings():
    found = read_annex(
        source(
            table(HEADINGS, "I. A", line("1", "Một")),
            table([f"({n})" for n in range(1, 7)], line("2", "Hai")),
        )
    )
    assert [task.name for task in tasks(found)] == ["Một", "Hai"]


def test_columns_of_bodies_and_times_alone_are_no_annex():
    with pytest.raises(UnreadableFile):
        read_annex(source(table(["Chủ trì", "Thời gian"], ["Văn phòng", "Quý I"])))


def test_the_longest_column_names_the_tasks_where_no_heading_does():
    found = annex(
        ["Ban hành Kế hoạch", "Văn phòng", "Quý I", "x"],
        headings=["Cải cách hành chính", "Chủ trì", "Thời gian", "Mức"],
    )
    assert [task.name for task in tasks(found)] == ["Ban hành Kế hoạch"]
    assert "name_column_guessed" in codes(found)


def test_one_heading_over_number_and_name():
    found = annex(
        "I. A",
        ["1", "Ban hành", "Văn phòng", "Quý I"],
        ["2", "Rà soát", "Tư pháp", "Quý II"],
        headings=["Nội dung", LEFT, "Chủ trì", "Thời gian"],
    )
    assert outline(found) == [("I", "A", [("1", "Ban hành"), ("2", "Rà soát")])]


def test_a_column_split_by_a_sliver_of_the_grid_is_one():
    found = annex(
        ["1", "Một", "Kế hoạch", LEFT, "Văn phòng", "Quý I"],
        ["2", LEFT, "Báo cáo", LEFT, "Tư pháp", "Quý II"],
        ["3", "Ba", "", "Công văn", "Tư pháp", "Quý II"],
        headings=["TT", "Nhiệm vụ", "Sản phẩm", LEFT, "Chủ trì", "Thời gian"],
    )
    assert [task.deliverable for task in tasks(found)] == [
        "Kế hoạch",
        "Báo cáo",
        "Công văn",
    ]


UNITS = ["Đơn vị thực hiện", LEFT, LEFT]
UNITS_BELOW = ["Văn phòng", "Tư pháp", "Tài chính"]


def unit_matrix(*rows, over=UNITS, below=UNITS_BELOW):
    return read_annex(
        source(
            table(
                ["TT", "Nhiệm vụ", *over, "Thời gian"],
                [UP, UP, *below, UP],
                *rows,
            )
        )
    )


def test_units_with_a_column_of_their_own_lead_or_help():
    found = unit_matrix(
        ["1", "Một", "CT", "PH", "ph", "Quý I"],
        ["2", "Hai", "", "Chủ trì", "", "Quý II"],
        ["3", "Ba", "PH", "", "C.T", "Quý III"],
    )
    assert [fields(task, ("lead", "coordinating")) for task in tasks(found)] == [
        ("Văn phòng", "Tư pháp\nTài chính"),
        ("Tư pháp", ""),
        ("Tài chính", "Văn phòng"),
    ]
    assert not found.findings
    assert not any(task.note or task.findings for task in tasks(found))


def test_of_several_units_that_are_ticked_the_first_leads():
    found = unit_matrix(["1", "Một", "", "x", "x", "Quý I"])
    (task,) = tasks(found)
    assert fields(task, ("lead", "coordinating")) == ("Tư pháp", "Tài chính")
    assert [finding.code for finding in task.findings] == ["bodies_split"]


def test_a_tick_under_those_who_help_is_help():
    found = unit_matrix(
        ["1", "Một", "Văn phòng", "x", "", "Quý I"],
        ["2", "Hai", "Tư pháp", "", "x", "Quý I"],
        over=["Chủ trì", "Đơn vị phối hợp", LEFT],
        below=[UP, "Tư pháp", "Tài chính"],
    )
    assert [fields(task, ("lead", "coordinating")) for task in tasks(found)] == [
        ("Văn phòng", "Tư pháp"),
        ("Tư pháp", "Tài chính"),
    ]


def test_words_in_the_columns_of_units_are_no_marks():
    found = unit_matrix(["1", "Một", "CT", "báo cáo", "kiểm tra", "Quý I"])
    (task,) = tasks(found)
    assert "báo cáo" in task.note + task.lead + task.coordinating


def test_quarters_that_are_ticked():
    found = annex(
        "I. A",
        ["1", "Báo cáo", "Văn phòng", "x", "", "X", "15/11"],
        ["2", "Rà soát", "Tư pháp", "", "x", "", ""],
        headings=["TT", "Nhiệm vụ", "Chủ trì", "Quý I", "Quý II", "Quý III", "Quý IV"],
    )
    assert [task.timeframe for task in tasks(found)] == [
        "Quý I; Quý III; Quý IV: 15/11",
        "Quý II",
    ]


def test_months_that_are_ticked_under_one_heading():
    found = read_annex(
        source(
            table(
                ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian (tháng)", *[LEFT] * 11],
                [UP, UP, UP, *map(str, range(1, 13))],
                "I. A",
                ["1", "Báo cáo", "Văn phòng", *[""] * 5, "x", *[""] * 5, "x"],
            )
        )
    )
    assert tasks(found)[0].timeframe == "Tháng 6; Tháng 12"


def test_a_unit_of_money_said_above_the_table():
    headings = ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian", "Kinh phí"]
    rows = ("I. A", ["1", "Một", "Văn phòng", "Quý I", "12,5"])
    found = read_annex(source("ĐVT: Triệu đồng", table(headings, *rows)))
    assert tasks(found)[0].budget == "12,5 triệu đồng"


def test_unknown_columns_are_kept_in_the_note_under_their_heading():
    found = annex(
        "I. A",
        ["1", "Ban hành", "Văn phòng", "Quý I", "KH 11/KH-UBND", "Ưu tiên"],
        headings=[
            "TT",
            "Nhiệm vụ",
            "Chủ trì",
            "Thời hạn",
            "Văn bản giao nhiệm vụ",
            "Ghi chú",
        ],
    )
    (task,) = tasks(found)
    assert task.note == "Ưu tiên\nVăn bản giao nhiệm vụ: KH 11/KH-UBND"
    assert codes(found) == ["column_kept_in_note"]


def test_the_surest_of_two_columns_that_claim_one_field():
    found = annex(
        "I. A",
        ["1", "Ban hành", "Chủ tịch", "Văn phòng", "Hồ Văn A", "Quý I"],
        headings=[
            *("TT", "Nhiệm vụ", "Lãnh đạo phụ trách", "Đơn vị thực hiện"),
            *("Người thực hiện", "Thời gian"),
        ],
    )
    (task,) = tasks(found)
    assert task.lead == "Văn phòng"
    assert task.note == "Lãnh đạo phụ trách: Chủ tịch\nNgười thực hiện: Hồ Văn A"


def test_a_unit_of_money_in_the_heading_goes_with_the_figure():
    found = annex(
        "I. A",
        ["1", "Một", "Văn phòng", "Quý I", "50", "Ngân sách xã"],
        ["2", "Hai", "Văn phòng", "Quý I", "Không", ""],
        headings=[
            *("TT", "Nhiệm vụ", "Chủ trì", "Thời gian"),
            *("Kinh phí (triệu đồng)", "Nguồn kinh phí"),
        ],
    )
    assert [task.budget for task in tasks(found)] == [
        "50 triệu đồng; Nguồn kinh phí: Ngân sách xã",
        "Không",
    ]


def test_columns_of_our_own_export_are_not_read_again():
    found = annex(
        "I. A",
        ["1", "Một", "Văn phòng", "Quý I", "31/03/2024", "Quá hạn"],
        headings=[
            *("TT", "Nhiệm vụ", "Chủ trì", "Thời gian"),
            *("Theo dõi: Hạn", "Theo dõi: Trạng thái"),
        ],
    )
    assert fields(tasks(found)[0]) == ("Một", "", "Văn phòng", "", "Quý I")
    assert not tasks(found)[0].note
    assert not codes(found)


@pytest.mark.parametrize(
    "cell, lead, coordinating, doubts",
    [
        ("Chủ trì: Văn phòng\nPhối hợp: Tư pháp", "Văn phòng", "Tư pháp", []),
        ("Văn phòng\nTư pháp", "Văn phòng", "Tư pháp", ["bodies_split"]),
        ("Văn phòng", "Văn phòng", "", ["bodies_split"]),
    ],
)
def test_lead_and_coordinating_units_in_one_column(cell, lead, coordinating, doubts):
    found = annex(
        "I. A",
        ["1", "Một", cell, "Quý I"],
        headings=["TT", "Nhiệm vụ", "Chủ trì/Phối hợp", "Thời gian"],
    )
    assert (tasks(found)[0].lead, tasks(found)[0].coordinating) == (lead, coordinating)
    assert task_codes(found) == [doubts]


# -- Sections --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "first, second",
    [
        ("I. THỂ CHẾ", "II. BỘ MÁY"),
        ("I THỂ CHẾ", "II BỘ MÁY"),
        ("I- THỂ CHẾ", "II- BỘ MÁY"),
        ("I) Thể chế", "II) Bộ máy"),
        ("I/ Thể chế", "II/ Bộ máy"),
        ("Phần I. Thể chế", "Phần II. Bộ máy"),
        ("PHẦN THỨ NHẤT: Thể chế", "PHẦN THỨ HAI: Bộ máy"),
        ("A. Thể chế", "B. Bộ máy"),
        (["I", "Thể chế"], ["II", "Bộ máy"]),
        (["I.", "THỂ CHẾ"], ["II.", "BỘ MÁY"]),
        (["A", "Thể chế"], ["B", "Bộ máy"]),
        (["", "I. Thể chế"], ["", "II. Bộ máy"]),
        ("THỂ CHẾ", "BỘ MÁY"),
        (["", "THỂ CHẾ"], ["", "BỘ MÁY"]),
        (["THỂ CHẾ"], ["BỘ MÁY"]),
    ],
)
def test_section_rows(first, second):
    found = annex(first, line("1", "Một"), line("2", "Hai"), second, line("1", "Ba"))
    assert [(n, name.upper(), t) for n, name, t in outline(found)] == [
        ("I", "THỂ CHẾ", [("1", "Một"), ("2", "Hai")]),
        ("II", "BỘ MÁY", [("1", "Ba")]),
    ]
    assert not codes(found) and task_codes(found) == [[], [], []]


def test_numbering_that_runs_through_and_bold_sections_without_number():
    found = annex(
        "Thể chế",
        line("1", "Một"),
        line("2", "Hai"),
        "Bộ máy",
        line("3", "Ba"),
        bold=(1, 4),
    )
    assert outline(found) == [
        ("I", "Thể chế", [("1", "Một"), ("2", "Hai")]),
        ("II", "Bộ máy", [("3", "Ba")]),
    ]


def test_no_numbers_at_all():
    found = annex(
        ["", "Công tác chỉ đạo"],
        line("", "Ban hành Kế hoạch"),
        line("", "Kiểm tra"),
        ["", "Thể chế"],
        line("", "Rà soát"),
    )
    assert outline(found) == [
        ("I", "Công tác chỉ đạo", [("", "Ban hành Kế hoạch"), ("", "Kiểm tra")]),
        ("II", "Thể chế", [("", "Rà soát")]),
    ]
    assert codes(found) == ["tasks_without_numbers"]


def test_arabic_sections_with_dotted_tasks():
    found = annex(
        ["1", "Thể chế"],
        line("1.1", "Một"),
        line("1.2", "Hai"),
        ["2", "Bộ máy"],
        line("2.1", "Ba"),
    )
    assert outline(found) == [
        ("I", "Thể chế", [("1.1", "Một"), ("1.2", "Hai")]),
        ("II", "Bộ máy", [("2.1", "Ba")]),
    ]


def test_arabic_sections_whose_tasks_count_from_one_again():
    found = annex(
        "1. Thể chế",
        line("1", "Một"),
        line("2", "Hai"),
        "2. Bộ máy",
        line("1", "Ba"),
        bold=(1, 4),
    )
    assert [(n, name, len(t)) for n, name, t in outline(found)] == [
        ("I", "Thể chế", 2),
        ("II", "Bộ máy", 1),
    ]


def test_letters_over_roman_sections_are_told_in_their_names():
    found = annex(
        "A. NHIỆM VỤ CHUNG",
        "I. THỂ CHẾ",
        line("1", "Một"),
        "B. NHIỆM VỤ RIÊNG",
        "I. BỘ MÁY",
        line("1", "Hai"),
    )
    assert [(n, name) for n, name, _ in outline(found)] == [
        ("I", "NHIỆM VỤ CHUNG - THỂ CHẾ"),
        ("I", "NHIỆM VỤ RIÊNG - BỘ MÁY"),
    ]


def test_titles_between_tables_name_the_sections():
    found = read_annex(
        source(
            ["I. THỂ CHẾ"],
            table(HEADINGS, line("1", "Một")),
            "II. Bộ máy",
            table(line("1", "Hai")),
            ["III. CÔNG VỤ"],
            table(HEADINGS, line("1", "Ba")),
        )
    )
    assert outline(found) == [
        ("I", "THỂ CHẾ", [("1", "Một")]),
        ("II", "Bộ máy", [("1", "Hai")]),
        ("III", "CÔNG VỤ", [("1", "Ba")]),
    ]
    assert found.title_blocks == {0, 2, 4}


def test_a_chapter_above_the_only_table_is_no_section():
    found = read_annex(
        source(
            ["III. NHIỆM VỤ CỤ THỂ"],
            table(HEADINGS, "I. THỂ CHẾ", line("1", "Một")),
            ["IV. TỔ CHỨC THỰC HIỆN"],
            "Giao Văn phòng theo dõi.",
        )
    )
    assert outline(found) == [("I", "THỂ CHẾ", [("1", "Một")])]
    assert not found.title_blocks


def test_a_table_for_each_item_of_the_body_with_prose_between():
    found = read_annex(
        source(
            ["1. Cải cách thể chế"],
            table(HEADINGS, line("1", "Một")),
            ["2. Cải cách bộ máy"],
            "Mục tiêu: bộ máy tinh gọn, hoạt động hiệu lực, hiệu quả.",
            table(HEADINGS, line("1", "Hai")),
        )
    )
    assert outline(found) == [
        ("I", "Cải cách thể chế", [("1", "Một")]),
        ("II", "Cải cách bộ máy", [("1", "Hai")]),
    ]


def test_a_column_names_the_sections():
    found = annex(
        ["1", "Thể chế", "Rà soát", "Tư pháp", "Quý I"],
        ["2", UP, "Kiểm tra", "Tư pháp", "Quý II"],
        ["3", "Bộ máy", "Kiện toàn", "Văn phòng", "Quý I"],
        headings=["TT", "Lĩnh vực", "Nhiệm vụ", "Chủ trì", "Thời gian"],
    )
    assert outline(found) == [
        ("I", "Thể chế", [("1", "Rà soát"), ("2", "Kiểm tra")]),
        ("II", "Bộ máy", [("3", "Kiện toàn")]),
    ]


def test_a_column_names_the_sections_and_numbers_are_theirs():
    found = annex(
        ["1", "Thể chế", "Rà soát", "Tư pháp", "Quý I"],
        [UP, UP, "Kiểm tra", "Tư pháp", "Quý II"],
        ["2", "Bộ máy", "Kiện toàn", "Văn phòng", "Quý I"],
        headings=["TT", "Nội dung", "Nhiệm vụ cụ thể", "Chủ trì", "Thời gian"],
    )
    assert outline(found) == [
        ("I", "Thể chế", [("", "Rà soát"), ("", "Kiểm tra")]),
        ("II", "Bộ máy", [("", "Kiện toàn")]),
    ]
    assert task_codes(found) == [[], [], []]


def test_a_section_repeated_on_the_next_page_is_one():
    found = annex(
        "I. THỂ CHẾ", line("1", "Một"), "I. THỂ CHẾ (tiếp theo)", line("2", "Hai")
    )
    assert outline(found) == [("I", "THỂ CHẾ", [("1", "Một"), ("2", "Hai")])]


def test_a_task_among_arabic_sections_is_a_section_of_its_own():
    found = annex(
        ["1", "Thể chế"],
        line("1.1", "Một"),
        line("2", "Bộ máy"),
        ["3", "Công vụ"],
        line("3.1", "Ba"),
    )
    assert outline(found) == [
        ("I", "Thể chế", [("1.1", "Một")]),
        ("II", "Bộ máy", [("2", "Bộ máy")]),
        ("III", "Công vụ", [("3.1", "Ba")]),
    ]


def test_a_section_title_above_repeated_headings():
    found = read_annex(
        source(
            table("I. THỂ CHẾ", HEADINGS, line("1", "Một")),
            table("II. BỘ MÁY", HEADINGS, line("1", "Hai")),
        )
    )
    assert outline(found) == [
        ("I", "THỂ CHẾ", [("1", "Một")]),
        ("II", "BỘ MÁY", [("1", "Hai")]),
    ]
    assert not found.front


def test_a_letter_without_sections_below_is_told():
    found = annex("A. CHUNG", "I. THỂ CHẾ", line("1", "Một"), "B. RIÊNG")
    assert [name for _, name, _ in outline(found)] == ["CHUNG - THỂ CHẾ"]
    assert codes(found) == ["row_left_out"]


def test_a_title_over_all_sections_is_none():
    found = annex("NHIỆM VỤ NĂM 2025", "I. THỂ CHẾ", line("1", "Một"))
    assert outline(found) == [("I", "THỂ CHẾ", [("1", "Một")])]
    assert codes(found) == ["row_left_out"]


def test_another_year_in_another_sheet_is_not_added():
    found = read_annex(
        source(
            table(HEADINGS, "I. A", line("1", "Một"), line("2", "Hai")),
            table(HEADINGS, "I. A", line("1", "Một của năm trước")),
        )
    )
    assert [task.name for task in tasks(found)] == ["Một", "Hai"]
    assert codes(found) == ["similar_table"]


def test_sections_without_tasks_and_tasks_before_the_first_section():
    found = annex(line("1", "Một"), "I. THỂ CHẾ", "II. BỘ MÁY", line("1", "Hai"))
    assert outline(found) == [
        ("", "", [("1", "Một")]),
        ("I", "THỂ CHẾ", []),
        ("II", "BỘ MÁY", [("1", "Hai")]),
    ]
    assert codes(found) == ["tasks_before_sections"]


def test_a_section_row_that_says_more_than_a_title():
    found = annex(["I", "THỂ CHẾ", "", "Tư pháp", "", ""], line("1", "Một"))
    assert outline(found) == [("I", "THỂ CHẾ", [("1", "Một")])]
    assert codes(found) == ["section_has_cells"]
    assert "Tư pháp" in found.findings[0].text


def test_roman_numbers_of_tasks_are_no_sections():
    found = annex(line("I", "Một"), line("II", "Hai"))
    assert outline(found) == [("", "", [("I", "Một"), ("II", "Hai")])]


def test_a_section_title_cut_by_the_end_of_a_page():
    found = annex(
        "I. NÂNG CAO CHẤT LƯỢNG ĐỘI NGŨ", "CÁN BỘ, CÔNG CHỨC", line("1", "Một")
    )
    assert [name for _, name, _ in outline(found)] == [
        "NÂNG CAO CHẤT LƯỢNG ĐỘI NGŨ CÁN BỘ, CÔNG CHỨC"
    ]


# -- Broken rows and merged cells ------------------------------------------------------


def test_a_row_cut_by_the_end_of_a_page_is_joined_cell_by_cell():
    found = read_annex(
        source(
            table(
                HEADINGS,
                "I. A",
                line("1", "Tăng cường kiểm tra việc", "Các văn bản của UBND", "Văn"),
            ),
            table(
                ["", "thực hiện kỷ luật", "xã", "phòng", "", ""],
                line("2", "Hai"),
            ),
        )
    )
    first, second = tasks(found)
    assert fields(first)[:3] == (
        *(
            "Tăng cường kiểm tra việc thực hiện kỷ luật",
            "Các văn bản của UBND xã",
            "Văn phòng",
        ),
    )
    assert second.name == "Hai"
    assert task_codes(found) == [["row_joined"], []]
    assert first.cells[2] == "Các văn bản của UBND\nxã"


def test_a_row_cut_under_repeated_headings():
    found = annex(
        "I. A",
        line("1", "Ban hành Kế hoạch"),
        HEADINGS,
        ["", "CCHC năm 2024"],
        line("2", "Hai"),
    )
    assert [task.name for task in tasks(found)] == [
        "Ban hành Kế hoạch CCHC năm 2024",
        "Hai",
    ]


def test_a_word_that_stands_on_both_sides_of_the_cut_is_kept_once():
    found = annex("I. A", line("1", "Một", "Báo cáo của UBND xã"), ["", "", "xã"])
    assert tasks(found)[0].deliverable == "Báo cáo của UBND xã"


def test_a_row_without_number_but_with_everything_else_is_a_task():
    found = annex("I. A", line("1", "Một"), line("", "Hai"), line("3", "Ba"))
    assert [task.name for task in tasks(found)] == ["Một", "Hai", "Ba"]
    assert task_codes(found) == [[], ["task_without_number"], []]


def test_vertically_merged_cells_hold_for_each_task():
    found = annex(
        "I. A",
        line("1", "Một"),
        ["2", "Hai", "Báo cáo", UP, UP, "Quý II"],
        ["3", "Ba", UP, UP, UP, UP],
    )
    assert [fields(task)[1:] for task in tasks(found)] == [
        ("Kế hoạch", "Văn phòng", "Các bộ phận", "Quý I/2024"),
        ("Báo cáo", "Văn phòng", "Các bộ phận", "Quý II"),
        ("Báo cáo", "Văn phòng", "Các bộ phận", "Quý II"),
    ]
    assert task_codes(found) == [[], ["value_repeated"], ["value_repeated"]]
    assert "Chủ trì, Phối hợp" in tasks(found)[1].findings[0].text


def test_a_cell_that_says_as_above():
    found = annex(
        "I. A",
        line("1", "Một"),
        ["2", "Hai", "nt", "-nt-", "như trên", "Quý II"],
        ["3", "Ba", '"', '"', '"', '"'],
    )
    assert [fields(task)[1:] for task in tasks(found)] == [
        ("Kế hoạch", "Văn phòng", "Các bộ phận", time)
        for time in ("Quý I/2024", "Quý II", "Quý II")
    ]
    assert task_codes(found) == [[], ["value_repeated"], ["value_repeated"]]


def test_a_task_merged_over_several_products_is_one_with_several_lines():
    found = annex(
        "I. A",
        line("1", "Báo cáo", "Báo cáo 6 tháng", timeframe="Tháng 6"),
        [UP, UP, "Báo cáo năm", UP, UP, "Tháng 12"],
    )
    (task,) = tasks(found)
    assert fields(task) == (
        *("Báo cáo", "Báo cáo 6 tháng\nBáo cáo năm", "Văn phòng", "Các bộ phận"),
        "Tháng 6\nTháng 12",
    )


def test_a_second_product_in_a_row_of_its_own():
    found = annex(
        "I. A",
        line("1", "Một"),
        ["", "", "Báo cáo", "", "", "Quý III"],
        line("2", "Hai"),
    )
    assert fields(tasks(found)[0])[1::3] == ("Kế hoạch\nBáo cáo", "Quý I/2024\nQuý III")


# -- Levels below the tasks ------------------------------------------------------------


def test_a_title_above_tasks_is_written_into_their_notes():
    found = annex(
        "I. THỂ CHẾ",
        ["1", "Xây dựng văn bản"],
        line("1.1", "Một"),
        line("1.2", "Hai"),
        line("2", "Ba"),
    )
    assert outline(found) == [
        ("I", "THỂ CHẾ", [("1.1", "Một"), ("1.2", "Hai"), ("2", "Ba")])
    ]
    assert [task.note for task in tasks(found)] == [
        "Thuộc: 1. Xây dựng văn bản",
        "Thuộc: 1. Xây dựng văn bản",
        "",
    ]
    assert task_codes(found) == [["part_of_task"], ["part_of_task"], []]


def test_a_bold_title_above_numbered_tasks_of_a_section():
    found = annex("I. THỂ CHẾ", "Rà soát", line("4", "Bốn"), "Kiểm tra", bold=(2, 4))
    assert [(task.number, task.note) for task in tasks(found)] == [
        ("4", "Thuộc: Rà soát")
    ]
    assert codes(found) == ["row_left_out"]


def test_a_column_of_groups_beside_rows_of_sections():
    found = annex(
        "I. THỂ CHẾ",
        ["1", "Rà soát", "Rà soát văn bản", "Tư pháp", "Quý I"],
        headings=["TT", "Lĩnh vực", "Nhiệm vụ", "Chủ trì", "Thời gian"],
    )
    assert outline(found) == [("I", "THỂ CHẾ", [("1", "Rà soát văn bản")])]
    assert tasks(found)[0].note == "Thuộc: Rà soát"


def test_dotted_parts_with_nothing_of_their_own_are_lines_of_the_task():
    found = annex("I. A", line("1", "Tuyên truyền"), ["1.1", "Đài"], ["1.2", "Báo"])
    assert [task.name for task in tasks(found)] == ["Tuyên truyền\n1.1. Đài\n1.2. Báo"]


def test_a_remark_under_a_section_is_told_by_its_tasks():
    found = annex(
        "I. THỂ CHẾ",
        "Mục tiêu: văn bản đúng pháp luật",
        line("4", "Bốn"),
        line("5", "Năm"),
        ["", "Đúng thời hạn"],
    )
    assert [(task.name, task.note) for task in tasks(found)] == [
        ("Bốn", "Thuộc: Mục tiêu: văn bản đúng pháp luật"),
        ("Năm\nĐúng thời hạn", "Thuộc: Mục tiêu: văn bản đúng pháp luật"),
    ]


def test_lettered_tasks_under_a_title_are_numbered_with_it():
    found = annex("I. A", ["1", "Tuyên truyền"], line("a", "Một"), line("b", "Hai"))
    assert [task.number for task in tasks(found)] == ["1.a", "1.b"]


def test_a_part_with_its_own_lead_is_a_task_and_one_without_is_a_line_of_it():
    found = annex(
        "I. A",
        line("1", "Tuyên truyền"),
        ["a)", "Trên đài truyền thanh", "Tin bài", "Văn hóa", "", "Quý II"],
        ["-", "Treo băng rôn", "Băng rôn", "", "", ""],
        line("2", "Hai"),
    )
    assert [(t.number, t.name) for t in tasks(found)] == [
        ("1", "Tuyên truyền"),
        ("1.a", "Trên đài truyền thanh\n- Treo băng rôn"),
        ("2", "Hai"),
    ]
    assert tasks(found)[1].note == "Thuộc: 1. Tuyên truyền"
    assert tasks(found)[1].deliverable == "Tin bài\nBăng rôn"
    assert task_codes(found) == [[], ["part_of_task", "part_joined"], []]


def test_tasks_that_begin_with_dashes_are_tasks():
    found = annex("I. A", line("", "- Một"), line("", "- Hai"))
    assert [task.name for task in tasks(found)] == ["Một", "Hai"]


def test_a_task_not_filled_in_is_still_a_task():
    found = annex("I. A", line("1", "Một"), ["2", "Hai"], line("3", "Ba"))
    assert [task.name for task in tasks(found)] == ["Một", "Hai", "Ba"]
    assert fields(tasks(found)[1])[1:] == ("", "", "", "")


# -- What is no task -------------------------------------------------------------------


def test_totals_remarks_and_numbers_alone_are_left_out_and_told():
    found = annex(
        "I. A",
        line("1", "Một"),
        ["", "Tổng cộng", "", "", "", ""],
        ["2", "", "", "", "", ""],
        "Ghi chú: các bộ phận báo cáo hằng quý",
    )
    assert [task.name for task in tasks(found)] == ["Một"]
    assert codes(found) == ["row_left_out"] * 3
    assert "hằng quý" in found.findings[2].text


def test_a_signature_below_the_tasks_ends_them():
    found = annex(
        "I. A",
        line("1", "Một"),
        ["", "Nơi nhận:\n- Như trên;", "", "TM. ỦY BAN NHÂN DÂN", LEFT, LEFT],
        ["", "", "", "CHỦ TỊCH", LEFT, LEFT],
        ["", "", "", "Hồ Văn A", LEFT, LEFT],
    )
    assert [task.name for task in tasks(found)] == ["Một"]
    assert found.tail == (
        *("Nơi nhận:", "- Như trên;", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Hồ Văn A"),
    )


def test_empty_rows_and_lines_above_the_headings():
    found = read_annex(
        source(
            table(
                "PHỤ LỤC",
                ["", "", "", "", "", ""],
                HEADINGS,
                ["", "", "", "", "", ""],
                "I. A",
                line("1", "Một"),
            )
        )
    )
    assert outline(found) == [("I", "A", [("1", "Một")])]
    assert found.front == ("PHỤ LỤC",)


# -- Cells -----------------------------------------------------------------------------


def test_line_breaks_of_lists_stay_and_those_of_the_column_go():
    found = annex(
        "I. A",
        [
            "1",
            "Ban hành Kế hoạch\nCải cách hành chính\n- Kiểm tra;\n- Rà soát.",
            "Kế hoạch\nBáo cáo\ncủa UBND xã",
            "Văn phòng -\nThống kê\nVăn hóa\n- Xã hội",
            "Các bộ phận\nliên quan",
            "Quý\nI/2024\nTháng 6",
        ],
    )
    assert fields(tasks(found)[0]) == (
        "Ban hành Kế hoạch Cải cách hành chính\n- Kiểm tra;\n- Rà soát.",
        "Kế hoạch\nBáo cáo của UBND xã",
        "Văn phòng - Thống kê\nVăn hóa - Xã hội",
        "Các bộ phận liên quan",
        "Quý I/2024\nTháng 6",
    )


@pytest.mark.parametrize(
    "row, number, name",
    [
        (["01", "Một"], "1", "Một"),
        (["1)", "1. Một"], "1", "Một"),
        (["", "1. Một"], "1", "Một"),
        (["1. Một", LEFT], "1", "Một"),
        (["NV-1", "Một"], "NV-1", "Một"),
        (["I.1", "Một"], "1", "Một"),
        (["1", "100% TTHC được công khai"], "1", "100% TTHC được công khai"),
        (["2", "- Một\n- Hai"], "2", "- Một\n- Hai"),
    ],
)
def test_numbers_of_tasks(row, number, name):
    found = annex("I. A", [*row, "Kế hoạch", "Văn phòng", "", "Quý I"])
    assert [(task.number, task.name) for task in tasks(found)] == [(number, name)]


# -- Anything at all -------------------------------------------------------------------

_WORDS = st.sampled_from(
    [
        *(
            "",
            "",
            "I.",
            "II. THỂ CHẾ",
            "A",
            "1",
            "1.1",
            "2.",
            "a)",
            "-",
            "xã",
            "Tổng cộng",
        ),
        *("Ban hành Kế hoạch", "Văn phòng", "Quý I/2024", "Kế hoạch\nBáo cáo", "CCHC"),
        *(
            "TT",
            "Nhiệm vụ",
            "Chủ trì",
            "Thời gian",
            "Sản phẩm",
            "Nơi nhận:",
            "Ghi chú: x",
        ),
        *(
            "Lĩnh vực",
            "Quý I",
            "Kinh phí",
            "PHỤ LỤC",
            "CHỦ TỊCH",
            "thường",
            "- a;\n- b",
        ),
    ]
)
_CELLS = st.builds(Cell, st.one_of(_WORDS, st.text(max_size=12)), st.booleans()) | (
    st.sampled_from([Cell(merged="left"), Cell(merged="up")])
)


@st.composite
def _tables(draw):
    width = draw(st.integers(1, 6))
    rows = draw(st.lists(st.lists(_CELLS, min_size=width, max_size=width), max_size=8))
    headings = tuple(map(Cell, HEADINGS[:width]))
    if draw(st.booleans()):
        rows.insert(0, headings)
    return Table(tuple(map(tuple, rows)))


_SOURCES = st.builds(
    lambda blocks: Source(tuple(blocks)),
    st.lists(
        st.builds(Paragraph, st.one_of(_WORDS, st.text(max_size=30)), st.booleans())
        | _tables(),
        max_size=5,
    ),
)


@given(_SOURCES)
@tries(max_examples=300, database=None, phases=[Phase.explicit, Phase.generate])
def test_any_source_is_read_or_refused_and_no_word_of_it_is_lost(any_source):
    try:
        found = read_annex(any_source)
    except UnreadableFile as error:
        assert error.code in {"no_table", "no_annex", "no_tasks"}
        return
    kept = " ".join(_texts(found))
    for block in sorted(found.blocks):
        rows = any_source.blocks[block].rows
        headings = _heading_rows(rows)
        for position, row in enumerate(rows):
            for cell in () if position in headings else row:
                for word in "" if cell.merged else cell.text.split():
                    # A section's letter or number becomes a Roman one.
                    assert word.strip(".)") in kept or number_label(word)


def _texts(found):
    """Everything that the clerk sees of an annex."""
    for section in found.sections:
        yield f"{section.number} {section.name}"
    for task in tasks(found):
        yield from fields(task, (*FIELDS, "number", "budget", "note"))
        yield from task.cells
        yield from (finding.text for finding in task.findings)
    yield from (finding.text for finding in found.findings)
    yield from (*found.front, *found.tail)


def _heading_rows(rows):
    """The positions of rows that only say what the columns hold."""
    positions, found = set(), find_headings(rows)
    while found:
        positions.update(range(found.first, found.end))
        found = find_headings(rows, found.end)
    return positions


# -- What the plans of other communes brought to light ---------------------------------


@pytest.mark.parametrize(
    "headings",
    [
        ["TT", "Chỉ tiêu", "Đơn vị tính", "Mức giao", "Đơn vị chủ trì", "Thời gian"],
        ["TT", "Nội dung chỉ tiêu", "ĐVT", "Giao", "Đơn vị chủ trì", "Thời gian"],
        ["TT", "Nội dung", "ĐVT", "Chỉ tiêu giao", "Đơn vị chủ trì", "Thời gian"],
    ],
)
def test_a_table_of_targets_is_no_annex(headings):
    targets = table(
        headings, *[[str(n), f"Tỷ lệ {n}", "%", "98", "VP", "2026"] for n in range(9)]
    )
    found = read_annex(
        source(["I. CHỈ TIÊU"], targets, table(HEADINGS, line("1", "A")))
    )
    assert outline(found) == [("", "", [("1", "A")])]


def test_tasks_with_a_column_of_targets_are_an_annex():
    headings = ["TT", "Nhiệm vụ", "ĐVT", "Chỉ tiêu", "Đơn vị chủ trì", "Thời gian"]
    found = annex(["1", "Giải quyết", "%", "98", "VP", "Quý I"], headings=headings)
    assert tasks(found)[0].note == "ĐVT: %\nChỉ tiêu: 98"


def test_a_numbered_section_with_the_sum_of_its_money():
    found = annex(
        ["1", "CHỈ ĐẠO", "", "", "60"],
        ["1.1", "Kế hoạch", "Văn phòng", "Quý I", "50"],
        ["1.2", "Tập huấn", "Văn phòng", "Quý II", "10"],
        ["2", "THỂ CHẾ", "", "", ""],
        ["2.1", "Rà soát", "Tư pháp", "Quý III", ""],
        headings=["TT", "Nhiệm vụ", "Chủ trì", "Thời gian", "Kinh phí"],
    )
    assert outline(found) == [
        ("I", "CHỈ ĐẠO", [("1.1", "Kế hoạch"), ("1.2", "Tập huấn")]),
        ("II", "THỂ CHẾ", [("2.1", "Rà soát")]),
    ]
    assert codes(found) == ["section_has_cells"]


def test_lettered_sections_with_the_sums_of_their_money():
    found = annex(
        ["A", "Chỉ đạo", "", "", "60"],
        ["1", "Kế hoạch", "Văn phòng", "Quý I", "60"],
        ["B", "Thể chế", "", "", "5"],
        ["1", "Rà soát", "Tư pháp", "Quý III", "5"],
        headings=["TT", "Nhiệm vụ", "Chủ trì", "Thời gian", "Kinh phí"],
    )
    assert [(each.number, each.name) for each in found.sections] == [
        ("I", "Chỉ đạo"),
        ("II", "Thể chế"),
    ]


@pytest.mark.parametrize("total", ["Cộng mục I", "Cộng I", "Tổng phần A", "Cộng (1)"])
def test_the_total_of_a_section_is_no_task(total):
    found = annex(
        "I. CHỈ ĐẠO",
        line("1", "A"),
        ["", total, "", "", "", ""],
        "II. THỂ CHẾ",
        line("1", "B"),
    )
    assert outline(found) == [
        ("I", "CHỈ ĐẠO", [("1", "A")]),
        ("II", "THỂ CHẾ", [("1", "B")]),
    ]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Phụ trách", "lead"),
        ("Đơn vị triển khai", "lead"),
        ("SP", "deliverable"),
        ("TG hoàn thành", "timeframe"),
        ("Mốc thời gian", "timeframe"),
        ("Quý/tháng thực hiện", "timeframe"),
        ("KP (tr.đ)", "budget"),
        ("Lưu ý", "note"),
        ("Việc cần làm", "name"),
        ("Nơi nhận kết quả", "unknown"),
        ("Lãnh đạo phụ trách", "unknown"),
    ],
)
def test_headings_met_in_other_plans(heading, role):
    assert annex_headings.meaning(heading).role == role


@pytest.mark.parametrize(
    ("cell", "bodies"),
    [
        (
            "Văn phòng HĐND và UBND chủ trì; các phòng, ban phối hợp",
            ("Văn phòng HĐND và UBND", "các phòng, ban"),
        ),
        ("Văn phòng (chủ trì)\nTư pháp (phối hợp)", ("Văn phòng", "Tư pháp")),
        ("Văn phòng chủ trì", ("Văn phòng", "")),
    ],
)
def test_who_leads_is_said_behind_the_name(cell, bodies):
    headings = ["TT", "Nội dung", "Đơn vị thực hiện", "Thời gian"]
    found = annex(["1", "Kiện toàn", cell, "Tháng 8"], headings=headings)
    assert (tasks(found)[0].lead, tasks(found)[0].coordinating) == bodies
