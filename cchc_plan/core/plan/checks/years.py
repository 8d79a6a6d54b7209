"""Check 14: a year left over from the plan that this one was copied from."""

import re
from collections.abc import Iterator

from ...text.finding import Finding, _lt
from ...text.normalize import clean, fold
from ...text.phrases import phrases
from ..citations import Citation, find_citations
from ..draft import PlanDraft
from .context import CheckContext, plan_year
from .passages import ANNEX, BASES, SUBJECT, annex_passages, body_passages

_YEAR = re.compile(r"\bnăm (\d{4})(?! ?[-–/] ?\d)\b")
# "ngày 15 tháng 01 năm 2023" is a date.
_DATE = re.compile(r"tháng \d{1,2},? năm \d{4}")
# Work that lies ahead …
_AHEAD = phrases(
    """kế hoạch | ban hành | triển khai | xây dựng | phấn đấu | tiếp tục | dự toán
    | nhiệm vụ | chương trình | mục tiêu | chỉ tiêu | phương hướng
    | tổ chức thực hiện"""
)
# … and words that look back, which a plan may well do.
_BACK = phrases(
    """đánh giá | tổng kết | sơ kết | kết quả | báo cáo | hết hiệu lực | so với
    | xếp loại | xếp hạng | chấm điểm | quyết toán | tồn tại | hạn chế | khắc phục
    | rà soát | chỉ số | từ năm | đến năm | trước năm | cuối năm | trong năm
    | sau năm | đã | chưa | luật | năm trước | kế thừa | kiểm điểm | chuyển sang
    | hệ thống hóa | ban hành năm"""
)
# A superior's plan of the next year is made from the autumn on.
_NEXT_PLANS_FROM = 9  # month


def check_title_years(draft: PlanDraft, context: CheckContext) -> Iterator[Finding]:
    """Check 14: the subject or the annex's title names another year only."""
    year = plan_year(draft)
    for where, text in ((SUBJECT, draft.subject), (ANNEX, draft.annex_title)):
        years = _years(fold(text))
        if year and years and str(year) not in years:
            yield Finding(
                "title_year_differs",
                where,
                _lt("“%(text)s” names the year %(other)s; the plan is for %(year)s"),
                {"text": clean(text), "other": ", ".join(years), "year": str(year)},
            )


def check_last_year(draft: PlanDraft, context: CheckContext) -> Iterator[Finding]:
    """Check 14: work ahead that is said to be of the year before the plan's."""
    year = plan_year(draft)
    if year is None:
        return
    last, titles = str(year - 1), (SUBJECT, ANNEX)
    for passage in (*body_passages(draft), *annex_passages(draft)):
        for sentence in passage.sentences if passage.where not in titles else ():
            if _is_left_over(sentence, last, str(year)):
                yield Finding(
                    "last_year_left",
                    passage.where,
                    _lt("“%(text)s” speaks of the year %(last)s as if it lay ahead"),
                    {"text": sentence, "last": last},
                )


def check_basis_years(draft: PlanDraft, context: CheckContext) -> Iterator[Finding]:
    """Check 14: the superior's plan for this year, dated early in the year before."""
    year = plan_year(draft)
    if year is None:
        return
    for basis in draft.bases:
        text = clean(basis)
        citations = find_citations(text)
        starts = [citation.start for citation in citations]
        for citation, end in zip(citations, [*starts[1:], None], strict=False):
            is_of_year = str(year) in _years(fold(text[citation.end : end]))
            if is_of_year and _is_early_plan(citation, year, draft):
                yield Finding(
                    "basis_year_doubtful",
                    BASES,
                    _lt(
                        "“%(number)s” is a plan for %(year)s, but dated %(date)s: "
                        "is the year right?"
                    ),
                    {
                        "number": citation.number,
                        "year": str(year),
                        "date": f"{citation.date:%d/%m/%Y}",
                    },
                )


def check_basis_numbers(draft: PlanDraft, context: CheckContext) -> Iterator[Finding]:
    """A basis that is an official letter of somebody, without its number."""
    for basis in draft.bases:
        match = re.search(r"công văn của [^,.;]{1,60}", clean(basis), re.IGNORECASE)
        if match and not find_citations(match[0]):
            yield Finding(
                "basis_without_number",
                BASES,
                _lt("“%(text)s” is cited without its number and date"),
                {"text": match[0]},
            )


def _years(text: str) -> list[str]:
    """The years that a folded text names, without those of dates and of spans."""
    return list(dict.fromkeys(_YEAR.findall(_DATE.sub(" ", text))))


def _is_left_over(sentence: str, last: str, year: str) -> bool:
    text = fold(sentence)
    years = _years(text)
    if last not in years or year in years or _BACK.search(text):
        return False
    # "Kế hoạch số 05/KH-UBND ngày 10/01/2023 … năm 2023" is a document of that year.
    return bool(_AHEAD.search(text)) and not find_citations(sentence)


def _is_early_plan(citation: Citation, year: int, draft: PlanDraft) -> bool:
    """A plan of the year before: of its first months, or of this plan's very day."""
    day = citation.date
    if not citation.sign.startswith("KH") or not day or day.year != year - 1:
        return False
    is_same_day = draft.date and (day.day, day.month) == (
        draft.date.day,
        draft.date.month,
    )
    return day.month < _NEXT_PLANS_FROM or bool(is_same_day)
