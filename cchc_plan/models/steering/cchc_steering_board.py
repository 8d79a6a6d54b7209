from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from odoo import api, fields, models
from odoo.fields import Domain

from ...core.steering.board_data import (
    Chart,
    ChartPart,
    ChartRow,
    DayChoice,
    DeadlineLine,
    EmptySteeringBoard,
    FigureData,
    IndicatorLine,
    ListLink,
    Need,
    ReportLine,
    SteeringBoard,
    YearChoice,
    to_json,
)
from ...core.steering.steering_board import (
    STATUS_CLASSES,
    TASK_FIGURES,
    UNIT_CLASSES,
    WEEK,
    TaskFilter,
    TaskSnapshot,
    group_by_class,
    past_days,
    share_from_ids,
    task_figures,
)
from ..reporting.cchc_contribution import ANSWERING_STATES
from .board_print import QuickReport, WallSheet
from .board_rows import (
    deadline_line,
    indicator_line,
    report_figure_on,
    selection_labels,
    snapshot,
    snapshot_today,
    unit_label,
)
from .cchc_board import MAX_DEADLINES, legend, to_domain

# Only what the board needs: a plan has long texts.
SNAPSHOT_FIELDS = (
    "state",
    "date_deadline",
    "is_done_late",
    "section_id",
    "lead_unit_id",
    "weight",
)
REPORT_FIELDS = (
    "date_due",
    "date_sent",
    "kind",
    "name",
    "previous_id",
    "round",
    "state",
    "year",
)


@dataclass(frozen=True)
class BoardScope:
    """What the board is about: a plan on a day, of one unit or of all."""

    plan: models.BaseModel
    day: date
    is_today: bool
    unit_id: int | None
    has_previous_week: bool  # the figures of the week before are known

    @property
    def until(self) -> date | None:
        """The last day whose figures count; None: all that is recorded."""
        return None if self.is_today else self.day


