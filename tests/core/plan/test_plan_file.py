"""Whole files → plans: Vĩnh Khê's in three forms, and those of other communes."""

import datetime

import pytest
from hypothesis import Phase, given
from hypothesis import strategies as st

from odoo.addons.cchc_plan.core.plan.plan_file import (
    MAX_LINES,
    read_pasted_plan,
    read_plan,
    understand,
)
from odoo.addons.cchc_plan.core.reading.source import Cell, Paragraph, Source, Table
from odoo.addons.cchc_plan.core.text.finding import UnreadableFile

from ... import plan_files
from ...annex_files import (
    AUTO,
    LEFT,
    UP,
    Bold,
    Header,
    Items,
    Line,
    Section,
    annex_docx,
    annex_xlsx,
)
from ...plan_files import (
    expected_sections,
    vinh_khe,
    vinh_khe_docx,
    vinh_khe_pasted,
    vinh_khe_xlsx,
)
from ..tries import tries

HEADER = Header(["TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian"])


def sections(draft):
    return [
        (
            section.number,
            section.name,
            [
                tuple(getattr(task, name) for name in plan_files.TASK_FIELDS)
                for task in section.tasks
            ],
        )
        for section in draft.sections
    ]


def names(draft):
    return [
        (section.number, section.name, [task.name for task in section.tasks])
        for section in draft.sections
    ]


# -- The plan of Vĩnh Khê --------------------------------------------------------------


@pytest.mark.parametrize(
    "variation",
    [
        {},
        {"auto_numbers": True},
        {"header_again": True},
        {"between_tables": False},
        {"in_content_control": True},
        {"cut_budget": plan_files.CUT_BUDGET_REPEATED},
        {"letterhead": False, "body": False},
    ],
)
def test_the_annex_of_vinh_khe_in_word(variation):
    check_annex(read_plan("ke-hoach.docx", vinh_khe_docx(**variation)))


@pytest.mark.parametrize("variation", [{}, {"between_tables": True, "cut_row": True}])
def test_the_annex_of_vinh_khe_in_excel(variation):
    check_annex(read_plan("Ke-hoach.XLSX", vinh_khe_xlsx(**variation)))


def test_the_annex_of_vinh_khe_pasted():
    check_annex(read_pasted_plan(vinh_khe_pasted()))


def check_annex(draft):
    """Eight sections of 6, 4, 5, 2, 3, 3, 4, 1 tasks, each time the same."""
    assert sections(draft) == expected_sections()
    assert [len(section.tasks) for section in draft.sections] == [
        6,
        4,
        5,
        2,
        3,
        3,
        4,
        1,
    ]
    assert not draft.findings
    doubtful = [where for where, task in draft.tasks if task.findings]
    assert doubtful in ([], ["II.1"])
    assert (draft.year, draft.number) == (2024, "10/KH-UBND")
    assert draft.date == datetime.date(2024, 1, 15)
    assert draft.annex_title == " ".join(vinh_khe()["annex_title"])
    assert not draft.has_annex_label


def test_the_text_of_vinh_khe():
    plan, draft = vinh_khe(), read_plan("ke-hoach.docx", vinh_khe_docx())
    for name in ("superior", "issuer", "number", "place", "kind", "subject"):
        assert getattr(draft, name) == plan[name]
    for name in ("authority", "signer_title", "signer"):
        assert getattr(draft, name) == plan[name]
    assert list(draft.recipients) == plan["recipients"]
    assert draft.bases == (plan["preamble"].partition("; UBND xã Vĩnh Khê xây")[0],)
    assert [*draft.chapter_titles] == [
        t for kind, t in plan["body"] if kind == "chapter"
    ]
    assert draft.narrative["other_text"] == plan["closing"]
    # All that is printed under a chapter is in its field, and nothing else.
    printed = [
        text
        for kind, text in plan["body"]
        if kind in ("heading", "text") and text not in ("1. Mục tiêu", "2. Yêu cầu")
    ]
    told = [text for name, text in draft.narrative.items() if name != "other_text"]
    joined = "".join("".join(told).split())
    assert joined == "".join("".join(printed).split())
    assert draft.narrative["objective"].startswith("- Tiếp tục cụ thể hóa")
    assert draft.narrative["requirement"].startswith("- Trên cơ sở")
    assert "cải thiện mức độ hài lòng" in draft.narrative["requirement"]
    assert draft.narrative["solutions"].startswith("1. Tăng cường vai trò")
    assert draft.narrative["organisation"].startswith("1. Văn phòng - Thống kê")


