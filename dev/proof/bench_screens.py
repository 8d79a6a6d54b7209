"""Screens of the addon beside the same screens of ``project``, in one run."""

from collections.abc import Callable
from dataclasses import dataclass

from aims import row
from measure import measure
from screens import specification

REPEATS = 25
ROWS = 80
MANY = 40  # tasks that one call creates: a plan's

GROUPINGS = ("section", "status", "unit", "month")


@dataclass(frozen=True)
class Side:
    """How one of the two does the same things."""

    model: str
    plan: str  # the field with what its tasks belong to
    groupings: tuple[str, ...]  # its fields for GROUPINGS
    status: dict  # what writing another status writes
    batch: list[dict]  # the values of so many tasks, for one call of ``create``
    search_text: str = "Nhiệm vụ số 7"

    def works(self, env) -> list[tuple[str, str, Callable]]:
        """Each work: its name, the aim that it is held to, and what does it."""
        model = env[self.model]
        # Not the welcome that Odoo writes to each person, which belongs to no project.
        some = model.search([(self.plan, "!=", False)], limit=1, order="id")
        form = specification(env, self.model, "form")
        plain = self.search_text.translate(str.maketrans("ệụố", "euo"))
        return [
            (f"list of {ROWS}", "screen", self._list(model, [])),
            *(
                (f"grouped by {name}", "screen", self._groups(model, field))
                for name, field in zip(GROUPINGS, self.groupings, strict=True)
            ),
            *(
                (
                    f"search {name} accents",
                    "screen",
                    self._list(model, [("name", "ilike", text)]),
                )
                for name, text in (("with", self.search_text), ("without", plain))
            ),
            ("form", "screen", lambda: some.web_read(form)),
            ("write a status", "screen", lambda: some.write(dict(self.status))),
            (
                f"create {len(self.batch)} tasks in one call",
                "batch create",
                lambda: model.create([dict(vals) for vals in self.batch]),
            ),
        ]

    @staticmethod
    def _list(model, domain) -> Callable:
        rows = specification(model.env, model._name, "list")
        return lambda: model.web_search_read(
            domain, rows, limit=ROWS, count_limit=10001
        )

    @staticmethod
    def _groups(model, field: str) -> Callable:
        return lambda: model.web_read_group([], [field], ["__count"])


def addon(batch: list[dict]) -> Side:
    return Side(
        "cchc.task",
        "plan_id",
        ("section_id", "status", "lead_unit_id", "date_deadline:month"),
        {"state": "in_progress"},
        batch,
    )


def project(batch: list[dict]) -> Side:
    return Side(
        "project.task",
        "project_id",
        ("stage_id", "state", "user_ids", "date_deadline:month"),
        {"state": "02_changes_requested"},
        batch,
    )


def measure_screens(env, user, ours: Side, theirs: Side) -> list[dict]:
    """What a person waits for, beside the same in ``project``."""
    here = env(user=user.id, su=False)
    rows = []
    for (name, about, own), (*_same, other) in zip(
        ours.works(here), theirs.works(here), strict=True
    ):
        both = measure(here, [own, other], REPEATS)
        rows.append(row(name, *both, about=about, by="project"))
    return rows
