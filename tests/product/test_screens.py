from odoo.exceptions import AccessError

from ..common import PlanCase


class TestHome(PlanCase):
    def test_each_role_begins_with_its_own_screen(self):
        for role, xmlid in (
            ("staff", "cchc_milestone_action_my"),
            ("office", "cchc_plan_action"),
            ("leader", "cchc_plan_steering_action"),
        ):
            action = self.env.ref("cchc_plan.cchc_plan_home_action")
            opened = action.with_user(getattr(self, role)).run()
            self.assertEqual(opened["id"], self.env.ref(f"cchc_plan.{xmlid}").id, role)

    def test_each_role_sees_the_menus_it_may_use(self):
        hidden = {
            "staff": {"import", "config"},
            "leader": {"import", "config"},
            "office": {"areas"},
            "admin": set(),
        }
        menus = {
            "import": self.env.ref("cchc_plan.cchc_plan_menu_import"),
            "config": self.env.ref("cchc_plan.cchc_plan_menu_config"),
            "areas": self.env.ref("cchc_plan.cchc_area_menu"),
            "plans": self.env.ref("cchc_plan.cchc_plan_menu"),
        }
        for role, names in hidden.items():
            user = getattr(self, role)
            seen = self.env["ir.ui.menu"].with_user(user)._visible_menu_ids()
            for name in names:
                self.assertNotIn(menus[name].id, seen, f"{role} {name}")
            self.assertIn(menus["plans"].id, seen, role)

    def test_the_tasks_of_a_draft_open_for_writing_to_the_office_alone(self):
        plan = self._plan(("Công khai", "Quý I/2024", {}))
        edit = self.env.ref("cchc_plan.cchc_task_action_edit")
        look = self.env.ref("cchc_plan.cchc_task_action")
        for user, action in (
            (self.office, edit),
            (self.staff, look),
            (self.leader, look),
        ):
            opened = plan.with_user(user).action_view_tasks()
            self.assertEqual(opened["id"], action.id)
            self.assertEqual(opened["domain"], [("plan_id", "=", plan.id)])


class TestRights(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._plan(
            ("Ban hành Kế hoạch", "Quý I/2024", {}),
            ("Tuyên truyền", "Quý I/2024", {"lead_unit_id": cls.unit_culture.id}),
        )

    def _rights(self, role):
        """What the screens offer: (manage, edit, work) on each task."""
        tasks = self.plan.task_ids.with_user(getattr(self, role))
        return [(task.can_manage, task.can_edit, task.can_work) for task in tasks]

    def test_a_draft_is_the_office_s(self):
        self.assertEqual(self._rights("office"), [(True, True, False)] * 2)
        self.assertEqual(self._rights("staff"), [(False, False, False)] * 2)
        self.assertEqual(self._rights("leader"), [(False, False, False)] * 2)

    def test_an_issued_plan_is_worked_on_by_the_lead_units(self):
        self.plan.action_issue()
        self.assertEqual(
            self._rights("staff"), [(False, False, True), (False, False, False)]
        )
        self.assertEqual(self._rights("office"), [(True, False, True)] * 2)

    def test_a_closed_plan_rests(self):
        self.plan.action_issue()
        self.plan.action_close()
        self.assertEqual(self._rights("staff"), [(False, False, False)] * 2)
        self.assertEqual(self._rights("office"), [(True, False, False)] * 2)

    def test_milestones_and_plan_follow(self):
        plan = self.plan.with_user(self.office)
        self.assertTrue(plan.can_edit)
        self.assertTrue(plan.task_ids.milestone_ids[0].can_edit)
        plan.action_issue()
        self.assertFalse(plan.can_edit)
        self.assertTrue(plan.task_ids.milestone_ids[0].can_work)


class TestOrder(PlanCase):
    def test_what_is_new_comes_last(self):
        plan = self._plan(("Một", "Quý I/2024", {}), ("Hai", "Quý I/2024", {}))
        section = self.env["cchc.section"].create({"plan_id": plan.id, "name": "Khác"})
        self.assertEqual(plan.section_ids[-1], section)
        self.assertEqual(section.number, "II")
        task = self.env["cchc.task"].create(
            {"section_id": plan.section_ids[0].id, "name": "Ba"}
        )
        self.assertEqual(plan.section_ids[0].task_ids[-1], task)
        self.assertEqual(task.number, "3")


class TestLetterhead(PlanCase):
    def test_the_office_keeps_its_own_letterhead(self):
        company = self.company.with_user(self.office)
        action = company.action_cchc_letterhead()
        self.assertEqual(action["res_id"], company.id)
        company.cchc_place = "Vĩnh Khê mới"
        self.assertEqual(self.company.cchc_place, "Vĩnh Khê mới")

    def test_and_nothing_else_of_the_company(self):
        company = self.company.with_user(self.office)
        for values in ({"name": "Xã khác"}, {"cchc_place": "Xã", "name": "Xã khác"}):
            with self.assertRaises(AccessError):
                company.write(values)

    def test_nor_another_commune_s(self):
        with self.assertRaises(AccessError):
            self.other_company.with_user(self.office).cchc_place = "Xã khác"

    def test_nor_do_staff_and_leaders(self):
        for user in (self.staff, self.leader):
            with self.assertRaises(AccessError):
                self.company.with_user(user).cchc_place = "Xã khác"
