"""Measures the addon on made-up communes, prints it and writes it as JSON."""

import json
import time
from pathlib import Path

from bench_reminders import measure_reminders
from commune import make_commune, multiply
from session import open_database


def main(database: str, communes: str, file: str):
    with open_database(database) as env:
        started = time.perf_counter()
        multiply(env, make_commune(env), int(communes) - 1)
        found = {
            "communes": int(communes),
            "seconds to make them": round(time.perf_counter() - started, 1),
            "reminders": measure_reminders(env),
        }
    text = json.dumps(found, indent=2)
    Path(file).write_text(text)
    print(text)
