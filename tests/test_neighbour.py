"""The addon leaves other apps as they are: what it extends, and when it reacts."""

from odoo.addons.base.models.res_company import ResCompany
from .common import PlanCase

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