def test_the_targets_of_vinh_khe():
    draft = read_plan("ke-hoach.docx", vinh_khe_docx())
    targets = [each for each in draft.indicators if each.has_target]
    found = [(each.where, each.section, each.target) for each in targets]
    assert found == [
        ("I.1", "", 100),  # TTHC công bố, công khai
        ("II.2", "II", 100),  # VBQPPL đúng pháp luật
        ("II.2", "II", 100),  # hoàn thành kế hoạch rà soát
        ("II.2", "II", 100),  # văn bản cần xử lý được xử lý
        ("II.3", "III", 100),  # TTHC công khai
        ("II.3", "III", 30),  # giao dịch trực tuyến
        ("II.8", "", 30),  # khảo sát sự hài lòng
        ("III.4", "III", 50),  # mức độ 3, 4
    ]
    assert {each.direction for each in targets} == {"at_least"}
    assert {each.kind for each in targets} == {"ratio"}
    assert [each.numerator for each in targets] == [
        "Số TTHC được công bố, công khai",
        "Số VBQPPL ban hành đúng pháp luật",
        "Số nhiệm vụ đã hoàn thành",
        "Số văn bản đã xử lý sau kiểm tra, rà soát",
        "Số TTHC được công bố, công khai",
        "Số giao dịch thanh toán trực tuyến",
        "Số người dân, tổ chức được khảo sát",
        "Số hồ sơ giải quyết trực tuyến",
    ]


def test_the_indexes_that_vinh_khe_names_without_a_target():
    draft = read_plan("ke-hoach.docx", vinh_khe_docx())
    named = [each for each in draft.indicators if not each.has_target]
    assert {each.kind for each in named} == {"score"}
    for acronym in ("PAR INDEX", "SIPAS", "PAPI", "PCI"):
        assert [acronym in each.name for each in named].count(True) == 1, acronym


def test_a_label_above_the_title_of_the_annex():
    draft = read_plan("ke-hoach.docx", vinh_khe_docx(annex_label="PHỤ LỤC"))
    assert draft.has_annex_label
    assert draft.annex_title == " ".join(vinh_khe()["annex_title"])


# -- Plans of other communes -----------------------------------------------------------


def test_numbers_by_word_lists_and_merged_cells():
    content = annex_docx(
        [
            HEADER,
            Bold(["I", "THỂ CHẾ", LEFT, "", "", ""]),
            [AUTO, "Rà soát văn bản", "Báo cáo", "Tư pháp", "Các bộ phận", "Quý I"],
            [AUTO, Items(["Kiểm tra", "Theo dõi"]), "Báo cáo", UP, UP, "Quý II"],
            Bold(["II", "BỘ MÁY", "", "", "", ""]),
            [AUTO, "Kiện toàn", "Quyết định", "Văn phòng", "", "Tháng 6"],
        ]
    )
    draft = read_plan("a.docx", content)
    assert names(draft) == [
        ("I", "THỂ CHẾ", ["Rà soát văn bản", "- Kiểm tra\n- Theo dõi"]),
        ("II", "BỘ MÁY", ["Kiện toàn"]),
    ]
    assert [task.number for _where, task in draft.tasks] == ["1", "2", "1"]
    assert draft.sections[0].tasks[1].lead == "Tư pháp"


