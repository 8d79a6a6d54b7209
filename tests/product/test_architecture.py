"""The rules of rooms and layers, for Odoo's runner; tests/core tries the rules."""

from odoo.tests import BaseCase

from ..architecture import EXCEPTIONS, open_faults, own_tree


class TestArchitecture(BaseCase):
    def test_code_keeps_to_rooms_and_layers(self):
        found = open_faults(own_tree(), EXCEPTIONS)
        self.assertFalse(found, "\n".join(found))
