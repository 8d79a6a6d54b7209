"""What a database holds before and after the addon is brought up to date."""

import json
import sys
from pathlib import Path

import psycopg2
from trial import tell

# What a person would miss first, whatever else has changed.
VALUES = {
    "plans": "SELECT company_id, year, name, state, document_number FROM cchc_plan",
    "tasks": "SELECT section_id, name, state, timeframe_text, lead_unit_id, user_id "
    "FROM cchc_task",
    "milestones": "SELECT task_id, date_deadline, date_planned, state, date_done "
    "FROM cchc_milestone",
    "documents": "SELECT company_id, number, date, subject FROM cchc_document",
    "units": "SELECT company_id, name, head_id FROM cchc_unit",
}


def contents(database: str):
    """Print as JSON how many rows each table has, and the values above."""
    json.dump(_contents(database), sys.stdout)


def check(database: str, file: str) -> bool:
    """Compare with what :func:`contents` printed before; a line for each trial."""
    before = json.loads(Path(file).read_text())
    after = json.loads(json.dumps(_contents(database)))
    failed = False
    for table, count in before["counts"].items():
        now = after["counts"].get(table, 0)
        # Created by the update: what the new version has of its own.
        if now < count:
            failed |= tell(f"{table} had {count} rows, now {now}", False)
    failed |= tell(
        f"no row lost of {sum(before['counts'].values())} in {len(before['counts'])} "
        "tables",
        not failed,
    )
    for name, rows in before["values"].items():
        lost = [row for row in rows if row not in after["values"][name]]
        failed |= tell(f"{len(rows)} {name} as they were", not lost)
    return failed


def _contents(database: str) -> dict:
    with psycopg2.connect(dbname=database) as connection, connection.cursor() as cr:
        cr.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = "
            "'public' AND table_name ~ '^(cchc_|mail_message$|res_users$|res_company$)'"
        )
        tables = [table for (table,) in cr.fetchall()]
        counts = {}
        for table in sorted(tables):
            cr.execute(f'SELECT count(*) FROM "{table}"')
            (counts[table],) = cr.fetchone()
        values = {}
        for name, query in VALUES.items():
            cr.execute(f"{query} ORDER BY id")
            values[name] = [[str(value) for value in row] for row in cr.fetchall()]
    return {"counts": counts, "values": values}
