"""Checks 9, 10, 12 and 17: products, units, targets and tasks of the annex."""

from dataclasses import replace

import pytest

from odoo.addons.cchc_plan.core.plan.checks import CheckContext, KnownUnit, run_checks
from odoo.addons.cchc_plan.core.plan.draft import DraftIndicator

from .check_drafts import judged
from .clean_plan import clean_draft, with_task

CLEAN = clean_draft()
UNITS = (
    KnownUnit("Văn phòng - Thống kê", ("VP-TK",)),
    KnownUnit("Tư pháp - Hộ tịch"),
    KnownUnit("Tài chính - Kế toán"),
    KnownUnit("Văn hóa - Xã hội"),
)


# -- 9: products


@pytest.mark.parametrize(
    ("name", "deliverable", "is_other"),
    [
        ("Ban hành Kế hoạch kiểm tra CCHC", "Quyết định của UBND xã", True),
        ("Ban hành Kế hoạch và tổ chức kiểm tra", "QĐ của UBND xã", True),
        ("Tham mưu UBND xã xây dựng và ban hành kế hoạch", "Quyết định", True),
        ("Xây dựng, triển khai các kế hoạch chuyển đổi số", "Công văn", True),
        ("Kế hoạch theo dõi thi hành pháp luật", "Quyết định", True),
        ("Ban hành Quyết định kiện toàn Ban chỉ đạo", "Kế hoạch", True),
        ("Xây dựng Kế hoạch đào tạo", "Báo cáo", True),
        # The same document, in one way or another.
        ("Ban hành Kế hoạch kiểm tra CCHC", "KH của UBND xã", False),
        ("Ban hành Kế hoạch kiểm tra", "Quyết định ban hành Kế hoạch", False),
        ("Ban hành Kế hoạch kiểm tra", "Kế hoạch, Báo cáo", False),
        ("Ban hành Quyết định phê duyệt Kế hoạch", "Kế hoạch được duyệt", False),
        ("Xây dựng Kế hoạch và tổ chức tập huấn", "Báo cáo kết quả", False),
        ("Ban hành Kế hoạch", "Số 15/KH-UBND", False),
        # No document, or none that the task's name promises.
        ("Ban hành Kế hoạch kiểm tra", "Văn bản của UBND xã", False),
        ("Ban hành Kế hoạch kiểm tra", "", False),
        ("Ban hành văn bản công bố danh mục", "Quyết định", False),
        ("Ban hành Quy chế làm việc", "Quyết định", False),
        ("Báo cáo cấp trên về tài sản công", "Công văn", False),
        ("Thông báo công khai danh mục TTHC", "Quyết định công bố", False),
        ("Trình HĐND xã ban hành Nghị quyết", "Tờ trình", False),
        ("Triển khai Kế hoạch số hóa", "Báo cáo", False),
        ("Cung cấp chữ ký số", "Chứng thư số được cấp", False),
    ],
)
def test_products(name, deliverable, is_other):
    draft = with_task(CLEAN, "IV", 1, name=name, deliverable=deliverable)
    assert judged(draft) == ([("IV.1", "product_differs")] if is_other else [])


# -- 10: units


def test_a_task_without_a_lead():
    assert judged(with_task(CLEAN, "IV", 1, lead=" ")) == [("IV.1", "lead_missing")]


def _with_leads(change):
    draft = CLEAN
    for section in CLEAN.sections:
        for position, task in enumerate(section.tasks, 1):
            draft = with_task(draft, section.number, position, lead=change(task.lead))
    return draft


def test_an_annex_without_leads_is_told_so_once():
    assert judged(_with_leads(lambda lead: "")) == [("", "lead_missing")]


