from unittest.mock import patch

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form

from odoo.addons.cchc_plan.models.reporting.report_facts import ReportReader

from .report_case import ReportCase

APPROVAL = "cchc_plan.cchc_activity_type_approval"


class TestCycle(ReportCase):
    def test_from_planned_to_sent(self):
        self._finish(self.check, "5/BC-UBND", "2024-02-27")
        self._collect()
        self.assertEqual(self.q1.state, "collecting")
        self.assertEqual(str(self.q1.date_begun), "2024-03-01")
        for part in self.q1.contribution_ids:
            self._answer(part)
        self.q1.with_user(self.office).action_hand_in()
        self.assertEqual(self.q1.state, "review")
        self.assertTrue(self.q1.paragraph_ids)
        self.assertEqual(self.q1.activity_ids.user_id, self.leader)
        self._approve()
        self.assertEqual(self.q1.approved_by_id, self.leader)
        self._send()
        document = self.q1.document_id
        self.assertEqual(
            (document.number, document.type_id.code, document.subject),
            ("31/BC-UBND", "BC", self.q1.name),
        )
        self.assertEqual((str(self.q1.date_sent), self.q1.days_late), ("2024-03-08", 0))
        self.assertIn("in time", self.q1.message_ids[0].body)

    def test_a_report_sent_late_says_by_how_many_days(self):
        self._collect()
        self._approve(day="2024-03-11")
        self._send(day="2024-03-12")
        self.assertEqual(self.q1.days_late, 3)
        self.assertIn("3 days late", self.q1.message_ids[0].body)

    def test_a_report_sent_before_it_was_recorded(self):
        self._collect()
        self._approve(day="2024-03-08")
        office = self.q1.with_user(self.office)
        office.write(
            {
                "document_number": "31/BC-UBND",
                "document_date": "2024-03-08",
            }
        )
        with self._on("2024-03-20"):
            with self.assert_refused("before it is issued", ValidationError):
                office.date_sent = "2024-03-07"
            with self.assert_refused("today or was before", ValidationError):
                office.date_sent = "2024-03-21"
            office.date_sent = "2024-03-09"
            office.action_send()
        self.assertEqual(self.q1.days_late, 0)

    def test_sending_needs_number_and_date(self):
        self._collect()
        self._approve()
        office = self.q1.with_user(self.office)
        with self.assert_refused("number and date"):
            office.action_send()
        office.document_number = "31/BC-UBND"
        with self.assert_refused("number and date"):
            office.action_send()

    def test_each_step_begins_where_it_begins(self):
        steps = {
            "planned": ("action_collect", "action_cancel"),
            "collecting": ("action_hand_in", "action_redraft", "action_cancel"),
            "review": ("action_approve", "action_take_back", "action_redraft")
            + ("action_cancel",),
            "approved": ("action_send", "action_withdraw"),
            "sent": ("action_return",),
        }
        every = {name for names in steps.values() for name in names}
        self.q1.reason = "Gửi lại"
        self.q1.write({"document_number": "1/BC", "document_date": "2024-02-20"})
        for state, forward in (
            ("planned", "action_collect"),
            ("collecting", "action_hand_in"),
            ("review", "action_approve"),
            ("approved", "action_send"),
            ("sent", "action_return"),
        ):
            self.assertEqual(self.q1.state, state)
            for name in every - set(steps[state]):
                with self.assert_refused("load the page again"):
                    getattr(self.q1, name)()
            getattr(self.q1, forward)()
        self.assertEqual(self.q1.state, "returned")

    def test_who_may_take_which_step(self):
        office = {
            "action_cancel",
            "action_chase",
            "action_collect",
            "action_hand_in",
            "action_plan_again",
            "action_redraft",
            "action_return",
            "action_send",
        }
        leader = {"action_approve", "action_withdraw"}
        for user, forbidden in (
            (self.staff, office | leader | {"action_take_back"}),
            (self.leader, office),
            (self.office, leader),
        ):
            for name in sorted(forbidden):
                with self.assertRaises(AccessError, msg=f"{user.login} {name}"):
                    getattr(self.q1.with_user(user), name)()

    def test_the_leader_gives_a_report_back(self):
        self._collect()
        self.q1.with_user(self.office).action_hand_in()
        self.q1.with_user(self.leader).action_take_back()
        self.assertEqual(self.q1.state, "collecting")
        self.assertEqual(self.q1.activity_ids.user_id, self.office)

    def test_an_approval_is_withdrawn_before_the_report_is_sent(self):
        self._collect()
        self._approve()
        self.assertTrue(self.q1.line_ids)
        self.q1.with_user(self.leader).action_withdraw()
        self.assertEqual(self.q1.state, "review")
        self.assertFalse(self.q1.line_ids or self.q1.frozen or self.q1.part_ids)
        self._approve()
        self.assertEqual(len(self.q1.line_ids), 4)

    def test_two_who_take_a_step_at_once(self):
        with (
            patch.object(
                self.env.registry["cchc.report"],
                "try_lock_for_update",
                lambda records, **options: records.browse(),
            ),
            self.assert_refused("Somebody else is working on this"),
        ):
            self._collect()
        self.assertFalse(self.q1.contribution_ids)

    def test_a_cancelled_report_says_why_and_can_be_taken_up(self):
        office = self.q1.with_user(self.office)
        with self.assert_refused("Write why"):
            office.action_cancel()
        office.reason = "Huyện không yêu cầu"
        office.action_cancel()
        self.assertEqual(self.q1.state, "cancelled")
        office.action_plan_again()
        self.assertEqual((self.q1.state, self.q1.reason), ("planned", False))

    def test_a_closed_plan_asks_no_unit(self):
        self.plan.action_close()
        self.q1.with_user(self.office).action_plan_again()
        with self.assert_refused("not being carried out"):
            self.q1.with_user(self.office).action_collect()


