"""The steering board over all communes: sums, lists, rights and queries."""

import json
from datetime import date, timedelta
from unittest.mock import patch

from odoo import Command
from odoo.exceptions import AccessError

from odoo.addons.cchc_plan.core.reporting.timeliness import TIMELINESS
from odoo.addons.cchc_plan.models.base.lock import unlocked
from odoo.addons.cchc_plan.models.steering import cchc_communes_board

from ..common import PlanCase
from ..plan.test_query_counts import QueryCase
from ..product.rpc_case import SECRET, RpcCase
from .steering_case import DAY, SteeringCase

YEAR = 2024
BY_HAND = {  # value, records behind it, of how many
    "completion": ("25%", 2, 8),  # of the first commune's four, of none elsewhere
    "on_time": ("16,7%", 1, 6),
    "overdue": ("4", 4, False),
    "due_soon": ("1", 1, False),
    "reports": ("100%", 1, 1),
    "indicators": ("50%", 1, 2),
}


class CommunesCase(SteeringCase):
    """Three communes with an issued plan each, and somebody who reads them all."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.third = cls._commune("Vĩnh Hà")
        cls.idle = cls._commune("Vĩnh Thái")
        with cls._on("2024-02-20"):
            cls.worst = cls._plan(
                ("Một", "Quý I/2024", {}),
                ("Hai", "Tháng 3/2024", {}),
                ("Ba", "20/3/2024", {}),
                company=cls.other_company,
                section_ids=[Command.create({"name": "NHIỆM VỤ KHÁC"})],
            )
            cls.best = cls._plan(("Bốn", "25/4/2024", {}), company=cls.third)
            for plan in cls.worst + cls.best:
                units = cls._unit("Văn phòng", False, "VP", plan.company_id)
                plan.task_ids.lead_unit_id = units
                plan.action_issue()
                # Only the first commune's reports are looked at.
                plan.report_ids.reason = "Không gửi"
                for report in plan.report_ids:
                    report.action_cancel()
            cls._plan(("Dự thảo", "Quý I/2024", {}), company=cls.idle)
        cls.province = cls._commune("Tỉnh")
        cls.communes = cls.province + cls.company + cls.other_company
        cls.communes += cls.third + cls.idle
        cls.reader = cls._person("leader", "Sở Nội vụ", cls.province)
        cls.reader.company_ids = cls.communes

    def _board_of_all(self, user=None, communes=None, day=DAY, **request):
        communes = communes or self.communes
        with self._on(day):
            plans = self.env["cchc.plan"].with_user(user or self.reader)
            plans = plans.with_context(allowed_company_ids=communes.ids)
            return plans.steering_board(**{"year": YEAR, **request})

    def _found_of_all(self, behind, day=DAY):
        with self._on(day):
            records = self.env[behind["model"]].with_user(self.reader)
            records = records.with_context(allowed_company_ids=self.communes.ids)
            return records.search(behind["domain"]).with_user(self.env.user)

    def _cells(self, board):
        return {
            row["id"]: {cell["name"]: cell for cell in row["cells"]}
            for row in board["table"]["rows"]
        }


class TestCommunesFigures(CommunesCase):
    def test_each_figure_as_worked_out_by_hand(self):
        board = self._board_of_all()
        shown = {
            each["name"]: (each["value"], each["count"], each["total"])
            for each in board["figures"]
        }
        self.assertEqual(shown, BY_HAND)
        self.assertEqual(board["communes"], {"year": YEAR, "count": 3})

    def test_each_list_holds_as_many_as_its_figure_says(self):
        for figure in self._board_of_all()["figures"]:
            found = self._found_of_all(figure["list"])
            self.assertEqual(len(found), figure["count"], figure["name"])
            if figure["is_ratio"]:
                among = self._found_of_all(figure["total_list"])
                self.assertEqual(len(among), figure["total"], figure["name"])
                self.assertLessEqual(found, among, figure["name"])

    def test_a_commune_s_figures_are_those_of_its_own_board(self):
        cells = self._cells(self._board_of_all())
        for plan in self.plan + self.worst + self.best:
            own = self._board(self.reader, plan_id=plan.id)
            for figure in own["figures"]:
                cell = cells[plan.company_id.id][figure["name"]]
                where = (plan.company_id.name, figure["name"])
                # A plain number is one here too, also when it is 0.
                self.assertEqual(cell["value"], figure["value"], where)
                found = self._found_of_all(cell["list"])
                self.assertEqual(len(found), cell["count"], where)

    def test_every_part_of_a_bar_and_every_number_opens_its_list(self):
        board = self._board_of_all()
        for chart in ("areas", "by_commune"):
            total = 0
            for row in board[chart]["rows"]:
                for part in row["parts"].values():
                    found = self._found_of_all(part["list"])
                    self.assertEqual(len(found), part["count"], (chart, row["name"]))
                    total += len(found)
            self.assertEqual(total, 8)
        for row in board["periods"]["rows"]:
            for cell in row["cells"]:
                found = self._found_of_all(cell["list"])
                self.assertEqual(len(found), cell["count"], row["name"])

    def test_areas_bring_the_plans_together(self):
        rows = self._board_of_all()["areas"]["rows"]
        self.assertEqual(
            {row["name"]: row["total"] for row in rows},
            {"Cải cách thể chế": 5, "In No Field": 3},
        )

    def test_the_calendar_of_reports_in_numbers(self):
        first, *later = self._board_of_all()["periods"]["rows"]
        self.assertEqual(first["name"], "Quarter I")
        for row, wanted in ((first, "in_time"), *((each, "to_come") for each in later)):
            counts = {cell["name"]: cell["count"] for cell in row["cells"]}
            self.assertEqual(counts, dict.fromkeys(TIMELINESS, 0) | {wanted: 1})
        late = self.h1.date_due + timedelta(days=1)
        second = self._board_of_all(day=str(late))["periods"]["rows"][1]
        missing = next(cell for cell in second["cells"] if cell["name"] == "missing")
        self.assertEqual(self._found_of_all(missing["list"], str(late)), self.h1)

    def test_most_overdue_first_then_in_the_order_of_the_communes(self):
        rows = self._board_of_all()["table"]["rows"]
        self.assertEqual(
            [(row["name"], row["plan_id"]) for row in rows],
            [
                ("UBND xã Vĩnh Ô", self.worst.id),
                ("UBND xã Vĩnh Khê", self.plan.id),
                ("UBND xã Vĩnh Hà", self.best.id),
            ],
        )

    def test_more_communes_than_a_page_holds(self):
        with patch.object(cchc_communes_board, "PAGE_SIZE", 2):
            board = self._board_of_all()
        self.assertEqual(len(board["table"]["rows"]), 2)
        self.assertEqual(len(board["by_commune"]["rows"]), 2)
        self.assertEqual(board["communes"]["count"], 3)
        self.assertEqual(len(self._found_of_all(board["all"])), 8)

    def test_the_next_deadlines_say_whose_they_are(self):
        lines = self._board_of_all()["deadlines"]
        self.assertEqual(
            (lines[0]["name"], lines[0]["commune"]), ("I.1 Bốn", "UBND xã Vĩnh Hà")
        )
        self.assertLess({"UBND xã Vĩnh Hà"}, {line["commune"] for line in lines})

    def test_what_is_on_hold_is_outside_and_weights_count(self):
        unlocked(self.best.task_ids).weight = 4
        self.worst.task_ids[0].action_hold()
        completion = self._board_of_all()["figures"][0]
        self.assertEqual((completion["count"], completion["total"]), (2, 7))
        self.assertEqual(completion["value"], "20%")  # 2 of 6 + 4
        self.assertEqual(completion["weights"], "weight 2/10")

    def test_all_of_it_travels_as_json(self):
        board = self._board_of_all()
        self.assertEqual(json.loads(json.dumps(board)), board)


class TestCommunesPlans(CommunesCase):
    def test_a_plan_that_is_replaced_does_not_count_twice(self):
        with self._on("2024-03-01"):
            successor = self._plan(
                ("Mới", "Quý IV/2024", {}),
                company=self.other_company,
                replaces_id=self.worst.id,
                document_number="20/KH-UBND",
            )
        board = self._board_of_all()
        self.assertEqual(board["table"]["rows"][0]["plan_id"], self.worst.id)
        successor.task_ids.lead_unit_id = self.worst.task_ids.lead_unit_id
        with self._on("2024-03-02"):
            successor.action_issue()
        board = self._board_of_all()
        self.assertEqual(board["figures"][0]["total"], 6)
        plans = [row["plan_id"] for row in board["table"]["rows"]]
        self.assertIn(successor.id, plans)
        self.assertNotIn(self.worst.id, plans)

    def test_search_and_value_agree_on_what_is_in_force(self):
        plans = self.env["cchc.plan"].with_context(active_test=False)
        self.best.active = False
        unlocked(self.worst).state = "closed"
        for value in (True, False):
            found = plans.search([("is_in_force", "=", value)])
            self.assertEqual(
                found, plans.search([]).filtered_domain([("is_in_force", "=", value)])
            )
        self.assertTrue(self.worst.is_in_force)
        self.assertFalse(self.best.is_in_force)

    def test_an_archived_plan_and_a_draft_are_left_out(self):
        self.worst.active = False
        board = self._board_of_all()
        self.assertEqual(board["communes"]["count"], 2)
        self.assertEqual(board["figures"][0]["total"], 5)

    def test_another_year_is_another_board(self):
        board = self._board_of_all(year=2023)
        self.assertEqual(board["communes"]["year"], YEAR)  # of 2023 there is none

    def test_one_commune_with_a_plan_is_no_board_of_all(self):
        board = self._board_of_all(communes=self.idle + self.company, year=YEAR)
        self.assertFalse(board["communes"])
        self.assertEqual(board["years"], [])


class TestCommunesNeeds(CommunesCase):
    def test_each_need_opens_as_many_as_it_says(self):
        self.worst.task_ids[0].user_id = False
        due = self.worst.task_ids[1].milestone_ids
        self._escalate(due)
        needs = {need["name"]: need for need in self._board_of_all()["needs"]}
        self.assertEqual(self._found_of_all(needs["escalated"]["list"]), due)
        without = self._found_of_all(needs["without_person"]["list"])
        self.assertEqual(len(without), needs["without_person"]["count"])
        self.assertIn(self.worst.task_ids[0], without)
        self.assertEqual(needs["cchc_plan_action_awaiting"]["count"], 1)

    def _escalate(self, due):
        self.env["cchc.reminder"].create(
            {
                "milestone_id": due.id,
                "recipient": "leader",
                "position": 10,
                "stage_id": self.env["cchc.reminder.stage"]
                .search([("company_id", "=", due.company_id.id)], limit=1)
                .id,
                "date_deadline": due.date_deadline,
                "channel": "activity",
                "user_id": self.leader.id,
                "summary": "Quá hạn",
            }
        )

    def test_search_and_value_agree_on_what_is_escalated(self):
        first, second, third = self.worst.task_ids.milestone_ids
        for due in first + second + third:
            self._escalate(due)
        with self._on(DAY):
            second.write({"state": "done", "date_done": "2024-04-01"})
        unlocked(third).date_deadline = "2024-05-20"
        own = [("company_id", "in", self.communes.ids)]
        milestones = self.env["cchc.milestone"]
        everything = milestones.search(own)
        for value, wanted in ((True, first), (False, everything - first)):
            words = [("is_escalated", "=", value)]
            self.assertEqual(milestones.search([*own, *words]), wanted)
            self.assertEqual(everything.filtered_domain(words), wanted)

    def test_staff_of_several_communes_are_told_of_their_own(self):
        self.staff.company_ids = self.communes
        board = self._board_of_all(self.staff)
        self.assertEqual([need["name"] for need in board["needs"]], ["own_overdue"])


class TestCommunesRights(CommunesCase):
    def test_who_oversees_communes_sees_all_of_them_at_once(self):
        board = self._board_of_all(year=None)
        self.assertEqual(board["communes"]["year"], YEAR)
        self.assertEqual(
            board["years"], [{"year": YEAR, "name": "2024 · All Communes"}]
        )

    def test_a_plan_s_board_leads_back(self):
        board = self._board_of_all(year=None, plan_id=self.worst.id)
        self.assertEqual(board["plan"]["id"], self.worst.id)
        self.assertFalse(board["communes"])
        self.assertEqual([choice["year"] for choice in board["years"]], [YEAR])

    def test_who_chooses_two_communes_sees_these_two(self):
        board = self._board_of_all(communes=self.company + self.third)
        self.assertEqual(board["communes"]["count"], 2)
        self.assertEqual(
            {row["id"] for row in board["table"]["rows"]},
            {self.company.id, self.third.id},
        )
        self.assertEqual(board["figures"][0]["total"], 5)

    def test_a_person_of_one_commune_has_no_such_board(self):
        for user in (self.leader, self.office, self.staff):
            board = self._board_of_all(user, self.company)
            self.assertEqual(board["plan"]["id"], self.plan.id)
            self.assertEqual((board["communes"], board["years"]), (False, []))

    def test_nobody_asks_for_communes_that_are_not_theirs(self):
        for user in (self.leader, self.neighbour):
            with self.assertRaises(AccessError):
                self._board_of_all(user, self.communes)


class TestTimeliness(PlanCase):
    """SQL and Python say the same of every case."""

    def test_search_finds_what_python_says(self):
        plan = self._plan(("Việc", "Quý I/2024", {}))
        plan.action_issue()
        today = date(2024, 3, 15)
        reports = self.env["cchc.report"].create(
            [
                {
                    "plan_id": plan.id,
                    "name": f"{due} {sent}",
                    "date_from": "2024-01-01",
                    "date_to": "2024-01-31",
                    "date_internal": "2024-02-01",
                    "date_due": today + timedelta(days=due),
                }
                for due in (-10, -1, 0, 1)
                for sent in (None, -11, -10, -9, 0)
            ]
        )
        for report in reports:
            sent = report.name.split()[1]
            if sent != "None":
                unlocked(report).date_sent = today + timedelta(days=int(sent))
        own = [("id", "in", reports.ids)]
        total = 0
        for word in TIMELINESS:
            found = reports.search([*own, ("timeliness", "=", word)])
            self.assertEqual(set(found.mapped("timeliness")), {word})
            self.assertEqual(
                found, reports.filtered_domain([("timeliness", "=", word)])
            )
            total += len(found)
        self.assertEqual(total, len(reports))
        groups = reports._read_group(own, ["timeliness"], ["__count"])
        self.assertEqual({word for word, _count in groups}, set(TIMELINESS))
        self.assertFalse(reports.search([*own, ("timeliness", "=", False)]))


class TestCommunesCalls(RpcCase):
    """As a browser asks for it: nothing of another commune comes back."""

    def test_no_outsider_gets_the_board_of_all(self):
        communes = [self.company.id, self.other_company.id]
        for who in ("nobody", "portal", "stranger", "neighbour"):
            self.log_in(who)
            for context in ({}, {"allowed_company_ids": communes}):
                answer = self.call(
                    "cchc.plan", "steering_board", year=YEAR, context=context
                )
                self.assertEqual(self.judge(answer, may_read=False), "", who)
                if who != "neighbour" or context:
                    self.assertIn("error", answer, who)
                else:
                    self.assertFalse(answer["result"].get("communes"))

    def test_the_reader_of_both_gets_it(self):
        """Otherwise the calls above might simply be wrong."""
        plan = self._plan(("Việc", "Quý I/2024", {}), company=self.other_company)
        plan.task_ids.lead_unit_id = self._unit("VP", False, "VP", self.other_company)
        plan.action_issue()
        self.neighbour.company_ids += self.company
        self.log_in("neighbour")
        answer = self.call("cchc.plan", "steering_board", year=YEAR)
        self.assertEqual(answer["result"]["communes"]["count"], 2)
        self.assertIn(SECRET, json.dumps(answer, ensure_ascii=False))


class TestCommunesQueries(QueryCase):
    """The board asks as often for two communes as for thirty."""

    def _country(self, count):
        communes = self.env["res.company"]
        for number in range(count):
            company = self._commune(f"{count}.{number}")
            unit = self._unit("Văn phòng", False, "VP", company)
            plan = self._plan(
                ("Việc một", "Quý I/2024", {"lead_unit_id": unit.id}),
                ("Việc hai", "20/3/2024", {"lead_unit_id": unit.id}),
                ("Việc ba", "Quý II/2024", {"lead_unit_id": unit.id}),
                company=company,
            )
            self.env["cchc.indicator"].create(
                {"plan_id": plan.id, "name": "Chỉ tiêu", "target": 30}
            )
            plan.action_issue()
            communes += company
        return communes

    def test_the_board_of_all(self):
        few, many = self._country(2), self._country(30)
        for role in ("leader", "staff"):
            user = self._person(role, "Sở Nội vụ", few[0])
            user.company_ids = few + many

            def ask(communes, user=user):
                plans = self.env["cchc.plan"].with_user(user)
                plans = plans.with_context(allowed_company_ids=communes.ids)
                return plans.steering_board(year=YEAR)

            self._queries(lambda: ask(few))
            self._queries(lambda: ask(many))
            asked = self._queries(lambda: ask(few))
            # Communes that are not on the page may be named among the deadlines.
            self.assertAlmostEqual(self._queries(lambda: ask(many)), asked, delta=1)
            self.assertLess(asked, 40)
            self.assertEqual(len(ask(many)["table"]["rows"]), 20)
