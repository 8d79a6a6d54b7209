from datetime import date, timedelta
from itertools import product

from odoo.addons.cchc_plan.core.work.outcome import OUTCOMES
from odoo.addons.cchc_plan.models.base.lock import unlocked

from ..common import PlanCase

DAY = date(2024, 3, 15)


class TestOutcomeSql(PlanCase):
    """What PostgreSQL says and what Python says is the same, in every case."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._plan()
        offsets = (-40, -1, 0, 1, 40)
        days = [None, *(DAY + timedelta(days=offset) for offset in offsets)]
        cases = [
            (state, planned, more, done)
            for state, planned, more, done in product(
                ("todo", "done", "cancelled"), days, (0, 30), days
            )
            if (state == "done") == bool(done) and not (done and done > DAY)
        ]
        cls.tasks = cls.env["cchc.task"].create(
            [
                {
                    "section_id": cls.plan.section_ids.id,
                    "name": str(case),
                    "state": held or ("done" if case[0] == "done" else "todo"),
                    "milestone_ids": [(0, 0, cls._values(*case))],
                }
                for case in cases
                for held in (None, "on_hold")
            ]
        )
        cls.milestones = cls.tasks.milestone_ids
        cls.env.flush_all()
        extended = cls.milestones.filtered(
            lambda due: due.date_planned and due.date_planned != due.date_deadline
        )
        unlocked(extended).is_extended = True
        cls.env.flush_all()

    @classmethod
    def _values(cls, state, planned, more, done):
        return {
            "name": "Hạn",
            "state": state,
            "date_planned": planned,
            "date_deadline": planned and planned + timedelta(days=more),
            "date_done": done,
        }

    def _assert_agree(self, records):
        groups = records._read_group(
            [("id", "in", records.ids)], ["outcome"], ["id:recordset"]
        )
        self.assertEqual({word for word, _found in groups}, set(OUTCOMES))
        for word, found in groups:
            self.assertEqual(set(found.mapped("outcome")), {word})
            self.assertEqual(
                records.search([("id", "in", records.ids), ("outcome", "=", word)]),
                records.browse(found.ids).sorted(),
            )
            self.assertEqual(found.filtered_domain([("outcome", "=", word)]), found)
        self.assertEqual(sum(len(found) for _word, found in groups), len(records))

    def test_tasks(self):
        self._assert_agree(self.tasks)

    def test_milestones(self):
        self._assert_agree(self.milestones)

    def test_worst_or_best_first(self):
        found = self.tasks.search([("id", "in", self.tasks.ids)], order="outcome")
        words = list(dict.fromkeys(found.mapped("outcome")))
        self.assertEqual(words, list(OUTCOMES))


class TestOutcomeOfPlan(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.cchc_leader_id = cls.leader
        cls.plan = cls._plan(
            *((name, "Tháng 2/2024", {}) for name in ("A", "B", "C", "D", "E")),
            ("F", "Quý IV/2024", {}),
        )
        cls.plan.action_issue()
        cls.tasks = dict(zip("ABCDEF", cls.plan.task_ids, strict=True))

    def _extend(self, name, day):
        extension = (
            self.env["cchc.extension"]
            .with_user(self.staff)
            .create(
                {
                    "milestone_id": self.tasks[name].milestone_ids.id,
                    "date_requested": day,
                    "reason": "Chờ",
                }
            )
        )
        extension.with_user(self.leader).action_approve()

    def _finish(self, name, day):
        self.tasks[name].milestone_ids.write({"state": "done", "date_done": day})

    def test_each_task_is_in_one_class_and_the_words_say_so(self):
        self._finish("A", "2024-02-20")
        self._extend("B", "2024-03-31")
        self._finish("B", "2024-03-10")
        self._finish("C", "2024-03-10")
        self._extend("D", "2024-03-10")
        outcomes = {name: task.outcome for name, task in self.tasks.items()}
        self.assertEqual(
            outcomes,
            {
                "A": "in_time",
                "B": "in_time_extended",
                "C": "late",
                "D": "overdue_extended",
                "E": "overdue",
                "F": "not_due",
            },
        )
        plan = self.plan.with_user(self.office)
        self.assertEqual(
            plan.outcome_text,
            "2 done in time, 1 of them by an extension; 1 done late; 2 overdue, 1 of "
            "them in spite of an extension; 1 others; 6 tasks in all",
        )
        self.assertEqual(plan.on_time_parts, "2/5")
        self.assertEqual(plan.first_parts, "1/5")
        self.assertEqual(plan.first_rate, 20)
        self.assertEqual(str(self.tasks["D"].date_planned), "2024-02-29")

    def test_more_time_does_not_help_the_second_figure(self):
        for name in "ABCDE":
            self._extend(name, "2024-12-30")
        self.assertEqual(self.plan.overdue_count, 0)
        self.assertEqual(self.plan.first_parts, "0/5")

    def test_an_empty_plan_has_no_data(self):
        plan = self._plan(name="Trống")
        self.assertEqual(plan.first_parts, "No data")
        self.assertEqual(self.env["cchc.plan"].new({}).first_parts, "No data")
