import json

from odoo.tests import TransactionCase, tagged

from ..schema import SNAPSHOT, schema


@tagged("standard", "post_install", "-at_install")
class TestSchema(TransactionCase):
    test_module = "cchc_plan"
    maxDiff = None

    def test_what_is_stored_is_noted_for_this_version(self):
        known, now = json.loads(SNAPSHOT.read_text(encoding="utf-8")), schema(self.env)
        self.assertEqual(
            known["models"],
            now["models"],
            "Stored fields have changed. If this version is out, raise it in the "
            "manifest and add a script to cchc_plan/migrations where data must move; "
            "then run dev/schema.",
        )
        self.assertEqual(known["version"], now["version"], "Run dev/schema.")
