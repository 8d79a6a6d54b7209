from odoo import Command
from odoo.exceptions import AccessError, UserError

from ..common import PlanCase


class TestIssue(PlanCase):
    def test_everything_missing_is_named_at_once(self):
        plan = self._plan(
            ("Ban hành Kế hoạch", "Quý I/2024", {"lead_unit_id": False}),
            ("Rà soát văn bản", "đang xem xét", {}),
            document_number=False,
            document_date=False,
            signer=False,
        )
        plan.signer = False
        with self.assertRaises(UserError) as caught:
            plan.action_issue()
        message = str(caught.exception)
        for part in (
            "no number and sign",
            "no date of issue",
            "no signer",
            "I.1 Ban hành Kế hoạch: no lead unit",
            "I.2 Rà soát văn bản: the timeframe “đang xem xét” gives no date",
        ):
            self.assertIn(part, message)
        self.assertEqual(plan.state, "draft")
        self.assertFalse(plan.document_id)

    def test_a_plan_without_tasks_is_not_issued(self):
        with self.assertRaisesRegex(UserError, "no task"):
            self._plan().action_issue()

    def test_issuing_registers_the_document_and_fixes_dates(self):
        plan = self._plan(("Ban hành Kế hoạch", "Quý I/2024", {}))
        plan.with_user(self.office).action_issue()
        self.assertEqual(plan.state, "issued")
        self.assertEqual(plan.document_id.number, "10/KH-UBND")
        self.assertEqual(str(plan.document_id.date), "2024-01-15")
        self.assertEqual(plan.document_id.signer, "Hồ Văn Toàn")
        milestone = plan.task_ids.milestone_ids
        self.assertEqual(str(milestone.date_deadline), "2024-03-31")
        self.assertEqual(milestone.date_planned, milestone.date_deadline)

    def test_continuous_and_recurring_tasks_get_their_year(self):
        plan = self._plan(
            ("Tiếp nhận phản ánh", "Thường xuyên", {}),
            ("Họp giao ban", "Ngày 20 hằng tháng", {}),
        )
        self.assertFalse(plan.task_ids.milestone_ids)
        plan.action_issue()
        continuous, monthly = plan.task_ids
        self.assertEqual(
            [str(due.date_deadline) for due in continuous.milestone_ids],
            ["2024-03-31", "2024-06-30", "2024-09-30", "2024-12-31"],
        )
        self.assertEqual(len(monthly.milestone_ids), 12)
        self.assertEqual({due.date_deadline.day for due in monthly.milestone_ids}, {20})

    def test_a_date_and_a_rhythm_in_one_wording_give_both(self):
        plan = self._plan(("Tuyên truyền", "Tháng 2/2024 và thường xuyên", {}))
        self.assertEqual(len(plan.task_ids.milestone_ids), 1)
        plan.action_issue()
        self.assertEqual(
            [str(due.date_deadline) for due in plan.task_ids.milestone_ids],
            ["2024-02-29", "2024-03-31", "2024-06-30", "2024-09-30", "2024-12-31"],
        )

    def test_a_plan_issued_in_mid_year_has_no_past_due_dates(self):
        plan = self._plan(
            ("Tiếp nhận phản ánh", "Thường xuyên", {}), document_date="2024-07-18"
        )
        plan.action_issue()
        self.assertEqual(
            [str(due.date_deadline) for due in plan.task_ids.milestone_ids],
            ["2024-09-30", "2024-12-31"],
        )

    def test_an_event_gets_a_milestone_without_a_date(self):
        plan = self._plan(("Triển khai", "Theo kế hoạch của tỉnh", {}))
        plan.action_issue()
        milestone = plan.task_ids.milestone_ids
        self.assertEqual(milestone.name, "Theo kế hoạch của tỉnh")
        self.assertFalse(milestone.date_deadline)
        milestone.with_user(self.office).date_deadline = "2024-05-31"
        self.assertEqual(str(milestone.date_planned), "2024-05-31")
        with self.assertRaisesRegex(UserError, "amendment"):
            milestone.with_user(self.office).date_deadline = "2024-06-30"

    def test_a_second_click_does_not_issue_twice(self):
        plan = self._plan(("Tiếp nhận phản ánh", "Thường xuyên", {}))
        plan.action_issue()
        with self.assertRaisesRegex(UserError, "issued already"):
            plan.action_issue()
        self.assertEqual(len(plan.task_ids.milestone_ids), 4)

    def test_staff_do_not_issue(self):
        plan = self._plan(("Ban hành Kế hoạch", "Quý I/2024", {}))
        with self.assertRaises(AccessError):
            plan.with_user(self.staff).action_issue()
        plan.with_user(self.leader).action_issue()
        self.assertEqual(plan.state, "issued")

    def test_close_and_reopen(self):
        plan = self._plan(("Ban hành Kế hoạch", "Quý I/2024", {}))
        with self.assertRaises(UserError):
            plan.action_close()
        plan.action_issue()
        plan.action_close()
        self.assertEqual(plan.state, "closed")
        plan.action_reopen()
        self.assertEqual(plan.state, "issued")


