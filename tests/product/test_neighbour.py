"""The addon leaves other apps as they are: what it extends, and when it reacts."""

import json
from types import SimpleNamespace

from odoo import Command
from odoo.tests import new_test_user

from odoo.addons.base.models.res_company import ResCompany
from odoo.addons.cchc_plan.controllers import base_list_export

from ..common import PlanCase

OWN_CODE = "odoo.addons.cchc_plan."


class TestBaseMixin(PlanCase):
    def test_every_own_model_has_the_checks(self):
        mixin = self.registry["cchc.base.mixin"]
        without = [
            name
            for name, model in self.registry.items()
            if name.startswith("cchc.") and not issubclass(model, mixin)
        ]
        self.assertEqual(without, [])

    def test_no_model_of_others_has_them(self):
        mixin = self.registry["cchc.base.mixin"]
        others = [
            name
            for name, model in self.registry.items()
            if not name.startswith("cchc.") and issubclass(model, mixin)
        ]
        self.assertEqual(others, [])

    def test_base_is_not_extended(self):
        own = [
            part.__module__
            for part in self.registry["base"].__mro__
            if part.__module__.startswith(OWN_CODE)
        ]
        self.assertEqual(own, [])

    def test_values_of_other_fields_of_a_company_stay_as_sent(self):
        seen = []
        self.patch(ResCompany, "write", lambda _self, vals: seen.append(vals))
        self.company.write({"name": "a\x00b", "cchc_place": "c\x00d"})
        self.assertEqual(seen[0]["name"], "a\x00b")
        self.assertNotIn("\x00", seen[0]["cchc_place"])


class TestAccess(PlanCase):
    """Hand-overs are looked for only where a group of the addon is concerned."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.group = cls.env["res.groups"].create({"name": "Kho"})
        cls.other = new_test_user(cls.env, "kho", groups="base.group_user")

    def setUp(self):
        super().setUp()
        self.noticed = []
        self.patch(
            self.registry["cchc.handover"],
            "_notice_access",
            lambda _handovers, users: self.noticed.append(set(users.ids)),
        )

    def test_groups_and_users_of_others_are_not_looked_at(self):
        self.group.user_ids = [Command.link(self.other.id)]
        self.group.implied_ids = [Command.link(self.env.ref("base.group_user").id)]
        self.group.user_ids = [Command.link(self.office.id)]
        self.other.group_ids = [Command.unlink(self.group.id)]
        self.other.company_ids = [Command.link(self.company.id)]
        self.other.active = False
        self.assertEqual(self.noticed, [])

    def test_who_is_in_a_group_costs_others_no_query(self):
        self.other._has_group("base.group_user")
        with self.assertQueryCount(0):
            self.assertFalse(self.other._with_access_to_plans())
            self.assertFalse(self.group._gives_access_to_plans())

    def test_a_group_that_gives_access_is(self):
        staff = self.env.ref("cchc_plan.cchc_plan_group_staff")
        self.group.user_ids = [Command.link(self.other.id)]
        self.group.implied_ids = [Command.link(staff.id)]
        self.group.user_ids = [Command.unlink(self.other.id)]
        self.assertEqual(self.noticed, [{self.other.id}] * 2)
        self.group.user_ids = [Command.link(self.stranger.id)]
        self.group.implied_ids = [Command.unlink(staff.id)]
        self.assertEqual(self.noticed[2:], [{self.stranger.id}] * 2)

    def test_a_user_who_has_or_had_access_is(self):
        self.staff.group_ids = self.env.ref("base.group_user")
        self.office.active = False
        self.assertEqual(self.noticed, [{self.staff.id}, {self.office.id}])


class TestCommune(PlanCase):
    """Only a company whose office works with plans gets the stages of reminders."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.shop = cls.env["res.company"].create({"name": "Cửa hàng"})

    def _stages(self, company=None):
        return (
            self.env["cchc.reminder.stage"]
            .with_context(active_test=False)
            .search([("company_id", "=", (company or self.shop).id)])
        )

    def test_a_new_company_gets_nothing(self):
        self.assertFalse(self._stages())

    def test_the_first_unit_makes_it_a_commune(self):
        self._unit("Văn phòng", False, "VP", self.shop)
        self.assertEqual(len(self._stages()), len(self._stages(self.company)))

    def test_so_does_the_first_plan(self):
        self._plan(company=self.shop)
        self.assertEqual(len(self._stages()), len(self._stages(self.company)))

    def test_so_does_the_letterhead_when_its_own_office_opens_it(self):
        self.shop.with_user(self.neighbour).action_cchc_letterhead()
        self.assertFalse(self._stages())
        self.neighbour.company_ids = [Command.link(self.shop.id)]
        self.shop.with_user(self.neighbour).action_cchc_letterhead()
        self.assertTrue(self._stages())

    def test_stages_that_were_deleted_do_not_come_back(self):
        self._unit("Văn phòng", False, "VP", self.shop)
        self._stages().unlink()
        self.env.registry.clear_cache()
        self._unit("Tư pháp", False, "TP", self.shop)
        self._plan(company=self.shop)
        self.assertFalse(self._stages())

    def test_later_records_ask_nothing(self):
        self._unit("Văn phòng", False, "VP", self.shop)
        unit = self._unit("Tư pháp", False, "TP", self.shop)
        with self.assertQueryCount(0):
            self.shop._set_up_as_commune(unit)


class TestListExport(PlanCase):
    def test_only_a_request_for_an_own_model_is_an_own_list(self):
        own = json.dumps({"model": "cchc.plan"})
        other = json.dumps({"model": "res.partner", "domain": ["cchc.plan"]})
        for params, expected in (
            ({"data": own}, True),
            ({"data": other}, False),
            ({"data": '["cchc.plan"]'}, False),
            ({"data": '{"model": 1, "x": "cchc.plan"}'}, False),
            ({"data": '"cchc.'}, False),
            ({"data": None}, False),
            ({}, False),
        ):
            self.patch(base_list_export, "request", SimpleNamespace(params=params))
            self.assertIs(base_list_export._is_own_list(), expected, params)
