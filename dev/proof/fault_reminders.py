"""The daily run killed in the middle, again and again.

The run is a process of its own and gets SIGKILL, so that nothing of it can tidy up. At
the end everybody must have been reminded exactly once.
"""

import signal
import subprocess
import sys
import time
from pathlib import Path

from commune import make_issued_commune, multiply
from session import open_database

HERE = Path(__file__).parent
COMMUNES = 300
DUE = 2 * COMMUNES  # two tasks of each, see commune.py
# Where a run is killed: so many reminders logged, so many summaries written.
KILLED_AT = ((1, 0), (DUE // 2, 0), (DUE, 1))
PATIENCE = 120  # seconds


def main(database: str):
    with open_database(database) as env:
        multiply(env, make_issued_commune(env), COMMUNES - 1)
        for reminders, mails in KILLED_AT:
            kill_run(env, database, reminders, mails)
        env["cchc.reminder"]._cron_remind()
        failures = check(env)
    print("\n".join(failures) or "every reminder was sent exactly once")
    return bool(failures)


def remind(database: str):
    """The daily run, to be killed."""
    with open_database(database) as env:
        env["cchc.reminder"]._cron_remind()


def kill_run(env, database: str, reminders: int, mails: int):
    """Start the daily run and kill it once it has committed that much."""
    run = subprocess.Popen(
        [sys.executable, HERE, "fault_reminders", "remind", database]
    )
    deadline = time.monotonic() + PATIENCE
    while count(env) < (reminders, mails):
        if run.poll() is not None or time.monotonic() > deadline:
            run.kill()
            sys.exit(f"the run ended before it could be killed, at {count(env)}")
        time.sleep(0.02)
    run.send_signal(signal.SIGKILL)
    run.wait()
    print(f"killed with {count(env)} reminders and summaries committed")


def count(env) -> tuple[int, int]:
    env.cr.rollback()  # to see what the other process has committed
    env.cr.execute(
        "SELECT (SELECT count(*) FROM cchc_reminder), (SELECT count(*) FROM mail_mail)"
    )
    return env.cr.fetchone()


def check(env) -> list[str]:
    """What is not as an undisturbed run leaves it."""
    wrong = []
    rows = env["cchc.reminder"].search([])
    if len(rows) != DUE or len(rows.milestone_id) != DUE:
        wrong.append(f"{len(rows)} reminders of {len(rows.milestone_id)}, not of {DUE}")
    if not all(rows.mapped("date_mailed")):
        wrong.append("a reminder was not mailed")
    activities = env["mail.activity"].search([("res_model", "=", "cchc.task")])
    told = {(activity.res_id, activity.user_id.id) for activity in activities}
    if len(activities) != DUE or told != {(r.task_id.id, r.user_id.id) for r in rows}:
        wrong.append(f"{len(activities)} activities for {DUE} reminders")
    mails = env["mail.mail"].search([])
    addressees = [partner.id for mail in mails for partner in mail.recipient_ids]
    if sorted(addressees) != sorted(rows.user_id.partner_id.ids):
        wrong.append(f"{len(addressees)} summaries for {len(rows.user_id)} people")
    return wrong
