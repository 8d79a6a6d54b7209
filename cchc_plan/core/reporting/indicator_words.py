"""An indicator in a sentence: value, target, same period last year, judgement."""

from collections.abc import Iterable
from math import isclose

from ..paper.figure_text import number_text, percent_text
from ..text.normalize import clean
from .counts import change
from .facts import IndicatorFact, ReportFacts
from .words import after_colon, clean_user_text, format_count, short_name

NO_DATA = "chưa có số liệu"
_PERCENT = "%"
_JUDGEMENTS = {
    "reached": "đạt chỉ tiêu",
    "on_track": "đúng tiến độ",
    "behind": "chậm so với tiến độ",
    "missed": "không đạt chỉ tiêu",
}
SHORT = ("behind", "missed")  # the judgements that ask for an explanation


def has_value(indicator: IndicatorFact) -> bool:
    return value_so_far(indicator) is not None


def value_so_far(indicator: IndicatorFact) -> float | None:
    """The value of the year; of the period where nothing adds up to a year's."""
    year = indicator.year_value
    return indicator.period_value if year is None else year


def indicator_sentence(indicator: IndicatorFact) -> str:
    """The whole of it without a full stop.

    >>> indicator_sentence(IndicatorFact(
    ...     1, "", "Tỷ lệ hồ sơ trực tuyến", "%", "≥ 50 %", 60, 52.5, 40, "on_track",
    ...     numerator=105, denominator=200))
    'Tỷ lệ hồ sơ trực tuyến: trong kỳ 60%; lũy kế từ đầu năm 52,5% (105/200); chỉ tiêu năm ≥ 50%; cùng kỳ năm trước 40% (tăng 12,5 điểm phần trăm); đúng tiến độ'
    """  # noqa: E501
    said = [*_values(indicator)]
    if clean(indicator.target):
        said.append(f"chỉ tiêu năm {target(indicator)}")
    said.append(_last_year(indicator))
    if has_value(indicator):
        said.append(_JUDGEMENTS.get(indicator.evaluation, ""))
    return f"{short_name(indicator.name)}: {'; '.join(filter(None, said))}"


def indicator_lines(indicators: Iterable[IndicatorFact]) -> list[str]:
    return [f"- {indicator_sentence(indicator)}." for indicator in indicators]


def target(indicator: IndicatorFact) -> str:
    """The target's words, without the space that the screen has before "%"."""
    return clean(indicator.target).replace(" %", _PERCENT)


def judged(facts: ReportFacts) -> str:
    """How many indicators stand how; together all of them."""
    indicators = facts.indicators
    if not indicators:
        return ""
    said = []
    for status, words in _JUDGEMENTS.items():
        number = sum(has_value(one) and one.evaluation == status for one in indicators)
        if number:
            said.append(f"{format_count(number)} {words}")
    others = sum(
        has_value(one) and one.evaluation not in _JUDGEMENTS for one in indicators
    )
    if others:
        said.append(f"{format_count(others)} có số liệu, không đặt mức đánh giá")
    missing = sum(not has_value(one) for one in indicators)
    if missing:
        said.append(f"{format_count(missing)} {NO_DATA}")
    number = format_count(len(indicators))
    return f"Trong {number} chỉ tiêu của Kế hoạch: {'; '.join(said)}"


def shortfall(indicator: IndicatorFact) -> str:
    """An indicator that falls short, as a shortcoming.

    >>> shortfall(IndicatorFact(1, "", "Hồ sơ trực tuyến", "%", "≥ 50 %", 3, 3, None,
    ...     "behind", note="thiếu máy quét."))
    'Hồ sơ trực tuyến: đạt 3%, chỉ tiêu năm ≥ 50% (chậm so với tiến độ)'
    """
    value = _with_unit(indicator, value_so_far(indicator))
    wanted = f", chỉ tiêu năm {target(indicator)}" if target(indicator) else ""
    judgement = _JUDGEMENTS[indicator.evaluation]
    return f"{short_name(indicator.name)}: đạt {value}{wanted} ({judgement})"


def explanation(indicator: IndicatorFact) -> str:
    """The note of an indicator behind its name."""
    return (
        f"{short_name(indicator.name)}: {after_colon(clean_user_text(indicator.note))}"
    )


def _values(indicator: IndicatorFact) -> list[str]:
    period, year = indicator.period_value, indicator.year_value
    if period is None and year is None:
        return [NO_DATA]
    if period is None:
        missing = f"trong kỳ {NO_DATA}"
        return [missing, f"lũy kế từ đầu năm {_with_parts(indicator, year)}"]
    if year is None or isclose(period, year, abs_tol=0.005):
        return [_with_parts(indicator, period)]
    return [
        f"trong kỳ {_with_parts(indicator, period)}",
        f"lũy kế từ đầu năm {_with_parts(indicator, year)}",
    ]


def _with_parts(indicator: IndicatorFact, value: float) -> str:
    """The value, with the two numbers behind it where they make just this value."""
    text = _with_unit(indicator, value)
    numerator, denominator = indicator.numerator, indicator.denominator
    if numerator is None or not denominator:
        return text
    if isclose(100 * numerator / denominator, value, abs_tol=0.05):
        return f"{text} ({format_count(numerator)}/{format_count(denominator)})"
    return text


def _with_unit(indicator: IndicatorFact, value: float) -> str:
    unit = clean(indicator.unit_of_measure)
    if unit == _PERCENT:
        return percent_text(value)
    return f"{format_count(value) if unit else number_text(value)} {unit}".strip()


def _last_year(indicator: IndicatorFact) -> str:
    before, now = indicator.last_year_value, value_so_far(indicator)
    if before is None:
        return ""
    said = f"cùng kỳ năm trước {_with_unit(indicator, before)}"
    if now is None:
        return said
    if clean(indicator.unit_of_measure) == _PERCENT:
        return f"{said} ({change(now, before)})"
    difference = now - before
    if isclose(difference, 0, abs_tol=0.005):
        return f"{said} (không thay đổi)"
    word = "tăng" if difference > 0 else "giảm"
    return f"{said} ({word} {_with_unit(indicator, abs(difference))})"