def test_a_workbook_with_two_rows_of_headings_and_a_signature():
    content = annex_xlsx(
        [
            Header(
                ["STT", "Nội dung", "Cơ quan thực hiện", LEFT, "Thời gian", "Kinh phí"]
            ),
            Header([UP, UP, "Chủ trì", "Phối hợp", UP, UP]),
            ["1", "2", "3", "4", "5", "6"],
            Section("A. CHỈ ĐẠO, ĐIỀU HÀNH"),
            ["1", "Ban hành Kế hoạch", "Văn phòng", "Các phòng", "Tháng 1/2025", ""],
            Section("B. THỂ CHẾ"),
            ["1", "Rà soát", "Tư pháp", "Các phòng", "Quý I/2025", "5.000.000 đồng"],
            ["", "TM. ỦY BAN NHÂN DÂN", "", "", "", ""],
            ["", "CHỦ TỊCH", "", "", "", ""],
            ["", "Hồ Văn Anh", "", "", "", ""],
        ],
        title=["UBND XÃ HƯỚNG TÂN", "NHIỆM VỤ NĂM 2025"],
    )
    draft = read_plan("a.xlsx", content)
    assert names(draft) == [
        ("I", "CHỈ ĐẠO, ĐIỀU HÀNH", ["Ban hành Kế hoạch"]),
        ("II", "THỂ CHẾ", ["Rà soát"]),
    ]
    task = draft.sections[1].tasks[0]
    assert (task.lead, task.coordinating, task.budget) == (
        *("Tư pháp", "Các phòng", "5.000.000 đồng"),
    )
    assert (draft.year, draft.signer, draft.signer_title) == (
        *(2025, "Hồ Văn Anh", "CHỦ TỊCH"),
    )


def test_sheets_named_after_their_sections():
    rows = [HEADER, ["1", "Rà soát", "Báo cáo", "Tư pháp", "", "Quý I"]]
    draft = read_plan("a.xlsx", annex_xlsx(rows, sheet="Sheet1"))
    assert (draft.annex_title, draft.has_annex_label) == ("", True)
    draft = read_plan("a.xlsx", annex_xlsx(rows, sheet="I. Thể chế"))
    assert names(draft) == [("I", "Thể chế", ["Rà soát"])]


def test_an_annex_without_sections_gets_one_named_after_it():
    rows = [HEADER, ["1", "Rà soát", "Báo cáo", "Tư pháp", "", "Quý I"], ["", "Hai"]]
    draft = read_plan(
        "a.docx", annex_docx(rows, before=["PHỤ LỤC", "NHIỆM VỤ NĂM 2025"])
    )
    assert names(draft)[0][:2] == ("I", "NHIỆM VỤ NĂM 2025")
    assert [each.code for each in draft.findings] == ["no_sections"]
    places = [each.where for task in draft.sections[0].tasks for each in task.findings]
    assert all(place.startswith("I.") for place in places)


def test_other_tables_before_and_text_after_the_annex():
    staff = [
        Header(["TT", "Họ và tên", "Chức vụ", "Nhiệm vụ"]),
        ["1", "Hồ Văn A", "Chủ tịch", "Trưởng ban"],
    ]
    rows = [HEADER, Section("I. THỂ CHẾ"), ["1", "Rà soát", "", "Tư pháp", "", "Quý I"]]
    draft = read_plan(
        "a.docx",
        annex_docx(
            rows, tables_before=(staff,), after=["II. TỔ CHỨC THỰC HIỆN", "Giao VP."]
        ),
    )
    assert names(draft) == [("I", "THỂ CHẾ", ["Rà soát"])]
    assert draft.narrative["organisation"] == "Giao VP."
    assert "Hồ Văn A" in draft.narrative["other_text"]


def test_a_title_between_two_tables_and_a_row_cut_in_two():
    draft = read_plan(
        "a.docx",
        annex_docx(
            [
                HEADER,
                Section("I. THỂ CHẾ"),
                ["1.", "Tăng cường công tác", "Báo cáo", "Tư pháp", "", "Quý I"],
                Line(),
                ["", "tuyên truyền", "", "", "", ""],
                Line("II. BỘ MÁY"),
                ["1.", "Kiện toàn", "Quyết định", "Văn phòng", "", "Quý II"],
            ]
        ),
    )
    assert names(draft) == [
        ("I", "THỂ CHẾ", ["Tăng cường công tác tuyên truyền"]),
        ("II", "BỘ MÁY", ["Kiện toàn"]),
    ]


