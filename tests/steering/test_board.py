"""The steering board: its figures by hand, the lists behind them, and who sees it."""

import json

from odoo.addons.cchc_plan.models.base.lock import unlocked

from ..plan.test_query_counts import QueryCase
from .steering_case import DAY, SteeringCase

END_OF_MARCH = "2024-03-31"
BY_HAND = {  # on DAY: value, records behind it, change in a week
    "completion": ("50%", 2, "+25 points in 7 days"),  # 2 of 4, the second on 10/4
    "on_time": ("33,3%", 1, "unchanged in 7 days"),  # 1 of 3, late or overdue
    "overdue": ("1", 1, "−1 in 7 days"),
    "due_soon": ("0", 0, "unchanged in 7 days"),
    "reports": ("100%", 1, "unchanged in 7 days"),
    "indicators": ("50%", 1, ""),  # a correction leaves no trace of the week before
}
BY_HAND_IN_MARCH = {
    "completion": ("25%", 1, "unchanged in 7 days"),
    "on_time": ("100%", 1, "unchanged in 7 days"),
    "overdue": ("0", 0, "unchanged in 7 days"),
    "due_soon": ("2", 2, "unchanged in 7 days"),
    "reports": ("100%", 1, "unchanged in 7 days"),
    "indicators": ("50%", 1, ""),
}


class TestFigures(SteeringCase):
    def _shown(self, board):
        return {
            figure["name"]: (figure["value"], figure["count"], figure["change"])
            for figure in board["figures"]
        }

    def test_each_figure_as_worked_out_by_hand(self):
        self.assertEqual(self._shown(self._board()), BY_HAND)

    def test_each_figure_as_of_a_past_quarter(self):
        board = self._board(day_chosen=END_OF_MARCH)
        self.assertEqual(self._shown(board), BY_HAND_IN_MARCH)
        self.assertEqual((board["as_of"], board["day"]), ("31/03/2024", END_OF_MARCH))
        self.assertIn("What was done later counts as open", board["notes"][0])

    def test_a_day_that_is_no_end_of_a_past_quarter_is_today(self):
        for day in ("2024-06-30", "2024-02-11", "nonsense"):
            board = self._board(day_chosen=day)
            self.assertEqual((board["as_of"], board["day"]), ("15/04/2024", False))
        self.assertEqual(
            board["days"],
            [{"value": END_OF_MARCH, "label": "End of Quý I/2024 (31/03/2024)"}],
        )

    def test_each_list_holds_as_many_as_the_figure_says(self):
        for day in (False, END_OF_MARCH):
            for unit in (False, self.unit_justice, self.unit_culture):
                board = self._board(day_chosen=day, unit_id=unit and unit.id)
                for figure in board["figures"]:
                    where = (day, unit and unit.name, figure["name"])
                    found = self._found(figure["list"])
                    self.assertEqual(len(found), figure["count"], where)
                    if figure["is_ratio"]:
                        among = self._found(figure["total_list"])
                        self.assertEqual(len(among), figure["total"], where)
                        self.assertLessEqual(found, among, where)

    def test_the_lists_hold_the_tasks_themselves(self):
        board = self._board()
        for name, tasks in (
            ("completion", self.check + self.campaign),
            ("on_time", self.check),
            ("overdue", self.review),
        ):
            found = self._found(self._figure(name, board)["list"])
            self.assertEqual(found, tasks, name)

    def test_the_list_of_an_archived_plan_is_complete_too(self):
        self.plan.active = False
        figure = self._figure("completion")
        self.assertEqual(figure["total"], 4)
        self.assertEqual(len(self._found(figure["total_list"])), 4)

    def test_a_unit_alone(self):
        board = self._board(unit_id=self.unit_culture.id)
        self.assertEqual(self._figure("completion", board)["value"], "100%")
        self.assertEqual(self._figure("on_time", board)["value"], "0%")
        self.assertEqual(self._figure("indicators", board)["value"], "0%")
        self.assertEqual([row["name"] for row in board["by_unit"]["rows"]], ["Văn hóa"])

    def test_weights_are_said_where_they_count(self):
        self.assertEqual(self._figure("completion")["weights"], "")
        unlocked(self.check).weight = 3
        figure = self._figure("completion")
        self.assertEqual((figure["value"], figure["count"]), ("66,7%", 2))
        self.assertEqual(figure["weights"], "weight 4/6")

    def test_nothing_to_count_is_no_data(self):
        plan = self._plan()
        board = self._board(plan_id=plan.id)
        for figure in board["figures"]:
            self.assertEqual((figure["value"], figure["has_data"]), ("No data", False))
            self.assertEqual(figure["change"], "")
        self.assertEqual(board["sections"]["rows"], [])
        self.assertEqual((board["deadlines"], board["reports"]), ([], []))

    def test_a_week_in_which_deadlines_moved_is_not_compared(self):
        extension = self.env["cchc.extension"].create(
            {
                "milestone_id": self.review.milestone_ids.sorted("date_deadline")[0].id,
                "date_requested": "2024-04-30",
                "reason": "Chờ hướng dẫn",
            }
        )
        with self._on("2024-04-09"):
            extension.with_user(self.leader).action_approve()
        board = self._board()
        for name in ("completion", "on_time", "overdue", "due_soon"):
            self.assertEqual(self._figure(name, board)["change"], "", name)
        self.assertTrue(self._figure("reports", board)["change"])
        self.assertIn("changed after 08/04/2024", board["notes"][0])
        later = self._board(day="2024-04-16")
        self.assertEqual(self._figure("due_soon", later)["change"], "+1 in 7 days")


