"""Records as rows, marks and lines of the boards."""

from collections.abc import Iterable
from datetime import date

from ...core.plan.progress import status
from ...core.steering.board_data import (
    DeadlineLine,
    IndicatorLine,
    MilestoneMark,
    SectionRows,
    TaskRow,
)
from ...core.steering.steering_board import (
    ListedFigure,
    TaskSnapshot,
    report_figure,
    status_and_deadline_as_of,
)
from ...core.steering.wall_task import WallSection, WallTask
from ...core.steering.year_board import mark, task_bar

DUE_FIELDS = (
    "task_id",
    "state",
    "date_deadline",
    "date_done",
    "date_planned",
    "is_extended",
)


def selection_labels(records, name: str) -> dict[str, str]:
    """value → label of a selection field, in the language of the records."""
    return dict(records._fields[name]._description_selection(records.env))


def unit_label(unit) -> str:
    return unit.short_name or unit.name or ""


# The year board


def section_rows(tasks, offset: int = 0) -> list[SectionRows]:
    """The tasks in their order, under their sections.

    :param offset: how many tasks of the board come before these
    """
    positions = {task: place for place, task in enumerate(tasks, offset + 1)}
    labels = selection_labels(tasks.env["cchc.milestone"], "status")
    return [
        SectionRows(
            id=section.id,
            name=section.display_name,
            tasks=[task_row(task, positions[task], labels) for task in members],
        )
        for section, members in tasks.grouped("section_id").items()
    ]


def task_row(task, position: int, labels: dict[str, str]) -> TaskRow:
    plan = task.plan_id
    milestones = task.milestone_ids.filtered(
        lambda due: (
            due.date_deadline
            and (due.state != "cancelled" or task.state == "cancelled")
        )
    )
    starts = [task.date_start, *milestones.mapped("date_start")]
    return TaskRow(
        id=task.id,
        number=task.number or "",
        name=task.name,
        unit=unit_label(task.lead_unit_id),
        status=task.status,
        is_extended=task.is_extended,
        bar=task_bar(
            [start for start in starts if start],
            milestones.mapped("date_deadline"),
            plan.date_from or None,
            plan.year,
        ),
        marks=[milestone_mark(milestone, labels) for milestone in milestones],
        wording=task.timeframe_text or "",
        position=position,
    )


def milestone_mark(milestone, labels: dict[str, str]) -> MilestoneMark:
    year = milestone.plan_id.year
    first = milestone.date_planned if milestone.is_extended else False
    deadline = f"{milestone.date_deadline:%d/%m/%Y}"
    parts = [milestone.name]
    if deadline not in milestone.name:
        parts.append(deadline)
    parts.append(labels[milestone.status])
    if first:
        parts.append(
            milestone.env._("extended from %(date)s", date=f"{first:%d/%m/%Y}")
        )
    found = mark(milestone.date_deadline, year)
    return MilestoneMark(
        place=found.place,
        side=found.side,
        status=milestone.status,
        first_place=mark(first, year).place if first else False,
        text=", ".join(parts),
    )


# The steering boards


def snapshot_today(tasks, today: date) -> list[TaskSnapshot]:
    """Status and deadline of each task as they are recorded now."""
    found = []
    for task in tasks:
        facts = task._status_facts()
        found.append(_task_snapshot(task, status(*facts, today), facts[1]))
    return found


def snapshot(tasks, day: date) -> list[TaskSnapshot]:
    """The same on a past day, from the days on which milestones were done."""
    milestones = tasks.env["cchc.milestone"].search_fetch(
        [("task_id", "in", tasks.ids)], DUE_FIELDS
    )
    of_task = milestones.grouped("task_id")
    found = []
    for task in tasks:
        dues = [due._due() for due in of_task.get(task, milestones.browse())]
        then = status_and_deadline_as_of(task.state, dues, day)
        found.append(_task_snapshot(task, *then))
    return found


def _task_snapshot(task, status: str, deadline: date | None) -> TaskSnapshot:
    return TaskSnapshot(
        task_id=task.id,
        section_id=task.section_id.id,
        unit_id=task.lead_unit_id.id or 0,
        weight=task.weight,
        status=status,
        deadline=deadline,
    )


def deadline_line(milestone, day: date, *, with_commune: bool = False) -> DeadlineLine:
    task = milestone.task_id
    return DeadlineLine(
        id=milestone.id,
        task_id=task.id,
        name=task.display_name,
        milestone=milestone.name,
        date=f"{milestone.date_deadline:%d/%m/%Y}",
        days=(milestone.date_deadline - day).days,
        unit=unit_label(task.lead_unit_id),
        person=task.user_id.name or "",
        commune=milestone.company_id.name if with_commune else None,
    )


def indicator_line(
    indicator, judgement, labels: dict[str, str], until: date | None
) -> IndicatorLine:
    """
    :param judgement: of ``indicator._judge(until)``; None: there is nothing to judge
    :param labels: of the statuses
    """
    status = judgement.status if judgement else "no_data"
    return IndicatorLine(
        id=indicator.id,
        name=indicator.name,
        unit=unit_label(indicator.unit_id),
        target=indicator.target_text or "",
        value=indicator._amount_text(judgement.total.value if judgement else None),
        status=status,
        status_label=labels[status],
        trend=indicator._trend(until),
    )


def report_figure_on(reports, day: date) -> ListedFigure:
    return report_figure(
        ((each.id, each.date_sent or None, each.date_due) for each in reports), day
    )


# The wall sheet


def wall_sections(tasks, labels: dict[str, str]) -> Iterable[WallSection]:
    """
    :param labels: of the statuses
    """
    for section, members in tasks.grouped("section_id").items():
        lines = tuple(wall_task(task, labels) for task in members)
        yield WallSection(section.display_name, lines)


def wall_task(task, labels: dict[str, str]) -> WallTask:
    deadline = task.date_deadline
    return WallTask(
        number=task.number or "",
        name=task.name,
        unit=unit_label(task.lead_unit_id),
        person=task.user_id.name or "",
        deadline=f"{deadline:%d/%m/%Y}" if deadline else "",
        status=task.status,
        label=labels[task.status],
        url=task._summary_url(),
    )
