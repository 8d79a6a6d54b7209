"""The drafted text of a periodic report: the four of a year, and whatever may come."""

import doctest
from dataclasses import replace
from datetime import date

import pytest

from odoo.addons.cchc_plan.core.reporting import (
    counts,
    documents,
    gaps,
    indicator_words,
    names,
    sections,
    task_words,
    words,
)
from odoo.addons.cchc_plan.core.reporting import (
    draft as draft_module,
)
from odoo.addons.cchc_plan.core.reporting.draft import draft
from odoo.addons.cchc_plan.core.reporting.facts import (
    DocumentFact,
    Period,
    UnitPart,
)
from odoo.addons.cchc_plan.core.reporting.gaps import find_gaps
from odoo.addons.cchc_plan.core.reporting.names import report_subject

from .report_facts import bare, facts, last_year, printed, task, with_figures

MODULES = [
    counts, documents, draft_module, gaps, indicator_words, names, sections, task_words,
    words,
]  # fmt: skip
DAY = date(2024, 3, 5)


def texts(report, *others):
    return {one.key: one.text for one in draft(report, *others)}


def headings(report):
    return [one.heading for one in draft(report) if one.heading]


def with_tasks(*tasks, **changes):
    return bare(tasks=tuple(tasks), **changes)


def period(kind, **values):
    return Period(kind, 2024, date(2024, 1, 1), DAY, DAY, **values)


@pytest.mark.parametrize("module", MODULES)
def test_doctests(module):
    assert doctest.testmod(module).failed == 0


def test_the_outline():
    assert headings(facts("h1")) == [
        "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH",
        "1. Ban hành văn bản",
        "2. Mức độ hoàn thành kế hoạch",
        "3. Kết quả các nhiệm vụ chỉ đạo, điều hành",
        "II. KẾT QUẢ THỰC HIỆN THEO LĨNH VỰC",
        "1. Cải cách thể chế",
        "2. Cải cách thủ tục hành chính",
        "3. Cải cách tổ chức bộ máy hành chính",
        "4. Cải cách chế độ công vụ",
        "5. Cải cách tài chính công",
        "6. Xây dựng và phát triển chính quyền điện tử, chính quyền số",
        "III. ĐÁNH GIÁ CHUNG",
        "1. Kết quả đạt được",
        "2. Tồn tại, hạn chế",
        "3. Nguyên nhân",
        "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM 2024",
        "1. Nhiệm vụ quá hạn",
        "2. Nhiệm vụ theo thời hạn",
        "3. Nhiệm vụ khác",
        "V. KIẾN NGHỊ, ĐỀ XUẤT",
    ]


@pytest.mark.parametrize(
    ("kind", "also", "expected", "ahead"),
    [
        ("q1", (), "quý I năm 2024", "QUÝ II NĂM 2024"),
        ("q2", (), "quý II năm 2024", "QUÝ III NĂM 2024"),
        ("q3", (), "quý III năm 2024", "QUÝ IV NĂM 2024"),
        ("q4", (), "quý IV năm 2024", "QUÝ I NĂM 2025"),
        ("h1", (), "6 tháng đầu năm 2024", "6 THÁNG CUỐI NĂM 2024"),
        ("h1", ("q2",), "quý II và 6 tháng đầu năm 2024", "6 THÁNG CUỐI NĂM 2024"),
        ("m9", (), "9 tháng năm 2024", "QUÝ IV NĂM 2024"),
        ("m9", ("q3",), "quý III và 9 tháng năm 2024", "QUÝ IV NĂM 2024"),
        ("year", (), "năm 2024", "NĂM 2025"),
        ("year", ("q4",), "quý IV và năm 2024", "NĂM 2025"),
        ("adhoc", (), "từ ngày 01/01/2024 đến ngày 05/03/2024", "THỜI GIAN TỚI"),
    ],
)
def test_names_of_every_kind(kind, also, expected, ahead):
    report = bare(period=period(kind, also=also))
    paragraphs = draft(report)
    subject = f"Kết quả thực hiện công tác cải cách hành chính {expected}"
    assert report_subject(report.period) == subject
    assert f"công tác cải cách hành chính {expected} " in paragraphs[0].text
    assert f"cải cách hành chính {expected} của" in paragraphs[-1].text
    assert f"IV. PHƯƠNG HƯỚNG, NHIỆM VỤ {ahead}" in headings(report)


