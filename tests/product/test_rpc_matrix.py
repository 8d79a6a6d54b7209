"""Every public method and every address, called by those who have no right to it.

A new public method or address fails the first test here until somebody has thought
about who may call it and has written that into ``rpc_table.py``.
"""

import inspect

from odoo.models import BaseModel
from odoo.tools import mute_logger

from .rpc_case import SECRET, RpcCase
from .rpc_table import (
    ADDON,
    ADDRESSES,
    ARGUMENTS,
    FOR_EVERY_COMMUNE,
    METHODS,
    OPENS,
    OUTSIDERS,
    RECORDS,
)


def own_methods(model) -> set[str]:
    """What the addon adds to a model and the network may call."""
    return {
        name
        for cls in type(model).mro()
        if cls.__module__.startswith(ADDON)
        for name, value in vars(cls).items()
        if not name.startswith("_")
        and inspect.isfunction(value)
        and not getattr(value, "_api_private", False)
        and not hasattr(BaseModel, name)  # TestGenericMethods calls those
    }


class TestMethods(RpcCase):
    def test_every_public_method_is_in_the_table(self):
        found = {}
        for name in sorted(self.env.registry):
            model = self.env[name]
            # A mixin is called through the models that inherit it.
            is_mixin = model._abstract and model._inherit_children
            if methods := not is_mixin and own_methods(model):
                found[name] = methods
        self.assertEqual(found, {name: set(row) for name, row in METHODS.items()})

    def test_nobody_calls_what_is_not_theirs(self):
        wrong = []
        for who in self.people:
            self.log_in(who)
            for model, row in METHODS.items():
                for method, allowed in row.items():
                    if who not in allowed:
                        found = self._try(who, model, method, allowed)
                        wrong += [f"{model}.{method} by {who}: {found}"] * bool(found)
        self.assertEqual(wrong, [])

    def test_who_may_is_not_refused(self):
        """Otherwise the table would be kept by refusing everybody."""
        wrong = []
        for who in self.people:
            self.log_in(who)
            for model, row in METHODS.items():
                for method, allowed in row.items():
                    if who in allowed:
                        error = self._answer(model, method)[0].get("error")
                        # That the data are not ready for it says that one may.
                        if error and not error["data"]["name"].endswith(
                            ("UserError", "ValidationError")
                        ):
                            wrong.append(f"{model}.{method} by {who}: {error['data']}")
        self.assertEqual(wrong, [])

    def _try(self, who, model, method, allowed) -> str:
        answer, is_changed = self._answer(model, method)
        if "error" not in answer and allowed != OPENS:
            return "is not refused"
        if is_changed:
            return "changes something"
        return self.judge(answer, may_read=who not in OUTSIDERS)

    def _answer(self, model, method) -> tuple[dict, bool]:
        """The answer to one call, which is undone, and whether it changed anything."""
        name = RECORDS.get((model, method))
        record = getattr(self, name) if name else self._record(model)
        arguments = ARGUMENTS.get((model, method), lambda case: [])(self)
        if not getattr(getattr(type(record), method), "_api_model", False):
            arguments = [record.ids, *arguments]
        return self.try_call(model, method, *arguments)

    def _record(self, model):
        # A board has no records.
        return self.env[model] if self.env[model]._abstract else self.records[model]


class TestAddresses(RpcCase):
    """Every address of the addon, and Odoo's own that lead to its records."""

    maxDiff = None

    def test_every_address_is_in_the_table(self):
        https = self.env["ir.http"]
        rules = https._generate_routing_rules(["cchc_plan"], https._get_converters())
        found = {
            path
            for path, endpoint in rules
            if endpoint.func.__module__.startswith(ADDON)
        }
        self.assertEqual(found, set(ADDRESSES))

    def test_no_outsider_gets_anything(self):
        wrong = []
        for who in OUTSIDERS:
            self.log_in(who)
            for address in self._addresses():
                if found := self._visit(who, address):
                    wrong.append(f"{address} by {who}: {found}")
        self.assertEqual(wrong, [])

    def test_the_office_gets_it(self):
        """Otherwise the addresses tried above might simply be wrong."""
        self.log_in("office")
        for address in self._addresses():
            response = self.url_open(address, allow_redirects=False)
            self.assertEqual(response.status_code, 200, address)

    @mute_logger("odoo.http", "odoo.addons.http_routing.models.ir_http")
    def test_what_is_not_there_is_not_found(self):
        self.log_in("office")
        for rest in ("plan/0/docx", "plan/999999999/docx", "plan/1/pdf", "no/1/docx"):
            response = self.url_open(f"/cchc_plan/{rest}", allow_redirects=False)
            self.assertEqual(response.status_code, 404, rest)

    def _addresses(self) -> list[str]:
        documents = [
            path.format(**{name: record.id for name, record in self._named().items()})
            for paths in ADDRESSES.values()
            for path in paths
        ]
        reports = [
            f"/report/html/{report.report_name}/{self.records[report.model].id}"
            for report in self.env["ir.actions.report"].search(
                [("model", "=like", "cchc.%")]
            )
        ]
        template = self.records["cchc.report.template"]
        return [
            *documents,
            *reports,
            f"/web/content/{template._name}/{template.id}/file",
            f"/web/content/{self._file().id}",
        ]

    def _named(self) -> dict:
        return {
            "plan": self.plan,
            "letter": self.letter,
            "handover": self.handover,
            "report": self.records["cchc.report"],
            "log": self.records["cchc.reminder.print"],
        }

    def _file(self):
        return self.env["ir.attachment"].search(
            [
                ("res_model", "=", "cchc.report.template"),
                ("res_id", "=", self.records["cchc.report.template"].id),
                ("res_field", "=", "file"),
            ]
        )

    @mute_logger("odoo.http", "odoo.addons.http_routing.models.ir_http")
    def _visit(self, who, address) -> str:
        """What is wrong with an outsider's visit; or nothing."""
        before = self.contents()
        response = self.url_open(address, allow_redirects=False)
        if self.contents() != before:
            return "changes something"
        may = who == "neighbour" and address in FOR_EVERY_COMMUNE
        if SECRET in response.text or (response.status_code == 200 and not may):
            return f"is shown ({response.status_code})"
        return ""
