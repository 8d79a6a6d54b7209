"""Odoo's own methods on a commune's records, called by those without a right to it."""

import inspect

from odoo.models import MAGIC_COLUMNS
from odoo.tools import mute_logger

from .rpc_case import RpcCase
from .rpc_table import ADDON, OUTSIDERS, WRITES


def inherited_methods(record) -> set[str]:
    """What the network may call on a model that is not the addon's."""
    classes = type(record).mro()
    return {
        name
        for cls in classes
        if not cls.__module__.startswith(ADDON)
        for name, value in vars(cls).items()
        if not name.startswith("_")
        and inspect.isfunction(value)
        and not any(
            getattr(vars(each).get(name), "_api_private", False) for each in classes
        )
    }


# Methods of Odoo's that answer to a call without a record, or tell of the model alone.
OF_THE_MODEL = frozenset(
    {
        *("check_access_rights", "default_get", "fields_get", "get_base_url"),
        *("get_empty_list_help", "get_import_templates", "get_view", "get_views"),
        *("has_access", "mail_allowed_qweb_expressions", "mail_get_partner_fields"),
        *("view_header_get", "message_parse", "get_property_definition"),
        # They open a record's window, and the window reads with one's own rights.
        *("get_formview_action", "get_formview_id"),
        # An answer of yes or no on one's own rights.
        *("check_access_rule", "check_field_access_rights"),
        # Called by the mail gateway; the arguments are a whole mail.
        *("message_new", "message_process", "message_route", "message_update"),
        # Another way to one that is tried: copy, write, web_save, create.
        *("copy_translations", "toggle_active", "onchange", "name_create"),
        # They take records or names as no call over the network gives them; the message
        # goes by the record's own "message_post" otherwise.
        *("message_change_thread", "message_notify"),
    }
)
# They answer as usual where there is nothing that the person may change.
QUIET = frozenset(
    {
        *("activity_feedback", "activity_reschedule", "activity_unlink"),
        *("load", "notify_cancel_by_type", "web_override_translations"),
        *("web_resequence", "action_unarchive"),
    }
)


class GenericCalls(RpcCase):
    """The calls that every model takes, with arguments that fit its record."""

    maxDiff = None

    def _reads(self, record) -> dict:
        """Method → arguments of whatever tells what is in a record."""
        domain = [("id", "in", record.ids)]
        fields = [
            name
            for name, field in record._fields.items()
            if field.type not in ("binary", "properties")
        ]
        specification = {name: {} for name in fields}
        word, link = self._grouping(record), self._panel(record)
        reads = {
            "copy_data": [record.ids],
            "export_data": [record.ids, fields],
            "formatted_read_group": [domain, [word], ["__count"]],
            "formatted_read_grouping_sets": [domain, [[word], []], ["__count"]],
            "get_external_id": [record.ids],
            "get_field_translations": [record.ids, word],
            "get_metadata": [record.ids],
            "name_search": ["", domain],
            "read": [record.ids],
            "read_group": [domain, ["id:count"], [word]],
            "read_progress_bar": [domain, word, {"field": word, "colors": {}}],
            "search": [domain],
            "search_count": [domain],
            "search_panel_select_multi_range": [link],
            "search_panel_select_range": [link],
            "search_read": [domain],
            "web_name_search": ["", {"display_name": {}}, domain],
            "web_read": [record.ids, specification],
            "web_read_group": [domain, [word]],
            "web_search_read": [domain, specification],
        }
        if "message_ids" in record._fields:
            reads["message_get_followers"] = [record.ids]
        if "activity_ids" in record._fields:
            reads["activity_search"] = [record.ids, ["mail.mail_activity_data_todo"]]
        return reads

    def _grouping(self, record) -> str:
        """A field of the record by which its words can be grouped."""
        return next(
            (
                name
                for name, field in record._fields.items()
                if field.store and field.type == "char" and record[name]
            ),
            "create_uid",
        )

    def _panel(self, record) -> str:
        """A field by which a panel beside the list would choose."""
        return next(
            name
            for name, field in record._fields.items()
            if field.store and field.type == "many2one"
        )

    def _writes(self, record) -> dict:
        """Method → arguments of whatever changes something."""
        word = self._grouping(record)
        writes = {
            "copy": [record.ids],
            "create": [self._values(record)],
            "unlink": [record.ids],
            "load": [[".id", word], [[str(record.id), "x"]]],
            "update_field_translations": [record.ids, word, {"vi_VN": "x"}],
            "web_override_translations": [record.ids, {word: "x"}],
            "web_resequence": [record.ids, {}],
            "web_save": [record.ids, self._change(record), {}],
            "web_save_multi": [record.ids, [self._change(record)], {}],
            "write": [record.ids, self._change(record)],
        }
        if "active" in record._fields:
            writes["action_archive"] = [record.ids]
            writes["action_unarchive"] = [record.ids]
        if "message_ids" in record._fields:
            writes["message_post"] = [record.ids]
            writes["message_subscribe"] = [record.ids, self.office.partner_id.ids]
            light = "mail.mail_notification_light"
            writes |= {
                "message_mail_with_source": [record.ids, light],
                "message_post_with_source": [record.ids, light],
                "message_unsubscribe": [record.ids, self.office.partner_id.ids],
                "notify_cancel_by_type": ["email"],
            }
        if "activity_ids" in record._fields:
            kinds = ["mail.mail_activity_data_todo"]
            writes |= {
                "action_reschedule_my_next_nextweek": [record.ids],
                "action_reschedule_my_next_today": [record.ids],
                "action_reschedule_my_next_tomorrow": [record.ids],
                "activity_feedback": [record.ids, kinds],
                "activity_reschedule": [record.ids, kinds],
                "activity_schedule": [record.ids],
                "activity_send_mail": [record.ids, 1],
                "activity_unlink": [record.ids, kinds],
            }
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


