"""The daily run of reminders: 5 % of all tasks due, then again with nothing new."""

from unittest.mock import patch

from measure import Watch, memory


def measure_reminders(env) -> dict:
    """Run twice on one day; the second run has nothing to send."""
    log = env["cchc.reminder"]
    before = log.search_count([])
    first = _run(env)
    sent = log.search_count([]) - before
    second = _run(env)
    again = log.search_count([]) - before - sent
    return {
        "tasks": env["cchc.task"].search_count([]),
        "sent": sent,
        "sent again": again,
        "first run": first,
        "second run": second,
    }


def _run(env) -> dict:
    """One run as the scheduler makes it, but without its break every ten seconds."""
    looks = []
    start = memory()
    watch = Watch(env.cr)

    def commit(cron, processed=0, *, remaining=None, deactivate=False):
        cron.env.cr.commit()
        looks.append(watch.look())
        return float("inf")

    with patch.object(env.registry["ir.cron"], "_commit_progress", commit):
        env["cchc.reminder"]._cron_remind()
    last = looks[-1]
    return {
        "seconds": round(last.seconds, 1),
        "queries": last.queries,
        "commits": len(looks),
        "MB at the start": round(start),
        "MB at most": round(max(look.megabytes for look in looks)),
    }
