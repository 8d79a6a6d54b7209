"""What a report says, read from the records of its plan."""

from dataclasses import replace
from datetime import date

from odoo import fields

from ...core.indicator.totals import total
from ...core.paper.paper import Sender
from ...core.plan.progress import OUTSIDE, Figures, figures, status_as_of, summarise
from ...core.reporting.documents import issued
from ...core.reporting.facts import (
    DocumentFact,
    IndicatorFact,
    Paragraph,
    Period,
    ReportFacts,
    StatisticFact,
    TaskFact,
)
from ...core.reporting.frozen import unpack
from ...core.reporting.regime import MONTHS, judged_on, months_of
from ...core.reporting.report_paper import ReportFrame
from ...core.reporting.statistics import (
    GROWING,
    StatisticFigures,
    by_code,
    indicator_figures,
    plan_figures,
    read_figure,
    since_year_began,
)

# The report's field → the company's, copied when a leader approves.
LETTERHEAD = {
    "superior_line": "cchc_superior_line",
    "body_line": "cchc_body_line",
    "place": "cchc_place",
    "authority": "cchc_authority",
    "signer_title": "cchc_signer_title",
    "signer": "cchc_signer",
}


class ReportReader:
    """Reads one report: what it says, and of which tasks, documents and indicators.

    It reads only, in the environment of the report that it was given, and keeps
    nothing: each call says what the records say at that moment.
    """

    def __init__(self, report):
        report.ensure_one()
        self.report = report

    # The whole report, and those that it is compared to

    def facts(self) -> ReportFacts:
        """What the report says: fixed once it is approved, as of today before."""
        return self.frozen_facts() if self.report.date_approved else self.live_facts()

    def live_facts(self) -> ReportFacts:
        """The report as the records say it now."""
        report = self.report
        day = self.day_judged()
        tasks = self._task_facts(day)
        indicators = self._indicator_facts()
        return ReportFacts(
            period=self._period(day),
            body=report.company_id.name,
            plan_name=self._plan_name(),
            figures=self._figures(tasks, day),
            tasks=tasks,
            indicators=indicators,
            statistics=self._statistic_facts(tasks, indicators),
            parts=tuple(part._fact() for part in report.contribution_ids),
        )

    def frozen_facts(self) -> ReportFacts:
        """The report as it was approved, whatever has happened since."""
        report = self.report
        kept = report.frozen
        return ReportFacts(
            period=unpack(Period, kept["period"]),
            body=kept["body"],
            plan_name=kept["plan_name"],
            figures=unpack(Figures, kept["figures"]),
            tasks=tuple(line._fact() for line in report.line_ids),
            indicators=tuple(line._fact() for line in report.indicator_line_ids),
            statistics=self._frozen_statistics(),
            parts=tuple(part._fact() for part in report.part_ids),
            bases=tuple(kept["bases"]),
        )

    def previous_report(self):
        """The report of the period before, of the same plan, as it was sent."""
        report = self.report
        return self._latest_sent(
            [
                ("plan_id", "=", report.plan_id.id),
                ("date_to", "<", report.date_to),
                ("id", "!=", report.id),
            ]
        )

    def previous_facts(self) -> ReportFacts | None:
        previous = self.previous_report()
        return ReportReader(previous).facts() if previous else None

    def last_year_facts(self) -> ReportFacts | None:
        """The same period's report of last year, as it was sent."""
        report = self.report
        found = self._latest_sent(
            [
                ("company_id", "=", report.company_id.id),
                ("kind", "=", report.kind),
                ("year", "=", report.year - 1),
            ]
        )
        return ReportReader(found).facts() if found else None

    def _latest_sent(self, domain: list):
        """The last periodic report of a domain that is approved or sent, or none."""
        return self.report.search(
            [
                *domain,
                ("kind", "!=", "adhoc"),
                ("state", "in", ("approved", "sent")),
            ],
            order="date_to desc, round desc, id desc",
            limit=1,
        )

    # The period

    def day_judged(self) -> date:
        """The day on which it is judged what is late: once it is submitted, the day of
        its text."""
        report = self.report
        day = fields.Date.context_today(report)
        if report.state not in ("planned", "collecting") and report.date_drafted:
            day = fields.Datetime.context_timestamp(report, report.date_drafted).date()
        return judged_on(report.date_to, day) if report.date_to else day

    def _months(self) -> tuple[date, date]:
        """The calendar months that the report tells of, for what is due in them."""
        report = self.report
        if report.kind in MONTHS:
            return months_of(report.kind, report.year)
        return report.date_from, report.date_to

    def _period(self, day: date) -> Period:
        report = self.report
        also = report.also_kinds
        return Period(
            kind=report.kind,
            year=report.year,
            date_from=report.date_from,
            date_to=report.date_to,
            as_of=day,
            also=tuple(also.split(",")) if also else (),
        )

    def _plan_name(self) -> str:
        """The plan as it is cited, which is Vietnamese in any language."""
        plan = self.report.plan_id
        signed = f" ngày {plan.document_date:%d/%m/%Y}" if plan.document_date else ""
        body = self.report.company_id.name
        return f"Kế hoạch số {plan.document_number}{signed} của {body}"

    # Tasks

    def tasks_of_period(self):
        """The tasks that a unit is asked for: due in the period, late, or worked on."""
        day = self.day_judged()

        def is_of_period(task):
            if task.state in OUTSIDE:
                return False
            late = any(
                due.state == "todo" and due.date_deadline and due.date_deadline < day
                for due in task.milestone_ids
            )
            return (
                late
                or any(self._is_due(due) for due in task.milestone_ids)
                or bool(self.updates_of(task) or self._done_in_period(task))
            )

        return self.report.plan_id.task_ids.filtered(is_of_period)

    def units_asked(self):
        """The units that lead a task that counts, or report an indicator."""
        leading = self.report.plan_id.task_ids.filtered(
            lambda task: task.state != "cancelled"
        ).lead_unit_id
        return (leading | self.indicators().unit_id).sorted(
            lambda unit: (unit.sequence, unit.name)
        )

    def documents_of(self, task, first: date | None = None):
        """The documents of a task that were issued in the period.

        :param first: the first day, where it is not the period's
        """
        last = self.report.date_to
        first = first or self.report.date_from
        done = self._done_in_period(task, first)
        found = task.milestone_ids.document_ids.filtered(
            lambda document: (
                (document.date and first <= document.date <= last)
                or (not document.date and document in done.document_ids)
            )
        )
        return found.sorted(lambda document: (document.date or last, document.id))

    def updates_of(self, task):
        """What was told of a task in the period, or for this report, oldest first."""
        report = self.report
        rounds = report._origin | report.previous_id
        return task.update_ids.filtered(
            lambda update: (
                update.report_id in rounds
                or report.date_from <= update.date <= report.date_to
            )
        ).sorted(lambda update: (update.date, update._origin.id))

    def _is_due(self, milestone) -> bool:
        """Whether a milestone falls into the period."""
        first, last = self._months()
        deadline = milestone.date_deadline
        return (
            milestone.state != "cancelled"
            and bool(deadline)
            and first <= deadline <= last
        )

    def _done_in_period(self, task, first: date | None = None):
        first = first or self.report.date_from
        return task.milestone_ids.filtered(
            lambda due: (
                due.state == "done"
                and due.date_done
                and first <= due.date_done <= self.report.date_to
            )
        )

    def _task_facts(self, day: date) -> tuple[TaskFact, ...]:
        return tuple(
            self._task_fact(task, day) for task in self.report.plan_id.task_ids
        )

    def _task_fact(self, task, day: date) -> TaskFact:
        """A task as it stood on ``day``."""
        dues = task._dues()
        summary = summarise(due.as_of(day) for due in dues)
        updates = self.updates_of(task)
        difficulties = [text for text in updates.mapped("difficulty") if text]
        return TaskFact(
            key=task.id,
            **_task_texts(task),
            deadline=summary.deadline,
            date_done=summary.done,
            status=status_as_of(task.state, dues, day),
            weight=task.weight,
            is_extended=any(_is_extended(due) for due in task.milestone_ids),
            is_due=task.state not in OUTSIDE
            and any(self._is_due(due) for due in task.milestone_ids),
            progress=summary.progress,
            # Several milestones done on one day often say the same.
            result="\n".join(dict.fromkeys(filter(None, updates.mapped("result")))),
            difficulty=difficulties[-1] if difficulties else "",
            documents=self._document_facts(task),
            next_deadline=self._next_deadline(task),
        )

    def _next_deadline(self, task) -> date | None:
        """The first deadline after the cut-off of what is still to do."""
        waiting = [
            due.date_deadline
            for due in task.milestone_ids
            if due.state == "todo"
            and due.date_deadline
            and due.date_deadline > self.report.date_to
        ]
        return min(waiting, default=None)

    def _document_facts(
        self, task, first: date | None = None
    ) -> tuple[DocumentFact, ...]:
        """The documents of a task since ``first``, or since the period began."""
        return tuple(
            DocumentFact(
                kind=document.type_id.name or "",
                number=document.number,
                date=document.date or None,
                subject=document.subject or "",
            )
            for document in self.documents_of(task, first)
        )

    def _figures(self, tasks: tuple[TaskFact, ...], day: date) -> Figures:
        """The three figures of the plan on ``day``."""
        return figures(
            ((fact.status, fact.deadline, fact.weight) for fact in tasks), day
        )

    # Indicators

    def indicators(self):
        """The indicators that the report tells of."""
        return self.report.plan_id.indicator_ids

    def values_of_unit(self, unit):
        """The records of a unit's figures that fall into the report's months."""
        first, last = self._months()
        return (
            self._indicators_of(unit)
            .value_ids.filtered(lambda value: first <= value.date_from <= last)
            .sorted(
                lambda value: (value.indicator_id.sequence, value.date_from, value.id)
            )
        )

    def _indicators_of(self, unit):
        """Those that a unit reports; the office's own also those that nobody does."""
        is_office = self.report.user_id in (unit.head_id | unit.member_ids)
        return self.indicators().filtered(
            lambda indicator: (
                indicator.unit_id == unit or (is_office and not indicator.unit_id)
            )
        )

    def _indicator_facts(self) -> tuple[IndicatorFact, ...]:
        return tuple(self._indicator_fact(each) for each in self.indicators())

    def _indicator_fact(self, indicator) -> IndicatorFact:
        """An indicator with what is entered for the months of the report."""
        first, last = self._months()
        entered = indicator._entered_values().filtered(
            lambda value: value.date_from <= last
        )
        in_period = [value._figure() for value in entered if first <= value.date_from]
        judgement = indicator._judge(last)
        year = judgement.total if judgement else total(indicator.kind, "last", ())
        period = total(indicator.kind, indicator.aggregation, in_period)
        latest = entered[-1:]
        before = indicator.previous_id.plan_id.year
        is_of_last_year = before == self.report.year - 1
        return IndicatorFact(
            key=indicator.id,
            **_indicator_texts(indicator),
            period_value=period.value,
            year_value=year.value,
            last_year_value=indicator._last_year(latest)[0]
            if is_of_last_year
            else None,
            evaluation=judgement.status if judgement else "no_data",
            numerator=year.numerator,
            denominator=year.denominator,
            period_numerator=period.numerator,
            period_denominator=period.denominator,
            note=latest.note or "",
            is_cumulative=indicator.aggregation == "sum",
        )

    # The superior's statistics form

    def statistics(self) -> tuple[StatisticFact, ...]:
        """The lines with their figures: of today, or as they were approved."""
        if self.report.date_approved:
            return self._frozen_statistics()
        return self._statistic_facts(
            self._task_facts(self.day_judged()), self._indicator_facts()
        )

    def indicators_by_code(self) -> dict:
        """The indicators that fill a line of the form, and with what, by its code."""
        return {
            code: (indicator, part)
            for indicator in self.indicators()
            for part, code in indicator._statistic_codes().items()
        }

    def figures_before(self) -> dict[str, StatisticFact]:
        """The form in the year's last report that ended before this one begins."""
        if self._is_whole_year():
            return {}
        report = self.report
        found = self._latest_sent(
            [
                ("company_id", "=", report.company_id.id),
                ("year", "=", report.year),
                ("date_to", "<", report.date_from),
            ]
        )
        return by_code(ReportReader(found).statistics()) if found else {}

    def year_figure(
        self, line, period: float | None, before: dict[str, StatisticFact]
    ) -> float | None:
        """What an entered figure of the period makes of the year.

        :param before: what :meth:`figures_before` returns
        """
        then = before.get(line.code)
        return since_year_began(
            line.aggregation,
            period,
            is_whole=self._is_whole_year(),
            before=then.year_value if then else None,
        )

    def _frozen_statistics(self) -> tuple[StatisticFact, ...]:
        return unpack(tuple[StatisticFact, ...], self.report.frozen["statistics"])

    def _statistic_facts(
        self, tasks: tuple[TaskFact, ...], indicators: tuple[IndicatorFact, ...]
    ) -> tuple[StatisticFact, ...]:
        """The lines of the superior's statistics form with the figures of today."""
        lines = self.report.statistic_ids
        if not lines:
            return ()
        by_key = {fact.key: fact for fact in indicators}
        of_code = self.indicators_by_code()
        counted, before = self._plan_figures(tasks), self.figures_before()
        found = []
        for line in lines:
            if line.source == "heading":
                fact = _statistic_fact(line, StatisticFigures(), False)
            elif line.source == "plan":
                grows = line.plan_figure in GROWING
                fact = _statistic_fact(line, counted[line.plan_figure], grows)
            elif line.code in of_code:
                indicator, part = of_code[line.code]
                filled = indicator_figures(by_key[indicator.id], part)
                fact = _statistic_fact(line, filled, indicator._statistic_grows(part))
            else:
                entered = self._entered_figures(line, before)
                fact = _statistic_fact(line, entered, line.aggregation == "sum")
            found.append(fact)
        return tuple(found)

    def _entered_figures(
        self, line, before: dict[str, StatisticFact]
    ) -> StatisticFigures:
        """What the office typed; the year's figure as it adds up, unless typed too."""
        period, year = map(read_figure, (line.period_typed, line.year_typed))
        if year is None:
            year = self.year_figure(line, period, before)
        return StatisticFigures(period, year)

    def _plan_figures(self, tasks: tuple[TaskFact, ...]) -> dict[str, StatisticFigures]:
        """What can be counted in the plan."""
        is_whole = self._is_whole_year()
        of_period = float(len(issued(tasks)))
        of_year = of_period if is_whole else self._issued_in_year(tasks)
        return plan_figures(
            tasks,
            self._figures(tasks, self.day_judged()).completion,
            StatisticFigures(of_period, of_year),
            None if is_whole else self.report.date_from,
        )

    def _issued_in_year(self, tasks: tuple[TaskFact, ...]) -> float:
        """How many documents the tasks have since the year of the plan began."""
        first = self._year_begins()
        of_year = (
            replace(fact, documents=self._document_facts(task, first))
            for fact, task in zip(tasks, self.report.plan_id.task_ids, strict=True)
        )
        return float(len(issued(of_year)))

    def _is_whole_year(self) -> bool:
        """Whether the period has all of the year up to its cut-off."""
        return self._months()[0] <= date(self.report.year, 1, 1)

    def _year_begins(self) -> date:
        """The first day whose figures count for the year of the plan."""
        report = self.report
        periodic = report.plan_id.report_ids.filtered(lambda each: each.kind != "adhoc")
        first_days = periodic.mapped("date_from")
        return min([report.date_from, *first_days, date(report.year, 1, 1)])

    # On paper

    def letterhead(self) -> dict[str, str]:
        """The lines of the letterhead and the signature: fixed, or the company's."""
        report = self.report
        if report.date_approved:
            return {name: report[name] or "" for name in LETTERHEAD}
        company = report.company_id
        return {name: company[source] or "" for name, source in LETTERHEAD.items()}

    def frame(self) -> ReportFrame:
        """Letterhead, subject, addressees, recipients and signature."""
        report = self.report
        lines = self.letterhead()
        return ReportFrame(
            subject=report.name,
            sender=Sender(
                superior=lines["superior_line"],
                body=lines["body_line"],
                place=lines["place"],
                authority=lines["authority"],
                signer_title=lines["signer_title"],
                signer=lines["signer"],
            ),
            number=report.document_number or "",
            day=report.document_date or None,
            addressees=(report.recipient,) if report.recipient else (),
            recipients=tuple((report.distribution or "").splitlines()),
        )

    def paragraphs(self) -> list[Paragraph]:
        """The text as it stands."""
        return [each._fact() for each in self.report.paragraph_ids.sorted("sequence")]


