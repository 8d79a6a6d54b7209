"""Measures the addon on made-up communes, prints it and writes it as JSON."""

import json
import time
from pathlib import Path

from bench_install import measure_install
from bench_papers import measure_papers
from bench_reminders import measure_reminders
from bench_screens import addon, measure_screens, project
from commune import TASKS, make_issued_commune, multiply
from session import open_database
from yardstick import make_project, rows_of


def main(database: str, base: str, file: str, *sizes: str):
    """Grow the database to each of the sizes, in communes, and measure there."""
    found = {"install": measure_install(base)}
    with open_database(database) as env:
        found["papers"] = measure_papers(env)
        commune = make_issued_commune(env)
        office = commune.users[0]
        office.group_ids |= env.ref("project.group_project_manager")
        rows = rows_of(env, make_project(env, commune, TASKS), commune)
        env.cr.commit()
        there = 1
        for size in sorted(map(int, sizes)):
            started = time.perf_counter()
            multiply(env, commune, size - there, first=there, more=rows)
            there = size
            found[size] = {
                "seconds to make": round(time.perf_counter() - started, 1),
                "screens": measure_screens(env, office, addon(), project()),
            }
        found["reminders"] = measure_reminders(env)
    text = json.dumps(found, indent=2)
    Path(file).write_text(text)
    print(text)
