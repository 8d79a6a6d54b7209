"""How long the addon takes to install and to update, beside Odoo's ``maintenance``."""

import subprocess
import time

OURS, YARDSTICK = "cchc_plan", "maintenance"
STEPS = (
    ("start alone", "--no-http"),
    ("install", "--init={}"),
    ("update", "--update={}"),
)


def measure_install(base: str) -> list[dict]:
    """Seconds on a fresh copy of a database that has ``mail`` and Vietnamese."""
    ours, theirs = (_steps(base, module) for module in (OURS, YARDSTICK))
    return [
        {
            "work": step,
            "s": ours[step],
            "yardstick": YARDSTICK,
            "yardstick s": theirs[step],
            "ratio": round(ours[step] / theirs[step], 2),
        }
        for step, _option in STEPS
    ]


def _steps(base: str, module: str) -> dict[str, float]:
    database = f"{base}_{module}"
    _odoo("db", "drop", database, is_sure=False)
    _odoo("db", "duplicate", base, database)
    found = {}
    for step, option in STEPS:
        start = time.perf_counter()
        _odoo(f"--database={database}", option.format(module), "--stop-after-init")
        found[step] = round(time.perf_counter() - start, 1)
    _odoo("db", "drop", database)
    return found


def _odoo(*arguments: str, is_sure: bool = True):
    subprocess.run(
        ["odoo", *arguments, *([] if arguments[0] == "db" else ["--no-http"])],
        check=is_sure,
        capture_output=True,
    )
