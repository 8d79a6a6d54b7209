"""What a database holds, before and after the addon is brought up to date."""

import json
import sys
from pathlib import Path

import psycopg2

# What people have made: the addon's tables, and what hangs on their rows.
TABLES = """
    SELECT table_name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
       AND (table_name LIKE 'cchc\\_%' OR table_name IN ('mail_activity',
            'mail_followers', 'mail_message', 'mail_tracking_value',
            'res_company', 'res_groups_users_rel', 'res_partner', 'res_users'))
"""
# What goes on beside it: two updates leave as many of these as one.
COUNTED = ("ir_act_window", "ir_attachment", "ir_cron", "ir_model_access")
COUNTED += ("ir_model_data", "ir_model_fields", "ir_rule", "ir_ui_menu", "ir_ui_view")
COUNTED += ("mail_activity_type", "mail_mail")
# An update writes the addon's own data anew, with the same values.
OF_WRITING = {"write_date", "write_uid"}


def contents(database: str):
    """Print as JSON every row of these tables, and how many the others have."""
    with psycopg2.connect(dbname=database) as connection, connection.cursor() as cr:
        cr.execute(TABLES)
        rows = {}
        for table in sorted(table for (table,) in cr.fetchall()):
            cr.execute(f'SELECT to_jsonb(t) FROM "{table}" AS t')
            rows[table] = [row for (row,) in cr.fetchall()]
        cr.execute(
            "SELECT to_jsonb(t) - 'index_content' FROM ir_attachment AS t "
            "WHERE res_model LIKE 'cchc.%'"
        )
        rows["ir_attachment"] = [row for (row,) in cr.fetchall()]
        counts = {}
        for table in COUNTED:
            cr.execute(f"SELECT count(*) FROM {table}")
            (counts[table],) = cr.fetchone()
    json.dump({"rows": rows, "counts": counts}, sys.stdout)


def same(first: str, second: str) -> bool:
    """Print in what two of those differ; returns whether they do."""
    one, other = (json.loads(Path(file).read_text()) for file in (first, second))
    differences = [
        f"{table}: {one[part][table]} → {other[part].get(table)}"[:1000]
        for part in ("counts", "rows")
        for table in one[part]
        if _plain(one[part][table]) != _plain(other[part].get(table))
    ]
    print("\n".join(differences), end="\n" if differences else "")
    return bool(differences)


def _plain(rows):
    if not isinstance(rows, list):
        return rows
    plain = [
        {name: value for name, value in row.items() if name not in OF_WRITING}
        for row in rows
    ]
    return sorted(json.dumps(row, sort_keys=True) for row in plain)