def test_opening_and_closing():
    told = texts(facts("q1"))
    assert told["opening"].splitlines() == [
        "Căn cứ Kế hoạch số 11/KH-UBND ngày 15/01/2024 của UBND huyện Vĩnh Linh về cải "
        "cách hành chính nhà nước huyện Vĩnh Linh năm 2024;",
        "Thực hiện Kế hoạch số 10/KH-UBND ngày 15/01/2024 của UBND xã Vĩnh Khê về cải "
        "cách hành chính năm 2024, Ủy ban nhân dân xã Vĩnh Khê báo cáo kết quả thực "
        "hiện công tác cải cách hành chính quý I năm 2024 (số liệu từ ngày 01/01/2024 "
        "đến ngày 05/03/2024) như sau:",
    ]
    assert told["closing"] == (
        "Trên đây là Báo cáo kết quả thực hiện công tác cải cách hành chính quý I năm "
        "2024 của Ủy ban nhân dân xã Vĩnh Khê./."
    )


def test_counts_and_figures_of_six_months():
    told = texts(facts("h1"), facts("q1"), last_year("h1"))["direction.completion"]
    assert told.splitlines() == [
        "Kế hoạch đặt ra 28 nhiệm vụ. Tính đến ngày 05/06/2024: đã hoàn thành 09 (đúng "
        "hạn 06, quá hạn 03); đang thực hiện trong hạn 14; chưa triển khai, còn trong "
        "hạn 02; quá hạn chưa hoàn thành 03.",
        "- Mức độ hoàn thành kế hoạch (số nhiệm vụ đã hoàn thành/tổng số nhiệm vụ × "
        "100): 09/28 nhiệm vụ, đạt 32,1%.",
        "- Mức độ hoàn thành các nhiệm vụ đã đến hạn (số đã hoàn thành/số đã đến hạn × "
        "100): 09/12, đạt 75%.",
        "- Tỷ lệ hoàn thành đúng hạn (số hoàn thành đúng hạn/tổng số hoàn thành đúng "
        "hạn, hoàn thành quá hạn và quá hạn chưa hoàn thành × 100): 06/12, đạt 50%.",
        "Trong số chưa hoàn thành, 14 nhiệm vụ có nhiều kỳ hạn đã thực hiện các kỳ đến "
        "hạn; chỉ tính là hoàn thành khi thực hiện đủ các kỳ trong năm.",
        "So với báo cáo trước (21,4%) tăng 10,7 điểm phần trăm; so với cùng kỳ năm "
        "trước (25%) tăng 7,1 điểm phần trăm.",
        "Về 01 nhiệm vụ quá hạn nêu tại báo cáo trước:",
        "- Kế hoạch theo dõi thi hành pháp luật, kiểm tra, đôn đốc việc thực hiện văn "
        "bản QPPL: đã hoàn thành ngày 22/03/2024, chậm 22 ngày so với thời hạn "
        "29/02/2024.",
    ]


def test_documents_are_counted_once_and_named():
    told = texts(facts("q1"))["direction.documents"].splitlines()
    assert told[0].endswith(
        "đã ban hành 06 văn bản thực hiện nhiệm vụ của Kế hoạch "
        "(05 kế hoạch, 01 quyết định)."
    )
    assert told[2] == (
        "- Kế hoạch số 10/KH-UBND ngày 15/01/2024 về cải cách hành chính xã Vĩnh Khê "
        "năm 2024."
    )
    shared = DocumentFact("Kế hoạch", "5/KH-UBND", DAY)
    twice = with_tasks(task(1, documents=(shared,)), task(2, documents=(shared,)))
    assert "đã ban hành 01 văn bản" in texts(twice)["direction.documents"]


def test_typed_words_are_cleaned():
    told = texts(facts("q1"))["areas.TTHC"]
    assert (
        "- Rà soát, thống kê, công khai thủ tục hành chính: đã niêm yết công khai "
        "168/168 TTHC tại Bộ phận một cửa; cập nhật trên trang thông tin điện tử của "
        "xã."
    ) in told.splitlines()


def test_an_indicator_stands_in_the_field_of_its_section_without_any_task_there():
    one = facts("h1").indicators[4]
    report = bare(indicators=(replace(one, section="II. KHÁC", area="TTHC"),))
    assert one.name in texts(report)["areas.TTHC"]
    report = bare(indicators=(replace(one, section="II. KHÁC", area="LA"),))
    assert one.name in texts(report)["areas.section.khac"]


def test_an_indicator_with_target_and_last_year():
    assert (
        "- Tỷ lệ giao dịch thanh toán trực tuyến: 10% (08/80); chỉ tiêu năm ≥ 30%; "
        "cùng kỳ năm trước 12,5% (giảm 2,5 điểm phần trăm); chậm so với tiến độ."
    ) in texts(facts("q1"))["areas.TTHC"].splitlines()


