"""What becomes of every figure when the tasks are many times as many."""

from aims import judged


def growth(sizes: list[dict]) -> list[dict]:
    """From the size before the last to the last one; nothing with a single size."""
    if len(sizes) < 2:
        return []
    few, many = sizes[-2:]
    rows = []
    with_few = {row["work"]: row for row in few["screens"]}
    for after in many["screens"]:
        before = with_few.get(after["work"])
        if before is None:
            continue  # the board of all communes, where there was only one
        work, times = before["work"], (before["ms median"], after["ms median"])
        rows.append(_row(work, "ms", *times, "growth"))
        asked = (before["queries"], after["queries"])
        rows.append(_row(work, "queries", *asked, "same queries"))
    runs = [size["reminders"]["first run"] for size in (few, many)]
    times = (run["ms for a task"] for run in runs)
    rows.append(_row("daily reminders", "ms for a task", *times, "linear"))
    # From the start of the large run, since what ran before it has left its share.
    held = (runs[-1]["MB at the start"], runs[-1]["MB at most"])
    rows.append(_row("daily reminders, from start to peak", "MB", *held, "flat"))
    return rows


def _row(work: str, unit: str, few: float, many: float, about: str) -> dict:
    return {
        "work": work,
        "unit": unit,
        "with few": few,
        "with many": many,
    } | judged(many / few if few else 1.0, about)
