"""What a database holds besides the addon: before it, with it, and after it is gone.

All tables are compared, row by row, and how the tables are made; nothing is left out
but what IGNORED and _is_passing name.
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

import psycopg2
from trial import tell

ADDON = "cchc_plan"
OURS = re.compile(r"cchc[._]")
OF_OUR_MODELS = re.compile(r"(selection|model_inherit)__cchc_")

# A part that is told of in a line of its own → its tables. The rest is one more part.
PARTS = {
    "companies": ("res_company", "res_company_users_rel"),
    "users and partners": ("res_users", "res_users_settings", "res_partner"),
    "groups and who is in them": (
        "res_groups",
        "res_groups_implied_rel",
        "res_groups_privilege",
        "res_groups_users_rel",
    ),
    "access rights and rules": ("ir_model_access", "ir_rule", "rule_group_rel"),
    "models and fields": (
        "ir_model",
        "ir_model_constraint",
        "ir_model_fields",
        "ir_model_fields_selection",
        "ir_model_inherit",
        "ir_model_relation",
    ),
    "external identifiers": ("ir_model_data",),
    "views": ("ir_ui_view", "ir_ui_view_group_rel"),
    "menus and actions": (
        "ir_act_client",
        "ir_act_report_xml",
        "ir_act_server",
        "ir_act_url",
        "ir_act_window",
        "ir_act_window_view",
        "ir_actions",
        "ir_ui_menu",
        "ir_ui_menu_group_rel",
    ),
    "scheduled actions": ("ir_cron", "ir_cron_progress"),
    "settings, defaults and filters": (
        "ir_config_parameter",
        "ir_default",
        "ir_filters",
    ),
    "languages, sequences and paper formats": (
        "ir_sequence",
        "report_paperformat",
        "res_lang",
    ),
    "messages, activities and mails": (
        "mail_activity",
        "mail_activity_type",
        "mail_followers",
        "mail_mail",
        "mail_message",
        "mail_message_subtype",
        "mail_notification",
        "mail_template",
        "mail_tracking_value",
    ),
    "files": ("ir_attachment",),
    "apps": ("ir_module_module", "ir_module_module_dependency"),
}
OTHER_TABLES = "all other tables"
SCHEMA = "tables, columns, indexes and constraints"

# What passes between a server and its browsers, says when somebody was there, or wakes
# a scheduled action once; and what Odoo ticks off after each uninstallation.
IGNORED = re.compile(
    r"bus_bus|bus_presence|mail_presence|orm_signaling_\w+|res_device_log"
    r"|res_users_log|ir_cron_trigger|ir_actions_todo"
)
# Each copy of a database is given its own.
OF_THE_COPY = ("database.create_date", "database.secret", "database.uuid")
# When a row was last written.
OF_WRITING = ("write_date", "write_uid")
# Odoo declares these twice, and which holds changes with this addon; with `survey` or
# `contacts` uninstalled the key stayed as it was. Not understood, so not compared.
BY_ORDER = ("rule_group_rel_group_id_fkey",)
BY_ORDER_OF_ROWS = {"ir_model_fields_selection": "sequence"}

COLUMNS = """
    SELECT 'column', table_name, column_name, data_type || ' ' || is_nullable
      FROM information_schema.columns WHERE table_schema = 'public'
"""
INDEXES = """
    SELECT 'index', tablename, indexname, indexdef
      FROM pg_indexes WHERE schemaname = 'public'
"""
CONSTRAINTS = """
    SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid)
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
"""
SEQUENCES = """
    SELECT 'sequence', sequencename, '', '' FROM pg_sequences
     WHERE schemaname = 'public'
"""
FUNCTIONS = """
    SELECT 'function', proname, '', '' FROM pg_proc
     WHERE pronamespace = 'public'::regnamespace
"""
# Tables without a row of their own for each link, and to what their columns point.
LINKS = """
    SELECT conrelid::regclass::text, attname, confrelid::regclass::text
      FROM pg_constraint
      JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
     WHERE contype = 'f' AND connamespace = 'public'::regnamespace
"""


def keep(database: str, file: str):
    """Write all that a database holds to a file."""
    with psycopg2.connect(dbname=database) as connection, connection.cursor() as cr:
        found = {
            "rows": {table: _rows(cr, table) for table in _tables(cr)},
            "links": _all(cr, LINKS),
            "schema": [
                row
                for query in (COLUMNS, INDEXES, CONSTRAINTS, SEQUENCES, FUNCTIONS)
                for row in _all(cr, query)
                if not IGNORED.fullmatch(row[1]) and row[2] not in BY_ORDER
            ],
        }
    Path(file).write_text(json.dumps(found))


def _all(cr, query: str) -> list:
    cr.execute(query)
    return [list(row) for row in cr.fetchall()]


def _tables(cr) -> list[str]:
    names = _all(
        cr,
        "SELECT table_name FROM information_schema.tables "
        "WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
    )
    return sorted(name for (name,) in names if not IGNORED.fullmatch(name))


def _rows(cr, table: str) -> list[dict]:
    # Without ONLY, all actions of every kind stand in ir_actions once more.
    cr.execute(f'SELECT to_jsonb(t) FROM ONLY "{table}" AS t')
    rows = [row for (row,) in cr.fetchall() if not _is_passing(table, row)]
    for row in rows:
        for name in (*OF_WRITING, BY_ORDER_OF_ROWS.get(table)):
            row.pop(name, None)
    return rows


def _is_passing(table: str, row: dict) -> bool:
    """What Odoo makes anew when it is asked for, or for a copy."""
    if table == "ir_config_parameter":
        return row["key"] in OF_THE_COPY
    return table == "ir_attachment" and (row["url"] or "").startswith("/web/assets/")


def same_with_addon(before: str, after: str) -> int:
    """Installing it changes nothing of others: all that is more is the addon's own."""
    one, other = _read(before), _read(after)
    _leave_out_ours(other)
    for found in (one, other):
        # A model that the addon extends is described by it as well.
        for row in found["rows"]["ir_model"]:
            del row["info"]
    return _compare(one, other, "as before the installation")