class TestOnRequest(ReportCase):
    def _form(self):
        form = Form(self.env["cchc.report"].with_user(self.office))
        form.plan_id = self.plan
        form.name = "Công tác tiếp công dân"
        form.date_from = "2024-01-01"
        form.date_to = "2024-02-29"
        form.date_internal = "2024-03-05"
        form.date_due = "2024-03-08"
        return form

    def test_the_office_makes_a_report_on_request(self):
        report = self._form().save()
        self.assertEqual((report.kind, report.state), ("adhoc", "planned"))
        self.assertEqual(report.display_name, "Công tác tiếp công dân")
        self._collect(report)
        self.assertTrue(report.contribution_ids)

    def test_several_in_one_plan(self):
        self.assertNotEqual(self._form().save(), self._form().save())

    def test_but_no_periodic_one(self):
        with self.assert_refused("come with the plan"):
            self.q1.with_user(self.office).create(
                {"plan_id": self.plan.id, "kind": "q2"}
            )

    def test_nor_in_another_state(self):
        report = self._form().save()
        vals = report.copy_data()[0] | {"state": "sent", "round": 3}
        self.assertEqual(
            self.q1.with_user(self.office).create(vals).mapped("state"), ["planned"]
        )

    def test_one_that_is_not_begun_may_be_deleted(self):
        report = self._form().save()
        report.unlink()
        self.assertFalse(report.exists())


