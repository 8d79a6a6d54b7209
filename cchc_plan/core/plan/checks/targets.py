"""Check 12: a target that does not say of what, or that no task takes up."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from ...text.finding import Finding, _lt
from ...text.normalize import clean, fold
from ...text.phrases import phrases
from ..draft import DraftIndicator, PlanDraft
from .context import CheckContext
from .passages import item_place

_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?) ?%")
# "100% hồ sơ", "70% số người": a noun behind the sign is what is counted.
_NOUN_BEHIND = re.compile(r"% (?P<words>[^\W\d_].{0,20})")
_NO_NOUN = phrases(
    """trở lên | trở xuống | so với | theo | và | hoặc | trong | đến | trên | trước
    | vào | năm | tháng | quý"""
)
# "tỷ lệ giao dịch …", "mức độ hài lòng …": a rate whose name says of what it is.
_RATE = re.compile(
    r"\b(?:t[ỷỉ] (?:lệ|trọng)|mức độ|chỉ số) (?=(?P<words>[^\W\d_].{0,20}))"
)
_NO_NAME = phrases(
    """đạt | tối thiểu | tối đa | từ | trên | dưới | là | ít nhất | khoảng | không
    | này | chung"""
)
_COUNTED = phrases(
    """hồ sơ | thủ tục | tthc | văn bản | vbqppl | cán bộ | công chức | viên chức
    | cơ quan | đơn vị | phản ánh | kiến nghị | phiếu | dịch vụ | giao dịch
    | nhiệm vụ | thanh toán | hộ | kế hoạch | kết quả | chữ ký | chứng thư
    | số người | quy định | thôn | báo cáo | cuộc họp"""
)

# A body with more targets than that is no plan; the bound keeps the time linear.
_MAX_TARGETS = 200
_SHARE = 0.6  # of a target's words that a task has which takes it up
_SHARE_WITH_FIGURE = 0.3  # when it has the figure too
# One word for what is written in several ways.
_TERMS = (
    (re.compile(r"(?:thủ tục hành chính|tthc)\b"), "|tthc|"),
    (re.compile(r"(?:cải cách hành chính|cchc)\b"), "|"),
    (re.compile(r"(?:văn bản (?:quy phạm pháp luật|qppl)|vbqppl)\b"), "|vbqppl|"),
)
# Words of nearly every target, which do not tell what it is about.
_NOT_TELLING = phrases(
    """người dân | tổ chức | doanh nghiệp | cá nhân | cơ quan | đơn vị | ubnd | hđnd
    | xã | phường | cấp | cải cách | hành chính | nhà nước | công tác | thực hiện
    | triển khai | tiếp tục | nâng cao | đẩy mạnh | bảo đảm | đảm bảo | phấn đấu
    | đạt | tỷ lệ | tỉ lệ | trở lên | trở xuống | tối thiểu | ít nhất | từ | trên
    | trong đó | các | của | được | thuộc | thẩm quyền | đầy đủ | theo | đúng
    | quy định | và | hoặc | có | năm | để | hoàn thành | chất lượng | hiệu quả
    | việc | đối với | sự | cho | tại | với | là | về | địa bàn | kế hoạch
    | phê duyệt"""
)
_PART_ENDS = re.compile(r"[,;:](?!\d)")
_SEPARATOR = re.compile(r"[^\w\s]|[\d_]+")
# "II.3" is item 3 of the body's chapter II, unless the annex's II.3 holds the words.
_BODY_PLACE = re.compile(r"([IVX]{1,5})\.(\d{1,2})$")


@dataclass(frozen=True)
class _Topic:
    """What a text is about: its telling words two by two, and its percentages."""

    words: frozenset[str]
    figures: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "_Topic":
        text = fold(text)
        figures = frozenset(_PERCENT.findall(text))
        for pattern, term in _TERMS:
            text = pattern.sub(term, text)
        runs = _NOT_TELLING.sub("|", _SEPARATOR.sub("|", text)).split("|")
        words = frozenset(pair for run in runs for pair in _pairs(run.split()))
        return cls(words, figures)

    def is_met_by(self, task: "_Topic") -> bool:
        """Whether the task shares most of the words, or some and the figure."""
        is_figure_met = bool(self.figures & task.figures)
        share = _SHARE_WITH_FIGURE if is_figure_met else _SHARE
        return len(self.words & task.words) >= share * len(self.words)


def _pairs(words: list[str]) -> list[str]:
    """Neighbours, as Vietnamese words are mostly of two syllables."""
    pairs = zip(words, words[1:], strict=False)
    return [" ".join(pair) for pair in pairs] if len(words) > 1 else words


def check_target_units(draft: PlanDraft, context: CheckContext) -> Iterator[Finding]:
    """Check 12: no unit of measure, or a percentage of one does not know what."""
    texts = _task_texts(draft)
    for indicator in _promised(draft):
        where = _place(indicator, texts)
        values = {"name": clean(indicator.name), "target": _target(indicator)}
        if not clean(indicator.unit_of_measure):
            yield Finding(
                "target_without_unit",
                where,
                _lt("The target %(target)s has no unit of measure: “%(name)s”"),
                values,
            )
        elif _is_part(indicator) and not _says_of_what(indicator):
            yield Finding(
                "target_without_denominator",
                where,
                _lt("It is not said of what the target is %(target)s: “%(name)s”"),
                values,
            )


def check_targets_in_annex(
    draft: PlanDraft, context: CheckContext
) -> Iterator[Finding]:
    """A target of the body that no task of the annex takes up."""
    texts = _task_texts(draft)
    topics = [_Topic.of(text) for text in texts.values()]
    of_body = (each for each in _promised(draft) if _is_of_body(each, texts))
    for indicator in islice(of_body, _MAX_TARGETS if topics else 0):
        target = _Topic.of(_core(indicator.name))
        if target.words and not any(map(target.is_met_by, topics)):
            yield Finding(
                "target_not_in_annex",
                _place(indicator, texts),
                _lt("No task of the annex takes up the target %(target)s: “%(name)s”"),
                {"name": clean(indicator.name), "target": _target(indicator)},
            )


def _promised(draft: PlanDraft) -> Iterator[DraftIndicator]:
    """The indicators that have a target; others are only recorded."""
    return (each for each in draft.indicators if each.has_target)


def _core(name: str) -> str:
    """The parts of a clause between commas that hold its percentages, else all of it.

    >>> _core("Công khai 100% TTHC, tiếp tục đổi mới phương pháp")
    'Công khai 100% TTHC'
    """
    parts = [part for part in _PART_ENDS.split(name) if _PERCENT.search(part)]
    return "; ".join(parts) or name


def _task_texts(draft: PlanDraft) -> dict[str, str]:
    """What each task of the annex says, folded, by its place."""
    return {
        where: fold(f"{task.name}; {task.deliverable}; {task.note}")
        for where, task in draft.tasks
    }


def _is_of_body(indicator: DraftIndicator, texts: dict[str, str]) -> bool:
    """Whether it was found in the chapters, not in the annex or by a clerk."""
    where = indicator.where
    return bool(where) and fold(indicator.name) not in texts.get(where, "")


def _place(indicator: DraftIndicator, texts: dict[str, str]) -> str:
    match = _BODY_PLACE.match(indicator.where)
    if match and _is_of_body(indicator, texts):
        return item_place(f"Phần {match[1]}", int(match[2]))
    return indicator.where


def _is_part(indicator: DraftIndicator) -> bool:
    return indicator.kind == "ratio" and clean(indicator.unit_of_measure) == "%"


def _says_of_what(indicator: DraftIndicator) -> bool:
    name = fold(indicator.name)
    return (
        any(not _NO_NOUN.match(each["words"]) for each in _NOUN_BEHIND.finditer(name))
        or any(not _NO_NAME.match(each["words"]) for each in _RATE.finditer(name))
        or bool(_COUNTED.search(name))
    )


def _target(indicator: DraftIndicator) -> str:
    """The target as Vietnamese readers write it: "30 %", "99,5 %"."""
    figure = f"{indicator.target:g}".replace(".", ",")
    return f"{figure} {clean(indicator.unit_of_measure)}".strip()
