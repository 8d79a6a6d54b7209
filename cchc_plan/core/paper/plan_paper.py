"""A plan as it goes to paper: every part in its words and order, without its looks.

NĐ 30/2020/NĐ-CP, Phụ lục I. QWeb and DOCX render a :class:`PlanPaper` and add nothing
of their own, so that the two say the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..draft import PlanDraft
from . import legal_forms
from .annex_matrix import Amendment, TaskFacts, amendment_matrix, annex_matrix
from .matrix import Matrix
from .plan_chapters import Chapter, chapters, lower_first, take_closing
from .printable import lines, printable

KIND = "KẾ HOẠCH"
SIGN = "KH-UBND"  # of a plan whose number is still open
_KIND_IN_TEXT = "Kế hoạch"
_ANNEX_TITLE = (
    "KẾ HOẠCH CHI TIẾT",
    "CÁC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH TRIỂN KHAI NĂM {year}",
)
_AMENDMENTS_TITLE = ("DANH MỤC ĐIỀU CHỈNH, BỔ SUNG KẾ HOẠCH",)


@dataclass(frozen=True)
class Letterhead:
    """The top of page 1: the two bodies on the left, number, place and date.

    A body's name may take two lines.
    """

    superior: str
    body: str
    number: str  # "Số: 10/KH-UBND"
    place_and_date: str
    national_name: str = legal_forms.NATIONAL_NAME
    motto: str = legal_forms.MOTTO


@dataclass(frozen=True)
class Signature:
    """The foot: who receives it on the left, who signs on the right."""

    recipients: tuple[str, ...]
    authority: tuple[str, ...]  # "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"
    name: str
    recipients_label: str = legal_forms.RECIPIENTS


@dataclass(frozen=True)
class Annex:
    """A table on landscape pages of its own, counted from 1."""

    label: str  # "Phụ lục", or "" for what is no annex of the signed plan
    titles: tuple[str, ...]
    reference: str  # "(Kèm theo Kế hoạch số …)"
    matrix: Matrix
    sheet: str = "Kế hoạch chi tiết"  # name of the sheet in a workbook


@dataclass(frozen=True)
class PlanPaper:
    """The whole plan, ready to be laid out."""

    letterhead: Letterhead
    kind: str
    subject: str
    bases: tuple[str, ...]  # italic
    opening: tuple[str, ...]  # upright, up to "như sau:"
    chapters: tuple[Chapter, ...]
    closing: tuple[str, ...]
    signature: Signature
    annexes: tuple[Annex, ...] = field(default=())


def plan_paper(
    draft: PlanDraft,
    facts: Sequence[TaskFacts] = (),
    amendments: Sequence[Amendment] = (),
) -> PlanPaper:
    """Lay a plan out.

    :param facts: one for each of the draft's tasks, in their order; or none
    :param amendments: oldest first
    """
    subject = printable(draft.subject).replace("\n", " ")
    bases, opening = _preamble(draft, subject)
    body, closing = take_closing(chapters(draft), subject)
    annexes = [plan_annex(draft, facts)] if draft.tasks else []
    if amendments:
        annexes.append(_amendments(draft, amendments))
    return PlanPaper(
        letterhead=_letterhead(draft),
        kind=KIND,
        subject=subject,
        bases=bases,
        opening=opening,
        chapters=body,
        closing=closing,
        signature=Signature(
            recipients=legal_forms.recipient_lines(draft.recipients),
            authority=(*lines(draft.authority), *lines(draft.signer_title)),
            name=printable(draft.signer),
        ),
        annexes=tuple(annexes),
    )


def plan_annex(
    draft: PlanDraft, facts: Sequence[TaskFacts] = (), *, is_tracked: bool = False
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


def _letterhead(draft: PlanDraft) -> Letterhead:
    return Letterhead(
        superior=legal_forms.letterhead_name(draft.superior),
        body=legal_forms.letterhead_name(draft.issuer),
        number=legal_forms.number_line(draft.number, SIGN),
        place_and_date=legal_forms.place_and_date(draft.place, draft.date, draft.year),
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
