"""What each wording means; plans of other communes lent theirs (see DOMAIN.md)."""

import doctest
from datetime import date
from importlib import import_module

import pytest

from odoo.addons.cchc_plan.core.plan.timeframe import (
    Delay,
    Rhythm,
    format_wording,
    parse,
)

YEAR = 2024


def day(text, year=YEAR):
    """ "15/6" or "15/6/2023" as a date, "" as None."""
    numbers = [int(number) for number in text.split("/") if number]
    return date((numbers + [year])[2], numbers[1], numbers[0]) if numbers else None


def dues(timeframe):
    return [(due.date_start, due.date_deadline) for due in timeframe.deadlines]


def codes(timeframe):
    return [finding.code for finding in timeframe.findings]


# Each deadline as "start-end", or "-end" where the wording gives no start.
DATED = {
    # months and quarters
    "Tháng 1/2024": "1/1-31/1",
    "Tháng 02/2024": "1/2-29/2",
    "tháng 12": "1/12-31/12",
    "Tháng 01 năm 2024": "1/1-31/1",
    "Tháng 3, năm 2024": "1/3-31/3",
    "Tháng 3 2024": "1/3-31/3",
    "Tháng 3-2024": "1/3-31/3",
    "tháng3/2024": "1/3-31/3",
    "T3/2024": "1/3-31/3",
    "03/2024": "1/3-31/3",
    "thang 3/2024": "1/3-31/3",
    "Tháng 3/24": "1/3-31/3",
    "Tháng 01 năm sau": "1/1/2025-31/1/2025",
    "Tháng 12 năm trước": "1/12/2023-31/12/2023",
    "Quý I/2024": "1/1-31/3",
    "Quý IV": "1/10-31/12",
    "quý iv": "1/10-31/12",
    "Quý 1": "1/1-31/3",
    "quý 2 năm 2024": "1/4-30/6",
    "Qúi I": "1/1-31/3",
    "quí III": "1/7-30/9",
    "Quý I/24": "1/1-31/3",
    "Quý l/2024": "1/1-31/3",
    "Quý Ⅱ/2024": "1/4-30/6",
    "Q3/2024": "1/7-30/9",
    "Trong quý I": "1/1-31/3",
    "Hoàn thành trong tháng 6": "1/6-30/6",
    "Quý IV trong năm": "1/10-31/12",
    "Quý I/2024./.": "1/1-31/3",
    "  Quý  I  /  2024 ;": "1/1-31/3",
    "Quý\u00a0I/2024": "1/1-31/3",
    "- Quý I/2024": "1/1-31/3",
    " " * 3000 + "Quý I/2024": "1/1-31/3",
    # parts of the year
    "6 tháng đầu năm": "1/1-30/6",
    "6 tháng cuối năm": "1/7-31/12",
    "Sáu tháng đầu năm": "1/1-30/6",
    "Trong 6 tháng đầu năm 2024": "1/1-30/6",
    "9 tháng đầu năm": "1/1-30/9",
    "3 tháng cuối năm": "1/10-31/12",
    "9 tháng năm 2024": "1/1-30/9",
    "6 tháng/2024": "1/1-30/6",
    "nửa cuối năm": "1/7-31/12",
    "nửa đầu năm 2024": "1/1-30/6",
    "nửa năm cuối": "1/7-31/12",
    "Cả năm": "1/1-31/12",
    "Năm 2024": "1/1-31/12",
    "Trong năm 2024": "1/1-31/12",
    "Trong năm": "1/1-31/12",
    "Trong năm kế hoạch": "1/1-31/12",
    "2024": "1/1-31/12",
    "Trung tuần tháng 6/2024": "11/6-20/6",
    "Hạ tuần tháng 2": "21/2-29/2",
    # days
    "15/3/2024": "-15/3",
    "15/3": "-15/3",
    "15.3.2024": "-15/3",
    "15-3-2024": "-15/3",
    "15/3/24": "-15/3",
    "ngày 15/3": "-15/3",
    "ngày 15-3": "-15/3",
    "Ngày 15 tháng 3": "-15/3",
    "ngày 15 tháng 3 năm 2024": "-15/3",
    "29/2": "-29/2",
    # before a day, month, quarter: the day before is the last in time
    "Trước ngày 15/6": "-14/6",
    "truoc 15/6": "-14/6",
    "trước 15 tháng 12": "-14/12",
    "Trước 31/12/2023": "-30/12/2023",
    "Trước 01/01/2025": "-31/12",
    "trước 10.6": "-9/6",
    "Trước tháng 6": "-31/5",
    "Trước Quý II": "-31/3",
    "Hoàn thành trước 30/6": "-29/6",
    "Xong trước 30/6": "-29/6",
    "Chậm nhất trước ngày 15/6": "-14/6",
    # until an hour of a day, and up to a day: the day itself
    "Trước 17 giờ ngày 15/6/2024": "-15/6",
    "trước 16h00 ngày 10/6": "-10/6",
    "Chậm nhất 20/11": "-20/11",
    "Chậm nhất là ngày 20/11": "-20/11",
    "Muộn nhất đến ngày 20/11": "-20/11",
    "Không quá ngày 20/11": "-20/11",
    "Hạn chót 20/11": "-20/11",
    "Đến 30/6/2024": "-30/6",
    "Đến tháng 6/2024": "-30/6",
    "Hết quý I": "-31/3",
    "đến hết năm": "-31/12",
    "Từ nay đến hết năm 2024": "-31/12",
    # points that the law defines
    "Cuối năm": "-31/12",
    "cuối quý II/2024": "-30/6",
    "Cuối tháng 2": "-29/2",
    "Giữa năm": "-30/6",
    "Giữa tháng 6": "-15/6",
    "Trước cuối năm": "-30/12",
    "Từ giữa tháng 3 đến cuối tháng 5": "15/3-31/5",
    # stretches, due once
    "Quý II-III/2024": "1/4-30/9",
    "Quý 2-3/2024": "1/4-30/9",
    "Quý I - IV": "1/1-31/12",
    "Quý IV/2023 - Quý I/2024": "1/10/2023-31/3",
    "Từ tháng 3 đến tháng 6/2024": "1/3-30/6",
    "Tháng 3-5": "1/3-31/5",
    "Tháng 11 – 12": "1/11-31/12",
    "Tháng 12/2023 - tháng 01/2024": "1/12/2023-31/1",
    "Từ tháng 11/2023 đến tháng 2": "1/11/2023-29/2",
    "Từ 01/2024 đến 12/2024": "1/1-31/12",
    "Từ 01/3 đến 30/6/2024": "1/3-30/6",
    "Từ ngày 1/3/2024 đến ngày 30/6/2024": "1/3-30/6",
    "Từ ngày 01/3 đến trước ngày 30/6": "1/3-29/6",
    "Từ ngày 01 đến 15/3/2024": "1/3-15/3",
    "Từ 01-15/3/2024": "1/3-15/3",
    "Từ ngày 15 tháng 3 đến tháng 6": "15/3-30/6",
    "Từ đầu năm đến hết quý III": "1/1-30/9",
    "Giai đoạn 2024-2025": "1/1-31/12/2025",
    "30 ngày kể từ ngày 15/3/2024": "15/3-14/4",
    "Trong vòng 2 tuần kể từ ngày 15/3": "15/3-29/3",
    "1 tháng kể từ ngày 31/01/2024": "31/1-29/2",
    # lists, due at each
    "Quý I, II": "1/1-31/3 1/4-30/6",
    "Quý I,II,III,IV": "1/1-31/3 1/4-30/6 1/7-30/9 1/10-31/12",
    "Quý 1, 2/2024": "1/1-31/3 1/4-30/6",
    "Quý I và Quý III/2024": "1/1-31/3 1/7-30/9",
    "Quý I; Quý III": "1/1-31/3 1/7-30/9",
    "Quý I; II; III/2024": "1/1-31/3 1/4-30/6 1/7-30/9",
    "Quý I, 6 tháng đầu năm": "1/1-31/3 1/1-30/6",
    "Quý I/2025; 6 tháng đầu năm": "1/1-30/6 1/1/2025-31/3/2025",
    "Trong tháng 3 và tháng 9": "1/3-31/3 1/9-30/9",
    "Tháng 3, 6, 9, 12": "1/3-31/3 1/6-30/6 1/9-30/9 1/12-31/12",
    "Tháng 3; 6; 9": "1/3-31/3 1/6-30/6 1/9-30/9",
    "Vào các tháng 6, 12": "1/6-30/6 1/12-31/12",
    "Tháng 3 + tháng 6": "1/3-31/3 1/6-30/6",
    "Tháng 6, 1/2025": "1/6/2025-30/6/2025 1/1/2025-31/1/2025",
    "Tháng 3/2024; Tháng 6/2024": "1/3-31/3 1/6-30/6",
    "Tháng 3/2024\nTháng 6/2024": "1/3-31/3 1/6-30/6",
    "Tháng 3/2024 Tháng 6/2024": "1/3-31/3 1/6-30/6",
    "- Tháng 3/2024\n- Tháng 6/2024": "1/3-31/3 1/6-30/6",
    "Quý\nI/2024": "1/1-31/3",
    "Ngày 15, 20/3/2024": "-15/3 -20/3",
    "Ngày 30/6 và 31/12": "-30/6 -31/12",
    "Trước 15/6; 15/12": "-14/6 -14/12",
    "Trước ngày 10/3, 10/6, 10/9/2024": "-9/3 -9/6 -9/9",
    "Trước ngày 10 các tháng 3, 6, 9, 12": "-9/3 -9/6 -9/9 -9/12",
    "Trước ngày 15 tháng 6 và tháng 12": "-14/6 -14/12",
    "Trước ngày 15/3 và Quý IV": "-14/3 1/10-31/12",
    "Đợt 1: tháng 3; đợt 2: tháng 9": "1/3-31/3 1/9-30/9",
    "Kế hoạch tuyên truyền: tháng 1; Báo cáo: tháng 12": "1/1-31/1 1/12-31/12",
    "Quý I, quý I": "1/1-31/3",
    "Báo cáo quý I, 6 tháng, quý III và năm": "1/1-31/3 1/1-30/6 1/7-30/9 1/1-31/12",
    "Trước 15/6 (đợt 1) và 15/12 (đợt 2)": "-14/6 -14/12",
    "Tháng 3; Quý I": "1/3-31/3",
    # narrowed by what stands in brackets or behind a comma
    "Quý I/2024 (trước ngày 15/3)": "1/1-14/3",
    "Trong quý I, chậm nhất ngày 20/3": "1/1-20/3",
    "Quý IV (tháng 11)": "1/11-30/11",
    "Trước ngày 15/3 (Quý I)": "1/1-14/3",
    "Tháng 3/2024 (trước ngày 20)": "1/3-19/3",
    "Quý I/2025 (trước ngày 15/3)": "1/1/2025-14/3/2025",
    "Quý I (trước ngày 15/4)": "1/1-31/3 -14/4",
    "Tháng 6 (6 tháng đầu năm) và tháng 12 (cả năm)": "1/6-30/6 1/12-31/12",
    "Quý I và trước ngày 15/2": "-14/2 1/1-31/3",
    # words that are no time
    "Hoàn thành 100% trước 30/6": "-29/6",
    "Dự kiến tháng 3/2024": "1/3-31/3",
    "Tháng 12/2024 hoàn thành": "1/12-31/12",
    "Tháng 3 (dự kiến)": "1/3-31/3",
}


