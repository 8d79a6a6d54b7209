from odoo import models

from ...core.plan.checks import CheckContext, KnownUnit, run_checks
from ...core.plan.checks.context import ReportLine
from ...core.plan.draft import (
    NARRATIVE_FIELDS,
    DraftIndicator,
    DraftSection,
    DraftTask,
    PlanDraft,
)
from ...core.plan.timeframe.marks import FIRST_YEAR, LAST_YEAR
from ...core.reporting.regime import kind_name


class CchcPlan(models.Model):
    """A saved plan as a :class:`PlanDraft`, so that each check is written once."""

    _inherit = "cchc.plan"

    def action_review(self):
        """Show what looks wrong in this plan, as warnings."""
        self.ensure_one()
        review = self.env["cchc.plan.review"].create(
            {
                "plan_id": self.id,
                "line_ids": [
                    (
                        0,
                        0,
                        {
                            "code": f.code,
                            "place": f.where,
                            "text": self._finding_text(f),
                        },
                    )
                    for f in self._review()
                ],
            }
        )
        return review._action_show()

    def _review(self):
        """What the checks say of this plan."""
        self.ensure_one()
        return run_checks(self._to_draft(), self._check_context())

    def _finding_text(self, finding) -> str:
        """A finding of ``core`` in the user's language."""
        return self.env._(finding.template, **finding.values)

    def _check_context(self) -> CheckContext:
        company = self.company_id or self.env.company
        units = self.env["cchc.unit"].search([("company_id", "=", company.id)])
        areas = self.env["cchc.area"].search([])
        return CheckContext(
            units=tuple(KnownUnit(unit.name, unit._spellings()) for unit in units),
            areas=tuple(name for area in areas for name in area._titles()),
            decrees=self.env["cchc.decree"]._known(),
            recipient=company.cchc_recipient or "",
            report_lines=self._regime_lines(company),
        )

    def _regime_lines(self, company) -> tuple[ReportLine, ...]:
        """The reports of the plan's year, where its own text dates none."""
        year = self.year
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return ()
        is_off = self.env["cchc.day.off"]._calendars(company)[company]
        return tuple(
            ReportLine(kind_name(line.kind, year), line.date_due, line.date_cutoff)
            for line in company._cchc_regime()._calendar(year, is_off)
        )

    def _to_draft(self) -> PlanDraft:
        """This plan as the importer would have read it."""
        self.ensure_one()
        return PlanDraft(
            year=self.year,
            number=self.document_number or "",
            date=self.document_date or None,
            place=self.place or "",
            issuer=self.body_line or "",
            superior=self.superior_line or "",
            kind="KẾ HOẠCH",
            subject=self.name or "",
            authority=self.authority or "",
            signer_title=self.signer_title or "",
            signer=self.signer or "",
            bases=tuple(filter(None, (self.basis_text or "").splitlines())),
            recipients=tuple(self.recipient_line_ids.mapped("name")),
            narrative={name: self[name] for name in NARRATIVE_FIELDS if self[name]},
            chapter_titles=tuple(
                filter(None, (self.chapter_titles or "").splitlines())
            ),
            annex_title=self.annex_title or "",
            has_annex_label=self.has_annex_label,
            sections=tuple(section._to_draft() for section in self.section_ids),
            indicators=tuple(
                DraftIndicator(
                    name=indicator.name,
                    target=indicator.target,
                    unit_of_measure=indicator.unit_of_measure or "",
                    direction=indicator.direction,
                    section=indicator.section_id.number or "",
                    where=indicator.place or "",
                    kind=indicator.kind,
                    has_target=indicator.has_target,
                )
                for indicator in self.indicator_ids
            ),
        )


class CchcSection(models.Model):
    _inherit = "cchc.section"

    def _to_draft(self) -> DraftSection:
        self.ensure_one()
        return DraftSection(
            number=self.number or "",
            name=self.name,
            tasks=tuple(task._to_draft() for task in self.task_ids),
        )


class CchcTask(models.Model):
    _inherit = "cchc.task"

    def _to_draft(self) -> DraftTask:
        self.ensure_one()
        return DraftTask(
            number=self.number or "",
            name=self.name,
            deliverable=self.deliverable or "",
            lead=self.lead_text or "",
            coordinating=self.coordinating_text or "",
            timeframe=self.timeframe_text or "",
            budget=self.budget_text or "",
            note=self.note or "",
        )
