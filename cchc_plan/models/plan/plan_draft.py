"""Saved plans as plain values for the checks, for paper and for sheets; reads only."""

from dataclasses import replace
from datetime import date

from ...core.paper.legal_forms import basis
from ...core.paper.matrix import Money
from ...core.plan.annex_matrix import Amendment, Change, TaskTracking
from ...core.plan.draft import NARRATIVE_FIELDS, DraftSection, DraftTask, PlanDraft


def plan_to_draft(plan) -> PlanDraft:
    """The plan as the importer would have read it."""
    return PlanDraft(
        year=plan.year,
        number=plan.document_number or "",
        date=plan.document_date or None,
        place=plan.place or "",
        issuer=plan.body_line or "",
        superior=plan.superior_line or "",
        kind="KẾ HOẠCH",
        subject=plan.name or "",
        authority=plan.authority or "",
        signer_title=plan.signer_title or "",
        signer=plan.signer or "",
        bases=tuple(filter(None, (plan.basis_text or "").splitlines())),
        recipients=tuple(plan.recipient_line_ids.mapped("name")),
        narrative={name: plan[name] for name in NARRATIVE_FIELDS if plan[name]},
        chapter_titles=tuple(filter(None, (plan.chapter_titles or "").splitlines())),
        annex_title=plan.annex_title or "",
        has_annex_label=plan.has_annex_label,
        sections=tuple(_section(section) for section in plan.section_ids),
        indicators=plan._draft_indicators(),
    )


def _section(section) -> DraftSection:
    return DraftSection(
        number=section.number or "",
        name=section.name,
        tasks=tuple(_task(task) for task in section.task_ids),
    )


def _task(task) -> DraftTask:
    return DraftTask(
        number=task.number or "",
        name=task.name,
        deliverable=task.deliverable or "",
        lead=task.lead_text or "",
        coordinating=task.coordinating_text or "",
        timeframe=task.timeframe_text or "",
        budget=task.budget_text or "",
        note=task.note or "",
    )


def printed_draft(plan) -> PlanDraft:
    """The plan; where its legal bases are not worded, those that are chosen."""
    draft = plan_to_draft(plan)
    if draft.bases:
        return draft
    documents = plan.basis_ids.sorted(lambda each: (each.date or date.max, each.id))
    return replace(draft, bases=tuple(_basis(document) for document in documents))


def _basis(document) -> str:
    """A document as a legal basis of a plan."""
    return basis(
        document.type_id.name or "",
        document.number,
        document.date or None,
        document.issuer or "",
        document.subject or "",
    )


def task_tracking(task) -> TaskTracking:
    """What is known of a task beside its printed words."""
    words = dict(task._fields["status"]._description_selection(task.env))
    return TaskTracking(
        budget=_budget(task),
        is_cancelled=task.state == "cancelled",
        deadline=task.date_deadline or None,
        status=words[task.status],
        done=task.date_done or None,
        documents=tuple(
            (document.number, document.date or None) for document in task.document_ids
        ),
    )


def _budget(task) -> Money | None:
    if not task.budget_amount:
        return None
    currency = task.currency_id
    unit = "đồng" if currency.name == "VND" else currency.name
    return Money(task.budget_amount, unit)


def printed_amendment(amendment) -> Amendment:
    """An amendment as it is printed."""
    return Amendment(
        document=amendment.document_id.display_name or "",
        reason=amendment.reason or "",
        changes=tuple(
            Change(
                operation=line.operation,
                task=line.task_id.display_name or "",
                what=line.field_label if line.operation == "change" else "",
                before=line.value_old or "",
                after=line.value_new or "",
            )
            for line in amendment.line_ids
        ),
    )