@pytest.mark.parametrize("wording", DATED)
def test_dated(wording):
    timeframe = parse(wording, YEAR)
    expected = [tuple(map(day, due.split("-"))) for due in DATED[wording].split()]
    assert dues(timeframe) == sorted(expected, key=lambda due: due[1])
    assert timeframe.kind == "dated"
    assert timeframe.wording == wording


RHYTHMS = {
    "Hằng năm": [Rhythm("year")],
    "Định kỳ": [Rhythm("period")],
    "Định kì": [Rhythm("period")],
    "Định kỳ hàng quý": [Rhythm("quarter")],
    "Định kỳ hằng tháng": [Rhythm("month")],
    "Định kỳ 6 tháng": [Rhythm("half_year")],
    "Định kỳ 03 tháng": [Rhythm("quarter")],
    "Định kỳ hàng quý / hằng tháng / 6 tháng": [
        Rhythm("month"),
        Rhythm("quarter"),
        Rhythm("half_year"),
    ],
    "Hàng quý, 6 tháng, năm": [Rhythm("quarter"), Rhythm("half_year"), Rhythm("year")],
    "Hàng quý; 6 tháng; năm": [Rhythm("quarter"), Rhythm("half_year"), Rhythm("year")],
    "Báo cáo định kỳ hàng quý, 6 tháng, 9 tháng và năm": [
        Rhythm("quarter"),
        Rhythm("half_year"),
        Rhythm("nine_months"),
        Rhythm("year"),
    ],
    "Quý, 6 tháng, năm": [Rhythm("quarter"), Rhythm("half_year"), Rhythm("year")],
    "Tháng/quý/năm": [Rhythm("month"), Rhythm("quarter"), Rhythm("year")],
    "Từng quý": [Rhythm("quarter")],
    "Theo quý": [Rhythm("quarter")],
    "Các tháng trong năm": [Rhythm("month")],
    "Mỗi quý 1 lần": [Rhythm("quarter")],
    "06 tháng/lần": [Rhythm("half_year")],
    "1 lần/quý": [Rhythm("quarter")],
    "2 lần/năm": [Rhythm("half_year")],
    "Ngày 20 hằng tháng": [Rhythm("month", due_day=20)],
    "trước ngày 15 hàng tháng": [Rhythm("month", due_day=14)],
    "Hàng tháng (trước ngày 20)": [Rhythm("month", due_day=19)],
    "Định kỳ ngày 15 hằng tháng": [Rhythm("month", due_day=15)],
    "Ngày 15 và 30 hằng tháng": [
        Rhythm("month", due_day=15),
        Rhythm("month", due_day=30),
    ],
    "Trước ngày 01 hàng tháng": [Rhythm("month")],
    "Ngày cuối cùng của tháng": [Rhythm("month")],
    "Hàng tháng, trước ngày 05 của tháng sau": [
        Rhythm("month", due_month=2, due_day=4)
    ],
    "trước ngày 10 tháng cuối cùng của quý": [Rhythm("quarter", due_day=9)],
    "Hằng quý (trước ngày 10 của tháng cuối)": [Rhythm("quarter", due_day=9)],
    "Hàng quý, trước ngày 10 tháng cuối quý": [Rhythm("quarter", due_day=9)],
    "Ngày 20 tháng giữa quý": [Rhythm("quarter", due_month=2, due_day=20)],
    "Ngày 20 tháng thứ hai của quý": [Rhythm("quarter", due_month=2, due_day=20)],
    "Trước ngày 05 tháng đầu quý sau": [Rhythm("quarter", due_month=4, due_day=4)],
    "Trước ngày 01 tháng đầu quý": [Rhythm("quarter")],
    "Trước tháng cuối quý": [Rhythm("quarter", due_month=2)],
    "Ngày 20 tháng cuối của 6 tháng": [Rhythm("half_year", due_day=20)],
    "Cuối mỗi quý": [Rhythm("quarter")],
    "Trước ngày 25 hàng tháng và trước ngày 10 tháng cuối quý": [
        Rhythm("month", due_day=24),
        Rhythm("quarter", due_day=9),
    ],
    "Trước 15/12 hằng năm": [Rhythm("year", due_day=14)],
    "Hằng năm, trước ngày 15/12": [Rhythm("year", due_day=14)],
    "Ngày 28/2 hằng năm": [Rhythm("year", due_month=2, due_day=28)],
    "Trước 01/3 hằng năm": [Rhythm("year", due_month=2)],
    "Quý IV hằng năm": [Rhythm("year", first_month=10)],
    "Cả năm 2024 (hàng quý)": [Rhythm("quarter")],
    "Hằng năm (tháng 12)": [Rhythm("year", first_month=12)],
    "Tháng 6, tháng 12 hằng năm": [
        Rhythm("year", first_month=6, due_month=6),
        Rhythm("year", first_month=12),
    ],
}