@pytest.mark.parametrize(
    ("lead", "is_unknown"),
    [
        ("Địa chính", True),
        ("Văn phòng - Thống kê, Địa chính", True),
        ("Văn phòng – Thống kê; Tư pháp - Hộ tịch", False),
        ("VĂN HOÁ - XÃ HỘI", False),
        ("Các bộ phận liên quan", False),
    ],
)
def test_unknown_leads(lead, is_unknown):
    draft = replace(with_task(CLEAN, "IV", 1, lead=lead), narrative={})
    expected = [("IV.1", "lead_unknown")] if is_unknown else []
    found = [pair for pair in judged(draft, units=UNITS) if "spelled" not in pair[1]]
    assert found == expected


def test_unknown_leads_are_named_once():
    draft = with_task(CLEAN, "I", 1, lead="Địa chính")
    draft = replace(with_task(draft, "IV", 1, lead="Địa chính"), narrative={})
    assert judged(draft, units=UNITS) == [("I.1", "lead_unknown")]


@pytest.mark.parametrize(
    ("cell", "other"),
    [
        ("lead", "Văn hoá - Xã hội"),
        ("coordinating", "Tư pháp - Hộ tịch, Văn hoá - Xã hội"),
        ("lead", "Văn hóa – Xã hội"),
        ("lead", "VĂN HÓA-XÃ HỘI"),
    ],
)
def test_one_unit_in_two_spellings(cell, other):
    findings = run_checks(with_task(CLEAN, "VII", 1, **{cell: other}))
    if "oá" not in other:
        assert findings == ()
    else:
        [finding] = findings
        assert (finding.where, finding.code) == ("VII.1", "unit_spelled_twice")
        assert finding.values == {
            "unit": "Văn hoá - Xã hội",
            "first": "Văn hóa - Xã hội",
            "place": "I.3",
        }


def test_a_units_alias_beside_its_name_is_a_second_spelling():
    draft = with_task(CLEAN, "IV", 1, lead="VP-TK")
    assert judged(draft, units=UNITS) == [("IV.1", "unit_spelled_twice")]


def test_a_lead_that_the_body_gives_nothing_to_do():
    draft = with_task(CLEAN, "IV", 1, lead="Công an xã")
    assert judged(draft) == [("IV.1", "lead_not_in_body")]


@pytest.mark.parametrize(
    "organisation",
    [
        "Các bộ phận chuyên môn căn cứ kế hoạch này tổ chức thực hiện.",
        "1. Văn phòng - Thống kê\n- Theo dõi, đôn đốc.",
        "1. Văn phòng - Thống kê\n2. Tư pháp - Hộ tịch\n- Phối hợp với Công an xã.",
        "",
    ],
)
def test_a_body_that_lists_no_units_or_names_the_lead(organisation):
    draft = with_task(CLEAN, "IV", 1, lead="Công an xã")
    text = organisation + "\nTài chính - Kế toán, Văn hóa - Xã hội."
    draft = replace(draft, narrative={**CLEAN.narrative, "organisation": text})
    assert judged(draft) == []


def test_the_annex_calls_units_otherwise_than_the_body():
    draft = _with_leads(lambda lead: lead.partition(" - ")[0])
    [finding] = run_checks(draft)
    assert (finding.where, finding.code) == ("Phần V", "unit_name_differs")
    assert finding.values["names"].startswith(
        "Văn phòng (Văn phòng - Thống kê); Văn hóa (Văn hóa - Xã hội);"
    )


def test_the_communes_units_settle_what_their_names_mean():
    draft = _with_leads(lambda lead: lead.partition(" - ")[0])
    assert judged(draft, units=UNITS) == []


# -- 12: targets


def _with_target(name, where="II.1", **values):
    values = {"target": 30, **values}
    target = DraftIndicator(name, where=where, **values)
    return replace(CLEAN, indicators=(target,))


