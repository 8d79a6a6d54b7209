"""Check 13: reports due before their figures are cut off, several due on one day."""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator

from ...text.finding import Finding, _lt
from ...text.normalize import fold
from ..draft import PlanDraft
from .context import CheckContext, ReportLine, plan_year
from .passages import field_places, narrative_lines

_QUARTERS = {
    "quý i": "quý I",
    "quý ii": "quý II",
    "quý iii": "quý III",
    "quý iv": "quý IV",
}
# A period's last month; its report is due in it or in the month after.
_LAST_MONTHS = {
    **dict(zip(_QUARTERS, (3, 6, 9, 12), strict=True)),
    "6 tháng": 6,
    "9 tháng": 9,
    "năm": 12,
}
_MONTHS_AFTER = 1
# "báo cáo 6 tháng trước ngày 10/6", "báo cáo quý gửi trước ngày 10 tháng cuối cùng"
_DUE = re.compile(
    r"\b(?P<period>quý (?:iv|i{1,3})|quý|6 tháng|9 tháng|năm)\b"
    r"(?P<between>(?:(?!\bquý\b|\bnăm\b)[^\d.;]){0,60})\bngày (?P<day>\d{1,2})"
    r"(?: ?/ ?(?P<month>\d{1,2})\b| tháng (?P<spelled>\d{1,2})\b"
    r"|(?= (?:của )?tháng cuối))"
)
_BEFORE = re.compile(r"trước (?:hoặc đúng )?$")


def check_due_before_cutoff(
    draft: PlanDraft, context: CheckContext
) -> Iterator[Finding]:
    """Check 13: due before the day on which its figures are cut off."""
    early = [
        f"{line.name} ({line.date_due:%d/%m} < {line.date_cutoff:%d/%m})"
        for line in _report_lines(draft, context)
        if line.date_due and line.date_cutoff and line.date_due < line.date_cutoff
    ]
    if early:
        yield Finding(
            "report_before_cutoff",
            _place(draft),
            _lt("Reports are due before the cut-off of their figures: %(reports)s"),
            {"reports": "; ".join(early)},
        )


def check_due_together(draft: PlanDraft, context: CheckContext) -> Iterator[Finding]:
    """Check 13: two reports due on the same day, where one may replace the other."""
    by_day = defaultdict(list)
    for line in _report_lines(draft, context):
        if line.date_due:
            by_day[line.date_due].append(line.name)
    together = {day: names for day, names in sorted(by_day.items()) if len(names) > 1}
    if together:
        yield Finding(
            "reports_due_together",
            _place(draft),
            _lt(
                "Several reports are due on one day; "
                "does one replace the other? %(days)s"
            ),
            {
                "days": "; ".join(
                    f"{day:%d/%m}: {', '.join(names)}"
                    for day, names in together.items()
                )
            },
        )


def _report_lines(draft: PlanDraft, context: CheckContext) -> tuple[ReportLine, ...]:
    """The dates that the plan's own text sets, else those of the reporting regime."""
    cutoffs = {
        (line.date_cutoff.year, line.date_cutoff.month): line.date_cutoff
        for line in context.report_lines
        if line.date_cutoff
    }
    year = plan_year(draft)
    lines = dict.fromkeys(
        ReportLine(
            _QUARTERS.get(period, period),
            due,
            cutoffs.get((year, _LAST_MONTHS[period])),
        )
        for period, due in _printed(draft, year)
    )
    return tuple(lines) or context.report_lines


def _printed(draft: PlanDraft, year: int | None) -> Iterator[tuple[str, datetime.date]]:
    """Each period that the chapter on reports dates, with the last day in time."""
    for passage in narrative_lines(draft)["reporting_note"] if year else ():
        for match in _DUE.finditer(fold(passage.text)):
            is_each = match["period"] == "quý"
            for period in _QUARTERS if is_each else (match["period"],):
                due = _due(match, _LAST_MONTHS[period], year)
                if due:
                    yield period, due


def _due(match: re.Match, last_month: int, year: int) -> datetime.date | None:
    """The last day in time; None where the month is not one of this report's."""
    month = int(match["month"] or match["spelled"] or last_month)
    if (month - last_month) % 12 > _MONTHS_AFTER:
        return None
    try:
        day = datetime.date(year + (month < last_month), month, int(match["day"]))
    except ValueError:
        return None
    is_before = _BEFORE.search(match["between"])
    return day - datetime.timedelta(days=1) if is_before else day


def _place(draft: PlanDraft) -> str:
    return field_places(draft.chapter_titles)["reporting_note"]