@pytest.mark.parametrize("wording", RHYTHMS)
def test_recurring(wording):
    timeframe = parse(wording, YEAR)
    assert (timeframe.kind, list(timeframe.rhythms)) == ("recurring", RHYTHMS[wording])
    assert codes(timeframe) == []


@pytest.mark.parametrize(
    "wording",
    [
        "Thường xuyên",
        "THƯỜNG XUYÊN",
        "thuong xuyen",
        "Thường\nxuyên",
        "Thường xuyên trong năm",
        "Thường xuyên trong năm 2024",
        "Thường xuyên, liên tục",
        "Thường xuyên hằng năm",
        "Liên tục",
        "Hằng ngày",
        "Hàng tuần",
        "Thực hiện thường xuyên.",
        "Kịp thời, thường xuyên",
        "Năm 2024 (thường xuyên)",
        "Thường xuyên (cả năm)",
    ],
)
def test_continuous(wording):
    timeframe = parse(wording, YEAR)
    assert (timeframe.kind, timeframe.rhythms) == ("continuous", (Rhythm("period"),))
    assert codes(timeframe) == []


@pytest.mark.parametrize(
    ("wording", "delay", "event"),
    [
        ("Sau khi có hướng dẫn", None, "Sau khi có hướng dẫn"),
        ("Ngay sau khi Luật có hiệu lực", None, "Ngay sau khi Luật có hiệu lực"),
        ("khi có yêu cầu", None, "Khi có yêu cầu"),
        ("Khi có phát sinh", None, "Khi có phát sinh"),
        ("Đột xuất", None, "Đột xuất"),
        ("Trước khi trình HĐND", None, "Trước khi trình HĐND"),
        (
            "30 ngày kể từ ngày ban hành",
            Delay(30, "day"),
            "kể từ ngày ban hành",
        ),
        ("20 ngày sau khi ký", Delay(20, "day"), "sau khi ký"),
        (
            "Trong vòng 05 (năm) ngày làm việc sau khi nhận văn bản",
            Delay(5, "working_day"),
            "sau khi nhận văn bản",
        ),
        ("24 giờ sau khi nhận", Delay(24, "hour"), "sau khi nhận"),
        ("15 ngày trước kỳ họp", Delay(15, "day"), "trước kỳ họp"),
        (
            "Sau 30 ngày kể từ ngày 15/3/2024",
            None,
            "Sau 30 ngày kể từ ngày 15/3/2024",
        ),
        (
            "Sau khi có hướng dẫn (dự kiến Quý II)",
            None,
            "Sau khi có hướng dẫn (dự kiến Quý II)",
        ),
    ],
)
def test_relative(wording, delay, event):
    timeframe = parse(wording, YEAR)
    assert (timeframe.kind, timeframe.delay) == ("relative", delay)
    assert timeframe.event == event
    assert codes(timeframe) == []


