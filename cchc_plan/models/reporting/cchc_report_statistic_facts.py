from dataclasses import replace
from datetime import date

from odoo import fields, models

from ...core.reporting.documents import issued
from ...core.reporting.facts import IndicatorFact, StatisticFact, TaskFact
from ...core.reporting.statistics import (
    GROWING,
    Figures,
    by_code,
    indicator_figures,
    plan_figures,
    read_figure,
    since_year_began,
)
from ..base.lock import unlocked
from .cchc_report_paragraph import WRITING_STATES
from .cchc_statistic_line import LINE_FIELDS


class CchcReport(models.Model):
    """The superior's statistics form in a report: its lines and their figures."""

    _inherit = "cchc.report"

    statistic_ids = fields.One2many(
        "cchc.report.statistic", "report_id", string="Statistics"
    )
    statistic_warnings = fields.Text(
        string="Statistics to Check",
        compute="_compute_statistic_warnings",
        help="Of what is saved; not while figures are being typed.",
    )

    def _compute_statistic_warnings(self):
        for report in self:
            report.statistic_warnings = "\n".join(
                f"{line.name}: {line.warning_text}"
                for line in report.statistic_ids
                if line.warning_text
            )

    def action_take_form(self):
        """Bring the lines up to the form; what was entered stays."""
        self.ensure_one()
        self._check_office()
        self._step(*WRITING_STATES)
        self._sync_statistics()

    def _open_contributions(self):
        super()._open_contributions()
        self._sync_statistics()

    def _sync_statistics(self):
        """Give the report the lines of its commune's form.

        A line that the form has no longer goes, unless something was entered there.
        """
        self.ensure_one()
        # Nobody has the right to make or drop a line but this rule.
        lines = unlocked(self.env["cchc.report.statistic"].sudo())
        known = {line.code: line for line in lines.browse(self.statistic_ids.ids)}
        vals_list = []
        form = self.company_id._cchc_statistic_form().sudo()  # it may be another's
        for number, of_form in enumerate(form.line_ids, 1):
            vals = {name: of_form[name] for name in LINE_FIELDS} | {"sequence": number}
            line = known.pop(of_form.code, None)
            if line:
                line.write(vals)
            else:
                vals_list.append({"report_id": self.id, **vals})
        gone = lines
        for line in known.values():
            if line.period_typed or line.year_typed or line.note:
                line.sequence = len(form.line_ids) + 1
            else:
                gone |= line
        gone.unlink()
        lines.create(vals_list)

    def _next_round(self):
        report = super()._next_round()
        names = (*LINE_FIELDS, "sequence", "period_typed", "year_typed", "note")
        # The lines come with the round, as they come with the form.
        unlocked(self.env["cchc.report.statistic"].sudo()).create(
            [
                {"report_id": report.id, **{name: line[name] for name in names}}
                for line in self.statistic_ids
            ]
        )
        return report

    def _statistics(self) -> tuple[StatisticFact, ...]:
        """The lines with their figures: of today, or as they were approved."""
        self.ensure_one()
        if self.date_approved:
            return self._frozen_statistics()
        return self._statistic_facts(
            self._task_facts(self._day_judged()), self._indicator_facts()
        )

    def _statistic_facts(
        self, tasks: tuple[TaskFact, ...], indicators: tuple[IndicatorFact, ...]
    ) -> tuple[StatisticFact, ...]:
        """The lines of the superior's statistics form with the figures of today."""
        self.ensure_one()
        lines = self.statistic_ids
        if not lines:
            return ()
        by_key = {fact.key: fact for fact in indicators}
        of_code = self._indicators_by_code()
        counted, before = self._plan_figures(tasks), self._figures_before()
        found = []
        for line in lines:
            if line.source == "heading":
                fact = self._statistic_fact(line, Figures(), False)
            elif line.source == "plan":
                grows = line.plan_figure in GROWING
                fact = self._statistic_fact(line, counted[line.plan_figure], grows)
            elif line.code in of_code:
                indicator, part = of_code[line.code]
                figures = indicator_figures(by_key[indicator.id], part)
                grows = indicator._statistic_grows(part)
                fact = self._statistic_fact(line, figures, grows)
            else:
                figures = self._entered_figures(line, before)
                fact = self._statistic_fact(line, figures, line.aggregation == "sum")
            found.append(fact)
        return tuple(found)

    def _entered_figures(self, line, before: dict[str, StatisticFact]) -> Figures:
        """What the office typed; the year's figure as it adds up, unless typed too."""
        period, year = map(read_figure, (line.period_typed, line.year_typed))
        if year is None:
            year = self._year_of(line, period, before)
        return Figures(period, year)

    def _statistic_fact(self, line, figures: Figures, grows: bool) -> StatisticFact:
        return StatisticFact(
            number=line.number or "",
            name=line.name or "",
            unit_of_measure=line.unit_of_measure or "",
            period_value=figures.period,
            year_value=figures.year,
            is_heading=line.source == "heading",
            note=line.note or "",
            code=line.code,
            is_cumulative=grows,
        )

    def _indicators_by_code(self) -> dict:
        """The indicators that fill a line of the form, and with what, by its code."""
        self.ensure_one()
        return {
            code: (indicator, part)
            for indicator in self._indicators()
            for part, code in indicator._statistic_codes().items()
        }

    def _plan_figures(self, tasks: tuple[TaskFact, ...]) -> dict[str, Figures]:
        """What can be counted in the plan."""
        self.ensure_one()
        is_whole = self._is_whole_year()
        of_period = float(len(issued(tasks)))
        return plan_figures(
            tasks,
            self._figures(tasks, self._day_judged()).completion,
            Figures(of_period, of_period if is_whole else self._issued_in_year(tasks)),
            None if is_whole else self.date_from,
        )

    def _issued_in_year(self, tasks: tuple[TaskFact, ...]) -> float:
        """How many documents the tasks have since the year of the plan began."""
        first = self._year_begins()
        of_year = (
            replace(fact, documents=self._document_facts(task, first))
            for fact, task in zip(tasks, self.plan_id.task_ids, strict=True)
        )
        return float(len(issued(of_year)))

    def _is_whole_year(self) -> bool:
        """Whether the period has all of the year up to its cut-off."""
        self.ensure_one()
        return self._months()[0] <= date(self.year, 1, 1)

    def _year_begins(self) -> date:
        """The first day whose figures count for the year of the plan."""
        self.ensure_one()
        periodic = self.plan_id.report_ids.filtered(lambda each: each.kind != "adhoc")
        days = [self.date_from, *periodic.mapped("date_from"), date(self.year, 1, 1)]
        return min(days)

    def _year_of(
        self, line, period: float | None, before: dict[str, StatisticFact]
    ) -> float | None:
        """What an entered figure of the period makes of the year."""
        then = before.get(line.code)
        return since_year_began(
            line.aggregation,
            period,
            is_whole=self._is_whole_year(),
            before=then.year_value if then else None,
        )

    def _figures_before(self) -> dict[str, StatisticFact]:
        """The form in the year's last report that ended before this one begins."""
        self.ensure_one()
        if self._is_whole_year():
            return {}
        report = self.search(
            [
                ("company_id", "=", self.company_id.id),
                ("year", "=", self.year),
                ("kind", "!=", "adhoc"),
                ("state", "in", ("approved", "sent")),
                ("date_to", "<", self.date_from),
            ],
            order="date_to desc, round desc, id desc",
            limit=1,
        )
        return by_code(report._statistics()) if report else {}