class TestCharts(SteeringCase):
    def test_sections_by_status(self):
        chart = self._board()["sections"]
        (row,) = chart["rows"]
        self.assertEqual(row["name"], "I. CẢI CÁCH THỂ CHẾ")
        self.assertEqual(
            {word: part["count"] for word, part in row["parts"].items()},
            {"done_on_time": 1, "done_late": 1, "overdue": 1, "todo": 1},
        )
        self.assertEqual(
            {look["word"] for look in chart["legend"]}, row["parts"].keys()
        )

    def test_units_side_by_side(self):
        rows = self._board()["by_unit"]["rows"]
        self.assertEqual(
            {
                row["name"]: {
                    word: part["count"] for word, part in row["parts"].items()
                }
                for row in rows
            },
            {
                "Văn phòng": {"waiting": 1},
                "Tư pháp": {"done": 1, "overdue": 1},
                "Văn hóa": {"late": 1},
            },
        )

    def test_each_part_of_a_bar_opens_its_tasks(self):
        for day in (False, END_OF_MARCH):
            board = self._board(day_chosen=day)
            for chart in ("sections", "by_unit"):
                total = 0
                for row in board[chart]["rows"]:
                    for word, part in row["parts"].items():
                        found = self._found(part["list"])
                        self.assertEqual(len(found), part["count"], (chart, word))
                        total += len(found)
                self.assertEqual(total, 4)

    def test_tasks_that_nobody_leads_have_a_bar(self):
        plan = self._plan(("Việc", "Quý II/2024", {"lead_unit_id": False}))
        (row,) = self._board(plan_id=plan.id)["by_unit"]["rows"]
        self.assertEqual((row["name"], row["total"]), ("Nobody", 1))
        self.assertEqual(self._found(row["parts"]["waiting"]["list"]), plan.task_ids)

    def test_indicators_with_target_and_trend(self):
        reached, behind = self._board()["indicators"]
        self.assertEqual(
            (reached["name"], reached["value"], reached["status"]),
            ("Văn bản được rà soát", "6 cuộc", "reached"),
        )
        self.assertEqual((behind["target"], behind["status"]), ("≥ 40 cuộc", "behind"))
        self.assertEqual(behind["trend"]["points"][0]["value"], 6)

    def test_a_past_day_leaves_later_figures_out(self):
        second = self.behind.value_ids.sorted("date_from")[1]
        second.amount = 50
        (_reached, now) = self._board()["indicators"]
        self.assertEqual((now["value"], now["status"]), ("56 cuộc", "reached"))
        (_reached, then) = self._board(day_chosen=END_OF_MARCH)["indicators"]
        self.assertEqual((then["value"], then["status"]), ("6 cuộc", "behind"))
        self.assertIsNone(then["trend"]["points"][1]["value"])

    def test_the_next_deadlines_in_their_order(self):
        lines = self._board()["deadlines"]
        self.assertEqual(lines[0]["name"], "I.2 Rà soát")
        self.assertEqual((lines[0]["date"], lines[0]["days"]), ("30/06/2024", 76))
        self.assertEqual(lines[-1]["date"], "31/12/2024")
        then = self._board(day_chosen=END_OF_MARCH)["deadlines"]
        self.assertIn("I.3 Tuyên truyền", [line["name"] for line in then])

    def test_the_calendar_of_reports_names_who_has_not_answered(self):
        self._collect(self.h1, "2024-04-12")
        lines = self._board()["reports"]
        self.assertEqual(
            [line["name"] for line in lines], self.reports.mapped("display_name")
        )
        q1, h1, m9 = lines[:3]
        self.assertEqual((q1["sent"], q1["is_late"]), ("08/03/2024", False))
        self.assertEqual(q1["missing"], [])
        self.assertEqual(
            set(h1["missing"]), set(self.h1.contribution_ids.unit_id.mapped("name"))
        )
        part = self._part(self.unit_justice, self.h1)
        part.missing_reason = "Chưa hết kỳ"
        self._answer(part, day="2024-04-13")
        h1 = self._board()["reports"][1]
        self.assertNotIn(self.unit_justice.name, h1["missing"])
        self.assertEqual((m9["state"], m9["missing"]), ("Planned", []))

    def test_a_report_past_due_counts_against(self):
        after = self.h1.date_due.replace(day=28)
        figure = self._figure("reports", self._board(day=str(after)))
        self.assertEqual((figure["count"], figure["total"]), (1, 2))
        self.assertTrue(self._board(day=str(after))["reports"][1]["is_late"])