def test_period_and_year_where_they_differ():
    one = replace(facts("h1").indicators[4], period_value=130.0, year_value=250.0)
    assert indicator_words.indicator_sentence(one).startswith(
        "Số hồ sơ TTHC tiếp nhận: trong kỳ 130 hồ sơ; lũy kế từ đầu năm 250 hồ sơ; "
    )


def test_who_did_not_answer_is_no_one_without_difficulties():
    told = texts(facts("h1"))["assessment.shortcomings"]
    assert (
        "01/04 bộ phận chưa gửi phần báo cáo của mình (Tư pháp - Hộ tịch); nội dung "
        "liên quan lấy theo số liệu đã cập nhật."
    ) in told.splitlines()
    silent = bare(parts=(UnitPart("Văn phòng", False), UnitPart("Tư pháp", False)))
    told = texts(silent)
    assert "không nêu" not in told["assessment.shortcomings"]
    assert told["proposals"] == "[Bổ sung: kiến nghị, đề xuất với cấp trên, nếu có]"


def test_what_a_unit_is_still_writing_is_not_reported():
    words_of_unit = ("đang viết",) * 4
    half = texts(bare(parts=(UnitPart("Tư pháp", False, *words_of_unit),)))
    assert "đang viết" not in "".join(half.values()).lower()
    whole = texts(bare(parts=(UnitPart("Tư pháp", True, *words_of_unit),)))
    assert "".join(whole.values()).lower().count("đang viết") == 4


def test_a_task_done_late_with_and_without_its_document():
    late = {"status": "done_late", "date_done": date(2024, 3, 4)}
    plan = DocumentFact("Kế hoạch", "5/KH-UBND", date(2024, 3, 4))
    report = with_tasks(task(1, **late), task(2, documents=(plan,), **late))
    assert texts(report)["areas.TC"].splitlines()[1:] == [
        "- Rà soát văn bản số 1: đã hoàn thành ngày 04/03/2024, chậm 04 ngày so với "
        "thời hạn 29/02/2024.",
        "- Rà soát văn bản số 2: đã ban hành Kế hoạch số 05/KH-UBND ngày 04/03/2024; "
        "hoàn thành chậm 04 ngày so với thời hạn 29/02/2024.",
    ]


def test_a_standing_task_was_done_in_all_its_periods():
    done = {"timeframe": "Thường xuyên", "date_done": DAY}
    report = with_tasks(
        task(1, status="done_on_time", **done),
        task(2, status="done_late", **done),
        task(3, status="done_on_time", result="đã tập huấn 02 buổi", **done),
    )
    assert texts(report)["areas.TC"].splitlines()[1:] == [
        "- Rà soát văn bản số 1: đã thực hiện đủ các kỳ trong năm, đúng hạn.",
        "- Rà soát văn bản số 2: đã thực hiện đủ các kỳ trong năm, có kỳ quá hạn.",
        "- Rà soát văn bản số 3: đã tập huấn 02 buổi.",
    ]


def test_nothing_to_complain_of_when_all_answered():
    report = bare(
        parts=(
            UnitPart("Văn phòng", True, difficulties="Không có.", proposals="Không"),
            UnitPart("Tư pháp", True),
        )
    )
    told = texts(report)
    assert "Các bộ phận không nêu khó khăn, vướng mắc." in (
        told["assessment.shortcomings"].splitlines()
    )
    assert told["proposals"] == "Các bộ phận không có kiến nghị, đề xuất."


def test_the_same_difficulty_of_two_units_is_said_once():
    told = texts(facts("q1"))["assessment.shortcomings"]
    assert told.lower().count("máy quét") == 1


def test_late_tasks_with_and_without_reasons():
    report = with_tasks(
        task(1, difficulty="thiếu người.."), task(2), task(3, is_extended=True)
    )
    told = texts(report)
    assert told["assessment.causes"].splitlines() == [
        "Nguyên nhân, vướng mắc của từng nhiệm vụ:",
        "- Rà soát văn bản số 1: thiếu người.",
        "02 nhiệm vụ quá hạn chưa ghi nhận nguyên nhân. [Bổ sung: nguyên nhân của các "
        "nhiệm vụ này]",
    ]
    assert (
        "- Rà soát văn bản số 3: chưa hoàn thành, quá hạn 05 ngày (thời hạn "
        in (told["areas.TC"])
    )
    assert "29/02/2024), đã được gia hạn." in told["areas.TC"]


