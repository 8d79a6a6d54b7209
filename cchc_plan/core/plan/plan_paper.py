"""A plan as it goes to paper: every part in its words and order."""

from collections.abc import Sequence

from ..paper import legal_forms
from ..paper.paper import Annex, Paper, Sender
from ..paper.printable import lines, printable
from .annex_matrix import Amendment, TaskTracking, amendment_matrix, annex_matrix
from .draft import PlanDraft
from .plan_chapters import chapters, lower_first, take_closing

KIND = "KẾ HOẠCH"
SIGN = "KH-UBND"  # of a plan whose number is still open
_KIND_IN_TEXT = "Kế hoạch"
_ANNEX_TITLE = (
    "KẾ HOẠCH CHI TIẾT",
    "CÁC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH TRIỂN KHAI NĂM {year}",
)
_AMENDMENTS_TITLE = ("DANH MỤC ĐIỀU CHỈNH, BỔ SUNG KẾ HOẠCH",)


def plan_paper(
    draft: PlanDraft,
    facts: Sequence[TaskTracking] = (),
    amendments: Sequence[Amendment] = (),
) -> Paper:
    """Lay a plan out.

    :param facts: one for each of the draft's tasks, in their order; or none
    :param amendments: oldest first
    """
    subject = printable(draft.subject).replace("\n", " ")
    bases, opening = _preamble(draft, subject)
    body, closing = take_closing(chapters(draft), subject)
    sender = _sender(draft)
    annexes = [plan_annex(draft, facts)] if draft.tasks else []
    if amendments:
        annexes.append(_amendments(draft, amendments))
    return Paper(
        letterhead=sender.letterhead(
            legal_forms.number_line(draft.number, SIGN), draft.date, draft.year
        ),
        kind=KIND,
        subject=subject,
        bases=bases,
        opening=opening,
        chapters=body,
        closing=closing,
        signature=sender.signature(draft.recipients),
        annexes=tuple(annexes),
    )


def plan_annex(
    draft: PlanDraft, facts: Sequence[TaskTracking] = (), *, is_tracked: bool = False
) -> Annex:
    """The annex of tasks; tracked, with the columns that say how far each is."""
    usual = tuple(title.format(year=draft.year or "") for title in _ANNEX_TITLE)
    titles = tuple(map(str.upper, lines(draft.annex_title)))
    # An import has the usual two lines as one.
    is_usual = " ".join(titles) == " ".join(usual)
    return Annex(
        label=legal_forms.ANNEX_LABEL if draft.has_annex_label else "",
        titles=titles if titles and not is_usual else usual,
        reference=f"(Kèm theo {_citation(draft)})",
        matrix=annex_matrix(draft, facts, is_tracked=is_tracked),
    )


def _amendments(draft: PlanDraft, amendments: Sequence[Amendment]) -> Annex:
    return Annex(
        label="",
        titles=_AMENDMENTS_TITLE,
        reference=f"({_citation(draft)})",
        matrix=amendment_matrix(amendments),
    )


def _citation(draft: PlanDraft) -> str:
    return f"{_KIND_IN_TEXT} " + legal_forms.citation(
        draft.number, SIGN, draft.date, draft.issuer
    )


def _sender(draft: PlanDraft) -> Sender:
    return Sender(
        superior=draft.superior,
        body=draft.issuer,
        place=draft.place,
        authority=draft.authority,
        signer_title=draft.signer_title,
        signer=draft.signer,
    )


def _preamble(
    draft: PlanDraft, subject: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The legal bases, and the sentence that opens the plan and ends in ":"."""
    sentences = [line for base in draft.bases for line in lines(base)]
    opening = tuple(line for line in sentences if line.endswith(":"))
    bases = legal_forms.bases(line for line in sentences if line not in opening)
    if not opening:
        body = legal_forms.body_in_text(draft.issuer) or legal_forms.body_in_text(
            "ỦY BAN NHÂN DÂN"
        )
        opening = (f"{body} ban hành {_KIND_IN_TEXT} {lower_first(subject)} như sau:",)
    return bases, opening
