"""How often the screens that the bench measures ask the database, once and for all."""

import base64

from lxml import etree

from odoo.tests.common import warmup

from ..annex_files import Header, Section, annex_xlsx
from ..common import PlanCase
from ..plan.test_query_counts import QueryCase

ROWS = 80
TITLES = ("TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời gian")
# Each with the queries that it takes.
GROUPINGS = {
    "section_id": 2,
    "status": 1,
    "lead_unit_id": 2,
    "date_deadline:month": 4,
}


def list_fields(model) -> dict:
    """What the web client reads for the list of a model."""
    arch = etree.fromstring(model.get_view(False, "list")["arch"])
    found = {}
    for node in arch.iterfind("field"):
        field = model._fields[node.get("name")]
        found[field.name] = {"fields": {"display_name": {}}} if field.relational else {}
    return found


class TestTaskScreens(PlanCase):
    """A list of 80, its groups, a search and a change of status."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._plan()
        leads = cls.unit_justice + cls.unit_culture
        cls.env["cchc.task"].create(task_values(cls.plan, ROWS, leads))
        cls.plan.action_issue()
        cls.tasks = cls.env(user=cls.office)["cchc.task"]

    def _read(self, domain):
        self.env.invalidate_all()
        found = self.tasks.web_search_read(domain, list_fields(self.tasks), limit=ROWS)
        return found["records"]

    @warmup
    def test_list(self):
        list_fields(self.tasks)
        with self.assertQueryCount(12):
            rows = self._read([("plan_id", "=", self.plan.id)])
        self.assertEqual(len(rows), ROWS)

    @warmup
    def test_search_with_and_without_accents(self):
        for words in ("Nhiệm vụ số 7", "nhiem vu so 7"):
            list_fields(self.tasks)
            with self.assertQueryCount(12):
                rows = self._read([("name", "ilike", words)])
            self.assertEqual(len(rows), 11)  # 7 and 70 to 79

    @warmup
    def test_groups(self):
        domain = [("plan_id", "=", self.plan.id)]
        for name, queries in GROUPINGS.items():
            self.env.invalidate_all()
            with self.assertQueryCount(queries):
                groups = self.tasks.web_read_group(domain, [name], ["__count"])
            self.assertEqual(sum(each["__count"] for each in groups["groups"]), ROWS)

    @warmup
    def test_write_a_status(self):
        task = self.tasks.search([("plan_id", "=", self.plan.id)], limit=1)
        task = task.with_context(tracking_disable=False)
        self.env.invalidate_all()
        with self.assertQueryCount(14):
            task.write({"state": "in_progress"})
        self.assertEqual(task.state, "in_progress")


class TestMany(QueryCase):
    """One call asks as often for many tasks as for few."""

    def _compare_counts(self, action, counts):
        action(counts[0])  # rights, parameters and languages are read once
        return [self._queries(lambda count=count: action(count)) for count in counts]

    def test_create_in_one_call(self):
        few, many = self._compare_counts(self._create, (10, 40))
        self.assertEqual(few, many)
        self.assertLess(many, 60)

    def _create(self, count):
        """A plan and its tasks, with what the chatter and the followers get."""
        plan = self._plan(document_number=f"{count}/KH-UBND")
        tasks = self.env(user=self.office)["cchc.task"]
        tasks.with_context(tracking_disable=False).create(
            task_values(plan, count, self.unit_justice + self.unit_culture)
        )
        self.cr.flush()

    def test_import(self):
        few, many = self._compare_counts(self._import, (20, 200))
        self.assertLess(many, few * 1.2)

    def _import(self, count):
        rows = [
            (str(number), f"Nhiệm vụ số {number}", "Báo cáo", "Tư pháp", "Quý II/2024")
            for number in range(1, count + 1)
        ]
        table = [Header(TITLES), Section("I. CẢI CÁCH THỂ CHẾ"), *rows]
        content = base64.b64encode(annex_xlsx(table)).decode()
        plans = self.env(user=self.office)["cchc.plan"]
        result = plans.import_from_file(f"{count}.xlsx", content)
        self.assertEqual(len(plans.browse(result["plan_id"]).task_ids), count)


def task_values(plan, count, leads) -> list[dict]:
    """So many tasks of a plan, with two kinds of deliverable and two lead units."""
    return [
        {
            "section_id": plan.section_ids[0].id,
            "name": f"Nhiệm vụ số {number}",
            "deliverable": "Báo cáo" if number % 2 else "Kế hoạch",
            "timeframe_text": "Quý II/2024",
            "lead_unit_id": leads[number % 2].id,
        }
        for number in range(count)
    ]
