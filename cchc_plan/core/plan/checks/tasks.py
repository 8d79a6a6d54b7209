"""Checks 9 and 17: a product that the task does not make, a task that stands twice."""

import re
from collections.abc import Iterator

from ...text.finding import Finding, _lt
from ...text.normalize import clean, fold
from ...text.phrases import phrases
from ..draft import PlanDraft
from .context import CheckContext

_NAMES = "kế hoạch|quyết định|báo cáo|công văn|thông báo|nghị quyết|chỉ thị|tờ trình"
_NAME = phrases(_NAMES)
# Of the abbreviations of NĐ 30/2020, Phụ lục III, those that mean nothing else ("CT" is
# the chairman too), where they are not part of a document's number.
_ABBREVIATIONS = {
    "KH": "kế hoạch",
    "QĐ": "quyết định",
    "BC": "báo cáo",
    "NQ": "nghị quyết",
    "TTr": "tờ trình",
}
_ABBREVIATION = re.compile(rf"(?<![\w/-])(?:{'|'.join(_ABBREVIATIONS)})(?![\w/-])")
_VERB = r"(?:ban hành|xây dựng|soạn thảo|lập)"
_NEXT_VERB = rf"(?:(?:,| và|, và)? (?:{_VERB}|triển khai|tổ chức thực hiện))"
# "Tham mưu UBND xã xây dựng và ban hành Kế hoạch …": the document that the task makes.
_MADE = re.compile(
    r"(?:tham mưu(?: giúp| cho| ubnd| chủ tịch| lãnh đạo| xã| phường){0,6},? )?"
    rf"{_VERB}{_NEXT_VERB}{{0,3}},?(?: các)? ({_NAMES})\b"
)
# "Kế hoạch theo dõi …" as a task makes a plan; "Báo cáo …", "Thông báo …" may be verbs.
_MADE_BY_NAME = re.compile(
    r"(kế hoạch|quyết định|nghị quyết|chỉ thị|công văn|tờ trình)\b"
)
# Work that a report or a notice may close, beside the document it begins with.
_WORK = phrases("triển khai | tổ chức | thực hiện | tiến hành")
_CLOSING = {"báo cáo", "thông báo"}

_NOT_TELLING = phrases(
    """tiếp tục | xây dựng | ban hành | việc | công tác | các | và | của | ubnd
    | trên địa bàn"""
)
_ABBREVIATED = (("cải cách hành chính", "cchc"), ("thủ tục hành chính", "tthc"))
_NO_WORD = re.compile(r"\W+")


def check_products(draft: PlanDraft, context: CheckContext) -> Iterator[Finding]:
    """Check 9: "Ban hành Kế hoạch …" whose product is "Quyết định"."""
    for where, task in draft.tasks:
        made = _made(fold(task.name))
        products = _kinds(task.deliverable)
        if not made or not products or products & (_kinds(task.name) | {made}):
            continue
        if products <= _CLOSING and _WORK.search(fold(task.name)):
            continue
        yield Finding(
            "product_differs",
            where,
            _lt("The task makes a “%(made)s”, but its product is “%(product)s”"),
            {"made": made.capitalize(), "product": clean(task.deliverable)},
        )


def check_repeated_tasks(draft: PlanDraft, context: CheckContext) -> Iterator[Finding]:
    """Check 17: one task twice, letter by letter or in nearly the same words."""
    first_places: dict[str, tuple[str, str]] = {}
    for where, task in draft.tasks:
        key = _telling(task.name)
        if not key or key not in first_places:
            first_places[key] = where, task.name
            continue
        first, name = first_places[key]
        if fold(name) == fold(task.name):
            template = _lt("The task already stands in %(place)s: “%(name)s”")
        else:
            template = _lt("The task is nearly the one in %(place)s: “%(name)s”")
        yield Finding(
            "task_repeated", where, template, {"place": first, "name": clean(name)}
        )


def _made(name: str) -> str:
    """The kind of document that a task's name promises, if it promises one."""
    match = _MADE.match(name) or _MADE_BY_NAME.match(name)
    return match[1] if match else ""


def _kinds(text: str) -> set[str]:
    """The kinds of documents that a text names.

    >>> sorted(_kinds("QĐ và Báo cáo kết quả của UBND xã"))
    ['báo cáo', 'quyết định']
    """
    found = set(_NAME.findall(fold(text)))
    return found | {_ABBREVIATIONS[short] for short in _ABBREVIATION.findall(text)}


def _telling(name: str) -> str:
    """What is left of a task's name without what many tasks share."""
    words = fold(name)
    for long, short in _ABBREVIATED:
        words = words.replace(long, short)
    words = _NOT_TELLING.sub(" ", words)
    return _NO_WORD.sub(" ", words).strip()
