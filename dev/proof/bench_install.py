"""How long the addon takes to install and to update, beside Odoo's ``maintenance``."""

import subprocess
import time

MODULES = ("cchc_plan", "maintenance")


def measure_install(base: str) -> dict:
    """Seconds on a fresh copy of a database that has ``mail`` and Vietnamese."""
    found = {}
    for module in MODULES:
        database = f"{base}_{module}"
        _odoo("db", "drop", database, is_sure=False)
        _odoo("db", "duplicate", base, database)
        found[module] = {
            step: _seconds(f"--database={database}", option, "--stop-after-init")
            for step, option in (
                ("start alone", "--no-http"),
                ("install", f"--init={module}"),
                ("update", f"--update={module}"),
            )
        }
        _odoo("db", "drop", database)
    return found


def _seconds(*arguments: str) -> float:
    start = time.perf_counter()
    _odoo(*arguments)
    return round(time.perf_counter() - start, 1)


def _odoo(*arguments: str, is_sure: bool = True):
    subprocess.run(
        ["odoo", *arguments, *([] if arguments[0] == "db" else ["--no-http"])],
        check=is_sure,
        capture_output=True,
    )