def test_a_table_pasted_without_headings():
    draft = read_pasted_plan(
        "I. THỂ CHẾ\n"
        "1\tRà soát văn bản quy phạm pháp luật\tBáo cáo\tTư pháp\tQuý I/2025\n"
        "2\tTheo dõi thi hành pháp luật\tKế hoạch\tTư pháp\tTháng 2/2025\n"
    )
    assert [task.timeframe for _, task in draft.tasks] == ["Quý I/2025", "Tháng 2/2025"]
    assert "headings_missing" in [each.code for each in draft.findings]


def test_files_without_annex_say_so():
    with pytest.raises(UnreadableFile) as error:
        read_plan("a.docx", annex_docx([Header(["Tên", "Số"]), ["a", "1"]]))
    assert error.value.code == "no_annex"
    with pytest.raises(UnreadableFile):
        read_pasted_plan("Kế hoạch cải cách hành chính")


def test_more_lines_than_any_plan_has_are_refused():
    text = Source((Paragraph("x\n" * MAX_LINES), _ANNEX))
    with pytest.raises(UnreadableFile) as error:
        understand(text)
    assert error.value.code == "too_much"


# -- Anything at all -------------------------------------------------------------------

_TEXTS = st.sampled_from(
    [
        *("", "Số: 10/KH-UBND", "Vĩnh Khê, ngày 15 tháng 01 năm 2024", "KẾ HOẠCH"),
        *("Cải cách hành chính năm 2024", "Căn cứ Luật A;", "I. MỤC TIÊU, YÊU CẦU"),
        *("1. Mục tiêu", "2. Yêu cầu", "- Đạt 50% trở lên.", "II. TỔ CHỨC THỰC HIỆN"),
        *("Nơi nhận:", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Hồ Văn Toàn"),
        *(
            "PHỤ LỤC",
            "(Kèm theo Kế hoạch số 10/KH-UBND)",
            "QUYẾT ĐỊNH",
            "mức độ hài lòng",
        ),
        *("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "UBND XÃ A", "Trên đây là Kế hoạch."),
    ]
)
_ANNEX = Table(
    tuple(
        tuple(map(Cell, row))
        for row in (("TT", "Nhiệm vụ", "Chủ trì"), ("1", "Rà soát", "Tư pháp"))
    )
)
_BLOCKS = st.lists(
    st.builds(Paragraph, _TEXTS | st.text(max_size=40), st.booleans())
    | st.builds(lambda *texts: Table((tuple(map(Cell, texts)),)), _TEXTS, _TEXTS),
    max_size=12,
)


@given(_BLOCKS, _BLOCKS)
@tries(max_examples=200, database=None, phases=[Phase.explicit, Phase.generate])
def test_any_text_around_an_annex_is_read(before, after):
    draft = understand(Source((*before, _ANNEX, *after)))
    assert [task.name for _where, task in draft.tasks] == ["Rà soát"]
    assert all(isinstance(text, str) and text for text in draft.narrative.values())


def test_titles_of_sections_in_tables_of_one_cell():
    def one_cell(text):
        return Table(((Cell(text, bold=True), Cell(merged="left")),))

    def row(*texts):
        return tuple(map(Cell, texts))

    draft = understand(
        Source(
            (
                Table((row("TT", "Nhiệm vụ", "Chủ trì", "Thời gian"),)),
                one_cell("I. CHỈ ĐẠO"),
                Table((row("1", "A", "Văn phòng", "Quý I"),)),
                one_cell("II. THỂ CHẾ"),
                Table((row("1", "B", "Tư pháp", "Quý II"),)),
            )
        )
    )
    assert names(draft) == [("I", "CHỈ ĐẠO", ["A"]), ("II", "THỂ CHẾ", ["B"])]
