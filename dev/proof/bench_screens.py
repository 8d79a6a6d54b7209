"""Screens of the addon beside the same screens of ``project``, in one run."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles

from measure import Watch
from screens import specification

REPEATS = 15
ROWS = 80


@dataclass(frozen=True)
class Side:
    """How one of the two does the same things."""

    model: str
    action_domain: list
    groupings: tuple[str, ...]
    search_text: str
    status: Callable  # writes a status on a task


def addon() -> Side:
    return Side(
        "cchc.task",
        [],
        ("section_id", "status", "lead_unit_id", "date_deadline:month"),
        "Nhiệm vụ số 7",
        lambda task: task.write({"state": "in_progress"}),
    )


def project() -> Side:
    return Side(
        "project.task",
        [],
        ("stage_id", "state", "user_ids", "date_deadline:month"),
        "Nhiệm vụ số 7",
        lambda task: task.write({"state": "02_changes_requested"}),
    )


def measure_screens(env, user, ours: Side, theirs: Side) -> dict:
    """What a person waits for, in milliseconds: ours, project's, and the ratio."""
    here = env(user=user.id, su=False)
    found = {}
    both = zip(_works(here, ours).items(), _works(here, theirs).items(), strict=True)
    for (name, work), (_name, their_work) in both:
        own, other = measure(here, work), measure(here, their_work)
        found[name] = {
            "ms": own["ms"],
            "p95": own["p95"],
            "queries": own["queries"],
            "project ms": other["ms"],
            "project queries": other["queries"],
            "ratio": round(own["ms"] / other["ms"], 2),
        }
    return found


def _works(env, side: Side) -> dict[str, Callable]:
    model = env[side.model]
    rows = specification(env, side.model, "list")
    form = specification(env, side.model, "form")
    some = model.search(side.action_domain, limit=1, order="id")
    plain = side.search_text.translate(str.maketrans("ệụố", "euo"))
    works = {
        "list": lambda: model.web_search_read(
            side.action_domain, rows, limit=ROWS, count_limit=10001
        ),
        "form": lambda: some.web_read(form),
        "write a status": lambda: (side.status(some), env.flush_all()),
    }
    for name, group in zip(
        ("section", "status", "unit", "month"), side.groupings, strict=True
    ):
        works[f"grouped by {name}"] = lambda group=group: model.web_read_group(
            side.action_domain, [group], ["__count"]
        )
    for name, text in (("with", side.search_text), ("without", plain)):
        works[f"search {name} accents"] = lambda text=text: model.web_search_read(
            [("name", "ilike", text)], rows, limit=ROWS, count_limit=10001
        )
    return works


def measure(env, work: Callable) -> dict:
    """Median and 95th percentile of a work done again and again, each time undone."""
    work()  # what a server has in its caches after the first person's request
    samples = []
    for _repeat in range(REPEATS):
        env.cr.rollback()
        env.invalidate_all()
        watch = Watch(env.cr)
        work()
        samples.append(watch.look())
    env.cr.rollback()
    times = [1000 * sample.seconds for sample in samples]
    return {
        "ms": round(median(times), 1),
        "p95": round(quantiles(times, n=20)[-1], 1),
        "queries": max(sample.queries for sample in samples),
    }