class TestLock(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._plan(
            ("Ban hành Kế hoạch", "Quý I/2024", {}),
            ("Tiếp nhận phản ánh", "Thường xuyên", {}),
        )
        cls.plan.action_issue()
        cls.task = cls.plan.task_ids[0]

    def test_state_changes_with_buttons_only(self):
        draft = self._plan(("Ban hành Kế hoạch", "Quý I/2024", {}))
        with self.assertRaisesRegex(UserError, "buttons"):
            draft.with_user(self.office).state = "issued"
        created = self.env["cchc.plan"].create({"name": "Kế hoạch", "state": "issued"})
        self.assertEqual(created.state, "draft")

    def test_the_paper_of_an_issued_plan_is_fixed(self):
        for name, value in (
            ("name", "Khác"),
            ("year", 2025),
            ("document_number", "11/KH-UBND"),
            ("objective", "Khác"),
            ("signer", "Khác"),
        ):
            with self.assertRaisesRegex(UserError, "amendment"):
                self.plan.with_user(self.office).write({name: value})

    def test_a_task_of_an_issued_plan_is_fixed(self):
        for name, value in (
            ("name", "Khác"),
            ("deliverable", "Khác"),
            ("lead_unit_id", self.unit_culture.id),
            ("timeframe_text", "Quý II/2024"),
            ("all_units", True),
        ):
            with self.assertRaisesRegex(UserError, "amendment"):
                self.task.with_user(self.office).write({name: value})

    def test_nothing_is_added_or_deleted_after_issue(self):
        section = self.plan.section_ids
        office = self.env(user=self.office)
        with self.assertRaisesRegex(UserError, "amendment"):
            office["cchc.task"].create({"section_id": section.id, "name": "Thêm"})
        with self.assertRaisesRegex(UserError, "amendment"):
            office["cchc.section"].create({"plan_id": self.plan.id, "name": "Thêm"})
        for record in (self.task, section, self.task.milestone_ids, self.plan):
            with self.assertRaises(UserError):
                record.with_user(self.office).unlink()

    def test_a_section_cannot_move_into_an_issued_plan(self):
        draft = self._plan(("Ban hành Kế hoạch", "Quý I/2024", {}))
        with self.assertRaises(UserError):
            draft.section_ids.with_user(self.office).plan_id = self.plan
        with self.assertRaises(UserError):
            draft.task_ids.with_user(self.office).section_id = self.plan.section_ids

    def test_first_deadline_never_changes(self):
        milestone = self.task.milestone_ids
        with self.assertRaisesRegex(UserError, "first deadline"):
            milestone.with_user(self.office).date_planned = "2024-12-31"

    def test_a_key_from_outside_opens_nothing(self):
        for key in (True, 1, "cchc_unlocked", {}):
            plan = self.plan.with_user(self.office).with_context(cchc_unlocked=key)
            with self.assertRaises(UserError):
                plan.name = "Khác"

    def test_a_draft_is_deleted_with_its_lines(self):
        draft = self._plan(("Ban hành Kế hoạch", "Quý I/2024", {}))
        tasks = draft.task_ids
        draft.with_user(self.office).unlink()
        self.assertFalse(tasks.exists())

    def test_a_document_in_use_is_kept(self):
        with self.assertRaisesRegex(UserError, "archive"):
            self.plan.document_id.with_user(self.office).unlink()


class TestPlanFigures(PlanCase):
    def test_figures_have_their_denominators(self):
        plan = self._plan(
            ("Một", "Tháng 1/2024", {}),
            ("Hai", "Tháng 2/2024", {}),
            ("Ba", "Quý II/2024", {}),
            ("Bốn", "Quý IV/2024", {}),
        )
        plan.action_issue()
        first, second, *_others = plan.task_ids
        first.milestone_ids.write({"state": "done", "date_done": "2024-01-20"})
        self.assertEqual(plan.task_count, 4)
        self.assertEqual(plan.overdue_count, 1)
        self.assertEqual(plan.completion, 25)
        self.assertEqual(plan.completion_due, 50)
        self.assertEqual(plan.on_time_rate, 50)
        second.milestone_ids.write({"state": "done", "date_done": "2024-03-14"})
        plan.invalidate_recordset()
        self.assertEqual(plan.completion_due, 100)
        self.assertEqual(plan.on_time_rate, 50)

    def test_each_figure_shows_its_parts(self):
        plan = self._plan(("Một", "Tháng 1/2024", {}), ("Hai", "Quý IV/2024", {}))
        self.assertEqual(plan.completion_parts, "0/2")
        self.assertEqual(plan.completion_due_parts, "0/1")
        self.assertEqual(plan.on_time_parts, "0/1")
        self.assertEqual(self._plan().on_time_parts, "No data")

    def test_no_task_is_no_data(self):
        self.assertFalse(self._plan().has_figures)

    def test_weights_count(self):
        plan = self._plan(
            ("Một", "Tháng 1/2024", {"weight": 3}), ("Hai", "Tháng 2/2024", {})
        )
        plan.action_issue()
        plan.task_ids[0].state = "done"
        self.assertEqual(plan.completion, 75)

    def test_query_count_does_not_grow_with_plans(self):
        plans = self.env["cchc.plan"]
        for _number in range(6):
            plans |= self._plan(("Một", "Tháng 1/2024", {}))
        self.env.flush_all()

        def count(records):
            records.invalidate_recordset()
            before = self.cr.sql_log_count
            records.mapped("completion")
            return self.cr.sql_log_count - before

        count(plans)  # rights and groups are read once
        self.assertEqual(count(plans[:1]), count(plans))


class TestNumbers(PlanCase):
    def test_sections_are_roman_and_tasks_restart(self):
        plan = self._plan(("Một", "", {}), ("Hai", "", {}))
        plan.section_ids = [
            Command.create(
                {
                    "name": "CẢI CÁCH TÀI CHÍNH CÔNG",
                    "sequence": 20,
                    "task_ids": [Command.create({"name": "Ba"})],
                }
            )
        ]
        self.assertEqual(plan.section_ids.mapped("number"), ["I", "II"])
        self.assertEqual(plan.task_ids.mapped("number"), ["1", "2", "1"])
        plan.numbering = "plan"
        self.assertEqual(plan.task_ids.mapped("number"), ["1", "2", "3"])
        plan.task_ids[0].sequence = 99
        self.assertEqual(plan.task_ids.sorted().mapped("name"), ["Hai", "Một", "Ba"])
        self.assertEqual(plan.task_ids.sorted().mapped("number"), ["1", "2", "3"])

    def test_sections_beyond_the_roman_numbers(self):
        plan = self._plan(("Một", "", {}))
        plan.section_ids = [
            Command.create({"name": f"Nhóm {number}"}) for number in range(39)
        ]
        self.assertEqual(plan.section_ids.mapped("number")[-2:], ["XXXIX", "40"])

    def test_a_section_finds_its_field_by_former_titles_too(self):
        plan = self._plan()
        plan.section_ids.name = "HIỆN ĐẠI HÓA HÀNH CHÍNH"
        self.assertEqual(
            plan.section_ids.area_id, self.env.ref("cchc_plan.cchc_area_digital")
        )

    def test_a_plan_made_in_one_go_is_issued_at_once(self):
        plan = self._plan(
            section_ids=[
                Command.create(
                    {
                        "name": "CẢI CÁCH THỂ CHẾ",
                        "task_ids": [
                            Command.create(
                                {
                                    "name": name,
                                    "timeframe_text": "Thường xuyên",
                                    "lead_unit_id": self.unit_justice.id,
                                }
                            )
                            for name in ("Một", "Hai")
                        ],
                    }
                )
            ]
        )
        plan.action_issue()
        self.assertEqual(plan.task_ids.mapped("number"), ["1", "2"])
        self.assertEqual(len(plan.task_ids.milestone_ids), 8)
