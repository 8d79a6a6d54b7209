"""Measures the addon on made-up communes, prints it and writes it as JSON."""

import json
import time
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from bench_board import measure_boards
from bench_growth import growth
from bench_install import measure_install
from bench_papers import measure_papers
from bench_reminders import measure_reminders
from bench_screens import MANY, addon, measure_screens, project
from bench_table import as_table
from commune import TASKS, TODAY, Commune, multiply, task_vals
from session import open_database
from yardstick import make_project, project_task_vals, rows_of
from year_of_work import make_working_commune

from odoo import fields


def main(database: str, base: str, file: str, *sizes: str):
    """Grow the database to each of the sizes, in communes, and measure there."""
    found = {"install": measure_install(base)}
    with open_database(database) as env:
        with _at_work():
            found["sizes"] = _measure_sizes(env, sorted(map(int, sizes)))
        # Last, because what they hold in memory a process does not give back.
        found["papers"] = measure_papers(env)
    found["growth"] = growth(found["sizes"])
    Path(file).write_text(json.dumps(found, indent=2, ensure_ascii=False))
    print(as_table(found))


@contextmanager
def _at_work():
    """On the screens it is the day on which the communes are at work."""
    today = staticmethod(lambda record, timestamp=None: TODAY)
    with patch.object(fields.Date, "context_today", today):
        yield


def _measure_sizes(env, sizes: list[int]) -> list[dict]:
    commune = make_working_commune(env)
    office = commune.users[0]
    office.group_ids |= env.ref("project.group_project_manager")
    yardstick = make_project(env, commune, TASKS)
    rows = rows_of(env, yardstick, commune)
    env.cr.commit()
    sides = (
        addon(_new_tasks(commune)),
        project(project_task_vals(yardstick, commune, MANY)),
    )
    there, found = 1, []
    for size in sizes:
        started = time.perf_counter()
        multiply(env, commune, size - there, first=there, more=rows)
        there = size
        made = time.perf_counter() - started
        found.append(
            {
                "communes": size,
                "tasks": env["cchc.task"].search_count([]),
                "s to make": round(made, 1),
                "screens": [
                    *measure_screens(env, office, *sides),
                    *measure_boards(env, commune),
                ],
                "reminders": measure_reminders(env),
            }
        )
    return found


def _new_tasks(commune: Commune) -> list[dict]:
    """The values of a plan's tasks, all at once, for the draft of next year."""
    draft = commune.plan.search(
        [("company_id", "=", commune.company.id), ("state", "=", "draft")]
    )
    return task_vals(draft, commune.plan.task_ids.lead_unit_id, MANY)
