"""Whatever is typed, pasted or sent: an answer, or one sentence, and soon."""

import dataclasses
import time
from math import isfinite

import pytest
from hypothesis import Phase, example, given
from hypothesis import strategies as st

from odoo.addons.cchc_plan.core.organisation.unit_names import is_all_units, split_names
from odoo.addons.cchc_plan.core.paper.file_name import file_name
from odoo.addons.cchc_plan.core.paper.legal_forms import (
    body_in_text,
    letterhead_name,
    recipient_lines,
)
from odoo.addons.cchc_plan.core.paper.printable import printable
from odoo.addons.cchc_plan.core.plan.checks import run_checks
from odoo.addons.cchc_plan.core.plan.checks.context import CheckContext
from odoo.addons.cchc_plan.core.plan.citations import find_citations
from odoo.addons.cchc_plan.core.plan.plan_file import (
    read_pasted_plan,
    read_plan,
    understand,
)
from odoo.addons.cchc_plan.core.plan.targets import targets_in
from odoo.addons.cchc_plan.core.plan.timeframe import parse
from odoo.addons.cchc_plan.core.plan.yearshift import shift_wording
from odoo.addons.cchc_plan.core.reading import read_pasted
from odoo.addons.cchc_plan.core.reading.html import read_html
from odoo.addons.cchc_plan.core.reading.source import Cell, Paragraph, Source, Table
from odoo.addons.cchc_plan.core.reading.visible_text import visible
from odoo.addons.cchc_plan.core.reporting.statistics import figure_text, read_figure
from odoo.addons.cchc_plan.core.text.cell_text import tidy
from odoo.addons.cchc_plan.core.text.finding import UnreadableFile
from odoo.addons.cchc_plan.core.text.normalize import bare, clean, fold
from odoo.addons.cchc_plan.core.text.numbering import (
    number_label,
    parse_document_number,
    split_label,
)

from ...annex_files import Header, annex_docx, annex_xlsx
from ..hostile import SCRAPS, can_be_stored, texts, years
from ..tries import tries

HEADINGS = ("TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời gian")
# Everything in core that takes a text from outside, by itself.
READERS = {
    "bare": bare,
    "body_in_text": body_in_text,
    "clean": clean,
    "file_name": file_name,
    "find_citations": find_citations,
    "fold": fold,
    "is_all_units": is_all_units,
    "letterhead_name": letterhead_name,
    "number_label": number_label,
    "parse": lambda text: parse(text, 2024),
    "parse_document_number": parse_document_number,
    "printable": printable,
    "read_html": read_html,
    "read_pasted": read_pasted,
    "recipient_lines": lambda text: recipient_lines([text]),
    "shift_wording": lambda text: shift_wording(text, 2024, 2025),
    "split_label": split_label,
    "split_names": lambda text: split_names(text, ()),
    "targets_in": targets_in,
    "tidy": lambda text: tidy(text, prose=True),
    "understand, cell": lambda text: understand(_source(Cell(text))),
    "understand, line": lambda text: understand(_source(Cell("a"), Paragraph(text))),
    "visible": visible,
}
LONG = 400_000
# Of a text eight times as long: eight times the work and some noise of the machine;
# work that grows with the square would be 64 times as much.
TIMES_LONGER = 8
MAX_GROWTH = 24
TOO_QUICK_TO_COMPARE = 1  # seconds


def _source(cell: Cell, *before: Paragraph) -> Source:
    """A plan of one task."""
    row = (Cell("1"), cell, *[Cell("Báo cáo")] * (len(HEADINGS) - 2))
    return Source((*before, Table((tuple(map(Cell, HEADINGS)), row))))


def _read(read, *arguments):
    """What became of a text; None where it was refused with a sentence."""
    try:
        return read(*arguments)
    except UnreadableFile as error:
        assert str(error)
        return None


def _texts(value):
    """All strings in a dataclass, whatever it is made of."""
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value):
        for each in dataclasses.fields(value):
            yield from _texts(getattr(value, each.name))
    elif isinstance(value, dict):
        yield from _texts((*value, *value.values()))
    elif isinstance(value, tuple | list | set | frozenset):
        for each in value:
            yield from _texts(each)


def _judge(draft):
    """What was read can be kept and judged."""
    if draft is not None:
        assert all(map(can_be_stored, _texts(draft)))
        for finding in run_checks(draft, CheckContext()):
            assert finding.text


@pytest.mark.parametrize("name", READERS)
@given(text=texts)
@tries(150)
def test_any_text_is_borne(name, text):
    _read(READERS[name], text)


@pytest.mark.parametrize("name", READERS)
@given(scrap=st.sampled_from(["".join(SCRAPS), *SCRAPS]))
@tries(8, phases=[Phase.generate])
def test_work_grows_with_the_length_of_a_text(name, scrap):
    def seconds(length):
        text = (scrap * (length // len(scrap) + 1))[:length]
        start = time.process_time()
        _read(READERS[name], text)
        return time.process_time() - start

    short, long = seconds(LONG // TIMES_LONGER), seconds(LONG)
    assert long < TOO_QUICK_TO_COMPARE or long < MAX_GROWTH * short


@given(texts, years)
@tries(300)
def test_any_wording_of_any_year_is_dated_or_not(text, year):
    parse(text, year)
    shift_wording(text, year, min(year + 1, 9999))


@given(st.lists(st.lists(texts, max_size=5).map("\t".join), max_size=6).map("\n".join))
@tries(200)
def test_any_pasted_plan_can_be_kept(rows):
    head = "\t".join(HEADINGS)
    _judge(_read(read_pasted_plan, f"{head}\n1\tRà soát\tBáo cáo\t\t\n{rows}"))


@given(st.lists(texts, max_size=12))
@tries(200)
def test_any_pasted_web_page_can_be_kept(cells):
    html = "".join(f"<tr><td>1<td>{text}<td>Báo cáo" for text in cells)
    head = "".join(f"<th>{heading}" for heading in HEADINGS)
    _judge(_read(read_pasted_plan, f"<table><tr>{head}{html}</table>"))


def _of_xml(text: str) -> str:
    """The text without what no XML can hold; other tests try that."""
    return "".join(
        each
        for each in text
        if each in "\t\n" or " " <= each <= "\ud7ff" or "\ue000" <= each <= "\ufffd"
    )


@given(st.sampled_from(["docx", "xlsx"]), st.lists(texts, min_size=1, max_size=8))
@tries(60)
def test_any_texts_in_a_file_can_be_kept(kind, cells):
    make = annex_docx if kind == "docx" else annex_xlsx
    rows = [["1", _of_xml(text), "Báo cáo", "", _of_xml(text)] for text in cells]
    _judge(_read(read_plan, f"a.{kind}", make([Header(list(HEADINGS)), *rows])))


@given(texts | st.from_regex(r"\s?[0-9]{1,400}(\.[0-9]{3})*(,[0-9]*)?\s?"))
@example("9" * 400)
@tries(300)
def test_a_figure_is_a_number_or_refused(text):
    try:
        figure = read_figure(text)
    except ValueError:
        return
    assert figure is None or isfinite(figure)
    # What is kept is read again.
    again = read_figure(figure_text(figure))
    assert again == pytest.approx(figure) if figure else not again
