"""Plans to be printed: Vĩnh Khê's of 2024, and one that is hard to lay out."""

import datetime

from odoo.addons.cchc_plan.core.paper.matrix import Money
from odoo.addons.cchc_plan.core.plan.annex_matrix import Amendment, Change, TaskTracking
from odoo.addons.cchc_plan.core.plan.draft import DraftSection, DraftTask, PlanDraft

from ..plan_files import TASK_FIELDS, expected_sections, vinh_khe

_FIELDS = {
    "II": "key_tasks",
    "IV": "solutions",
    "V": "budget_note",
    "VI": "organisation",
    "VII": "reporting_note",
}
DAY = datetime.date(2024, 2, 5)
LONG = "Rà soát, đánh giá việc thực hiện cải cách hành chính <của> xã & thôn bản. "


def vinh_khe_draft(**changes) -> PlanDraft:
    """The plan 10/KH-UBND of 15/01/2024 as it is saved after its import."""
    plan = vinh_khe()
    narrative, titles = _narrative(plan)
    values = {
        "year": plan["year"],
        "number": plan["number"],
        "date": datetime.date.fromisoformat(plan["date"]),
        "place": plan["place"],
        "issuer": plan["issuer"],
        "superior": plan["superior"],
        "subject": plan["subject"],
        "authority": plan["authority"],
        "signer_title": plan["signer_title"],
        "signer": plan["signer"],
        "bases": (plan["preamble"].split(";")[0],),
        "recipients": tuple(plan["recipients"]),
        "narrative": narrative,
        "chapter_titles": tuple(titles),
        "annex_title": "\n".join(plan["annex_title"]),
        "sections": tuple(
            DraftSection(
                number,
                name,
                tuple(
                    DraftTask(**dict(zip(TASK_FIELDS, task, strict=True)))
                    for task in tasks
                ),
            )
            for number, name, tasks in expected_sections()
        ),
    }
    return PlanDraft(**(values | changes))


def _narrative(plan) -> tuple[dict[str, str], list[str]]:
    texts, titles, field = {}, [], ""
    for kind, text in plan["body"]:
        if kind == "chapter":
            titles.append(text)
            field = _FIELDS.get(text.split(".")[0], "")
        elif kind == "heading" and titles[-1].startswith("I. "):
            field = "objective" if text.startswith("1") else "requirement"
        elif field:
            texts.setdefault(field, []).append(text)
    texts["other_text"] = [plan["closing"]]
    return {name: "\n".join(lines) for name, lines in texts.items()}, titles


def vinh_khe_facts() -> list[TaskTracking]:
    """How far each of its 28 tasks is: the first is done late, by two documents."""
    done = TaskTracking(
        deadline=datetime.date(2024, 1, 31),
        status="Hoàn thành trễ hạn",
        done=DAY,
        documents=(("10/KH-UBND", datetime.date(2024, 1, 15)), ("12/CV", DAY)),
    )
    cancelled = TaskTracking(status="Đã hủy", is_cancelled=True)
    return [done, cancelled, *[TaskTracking(status="Chưa triển khai")] * 26]


def hard_draft() -> PlanDraft:
    """60 tasks: signs of markup and of formulas, a cell of two pages, a long word."""
    return vinh_khe_draft(
        subject="Cải cách hành chính <b>xã</b> \"A\" & 'B' năm 2024",
        sections=tuple(
            DraftSection(number, f'NHÓM <{number}> & "CẢI CÁCH"', _tasks(position))
            for position, number in enumerate(("I", "II", "III", "IV", "V", "VI"))
        ),
    )


def hard_facts() -> list[TaskTracking]:
    return [TaskTracking(budget=Money(15_000_000))] * 60


def _tasks(position: int) -> tuple[DraftTask, ...]:
    tasks = [
        DraftTask(
            name=f"=Nhiệm vụ {position}.{number} " + "cải cách " * number * 2,
            number=str(number),
            deliverable="@Báo cáo & <b>\n- Kế hoạch",
            lead="+Văn phòng",
            coordinating='-Các "bộ phận"',
            timeframe="Quý I/2024",
            note="http://" + "a" * 90 if number == 3 else "",
        )
        for number in range(1, 11)
    ]
    if position == 1:
        tasks[4] = DraftTask(name=(LONG * 22).strip(), number="5")
    return tuple(tasks)


def amendments() -> list[Amendment]:
    return [
        Amendment(
            "Quyết định 25/QĐ-UBND (12/03/2024)",
            "Theo chỉ đạo của UBND huyện",
            (
                Change(
                    "change",
                    "II.4 Ban hành văn bản",
                    "Thời gian thực hiện",
                    "Trước 31/12/2023",
                    "Trước 31/01/2024",
                ),
                Change("cancel", "VII.3 Cung cấp dịch vụ công"),
                Change("add", "VIII.2 Nâng cao chỉ số PCI"),
            ),
        )
    ]
