from datetime import date, datetime

import vobject
from dateutil.tz import UTC
from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_plan.core.reading.visible_text import visible
from odoo.addons.cchc_plan.core.reminding.calendar_feed import Entry, calendar_file

from ..tries import tries

MODIFIED = datetime(2024, 3, 1, 2, 30, 5, tzinfo=UTC)
texts = st.text(
    st.characters(blacklist_categories=("Cs",)) | st.sampled_from(",;\\\n\r:Đệ"),
    max_size=200,
)


def _entry(**values):
    return Entry(
        **{
            "uid": "milestone-1@commune",
            "day": date(2024, 3, 29),
            "summary": "Rà soát, sửa; bổ sung\nvăn bản",
            "description": "Sản phẩm: báo cáo\nChủ trì: Tư pháp - Hộ tịch",
            "url": "https://xa.example/odoo/cchc.task/7",
            "modified": MODIFIED,
            **values,
        }
    )


def _read(content):
    return vobject.readOne(content.decode())


def test_what_is_written_is_read_back():
    alarm = datetime(2024, 3, 28, 1, tzinfo=UTC)
    calendar = _read(calendar_file("Việc; của tôi", [_entry(alarm=alarm)]))
    assert calendar.x_wr_calname.value == "Việc; của tôi"
    event = calendar.vevent
    assert event.uid.value == "milestone-1@commune"
    assert event.dtstart.value == date(2024, 3, 29)
    assert event.dtend.value == date(2024, 3, 30)
    assert event.summary.value == "Rà soát, sửa; bổ sung\nvăn bản"
    assert event.description.value.splitlines()[1] == "Chủ trì: Tư pháp - Hộ tịch"
    assert event.url.value == "https://xa.example/odoo/cchc.task/7"
    assert event.last_modified.value == event.dtstamp.value == MODIFIED
    assert event.valarm.trigger.value == alarm


def test_without_an_alarm_there_is_none():
    assert b"VALARM" not in calendar_file("x", [_entry()])


def test_the_bytes_are_as_the_standard_wants_them():
    content = calendar_file("Việc của tôi", [_entry(summary="Đổi mới " * 40)])
    lines = content.split(b"\r\n")
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert b"DTSTART;VALUE=DATE:20240329" in lines
    assert b"LAST-MODIFIED:20240301T023005Z" in lines


def test_a_later_change_has_a_higher_sequence():
    def sequence(moment):
        content = calendar_file("x", [_entry(modified=moment)])
        return int(_read(content).vevent.sequence.value)

    assert 0 < sequence(MODIFIED) < sequence(MODIFIED.replace(second=6)) < 2**31


def test_the_same_deadlines_are_the_same_bytes():
    entries = [_entry(), _entry(uid="milestone-2@commune")]
    assert calendar_file("x", entries) == calendar_file("x", entries)


@tries(max_examples=300)
@given(texts)
def test_any_text_comes_through_and_nothing_gets_out_of_it(text):
    content = calendar_file("x", [_entry(summary=text)])
    calendar = _read(content)
    assert calendar.vevent.summary.value == visible(text)
    assert len(calendar.vevent_list) == 1
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
