"""The facts of a year's four reports, made from the tables of :mod:`.report_year`."""

from dataclasses import replace
from datetime import date
from functools import cache

from odoo.addons.cchc_plan.core.plan.progress import figures
from odoo.addons.cchc_plan.core.reporting.facts import (
    DocumentFact,
    IndicatorFact,
    Period,
    ReportFacts,
    TaskFact,
    UnitPart,
)

from ...plan_files import expected_sections
from .report_year import (
    ALSO,
    AREAS,
    CUT_OFF,
    DATED,
    DIFFICULTIES,
    DOCUMENTS,
    EVALUATIONS,
    KINDS,
    QUARTER_ENDS,
    RECEIVED,
    RESULTS,
    SHARES,
    SLOW,
    UNITS,
    USUAL,
)


@cache
def facts(kind: str) -> ReportFacts:
    """The facts of one of the year's four reports."""
    day = CUT_OFF[kind]
    tasks = tuple(_tasks(kind, day))
    return with_figures(
        ReportFacts(
            period=Period(kind, 2024, date(2024, 1, 1), day, day, ALSO[kind]),
            body="ỦY BAN NHÂN DÂN XÃ VĨNH KHÊ",
            plan_name="Kế hoạch số 10/KH-UBND ngày 15/01/2024 của UBND xã Vĩnh Khê về "
            "cải cách hành chính năm 2024",
            figures=figures((), day),
            tasks=tasks,
            indicators=tuple(_indicators(kind)),
            parts=_parts(kind),
            bases=(
                "Kế hoạch số 11/KH-UBND ngày 15/01/2024 của UBND huyện Vĩnh Linh về "
                "cải cách hành chính nhà nước huyện Vĩnh Linh năm 2024;",
            ),
        )
    )


def with_figures(report: ReportFacts) -> ReportFacts:
    """The same with the figures that its tasks make."""
    lines = [(task.status, task.deadline, task.weight) for task in report.tasks]
    return replace(report, figures=figures(lines, report.period.as_of))


def chain() -> list[ReportFacts]:
    return [facts(kind) for kind in KINDS]


def last_year(kind: str) -> ReportFacts:
    """The same report of 2023: 20 tasks, 5 of them done."""
    now = facts(kind)
    tasks = tuple(
        replace(
            task,
            key=1000 + task.key,
            status="done_on_time" if place < 5 else "todo",
            documents=(),
        )
        for place, task in enumerate(now.tasks[:20])
    )
    period = now.period
    moved = replace(
        period,
        year=2023,
        date_from=period.date_from.replace(year=2023),
        date_to=period.date_to.replace(year=2023),
        as_of=period.as_of.replace(year=2023),
    )
    return with_figures(replace(now, period=moved, tasks=tasks))


def bare(kind: str = "q1", **changes) -> ReportFacts:
    """A report of which nothing is known yet but its name."""
    empty = replace(
        facts(kind), tasks=(), indicators=(), parts=(), bases=(), plan_name=""
    )
    return with_figures(replace(empty, **changes))


def task(key=1, **values):
    usual = {
        "section": "II. CẢI CÁCH THỂ CHẾ",
        "area": "TC",
        "number": str(key),
        "name": f"Rà soát văn bản số {key}",
        "deliverable": "Kế hoạch",
        "lead": "Tư pháp",
        "coordinating": "",
        "timeframe": "Tháng 2/2024",
        "deadline": date(2024, 2, 29),
        "date_done": None,
        "status": "overdue",
        "is_due": True,
    }
    return TaskFact(key=key, **(usual | values))


def printed(paragraphs):
    return "\n".join(f"{one.heading}\n{one.text}" for one in paragraphs)


def _tasks(kind: str, day: date):
    key = 0
    for number, title, rows in expected_sections():
        for row in rows:
            key += 1
            place = f"{number}.{row[0]}"
            yield _task(kind, day, key, place, f"{number}. {title}", row)


