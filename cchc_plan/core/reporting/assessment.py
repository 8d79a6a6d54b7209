"""Chapter III of a report: results, shortcomings, causes.

That nobody named a difficulty is said only of those who answered.
"""

from collections.abc import Sequence
from datetime import date

from .counts import counted, is_done
from .documents import issued
from .facts import ReportFacts, UnitPart
from .gaps import gap
from .indicator_words import SHORT, explanation, has_value, judged, shortfall
from .names import day_text
from .task_words import done_late_line, late_line
from .words import (
    after_colon,
    bullets,
    clean_user_items,
    clean_user_text,
    enumeration,
    format_count,
    is_nothing,
    short_name,
)

_UNITS = "bộ phận"


def results_text(facts: ReportFacts) -> str:
    """What was reached, from the counts and from the units' own words."""
    lines = _done_lines(facts)
    if judged(facts):
        lines.append(f"{judged(facts)}.")
    items = clean_user_items(part.results for part in answered(facts))
    if items:
        lines.append("Một số kết quả khác:")
        lines += bullets(items)
    return "\n".join(lines or [gap("kết quả đạt được trong kỳ")])


def shortcomings_text(facts: ReportFacts) -> str:
    """What is late, what falls short, who did not answer, and what the units name."""
    lines = [*_late_lines(facts), *_short_lines(facts), *_unanswered_lines(facts)]
    items = clean_user_items(part.difficulties for part in answered(facts))
    if items:
        lines.append("Khó khăn, vướng mắc:")
        lines += bullets(items)
    elif answered(facts):
        named = "các bộ phận" if _all_answered(facts) else "các bộ phận đã gửi báo cáo"
        lines.append(f"{named.capitalize()} không nêu khó khăn, vướng mắc.")
    if not items and not _all_answered(facts):
        lines.append(gap("khó khăn, vướng mắc trong kỳ, nếu có"))
    return "\n".join(lines)


def causes_text(facts: ReportFacts) -> str:
    """The recorded reasons, and which late tasks have none."""
    reasons = [
        f"{short_name(task.name)}: {after_colon(clean_user_text(task.difficulty))}"
        for task in facts.tasks
        if not is_nothing(task.difficulty)
    ]
    notes = [
        explanation(indicator)
        for indicator in _short(facts)
        if not is_nothing(indicator.note)
    ]
    lines = []
    if reasons:
        lines.append("Nguyên nhân, vướng mắc của từng nhiệm vụ:")
        lines += bullets(reasons, "nhiệm vụ")
    if notes:
        lines.append("Nguyên nhân của các chỉ tiêu chậm, không đạt:")
        lines += bullets(notes)
    silent = [task for task in facts.overdue if is_nothing(task.difficulty)]
    if silent:
        lines.append(
            f"{format_count(len(silent))} nhiệm vụ quá hạn chưa ghi nhận nguyên nhân. "
            + gap("nguyên nhân của các nhiệm vụ này")
        )
    return "\n".join(lines or [gap("nguyên nhân của tồn tại, hạn chế, nếu có")])


def answered(facts: ReportFacts) -> list[UnitPart]:
    """The parts handed in; what a unit is still writing is not yet its word."""
    return [part for part in facts.parts if part.is_submitted]


def _all_answered(facts: ReportFacts) -> bool:
    """Whether there was somebody to ask and all of them answered."""
    return bool(facts.parts) and len(answered(facts)) == len(facts.parts)


def _done_lines(facts: ReportFacts) -> list[str]:
    tasks = counted(facts.tasks)
    done = [task for task in tasks if is_done(task)]
    if not tasks:
        return []
    documents = issued(facts.tasks)
    issuing = f"; ban hành {format_count(len(documents))} văn bản" if documents else ""
    if not done:
        return [
            f"Đến ngày {day_text(facts.period.as_of)}, trong "
            f"{format_count(len(tasks))} nhiệm vụ của Kế hoạch chưa có nhiệm vụ nào "
            f"hoàn thành toàn bộ{issuing}."
        ]
    in_time = sum(task.status == "done_on_time" for task in done)
    timely = f", trong đó {format_count(in_time)} nhiệm vụ đúng hạn" if in_time else ""
    return [
        f"Đã hoàn thành {format_count(len(done))}/{format_count(len(tasks))} nhiệm vụ "
        f"của Kế hoạch{timely}{issuing}."
    ]


def _late_lines(facts: ReportFacts) -> list[str]:
    if not facts.tasks:
        return []
    overdue = sorted(facts.overdue, key=lambda task: task.deadline or date.max)
    lines = []
    if overdue:
        lines.append(
            f"Còn {format_count(len(overdue))} nhiệm vụ quá hạn chưa hoàn thành:"
        )
        late = [late_line(task, facts.period) for task in overdue]
        lines += bullets(late, "nhiệm vụ quá hạn")
    else:
        lines.append(
            f"Tính đến ngày {day_text(facts.period.as_of)}, theo số liệu đã cập nhật, "
            "không có nhiệm vụ quá hạn chưa hoàn thành."
        )
    done_late = [task for task in facts.tasks if task.status == "done_late"]
    if done_late:
        lines.append(f"Có {format_count(len(done_late))} nhiệm vụ hoàn thành quá hạn:")
        lines += bullets(list(map(done_late_line, done_late)), "nhiệm vụ")
    return lines


def _short(facts: ReportFacts) -> list:
    return [
        indicator
        for indicator in facts.indicators
        if indicator.evaluation in SHORT and has_value(indicator)
    ]


def _short_lines(facts: ReportFacts) -> list[str]:
    short = _short(facts)
    lines = []
    if short:
        lines.append(f"Có {format_count(len(short))} chỉ tiêu chậm hoặc không đạt:")
        lines += bullets([shortfall(one) for one in short])
    missing = [one for one in facts.indicators if not has_value(one)]
    if missing:
        names = enumeration([short_name(one.name) for one in missing], "chỉ tiêu")
        lines.append(f"{format_count(len(missing))} chỉ tiêu chưa có số liệu: {names}.")
    return lines


def _unanswered_lines(facts: ReportFacts) -> Sequence[str]:
    silent = [
        clean_user_text(part.unit) for part in facts.parts if not part.is_submitted
    ]
    if not silent:
        return ()
    return (
        f"{format_count(len(silent))}/{format_count(len(facts.parts))} bộ phận chưa "
        f"gửi phần báo cáo của mình ({enumeration(silent, _UNITS)}); nội dung liên "
        "quan lấy theo số liệu đã cập nhật.",
    )
