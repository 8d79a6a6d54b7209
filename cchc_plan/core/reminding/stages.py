"""When somebody is reminded of a deadline, and who.

Stages stand so many working days before or after the last working day of the
deadline. They are compared by ``<=``: whatever has come and was not yet sent is due, so
a run that was missed loses nothing and a second run on the same day finds nothing.

Of several stages that came in between only the last one is sent, for each kind of
recipient: a person who hears after a week's outage that the work is three days late
gains nothing from being told as well that it will be due tomorrow.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

# Whom a stage reminds: the person in charge, the unit's head, the commune's leader.
RECIPIENTS = ("person", "head", "leader")


@dataclass(frozen=True)
class Stage:
    """One point in time at which somebody is reminded."""

    recipient: str
    days: int  # working days from the deadline; below zero: before it
    every: int = 0  # and again every so many working days, while above zero


# DESIGN.md §4: before and on the day, then while it is late, and upwards.
DEFAULT_STAGES = (
    Stage("person", -7),
    Stage("person", -3),
    Stage("person", -1),
    Stage("person", 0),
    Stage("person", 1, every=5),
    Stage("head", 3),
    Stage("leader", 10),
)


def position(stage: Stage, distance: int) -> int | None:
    """Where the stage stands, in working days from the deadline; None: not yet come.

    A stage that repeats moves on with the days.

    :param distance: working days from the deadline to today, below zero before it.

    >>> stage = Stage("person", 1, every=5)
    >>> [position(stage, distance) for distance in (0, 1, 5, 6, 20)]
    [None, 1, 1, 6, 16]
    """
    if distance < stage.days:
        return None
    if stage.every <= 0:
        return stage.days
    return distance - (distance - stage.days) % stage.every


def reached_stages(
    stages: Iterable[Stage], distance: int
) -> dict[str, tuple[Stage, int]]:
    """The last stage that has come for each recipient, and where it stands."""
    found = {}
    for stage in stages:
        place = position(stage, distance)
        if place is not None and (
            stage.recipient not in found or found[stage.recipient][1] < place
        ):
            found[stage.recipient] = stage, place
    return found


def stages_to_send(
    stages: Iterable[Stage], distance: int, sent: Mapping[str, int]
) -> dict[str, tuple[Stage, int]]:
    """What is to be sent now, for each recipient: at most one stage.

    :param sent: the last position sent for this deadline, by recipient. Nothing at or
        before it is sent again, whatever happens to the clock or to the stages.

    >>> due = stages_to_send(DEFAULT_STAGES, 4, {"person": -1})
    >>> [(who, place) for who, (_stage, place) in due.items()]
    [('person', 1), ('head', 3)]
    """
    return {
        recipient: (stage, place)
        for recipient, (stage, place) in reached_stages(stages, distance).items()
        if recipient not in sent or sent[recipient] < place
    }


def summary_due(preference: str, last: date | None, today: date) -> bool:
    """Whether a person who has news may get a summary e-mail today.

    At most one a day, or one a calendar week.

    >>> summary_due("daily", date(2024, 3, 15), date(2024, 3, 15))
    False
    >>> summary_due("weekly", date(2024, 3, 15), date(2024, 3, 18))  # Friday, Monday
    True
    """
    if last is None or preference not in ("daily", "weekly"):
        return preference in ("daily", "weekly")
    if preference == "daily":
        return last < today
    return last < today - timedelta(days=today.weekday())
