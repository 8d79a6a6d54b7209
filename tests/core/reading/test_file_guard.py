"""What is refused, with which sentence, how fast, and that nothing else can happen."""

import gc
import re
import tempfile
import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from odoo.addons.cchc_plan.core.reading import office_package, read_file
from odoo.addons.cchc_plan.core.reading.file_guard import check_file
from odoo.addons.cchc_plan.core.reading.file_kinds import extension_of
from odoo.addons.cchc_plan.core.reading.source import Source
from odoo.addons.cchc_plan.core.text.finding import UnreadableFile

from ... import bad_files as files
from ...office_files import (
    MAIN,
    changed,
    good_docx,
    good_xlsx,
    unzipped,
    with_document,
    with_sheet,
    zipped,
)
from ..tries import tries

BAD_FILES = files.bad_files()
MEGABYTE = 1 << 20
MAX_SECONDS = 10
MAX_MEMORY = 300 * MEGABYTE  # of the 500 that a whole request may take

bounded = tries(max_examples=100, suppress_health_check=[HealthCheck.too_slow])


def refusal(filename: str, content: bytes) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        read_file(filename, content)
    return caught.value


@cache
def bad_outcome(kind: str) -> tuple[UnreadableFile, "_Usage"]:
    bad = BAD_FILES[kind]
    content = bad.make()
    with _Usage() as usage:
        error = refusal(bad.filename, content)
    return error, usage


@pytest.mark.parametrize("kind", BAD_FILES)
def test_bad_file_is_refused_with_one_sentence(kind):
    error, _ = bad_outcome(kind)
    assert error.code == BAD_FILES[kind].code
    assert error.template % error.values == str(error)
    assert re.fullmatch(r"[A-Z][^\n%]{30,180}\.", str(error))


@pytest.mark.parametrize("kind", BAD_FILES)
def test_bad_file_is_refused_in_time(kind):
    _, usage = bad_outcome(kind)
    assert usage.seconds < MAX_SECONDS
    assert usage.memory < MAX_MEMORY


def test_million_blank_rows_between_two_tasks_are_read_in_time():
    content = files.with_blank_rows()
    with _Usage() as usage:
        source = read_file("a.xlsx", content)
    rows = [[cell.text for cell in row] for row in source.tables[0].rows]
    assert rows == [["1", "Rà soát"], ["", ""], ["1000000", "Rà soát"]]
    assert usage.seconds < MAX_SECONDS
    assert usage.memory < MAX_MEMORY


@pytest.mark.parametrize(
    ("filename", "make"), [("a.docx", files.long_docx), ("a.xlsx", files.long_xlsx)]
)
def test_annex_of_2000_rows_is_read(filename, make):
    assert len(read_file(filename, make(2000)).tables[0].rows) == 2000


def test_reading_leaves_no_file_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    read_file("a.docx", good_docx())
    read_file("a.xlsx", good_xlsx())
    for kind in ("bomb", "bytes changed", "macro document", "external entity"):
        refusal(BAD_FILES[kind].filename, BAD_FILES[kind].make())
    assert not list(tmp_path.iterdir())


def test_clock_ends_what_limits_do_not(monkeypatch):
    package = check_file("a.docx", good_docx())
    monkeypatch.setattr(office_package.time, "thread_time", lambda: 10.0**9)
    with pytest.raises(UnreadableFile, match="far more than a plan"):
        list(package.units(package.main, "w:p"))


def test_endless_start_tag_is_not_parsed_over_and_over():
    attributes = b"".join(b' a%d=""' % index for index in range(10**6))
    content = changed(good_docx(), {MAIN["docx"]: b"<a" + attributes + b"/>"})
    with _Usage() as usage:
        assert refusal("a.docx", content).code == "corrupted"
    assert usage.seconds < MAX_SECONDS


@pytest.mark.parametrize("filename", ["KẾ HOẠCH.DOCX", "a.b/c.docx ", "..\\x.Docx"])
def test_only_the_ending_of_a_name_counts(filename):
    assert isinstance(read_file(filename, good_docx()), Source)


def test_extension_of_a_name_without_one_is_empty():
    assert extension_of("docx") == ""


def test_main_part_is_found_by_its_relation():
    """Office 365 may call it "document2.xml"."""
    parts = unzipped(good_docx())
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    parts["word/_rels/document2.xml.rels"] = parts.pop("word/_rels/document.xml.rels")
    for part in ("_rels/.rels", "[Content_Types].xml"):
        parts[part] = parts[part].replace(b"word/document.xml", b"word/document2.xml")
    assert read_file("a.docx", zipped(parts)).tables


def test_cause_of_damage_is_kept():
    error = refusal("a.docx", files.with_cut_xml())
    assert error.__cause__ is not None


# -- Fuzzing: whatever the bytes, a Source or an UnreadableFile ------------------------


