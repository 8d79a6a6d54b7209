"""Checks 15 and 16: levels that are gone, and who must be among the recipients."""

import datetime
import re
from collections.abc import Iterator

from ...text.finding import Finding, _lt
from ...text.normalize import clean, fold
from ...text.phrases import phrases
from ..citations import find_citations
from ..draft import PlanDraft
from .context import CheckContext, plan_year
from .passages import LETTERHEAD, RECIPIENTS, Passage, all_passages

# The district level ended then: Luật 72/2025/QH15, Nghị quyết 203/2025/QH15.
DISTRICTS_END = datetime.date(2025, 7, 1)

_GONE = phrases(
    """phòng nội vụ | cấp huyện | ubnd huyện | hđnd huyện | huyện ủy | huyện
    | quận ủy | ubnd quận | quận | thị xã | ubnd thị xã | thị trấn | ubnd thị trấn"""
)
# Sentences that speak of the level as past.
_PAST = phrases(
    """cũ | trước đây | trước khi | trước ngày 01/7/2025 | trước ngày 01/07/2025
    | trước ngày 1/7/2025 | sáp nhập | hợp nhất | sắp xếp đơn vị | không còn
    | không tổ chức | kết thúc | chấm dứt | bỏ cấp | chuyển giao | bàn giao
    | chuyển từ | từ cấp | hai cấp | 02 cấp | 2 cấp"""
)
_FILE_COPY = re.compile(r"[- ]*lưu\b ?:? ?(?P<holders>.*)", re.IGNORECASE)
_CLERK = re.compile(r"\bvt\b|văn thư")
_ABBREVIATIONS = (
    ("ủy ban nhân dân", "ubnd"),
    ("hội đồng nhân dân", "hđnd"),
    ("mặt trận tổ quốc", "mttq"),
)


def check_abolished_levels(
    draft: PlanDraft, context: CheckContext
) -> Iterator[Finding]:
    """Check 15: a plan made after 1 July 2025 that still speaks of the district."""
    year = plan_year(draft)
    day = draft.date or (datetime.date(year, 1, 1) if year else datetime.date.min)
    if day < DISTRICTS_END:
        return
    letterhead = (clean(draft.superior), clean(draft.issuer))
    passages = (Passage(LETTERHEAD, line) for line in letterhead)
    for passage in (*passages, *all_passages(draft)):
        names = dict.fromkeys(
            match[0]
            for sentence in passage.sentences
            if not _is_past(sentence)
            for match in _GONE.finditer(fold(sentence))
        )
        if names:
            yield Finding(
                "level_abolished",
                passage.where,
                _lt(
                    "The district level ended on %(date)s, but the text says: %(names)s"
                ),
                {"date": f"{DISTRICTS_END:%d/%m/%Y}", "names": ", ".join(names)},
            )


def check_receiving_authority(
    draft: PlanDraft, context: CheckContext
) -> Iterator[Finding]:
    """Check 16: the body that the plan and its reports go to is no recipient."""
    wanted = _name(context.recipient)
    lines = [_name(line) for line in draft.recipients if clean(line)]
    if wanted and lines and not any(_means(line, wanted) for line in lines):
        yield Finding(
            "recipient_missing",
            RECIPIENTS,
            _lt("“%(name)s”, which receives the reports, is not among the recipients"),
            {"name": clean(context.recipient)},
        )


def check_file_copy(draft: PlanDraft, context: CheckContext) -> Iterator[Finding]:
    """Check 16: the last line is "Lưu: VT, …" (NĐ 30/2020, Phụ lục I, mục II.9)."""
    lines = [line for line in map(clean, draft.recipients) if line]
    copies = [match for line in lines if (match := _FILE_COPY.match(line))]
    if lines and not copies:
        yield Finding(
            "file_copy_missing",
            RECIPIENTS,
            _lt("The recipients end without the line “Lưu: VT, …”"),
        )
    for copy in copies:
        if not _CLERK.search(fold(copy[0])):
            holders = copy["holders"].strip(" .;")
            yield Finding(
                "file_copy_without_clerk",
                RECIPIENTS,
                _lt("“%(line)s” names no copy for the clerk; write “%(expected)s”"),
                {
                    "line": copy[0].strip(" .;"),
                    "expected": f"Lưu: VT, {holders}".strip(" ,"),
                },
            )


def _is_past(sentence: str) -> bool:
    """Whether the sentence speaks of the past, or cites a document of that time."""
    return bool(_PAST.search(fold(sentence))) or any(
        citation.date and citation.date < DISTRICTS_END
        for citation in find_citations(sentence)
    )


def _means(line: str, wanted: str) -> bool:
    """Whether one of the bodies of a line is the wanted one, or its shorter name."""
    bodies = (body.strip(" -") for body in re.split(r"[,;(]", line))
    return wanted in line or any(
        body in wanted for body in bodies if len(body.split()) > 1
    )


def _name(text: str) -> str:
    name = fold(text).strip("-+ .;:")
    for long, short in _ABBREVIATIONS:
        name = name.replace(fold(long), short)
    return name
