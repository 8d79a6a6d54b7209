"""Odoo's own methods on a commune's records, called by those without a right to it."""

from odoo.models import MAGIC_COLUMNS
from odoo.tools import mute_logger

from .rpc_case import RpcCase
from .rpc_table import OUTSIDERS


class TestGenericMethods(RpcCase):
    maxDiff = None

    """What every model has from Odoo, on records of another commune."""

    def _reads(self, record) -> dict:
        """Method → arguments of whatever tells what is in a record."""
        domain = [("id", "in", record.ids)]
        fields = [
            name
            for name, field in record._fields.items()
            if field.type not in ("binary", "properties")
        ]
        specification = {name: {} for name in fields}
        return {
            "export_data": [record.ids, ["id", "display_name"]],
            "formatted_read_group": [domain, ["create_uid"], ["__count"]],
            "name_search": ["", domain],
            "read": [record.ids],
            "search": [domain],
            "search_count": [domain],
            "search_read": [domain],
            "web_read": [record.ids, specification],
            "web_read_group": [domain, ["create_uid"]],
            "web_search_read": [domain, {"display_name": {}}],
        }

    def _writes(self, record) -> dict:
        """Method → arguments of whatever changes something."""
        writes = {
            "copy": [record.ids],
            "create": [self._values(record)],
            "unlink": [record.ids],
            "web_save": [record.ids, self._change(record), {}],
            "write": [record.ids, self._change(record)],
        }
        if "active" in record._fields:
            writes["action_archive"] = [record.ids]
        if "message_ids" in record._fields:
            writes["message_post"] = [record.ids]
            writes["message_subscribe"] = [record.ids, self.office.partner_id.ids]
        if "activity_ids" in record._fields:
            writes["activity_schedule"] = [record.ids]
        return writes

    def _change(self, record) -> dict:
        """A field of the record with the value that it has."""
        for name, field in record._fields.items():
            if (
                field.store
                and name not in MAGIC_COLUMNS
                and field.type in ("char", "text")
            ):
                return {name: record[name]}
        return {"company_id": self.company.id}

    def _values(self, record) -> dict:
        """What a twin of the record would be created with."""
        return {
            name: field.convert_to_write(record[name], record)
            for name, field in record._fields.items()
            if field.store
            and name not in MAGIC_COLUMNS
            and field.type not in ("one2many", "binary")
            and record[name]
        }

    @mute_logger("odoo.sql_db", "odoo.http")
    def test_outsiders(self):
        wrong = []
        for who in OUTSIDERS:
            self.log_in(who)
            for model, record in self.records.items():
                calls = self._reads(record) | self._writes(record)
                if not self.people[who] or who == "portal":
                    # Refused before a record is looked at, whatever the method.
                    calls = {name: calls[name] for name in ("read", "write")}
                elif record._transient and who == "neighbour":
                    # A dialog of one's own: TestForeignRecords. A copy of the one that
                    # keeps nothing is that as well.
                    del calls["create"]
                    if model == "cchc.calendar.wizard":
                        del calls["copy"]
                for method, arguments in calls.items():
                    found = self._found(model, method, arguments)
                    wrong += [f"{model}.{method} by {who}: {found}"] * bool(found)
        self.assertEqual(wrong, [])

    def _found(self, model, method, arguments) -> str:
        """What is wrong with the answer to an outsider; or nothing."""
        record = self.records[model]
        if method in self._reads(record):
            return self.judge(self.call(model, method, *arguments), may_read=False)
        answer, is_changed = self.try_call(model, method, *arguments)
        if is_changed:
            return "changes something"
        if "error" not in answer:
            return "is not refused"
        return self.judge(answer, may_read=False)


class TestForeignRecords(RpcCase):
    """A dialog of one's own that points at another commune's records."""

    maxDiff = None

    def test_dialogs_tell_nothing_of_another_commune(self):
        wrong = []
        for who in ("stranger", "neighbour"):
            self.log_in(who)
            for record in self.records.values():
                if record._transient:
                    wrong += self._open_by(who, record)
        self.assertEqual(wrong, [])

    def test_forms_tell_nothing_before_they_are_saved(self):
        wrong = []
        self.log_in("neighbour")
        for record in self.records.values():
            if not record._transient and record._name != "res.company":
                wrong += self._open_by("neighbour", record, ("onchange",))
        self.assertEqual(wrong, [])

    def test_a_dialog_does_nothing_in_another_commune(self):
        self.log_in("neighbour")
        for model, values in (
            ("cchc.day.off.fill", {"company_id": self.company.id, "year": 2024}),
            ("cchc.chasing.wizard", {"company_id": self.company.id}),
            ("cchc.plan.import", {"company_id": self.company.id}),
            ("cchc.next.year", {"plan_id": self.plan.id}),
        ):
            answer, _is_changed = self.try_call(model, "create", [values])
            self.assertEqual(
                answer["error"]["data"]["name"], "odoo.exceptions.AccessError", model
            )

    def _open_by(self, who, record, methods=("web_save", "onchange")) -> list[str]:
        """What a dialog tells that is opened on the records of another commune."""
        values = self._links(record)
        names = [
            name
            for name, field in record._fields.items()
            if name not in MAGIC_COLUMNS and field.type != "properties"
        ]
        specification = {
            name: {"fields": {"display_name": {}}}
            if record._fields[name].relational
            else {}
            for name in names
        }
        defaults = {f"default_{name}": value for name, value in values.items()}
        wrong = []
        for method, arguments, context in (
            ("web_save", [[], values, specification], {}),
            ("onchange", [[], values, list(values), specification], {}),
            ("onchange", [[], {}, [], specification], defaults),
        ):
            if method in methods:
                answer, _is_changed = self.try_call(
                    record._name, method, *arguments, context=context
                )
                found = self.judge(answer, may_read=False)
                wrong += [f"{record._name}.{method} by {who}: {found}"] * bool(found)
        return wrong

    def _links(self, record) -> dict:
        """The record's own links, and something in every field that wants it."""
        values = {
            name: field.convert_to_write(record[name], record)
            for name, field in record._fields.items()
            if field.store
            and name not in MAGIC_COLUMNS
            and field.type in ("many2one", "many2many", "selection", "date")
            and record[name]
        }
        wanted = {
            name: {"char": "x", "text": "x", "integer": 1}.get(field.type)
            for name, field in record._fields.items()
            if field.required and field.store and name not in values
        }
        return values | {name: value for name, value in wanted.items() if value}