class CchcSteeringBoard(models.AbstractModel):
    """How a plan is going on a day: figures, charts, next dates, and what to do."""

    _name = "cchc.steering.board"
    _inherit = "cchc.board"
    _description = "Steering Board"

    @api.model
    @api.readonly
    def get_board(
        self,
        plan_id: int | None = None,
        day: str | None = None,
        unit_id: int | None = None,
        year: int | None = None,
    ) -> dict:
        """The board of one plan, or of the plans of a year in all communes.

        :param plan_id: as for the year board
        :param day: the end of a past quarter of the plan; anything else is today
        :param unit_id: only what this unit leads and reports
        :param year: the board of all communes of this year; ignored where the chosen
            companies have no such plans
        """
        communes = self.env["cchc.communes.board"]
        years = communes._years()
        if year and int(year) in years:
            return to_json(communes._board(int(year), years))
        plan = self._choose_plan(plan_id)
        if plan:
            choices = communes._year_choices(years)
            return to_json(self._board(plan, day, unit_id, choices))
        if years:  # who oversees communes has no plan of their own
            return to_json(communes._board(communes._nearest_year(years), years))
        return to_json(EmptySteeringBoard(needs=self._decision_needs()))

    def _board(
        self, plan, day=None, unit_id=None, years: Iterable[YearChoice] = ()
    ) -> SteeringBoard:
        scope = self._scope(plan, day, unit_id)
        snapshots = self._snapshots(scope)
        judgements = self._judgements(scope)
        reports = self._reports(plan)
        return SteeringBoard(
            plan=self._plan_ref(plan),
            plans=self._plan_choices_beside(plan),
            units=self._unit_choices(plan),
            years=list(years),
            unit_id=scope.unit_id or False,
            days=self._days(plan),
            day=False if scope.is_today else fields.Date.to_string(scope.day),
            as_of=f"{scope.day:%d/%m/%Y}",
            notes=self._notes(scope),
            figures=[
                *self._task_figures(scope, snapshots),
                self._report_figure(scope, reports),
                self._indicator_figure(scope, judgements),
            ],
            sections=self._section_chart(scope, snapshots),
            by_unit=self._unit_chart(scope, snapshots),
            indicators=self._indicator_lines(scope, judgements),
            deadlines=self._deadline_lines(scope),
            reports=self._report_lines(reports),
            needs=self._scope_needs(scope),
        )

    # Scope

    def _scope(self, plan, day, unit_id) -> BoardScope:
        known = {choice.value for choice in self._days(plan)}
        is_past = bool(day) and day in known
        today = fields.Date.context_today(self)
        day = fields.Date.to_date(day) if is_past else today
        return BoardScope(
            plan=plan,
            day=day,
            is_today=not is_past,
            unit_id=int(unit_id) if unit_id else None,
            has_previous_week=self._has_previous_week(plan, day),
        )

    def _days(self, plan) -> list[DayChoice]:
        """The past days of which the board can be shown."""
        if not plan.date_from or not plan.date_to:
            return []
        today = fields.Date.context_today(self)
        return [
            DayChoice(
                fields.Date.to_string(day),
                self.env._(
                    "End of %(period)s (%(date)s)", period=name, date=f"{day:%d/%m/%Y}"
                ),
            )
            for day, name in past_days(plan.date_from, plan.date_to, today)
        ]

    def _has_previous_week(self, plan, day: date) -> bool:
        """Whether the figures of the week before can be computed.

        The days of completion are recorded; of a deadline that was moved the former
        date is not kept with the day of the change.
        """
        before = day - WEEK
        if not self._has_begun(plan, before):
            return False
        of_plan = Domain("plan_id", "=", plan.id)
        extended = Domain("state", "=", "approved") & Domain(
            "date_decided", ">", before
        )
        amended = Domain("date", ">", before)
        return not (
            self.env["cchc.extension"].search_count(of_plan & extended, limit=1)
            or self.env["cchc.amendment"].search_count(of_plan & amended, limit=1)
        )

    def _has_begun(self, plan, day: date) -> bool:
        begin = plan.date_from
        return plan.state != "draft" and bool(begin) and begin <= day

    def _notes(self, scope: BoardScope) -> list[str]:
        """The limits of the figures, where they are not obvious."""
        notes = []
        if scope.plan.state == "draft":
            notes.append(
                self.env._(
                    "The plan is a draft; its deadlines count once it is issued."
                )
            )
        if not scope.is_today:
            notes.append(
                self.env._(
                    "What was done later counts as open. Deadlines, and what is on "
                    "hold or cancelled, stand as they do today."
                )
            )
        before = scope.day - WEEK
        if self._has_begun(scope.plan, before) and not scope.has_previous_week:
            notes.append(
                self.env._(
                    "Deadlines or tasks were changed after %(date)s, so what changed "
                    "since then is not shown for the tasks.",
                    date=f"{before:%d/%m/%Y}",
                )
            )
        return notes

    # Tasks

    def _scope_tasks(self, scope: BoardScope) -> Domain:
        return self._tasks_domain(scope.plan, scope.unit_id)

    def _snapshots(self, scope: BoardScope) -> list[TaskSnapshot]:
        tasks = self.env["cchc.task"].search_fetch(
            self._scope_tasks(scope), SNAPSHOT_FIELDS
        )
        if scope.is_today:
            return snapshot_today(tasks, scope.day)
        return snapshot(tasks, scope.day)

    def _task_figures(self, scope: BoardScope, snapshots) -> list[FigureData]:
        before = {}
        if scope.has_previous_week:
            tasks = self.env["cchc.task"].browse(each.task_id for each in snapshots)
            day = scope.day - WEEK
            before = task_figures(snapshot(tasks, day), day)
        found = []
        for name, figure in task_figures(snapshots, scope.day).items():
            counted, denominator = TASK_FIGURES[name]
            lists = (
                self._task_list(scope, counted, figure.record_ids),
                denominator
                and self._task_list(scope, denominator, figure.denominator_ids),
            )
            found.append(self._figure(name, figure, lists, before.get(name)))
        return found

    def _task_list(
        self, scope: BoardScope, task_filter: TaskFilter, task_ids, more=Domain.TRUE
    ) -> ListLink:
        """A domain for today, the ids themselves for a past day."""
        if not scope.is_today:
            return self._list_of_ids("cchc.task", task_ids)
        domain = self._scope_tasks(scope) & more & to_domain(task_filter, scope.day)
        return self._list("cchc.task", domain)

    def _section_chart(self, scope: BoardScope, snapshots) -> Chart:
        found = group_by_class(snapshots, "section_id", STATUS_CLASSES)
        names = {
            section.id: section.display_name
            for section in scope.plan.section_ids
            if section.id in found
        }
        rows = self._chart_rows(scope, names, found, ("section_id", STATUS_CLASSES))
        return Chart(legend(self._status_class_entries(), rows), rows)

    def _unit_chart(self, scope: BoardScope, snapshots) -> Chart:
        found = group_by_class(snapshots, "unit_id", UNIT_CLASSES)
        units = self.env["cchc.unit"].browse(unit_id for unit_id in found if unit_id)
        names = {unit.id: unit_label(unit) for unit in units.sorted()}
        if 0 in found:
            names[0] = self.env._("Nobody")
        rows = self._chart_rows(scope, names, found, ("lead_unit_id", UNIT_CLASSES))
        return Chart(legend(self._unit_class_entries(), rows), rows)

    def _chart_rows(self, scope: BoardScope, names, found, by) -> list[ChartRow]:
        """
        :param names: id of the section or unit → name, in the order of the rows
        :param found: of ``group_by_class``
        :param by: the task's field of the id, and the classes
        """
        field, classes = by
        rows = []
        for key, name in names.items():
            own = Domain(field, "=", key or False)
            parts = {}
            for word, ids in found[key].items():
                link = self._task_list(scope, TaskFilter(classes[word]), ids, own)
                parts[word] = ChartPart(len(ids), replace(link, name=name))
            total = sum(part.count for part in parts.values())
            rows.append(ChartRow(key, name, total, parts))
        return rows

    def _deadline_lines(self, scope: BoardScope) -> list[DeadlineLine]:
        """The next deadlines of what was open on that day."""
        domain = Domain("plan_id", "=", scope.plan.id)
        domain &= Domain("task_id.active", "in", [True, False])
        domain &= Domain("task_state", "not in", ("on_hold", "cancelled"))
        domain &= Domain("date_deadline", ">=", scope.day)
        was_open = Domain("state", "=", "todo")
        if not scope.is_today:
            was_open |= Domain("state", "=", "done") & Domain(
                "date_done", ">", scope.day
            )
        if scope.unit_id:
            domain &= Domain("lead_unit_id", "=", scope.unit_id)
        milestones = self.env["cchc.milestone"].search_fetch(
            domain & was_open,
            ("task_id", "name", "date_deadline"),
            limit=MAX_DEADLINES,
        )
        return [deadline_line(milestone, scope.day) for milestone in milestones]

    # Indicators

    def _indicators_domain(self, scope: BoardScope) -> Domain:
        domain = Domain("plan_id", "=", scope.plan.id)
        if scope.unit_id:
            domain &= Domain("unit_id", "=", scope.unit_id)
        return domain

    def _judgements(self, scope: BoardScope) -> dict:
        """indicator → its judgement as of the day; None: there is nothing to judge"""
        indicators = self.env["cchc.indicator"].search_fetch(
            self._indicators_domain(scope)
        )
        return {indicator: indicator._judge(scope.until) for indicator in indicators}

    def _indicator_figure(self, scope: BoardScope, judgements: dict) -> FigureData:
        # An indicator without figures has a target too, and has not reached it.
        denominator = [each.id for each in judgements if each.has_target]
        reached = [
            indicator.id
            for indicator, found in judgements.items()
            if found and found.status == "reached"
        ]
        if scope.is_today:
            domain = self._indicators_domain(scope)
            lists = tuple(
                self._list("cchc.indicator", domain & own)
                for own in (
                    Domain("status", "in", ["reached"]),
                    Domain("has_target", "=", True),
                )
            )
        else:
            lists = tuple(
                self._list_of_ids("cchc.indicator", ids)
                for ids in (reached, denominator)
            )
        figure = share_from_ids(reached, denominator)
        return self._figure("indicators", figure, lists)

    def _indicator_lines(
        self, scope: BoardScope, judgements: dict
    ) -> list[IndicatorLine]:
        labels = selection_labels(self.env["cchc.indicator"], "status")
        return [
            indicator_line(indicator, judgement, labels, scope.until)
            for indicator, judgement in judgements.items()
        ]

    # Reports

    def _reports(self, plan):
        """All rounds, the cancelled ones as well."""
        return self.env["cchc.report"].search_fetch(
            [("plan_id", "=", plan.id)], REPORT_FIELDS, order="date_due, id"
        )

    def _report_figure(self, scope: BoardScope, reports) -> FigureData:
        """The first round of each counts: what was returned had been sent in time."""
        first = reports.filtered(
            lambda report: report.round == 1 and report.state != "cancelled"
        )
        figure = report_figure_on(first, scope.day)
        lists = tuple(
            self._list_of_ids("cchc.report", ids)
            for ids in (figure.record_ids, figure.denominator_ids)
        )
        before = report_figure_on(first, scope.day - WEEK)
        return self._figure("reports", figure, lists, before)

    def _reports_meaning(self) -> str:
        # Of all units, whichever is chosen.
        return self.env._(
            "Reports sent by their due day over those sent or past due, of the whole "
            "commune."
        )

    def _report_lines(self, reports) -> list[ReportLine]:
        """The calendar of the year's reports as it is now, each in its latest round."""
        latest = (reports - reports.previous_id).filtered(
            lambda report: report.state != "cancelled"
        )
        missing = self._units_missing(latest)
        labels = selection_labels(reports, "state")
        today = fields.Date.context_today(self)
        return [
            ReportLine(
                id=report.id,
                name=report.display_name,
                due=f"{report.date_due:%d/%m/%Y}",
                state=labels[report.state],
                sent=f"{report.date_sent:%d/%m/%Y}" if report.date_sent else "",
                is_late=(report.date_sent or today) > report.date_due,
                missing=missing.get(report, []),
            )
            for report in latest
        ]

    def _units_missing(self, reports) -> dict:
        """report → the names of the units that have not answered yet"""
        contributions = self.env["cchc.contribution"].search_fetch(
            [
                ("report_id", "in", reports.ids),
                ("state", "=", "open"),
                ("report_state", "in", ANSWERING_STATES),
            ],
            ("report_id", "unit_id"),
        )
        return {
            report: parts.unit_id.mapped("display_name")
            for report, parts in contributions.grouped("report_id").items()
        }

    def _scope_needs(self, scope: BoardScope) -> list[Need]:
        milestones = Domain("plan_id", "=", scope.plan.id)
        if scope.unit_id:
            milestones &= Domain("lead_unit_id", "=", scope.unit_id)
        return self._needs(
            self._tasks_domain(scope.plan), self._scope_tasks(scope), milestones
        )

    # Prints, called by the QWeb templates

    def _quick_report(self, plan, day=None, unit_id=None) -> dict:
        return QuickReport(plan, day, unit_id).page()

    def _wall_sheet(self, plan, unit_id=None) -> dict:
        return WallSheet(plan, unit_id).sheets()