def _task(kind, day, key, place, section, row) -> TaskFact:
    number, name, deliverable, lead, coordinating, timeframe = row[:6]
    dues = _dues(place)
    finished = [due for due in dues if due[1] and due[1] <= day]
    waiting = [deadline for deadline, done in dues if not done or done > day]
    is_done = not waiting
    late = any(done > deadline for deadline, done in finished)
    deadline = max(due[0] for due in dues) if is_done else min(waiting)
    if is_done:
        status = "done_late" if late else "done_on_time"
    elif deadline < day:
        status = "overdue"
    else:
        status = "in_progress" if len(dues) > 1 or place == "I.2" else "todo"
    return TaskFact(
        key=key,
        section=section,
        area=AREAS[place.split(".")[0]],
        number=number,
        name=name,
        deliverable=deliverable,
        lead=lead,
        coordinating=coordinating,
        timeframe=timeframe,
        deadline=deadline,
        date_done=max(due[1] for due in finished) if is_done else None,
        status=status,
        is_due=any(due[0] <= day for due in dues),
        progress=100 * len(finished) / len(dues),
        result=RESULTS.get(place, ""),
        difficulty=DIFFICULTIES.get(place, "") if late or status == "overdue" else "",
        documents=_documents(place, day) if finished else (),
        next_deadline=next((one for one in sorted(waiting) if one > day), None),
    )


def _dues(place):
    """(deadline, day done) of each date of a task."""
    if place in DATED:
        return [DATED[place]]
    return list(zip(QUARTER_ENDS, SLOW.get(place, USUAL), strict=True))


def _documents(place, day):
    if place not in DOCUMENTS:
        return ()
    kind, number, subject = DOCUMENTS[place]
    return (DocumentFact(kind, number, DATED[place][1], subject),)


def _indicators(kind):
    for key, (name, row) in enumerate(SHARES.items(), 1):
        section, target, shares, before = row
        parts = shares[kind]
        value = 100 * parts[0] / parts[1] if parts else None
        evaluation = EVALUATIONS[kind][key - 1]
        yield IndicatorFact(
            key=key,
            section=next(
                f"{number}. {title}"
                for number, title, _rows in expected_sections()
                if number == section
            ),
            name=name,
            unit_of_measure="%",
            target=target,
            period_value=value,
            year_value=value,
            last_year_value=before,
            evaluation=evaluation,
            numerator=parts and parts[0],
            denominator=parts and parts[1],
            note="Người dân còn quen nộp hồ sơ trực tiếp." if key == 3 else "",
            unit=UNITS[0],
        )
    yield IndicatorFact(
        key=9,
        section="III. CẢI CÁCH THỦ TỤC HÀNH CHÍNH",
        name="Số hồ sơ TTHC tiếp nhận",
        unit_of_measure="hồ sơ",
        target="",
        period_value=RECEIVED[kind],
        year_value=RECEIVED[kind],
        last_year_value=RECEIVED[kind] - 20,
        evaluation="no_target",
        is_cumulative=True,
    )


def _parts(kind):
    answered = {"q1": 4, "h1": 3, "m9": 4, "year": 4}[kind]
    words = {
        UNITS[0]: {
            "results": "Duy trì họp giao ban hằng tuần, kiểm điểm nhiệm vụ CCHC",
            "difficulties": "Máy quét tại Bộ phận một cửa đã cũ, hay hỏng",
            "proposals": "đề nghị UBND huyện hỗ trợ 01 máy quét tài liệu.",
            "next_work": "Rà soát, cập nhật danh mục TTHC mới công bố",
        },
        UNITS[1]: {"difficulties": "Không có", "proposals": "Không."},
        UNITS[3]: {"difficulties": "máy quét tại Bộ phận một cửa đã cũ, hay hỏng."},
    }
    return tuple(
        UnitPart(unit, position != 1 or answered == 4, **words.get(unit, {}))
        if position != 1 or answered == 4
        else UnitPart(unit, False)
        for position, unit in enumerate(UNITS)
    )
