from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from odoo import fields, models
from odoo.fields import Domain

from ...core.reporting.timeliness import JUDGED, TIMELINESS
from ...core.steering.board_data import (
    Chart,
    ChartPart,
    ChartRow,
    Column,
    CommunesBoard,
    CommunesRef,
    DeadlineLine,
    FigureData,
    ListLink,
    Need,
    Table,
    TableCell,
    TableRow,
    YearChoice,
)
from ...core.steering.communes import Tally, sent_in_time, share, tallies, total
from ...core.steering.steering_board import (
    STATUS_CLASSES,
    TASK_FIGURES,
    UNIT_CLASSES,
    Figure,
    TaskFilter,
)
from ..reporting.cchc_report import KINDS
from .board_rows import deadline_line, selection_labels
from .cchc_board import MAX_DEADLINES, legend, to_domain

PAGE_SIZE = 20  # communes side by side
# What needs attention first.
COLUMNS = ("overdue", "due_soon", "completion", "on_time", "reports", "indicators")
# The first round of each counts: what was returned had been sent in time.
FIRST_ROUND = Domain("round", "=", 1) & Domain("state", "!=", "cancelled")


@dataclass(frozen=True)
class FigureSource:
    """The records that a figure counts."""

    model: str
    counted: Domain
    denominator: Domain | None  # None: a plain number


@dataclass(frozen=True)
class CommunesScope:
    """The plans in force of a year, in the companies that the user has chosen."""

    year: int
    today: date

    @property
    def of_plans(self) -> Domain:
        """Whatever belongs to one of the plans, by its ``plan_id``."""
        return Domain("plan_id.year", "=", self.year) & Domain(
            "plan_id.is_in_force", "=", True
        )

    @property
    def tasks(self) -> Domain:
        # The year once more: by it an index finds them among those of all years.
        return Domain("year", "=", self.year) & self.of_plans

    @property
    def reports(self) -> Domain:
        return self.of_plans & FIRST_ROUND

    @property
    def sources(self) -> dict[str, FigureSource]:
        """figure → what it counts"""
        found = {
            name: FigureSource(
                "cchc.task",
                self._tasks_of(counted),
                denominator and self._tasks_of(denominator),
            )
            for name, (counted, denominator) in TASK_FIGURES.items()
        }
        found["reports"] = FigureSource(
            "cchc.report",
            self.reports & Domain("timeliness", "=", "in_time"),
            self.reports & Domain("timeliness", "in", JUDGED),
        )
        found["indicators"] = FigureSource(
            "cchc.indicator",
            self.of_plans & Domain("status", "=", "reached"),
            self.of_plans & Domain("has_target", "=", True),
        )
        return found

    def _tasks_of(self, task_filter: TaskFilter) -> Domain:
        return self.tasks & to_domain(task_filter, self.today)


@dataclass(frozen=True)
class CommunesPage:
    """The communes that are shown side by side, with their plans in force."""

    companies: models.BaseModel
    plans: models.BaseModel

    @property
    def domain(self) -> Domain:
        """By the plans: an index finds their tasks at once, however many there are."""
        return Domain("plan_id", "in", self.plans.ids)


