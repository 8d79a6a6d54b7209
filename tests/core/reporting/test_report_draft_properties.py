"""Whatever was recorded and typed, the drafted report reads like a text."""

import re
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_plan.core.plan.progress import STATUSES
from odoo.addons.cchc_plan.core.reporting import counts, words
from odoo.addons.cchc_plan.core.reporting.draft import draft
from odoo.addons.cchc_plan.core.reporting.facts import (
    KINDS,
    DocumentFact,
    IndicatorFact,
    Period,
    TaskFact,
    UnitPart,
)

from ..tries import tries
from .report_facts import bare, printed, task

DAY = date(2024, 3, 5)
WORDS = st.text(
    alphabet=st.sampled_from("aàbđeêoôuưMNTĐ  .;:,-–\n\t%(0159/[]"), max_size=40
)
DAYS = st.dates(date(2023, 12, 1), date(2025, 1, 31))
DOCUMENTS = st.builds(
    DocumentFact,
    kind=st.sampled_from(["Kế hoạch", "Quyết định", ""]),
    number=st.sampled_from(["5/KH-UBND", "12/QĐ-UBND", "/KH-UBND", ""]),
    date=st.none() | DAYS,
    subject=WORDS,
)
TASKS = st.builds(
    TaskFact,
    key=st.integers(1, 10**6),
    section=st.sampled_from(["I. CHUNG", "IX. KHÁC", "", "Không số"]),
    area=st.sampled_from(["CDDH", "TC", "TTHC", "", "LẠ"]),
    number=st.sampled_from(["1", ""]),
    name=WORDS.filter(lambda text: any(map(str.isalnum, text))),
    deliverable=WORDS,
    lead=WORDS,
    coordinating=WORDS,
    timeframe=st.sampled_from(["Thường xuyên", "Quý I/2024", ""]),
    deadline=st.none() | DAYS,
    date_done=st.none() | DAYS,
    status=st.sampled_from(STATUSES),
    weight=st.sampled_from([1.0, 1.0, 2.5]),
    is_extended=st.booleans(),
    is_due=st.booleans(),
    progress=st.sampled_from([0.0, 50.0, 100.0]),
    result=WORDS,
    difficulty=WORDS,
    documents=st.lists(DOCUMENTS, max_size=3).map(tuple),
    next_deadline=st.none() | DAYS,
)
NUMBERS = st.none() | st.floats(-1e6, 1e6)
INDICATORS = st.builds(
    IndicatorFact,
    key=st.integers(1, 99),
    section=st.sampled_from(["I. CHUNG", "IX. KHÁC", ""]),
    name=WORDS,
    unit_of_measure=st.sampled_from(["%", "hồ sơ", ""]),
    target=st.sampled_from(["≥ 30 %", ""]),
    period_value=NUMBERS,
    year_value=NUMBERS,
    last_year_value=NUMBERS,
    evaluation=st.sampled_from(["reached", "behind", "missed", "no_data", "", "lạ"]),
    numerator=NUMBERS,
    denominator=NUMBERS,
    note=WORDS,
)
PARTS = st.builds(
    UnitPart, st.sampled_from(["Văn phòng", ""]), st.booleans(), *[WORDS] * 4
)
REPORTS = st.builds(
    lambda kind, tasks, indicators, parts, bases, plan: bare(
        period=Period(kind, 2024, date(2024, 1, 1), DAY, DAY - timedelta(1)),
        tasks=tuple(tasks),
        indicators=tuple(indicators),
        parts=tuple(parts),
        bases=tuple(bases),
        plan_name=plan,
    ),
    st.sampled_from(KINDS),
    st.lists(TASKS, max_size=25, unique_by=lambda one: one.key),
    st.lists(INDICATORS, max_size=4, unique_by=lambda one: one.key),
    st.lists(PARTS, max_size=4),
    st.lists(WORDS, max_size=2),
    WORDS,
)


@tries(max_examples=40)
@given(REPORTS, st.none() | REPORTS)
def test_whatever_is_recorded_it_reads_like_a_text(report, previous):
    paragraphs = draft(report, previous, previous)
    whole = printed(paragraphs)
    assert not re.search(r"None|False|True|\bnan\b", whole)
    assert "  " not in whole
    keys = [one.key for one in paragraphs]
    assert len(keys) == len(set(keys))
    for one in paragraphs:
        assert one.text == one.text.strip()
        for line in one.text.splitlines():
            assert not re.search(r"\.\.|;;|;\.|,\.|:\.", line), line
            assert line.endswith((".", ":", ";", "]", "!", "?")), line
    assert draft(report, previous, previous) == paragraphs


@tries(max_examples=40)
@given(REPORTS)
def test_every_late_task_is_named_or_counted(report):
    told = {one.key: one.text for one in draft(report)}["assessment.shortcomings"]
    told = told.splitlines()
    late = len(report.overdue)
    if late:
        start = next(
            place
            for place, line in enumerate(told)
            if line
            == f"Còn {words.format_count(late)} nhiệm vụ quá hạn chưa hoàn thành:"
        )
        listed = told[start + 1 : start + 1 + min(late, 11)]
        assert all(line.startswith("- ") for line in listed)
        if late > 10:
            rest = words.format_count(late - 10)
            assert listed[-1] == f"- Và {rest} nhiệm vụ quá hạn khác (Phụ lục I)."


@given(st.lists(st.sampled_from(STATUSES), max_size=60))
def test_counts_add_up(statuses):
    tasks = [task(key, status=status) for key, status in enumerate(statuses)]
    said = re.sub(r"\(.*?\)", "", counts.tally(tasks))
    assert sum(map(int, re.findall(r"\d+", said))) == len(tasks)
    inner = re.search(r"đã hoàn thành (\d+) \((.*?)\)", counts.tally(tasks))
    if inner:
        assert int(inner[1]) == sum(map(int, re.findall(r"\d+", inner[2])))
