from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from odoo import fields, models
from odoo.fields import Domain

from ...core.plan.progress import STATUSES
from ...core.steering.board_data import (
    ChartRow,
    Choice,
    FigureData,
    ListLink,
    Need,
    PlanRef,
    StatusEntry,
)
from ...core.steering.status_styles import STATUS_STYLES, UNIT_CLASS_STYLES
from ...core.steering.steering_board import (
    STATUS_CLASSES,
    Figure,
    TaskFilter,
    change_text,
)
from ..base.lock import is_leader, is_office
from .board_rows import selection_labels

MAX_PLAN_CHOICES = 100  # more plans than one commune makes in a lifetime
MAX_DEADLINES = 8
PLAN_FIELDS = (
    "company_id",
    "date_from",
    "date_to",
    "document_number",
    "name",
    "state",
    "year",
)
# What a leader decides: (model, what waits, the list of it), urgent first.
DECISION_LISTS = [
    (
        "cchc.extension",
        [("state", "=", "asked")],
        "cchc_plan.cchc_extension_action_awaiting",
    ),
    (
        "cchc.report",
        [("state", "=", "review")],
        "cchc_plan.cchc_report_action_awaiting",
    ),
    (
        "cchc.plan",
        [("state", "=", "draft"), ("document_number", "!=", False)],
        "cchc_plan.cchc_plan_action_awaiting",
    ),
]
# The tasks of an archived plan are archived, and it may still be looked at.
WITH_ARCHIVED = Domain("active", "in", (True, False))


