"""The daily run of reminders: 5 % of all tasks due, then again with nothing new."""

from contextlib import contextmanager
from unittest.mock import patch

from measure import Watch, forget_peak, memory, peak_memory

# What a run writes, and in which order it can be taken away again.
WRITTEN = ("mail_mail", "mail_message", "mail_activity", "cchc_reminder")


def measure_reminders(env) -> dict:
    """Run twice on one day; the second run has nothing to send. Leaves no trace."""
    tasks = env["cchc.task"].search_count([])
    with _forgotten(env.cr):
        log = env["cchc.reminder"]
        before = log.search_count([])
        first = _run(env)
        sent = log.search_count([]) - before
        second = _run(env)
        again = log.search_count([]) - before - sent
    return {
        "tasks": tasks,
        "reminders sent": sent,
        "reminders sent again": again,
        "first run": first | {"ms for a task": round(1000 * first["s"] / tasks, 3)},
        "second run": second,
    }


def _run(env) -> dict:
    """One run as the scheduler makes it, but without its break every ten seconds."""
    env.invalidate_all()
    commits = 0
    start = memory()
    forget_peak()
    watch = Watch(env.cr)

    def commit(cron, processed=0, *, remaining=None, deactivate=False):
        nonlocal commits
        commits += 1
        cron.env.cr.commit()
        return float("inf")

    with patch.object(env.registry["ir.cron"], "_commit_progress", commit):
        env["cchc.reminder"]._cron_remind()
    look = watch.look()
    return {
        "s": round(look.seconds, 1),
        "queries": look.queries,
        "commits": commits,
        "MB at the start": round(start),
        "MB at most": round(peak_memory()),
    }


@contextmanager
def _forgotten(cr):
    """What is written here is taken away, so that another size begins the same way."""
    cr.commit()
    last = {}
    for table in WRITTEN:
        cr.execute(f"SELECT COALESCE(max(id), 0) FROM {table}")
        last[table] = cr.fetchone()[0]
    yield
    for table in WRITTEN:
        cr.execute(f"DELETE FROM {table} WHERE id > %s", (last[table],))
    cr.commit()