@pytest.mark.parametrize(
    ("name", "says_of_what"),
    [
        ("Thực hiện khảo sát sự hài lòng của người dân đạt tỉ lệ 30% trở lên", False),
        ("Phấn đấu đạt từ 30% trở lên", False),
        ("Tỷ lệ đạt 30%", False),
        ("Tăng 30% so với năm 2023", False),
        ("30% số người dân được khảo sát", True),
        ("Tỷ lệ giao dịch trực tuyến đạt từ 30% trở lên", True),
        ("Mức độ hài lòng của người dân đạt 30%", True),
        ("Hồ sơ trực tuyến đạt 30%", True),
        ("Hoàn thành 100% theo kế hoạch", True),
        ("Khảo sát hài lòng 30% tổ chức, cá nhân", True),
        ("Chỉ số CCHC", True),
    ],
)
def test_what_a_percentage_is_of(name, says_of_what):
    code = "target_without_denominator"
    found = [pair for pair in judged(_with_target(name)) if "annex" not in pair[1]]
    assert found == ([] if says_of_what else [("Phần II, mục 1", code)])


@pytest.mark.parametrize(
    ("unit", "codes"),
    [("", ["target_without_unit"]), (" ", ["target_without_unit"]), ("điểm", [])],
)
def test_units_of_measure(unit, codes):
    draft = _with_target(
        "Số điểm PAR INDEX", where="", unit_of_measure=unit, target=99.5
    )
    findings = run_checks(draft)
    assert [finding.code for finding in findings] == codes
    assert all(finding.values["target"] == "99,5" for finding in findings)


@pytest.mark.parametrize(
    ("name", "is_taken_up"),
    [
        ("Số hóa 50% kết quả giải quyết hồ sơ", False),
        ("Thanh toán trực tuyến đạt 30%", False),
        ("Tỷ lệ hồ sơ thanh toán trực tuyến đạt 70%", True),  # the figure of VII.2
        ("Công khai đầy đủ 95% các TTHC thuộc thẩm quyền", True),
        ("100% thủ tục hành chính được công khai, niêm yết tại nhà văn hóa", True),
        ("Mức độ hài lòng của người dân đạt 85%", True),
        ("Hoàn thành 100% kế hoạch được phê duyệt", True),  # says nothing of its own
    ],
)
def test_targets_of_the_body_in_the_annex(name, is_taken_up):
    expected = [] if is_taken_up else [("Phần II, mục 1", "target_not_in_annex")]
    assert judged(_with_target(name)) == expected


@pytest.mark.parametrize("where", ["", "IV.1"])
def test_targets_that_are_not_the_bodys_are_not_looked_for(where):
    name = "Số hóa 50% kết quả giải quyết hồ sơ"
    draft = _with_target(name, where=where)
    draft = with_task(draft, "IV", 1, name=f"Rà soát; {name.lower()}")
    assert judged(draft) == []


def test_without_an_annex_no_target_is_missing_in_it():
    draft = replace(_with_target("Số hóa 50% kết quả"), sections=())
    assert judged(draft) == []


# -- 17: tasks twice


@pytest.mark.parametrize(
    ("name", "is_repeated"),
    [
        ("Ban hành Quy chế tiếp công dân", True),
        ("BAN HÀNH  quy chế tiếp công dân.", True),
        ("Xây dựng, ban hành Quy chế tiếp công dân", True),
        ("Quy chế tiếp công dân của UBND", True),
        ("Triển khai Quy chế tiếp công dân", False),
        ("Ban hành Quy chế tiếp công dân quý II", False),
        ("Ban hành", False),
    ],
)
def test_repeated_tasks(name, is_repeated):
    draft = with_task(CLEAN, "IV", 1, name=name)
    assert judged(draft) == ([("IV.1", "task_repeated")] if is_repeated else [])


def test_a_repeated_task_is_told_from_a_similar_one():
    texts = []
    for name in ("Ban hành quy chế tiếp công dân", "Quy chế tiếp công dân"):
        [finding] = run_checks(with_task(CLEAN, "IV", 1, name=name), CheckContext())
        texts.append(finding.text)
    assert texts == [
        "The task already stands in II.2: “Ban hành Quy chế tiếp công dân”",
        "The task is nearly the one in II.2: “Ban hành Quy chế tiếp công dân”",
    ]


def test_tasks_without_a_name_are_not_repeated():
    draft = with_task(with_task(CLEAN, "IV", 1, name=""), "V", 1, name="")
    assert judged(draft) == []