class CchcBoard(models.AbstractModel):
    """What the year board and the steering boards share.

    A board has no table and no rights of its own: it reads plans, tasks, indicators and
    reports as the user may read them, and returns the dataclasses of
    ``core.steering.board_data``.
    """

    _name = "cchc.board"
    _description = "Board"
    _inherit = ["cchc.base.mixin"]

    # Choices

    def _choose_plan(self, plan_id: int | None):
        """The plan asked for, or the one of the commune that is nearest to today."""
        if plan_id:
            plan = (
                self.env["cchc.plan"]
                .with_context(active_test=False)
                .search_fetch([("id", "=", int(plan_id))], PLAN_FIELDS)
            )
            if plan:
                return plan.with_env(self.env)
        this_year = fields.Date.context_today(self).year
        return self._plans_of(self.env.company).sorted(
            lambda plan: (
                plan.year != this_year,
                plan.state == "draft",
                abs(plan.year - this_year),
            )
        )[:1]

    def _plans_of(self, company):
        return self.env["cchc.plan"].search_fetch(
            [("company_id", "=", company.id)], PLAN_FIELDS, limit=MAX_PLAN_CHOICES
        )

    def _plan_ref(self, plan) -> PlanRef:
        return PlanRef(plan.id, plan.name, plan.year)

    def _plan_choices(self, plans) -> list[Choice]:
        return [
            Choice(
                plan.id,
                " · ".join(
                    filter(None, (str(plan.year), plan.document_number, plan.name))
                ),
            )
            for plan in plans
        ]

    def _plan_choices_beside(self, plan) -> list[Choice]:
        """The plans of the commune of this one, which is among them if archived."""
        return self._plan_choices(self._plans_of(plan.company_id) | plan)

    def _unit_choices(self, plan) -> list[Choice]:
        """The units that lead tasks of the plan."""
        groups = self.env["cchc.task"]._read_group(
            self._tasks_domain(plan), ["lead_unit_id"]
        )
        return [Choice(unit.id, unit.name) for (unit,) in groups if unit]

    def _tasks_domain(self, plan, unit_id: int | None = None) -> Domain:
        domain = Domain("plan_id", "=", plan.id) & WITH_ARCHIVED
        if unit_id:
            domain &= Domain("lead_unit_id", "=", int(unit_id))
        return domain

    # Lists

    def _list(self, model: str, domain: Domain) -> ListLink:
        return ListLink(model, domain_to_json(domain))

    def _list_of_ids(self, model: str, record_ids: Iterable[int]) -> ListLink:
        """For a past day, on which no domain finds what was true then."""
        domain = Domain("id", "in", list(record_ids))
        if "active" in self.env[model]._fields:
            domain &= WITH_ARCHIVED
        return self._list(model, domain)

    # Figures

    def _figure(
        self,
        name: str,
        figure: Figure,
        lists: tuple[ListLink, ListLink | None],
        before: Figure | None = None,
    ) -> FigureData:
        """
        :param lists: what the figure counts, and its denominator
        :param before: the same figure a week before, where it is known
        """
        label = self._figure_labels()[name]
        counted, denominator = lists
        return FigureData(
            name=name,
            label=label,
            meaning=self._figure_meanings()[name],
            unit=self._figure_units()[name],
            value=figure.text or self.env._("No data"),
            has_data=figure.value is not None,
            is_ratio=figure.ratio is not None,
            count=figure.count,
            total=False if figure.total is None else figure.total,
            weights=self._weights_text(figure),
            change=self._change_text(figure, before),
            list=replace(counted, name=label),
            total_list=denominator and replace(denominator, name=label),
        )

    def _weights_text(self, figure: Figure) -> str:
        if not figure.is_weighed:
            return ""
        parts = self.env["cchc.plan"]._parts(figure.ratio)
        return self.env._("weight %(parts)s", parts=parts)

    def _change_text(self, figure: Figure, before: Figure | None) -> str:
        """The change since the week before; empty where it is not known."""
        change = figure.change(before) if before else None
        if change is None:
            return ""
        words = change_text(change, is_points=figure.ratio is not None)
        if not change:
            return self.env._("unchanged in 7 days")
        if figure.ratio:
            return self.env._("%(change)s points in 7 days", change=words)
        return self.env._("%(change)s in 7 days", change=words)

    def _figure_labels(self) -> dict[str, str]:
        return {
            "completion": self.env._("Completion of the Plan"),
            "on_time": self.env._("On-Time Rate"),
            "overdue": self.env._("Overdue"),
            "due_soon": self.env._("Due in 15 Days"),
            "reports": self.env._("Reports Sent in Time"),
            "indicators": self.env._("Indicators Reached"),
        }

    def _figure_meanings(self) -> dict[str, str]:
        """figure → what it counts, and over which denominator"""
        return {
            "completion": self.env._(
                "Weight of the tasks done over the weight of all tasks that are "
                "neither on hold nor cancelled."
            ),
            "on_time": self.env._(
                "Weight of the tasks done on time over that of the tasks done on "
                "time, done late or overdue."
            ),
            "overdue": self.env._(
                "Tasks that are not done and whose deadline has passed."
            ),
            "due_soon": self.env._(
                "Open tasks in time whose next deadline comes within 15 days."
            ),
            "reports": self._reports_meaning(),
            "indicators": self.env._(
                "Indicators that have reached the target of the year over all that "
                "have a target."
            ),
        }

    def _reports_meaning(self) -> str:
        return self.env._("Reports sent by their due day over those sent or past due.")

    def _figure_units(self) -> dict[str, str]:
        """figure → the noun of what it counts"""
        tasks = self.env._("tasks")
        return {
            "completion": tasks,
            "on_time": tasks,
            "overdue": tasks,
            "due_soon": tasks,
            "reports": self.env._("reports"),
            "indicators": self.env._("indicators"),
        }

    # Labels and styles of statuses

    def _status_entries(self) -> list[StatusEntry]:
        labels = selection_labels(self.env["cchc.task"], "status")
        return [
            StatusEntry.styled(word, labels[word], STATUS_STYLES[word])
            for word in STATUSES
        ]

    def _status_class_entries(self) -> list[StatusEntry]:
        """The parts of a section's bar."""
        return [
            entry for entry in self._status_entries() if entry.word in STATUS_CLASSES
        ]

    def _unit_class_entries(self) -> list[StatusEntry]:
        """The parts of a unit's bar."""
        labels = {
            "done": self.env._("Done, Not Late"),
            "late": self.env._("Done Late"),
            "overdue": self.env._("Overdue"),
            "waiting": self.env._("Open, in Time"),
        }
        return [
            StatusEntry.styled(name, labels[name], STATUS_STYLES[status])
            for name, status in UNIT_CLASS_STYLES.items()
        ]

    # What the user has to deal with, as of now

    def _needs(
        self, plan_tasks: Domain, tasks: Domain, milestones: Domain
    ) -> list[Need]:
        """Entries with count 0 are omitted.

        :param plan_tasks: whatever unit is chosen; the user's own are among them
        :param tasks: of the chosen unit, as ``milestones``
        """
        if is_office(self.env) or is_leader(self.env):
            needs = [
                *self._decision_needs(),
                self._escalated_need(milestones),
                self._without_person_need(tasks),
            ]
        else:
            needs = [self._own_overdue_need(plan_tasks)]
        return [need for need in needs if need.count]

    def _decision_needs(self) -> list[Need]:
        """What waits for a leader, in the companies that the user has chosen."""
        if not is_leader(self.env):
            return []
        labels = {
            "cchc.extension": self.env._("Requests for More Time"),
            "cchc.plan": self.env._("Plans to Issue"),
            "cchc.report": self.env._("Reports to Approve"),
        }
        return [
            Need(
                name=xmlid.partition(".")[2],
                label=labels[model],
                count=self.env[model].search_count(domain),
                action=xmlid,
            )
            for model, domain, xmlid in DECISION_LISTS
        ]

    def _escalated_need(self, milestones: Domain) -> Need:
        """Deadlines that were escalated to the leader and are still open."""
        return self._list_need(
            "escalated",
            self.env._("Escalated to the Leader"),
            self._list(
                "cchc.milestone", milestones & Domain("is_escalated", "=", True)
            ),
        )

    def _without_person_need(self, tasks: Domain) -> Need:
        domain = tasks & Domain("is_without_person", "=", True)
        domain &= self.env["cchc.task"]._being_carried_out()
        return self._list_need(
            "without_person",
            self.env._("Tasks without a Person"),
            self._list("cchc.task", domain),
        )

    def _own_overdue_need(self, tasks: Domain) -> Need:
        own = Domain("user_id", "=", self.env.uid) & Domain("status", "=", "overdue")
        return self._list_need(
            "own_overdue",
            self.env._("My Overdue Tasks"),
            self._list("cchc.task", tasks & own),
        )

    def _list_need(self, name: str, label: str, link: ListLink) -> Need:
        count = self.env[link.model].search_count(link.domain)
        return Need(name, label, count, list=replace(link, name=label))


def to_domain(task_filter: TaskFilter, day: date) -> Domain:
    """The tasks that a figure counts on ``day``, which is today."""
    domain = Domain("status", "in", task_filter.statuses)
    if task_filter.within is not None:
        # The statuses imply the first day too, but no index knows them.
        last = day + timedelta(days=task_filter.within)
        domain &= Domain("date_deadline", ">=", day)
        domain &= Domain("date_deadline", "<=", last)
    return domain


def legend(entries: list[StatusEntry], rows: list[ChartRow]) -> list[StatusEntry]:
    """The classes that occur in the chart."""
    used = {word for row in rows for word in row.parts}
    return [entry for entry in entries if entry.word in used]


def domain_to_json(domain: Domain) -> list:
    return [
        term if isinstance(term, str) else [term[0], term[1], _value_to_json(term[2])]
        for term in domain
    ]


def _value_to_json(value):
    if isinstance(value, date):
        return fields.Date.to_string(value)
    if not isinstance(value, str) and hasattr(value, "__iter__"):
        return list(value)
    return value