def _outcome(filename: str, content: bytes) -> str:
    """What became of it; any other exception fails the test."""
    try:
        source = read_file(filename, content)
    except UnreadableFile as error:
        return error.code
    for table in source.tables:
        assert len({len(row) for row in table.rows}) == 1
    return "read"


EDITS = st.lists(
    st.tuples(
        st.floats(0, 1, exclude_max=True), st.binary(max_size=6), st.integers(0, 6)
    ),
    min_size=1,
    max_size=4,
)


def edited(content: bytes, edits) -> bytes:
    """Put some bytes in place of others: (where, bytes, how many go)."""
    content = bytearray(content)
    for where, inserted, removed in edits:
        position = int(where * len(content))
        content[position : position + removed] = inserted
    return bytes(content)


@given(st.sampled_from(["docx", "xlsx"]), EDITS)
@bounded
def test_fuzzed_archive(kind, edits):
    good = good_docx() if kind == "docx" else good_xlsx()
    _outcome(f"a.{kind}", edited(good, edits))


DOCX_PARTS = [
    *("word/document.xml", "word/styles.xml", "word/numbering.xml"),
    *("[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"),
]
XLSX_PARTS = [
    *("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"),
    *("xl/styles.xml", "[Content_Types].xml", "_rels/.rels"),
    "xl/_rels/workbook.xml.rels",
]


@given(st.sampled_from(DOCX_PARTS), EDITS)
@bounded
def test_fuzzed_part_of_docx(part, edits):
    _outcome("a.docx", _with_edited_part(good_docx(), part, edits))


@given(st.sampled_from(XLSX_PARTS), EDITS)
@bounded
def test_fuzzed_part_of_xlsx(part, edits):
    _outcome("a.xlsx", _with_edited_part(good_xlsx(), part, edits))


def _with_edited_part(content, part, edits):
    return changed(content, {part: edited(unzipped(content)[part], edits)})


WORD_TAGS = [
    *("p", "r", "t", "br", "tab", "tbl", "tr", "tc", "sdt", "sdtContent", "sdtPr"),
    *("showingPlcHdr", "ins", "del", "moveFrom", "hyperlink", "pPr", "rPr", "trPr"),
    *("tcPr", "tblGrid", "gridCol", "gridSpan", "vMerge", "hMerge", "gridBefore"),
    *("numPr", "numId", "ilvl", "pStyle", "b", "vanish", "caps", "txbxContent"),
    *("pict", "hidden", "outlineLvl"),
]
VALUES = st.sampled_from(["", "0", "1", "9", "-3", "99999999999999999999", "continue"])


def _tree(children):
    return st.builds(
        lambda tag, value, inner: (
            f'<w:{tag} w:val="{value}" w:w="{value}">{"".join(inner)}</w:{tag}>'
        ),
        st.sampled_from(WORD_TAGS),
        VALUES,
        st.lists(children, max_size=4),
    )


@given(st.lists(st.recursive(st.just("x"), _tree, max_leaves=40), max_size=6))
@bounded
def test_fuzzed_structure_of_docx(blocks):
    """Any element inside any other."""
    assert _outcome("a.docx", with_document("".join(blocks))) in (
        *("read", "no_table", "too_much"),
    )


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["A1", "B2", "ZZZ9999999", "XFD1", "", "1A", "A0"]),
            st.sampled_from(["n", "s", "b", "d", "e", "str", "inlineStr", "?"]),
            st.sampled_from(
                ["0", "1", "-1", "1e400", "nan", "2024-02-30", "x", "9" * 40]
            ),
            st.sampled_from(["0", "1", "-1", "99999999999"]),
        ),
        max_size=8,
    ),
    st.lists(st.sampled_from(["A1:B2", "B2:A1", "A1", "A1:XFD1048576", "?:?"])),
)
@bounded
def test_fuzzed_cells_of_xlsx(cells, merges):
    rows = "".join(
        f'<row r="{reference[-1:]}"><c r="{reference}" t="{kind}" s="{style}">'
        f"<v>{value}</v><is><t>{value}</t></is></c></row>"
        for reference, kind, value, style in cells
    )
    after = "".join(f'<mergeCell ref="{reference}"/>' for reference in merges)
    content = with_sheet(rows, f"<mergeCells>{after}</mergeCells>")
    assert _outcome("a.xlsx", content) in ("read", "empty_sheet", "too_much")


class _Usage:
    """Seconds and bytes of memory that a block takes at most."""

    seconds = memory = 0

    def __enter__(self):
        gc.collect()
        Path("/proc/self/clear_refs").write_text("5")  # forget the peak so far
        self._before = self._status("VmRSS")
        self._start = time.process_time()  # others may be at work on the machine
        return self

    def __exit__(self, *error):
        self.seconds = time.process_time() - self._start
        self.memory = self._status("VmHWM") - self._before

    @staticmethod
    def _status(key):
        lines = Path("/proc/self/status").read_text().splitlines()
        return next(
            int(line.split()[1]) << 10 for line in lines if line.startswith(key)
        )
