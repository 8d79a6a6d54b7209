"""The rules of rooms and layers, for Odoo's runner; tests/core tries the rules."""

from odoo.tests import BaseCase, tagged

from ..architecture import EXCEPTIONS, open_faults, own_tree


@tagged("standard", "post_install", "-at_install")
class TestArchitecture(BaseCase):
    test_module = "cchc_plan"

    def test_code_keeps_to_rooms_and_layers(self):
        found = open_faults(own_tree(), EXCEPTIONS)
        self.assertFalse(found, "\n".join(found))