class TestNeeds(SteeringCase):
    def _needs(self, user=None, **request):
        board = self._board(user, **request)
        return {need["name"]: need["count"] for need in board["needs"]}

    def test_decisions_are_the_leader_s(self):
        self.env["cchc.extension"].create(
            {
                "milestone_id": self.review.milestone_ids.sorted("date_deadline")[0].id,
                "date_requested": "2024-04-30",
                "reason": "Chờ",
            }
        )
        self._plan(name="Dự thảo")
        wanted = {"cchc_extension_action_awaiting": 1, "cchc_plan_action_awaiting": 1}
        self.assertLessEqual(wanted.items(), self._needs().items())
        for user in (self.office, self.staff):
            self.assertFalse(wanted.keys() & self._needs(user).keys())

    def test_a_report_to_approve(self):
        self._collect(self.h1, "2024-04-12")
        with self._on("2024-04-13"):
            self.h1.with_user(self.office).action_hand_in()
        self.assertEqual(self._needs()["cchc_report_action_awaiting"], 1)

    def test_each_need_opens_as_many_as_it_says(self):
        self.review.user_id = False
        self._escalate()
        board = self._board()
        self.assertEqual(
            [need["name"] for need in board["needs"]], ["escalated", "without_person"]
        )
        for need in board["needs"]:
            self.assertEqual(len(self._found(need["list"])), need["count"])

    def _escalate(self):
        due = self.review.milestone_ids.sorted("date_deadline")[0]
        self.env["cchc.reminder"].create(
            {
                "milestone_id": due.id,
                "recipient": "leader",
                "position": 10,
                "stage_id": self.env["cchc.reminder.stage"]
                .search([("company_id", "=", self.company.id)], limit=1)
                .id,
                "date_deadline": due.date_deadline,
                "channel": "activity",
                "user_id": self.leader.id,
                "summary": "Quá hạn",
            }
        )
        return due

    def test_what_is_done_is_no_longer_escalated(self):
        due = self._escalate()
        self.assertEqual(self._needs(), {"escalated": 1})
        self.assertEqual(self._needs(unit_id=self.unit_culture.id), {})
        due.write({"state": "done", "result": "Đã rà soát"})
        self.assertEqual(self._needs(), {})

    def test_staff_are_told_of_their_own(self):
        self.assertEqual(self._needs(self.staff), {"own_overdue": 1})
        (need,) = self._board(self.staff)["needs"]
        self.assertEqual(self._found(need["list"], self.staff), self.review)


