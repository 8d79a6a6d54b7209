"""The database that the earlier version made, and what was in it."""

import json
import os
from pathlib import Path

from odoo.tests import TransactionCase, tagged
from odoo.tools import SQL

PEOPLE = ("vanphong", "chutich", "tuphap", "admin")


@tagged("standard", "post_install", "-at_install")
class UpgradedCase(TransactionCase):
    test_module = "cchc_plan"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.before = json.loads(Path(os.environ["CCHC_BEFORE"]).read_text())["rows"]
        cls.people = {login: cls._person(login) for login in PEOPLE}
        cls.office, cls.leader = cls.people["vanphong"], cls.people["chutich"]
        cls.plan = cls.env["cchc.plan"].search(
            [("state", "=", "issued")], order="year desc", limit=1
        )

    @classmethod
    def _person(cls, login):
        return cls.env["res.users"].search([("login", "=", login)]).ensure_one()

    def _rows(self, table: str) -> list[dict]:
        self.env.flush_all()
        query = SQL("SELECT to_jsonb(t) FROM %s AS t", SQL.identifier(table))
        return [row for (row,) in self.env.execute_query(query)]

    def _models(self):
        """The addon's own models that keep rows for good."""
        for name in sorted(self.env.registry):
            model = self.env[name].with_context(active_test=False)
            if name.startswith("cchc.") and model._auto and not model._transient:
                yield model