class TestLock(ReportCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._finish(cls.check, "5/BC-UBND", "2024-02-27")
        cls._sent()

    def test_a_sent_report_is_changed_by_nobody(self):
        changes = (
            {"name": "Khác"},
            {"date_due": "2024-12-31"},
            {"date_to": "2024-12-31"},
            {"recipient": "Khác"},
            {"state": "planned"},
            {"document_number": "99/BC"},
            {"date_sent": "2024-03-01"},
            {"signer": "Khác"},
            {"frozen": {}},
            {"round": 5},
        )
        for user in (self.office, self.leader, self.admin):
            for vals in changes:
                with self.assertRaises(UserError, msg=f"{user.login} {vals}"):
                    self.q1.with_user(user).write(vals)

    def test_nor_are_its_copies_and_its_text(self):
        rows = (self.q1.line_ids, self.q1.indicator_line_ids, self.q1.part_ids)
        for user in (self.office, self.leader, self.admin):
            for row in (each[:1].with_user(user) for each in rows if each):
                with self.assertRaises(UserError):
                    row.write({"sequence": 7})
                with self.assertRaises(UserError):
                    row.unlink()
                with self.assertRaises(UserError):
                    row.create({"report_id": self.q1.id})
            with self.assertRaises(UserError):
                self.q1.with_user(user).line_ids = [Command.clear()]
            with self.assert_refused("is written while"):
                self.q1.paragraph_ids[0].with_user(user).text = "Khác"
            with self.assertRaises(UserError):
                self.q1.paragraph_ids[0].with_user(user).action_take_draft()

    def test_even_code_needs_the_key(self):
        with self.assert_refused("is fixed"):
            self.q1.line_ids[0].name = "Khác"
        with self.assert_refused("is fixed"):
            self.q1.part_ids.unlink()

    def test_the_key_does_not_come_over_rpc(self):
        report = self.q1.with_user(self.admin).with_context(cchc_unlocked=True)
        with self.assertRaises(UserError):
            report.name = "Khác"

    def test_it_is_not_deleted(self):
        for report in (self.q1, self.h1):
            with self.assert_refused("is kept"):
                report.with_user(self.admin).unlink()

    def test_its_document_stays(self):
        with self.assert_refused("is in use"):
            self.q1.document_id.unlink()

    def test_later_work_does_not_show(self):
        before = self.q1._facts()
        with self._on("2024-03-20"):
            self._finish(self.campaign, "9/BC-UBND", "2024-03-10")
            self.check.milestone_ids.action_reopen()
            self.check.with_context(tracking_disable=True).update_ids.create(
                {"task_id": self.check.id, "result": "Sau", "date": "2024-03-05"}
            )
            self.company.name = "UBND xã Bến Quan"
            self.unit_justice.name = "Văn hóa - Xã hội mới"
        self.q1.invalidate_recordset()
        self.assertEqual(self.q1._facts(), before)
        self.assertEqual(before.body, "UBND xã Vĩnh Khê")


class TestFreeze(ReportCase):
    def test_the_copies_say_what_the_records_said(self):
        self._finish(self.check, "5/BC-UBND", "2024-02-27")
        self.env["cchc.indicator"].create(
            {
                "plan_id": self.plan.id,
                "name": "TTHC",
                "target": 100,
                "unit_id": self.unit_culture.id,
                "section_id": self.plan.section_ids[0].id,
            }
        )
        area = self.env.ref("cchc_plan.cchc_area_institutions")
        self.plan.section_ids[0].area_id = area
        self._collect()
        for part in self.q1.contribution_ids - self._part(self.unit_culture):
            part.results = f"Kết quả của {part.unit_id.name}"
            self._answer(part)
        with self._on("2024-03-06"):
            self.q1.with_user(self.office).action_hand_in()
        with self._on("2024-03-07"):
            live = self.q1._facts()
            self.q1.with_user(self.leader).action_approve()
            self.assertEqual(self.q1._facts(), live)
        check = live.tasks[0]
        self.assertEqual(
            (check.status, str(check.date_done), check.documents[0].number),
            ("done_on_time", "2024-02-27", "5/BC-UBND"),
        )
        self.assertEqual(
            [(part.unit, part.is_submitted) for part in live.parts],
            [
                ("Văn hóa - Xã hội", False),
                ("Tư pháp - Hộ tịch", True),
                ("Văn phòng - Thống kê", True),
            ],
        )
        self.assertEqual(live.figures.completion.numerator, 1)
        self.assertEqual(live.figures.completion.denominator, 4)
        self.assertEqual(live.indicators[0].period_value, None)
        self.assertEqual(live.indicators[0].area, area.code)

    def test_text_and_annexes_are_of_one_day(self):
        self._collect()
        with self._on("2024-03-06"):
            self.q1.with_user(self.office).action_hand_in()
        # Done after the text was drafted, though the day given is an earlier one.
        self._finish(self.check, "5/BC-UBND", "2024-02-27")
        with self._on("2024-03-07"):
            with self.assert_refused("draft it again"):
                self.q1.with_user(self.leader).action_approve()
            self.assertEqual((self.q1.state, len(self.q1.line_ids)), ("review", 0))
            self.q1.with_user(self.office).action_redraft()
            self.q1.with_user(self.leader).action_approve()
        self.assertEqual(self.q1._facts().tasks[0].status, "done_on_time")

    def test_the_day_of_judgement_is_not_after_the_cut_off(self):
        self._collect()
        self._approve(day="2024-04-02")
        facts = self.q1._facts()
        self.assertEqual(str(facts.period.as_of), "2024-03-14")
        # Due on the last day of March: not late on the fourteenth.
        self.assertEqual(facts.tasks[2].status, "todo")
        self.assertEqual(facts.tasks[0].status, "overdue")

    def test_work_after_the_cut_off_is_not_of_the_period(self):
        self._finish(self.check, "5/BC-UBND", "2024-03-20")
        self._collect(day="2024-03-21")
        with self._on("2024-03-22"):
            task = self.q1._facts().tasks[0]
        self.assertEqual((task.status, task.documents), ("overdue", ()))
        self.assertIsNone(task.date_done)

    def test_the_letterhead_stays_as_on_the_day_of_approval(self):
        self._collect()
        self._approve()
        self.company.cchc_signer = "Người Khác"
        self.assertEqual(self.q1._reader().letterhead()["signer"], "Hồ Văn Toàn")
        self.assertEqual(self.h1._reader().letterhead()["signer"], "Người Khác")

    def test_the_half_year_knows_what_the_quarter_said(self):
        self._finish(self.check, "5/BC-UBND", "2024-02-27")
        self._sent()
        self._collect(self.h1, "2024-05-27")
        facts = self.h1._facts()
        self.assertEqual(self.h1._reader().previous_facts(), self.q1._facts())
        self.assertIn("Đã làm: Rà soát", facts.tasks[1].result)
        self.assertEqual(facts.period.also, ("q2",))

    def test_the_same_period_of_last_year(self):
        self._sent()
        with self._on("2025-02-10"):
            plan = self._plan(
                ("Kiểm tra", "Tháng 2/2025", {}),
                year=2025,
                document_number="11/KH-UBND",
                document_date="2025-01-10",
            )
            plan.action_issue()
        self.assertEqual(
            plan.report_ids[0]._reader().last_year_facts(), self.q1._facts()
        )
        self.assertIsNone(plan.report_ids[0]._reader().previous_facts())


class TestRounds(ReportCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._sent()
        cls.q1.with_user(cls.office).reason = "Thiếu số liệu thủ tục hành chính"

    def _return(self):
        with self._on("2024-03-14"):
            action = self.q1.with_user(self.office).action_return()
        return self.q1.browse(action["res_id"])

    def test_the_next_round_goes_on_from_the_last(self):
        second = self._return()
        self.assertEqual(
            (second.state, second.round, second.previous_id),
            ("collecting", 2, self.q1),
        )
        self.assertEqual(second.display_name, "Quarter I 2024, round 2")
        self.assertEqual(len(second.contribution_ids), 3)
        self.assertEqual(set(second.contribution_ids.mapped("state")), {"submitted"})
        self.assertEqual(
            second.paragraph_ids.mapped("text"), self.q1.paragraph_ids.mapped("text")
        )
        self.assertFalse(second.document_number or second.line_ids or second.frozen)

    def test_the_old_round_stays_readable(self):
        before = self.q1._facts()
        second = self._return()
        part = second.contribution_ids[0].with_user(self.office)
        part.remark = "Bổ sung"
        part.action_reopen()
        part.results = "Số liệu mới"
        self._answer(part, day="2024-03-15")
        self._approve(second, "2024-03-15")
        self._send(second, "2024-03-15", "35/BC-UBND")
        self.assertEqual(self.q1.state, "returned")
        self.assertEqual(self.q1._facts(), before)
        self.assertEqual(second.days_late, 6)
        self.assertEqual(self.h1._reader().previous_report(), second)

    def test_what_was_told_for_the_first_round_counts_in_the_second(self):
        second = self._return()
        self.assertIn("Đã làm: Rà soát", second._facts().tasks[1].result)
        with self._on("2024-03-15"):
            lines = second.contribution_ids.line_ids
            self.assertFalse(lines.filtered("asked"))

    def test_a_return_needs_its_reason(self):
        self.q1.with_user(self.office).reason = False
        with self.assert_refused("why the superior returned"):
            self._return()

    def test_one_next_round_only(self):
        self._return()
        with self.assert_refused("load the page again"):
            self._return()


class TestText(ReportCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._collect()
        cls.q1.with_user(cls.office).action_redraft()
        cls.paragraph = cls.q1.paragraph_ids.filtered("text")[0]

    def test_it_is_edited_on_the_screen_of_the_report(self):
        position = list(self.q1.paragraph_ids).index(self.paragraph)
        for user in (self.office, self.leader):
            form = Form(self.q1.with_user(user))
            with form, form.paragraph_ids.edit(position) as line:
                line.text = f"Của {user.name}"
            self.assertEqual(self.paragraph.text, f"Của {user.name}")

    def _change_facts(self):
        self._finish(self.check, "5/BC-UBND", "2024-02-27")
        with self._on("2024-03-05"):
            self.q1.with_user(self.office).action_redraft()

    def _changed_paragraph(self):
        """The paragraph that counts what is done."""
        return self.q1.paragraph_ids.filtered(
            lambda each: each.key == "direction.completion"
        )

    def test_the_draft_has_its_chapters(self):
        self.assertTrue(any(each.level == 1 for each in self.q1.paragraph_ids))
        self.assertFalse(any(self.q1.paragraph_ids.mapped("is_edited")))

    def test_what_nobody_edited_follows_the_records(self):
        paragraph = self._changed_paragraph()
        before = paragraph.text
        self._change_facts()
        self.assertNotEqual(paragraph.text, before)
        self.assertEqual(paragraph.text, paragraph.drafted)

    def test_what_was_edited_stays_and_the_new_draft_is_offered(self):
        paragraph = self._changed_paragraph()
        paragraph.with_user(self.office).text = "Viết tay."
        self.assertTrue(paragraph.is_edited)
        self._change_facts()
        self.assertEqual(paragraph.text, "Viết tay.")
        self.assertTrue(paragraph.new_draft)
        self.assertEqual(self.q1.changed_count, 1)
        paragraph.with_user(self.office).action_keep_own()
        self.q1.invalidate_recordset()
        self.assertEqual((paragraph.text, self.q1.changed_count), ("Viết tay.", 0))
        self._change_again()
        self.assertFalse(paragraph.new_draft)

    def _change_again(self):
        with self._on("2024-03-05"):
            self.q1.with_user(self.office).action_redraft()

    def test_the_draft_can_be_taken(self):
        paragraph = self._changed_paragraph()
        paragraph.with_user(self.leader).text = "Viết tay."
        self._change_facts()
        draft = paragraph.new_draft
        paragraph.with_user(self.office).action_take_draft()
        self.assertEqual((paragraph.text, paragraph.is_edited), (draft, False))

    def test_a_leader_corrects_and_staff_only_read(self):
        self.paragraph.with_user(self.leader).text = "Lãnh đạo sửa."
        self.assertEqual(self.paragraph.with_user(self.staff).text, "Lãnh đạo sửa.")
        with self.assertRaises(AccessError):
            self.paragraph.with_user(self.staff).text = "Khác"

    def test_only_the_text_is_written(self):
        for vals in ({"key": "x"}, {"drafted": "x"}, {"heading": "x"}):
            with self.assertRaises(UserError):
                self.paragraph.with_user(self.office).write(vals)
        with self.assertRaises(UserError):
            self.paragraph.with_user(self.admin).unlink()
        with self.assertRaises(AccessError):
            self.paragraph.with_user(self.admin).create(
                {"report_id": self.q1.id, "key": "x"}
            )


class TestAccess(ReportCase):
    def test_staff_read_the_reports_of_their_commune(self):
        self._sent()
        staff = self.env["cchc.report"].with_user(self.staff)
        self.assertEqual(staff.search([]), self.reports)
        self.assertEqual(len(staff.browse(self.q1.id).line_ids), 4)
        with self.assertRaises(AccessError):
            staff.browse(self.h1.id).note = "x"

    def test_another_commune_sees_nothing(self):
        self._sent()
        for model in (
            "cchc.report",
            "cchc.report.line",
            "cchc.report.part",
            "cchc.report.paragraph",
        ):
            records = self.env[model].search([("company_id", "=", self.company.id)])
            self.assertTrue(records, model)
            theirs = self.env[model].with_user(self.neighbour)
            self.assertFalse(theirs.search([("id", "in", records.ids)]), model)
            with self.assertRaises(AccessError, msg=model):
                theirs.browse(records[0].id).read(["display_name"])

    def test_the_form_opens_for_each_role(self):
        self._sent()
        for user in (self.staff, self.office, self.leader):
            Form(self.q1.with_user(user))


class TestQueries(ReportCase):
    def _plan_of(self, count):
        wordings = ("Quý I/2024", "Thường xuyên", "Tháng 2/2024")
        return self._plan(
            *((f"Nhiệm vụ {n}", wordings[n % 3], {}) for n in range(count)),
            document_number=f"{count}/KH-UBND",
        )

    def _queries(self, count):
        """Queries of asking, reading the page, and approving."""
        plan = self._plan_of(count)
        plan.action_issue()
        report = plan.report_ids[0]
        found = []
        for action in (
            lambda: self._collect(report),
            lambda: report.contribution_ids.line_ids.mapped("asked"),
            report._reader().live_facts,
            lambda: self._approve(report),
        ):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            action()
            self.env.flush_all()
            found.append(self.cr.sql_log_count - before)
        return found

    def test_the_facts_are_reckoned_once_a_step(self):
        self._collect()
        reckon, reckoned = ReportReader.live_facts, []

        def counted(reader):
            reckoned.append(reader.report)
            return reckon(reader)

        self.patch(ReportReader, "live_facts", counted)
        for step, user in (
            ("action_redraft", self.office),
            ("action_hand_in", self.office),
            ("action_approve", self.leader),
        ):
            reckoned.clear()
            with self._on("2024-03-07"):
                getattr(self.q1.with_user(user), step)()
            self.assertEqual(reckoned, [self.q1], step)

    def test_as_many_for_six_tasks_as_for_forty(self):
        self._queries(3)
        few, many = self._queries(6), self._queries(40)
        for small, large in zip(few, many, strict=True):
            self.assertLessEqual(large, small * 1.3 + 3, f"{few} {many}")