class TestRoles(SteeringCase):
    def test_every_role_of_the_commune_reads_the_same_figures(self):
        wanted = self._board()["figures"]
        for user in (self.staff, self.office, self.admin):
            self.assertEqual(self._board(user)["figures"], wanted)

    def test_another_commune_sees_nothing_of_it(self):
        board = self._board(self.neighbour)
        self.assertEqual((board["plan"], board["needs"]), (False, []))

    def test_a_commune_without_a_plan_is_still_told_what_waits(self):
        self.plan.active = False
        self._plan(name="Dự thảo").active = False
        board = self._board(plan_id=None)
        self.assertFalse(board["plan"])
        self.assertEqual({need["count"] for need in board["needs"]}, {0})

    def test_all_of_it_travels_as_json(self):
        for day in (False, END_OF_MARCH):
            board = self._board(day_chosen=day)
            self.assertEqual(json.loads(json.dumps(board)), board)

    def test_it_runs_on_the_replica(self):
        for model, name in (
            ("cchc.plan", "steering_board"),
            ("cchc.steering.board", "get_board"),
        ):
            method = getattr(type(self.env[model]), name)
            self.assertTrue(method._readonly)

    def test_programs_still_ask_the_plan(self):
        with self._on(DAY):
            plans = self.env["cchc.plan"].with_user(self.leader)
            board = plans.steering_board(self.plan.id, END_OF_MARCH)
        self.assertEqual(board, self._board(day_chosen=END_OF_MARCH))

    def test_it_is_the_leader_s_first_screen(self):
        action = self.env.ref("cchc_plan.cchc_plan_home_action")
        opened = action.with_user(self.leader).run()
        self.assertEqual(opened["tag"], "cchc_plan.steering_board")


class TestSteeringQueries(QueryCase):
    """The board asks as often for four tasks as for forty, and in any country."""

    def _plan_of(self, count):
        wordings = ("Quý I/2024", "Thường xuyên", "Trước 15/6", "Tháng 4/2024")
        plan = self._plan(
            *((f"Nhiệm vụ {n}", wordings[n % 4], {}) for n in range(count)),
        )
        self.env["cchc.indicator"].create(
            [
                {
                    "plan_id": plan.id,
                    "name": f"Chỉ tiêu {n}",
                    "target": 30,
                    "unit_id": self.unit_justice.id,
                }
                for n in range(count)
            ]
        )
        plan.action_issue()
        return plan

    def _compare(self, action, small=4, large=40):
        few, many = self._plan_of(small), self._plan_of(large)
        self._queries(lambda: action(few))  # issuing has emptied the rules' cache
        return self._queries(lambda: action(few)), self._queries(lambda: action(many))

    def test_the_board(self):
        for user in (self.leader, self.staff):
            few, many = self._compare(
                lambda plan, user=user: plan.with_user(user).steering_board(plan.id)
            )
            self.assertEqual(few, many)
            self.assertLess(many, 40)

    def test_other_communes_ask_nothing(self):
        plan = self._plan_of(4)
        leader = plan.with_user(self.leader)
        self._queries(lambda: leader.steering_board(plan.id))
        before = self._queries(lambda: leader.steering_board(plan.id))
        for number in range(5):
            company = self._commune(f"Xã {number}")
            self._plan(("Việc", "Quý I/2024", {}), company=company)
        self._queries(lambda: leader.steering_board(plan.id))
        after = self._queries(lambda: leader.steering_board(plan.id))
        self.assertEqual(before, after)
