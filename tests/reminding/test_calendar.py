from unittest.mock import patch

import vobject
from freezegun import freeze_time

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import HttpCase
from odoo.tools import mute_logger

from odoo.addons.cchc_plan.models.base.lock import unlocked
from odoo.addons.cchc_plan.models.reminding import calendar_events

from ..common import PlanCase


class CalendarCase(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._plan(
            ("Ban hành", "31/3/2024", {"deliverable": "Kế hoạch; 01 bản, có dấu"}),
            ("Rà soát", "20/3/2024", {}),
            ("Của văn hóa", "29/3/2024", {"lead_unit_id": cls.unit_culture.id}),
            ("Chờ việc", "Theo kế hoạch của tỉnh", {}),
        )
        cls.plan.action_issue()
        cls.first, cls.second, cls.others, cls.waiting = cls.plan.task_ids

    def _link(self, user):
        return self.env["cchc.calendar.link"].with_user(user)

    def _key(self, user):
        return self._link(user)._renew().rpartition("/")[2].removesuffix(".ics")


class TestCalendarFile(CalendarCase):
    def _events(self, user=None):
        env = self.env(user=user or self.staff)
        calendar = vobject.readOne(calendar_events.own_calendar_file(env).decode())
        events = calendar.contents.get("vevent", [])
        return {event.summary.value: event for event in events}

    def test_it_holds_the_own_open_work_with_a_date(self):
        self.assertEqual(set(self._events()), {"Due: Ban hành", "Due: Rà soát"})
        self.assertEqual(self._events(self.office), {})

    def test_a_member_sees_the_work_of_the_unit(self):
        self.unit_culture.member_ids = self.office
        self.assertEqual(set(self._events(self.office)), {"Due: Của văn hóa"})

    def test_it_shows_the_last_working_day_and_names_the_deadline(self):
        event = self._events()["Due: Ban hành"]
        self.assertEqual(str(event.dtstart.value), "2024-03-29")
        text = event.description.value
        self.assertIn("Deadline: 31/03/2024", text)
        self.assertIn("the last working day before it is 29/03/2024", text)
        self.assertIn("Deliverable: Kế hoạch; 01 bản, có dấu", text)
        self.assertIn("Lead unit: Tư pháp - Hộ tịch", text)
        self.assertIn(f"/odoo/cchc.task/{self.first.id}", event.url.value)
        # Thursday at eight in the morning in Vietnam
        self.assertEqual(
            f"{event.valarm.trigger.value:%d/%m/%Y %H:%M %Z}", "28/03/2024 01:00 UTC"
        )

    def test_the_alarm_skips_days_off(self):
        event = self._events(self._with_a_task("Thứ hai", "18/3/2024"))["Due: Thứ hai"]
        self.assertEqual(f"{event.valarm.trigger.value:%d/%m/%Y}", "15/03/2024")

    def _with_a_task(self, name, timeframe):
        """The person who has one more task."""
        plan = self._plan(
            (name, timeframe, {}), name="Hai", document_number="2/KH-UBND"
        )
        plan.action_issue()
        return self.staff

    def test_late_work_says_so_and_rings_no_more(self):
        with freeze_time("2024-03-21 08:00:00"):
            event = self._events()["Overdue: Rà soát"]
        self.assertNotIn("valarm", event.contents)

    def test_what_is_done_stays_for_a_month(self):
        self.second.milestone_ids.write({"state": "done", "date_done": "2024-03-10"})
        event = self._events()["Done: Rà soát"]
        self.assertIn("Done on: 10/03/2024", event.description.value)
        self.assertNotIn("valarm", event.contents)
        with freeze_time("2024-04-10 08:00:00"):
            self.assertNotIn("Done: Rà soát", self._events())

    def test_neither_drafts_nor_closed_nor_held_work_are_in_it(self):
        self.second.state = "on_hold"
        self.assertEqual(set(self._events()), {"Due: Ban hành"})
        self.plan.action_close()
        self.assertEqual(self._events(), {})

    def test_a_changed_deadline_moves_the_same_entry(self):
        before = self._events()["Due: Rà soát"]
        unlocked(self.second.milestone_ids).date_deadline = "2024-03-22"
        after = self._events()["Due: Rà soát"]
        self.assertEqual(after.uid.value, before.uid.value)
        self.assertEqual(str(after.dtstart.value), "2024-03-22")

    def test_another_commune_is_not_in_it(self):
        self.second.user_id = self.neighbour
        self.assertEqual(self._events(self.neighbour), {})

    def test_it_ends_somewhere(self):
        with patch.object(calendar_events, "MAX_ENTRIES", 1):
            self.assertEqual(set(self._events()), {"Due: Rà soát"})

    def test_as_many_queries_for_many_as_for_few(self):
        few = self._queries()
        for n in range(30):
            self._with_a_task(f"Việc {n}", "25/3/2024")
        self.assertLessEqual(self._queries(), few + 1)

    def _queries(self):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.cr.sql_log_count
        calendar_events.own_calendar_file(self.env(user=self.staff))
        return self.cr.sql_log_count - before


class TestCalendarLink(CalendarCase):
    def _user_of(self, key):
        return self.env["cchc.calendar.link"].sudo()._user_of(key)

    def test_the_link_opens_for_its_person_until_it_is_revoked(self):
        key = self._key(self.staff)
        self.assertEqual(self._user_of(key), self.staff)
        self._link(self.staff)._revoke()
        self.assertFalse(self._user_of(key))

    def test_renewing_ends_the_link_before(self):
        before, after = self._key(self.staff), self._key(self.staff)
        self.assertFalse(self._user_of(before))
        self.assertEqual(self._user_of(after), self.staff)
        self.assertEqual(self._link(self.staff).search_count([]), 1)

    def test_one_ends_only_the_own_link(self):
        key = self._key(self.staff)
        self._key(self.office)
        self._link(self.admin)._revoke()
        self._link(self.office)._revoke()
        self.assertEqual(self._user_of(key), self.staff)

    def test_who_left_or_lost_the_group_has_none(self):
        key = self._key(self.staff)
        self.staff.active = False
        self.assertFalse(self._user_of(key))
        self.staff.active = True
        self.staff.group_ids = [Command.set(self.env.ref("base.group_user").ids)]
        self.assertFalse(self._user_of(key))

    def test_a_wrong_key_opens_nothing(self):
        key = self._key(self.staff)
        for wrong in ("", "x", key[:-1], key[:12], key[:-1] + "\0", "x" * 43):
            self.assertFalse(self._user_of(wrong), wrong)
        self.assertFalse(self._user_of(key[:-1] + ("a" if key[-1] != "a" else "b")))

    def test_the_key_is_stored_nowhere(self):
        key = self._key(self.staff)
        row = self._link(self.staff).search([]).sudo().read()[0]
        self.assertNotIn(key, str(row))

    def test_nobody_reads_a_secret_or_another_s_link(self):
        self._key(self.staff)
        link = self.env["cchc.calendar.link"].search([("user_id", "=", self.staff.id)])
        for user in (self.office, self.leader, self.admin):
            self.assertFalse(link.with_user(user).search([]))
            with self.assertRaises(AccessError):
                link.with_user(user).read(["date"])
        for field in ("selector", "key_hash"):
            for user in (self.staff, self.admin):
                with self.assertRaises(AccessError):
                    link.with_user(user).read([field])
                with self.assertRaises(AccessError):
                    link.with_user(user).search([(field, "like", "a%")])

    def test_nobody_writes_a_link(self):
        self._key(self.staff)
        link = self.env["cchc.calendar.link"].search([("user_id", "=", self.staff.id)])
        for user in (self.staff, self.office, self.admin):
            with self.assertRaises(AccessError):
                link.with_user(user).write({"user_id": user.id})
            with self.assertRaises(AccessError):
                link.with_user(user).unlink()
            with self.assertRaises(AccessError):
                link.with_user(user).create({"user_id": self.leader.id})

    def test_who_is_no_staff_makes_no_link(self):
        with self.assertRaises(AccessError):
            self.env["cchc.calendar.wizard"].with_user(self.stranger).create({})

    def test_the_dialog_shows_the_link_once(self):
        wizards = self.env["cchc.calendar.wizard"].with_user(self.staff)
        wizard = wizards.create({})
        self.assertFalse(wizard.date_link)
        context = wizard.action_renew()["context"]
        key = context["default_url"].rpartition("/")[2].removesuffix(".ics")
        self.assertEqual(self._user_of(key), self.staff)
        shown = wizards.with_context(**context).new({})
        self.assertEqual(shown.url, context["default_url"])
        self.assertTrue(shown.qr_code.startswith(b"iVBOR"))
        again = wizards.create({})
        self.assertTrue(again.date_link)
        self.assertFalse(again.url or again.qr_code)
        again.action_revoke()
        self.assertFalse(self._user_of(key))


class TestCalendarFetched(CalendarCase, HttpCase):
    today = None

    def _fetch(self, key, **headers):
        return self.url_open(f"/cchc/calendar/{key}.ics", headers=headers)

    def test_a_phone_fetches_it_without_a_session(self):
        answer = self._fetch(self._key(self.staff))
        self.assertEqual(answer.status_code, 200)
        self.assertEqual(answer.headers["Content-Type"], "text/calendar; charset=utf-8")
        self.assertEqual(answer.headers["Cache-Control"], "private, max-age=900")
        names = {
            event.summary.value for event in vobject.readOne(answer.text).vevent_list
        }
        self.assertEqual(names, {"Overdue: Ban hành", "Overdue: Rà soát"})

    def test_it_is_not_sent_twice(self):
        key = self._key(self.staff)
        tag = self._fetch(key).headers["ETag"]
        again = self._fetch(key, **{"If-None-Match": tag})
        self.assertEqual((again.status_code, again.content), (304, b""))

    def test_whoever_looks_sees_the_owner_s_calendar(self):
        self.authenticate(self.office.login, f"{self.office.login}-password")
        self.assertIn("Ban hành", self._fetch(self._key(self.staff)).text)

    @mute_logger("odoo.http")
    def test_all_that_opens_nothing_looks_the_same(self):
        revoked, archived = self._key(self.staff), self._key(self.office)
        no_group = self._key(self.leader)
        self._link(self.staff)._revoke()
        self.office.active = False
        self.leader.group_ids = [Command.set(self.env.ref("base.group_user").ids)]
        answers = [
            self._fetch(key)
            for key in ("x" * 43, "%00", "Đ", revoked, archived, no_group)
        ]
        self.assertEqual({answer.status_code for answer in answers}, {404})
        self.assertEqual(len({answer.text for answer in answers}), 1)

    def test_nothing_is_written_by_it(self):
        answer = self.url_open(
            f"/cchc/calendar/{self._key(self.staff)}.ics", data={"x": "1"}
        )
        self.assertEqual(answer.status_code, 405)