@pytest.mark.parametrize(
    "wording",
    [
        "Theo kế hoạch",
        "Theo kế hoạch của tỉnh",
        "Theo quy định",
        "Theo chỉ đạo, hướng dẫn của cấp trên",
        "Theo tiến độ",
        "Đúng thời gian quy định",
        "Bảo đảm tiến độ",
        "Theo Kế hoạch số 15/KH-UBND ngày 15/3/2024",
        "Theo Kế hoạch kiểm tra quý I, quý II năm 2024 của tỉnh",
        "Theo năm học",
        "Tùy tình hình thực tế",
    ],
)
def test_external(wording):
    timeframe = parse(wording, YEAR)
    assert (timeframe.kind, timeframe.event) == ("external", wording)
    assert codes(timeframe) == []


UNREAD = {
    "": "wording_empty",
    " ./. ": "wording_empty",
    "Tháng 3 " * 100: "wording_too_long",
    " " * 3000: "wording_empty",
    "Kịp thời": "wording_unread",
    "100%": "wording_unread",
    "Quý": "wording_unread",
    "6 tháng": "wording_unread",
    "Sáu tháng": "wording_unread",
    "Trong tháng": "wording_unread",
    "Tháng tư": "wording_unread",
    "QL": "wording_unread",
    "nửa đầu": "wording_unread",
    "Năm học 2023-2024": "wording_unread",
    "Năm 20245": "wording_unread",
    "2024 hồ sơ": "wording_unread",
    "Quý II/2024 của năm học": "wording_unread",
    "Tháng 3/6/9/12": "wording_unread",
    "Công văn số 5, ngày 15/3/2024": "wording_unread",
    "Trước Tết Nguyên đán": "wording_unread",
    "Trước tháng 3 - tháng 5": "wording_unread",
    "6 tháng trước ngày 10/6": "wording_unread",
    "Ngày 5 tháng sau": "wording_unread",
    "Định kỳ 6 tháng (ngày 5 tháng sau)": "wording_unread",
    "Hằng quý (ngày 5 tháng thứ 4)": "wording_unread",
    "Ngày 20 tháng giữa của 6 tháng": "wording_unread",
    "Ngày 5 tháng đầu của 6 tháng sau": "wording_unread",
    "Từ ngày 20 đến ngày 25 hằng tháng": "wording_unread",
    "Từ ngày 15/3 đến ngày 30/6 hằng năm": "wording_unread",
    "Trước 15/12/2024 hằng năm": "wording_unread",
    "Trước ngày 20": "month_missing",
    "Hằng quý (trước ngày 15)": "month_missing",
    "Ngày 15/3, ngày 20": "month_missing",
    "Trước 15/3 (ngày 20)": "month_missing",
    "Quý I (trước ngày 20)": "month_missing",
    "31/2/2024": "nonexistent_date",
    "29/2/2023": "nonexistent_date",
    "15/13/2024": "nonexistent_date",
    "00/3/2024": "nonexistent_date",
    "Ngày 32 hằng tháng": "nonexistent_date",
    "Tháng 13": "nonexistent_date",
    "Quý V": "nonexistent_date",
    "13 tháng đầu năm": "nonexistent_date",
    "Quý I/1823": "year_out_of_range",
    "15/3/2823": "year_out_of_range",
    "Tháng 3/12": "year_out_of_range",
    "Từ tháng 3": "no_end",
    "Bắt đầu từ tháng 3": "no_end",
    "Từ tháng 3/2024 trở đi": "no_end",
    "Sau ngày 15/6/2024": "no_end",
    "Từ ngày 30/6/2024 đến ngày 1/3/2024": "start_after_end",
    "Từ tháng 11 đến tháng 2/2025": "start_after_end",
    "Đầu năm": "vague_time",
    "Đầu quý II": "vague_time",
    "Giữa quý II": "vague_time",
    "Cuối quý": "vague_time",
    "Khoảng tháng 3": "vague_time",
    "Tuần 1 tháng 3": "vague_time",
    "Trung tuần tháng sau": "vague_time",
    "3 lần/năm": "vague_time",
    "Tháng 3/2024 hoặc tháng 4/2024": "alternatives",
    "Quý I/2024 hoặc khi có hướng dẫn": "alternatives",
}


