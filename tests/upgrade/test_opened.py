from lxml import etree

from odoo.tests import Form
from odoo.tools.safe_eval import safe_eval, time

from .upgraded_case import UpgradedCase


class TestOpened(UpgradedCase):
    """Every screen of each role, with the rows that it has in this database."""

    def test_every_menu_of_each_role_opens_its_screen(self):
        root = self.env.ref("cchc_plan.cchc_plan_menu_root")
        for login, user in self.people.items():
            menus = self.env["ir.ui.menu"]
            seen = menus.with_user(user)._visible_menu_ids()
            for menu in menus.search([("id", "child_of", root.id)]):
                way = {int(part) for part in menu.parent_path.split("/") if part}
                if not menu.action or way - seen:
                    continue
                with self.subTest(role=login, menu=menu.complete_name):
                    self._open(menu.action, user)

    def _open(self, action, user):
        if action._name == "ir.actions.server":
            self.assertTrue(action.with_user(user).run())
        elif action._name == "ir.actions.act_window":
            self._open_window(action, user)

    def _open_window(self, action, user):
        model = self.env[action.res_model].with_user(user)
        names = {"uid": user.id, "time": time, "active_id": self.plan.id}
        model = model.with_context(safe_eval(action.context or "{}", names))
        kinds = [*action.views, (action.search_view_id.id, "search")]
        views = model.get_views(kinds)["views"]
        if model._transient:
            return
        domain = safe_eval(action.domain or "[]", names)
        for kind in views.keys() & {"list", "kanban"}:
            fields = etree.fromstring(views[kind]["arch"]).iterfind(".//field")
            shown = {node.get("name"): {} for node in fields}
            shown = {name: {} for name in shown if name in model._fields}
            model.web_search_read(domain, shown, limit=80)

    def test_every_form_opens_on_a_record_of_before(self):
        for login, user in self.people.items():
            for model in self._models():
                record = model.with_user(user)
                if not record.has_access("read"):
                    continue
                for each in record.search([], limit=2, order="id"):
                    with self.subTest(role=login, record=str(each)):
                        Form(each)

    def test_the_boards_draw_every_plan(self):
        for plan in self.env["cchc.plan"].search([]):
            with self.subTest(plan=plan.name, state=plan.state):
                for user in (self.office, self.leader):
                    self.assertTrue(plan.with_user(user).steering_board()["figures"])