def test_work_ahead_by_deadline():
    told = texts(facts("q1"))["next.tasks"].splitlines()
    assert told == [
        "Hoàn thành 03 nhiệm vụ đến hạn ngày 31/03/2024:",
        "- Ban hành Kế hoạch và tổ chức kiểm tra công tác cải cách hành chính năm 2024 "
        "trên địa bàn xã (Văn phòng).",
        "- Rà soát, đánh giá điều kiện cơ sở vật chất, trang thiết bị của Bộ phận "
        "TN&TKQ (Văn phòng).",
        "- Tiếp tục rà soát, kiện toàn chức năng, nhiệm vụ cán bộ, công chức cấp xã "
        "theo quy định mới (Văn phòng).",
        "Thực hiện 16 nhiệm vụ thường xuyên, định kỳ đến hạn ngày 31/03/2024 (Phụ lục "
        "I).",
        "Tiếp tục thực hiện 02 nhiệm vụ có thời hạn sau ngày 30/06/2024 theo Kế hoạch.",
    ]


def test_the_year_to_come_is_asked_for_where_nobody_told():
    silent = replace(facts("year"), parts=())
    assert texts(silent)["next.units"] == ("[Bổ sung: phương hướng, nhiệm vụ năm 2025]")


def test_a_section_of_no_field_has_its_own_heading():
    other = "IX. CÔNG TÁC THI ĐUA, KHEN THƯỞNG VỀ CCHC"
    report = with_tasks(task(1, section=other, area=""))
    assert "7. Công tác thi đua, khen thưởng về CCHC" in headings(report)
    key = "areas.section.cong_tac_thi_dua_khen_thuong_ve_cchc"
    renumbered = with_tasks(task(1, section=other.replace("IX", "X"), area=""))
    assert key in texts(report)
    assert key in texts(renumbered)


def test_weights_are_told():
    report = with_figures(
        with_tasks(task(1, weight=3.0), task(2, status="done_on_time", date_done=DAY))
    )
    assert ("01/02 nhiệm vụ, đạt 50%; tính theo trọng số: 01/04, đạt 25%.") in texts(
        report
    )["direction.completion"]


def test_an_empty_plan_says_so():
    told = texts(bare())
    assert told["direction.completion"] == (
        "Kế hoạch chưa có nhiệm vụ nào được cập nhật để theo dõi, đánh giá."
    )
    assert "không có nhiệm vụ quá hạn" not in told["assessment.shortcomings"]
    filled = [key for key, _words in find_gaps(draft(bare()))]
    assert {"areas.TC", "assessment.results", "next.units", "proposals"} <= set(filled)


def test_nothing_recorded():
    open_tasks = [
        task(key, status="todo", deadline=date(2024, 12, 31), is_due=False)
        for key in range(1, 4)
    ]
    told = texts(with_tasks(*open_tasks))
    assert told["areas.TC"].splitlines() == [
        "Kế hoạch đặt ra 03 nhiệm vụ: chưa triển khai, còn trong hạn 03.",
        "- 03 nhiệm vụ không có kỳ hạn trong kỳ báo cáo và chưa có kết quả được ghi "
        "nhận (Phụ lục I).",
    ]
    assert told["direction.documents"].startswith("Trong kỳ chưa ghi nhận văn bản nào")
    assert "chưa có nhiệm vụ nào hoàn thành" in told["assessment.results"]


def test_everything_late():
    report = with_tasks(*(task(key) for key in range(1, 29)))
    told = texts(report)
    assert "Còn 28 nhiệm vụ quá hạn chưa hoàn thành:" in told["assessment.shortcomings"]
    rest = "- Và 18 nhiệm vụ quá hạn khác (Phụ lục I)."
    assert rest in told["assessment.shortcomings"]
    assert ": 00/28 nhiệm vụ, đạt 0%" in told["direction.completion"]


def test_sixty_tasks_with_very_long_names_stay_readable():
    name = "Rà soát, đánh giá, thống kê, công khai các thủ tục hành chính và " * 12
    report = with_tasks(*(task(key, name=f"{key} {name}") for key in range(1, 61)))
    paragraphs = draft(report)
    assert max(len(line) for one in paragraphs for line in one.text.splitlines()) < 400
    assert len(printed(paragraphs)) < 25_000
    assert "- Và 45 nhiệm vụ khác (Phụ lục I)." in printed(paragraphs)


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        ("q1", []),
        ("h1", []),
        ("m9", ["assessment.causes"]),  # II.1 is late, and nobody said why
        ("year", []),
    ],
)
def test_where_everything_was_recorded_there_is_no_place_to_fill(kind, keys):
    assert [key for key, _words in find_gaps(draft(facts(kind)))] == keys
