"""Facts of periodic reports: Vĩnh Khê's first quarter, and some hard to print."""

from datetime import date, timedelta

from odoo.addons.cchc_plan.core.paper.paper import Sender
from odoo.addons.cchc_plan.core.plan.progress import STATUSES, figures
from odoo.addons.cchc_plan.core.reporting.facts import (
    DocumentFact,
    IndicatorFact,
    Paragraph,
    Period,
    ReportFacts,
    StatisticFact,
    TaskFact,
)
from odoo.addons.cchc_plan.core.reporting.report_paper import ReportFrame
from odoo.addons.cchc_plan.core.text.numbering import counted

from ...plan_files import expected_sections

DAY = date(2024, 3, 8)
PERIOD = Period("q1", 2024, date(2023, 12, 15), date(2024, 3, 14), date(2024, 3, 14))
PLAN = "Kế hoạch số 10/KH-UBND ngày 15/01/2024 của UBND xã Vĩnh Khê"
FRAME = ReportFrame(
    subject="Kết quả thực hiện công tác cải cách hành chính quý I năm 2024",
    sender=Sender(
        superior="ỦY BAN NHÂN DÂN HUYỆN VĨNH LINH",
        body="ỦY BAN NHÂN DÂN XÃ VĨNH KHÊ",
        place="Vĩnh Khê",
        authority="TM. ỦY BAN NHÂN DÂN",
        signer_title="CHỦ TỊCH",
        signer="Hồ Văn Toàn",
    ),
    number="31/BC-UBND",
    day=DAY,
    addressees=("Phòng Nội vụ huyện Vĩnh Linh",),
    recipients=("Như trên", "Thường trực Đảng ủy", "Lưu: VT"),
)
LONG = "Rà soát, đánh giá việc thực hiện cải cách hành chính <của> xã & thôn bản. "


def paragraphs() -> tuple[Paragraph, ...]:
    """A text with chapters, headings below them, and lines without any."""
    results = "- Ban hành 03 văn bản chỉ đạo.\n- Kiểm tra 02 bộ phận."
    return (
        Paragraph("direction", "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", 1, results),
        Paragraph("areas", "II. KẾT QUẢ THEO LĨNH VỰC", 1, ""),
        Paragraph("areas.law", "1. Cải cách thể chế", 2, "Đã rà soát 12 văn bản."),
        Paragraph("areas.law.plan", "1.1. Về kế hoạch", 3, "Đúng tiến độ."),
        Paragraph("areas.law.more", "", 2, "Không có văn bản trái luật."),
        Paragraph("proposals", "III. KIẾN NGHỊ, ĐỀ XUẤT", 1, "Không."),
    )


def facts(tasks=None, indicators=None, statistics=None, **changes) -> ReportFacts:
    """The 28 tasks of the plan with six indicators and a form of eight lines."""
    tasks = vinh_khe_tasks() if tasks is None else tasks
    values = {
        "period": PERIOD,
        "body": "UBND xã Vĩnh Khê",
        "plan_name": PLAN,
        "figures": figures(
            [(task.status, task.deadline, task.weight) for task in tasks], DAY
        ),
        "tasks": tuple(tasks),
        "indicators": tuple(few_indicators() if indicators is None else indicators),
        "statistics": tuple(form() if statistics is None else statistics),
    }
    return ReportFacts(**(values | changes))


def vinh_khe_tasks() -> list[TaskFact]:
    found = []
    for section, name, tasks in expected_sections():
        for task in tasks:
            found.append(_task(len(found), f"{section}. {name}", *task[:6]))
    return found


def _task(key, section, number, name, deliverable, lead, coordinating, timeframe):
    status = STATUSES[key % 7]
    is_done = status.startswith("done")
    has_deadline = not status.endswith("no_deadline")
    document = DocumentFact("Quyết định", f"{key + 1}/QĐ-UBND", DAY, "CCHC")
    return TaskFact(
        key=key,
        section=section,
        area="",
        number=number,
        name=name,
        deliverable=deliverable,
        lead=lead,
        coordinating=coordinating,
        timeframe=timeframe,
        deadline=DAY + timedelta(key) if has_deadline else None,
        date_done=DAY if is_done else None,
        status=status,
        is_extended=key == 5,
        difficulty="Chờ hướng dẫn của cấp trên.",
        documents=(document,) * is_done,
    )


def few_indicators() -> list[IndicatorFact]:
    cases = (
        ("Thủ tục hành chính được công khai", "%", "= 100 %", 100.0, "reached"),
        ("Giao dịch thanh toán trực tuyến", "%", "≥ 30 %", 12.346, "behind"),
        ("Hồ sơ giải quyết trễ hạn", "%", "≤ 5 %", 0.0, "on_track"),
        ("Văn bản đã rà soát", "văn bản", "≥ 1.200 văn bản", 1250.5, "reached"),
        ("Điểm Chỉ số CCHC", "điểm", "≥ 80", None, "no_data"),
        ("Công bố danh mục dịch vụ công", "", "Có", 1.0, "reached"),
    )
    return [
        IndicatorFact(
            key=position,
            section="II. CẢI CÁCH THỦ TỤC HÀNH CHÍNH" if position < 4 else "",
            name=name,
            unit_of_measure=unit,
            target=target,
            period_value=value,
            year_value=value,
            last_year_value=None if position % 2 else 27.5,
            evaluation=evaluation,
            note="Người dân chưa quen." if evaluation == "behind" else "",
        )
        for position, (name, unit, target, value, evaluation) in enumerate(cases)
    ]


def form() -> list[StatisticFact]:
    return [
        StatisticFact("I", "Công tác chỉ đạo, điều hành", "", is_heading=True),
        StatisticFact("1", "Số văn bản chỉ đạo", "Văn bản", 3, 3),
        StatisticFact("1.1", "Mức độ hoàn thành kế hoạch", "%", 32.1, 32.14),
        StatisticFact("01", "Bộ phận được kiểm tra", "Bộ phận", None, 0, note="=A1"),
        StatisticFact("II", "Cải cách thủ tục hành chính", "", is_heading=True),
        StatisticFact("2", "Hồ sơ tiếp nhận", "Hồ sơ", 1204, 11204),
        StatisticFact("", "Trong đó: trực tuyến", "Hồ sơ", 604.0, 6104.0),
        StatisticFact("3", "Thư xin lỗi", "Thư", None, None),
    ]


def hard_facts() -> ReportFacts:
    """60 tasks, 40 indicators: signs of markup and formulas, a cell of two pages."""
    tasks = [
        _task(
            key,
            f'{counted(key // 10 + 1)}. NHÓM <{key // 10}> & "CẢI CÁCH"',
            str(key % 10 + 1),
            LONG * 22 if key == 14 else f"=Nhiệm vụ {key} " + "cải cách " * (key % 10),
            "@Báo cáo & <b>\n- Kế hoạch",
            "+Văn phòng",
            "",
            "Quý I/2024",
        )
        for key in range(60)
    ]
    indicators = [
        IndicatorFact(
            key,
            f"{counted(key // 10 + 1)}. LĨNH VỰC <{key // 10}>",
            f"-Tỷ lệ {key} " + LONG * (key % 3),
            "%",
            f"≥ {10 + key * 3} %",
            key * 2.5,
            key * 3.5,
            None,
            ("reached", "on_track", "behind", "missed", "no_target")[key % 5],
        )
        for key in range(40)
    ]
    return facts(tasks, indicators)
