"""What the wall sheet says of the tasks of a plan."""

from dataclasses import dataclass


@dataclass(frozen=True)
class WallTask:
    number: str
    name: str
    unit: str
    person: str
    deadline: str
    status: str
    label: str  # of the status
    url: str  # that the code of the task holds


@dataclass(frozen=True)
class WallSection:
    name: str
    tasks: tuple[WallTask, ...]
