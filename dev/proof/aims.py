"""What the addon is held to: one table, and how a row of figures is judged by it."""

from dataclasses import dataclass

from measure import Measured


@dataclass(frozen=True)
class Aim:
    """The largest ratio that is still as aimed at."""

    limit: float
    words: str


# What a row is about → its aim; a row of anything else has none.
AIMS = {
    "screen": Aim(0.7, "≤ 0.7 × project"),
    "batch create": Aim(0.2, "≥ 5 × as fast as project"),
    "board": Aim(2.0, "≤ 2 × bare SQL"),
    "PDF": Aim(1.25, "≤ 1.25 × wkhtmltopdf"),
    "XLSX": Aim(1.3, "≤ 1.3 × bare xlsxwriter"),
    "growth": Aim(1.5, "≤ 1.5 × the time of fewer"),
    "same queries": Aim(1.0, "no more queries"),
    "linear": Aim(1.2, "≤ 1.2 × the time for a task"),
    "flat": Aim(1.2, "≤ 1.2 × the memory"),
}


def judged(ratio: float, about: str) -> dict:
    """A ratio with its aim and whether it is met."""
    found = {"ratio": round(ratio, 2)}
    aim = AIMS.get(about)
    if aim is None:
        return found
    # By the figure that is shown, so that nobody sees 1.3 missing an aim of 1.3.
    is_met = found["ratio"] <= aim.limit
    return found | {"aim": aim.words, "verdict": "met" if is_met else "missed"}


def row(work: str, ours: Measured, theirs: Measured | None = None, *, about="", by=""):
    """One line of the results.

    :param theirs: the same work done by the yardstick
    :param about: which aim it is held to
    :param by: what the yardstick is
    """
    found = {
        "work": work,
        "ms median": ours.ms_median,
        "ms p95": ours.ms_p95,
        "queries": ours.queries,
        "MB at most": ours.megabytes,
    }
    if theirs is None:
        return found
    return (
        found
        | {
            "yardstick": by,
            "yardstick ms median": theirs.ms_median,
            "yardstick ms p95": theirs.ms_p95,
            "yardstick queries": theirs.queries,
            "yardstick MB at most": theirs.megabytes,
        }
        | judged(ours.ms_median / theirs.ms_median, about)
    )
