"""A plan of 2024 in which nothing is wrong, to change one thing at a time."""

from dataclasses import replace
from datetime import date

from odoo.addons.cchc_plan.core.plan.draft import (
    DraftIndicator,
    DraftSection,
    DraftTask,
    PlanDraft,
)


def _task(number, name, deliverable, lead, timeframe):
    return DraftTask(
        number=str(number),
        name=name,
        deliverable=deliverable,
        lead=lead,
        coordinating="Các bộ phận liên quan",
        timeframe=timeframe,
        budget="Kinh phí hoạt động thường xuyên",
    )


_CLEAN_TASKS = {
    ("I", "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH"): (
        (
            "Ban hành Kế hoạch cải cách hành chính năm 2024",
            "Kế hoạch của UBND xã",
            "Văn phòng - Thống kê",
            "Tháng 01/2024",
        ),
        (
            "Ban hành Kế hoạch kiểm tra công tác CCHC năm 2024 và tổ chức kiểm tra",
            "Kế hoạch, Báo cáo kết quả kiểm tra",
            "Văn phòng - Thống kê",
            "Quý I/2024; Quý III/2024",
        ),
        (
            "Xây dựng và ban hành Kế hoạch tuyên truyền CCHC năm 2024",
            "KH của UBND xã",
            "Văn hóa - Xã hội",
            "Tháng 02/2024",
        ),
        (
            "Đánh giá việc thực hiện nhiệm vụ CCHC năm 2023 và phương hướng năm 2024",
            "Báo cáo của UBND xã",
            "Văn phòng - Thống kê",
            "Trước ngày 31/01/2024",
        ),
        (
            "Báo cáo tự đánh giá, chấm điểm Chỉ số CCHC năm 2023",
            "Báo cáo, Bảng tự chấm điểm",
            "Văn phòng - Thống kê",
            "Quý I/2024",
        ),
    ),
    ("II", "CẢI CÁCH THỂ CHẾ"): (
        (
            "Công bố danh mục văn bản QPPL hết hiệu lực năm 2023",
            "Quyết định của Chủ tịch UBND xã",
            "Tư pháp - Hộ tịch",
            "Trước ngày 31/01/2024",
        ),
        (
            "Ban hành Quy chế tiếp công dân",
            "Quyết định của UBND xã",
            "Tư pháp - Hộ tịch",
            "Quý II/2024",
        ),
        (
            "Kiểm tra, rà soát văn bản QPPL; 100% văn bản được ban hành đúng pháp luật",
            "Báo cáo của UBND xã",
            "Tư pháp - Hộ tịch",
            "Thường xuyên",
        ),
    ),
    ("III", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH"): (
        (
            "Công khai 100% TTHC thuộc thẩm quyền giải quyết của UBND xã",
            "Danh mục TTHC được niêm yết",
            "Văn phòng - Thống kê",
            "Thường xuyên",
        ),
        (
            "Khảo sát mức độ hài lòng của người dân; tỷ lệ hài lòng đạt từ 90% trở lên",
            "Báo cáo kết quả khảo sát",
            "Văn phòng - Thống kê",
            "Quý IV/2024",
        ),
    ),
    ("IV", "CẢI CÁCH TỔ CHỨC BỘ MÁY HÀNH CHÍNH"): (
        (
            "Rà soát chức năng, nhiệm vụ của các bộ phận theo quy định tại Nghị định "
            "số 61/2018/NĐ-CP",
            "Báo cáo của UBND xã",
            "Văn phòng - Thống kê",
            "Quý II/2024",
        ),
    ),
    ("V", "CẢI CÁCH CHẾ ĐỘ CÔNG VỤ"): (
        (
            "Cử cán bộ, công chức tham gia các lớp đào tạo, bồi dưỡng",
            "Quyết định, Danh sách cử đi học",
            "Văn phòng - Thống kê",
            "Theo kế hoạch của tỉnh",
        ),
    ),
    ("VI", "CẢI CÁCH TÀI CHÍNH CÔNG"): (
        (
            "Báo cáo tình hình quản lý, sử dụng tài sản công năm 2023",
            "Báo cáo",
            "Tài chính - Kế toán",
            "Tháng 02/2024",
        ),
    ),
    ("VII", "XÂY DỰNG VÀ PHÁT TRIỂN CHÍNH QUYỀN ĐIỆN TỬ, CHÍNH QUYỀN SỐ"): (
        (
            "Xây dựng, triển khai Kế hoạch ứng dụng CNTT năm 2024",
            "Kế hoạch",
            "Văn hóa - Xã hội",
            "Quý I/2024",
        ),
        (
            "Cung cấp dịch vụ công trực tuyến; tỷ lệ hồ sơ trực tuyến đạt 70%",
            "70% hồ sơ được tiếp nhận trực tuyến",
            "Văn phòng - Thống kê",
            "Thường xuyên",
        ),
    ),
}