class TestGenericMethods(GenericCalls):
    """What every model has from Odoo, on records of another commune."""

    def test_every_method_of_odoo_is_tried(self):
        """A method that a newer Odoo brings fails here until somebody looks at it."""
        for record in self.records.values():
            if record._name == "res.company":  # all of Odoo's own
                continue
            tried = {*self._reads(record), *self._writes(record), *OF_THE_MODEL}
            tried |= {"action_archive", "action_unarchive"}  # of an "active" alone
            self.assertEqual(inherited_methods(record) - tried, set(), record)

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
                found = self._all_found(record, calls)
                wrong += [f"{model}.{each} by {who}" for each in found]
        self.assertEqual(wrong, [])

    def _all_found(self, record, calls) -> list[str]:
        """What is wrong with the answers to an outsider.

        Looking for changes takes longer than the calls, so it is done once a record.
        """
        before = self.contents()
        with self.env.cr.savepoint() as savepoint:
            found = [
                f"{method}: {each}"
                for method, arguments in calls.items()
                if (each := self._found(record, method, arguments))
            ]
            if self.contents() != before:
                found.append(f"one of {', '.join(calls)} changes something")
            savepoint.rollback()
        return found

    def _found(self, record, method, arguments) -> str:
        """What is wrong with the answer to an outsider; or nothing."""
        answer = self.call(record._name, method, *arguments)
        is_write = method not in self._reads(record)
        if is_write and "error" not in answer and method not in QUIET:
            return "is not refused"
        return self.judge(answer, may_read=False)


class TestRoles(GenericCalls):
    """Odoo's methods on the commune's records, called by its own people."""

    @mute_logger("odoo.sql_db", "odoo.http")
    def test_who_changes_which_record(self):
        wrong = []
        for who in ("colleague", "unit", "office", "leader"):
            self.log_in(who)
            for record in self.records.values():
                if not record._transient:
                    wrong += self._changes_by(who, record)
        self.assertEqual(wrong, [])

    def _changes_by(self, who, record) -> list[str]:
        """Where what the person can do is not what the table says."""
        wrong, calls = [], self._writes(record)
        for method in ("create", "write", "unlink"):
            answer, is_changed = self.try_call(record._name, method, *calls[method])
            is_done = "error" not in answer
            may = who in WRITES.get(record._name, {}).get(method, ())
            if is_done != may or (is_changed and not may):
                wrong.append(f"{record._name}.{method} by {who}: {answer}"[:200])
        return wrong


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