def _task_texts(task) -> dict[str, str]:
    """What a report prints of a task as the plan has it."""
    return {
        "section": task.section_id.display_name or "",
        "area": task.area_id.code or "",
        "number": task.number or "",
        "name": task.name,
        "deliverable": task.deliverable or "",
        "lead": task.lead_text or task.lead_unit_id.name or "",
        "coordinating": task.coordinating_text or "",
        "timeframe": task.timeframe_text or "",
    }


def _indicator_texts(indicator) -> dict[str, str]:
    """What a report prints of an indicator as the plan has it."""
    return {
        "section": indicator.section_id.display_name or "",
        "area": indicator.section_id.area_id.code or "",
        "name": indicator.name,
        "unit_of_measure": indicator.unit_of_measure or "",
        "target": indicator.target_text or "",
        "unit": indicator.unit_id.name or "",
    }


def _statistic_fact(line, filled: StatisticFigures, grows: bool) -> StatisticFact:
    """A line of the statistics form with its figures.

    :param grows: whether the year's figure can only grow from report to report
    """
    return StatisticFact(
        number=line.number or "",
        name=line.name or "",
        unit_of_measure=line.unit_of_measure or "",
        period_value=filled.period,
        year_value=filled.year,
        is_heading=line.source == "heading",
        note=line.note or "",
        code=line.code,
        is_cumulative=grows,
    )


def _is_extended(milestone) -> bool:
    """Whether the deadline in force is later than the first one."""
    first, now = milestone.date_planned, milestone.date_deadline
    return bool(first and now and first < now)
