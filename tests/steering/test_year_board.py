"""The year board: what it is given and to whom, and in how many queries."""

import json
from datetime import date

from odoo.exceptions import AccessError
from odoo.tools import mute_logger

from odoo.addons.cchc_plan.core.steering.year_board import mark
from odoo.addons.cchc_plan.models.steering.cchc_year_board import MAX_PAGE_SIZE

from .year_board_case import WORDINGS, BoardCase


class TestBoardRows(BoardCase):
    def test_tasks_stand_under_their_sections_in_order(self):
        board = self._board()
        self.assertEqual(
            [section["name"] for section in board["sections"]], ["I. CẢI CÁCH THỂ CHẾ"]
        )
        self.assertEqual(self._names(board), self.plan.task_ids.mapped("name"))
        self.assertEqual(
            [task["position"] for task in board["sections"][0]["tasks"]], [1, 2, 3, 4]
        )
        self.assertEqual((board["total"], board["offset"]), (4, 0))
        self.assertEqual(board["today"], mark(date(2024, 3, 15), 2024).place)

    def test_all_of_it_travels_as_json(self):
        board = self._board()
        self.assertEqual(json.loads(json.dumps(board)), board)

    def test_a_dated_task_has_a_bar_and_a_mark(self):
        row = self._row(self.issue)
        self.assertEqual(row["status"], "overdue")
        self.assertEqual(row["unit"], "Tư pháp")
        self.assertFalse(row["bar"]["is_open"])
        (due,) = row["marks"]
        self.assertEqual(due["place"], mark(date(2024, 2, 29), 2024).place)
        self.assertEqual(due["status"], "overdue")
        self.assertEqual(due["text"], "Tháng 2/2024, 29/02/2024, Overdue")

    def test_a_continuous_task_has_a_mark_for_each_period(self):
        row = self._row(self.review)
        self.assertEqual(len(row["marks"]), len(self.review.milestone_ids))
        self.assertGreaterEqual(len(row["marks"]), 3)

    def test_a_task_without_a_date_shows_its_wording(self):
        row = self._row(self.train)
        self.assertEqual((row["bar"], row["marks"]), (None, []))
        self.assertEqual(row["wording"], "Theo kế hoạch của tỉnh")

    def test_an_extension_shows_the_first_deadline_too(self):
        due = self.spread.milestone_ids
        extension = self.env["cchc.extension"].create(
            {"milestone_id": due.id, "date_requested": "2025-01-20", "reason": "Chờ"}
        )
        extension.action_approve()
        row = self._row(self.spread)
        self.assertTrue(row["is_extended"])
        self.assertAlmostEqual(row["bar"]["left"] + row["bar"]["width"], 100, 2)
        (found,) = row["marks"]
        self.assertEqual((found["place"], found["side"]), (100.0, "after"))
        self.assertEqual(found["first_place"], mark(date(2024, 6, 30), 2024).place)
        self.assertTrue(found["text"].endswith("extended from 30/06/2024"))

    def test_a_plan_of_another_year_has_no_line_of_today(self):
        plan = self._plan(("Công khai", "Quý I/2025", {}), year=2025)
        self.assertIsNone(self._board(plan)["today"])

    def test_archived_plans_can_still_be_looked_at(self):
        plan = self._plan(("Công khai", "Quý I/2024", {}))
        plan.active = False
        self.assertEqual(self._names(self._board(plan)), ["Công khai"])