@pytest.mark.parametrize("wording", UNREAD)
def test_unread(wording):
    timeframe = parse(wording, YEAR)
    assert (timeframe.kind, codes(timeframe)) == ("unread", [UNREAD[wording]])
    assert timeframe.wording == wording == format_wording(timeframe)
    assert timeframe.deadlines == timeframe.rhythms == ()


NOTED = {
    "Quý I/2024": [],
    "Cả năm": [],
    "6 tháng đầu năm": [],
    "Trước 01/01/2025": [],
    "Quý IV": ["year_missing"],
    "Trước ngày 15/6": ["year_missing"],
    "Quý I, II": ["year_missing"],
    "Quý I, II/2024": [],
    "30 ngày kể từ ngày 15/3": ["year_missing"],
    "Trước 31/12/2023": ["year_differs"],
    "Trước 1/1": ["year_missing", "year_differs"],
    "Quý IV/2023 - Quý I/2024": ["year_differs"],
    "Thường xuyên trong năm 2023": ["year_differs"],
    "Quý I/24": ["year_short"],
    "Cuối năm": ["point_taken"],
    "Hằng năm, cuối tháng 6": ["point_taken"],
    "Quý I/2024 và thường xuyên": ["mixed_kinds"],
    "Hằng quý; trước 15/12/2024": ["mixed_kinds"],
    "Tháng 3/2024 (nếu có)": ["part_set_aside"],
    "Tháng 3/2024 (theo kế hoạch của huyện)": ["part_set_aside"],
    "Tháng 3/2024, báo cáo kết quả": ["part_set_aside"],
    "Năm 2024 và những năm tiếp theo": ["part_set_aside"],
    "Tháng 3/2024; chưa rõ": ["part_set_aside"],
    "Tháng 3/2024; 31/2/2024": ["nonexistent_date"],
    "Thường xuyên theo quy định": ["part_set_aside"],
    "Theo kế hoạch của huyện và thường xuyên": ["part_set_aside"],
    "Định kỳ hoặc đột xuất": ["part_set_aside"],
    "Khi có yêu cầu; theo kế hoạch": ["part_set_aside"],
    "hoàn thành, hoặc theo kế hoạch": [],
    "Theo kế hoạch của tỉnh, hoàn thành trước 31/10/2024": ["part_set_aside"],
    "30 ngày": ["event_missing"],
    "Trong vòng 2 tuần": ["event_missing"],
    "10 ngày làm việc kể từ ngày 15/3/2024": ["delay_not_counted"],
}


