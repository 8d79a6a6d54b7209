from datetime import date
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_plan.core.plan.citations import citation_key, find_citations

from ..tries import tries


@pytest.mark.parametrize(
    ("text", "number", "day"),
    [
        ("Nghị định số 20/2008/NĐ-CP ngày 14/02/2008", "20/2008/NĐ-CP", (2008, 2, 14)),
        ("số 107/NĐ-CP ngày 06 tháng 12 năm 2021", "107/NĐ-CP", (2021, 12, 6)),
        ("09/2019/NĐ-CP (24/01/2019)", "09/2019/NĐ-CP", (2019, 1, 24)),
        ("11/KH-UBND, ngày 5-3-2024 của", "11/KH-UBND", (2024, 3, 5)),
        ("61/2018/NĐ-CP của Chính phủ ngày 23.4.2018", "61/2018/NĐ-CP", (2018, 4, 23)),
        ("61/2018/NÐ–CP", "61/2018/NĐ-CP", None),
        ("Luật số 64/2025/QH15", "64/2025/QH15", None),
        ("01/2014/TTLT-BTC-BNV", "01/2014/TTLT-BTC-BNV", None),
        ("Tờ trình số 5/TTr-UBND", "5/TTr-UBND", None),
        ("Quyết định 468/QĐ-TTg", "468/QĐ-TTg", None),
        ("Nghị quyết 02 -NQ/TU ngày 04 /11/2021", "02-NQ/TU", (2021, 11, 4)),
        ("104-KH/HU ngày 31/02/2023", "104-KH/HU", None),
        ("150/2020/NĐ-CP.....", "150/2020/NĐ-CP", None),
        # The date is another document's.
        ("10/QĐ-UBND; công văn ngày 15/01/2024", "10/QĐ-UBND", None),
    ],
)
def test_citation_is_read(text, number, day):
    [citation] = find_citations(text)
    assert (citation.number, citation.date) == (number, day and date(*day))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "mức độ 3/4",
        "TTHC trực tuyến 24/7",
        "ngày 15/01/2024",
        "giai đoạn 2021-2025",
        "10/ngày",
        "tỷ lệ 1/3 CBCC",
        "ISO 9001:2015",
    ],
)
def test_other_numbers_are_no_citations(text):
    assert find_citations(text) == ()


@pytest.mark.parametrize(
    ("text", "is_loose"),
    [
        ("02 -NQ/TU", True),
        ("10 / KH-UBND", True),
        ("10/KH-UBND ngày 04 /11/2021", True),
        ("10/KH-UBND ngày 04 tháng 11 năm 2021", False),
        ("10/KH-UBND ngày 04/11/2021 - 05", False),
    ],
)
def test_stray_spaces(text, is_loose):
    assert find_citations(text)[0].is_loose == is_loose


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("02/2021/TT-BNV", "2/2021/TT-BNV", True),
        ("20/2008/NĐ-CP", "Nghị định số 20/2008/ND-CP", True),
        ("468/QĐ-TTg", "468/QD-TTg", True),
        ("20/2008/NĐ-CP", "20/2018/NĐ-CP", False),
        ("20/NĐ-CP", "20/QĐ-TTg", False),
        ("không số", "KHÔNG SỐ", True),
    ],
)
def test_keys(one, other, is_same):
    assert (citation_key(one) == citation_key(other)) == is_same


@pytest.mark.parametrize(
    ("number", "carries_year"),
    [
        ("107/NĐ-CP", True),
        ("06/TT-BNV", True),
        ("72/QH15", True),
        ("468/QĐ-TTg", False),
        ("76/NQ-CP", False),
        ("1680/NQ-UBTVQH15", False),
    ],
)
def test_normative_documents_carry_their_year(number, carries_year):
    assert find_citations(number)[0].carries_year == carries_year


_PIECES = st.sampled_from(
    [
        "10",
        "2024",
        "/",
        " ",
        "-",
        "NĐ",
        "CP",
        "QH15",
        "ngày ",
        "tháng ",
        "của ",
        "\n",
        "(",
    ]
)


@tries(max_examples=300)
@given(st.lists(_PIECES | st.text(max_size=3), max_size=30).map("".join))
def test_any_text_can_be_searched(text):
    for citation in find_citations(text):
        assert citation.number and citation.start < citation.end


@pytest.mark.parametrize(
    "piece", ["1", "1/", "10/KH-", "10/KH-UBND của ", "1 - A", " /"]
)
def test_long_texts_take_no_longer_than_they_must(piece):
    text = piece * (200_000 // len(piece))
    start = perf_counter()
    find_citations(text)
    assert perf_counter() - start < 3
