"""The text of a periodic report, drafted from its facts as a careful clerk writes it.

Everything in it is counted or was recorded; what nobody recorded is said to be missing,
or is a place to fill (see :mod:`.gaps`). The outline is the usual one: direction,
results by field, assessment, work ahead, proposals. It is Vietnamese in any language.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..paper.legal_forms import body_in_text
from ..plan.plan_chapters import lower_first
from ..text.normalize import fold
from ..text.numbering import to_roman
from .areas import area_text
from .assessment import causes_text, results_text, shortcomings_text
from .direction import completion_text, documents_text
from .facts import Paragraph, ReportFacts
from .names import (
    day_text,
    days_in_words,
    next_period_in_words,
    report_subject,
)
from .outlook import ahead_text, overdue_text, proposals_text, units_text
from .sections import Part, parts
from .words import clean_user_text, upper_first

OPENING, CLOSING = "opening", "closing"

_Sub = tuple[str, str, str]  # key, title, text
_LEADS = re.compile(r"^(?:căn cứ|thực hiện|theo)\b")


@dataclass(frozen=True)
class _Chapter:
    """A chapter before it is numbered: parts of its own, or a text only."""

    key: str
    title: str
    subs: Sequence[_Sub] = ()
    text: str = ""


def draft(
    facts: ReportFacts,
    previous: ReportFacts | None = None,
    last_year: ReportFacts | None = None,
) -> tuple[Paragraph, ...]:
    """All paragraphs in their order.

    :param previous: the report before this one, to say what became of its late tasks
    :param last_year: that of the same period last year
    """
    direction, *fields = parts(facts)
    chapters = [
        _direction(facts, direction, previous, last_year),
        _areas(facts, fields),
        _assessment(facts),
        _next_work(facts),
        _Chapter("proposals", "KIẾN NGHỊ, ĐỀ XUẤT", text=proposals_text(facts)),
    ]
    return (
        Paragraph(OPENING, "", 1, _opening(facts)),
        *_numbered(chapters),
        Paragraph(CLOSING, "", 1, _closing(facts)),
    )


def _direction(
    facts: ReportFacts,
    part: Part,
    previous: ReportFacts | None,
    last_year: ReportFacts | None,
) -> _Chapter:
    return _Chapter(
        "direction",
        "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH",
        [
            ("documents", "Ban hành văn bản", documents_text(facts, part)),
            (
                "completion",
                "Mức độ hoàn thành kế hoạch",
                completion_text(facts, previous, last_year),
            ),
            (
                "tasks",
                "Kết quả các nhiệm vụ chỉ đạo, điều hành",
                area_text(part, facts, with_documents=False),
            ),
        ],
    )


def _areas(facts: ReportFacts, fields: Iterable[Part]) -> _Chapter:
    return _Chapter(
        "areas",
        "KẾT QUẢ THỰC HIỆN THEO LĨNH VỰC",
        [(part.key, part.title, area_text(part, facts)) for part in fields],
    )


def _assessment(facts: ReportFacts) -> _Chapter:
    return _Chapter(
        "assessment",
        "ĐÁNH GIÁ CHUNG",
        [
            ("results", "Kết quả đạt được", results_text(facts)),
            ("shortcomings", "Tồn tại, hạn chế", shortcomings_text(facts)),
            ("causes", "Nguyên nhân", causes_text(facts)),
        ],
    )


def _next_work(facts: ReportFacts) -> _Chapter:
    next_period = next_period_in_words(facts.period).upper()
    return _Chapter(
        "next",
        f"PHƯƠNG HƯỚNG, NHIỆM VỤ {next_period}",
        [
            ("overdue", "Nhiệm vụ quá hạn", overdue_text(facts)),
            ("tasks", "Nhiệm vụ theo thời hạn", ahead_text(facts)),
            ("units", "Nhiệm vụ khác", units_text(facts)),
        ],
    )


def _numbered(chapters: Iterable[_Chapter]) -> Iterable[Paragraph]:
    """Chapters in Roman numerals and what is under them; no heading without a text."""
    for number, chapter in enumerate(chapters, 1):
        title = f"{to_roman(number)}. {chapter.title}"
        yield Paragraph(chapter.key, title, 1, chapter.text)
        told = [sub for sub in chapter.subs if sub[2]]
        for position, (sub_key, sub_title, sub_text) in enumerate(told, 1):
            heading = f"{position}. {sub_title}"
            yield Paragraph(f"{chapter.key}.{sub_key}", heading, 2, sub_text)


def _opening(facts: ReportFacts) -> str:
    """The legal bases, and the sentence that says what is reported by whom."""
    bases = [f"{basis};" for basis in map(_as_basis, facts.bases) if basis]
    plan, body = clean_user_text(facts.plan_name), body_in_text(facts.body)
    subject = lower_first(report_subject(facts.period))
    carrying_out = f"Thực hiện {plan}, " if plan else ""
    reporting = upper_first(f"{carrying_out}{body} báo cáo {subject}".strip())
    return "\n".join([*bases, f"{reporting}{_days(facts)} như sau:"])


def _days(facts: ReportFacts) -> str:
    """Which days the figures are of; a report on request names them itself."""
    period, said = facts.period, []
    if period.kind != "adhoc":
        said.append(f"số liệu {days_in_words(period)}")
    if period.as_of != period.date_to:
        said.append(f"tiến độ tính đến ngày {day_text(period.as_of)}")
    return f" ({'; '.join(said)})" if said else ""


def _as_basis(text: str) -> str:
    basis = clean_user_text(text)
    if not basis or _LEADS.match(fold(basis)):
        return upper_first(basis)
    return f"Căn cứ {basis}"


def _closing(facts: ReportFacts) -> str:
    subject = lower_first(report_subject(facts.period, body_in_text(facts.body)))
    return f"Trên đây là Báo cáo {subject}./."
