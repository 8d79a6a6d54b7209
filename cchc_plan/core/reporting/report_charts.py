"""The charts of a periodic report, drawn from its facts."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ..paper.charts import BLANK, CROSSED, SLANTED, SOLID, STRIPED, Bar, Chart, Part
from ..paper.figure_text import percent_text
from ..paper.matrix import cell_text
from ..paper.printable import printable
from ..plan.progress import OUTSIDE
from .facts import IndicatorFact, TaskFact
from .report_words import EVALUATIONS, by_section, figure

COMPLETION_TITLE = "Mức độ hoàn thành theo nhóm nhiệm vụ (số nhiệm vụ)"
INDICATORS_TITLE = "Kết quả lũy kế so với mục tiêu (mục tiêu = 100%)"
TOTAL = "Toàn kế hoạch"
_NO_DATA = "chưa có số liệu"
_MARK = "Mục tiêu"

# Classes of tasks that add up to all that count, from left to right.
_CLASSES = (
    (SOLID, "Hoàn thành đúng hạn", ("done_on_time",)),
    (STRIPED, "Hoàn thành (không có thời hạn)", ("done_no_deadline",)),
    (SLANTED, "Hoàn thành trễ hạn", ("done_late",)),
    (
        BLANK,
        "Chưa hoàn thành, chưa quá hạn",
        ("in_progress", "todo", "open_no_deadline"),
    ),
    (CROSSED, "Quá hạn", ("overdue",)),
)
_EVALUATION_LOOKS = {
    "reached": SOLID,
    "on_track": STRIPED,
    "behind": SLANTED,
    "missed": CROSSED,
}
_OTHER_LOOK = BLANK  # of an indicator without a judgement
_LONGEST = 150.0  # per cent of the target; a longer bar ends there
_NUMBER = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")


def completion_chart(tasks: Sequence[TaskFact]) -> Chart | None:
    """How many tasks of each section are done, open and overdue."""
    kept = [task for task in tasks if task.status not in OUTSIDE]
    bars = [
        _section_bar(section, members) for section, members in by_section(kept).items()
    ]
    if not bars:
        return None
    if len(bars) > 1:
        bars.append(_section_bar(TOTAL, kept, is_total=True))
    used = {part.look for bar in bars for part in bar.parts}
    legend = tuple((look, words) for look, words, _of in _CLASSES if look in used)
    return Chart(COMPLETION_TITLE, tuple(bars), legend, whole=100.0)


def _section_bar(
    section: str, tasks: Sequence[TaskFact], *, is_total: bool = False
) -> Bar:
    numbers = Counter(task.status for task in tasks)
    counts = [
        (look, sum(numbers[status] for status in statuses))
        for look, _words, statuses in _CLASSES
    ]
    total = len(tasks)
    done = sum(number for status, number in numbers.items() if status[:4] == "done")
    return Bar(
        label=section or TOTAL,
        parts=tuple(
            Part(100 * count / total, look, str(count))
            for look, count in counts
            if count
        ),
        figure=f"{done}/{total} ({percent_text(100 * done / total)})",
        is_total=is_total,
    )


def indicator_chart(indicators: Iterable[IndicatorFact]) -> Chart | None:
    """How far each indicator is on the way to its target."""
    measured = [
        (indicator, target)
        for indicator in indicators
        if (target := target_value(indicator.target))
    ]
    if not measured:
        return None
    bars = tuple(_indicator_bar(*each) for each in measured)
    used = {part.look for bar in bars for part in bar.parts}
    looks = [*_EVALUATION_LOOKS.items(), ("no_target", _OTHER_LOOK)]
    words = {look: EVALUATIONS[evaluation] for evaluation, look in looks}
    words[_OTHER_LOOK] = "Chưa đánh giá"
    legend = tuple((look, words[look]) for _evaluation, look in looks if look in used)
    return Chart(
        INDICATORS_TITLE, bars, legend, whole=_LONGEST, mark=100.0, mark_text=_MARK
    )


def _indicator_bar(indicator: IndicatorFact, target: float) -> Bar:
    label = printable(indicator.name).replace("\n", " ")
    aim = printable(indicator.target).replace("\n", " ")
    if indicator.year_value is None:
        return Bar(label, (), f"{_NO_DATA} (mục tiêu {aim})")
    share = 100 * indicator.year_value / target
    look = _EVALUATION_LOOKS.get(indicator.evaluation, _OTHER_LOOK)
    length = min(max(share, 0.0), _LONGEST)
    reached = cell_text(figure(indicator.year_value, ""))
    parts = (Part(length, look, percent_text(share)),)
    return Bar(label, parts, f"{reached} (mục tiêu {aim})")


def target_value(words: str) -> float | None:
    """The number in a target's words; None where it has none above 0.

    >>> target_value("≥ 30 %"), target_value("1.200,5 hồ sơ"), target_value("Có")
    (30.0, 1200.5, None)
    """
    found = _NUMBER.search(words)
    value = float(found[0].replace(".", "").replace(",", ".")) if found else 0.0
    return value or None