@pytest.mark.parametrize("wording", NOTED)
def test_what_was_read_with_reserve_is_noted(wording):
    timeframe = parse(wording, YEAR)
    assert codes(timeframe) == NOTED[wording]
    assert timeframe.kind != "unread"


def test_findings_quote_the_wording():
    finding = parse("Trước  31/12/2023", YEAR).findings[0]
    assert finding.text == "“Trước 31/12/2023” lies outside the plan's year 2024"
    assert finding.where == ""
    aside = parse("Tháng 3/2024 (nếu có)", YEAR).findings[0]
    assert aside.values["part"] == "nếu có"


def test_a_long_wording_is_quoted_in_part():
    finding = parse("không rõ " * 30, YEAR).findings[0]
    assert finding.values["wording"].endswith("…")
    assert len(finding.values["wording"]) == 80


def test_dates_and_repetition_may_stand_together():
    timeframe = parse("Quý I/2024 và thường xuyên", YEAR)
    assert timeframe.kind == "dated"
    assert dues(timeframe) == [(day("1/1"), day("31/3"))]
    assert timeframe.rhythms == (Rhythm("period"),)


def test_the_reports_of_the_commune_s_plan():
    timeframe = parse(
        "Báo cáo quý gửi trước ngày 10 tháng cuối cùng của quý; báo cáo 6 tháng trước "
        "ngày 10/6, báo cáo 9 tháng trước ngày 10/9 và báo cáo năm trước ngày 10/12",
        YEAR,
    )
    ends = [due.date_deadline for due in timeframe.deadlines]
    assert ends == [day("9/6"), day("9/9"), day("9/12")]
    assert timeframe.rhythms == (Rhythm("quarter", due_day=9),)