_CLEAN_NARRATIVE = {
    "objective": (
        "1. Mục tiêu\n"
        "- Tiếp tục thực hiện Chương trình tổng thể CCHC nhà nước giai đoạn 2021 - "
        "2030 theo Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ; khắc phục "
        "những tồn tại, hạn chế đã chỉ ra trong năm 2023.\n"
        "- 100% TTHC thuộc thẩm quyền được công khai; tỷ lệ hồ sơ trực tuyến đạt 70%."
    ),
    "requirement": (
        "2. Yêu cầu\n"
        "- Gắn với nhiệm vụ phát triển kinh tế - xã hội năm 2024 của huyện, của xã..."
    ),
    "key_tasks": (
        "1. Công tác chỉ đạo, điều hành\n"
        "- Kiểm tra 30% số bộ phận, công chức. Kết quả năm 2023 là cơ sở để phấn đấu.\n"
        "2. Cải cách thủ tục hành chính\n"
        "- Thực hiện Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 và Nghị định số "
        "107/2021/NĐ-CP ngày 06 tháng 12 năm 2021 của Chính phủ, Quyết định số "
        "468/QĐ-TTg ngày 27/3/2021 của Thủ tướng Chính phủ.\n"
        "- Tiếp nhận phản ánh, kiến nghị theo Nghị định số 20/2008/NĐ-CP ngày "
        "14/02/2008; tỷ lệ hài lòng của người dân đạt từ 90% trở lên.\n"
        "3. Cải cách tài chính công\n"
        "30 ngày trước khi hết năm, đối chiếu dự toán."
    ),
    "solutions": (
        "1. Tăng cường sự lãnh đạo của cấp ủy.\n2. Tuyên truyền sâu rộng.\n"
        "a) Trên đài truyền thanh:\n1. Mỗi tuần một tin;\n2. Mỗi tháng một bài;\n"
        "3. Mỗi quý một chuyên đề.\n3. Kiểm tra thường xuyên."
    ),
    "budget_note": "Từ dự toán ngân sách năm 2024 đã được giao.",
    "organisation": (
        "1. Văn phòng - Thống kê\n- Theo dõi, đôn đốc việc thực hiện.\n"
        "2. Tư pháp - Hộ tịch\n- Rà soát văn bản QPPL.\n"
        "3. Tài chính - Kế toán\n- Bảo đảm kinh phí.\n"
        "4. Văn hóa - Xã hội\n- Tuyên truyền CCHC."
    ),
    "reporting_note": (
        "- Báo cáo định kỳ hằng quý, 6 tháng, 9 tháng và năm gửi UBND huyện (qua Phòng "
        "Nội vụ).\n"
        "- Báo cáo quý I trước ngày 20/3, báo cáo 6 tháng trước ngày 20/6, báo cáo 9 "
        "tháng trước ngày 20/9 và báo cáo năm trước ngày 20/12."
    ),
}


def clean_draft() -> PlanDraft:
    """A plan of the same year and region in which nothing is wrong."""
    return PlanDraft(
        year=2024,
        number="12/KH-UBND",
        date=date(2024, 1, 18),
        place="Vĩnh Thủy",
        issuer="ỦY BAN NHÂN DÂN XÃ VĨNH THỦY",
        superior="UBND HUYỆN VĨNH LINH",
        kind="KẾ HOẠCH",
        subject="Cải cách hành chính nhà nước xã Vĩnh Thủy năm 2024",
        authority="TM. ỦY BAN NHÂN DÂN",
        signer_title="CHỦ TỊCH",
        signer="Nguyễn Văn A",
        bases=(
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015",
            "Căn cứ Nghị định số 09/2019/NĐ-CP ngày 24/01/2019 của Chính phủ",
            "Thực hiện Kế hoạch số 215/KH-UBND ngày 25/12/2023 của UBND huyện Vĩnh "
            "Linh về cải cách hành chính nhà nước năm 2024 và Công văn số 20/NV ngày "
            "08/01/2024 của Phòng Nội vụ",
        ),
        recipients=(
            "UBND huyện (b/c)",
            "Phòng Nội vụ",
            "TT Đảng ủy, HĐND xã",
            "Các bộ phận chuyên môn",
            "Lưu: VT, VP",
        ),
        narrative=dict(_CLEAN_NARRATIVE),
        chapter_titles=(
            "I. MỤC TIÊU, YÊU CẦU",
            "II. NHIỆM VỤ TRỌNG TÂM",
            "III. GIẢI PHÁP THỰC HIỆN",
            "IV. KINH PHÍ THỰC HIỆN",
            "V. TỔ CHỨC THỰC HIỆN",
            "VI. CHẾ ĐỘ BÁO CÁO",
        ),
        annex_title="KẾ HOẠCH CHI TIẾT THỰC HIỆN CẢI CÁCH HÀNH CHÍNH NĂM 2024",
        sections=tuple(
            DraftSection(
                number,
                name,
                tuple(_task(index, *task) for index, task in enumerate(tasks, 1)),
            )
            for (number, name), tasks in _CLEAN_TASKS.items()
        ),
        indicators=(
            DraftIndicator(
                "100% TTHC thuộc thẩm quyền được công khai", 100, where="I.1"
            ),
            DraftIndicator("tỷ lệ hồ sơ trực tuyến đạt 70%", 70, where="I.1"),
            DraftIndicator(
                "tỷ lệ hài lòng của người dân đạt từ 90% trở lên", 90, where="II.2"
            ),
            DraftIndicator(
                "100% văn bản được ban hành đúng pháp luật", 100, where="II.3"
            ),
        ),
    )


def with_task(draft: PlanDraft, number: str, position: int, **values) -> PlanDraft:
    """The draft with other cells in one task of the annex."""
    sections = []
    for section in draft.sections:
        tasks = list(section.tasks)
        if section.number == number:
            tasks[position - 1] = replace(tasks[position - 1], **values)
        sections.append(replace(section, tasks=tuple(tasks)))
    return replace(draft, sections=tuple(sections))


def with_text(text: str) -> PlanDraft:
    """The clean plan with this text alone in its chapter III."""
    draft = clean_draft()
    return replace(draft, narrative={**draft.narrative, "solutions": text})


def bare_plan(text: str, **values) -> PlanDraft:
    """A commune's plan under a province with nothing but a text in its chapter III."""
    values = {"superior": "UBND TỈNH A", "issuer": "UBND XÃ B", **values}
    return PlanDraft(
        narrative={"solutions": text},
        chapter_titles=clean_draft().chapter_titles,
        recipients=("UBND tỉnh", "Sở Nội vụ", "Lưu: VT, VHXH"),
        **values,
    )
