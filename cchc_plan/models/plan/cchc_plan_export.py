from dataclasses import replace
from datetime import date

from odoo import models

from ...core.paper.file_name import plan_file_name
from ...core.paper.legal_forms import basis
from ...core.paper.matrix import Money
from ...core.paper.paper import Annex, Paper
from ...core.plan.annex_matrix import Amendment, Change, TaskFacts
from ...core.plan.draft import PlanDraft
from ...core.plan.plan_paper import plan_annex, plan_paper
from ...report.render.docx_renderer import render_docx
from ...report.render.xlsx_renderer import render_xlsx

SHEET = "Kế hoạch chi tiết"


class CchcPlan(models.Model):
    """A plan as PDF, Word and Excel, all of one :class:`Paper`."""

    _name = "cchc.plan"
    _inherit = ["cchc.plan", "cchc.vietnamese.mixin"]

    def action_print(self):
        self.ensure_one()
        # Nothing of the company's own document layout is used, so none is asked for.
        return self.env.ref("cchc_plan.cchc_plan_report").report_action(
            self, config=False
        )

    def action_export_docx(self):
        return self._action_download("docx")

    def action_export_xlsx(self):
        return self._action_download("xlsx")

    def _action_download(self, extension: str, kind: str = "plan") -> dict:
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/cchc_plan/{kind}/{self.id}/{extension}",
            "target": "download",
        }

    def _render_docx(self) -> bytes:
        self.ensure_one()
        return render_docx(self._paper())

    def _render_xlsx(self) -> bytes:
        """The annex with its tracking columns, as a sheet that imports again."""
        self.ensure_one()
        return render_xlsx(self._tracked_annex(), SHEET, self._paper())

    def _file_name(self) -> str:
        """Name of the printed file, without ending."""
        self.ensure_one()
        return plan_file_name(self.document_number or "", self.year)

    def _paper(self) -> Paper:
        """This plan as it is laid out on paper."""
        plan = self._in_vietnamese()
        amendments = plan.amendment_ids.sorted(lambda each: (each.date, each.id))
        return plan_paper(
            plan._printed_draft(),
            plan._task_facts(),
            [amendment._facts() for amendment in amendments],
        )

    def _tracked_annex(self) -> Annex:
        """The annex with the columns that say how far each task is."""
        plan = self._in_vietnamese()
        return plan_annex(plan._printed_draft(), plan._task_facts(), is_tracked=True)

    def _printed_draft(self) -> PlanDraft:
        """This plan; where its legal bases are not worded, those that are chosen."""
        draft = self._to_draft()
        if draft.bases:
            return draft
        documents = self.basis_ids.sorted(lambda each: (each.date or date.max, each.id))
        return replace(
            draft, bases=tuple(document._as_basis() for document in documents)
        )

    def _task_facts(self) -> list[TaskFacts]:
        return [task._facts() for task in self.section_ids.task_ids]


class CchcTask(models.Model):
    _inherit = "cchc.task"

    def _facts(self) -> TaskFacts:
        """What is known of this task beside its printed words."""
        self.ensure_one()
        words = dict(self._fields["status"]._description_selection(self.env))
        return TaskFacts(
            budget=self._budget(),
            is_cancelled=self.state == "cancelled",
            deadline=self.date_deadline or None,
            status=words[self.status],
            done=self.date_done or None,
            documents=tuple(
                (document.number, document.date or None)
                for document in self.document_ids
            ),
        )

    def _budget(self) -> Money | None:
        if not self.budget_amount:
            return None
        currency = self.currency_id
        unit = "đồng" if currency.name == "VND" else currency.name
        return Money(self.budget_amount, unit)


class CchcDocument(models.Model):
    _inherit = "cchc.document"

    def _as_basis(self) -> str:
        """This document as a legal basis of a plan."""
        self.ensure_one()
        return basis(
            self.type_id.name or "",
            self.number,
            self.date or None,
            self.issuer or "",
            self.subject or "",
        )


class CchcAmendment(models.Model):
    _inherit = "cchc.amendment"

    def _facts(self) -> Amendment:
        """This amendment as it is printed."""
        self.ensure_one()
        return Amendment(
            document=self.document_id.display_name or "",
            reason=self.reason or "",
            changes=tuple(
                Change(
                    operation=line.operation,
                    task=line.task_id.display_name or "",
                    what=line.field_label if line.operation == "change" else "",
                    before=line.value_old or "",
                    after=line.value_new or "",
                )
                for line in self.line_ids
            ),
        )