@pytest.mark.parametrize("year", [-1, 0, 1, 9999, 10**9])
def test_a_plan_of_an_impossible_year_has_no_dates(year):
    assert codes(parse("Quý I", year)) == ["year_out_of_range"]
    assert parse("Quý I/2024", year).kind == "dated"
    assert parse("Thường xuyên", year).kind == "continuous"
    assert parse("Năm 2024 (thường xuyên)", year).kind == "dated"


def test_the_start_is_the_earliest_that_is_named():
    assert parse("Trước 15/2; quý II; quý III", YEAR).date_start == day("1/4")
    assert parse("Trước 15/2", YEAR).date_start is None
    assert parse("Thường xuyên", YEAR).date_start is None


@pytest.mark.parametrize(
    ("wording", "canonical"),
    [
        ("quí 1", "Quý I/2024"),
        ("Trước ngày 15/6", "Chậm nhất ngày 14/06/2024"),
        ("Quý I; III/2024", "Quý I/2024; Quý III/2024"),
        ("Hàng quý, năm", "Định kỳ hằng quý; hằng năm"),
        ("hàng tháng (trước ngày 20)", "Ngày 19 hằng tháng"),
        ("trước ngày 10 tháng cuối quý", "Ngày 9 tháng cuối của quý"),
        ("liên tục", "Thường xuyên"),
        ("sau khi ký", "Sau khi ký"),
        ("trong 5 ngày làm việc sau khi ký", "5 ngày làm việc sau khi ký"),
        ("30 ngày", "Trong vòng 30 ngày"),
    ],
)
def test_canonical_wording(wording, canonical):
    assert format_wording(parse(wording, YEAR)) == canonical


@pytest.mark.parametrize(
    "values",
    [
        {"every": "decade"},
        {"every": "month", "due_month": 3},
        {"every": "year", "due_month": 13},
        {"every": "quarter", "due_day": 0},
        {"every": "quarter", "due_day": 32},
        {"every": "year", "first_month": 7, "due_month": 6},
    ],
)
def test_impossible_rhythms_are_refused(values):
    with pytest.raises(ValueError):
        Rhythm(**values)


@pytest.mark.parametrize("name", ["", ".values", ".findings", ".reader", ".events"])
def test_examples_in_the_docstrings(name):
    module = import_module(f"odoo.addons.cchc_plan.core.plan.timeframe{name}")
    result = doctest.testmod(module)
    assert result.attempted and not result.failed
