from datetime import date, timedelta
from itertools import product

from odoo.fields import Domain

from odoo.addons.cchc_plan.core.plan.progress import STATES
from odoo.addons.cchc_plan.core.work.urgency import URGENCIES

from ..common import PlanCase

TODAY = date(2024, 3, 15)


class TestUrgency(PlanCase):
    """SQL and Python say the same of every case, in two communes."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.cchc_due_soon_days = 7
        cls.other_company.cchc_due_soon_days = 20
        days = [
            None,
            *(TODAY + timedelta(days=n) for n in (-40, -1, 0, 1, 2, 3, 7, 8, 20, 21)),
        ]
        cls.milestones = cls.env["cchc.milestone"]
        for plan in (cls._plan(), cls._plan(company=cls.other_company)):
            tasks = cls.env["cchc.task"].create(
                [
                    {
                        "section_id": plan.section_ids.id,
                        "name": f"{state} {due} {deadline}",
                        "state": state,
                        "milestone_ids": [
                            (
                                0,
                                0,
                                {
                                    "name": "Hạn",
                                    "state": due,
                                    "date_deadline": deadline,
                                },
                            )
                        ],
                    }
                    for state, due, deadline in product(
                        STATES, ("todo", "done", "cancelled"), days
                    )
                    if state != "done" or due != "todo"
                ]
            )
            cls.milestones |= tasks.milestone_ids
        cls.env.flush_all()
        cls.domain = Domain("id", "in", cls.milestones.ids)

    def _search(self, *domain, **more):
        return self.milestones.search([*self.domain, *domain], **more)

    def test_search_finds_what_python_says(self):
        total = 0
        for word in (*URGENCIES, False):
            found = self._search(("urgency", "=", word))
            self.assertTrue(found, word)
            self.assertEqual(set(found.mapped("urgency")), {word})
            total += len(found)
        self.assertEqual(total, len(self.milestones))

    def test_a_filter_on_records_finds_the_same(self):
        for domain in (
            [("urgency", "in", ["today", "soon"])],
            [("urgency", "!=", "overdue")],
            [("urgency", "!=", False)],
            [("urgency", "in", ["later", False])],
        ):
            with self.subTest(domain=domain):
                self.assertEqual(
                    set(self._search(*domain)),
                    set(self.milestones.filtered_domain(domain)),
                )

    def test_groups_add_up_and_come_by_urgency(self):
        board = self.milestones.with_context(read_group_expand=True)
        groups = board.web_read_group(list(self.domain), ["urgency"])
        words = [group["urgency"] for group in groups["groups"]]
        self.assertEqual([word for word in words if word], list(URGENCIES))
        counts = [group["__count"] for group in groups["groups"]]
        self.assertEqual(sum(counts), len(self.milestones))

    def test_order_is_by_urgency(self):
        ordered = self._search(("urgency", "!=", False), order="urgency, id")
        positions = [URGENCIES.index(due.urgency) for due in ordered]
        self.assertEqual(positions, sorted(positions))

    def test_each_commune_has_its_own_due_soon(self):
        soon = self._search(
            ("urgency", "=", "soon"), ("date_deadline", "=", "2024-04-04")
        )
        self.assertEqual(soon.company_id, self.other_company)

    def test_the_web_may_group_and_filter(self):
        shown = self.milestones.fields_get(["urgency"], ["groupable", "searchable"])
        self.assertEqual(
            shown["urgency"] | {"name": ""},
            {"groupable": True, "searchable": True, "name": ""},
        )


class TestMyWork(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        report = {"deliverable": "Báo cáo"}
        cls.plan = cls._plan(
            ("Quá hạn", "Tháng 1/2024", report),
            ("Của văn hóa", "Quý I/2024", {"lead_unit_id": cls.unit_culture.id}),
            ("Thường xuyên", "Thường xuyên", report),
            ("Chờ tỉnh", "Theo kế hoạch của tỉnh", {}),
        )
        cls.plan.action_issue()
        cls.late, cls.culture, cls.running, cls.waiting = cls.plan.task_ids

    def _shown(self, user, xmlid="cchc_milestone_action_my"):
        action = self.env.ref(f"cchc_plan.{xmlid}")
        milestones = self.env["cchc.milestone"].with_user(user)
        domain = [
            ("plan_id", "=", self.plan.id),
            ("plan_id.state", "=", "issued"),
            ("urgency", "!=", False),
        ]
        self.assertIn("('urgency', '!=', False)", action.domain)
        if xmlid == "cchc_milestone_action_my":
            domain += [
                "|",
                "|",
                ("user_id", "=", user.id),
                ("lead_unit_id.head_id", "=", user.id),
                ("lead_unit_id.member_ids", "in", user.ids),
            ]
        return milestones.search(domain)

    def test_staff_see_their_own_open_work(self):
        mine = self.late | self.running | self.waiting
        self.assertEqual(self._shown(self.staff).task_id, mine)
        self.late.milestone_ids.write(
            {"state": "done", "document_ids": self.plan.document_id.ids}
        )
        self.assertNotIn(self.late, self._shown(self.staff).task_id)
        self.waiting.action_hold()
        self.assertNotIn(self.waiting, self._shown(self.staff).task_id)

    def test_the_office_sees_the_work_of_all(self):
        shown = self._shown(self.office, "cchc_milestone_action_open")
        self.assertEqual(shown.task_id, self.plan.task_ids)

    def test_what_is_missing_is_named(self):
        self.assertEqual(self.late.milestone_ids.missing, "document")
        self.assertEqual(self.running.milestone_ids[0].missing, "result in words")
        self.assertEqual(self.culture.milestone_ids.missing, "person in charge")
        self.assertEqual(self.waiting.milestone_ids.missing, "")
        self.late.milestone_ids.document_ids = self.plan.document_id
        self.assertEqual(self.late.milestone_ids.missing, "")