class TestBoardChoices(BoardCase):
    def test_each_filter_leaves_its_tasks(self):
        section = self.plan.section_ids[0]
        for filters, tasks in (
            ({"unit_id": self.unit_culture.id}, self.spread),
            ({"section_id": section.id}, self.plan.task_ids),
            ({"section_id": self.plan.section_ids[1].id}, self.env["cchc.task"]),
            ({"status": "overdue"}, self.issue),
            ({"status": "open_no_deadline"}, self.train),
            ({"words": "rà soát"}, self.review),
        ):
            board = self._board(filters=filters)
            self.assertEqual(self._names(board), tasks.mapped("name"), filters)
            self.assertEqual(board["total"], len(tasks), filters)

    def test_only_mine(self):
        own = self.plan.task_ids.filtered(lambda task: task.user_id == self.staff)
        self.assertEqual(own, self.issue + self.review + self.train)
        board = self._board(user=self.staff, filters={"is_mine": True})
        self.assertEqual(self._names(board), own.mapped("name"))

    def test_the_counts_are_those_of_every_status(self):
        counts = {
            status["word"]: status["count"] for status in self._board()["statuses"]
        }
        self.assertEqual(
            {word: count for word, count in counts.items() if count},
            {"overdue": 1, "todo": 2, "open_no_deadline": 1},
        )
        chosen = self._board(filters={"status": "overdue"})["statuses"]
        self.assertEqual({status["word"]: status["count"] for status in chosen}, counts)

    def test_what_is_cancelled_shows_only_when_asked_for(self):
        plan = self._plan(
            ("Còn", "Quý I/2024", {}), ("Bỏ", "Quý I/2024", {"state": "cancelled"})
        )
        self.assertEqual(self._names(self._board(plan)), ["Còn"])
        board = self._board(plan, filters={"status": "cancelled"})
        self.assertEqual(self._names(board), ["Bỏ"])
        self.assertEqual(len(board["sections"][0]["tasks"][0]["marks"]), 1)

    def test_units_and_sections_of_the_plan_can_be_chosen(self):
        board = self._board()
        self.assertEqual(
            {unit["id"] for unit in board["units"]},
            set((self.unit_justice + self.unit_culture).ids),
        )
        self.assertEqual(
            [section["id"] for section in board["sections_to_choose"]],
            self.plan.section_ids.ids,
        )

    def test_without_a_plan_it_opens_this_year_s_issued_one(self):
        draft = self._plan(("Nháp", "Quý I/2024", {}))
        later = self._plan(("Sau", "Quý I/2025", {}), year=2025)
        board = self.env["cchc.plan"].with_user(self.staff).year_board()
        self.assertEqual(board["plan"]["id"], self.plan.id)
        self.assertEqual(
            {plan["id"] for plan in board["plans"]},
            set((self.plan + draft + later).ids),
        )

    def test_a_commune_without_plans_is_told_so(self):
        board = self.env["cchc.plan"].with_user(self.neighbour).year_board()
        self.assertEqual(board, {"plan": False, "plans": []})


class TestBoardRights(BoardCase):
    def test_every_role_of_the_commune_sees_all_rows(self):
        for user in (self.staff, self.office, self.leader, self.admin):
            self.assertEqual(len(self._names(self._board(user=user))), 4, user.login)

    def test_nobody_sees_the_plan_of_another_commune(self):
        own = self._plan(("Của Vĩnh Ô", "Quý I/2024", {}), company=self.other_company)
        board = self._board(user=self.neighbour)
        self.assertEqual(board["plan"]["id"], own.id)
        self.assertEqual(self._names(board), ["Của Vĩnh Ô"])

    def test_a_stranger_sees_nothing(self):
        with mute_logger("odoo.addons.base.models.ir_rule"):
            self.assertRaises(AccessError, self._board, user=self.stranger)

    def test_programs_still_ask_the_plan(self):
        filters = {"status": "overdue"}
        plans = self.env["cchc.plan"].with_user(self.office)
        board = plans.year_board(self.plan.id, filters=filters, limit=1)
        self.assertEqual(board, self._board(filters=filters, limit=1))

    def test_the_menu_is_everybody_s(self):
        menu = self.env.ref("cchc_plan.cchc_plan_board_menu")
        for user in (self.staff, self.office, self.leader):
            seen = self.env["ir.ui.menu"].with_user(user)._visible_menu_ids()
            self.assertIn(menu.id, seen)


class TestBoardPages(BoardCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.many = cls._plan(
            *((f"Việc {n}", WORDINGS[n % 4], {}) for n in range(250)),
        )

    def test_a_page_at_a_time_and_each_task_once(self):
        names = []
        for offset in range(0, 250, 80):
            board = self._board(self.many, offset=offset)
            self.assertLessEqual(len(self._names(board)), 80)
            self.assertEqual(board["sections"][0]["tasks"][0]["position"], offset + 1)
            names += self._names(board)
        self.assertEqual(names, [f"Việc {n}" for n in range(250)])

    def test_a_request_cannot_ask_for_everything(self):
        board = self._board(self.many, limit=100000)
        self.assertEqual(len(self._names(board)), MAX_PAGE_SIZE)
        self.assertEqual(len(self._names(self._board(self.many, limit=0))), 1)

    def test_a_page_behind_the_end_is_the_last_one(self):
        board = self._board(self.many, offset=9999)
        self.assertEqual(board["offset"], 240)
        self.assertEqual(len(self._names(board)), 10)

    def test_as_many_queries_for_many_tasks_as_for_few(self):
        few = self._plan(*((f"Việc {n}", WORDINGS[n % 4], {}) for n in range(4)))

        def queries(plan):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            self._board(plan)
            return self.cr.sql_log_count - before

        queries(few)  # rights, parameters and languages are read once
        counts = queries(few), queries(self.many)
        self.assertEqual(*counts)
        self.assertLess(counts[0], 25)