def same_without_addon(before: str, after: str) -> int:
    """Uninstalling it leaves nothing of it, and takes nothing of others along."""
    return _compare(_read(before), _read(after), "as if it had never been there")


def _read(file: str) -> dict:
    found = json.loads(Path(file).read_text())
    rows = found["rows"]
    # The list of apps has this one, too, installed or not.
    found["addon_id"] = next(
        row["id"] for row in rows["ir_module_module"] if row["name"] == ADDON
    )
    for table, column in (
        ("ir_module_module", "id"),
        ("ir_module_module_dependency", "module_id"),
    ):
        rows[table] = [row for row in rows[table] if row[column] != found["addon_id"]]
    rows["ir_model_data"] = [
        row for row in rows["ir_model_data"] if row["name"] != f"module_{ADDON}"
    ]
    return found


def _leave_out_ours(found: dict):
    """Take away the addon's tables, columns and rows, and what is about those rows."""
    rows = found["rows"] = {
        table: kept for table, kept in found["rows"].items() if not OURS.match(table)
    }
    found["schema"] = [
        line for line in found["schema"] if not any(map(OURS.search, line[1:]))
    ]
    own = _own_records(rows) | {("ir_module_module", found["addon_id"])}
    links = {}
    for table, column, target in found["links"]:
        links.setdefault(table, []).append((column, target))
    for table, kept in rows.items():
        rows[table] = [
            {name: value for name, value in row.items() if not OURS.match(name)}
            for row in kept
            if not own & {(table, row.get("id")), *_about(table, row, links)}
        ]


def _own_records(rows: dict) -> set:
    """(table, id) of the addon, and of what has an external identifier of it alone.

    A model that it extends has one of the addon's as well; what its models have from
    `mail` has some of that module and of those that extend it.
    """
    own, of_others = set(), set()
    for row in rows["ir_model_data"]:
        record = (_table(row["model"]), row["res_id"])
        if row["module"] == ADDON or OF_OUR_MODELS.match(row["name"]):
            own |= {record, ("ir_model_data", row["id"])}
        else:
            of_others.add(record)
    return own - of_others


def _about(table: str, row: dict, links: dict):
    """The records that a row points at, by a foreign key or by the name of a model."""
    for column, target in links.get(table, ()):
        yield target, row.get(column)
    model = row.get("res_model") or row.get("model")
    if isinstance(model, str):
        yield _table(model), row.get("res_id")


def _table(model: str) -> str:
    return TABLE_OF_MODEL.get(model, model.replace(".", "_"))


# Where the name of a table does not follow from that of its model.
TABLE_OF_MODEL = {
    "ir.actions.act_url": "ir_act_url",
    "ir.actions.act_window": "ir_act_window",
    "ir.actions.act_window.view": "ir_act_window_view",
    "ir.actions.client": "ir_act_client",
    "ir.actions.report": "ir_act_report_xml",
    "ir.actions.server": "ir_act_server",
}


def _compare(one: dict, other: dict, how: str) -> int:
    parts = dict(PARTS)
    named = {table for tables in parts.values() for table in tables}
    tables = one["rows"].keys() | other["rows"].keys()
    parts[OTHER_TABLES] = sorted(tables - named)
    failed = 0
    for part, names in parts.items():
        differences = [
            line
            for table in names
            for line in _different_rows(
                table, one["rows"].get(table, []), other["rows"].get(table, [])
            )
        ]
        failed += _tell(f"{part}: {how}", differences)
    lines = [[json.dumps(line) for line in found["schema"]] for found in (one, other)]
    failed += _tell(f"{SCHEMA}: {how}", _different(*lines))
    return failed


def _different_rows(table: str, one: list, other: list) -> list[str]:
    one, other = (Counter(map(_plain, rows)) for rows in (one, other))
    gone, come = one - other, other - one
    lines, by_id = [], {}
    for text in come:
        row = json.loads(text)
        by_id[row.get("id", text)] = row
    for text in gone:
        row = json.loads(text)
        changed = by_id.pop(row.get("id", text), None)
        if changed:
            lines += [
                f"{table} {row['id']}: {name}: {row.get(name)} → {changed.get(name)}"
                for name in row.keys() | changed.keys()
                if row.get(name) != changed.get(name)
            ]
        else:
            lines.append(f"{table} gone: {text}")
    return lines + [f"{table} come: {json.dumps(row)}" for row in by_id.values()]


def _plain(row: dict) -> str:
    return json.dumps(row, sort_keys=True, ensure_ascii=False)


def _different(one, other) -> list[str]:
    one, other = Counter(one), Counter(other)
    return [f"gone: {line}" for line in (one - other)] + [
        f"come: {line}" for line in (other - one)
    ]


def _tell(trial: str, differences: list[str]) -> bool:
    for line in differences[:20]:
        print(f"    {line[:600]}", file=sys.stderr)
    if len(differences) > 20:
        print(f"    … {len(differences)} differences", file=sys.stderr)
    return tell(trial, not differences)
