"""What the tests of the checks share: Vĩnh Khê's plan of 2024, the known decrees."""

from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from odoo.addons.cchc_plan.core.plan import checks
from odoo.addons.cchc_plan.core.plan.checks import CheckContext, KnownDecree, run_checks
from odoo.addons.cchc_plan.core.plan.draft import (
    DraftIndicator,
    DraftSection,
    DraftTask,
    PlanDraft,
)

from ...plan_files import vinh_khe

_ADDON = Path(checks.__file__).resolve().parents[3]
# Which field of the plan keeps a chapter, by the chapter's Roman number.
_VINH_KHE_FIELDS = {
    "II": "key_tasks",
    "III": "other_text",
    "IV": "solutions",
    "V": "budget_note",
    "VI": "organisation",
    "VII": "reporting_note",
}
_VINH_KHE_TARGETS = (
    # (place, clause, per cent), as the reader finds them
    (
        "I.1",
        "100% thủ tục hành chính được cập nhật bổ sung và công bố, công khai trên cổng "
        "thông tin điện tử",
        100,
    ),
    (
        "II.2",
        "100% VBQPPL của HĐND và UBND xã được ban hành đúng pháp luật, đồng bộ, thống "
        "nhất theo các văn bản chỉ đạo của Trung ương và có tính khả thi cao, công "
        "khai, dễ tiếp cận",
        100,
    ),
    ("II.2", "Hoàn thành 100% theo kế hoạch được phê duyệt", 100),
    (
        "II.2",
        "Thực hiện xử lý 100% văn bản QPPL cần được xử lý hoặc kiến nghị xử lý sau "
        "kiểm tra, rà soát",
        100,
    ),
    (
        "II.3",
        "Công khai đầy đủ 100% các TTHC thuộc thẩm quyền của UBND xã, tiếp tục đổi mới "
        "phương pháp làm việc",
        100,
    ),
    ("II.3", "Tỷ lệ giao dịch trực tuyến đạt từ 30% trở lên", 30),
    (
        "II.8",
        "Thực hiện khảo sát sự hài lòng của người dân đạt tỉ lệ 30% trở lên",
        30,
    ),
    (
        "III.4",
        "Đẩy mạnh tuyên truyền nâng cao tỷ lệ giải quyết TTHC theo mức độ 3 và mức "
        "độ 4 đạt tỷ lệ tối thiểu 50% trở lên",
        50,
    ),
)


def known_decrees() -> dict[str, KnownDecree]:
    """The decrees that the addon comes with."""
    root = ElementTree.parse(_ADDON / "data" / "organisation_data.xml").getroot()
    decrees = {}
    for record in root.iterfind("record[@model='cchc.decree']"):
        values = {field.get("name"): field.text for field in record}
        expired = values.get("date_expired")
        decrees[values["number"]] = KnownDecree(
            number=values["number"],
            date=date.fromisoformat(values["date"]),
            subject=values["subject"],
            date_expired=expired and date.fromisoformat(expired),
            replaced_by=values.get("replaced_by", ""),
        )
    return decrees


def vinh_khe_draft() -> PlanDraft:
    """Vĩnh Khê's plan, from the text of the original."""
    plan = vinh_khe()
    return PlanDraft(
        year=plan["year"],
        number=plan["number"],
        date=date.fromisoformat(plan["date"]),
        place=plan["place"],
        issuer=plan["issuer"],
        superior=plan["superior"],
        kind=plan["kind"],
        subject=plan["subject"],
        authority=plan["authority"],
        signer_title=plan["signer_title"],
        signer=plan["signer"],
        bases=(plan["preamble"],),
        recipients=tuple(plan["recipients"]),
        narrative=_narrative(plan["body"]),
        chapter_titles=tuple(text for kind, text in plan["body"] if kind == "chapter"),
        annex_title=" ".join(plan["annex_title"]),
        has_annex_label=False,
        sections=tuple(
            DraftSection(
                section["number"],
                section["name"],
                tuple(DraftTask(**task) for task in section["tasks"]),
            )
            for section in plan["sections"]
        ),
        indicators=tuple(
            DraftIndicator(name, target, where=where)
            for where, name, target in _VINH_KHE_TARGETS
        ),
    )


def _narrative(body: list[list[str]]) -> dict[str, str]:
    """The lines of each chapter under its field; chapter I fills two of them."""
    lines: dict[str, list[str]] = {}
    field_name = ""
    for kind, text in body:
        if kind == "chapter":
            field_name = _VINH_KHE_FIELDS.get(text.partition(".")[0], "objective")
        elif text == "2. Yêu cầu":
            field_name = "requirement"
        if kind != "chapter":
            lines.setdefault(field_name, []).append(text)
    return {name: "\n".join(texts) for name, texts in lines.items()}


def codes(findings) -> list[tuple[str, str]]:
    """Where which rule found something."""
    return [(finding.where, finding.code) for finding in findings]


def judged(draft: PlanDraft, **context) -> list[tuple[str, str]]:
    """What the checks find in a draft."""
    return codes(run_checks(draft, CheckContext(**context)))
