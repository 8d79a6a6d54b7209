from odoo import fields, models

from ...core.plan.progress import Figures
from ...core.reporting.facts import Period, ReportFacts, StatisticFact
from ...core.reporting.frozen import pack, unpack
from ..base.lock import unlocked


class CchcReport(models.Model):
    """The copies that an approved report is made of."""

    _inherit = "cchc.report"

    line_ids = fields.One2many(
        "cchc.report.line", "report_id", string="Tasks", readonly=True
    )
    indicator_line_ids = fields.One2many(
        "cchc.report.indicator.line", "report_id", string="Indicators", readonly=True
    )
    part_ids = fields.One2many(
        "cchc.report.part", "report_id", string="Units", readonly=True
    )
    frozen = fields.Json(
        readonly=True,
        copy=False,
        help="Period, figures and names as of the day of approval.",
    )

    def _freeze(self, facts: ReportFacts):
        """Copy all that is printed, so that no later change shows."""
        self.ensure_one()
        rows = {
            "cchc.report.line": facts.tasks,
            "cchc.report.indicator.line": facts.indicators,
            "cchc.report.part": facts.parts,
        }
        for model, of_model in rows.items():
            # No role has the right to make such a row but this rule.
            copies = unlocked(self.env[model].sudo())
            copies.create(
                [
                    {"report_id": self.id, "sequence": n, **copies._vals_of(fact)}
                    for n, fact in enumerate(of_model, 1)
                ]
            )
        unlocked(self).frozen = {
            "period": pack(facts.period),
            "body": facts.body,
            "plan_name": facts.plan_name,
            "figures": pack(facts.figures),
            "statistics": pack(facts.statistics),
            "bases": pack(facts.bases),
        }

    def _thaw(self):
        """Drop the copies of an approval that is withdrawn."""
        self.ensure_one()
        # No role has the right to drop a copy but this rule.
        report = unlocked(self.sudo())
        report.line_ids.unlink()
        report.indicator_line_ids.unlink()
        report.part_ids.unlink()
        report.frozen = False

    def _frozen_facts(self) -> ReportFacts:
        """The report as it was approved, whatever has happened since."""
        self.ensure_one()
        kept = self.frozen
        return ReportFacts(
            period=unpack(Period, kept["period"]),
            body=kept["body"],
            plan_name=kept["plan_name"],
            figures=unpack(Figures, kept["figures"]),
            tasks=tuple(line._fact() for line in self.line_ids),
            indicators=tuple(line._fact() for line in self.indicator_line_ids),
            statistics=self._frozen_statistics(),
            parts=tuple(part._fact() for part in self.part_ids),
            bases=tuple(kept["bases"]),
        )

    def _frozen_statistics(self) -> tuple[StatisticFact, ...]:
        self.ensure_one()
        return unpack(tuple[StatisticFact, ...], self.frozen["statistics"])

    def _previous_report(self):
        """The report of the period before, of the same plan, as it was sent."""
        self.ensure_one()
        return self.search(
            [
                ("plan_id", "=", self.plan_id.id),
                ("kind", "!=", "adhoc"),
                ("state", "in", ("approved", "sent")),
                ("date_to", "<", self.date_to),
                ("id", "!=", self.id),
            ],
            order="date_to desc, round desc, id desc",
            limit=1,
        )

    def _previous_facts(self) -> ReportFacts | None:
        previous = self._previous_report()
        return previous._facts() if previous else None

    def _last_year_facts(self) -> ReportFacts | None:
        """The same period's report of last year, as it was sent."""
        self.ensure_one()
        report = self.search(
            [
                ("company_id", "=", self.company_id.id),
                ("kind", "=", self.kind),
                ("kind", "!=", "adhoc"),
                ("year", "=", self.year - 1),
                ("state", "in", ("approved", "sent")),
            ],
            order="date_to desc, round desc, id desc",
            limit=1,
        )
        return report._facts() if report else None
