from lxml import etree

from odoo.fields import Date
from odoo.tests import Form
from odoo.tools.safe_eval import safe_eval

from ..common import PlanCase

ROLES = ("staff", "office", "leader", "admin")
SEARCH_DEFAULT = "search_default_"


class ViewCase(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._plan(
            ("Ban hành Kế hoạch kiểm tra", "Tháng 1/2024", {"deliverable": "Báo cáo"}),
            ("Rà soát văn bản", "Quý I/2024", {}),
            ("Tuyên truyền", "Thường xuyên", {"lead_unit_id": cls.unit_culture.id}),
            ("Triển khai", "Theo kế hoạch của tỉnh", {}),
        )
        cls.plan.action_issue()

    @classmethod
    def _of_addon(cls, model, domain=()):
        """The records of one model that this addon brings along."""
        ids = cls.env["ir.model.data"].search(
            [("module", "=", "cchc_plan"), ("model", "=", model)]
        )
        return cls.env[model].browse(ids.mapped("res_id")).filtered_domain(list(domain))


class TestViews(ViewCase):
    def test_every_view_loads_for_every_role(self):
        views = self._of_addon("ir.ui.view", [("type", "!=", "qweb")])
        self.assertGreater(len(views), 40)
        for role in ROLES:
            user = getattr(self, role)
            for view in views:
                model = self.env[view.model].with_user(user)
                if model.has_access("read"):
                    with self.subTest(role=role, view=view.name):
                        loaded = model.get_views([(view.id, view.type)])
                        self.assertIn("arch", loaded["views"][view.type])

    def test_every_action_opens_its_views_and_names_real_filters(self):
        for action in self._of_addon("ir.actions.act_window"):
            model = self.env[action.res_model].with_user(self.admin)
            kinds = [*action.views, (action.search_view_id.id, "search")]
            with self.subTest(action=action.name):
                views = model.get_views(kinds)["views"]
                search = etree.fromstring(views["search"]["arch"])
                names = {node.get("name") for node in search.iter("filter", "field")}
                context = safe_eval(action.context, {"active_id": self.plan.id})
                wanted = {
                    key.removeprefix(SEARCH_DEFAULT)
                    for key in context
                    if key.startswith(SEARCH_DEFAULT)
                }
                self.assertLessEqual(wanted, names)

    def test_every_action_says_what_to_do_on_an_empty_screen(self):
        for action in self._of_addon("ir.actions.act_window"):
            if action.view_mode != "form" and action.target != "new":
                with self.subTest(action=action.name):
                    is_of_one_plan = action.res_model == "cchc.task"
                    self.assertTrue(action.help or is_of_one_plan)

    def test_every_filter_runs(self):
        searches = self._of_addon("ir.ui.view", [("type", "=", "search")])
        for view in searches:
            model = self.env[view.model].with_user(self.office)
            arch = etree.fromstring(model.get_view(view.id, "search")["arch"])
            for node in arch.iter("filter"):
                with self.subTest(model=view.model, filter=node.get("name")):
                    if node.get("domain"):
                        model.search_count(
                            safe_eval(node.get("domain"), {"uid": self.office.id})
                        )
                    elif node.get("context"):
                        group = safe_eval(node.get("context"))["group_by"]
                        model.formatted_read_group([], [group], ["__count"])

    def test_no_screen_shows_a_status_by_colour_alone(self):
        for view in self._of_addon("ir.ui.view", [("type", "in", ("list", "kanban"))]):
            arch = etree.fromstring(view.arch)
            for node in arch.iterfind(".//field[@name='status']"):
                with self.subTest(view=view.name):
                    self.assertEqual(node.get("widget"), "badge")


class TestForms(ViewCase):
    def test_a_plan_is_written_from_zero(self):
        form = Form(self.env["cchc.plan"].with_user(self.office))
        form.name = "Cải cách hành chính năm 2025"
        form.year = 2025
        for title in ("CẢI CÁCH THỂ CHẾ", "CẢI CÁCH TÀI CHÍNH CÔNG"):
            with form.section_ids.new() as section:
                section.name = title
        plan = form.save()
        self.assertEqual(plan.section_ids.mapped("number"), ["I", "II"])
        with Form(plan) as form, form.task_ids.new() as task:
            task.section_id = plan.section_ids[1]
            task.name = "Công khai tài sản công"
            task.timeframe_text = "Quý II"
        self.assertEqual(plan.task_ids.date_deadline, Date.to_date("2025-06-30"))

    def test_the_lead_unit_ticks_a_milestone_with_its_document(self):
        task = self.plan.task_ids[1].with_user(self.staff)
        document = self.plan.document_id
        with (
            Form(task) as form,
            form.milestone_ids.edit(0) as milestone,
        ):
            milestone.document_ids.add(document)
        task.milestone_ids.state = "done"
        self.assertEqual(task.status, "done_on_time")
        self.assertEqual(task.document_ids, document)

    def test_an_amendment_begins_with_the_task_as_it_is(self):
        task = self.plan.task_ids[0].with_user(self.office)
        action = task.action_amend()
        wizard = Form(self.env["cchc.amendment.wizard"].with_context(action["context"]))
        with wizard.line_ids.edit(0) as line:
            self.assertEqual(line.task_id, task)
            self.assertEqual(line.deliverable, "Báo cáo")
            self.assertEqual(line.lead_unit_id, self.unit_justice)

    def test_the_list_of_changes_holds_all_that_its_dialog_edits(self):
        """A column that is missing there would be emptied by opening the dialog."""
        wizard = etree.fromstring(
            self.env.ref("cchc_plan.cchc_amendment_wizard_view_form").arch
        )
        dialog = etree.fromstring(
            self.env.ref("cchc_plan.cchc_amendment_wizard_line_view_form").arch
        )
        edited = self._names(dialog) - {"plan_id", "company_id"}
        for kind in ("list", "kanban"):
            self.assertLessEqual(edited, self._names(wizard.find(f".//{kind}")), kind)

    def _names(self, node):
        return {field.get("name") for field in node.iter("field")}


class TestSearch(ViewCase):
    def test_a_search_without_accents_finds_the_vietnamese(self):
        task = self.env["cchc.task"].with_user(self.staff)
        found = task.search([("name", "ilike", "ke hoach kiem tra")])
        self.assertEqual(found, self.plan.task_ids[0])
        unit = self.env["cchc.unit"].with_user(self.staff)
        self.assertEqual(unit.search([("name", "ilike", "van hoa")]), self.unit_culture)
        plans = self.env["cchc.plan"].with_user(self.staff).name_search("cai cach")
        self.assertIn(self.plan.id, [plan_id for plan_id, _name in plans])

    def test_the_filters_find_their_tasks(self):
        first, quarter, running, waiting = self.plan.task_ids
        found = {
            "my": first | quarter | waiting,
            "my_unit": first | quarter | waiting,
            "overdue": first,
            "due_soon": self.env["cchc.task"],
            "nobody": running,
            "no_lead": self.env["cchc.task"],
            "todo": self.plan.task_ids,
        }
        view = self.env.ref("cchc_plan.cchc_task_view_search")
        for name, tasks in found.items():
            node = etree.fromstring(view.arch).find(f".//filter[@name='{name}']")
            domain = safe_eval(node.get("domain"), {"uid": self.staff.id})
            with self.subTest(filter=name):
                self.assertEqual(self._found(domain), tasks)

    def test_due_soon_follows_the_commune_s_setting(self):
        domain = [("is_due_soon", "=", True)]
        self.assertFalse(self._found(domain))
        self.company.cchc_due_soon_days = 20
        self.assertIn(self.plan.task_ids[1], self._found(domain))

    def _found(self, domain):
        task = self.env["cchc.task"].with_user(self.staff)
        return task.search([*domain, ("plan_id", "=", self.plan.id)])


class TestGroups(ViewCase):
    def test_the_groups_of_a_list_add_up(self):
        task = self.env["cchc.task"].with_user(self.staff)
        domain = [("plan_id", "=", self.plan.id)]
        names = (
            "section_id",
            "status",
            "lead_unit_id",
            "date_deadline:month",
            "area_id",
        )
        for name in names:
            with self.subTest(group=name):
                groups = task.web_read_group(domain, [name])["groups"]
                self.assertEqual(sum(group["__count"] for group in groups), 4)

    def test_the_board_begins_with_what_is_late_and_keeps_its_columns(self):
        task = self.env["cchc.task"].with_user(self.staff)
        board = task.with_context(read_group_expand=True)
        groups = board.web_read_group([("plan_id", "=", self.plan.id)], ["status"])
        self.assertEqual(
            [(group["status"], group["__count"]) for group in groups["groups"]],
            [
                ("overdue", 1),
                ("todo", 2),
                ("in_progress", 0),
                ("open_no_deadline", 1),
                ("done_on_time", 0),
            ],
        )

    def test_an_empty_section_shows_in_its_own_plan_only(self):
        plan = self._plan(("Công khai", "Quý I/2024", {}))
        empty = self.env["cchc.section"].create({"plan_id": plan.id, "name": "Khác"})
        task = self.env["cchc.task"].with_context(read_group_expand=True)
        for context, is_shown in (({}, False), ({"default_plan_id": plan.id}, True)):
            groups = task.with_context(**context).web_read_group(
                [("plan_id", "=", plan.id)], ["section_id"]
            )
            shown = [group["section_id"][0] for group in groups["groups"]]
            self.assertEqual(empty.id in shown, is_shown)
