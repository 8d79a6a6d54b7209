from odoo import models

from ...core.plan.progress import OUTSIDE, Figures, figures, status_as_of, summarise
from ...core.reporting.facts import (
    DocumentFact,
    Period,
    ReportFacts,
    TaskFact,
    UnitPart,
)


class CchcReport(models.Model):
    """A report as the values that its text, annexes and comparison are made from."""

    _inherit = "cchc.report"

    def _facts(self) -> ReportFacts:
        """What the report says: fixed once it is approved, as of today before."""
        self.ensure_one()
        return self._frozen_facts() if self.date_approved else self._live_facts()

    def _live_facts(self) -> ReportFacts:
        self.ensure_one()
        day = self._day_judged()
        tasks = self._task_facts(day)
        indicators = self._indicator_facts()
        return ReportFacts(
            period=self._period(day),
            body=self.company_id.name,
            plan_name=self._plan_name(),
            figures=self._figures(tasks, day),
            tasks=tasks,
            indicators=indicators,
            statistics=self._statistic_facts(tasks, indicators),
            parts=tuple(part._fact() for part in self.contribution_ids),
        )

    def _period(self, day) -> Period:
        self.ensure_one()
        return Period(
            kind=self.kind,
            year=self.year,
            date_from=self.date_from,
            date_to=self.date_to,
            as_of=day,
            also=tuple((self.also_kinds or "").split(",")) if self.also_kinds else (),
        )

    def _plan_name(self) -> str:
        """The plan as it is cited, which is Vietnamese in any language."""
        self.ensure_one()
        plan = self.plan_id
        signed = f" ngày {plan.document_date:%d/%m/%Y}" if plan.document_date else ""
        return f"Kế hoạch số {plan.document_number}{signed} của {self.company_id.name}"

    def _task_facts(self, day) -> tuple[TaskFact, ...]:
        self.ensure_one()
        return tuple(self._task_fact(task, day) for task in self.plan_id.task_ids)

    def _figures(self, tasks: tuple[TaskFact, ...], day) -> Figures:
        """The three figures of the plan on ``day``."""
        return figures(
            ((fact.status, fact.deadline, fact.weight) for fact in tasks), day
        )

    def _task_fact(self, task, day) -> TaskFact:
        """A task as it stood on ``day``."""
        self.ensure_one()
        dues = task._dues()
        summary = summarise(due.as_of(day) for due in dues)
        updates = self._updates_of(task)
        difficulties = [text for text in updates.mapped("difficulty") if text]
        waiting = [
            due.date_deadline
            for due in task.milestone_ids
            if due.state == "todo"
            and due.date_deadline
            and due.date_deadline > self.date_to
        ]
        return TaskFact(
            key=task.id,
            section=task.section_id.display_name or "",
            area=task.area_id.code or "",
            number=task.number or "",
            name=task.name,
            deliverable=task.deliverable or "",
            lead=task.lead_text or task.lead_unit_id.name or "",
            coordinating=task.coordinating_text or "",
            timeframe=task.timeframe_text or "",
            deadline=summary.deadline,
            date_done=summary.done,
            status=status_as_of(task.state, dues, day),
            weight=task.weight,
            is_extended=any(due._is_extended() for due in task.milestone_ids),
            is_due=task.state not in OUTSIDE
            and any(self._is_due(due) for due in task.milestone_ids),
            progress=summary.progress,
            # Several milestones done on one day often say the same.
            result="\n".join(dict.fromkeys(filter(None, updates.mapped("result")))),
            difficulty=difficulties[-1] if difficulties else "",
            documents=self._document_facts(task),
            next_deadline=min(waiting, default=None),
        )

    def _document_facts(self, task, first=None) -> tuple[DocumentFact, ...]:
        """The documents of a task since ``first``, or since the period began."""
        return tuple(
            DocumentFact(
                kind=document.type_id.name or "",
                number=document.number,
                date=document.date or None,
                subject=document.subject or "",
            )
            for document in self._documents_of(task, first)
        )


class CchcMilestone(models.Model):
    _inherit = "cchc.milestone"

    def _is_extended(self) -> bool:
        """Whether the deadline in force is later than the first one."""
        self.ensure_one()
        first, now = self.date_planned, self.date_deadline
        return bool(first and now and first < now)


class CchcContribution(models.Model):
    _inherit = "cchc.contribution"

    def _fact(self) -> UnitPart:
        """What the unit has handed in; what it is still writing is not told."""
        self.ensure_one()
        name = self.unit_id.name
        if self.state != "submitted":
            return UnitPart(unit=name, is_submitted=False)
        return UnitPart(
            unit=name,
            is_submitted=True,
            results=self.results or "",
            difficulties=self.difficulties or "",
            proposals=self.proposals or "",
            next_work=self.next_work or "",
        )
