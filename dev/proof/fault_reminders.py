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
from trial import tell

from odoo import sql_db

HERE = Path(__file__).parent
COMMUNES = 300
REMINDERS = 2 * COMMUNES  # two tasks of each are due, see commune.py
# Where a run is killed: so many reminders logged, so many summaries written.
KILLED_AT = ((1, 0), (REMINDERS // 2, 0), (REMINDERS, 1))
PATIENCE = 120  # seconds


def make(database: str):
    """The communes to be reminded."""
    with open_database(database) as env:
        multiply(env, make_issued_commune(env), COMMUNES - 1)


def main(database: str):
    with open_database(database) as env:
        for reminders, mails in KILLED_AT:
            kill_run(env, database, reminders, mails)
        return finish(env)


def restarted(database: str, *restart: str):
    """The same with the database server that ends at once and comes again.

    :param restart: the command that does it.
    """
    with open_database(database) as env:
        run = start_run(env, database, REMINDERS // 2, 0)
    sql_db.close_all()
    subprocess.run(restart, check=True)
    run.wait(PATIENCE)
    with open_database(database) as env:
        reminders, _mails = count(env)
        tell(f"database restarted with {reminders} reminders committed", True)
        return finish(env)


def finish(env) -> bool:
    """The next run; prints what is wrong after it, and returns whether something is."""
    env["cchc.reminder"]._cron_remind()
    failures = check(env)
    return tell("; ".join(failures) or "every reminder sent exactly once", not failures)


def remind(database: str):
    """The daily run, to be killed."""
    with open_database(database) as env:
        env["cchc.reminder"]._cron_remind()


def kill_run(env, database: str, reminders: int, mails: int):
    """Start the daily run and kill it once it has committed that much."""
    run = start_run(env, database, reminders, mails)
    run.send_signal(signal.SIGKILL)
    run.wait()
    reminders, mails = count(env)
    tell(f"daily run killed with {reminders} reminders, {mails} summaries", True)


def start_run(env, database: str, reminders: int, mails: int) -> subprocess.Popen:
    """Start the daily run and wait until it has committed that much."""
    command = [sys.executable, HERE, "fault_reminders", "remind", database]
    run = subprocess.Popen(command)
    deadline = time.monotonic() + PATIENCE
    while count(env) < (reminders, mails):
        if run.poll() is not None or time.monotonic() > deadline:
            run.kill()
            sys.exit(f"the run ended before it could be disturbed, at {count(env)}")
        time.sleep(0.02)
    return run


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
    if len(rows) != REMINDERS:
        wrong.append(f"{len(rows)} reminders, not {REMINDERS}")
    if not all(rows.mapped("date_mailed")):
        wrong.append("a reminder was not mailed")
    if len(rows.milestone_id) != REMINDERS:
        wrong.append(f"reminders of {len(rows.milestone_id)} tasks, not {REMINDERS}")
    activities = env["mail.activity"].search([("res_model", "=", "cchc.task")])
    told = {(activity.res_id, activity.user_id.id) for activity in activities}
    logged = {(row.task_id.id, row.user_id.id) for row in rows}
    if len(activities) != REMINDERS or told != logged:
        wrong.append(f"{len(activities)} activities for {REMINDERS} reminders")
    mails = env["mail.mail"].search([])
    addressees = [partner.id for mail in mails for partner in mail.recipient_ids]
    if sorted(addressees) != sorted(rows.user_id.partner_id.ids):
        wrong.append(f"{len(addressees)} summaries for {len(rows.user_id)} people")
    return wrong
