"""The results as Markdown: every row says whether it is as aimed at."""

import json
from pathlib import Path

SCREENS = {
    "work": "Work",
    "ms median": "ours, ms",
    "ms p95": "p95",
    "queries": "queries",
    "MB at most": "peak MB",
    "yardstick": "beside",
    "yardstick ms median": "ms",
    "yardstick ms p95": "p95",
    "yardstick queries": "queries",
    "ratio": "ratio",
    "aim": "aim",
    "verdict": "",
}
INSTALL = {
    "work": "Work",
    "s": "ours, s",
    "yardstick": "beside",
    "yardstick s": "s",
    "ratio": "ratio",
}
REMINDERS = {
    "tasks": "tasks",
    "reminders sent": "sent",
    "s": "s",
    "ms for a task": "ms for a task",
    "queries": "queries",
    "commits": "commits",
    "MB at the start": "MB before",
    "MB at most": "peak MB",
    "again": "a second run, s",
}
GROWTH = {
    "work": "Work",
    "unit": "in",
    "with few": "with few",
    "with many": "with many",
    "ratio": "ratio",
    "aim": "aim",
    "verdict": "",
}


def main(file: str):
    """Print what was measured before."""
    print(as_table(json.loads(Path(file).read_text())))


def as_table(found: dict) -> str:
    """All results, a section each."""
    sizes = found["sizes"]
    parts = []
    for size in sizes:
        heading = f"{size['tasks']:,} tasks of {size['communes']:,} communes"
        parts.append((heading, SCREENS, size["screens"]))
    parts.append(("Papers", SCREENS, found["papers"]))
    parts.append(("Install and update", INSTALL, found["install"]))
    reminders = [_reminder_row(size["reminders"]) for size in sizes]
    parts.append(("Daily reminders, 5 % of the tasks due", REMINDERS, reminders))
    if found["growth"]:
        few, many = (f"{size['tasks']:,}" for size in sizes[-2:])
        heading = f"Growth from {few} to {many} tasks"
        parts.append((heading, GROWTH, found["growth"]))
    return "\n\n".join([*(_section(*part) for part in parts), _missed(parts)])


def _reminder_row(run: dict) -> dict:
    return run | run["first run"] | {"again": run["second run"]["s"]}


def _section(heading: str, columns: dict[str, str], rows: list[dict]) -> str:
    return "\n".join(
        [
            f"### {heading}",
            "",
            _line(columns.values()),
            _line("---" for _column in columns),
            *(_line(_cell(row.get(name)) for name in columns) for row in rows),
        ]
    )


def _line(cells) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(value) -> str:
    """Thousands with commas; a miss is seen at once."""
    if value is None:
        return ""
    if value == "missed":
        return "**missed**"
    return f"{value:,}" if isinstance(value, int | float) else value


def _missed(parts) -> str:
    judged = [
        (heading, row)
        for heading, _columns, rows in parts
        for row in rows
        if "verdict" in row
    ]
    missed = [
        f"{row['work']} ({heading}): {row['ratio']}, aim {row['aim']}"
        for heading, row in judged
        if row["verdict"] == "missed"
    ]
    head = f"{len(judged) - len(missed)} of {len(judged)} aims met"
    return "\n".join([f"{head}; missed:" if missed else head, *missed])