class CchcCommunesBoard(models.AbstractModel):
    """The steering board of all communes that are chosen, for the plans of a year.

    The database counts everything and lists are opened by domains, so that a province
    takes no longer than the counting does; only one page of communes is named.
    """

    _name = "cchc.communes.board"
    _inherit = "cchc.board"
    _description = "All Communes"

    def _board(self, year: int, years: dict[int, int]) -> CommunesBoard:
        """
        :param years: of ``_years``
        """
        scope = CommunesScope(year, fields.Date.context_today(self))
        by_area = self._tallies(scope, "area_id")
        by_kind = self._report_counts(scope, "kind")
        page = self._page(scope)
        by_commune = self._page_tallies(scope, page)
        return CommunesBoard(
            years=self._year_choices(years),
            plans=self._plan_choices(self._plans_of(self.env.company)),
            communes=CommunesRef(year, years[year]),
            as_of=f"{scope.today:%d/%m/%Y}",
            notes=[self._note(years[year], scope.today)],
            figures=self._figures(scope, by_area, by_kind),
            areas=self._area_chart(scope, by_area),
            by_commune=self._commune_chart(scope, page, by_commune),
            table=self._commune_table(scope, page, by_commune),
            all=self._list("cchc.task", scope.tasks),
            deadlines=self._deadline_lines(scope),
            periods=self._period_table(scope, by_kind),
            needs=self._communes_needs(scope),
        )

    # Years

    def _years(self) -> dict[int, int]:
        """The years in which several of the communes chosen have a plan: how many."""
        if len(self.env.companies) < 2:
            return {}
        found = self.env["cchc.plan"]._read_group(
            Domain("is_in_force", "=", True), ["year"], ["company_id:count_distinct"]
        )
        return {year: count for year, count in found if count > 1}

    def _nearest_year(self, years: Iterable[int]) -> int:
        today = fields.Date.context_today(self)
        return min(years, key=lambda year: abs(year - today.year))

    def _year_choices(self, years: Iterable[int]) -> list[YearChoice]:
        return [
            YearChoice(year, self.env._("%(year)s · All Communes", year=year))
            for year in sorted(years, reverse=True)
        ]

    def _note(self, count: int, today: date) -> str:
        return self.env._(
            "As of %(date)s: the plans in force of %(count)s communes, of those chosen "
            "at the top of the screen.",
            date=f"{today:%d/%m/%Y}",
            count=count,
        )

    def _list(self, model: str, domain: Domain) -> ListLink:
        """Lists are grouped by commune."""
        return replace(super()._list(model, domain), group_by="company_id")

    # Counts

    def _tallies(
        self, scope: CommunesScope, group: str, more: Domain = Domain.TRUE
    ) -> dict[int, Tally]:
        """The tasks of each area or of each commune, by status."""
        found = self.env["cchc.task"]._read_group(
            scope.tasks & more, [group, "status"], ["__count", "weight:sum"]
        )
        return tallies(
            (key.id, status, count, weight) for key, status, count, weight in found
        )

    def _report_counts(
        self, scope: CommunesScope, group: str, more: Domain = Domain.TRUE
    ) -> dict:
        """kind or commune → timeliness → number of reports"""
        found: dict = {}
        for key, word, count in self.env["cchc.report"]._read_group(
            scope.reports & more, [group, "timeliness"], ["__count"]
        ):
            found.setdefault(key, {})[word] = count
        return found

    def _figures(
        self, scope: CommunesScope, by_area: dict, by_kind: dict
    ) -> list[FigureData]:
        """The same as of one plan."""
        sources = scope.sources
        whole = total(by_area.values())
        indicators = sources["indicators"]
        whole.due_soon, reached, with_target = (
            self.env[model].search_count(domain)
            for model, domain in (
                ("cchc.task", sources["due_soon"].counted),
                (indicators.model, indicators.counted),
                (indicators.model, indicators.denominator),
            )
        )
        found = {
            **whole.figures(),
            "reports": sent_in_time(by_kind.values()),
            "indicators": share(reached, with_target),
        }
        return [
            self._figure(name, figure, self._figure_lists(sources[name]))
            for name, figure in found.items()
        ]

    def _figure_lists(self, source: FigureSource) -> tuple[ListLink, ListLink | None]:
        return (
            self._list(source.model, source.counted),
            source.denominator and self._list(source.model, source.denominator),
        )

    # One page of communes

    def _page(self, scope: CommunesScope) -> CommunesPage:
        """The communes with most overdue, then others, in the order of companies."""
        plans = Domain("year", "=", scope.year) & Domain("is_in_force", "=", True)
        overdue = scope.tasks & Domain("status", "=", "overdue")
        companies = self._first_companies(
            "cchc.task", overdue, "__count DESC, company_id", PAGE_SIZE
        )
        if left := PAGE_SIZE - len(companies):
            others = plans & Domain("company_id", "not in", companies.ids)
            companies += self._first_companies("cchc.plan", others, "company_id", left)
        of_page = plans & Domain("company_id", "in", companies.ids)
        return CommunesPage(companies, self.env["cchc.plan"].search(of_page))

    def _first_companies(self, model: str, domain: Domain, order: str, limit: int):
        found = self.env[model]._read_group(
            domain, ["company_id"], order=order, limit=limit
        )
        return self.env["res.company"].browse(company.id for (company,) in found)

    def _page_tallies(
        self, scope: CommunesScope, page: CommunesPage
    ) -> dict[int, Tally]:
        """The tasks of each commune of the page."""
        found = self._tallies(scope, "company_id", page.domain)
        due_soon = self._count_by_commune(
            "cchc.task", scope.sources["due_soon"].counted & page.domain
        )
        for company, count in due_soon.items():
            found[company.id].due_soon = count
        return {each.id: found.get(each.id, Tally()) for each in page.companies}

    def _count_by_commune(self, model: str, domain: Domain) -> dict:
        return dict(self.env[model]._read_group(domain, ["company_id"], ["__count"]))

    def _page_figures(
        self, scope: CommunesScope, page: CommunesPage, by_commune: dict[int, Tally]
    ) -> dict:
        """commune of the page → name → figure"""
        reports = self._report_counts(scope, "company_id", page.domain)
        source = scope.sources["indicators"]
        reached, with_target = (
            self._count_by_commune(source.model, domain & page.domain)
            for domain in (source.counted, source.denominator)
        )
        return {
            company: {
                **by_commune[company.id].figures(),
                "reports": sent_in_time([reports.get(company, {})]),
                "indicators": share(
                    reached.get(company, 0), with_target.get(company, 0)
                ),
            }
            for company in page.companies
        }

    def _commune_table(
        self, scope: CommunesScope, page: CommunesPage, by_commune: dict[int, Tally]
    ) -> Table:
        """The figures of each commune of the page."""
        labels = self._figure_labels()
        sources = scope.sources
        figures = self._page_figures(scope, page, by_commune)
        # The newest, where a commune has two.
        plans = {plan.company_id: plan.id for plan in page.plans.sorted("id")}
        rows = [
            TableRow(
                id=company.id,
                name=company.name,
                plan_id=plans[company],
                cells=[
                    self._commune_cell(
                        company, name, figures[company][name], sources[name]
                    )
                    for name in COLUMNS
                ],
            )
            for company in page.companies
        ]
        return Table([Column(name, labels[name]) for name in COLUMNS], rows)

    def _commune_cell(
        self, company, name: str, figure: Figure, source: FigureSource
    ) -> TableCell:
        label = self._figure_labels()[name]
        own = source.counted & Domain("company_id", "=", company.id)
        link = replace(self._list(source.model, own), group_by=None)
        return TableCell(
            name=name,
            label=label,
            value=figure.text or self.env._("No data"),
            parts=f"{figure.count}/{figure.total}" if figure.ratio else "",
            count=figure.count,
            list=replace(link, name=f"{company.name}: {label}"),
        )

    # Charts

    def _area_chart(self, scope: CommunesScope, by_area: dict[int, Tally]) -> Chart:
        areas = self.env["cchc.area"].browse(key for key in by_area if key)
        names = {area.id: area.name for area in areas.sorted("sequence")}
        if False in by_area:
            names[False] = self.env._("In No Field")
        rows = self._chart_rows(scope, ("area_id", names), by_area, STATUS_CLASSES)
        return Chart(legend(self._status_class_entries(), rows), rows)

    def _commune_chart(
        self, scope: CommunesScope, page: CommunesPage, by_commune: dict[int, Tally]
    ) -> Chart:
        names = {company.id: company.name for company in page.companies}
        rows = self._chart_rows(scope, ("company_id", names), by_commune, UNIT_CLASSES)
        return Chart(legend(self._unit_class_entries(), rows), rows)

    def _chart_rows(
        self, scope: CommunesScope, group: tuple[str, dict], found: dict, classes: dict
    ) -> list[ChartRow]:
        """
        :param group: the task's field, and value → name in the order of the rows
        """
        field, names = group
        rows = []
        for key, name in names.items():
            own = scope.tasks & Domain(field, "=", key)
            parts = {
                word: self._chart_part(own, classes[word], name, count)
                for word, count in found[key].parts(classes).items()
            }
            count = sum(part.count for part in parts.values())
            rows.append(ChartRow(key or 0, name, count, parts))
        return rows

    def _chart_part(self, tasks: Domain, statuses, name: str, count: int) -> ChartPart:
        link = self._list("cchc.task", tasks & Domain("status", "in", statuses))
        return ChartPart(count, replace(link, name=name))

    # Dates, reports and needs

    def _deadline_lines(self, scope: CommunesScope) -> list[DeadlineLine]:
        milestones = self.env["cchc.milestone"].search_fetch(
            scope.of_plans
            & Domain("state", "=", "todo")
            & Domain("task_state", "not in", ("on_hold", "cancelled"))
            & Domain("date_deadline", ">=", scope.today),
            ("task_id", "company_id", "name", "date_deadline"),
            limit=MAX_DEADLINES,
        )
        return [
            deadline_line(milestone, scope.today, with_commune=True)
            for milestone in milestones
        ]

    def _period_table(self, scope: CommunesScope, by_kind: dict) -> Table:
        """The calendar of reports: how many went in time, period by period."""
        reports = self.env["cchc.report"]
        kinds = selection_labels(reports, "kind")
        labels = selection_labels(reports, "timeliness")
        columns = [Column(word, labels[word]) for word in TIMELINESS]
        rows = []
        for kind, _label in KINDS:
            if kind in by_kind:
                own = scope.reports & Domain("kind", "=", kind)
                cells = [
                    self._period_cell(
                        own, kinds[kind], column, by_kind[kind].get(column.name, 0)
                    )
                    for column in columns
                ]
                rows.append(TableRow(kind, kinds[kind], cells))
        return Table(columns, rows)

    def _period_cell(
        self, reports: Domain, period: str, column: Column, count: int
    ) -> TableCell:
        """The number of reports of a period that went so."""
        link = self._list(
            "cchc.report", reports & Domain("timeliness", "=", column.name)
        )
        return TableCell(
            name=column.name,
            label=column.label,
            value=count,
            count=count,
            list=replace(link, name=f"{period}: {column.label}"),
        )

    def _communes_needs(self, scope: CommunesScope) -> list[Need]:
        return self._needs(scope.tasks, scope.tasks, scope.of_plans)
