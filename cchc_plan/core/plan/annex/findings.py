"""What was doubtful in reading an annex, in the words that the clerk is shown."""

from collections.abc import Iterable, Sequence

from ...text.finding import Finding, _lt
from ...text.normalize import clean
from .columns import Column
from .rows import Row

# -- The annex as a whole --------------------------------------------------------------


def headings_missing() -> Finding:
    return Finding(
        "headings_missing",
        "",
        _lt(
            "The table has no headings: what its columns hold was told by their "
            "content. Look at every column."
        ),
    )


def name_column_guessed() -> Finding:
    return Finding(
        "name_column_guessed",
        "",
        _lt("No heading names the tasks: the column with the longest text was taken."),
    )


def column_kept_in_note(heading: str) -> Finding:
    return Finding(
        "column_kept_in_note",
        "",
        _lt("The column “%(heading)s” has no field: it is kept in the tasks' notes."),
        {"heading": heading},
    )


def similar_table(headings: str) -> Finding:
    return Finding(
        "similar_table",
        "",
        _lt("Another table that looks like tasks was left out: “%(headings)s”."),
        {"headings": headings},
    )


def annex_added(title: str, first: str, last: str) -> Finding:
    return Finding(
        "annex_added",
        first,
        _lt(
            "The annex “%(annex)s” was read as well, as sections %(first)s to "
            "%(last)s: remove its tasks if they are not of this plan."
        ),
        {"annex": title or "…", "first": first, "last": last},
    )


def left_out(text: str) -> Finding:
    return Finding(
        "row_left_out",
        "",
        _lt("The row “%(row)s” is no task and was left out."),
        {"row": text},
    )


def section_has_cells(row: Row, number: str) -> Finding:
    return Finding(
        "section_has_cells",
        number,
        _lt(
            "The section's own row has more than a title: “%(row)s”. Enter it at the "
            "tasks that it concerns."
        ),
        {"row": row.text},
    )


def before_sections(count: int) -> Finding:
    return Finding(
        "tasks_before_sections",
        "",
        _lt("%(count)s tasks stand before the first section: give them a section."),
        {"count": count},
    )


def no_numbers() -> Finding:
    return Finding(
        "tasks_without_numbers",
        "",
        _lt("The tasks have no numbers; they are counted in each section."),
    )


# -- One task --------------------------------------------------------------------------


def row_joined(row: Row) -> Finding:
    return Finding(
        "row_joined",
        "",
        _lt("The row “%(row)s” was taken as the rest of this task."),
        {"row": row.text},
    )


def part_joined(row: Row) -> Finding:
    return Finding(
        "part_joined",
        "",
        _lt(
            "The row “%(row)s” has no lead unit and no time of its own: it was added "
            "to this task."
        ),
        {"row": row.text},
    )


def value_repeated(columns: Iterable[Column]) -> Finding:
    return Finding(
        "value_repeated",
        "",
        _lt("Taken from the task above, with which it is shared: %(columns)s."),
        {"columns": ", ".join(each.heading or "…" for each in columns)},
    )


def bodies_split(text: str) -> Finding:
    return Finding(
        "bodies_split",
        "",
        _lt("Of “%(bodies)s” the first was taken as the lead unit."),
        {"bodies": clean(text)},
    )


def part_of(context: Sequence[str]) -> Finding:
    return Finding(
        "part_of_task",
        "",
        _lt("Stands below “%(above)s”, which was written into its note."),
        {"above": "; ".join(context)},
    )


def name_missing() -> Finding:
    return Finding(
        "name_missing", "", _lt("The task has no name: write what is to be done.")
    )


def unnumbered() -> Finding:
    return Finding(
        "task_without_number",
        "",
        _lt(
            "Has no number although the others have: it was taken as a task of its own."
        ),
    )
