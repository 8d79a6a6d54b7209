from dataclasses import asdict
from datetime import date, timedelta

from odoo import api, models
from odoo.fields import Domain

from ...core.plan.progress import status
from ...core.steering.status_looks import LOOKS
from ...core.steering.steering_board import (
    STATUS_CLASSES,
    TASK_FIGURES,
    UNIT_CLASSES,
    WEEK,
    Behind,
    Standing,
    stacks,
    standing_as_of,
    task_figures,
)

NEXT_DEADLINES = 8
# No more than is asked of each is read: a plan has long texts.
STANDING_FIELDS = (
    "state",
    "date_deadline",
    "is_done_late",
    "section_id",
    "lead_unit_id",
    "weight",
)
DUE_FIELDS = (
    "task_id",
    "state",
    "date_deadline",
    "date_done",
    "date_planned",
    "is_extended",
)
# Of the units' classes, the look of the status that they are drawn as.
UNIT_LOOKS = {
    "done": "done_on_time",
    "late": "done_late",
    "overdue": "overdue",
    "waiting": "todo",
}


class CchcPlan(models.Model):
    """The tasks on the steering board: figures, sections, units, next deadlines."""

    _inherit = "cchc.plan"

    def _steering_tasks(self, chosen) -> Domain:
        return self._board_domain({"unit_id": chosen.unit_id})

    def _steering_standings(self, chosen) -> list[Standing]:
        """How the tasks stand on the chosen day."""
        tasks = self.env["cchc.task"].search_fetch(
            self._steering_tasks(chosen), STANDING_FIELDS
        )
        if chosen.is_today:
            return [task._standing_now(chosen.day) for task in tasks]
        return tasks._standings_on(chosen.day)

    def _steering_task_figures(self, chosen, standings) -> list[dict]:
        before = {}
        if chosen.knows_week:
            tasks = self.env["cchc.task"].browse(each.key for each in standings)
            day = chosen.day - WEEK
            before = task_figures(tasks._standings_on(day), day)
        return [
            self._steering_figure(
                name,
                figure,
                tuple(
                    behind and self._steering_task_list(chosen, behind, keys)
                    for behind, keys in zip(
                        TASK_FIGURES[name], (figure.behind, figure.among), strict=True
                    )
                ),
                before.get(name),
            )
            for name, figure in task_figures(standings, chosen.day).items()
        ]

    def _steering_knows_week(self, day) -> bool:
        """Whether the week before can be told from what is recorded.

        The days of completion are; a deadline that was moved is not kept with the day
        on which it was.
        """
        before = day - WEEK
        if not self._steering_has_begun(before):
            return False
        of_plan = Domain("plan_id", "=", self.id)
        extended = Domain("state", "=", "approved") & Domain(
            "date_decided", ">", before
        )
        amended = Domain("date", ">", before)
        return not (
            self.env["cchc.extension"].search_count(of_plan & extended, limit=1)
            or self.env["cchc.amendment"].search_count(of_plan & amended, limit=1)
        )

    def _steering_has_begun(self, day) -> bool:
        begin = self.date_from
        return self.state != "draft" and bool(begin) and begin <= day

    def _steering_task_list(
        self, chosen, behind: Behind, keys, more=Domain.TRUE
    ) -> dict:
        """The list of the tasks that a figure or a part of a bar counts."""
        if not chosen.is_today:
            return self._steering_list("cchc.task", None, keys)
        domain = self._steering_tasks(chosen) & more & in_words(behind, chosen.day)
        return self._steering_list("cchc.task", domain)

    def _steering_sections(self, chosen, standings) -> dict:
        classes = self._steering_status_looks()
        found = stacks(standings, "section", STATUS_CLASSES)
        sections = [
            (section.id, section.display_name)
            for section in self.section_ids
            if section.id in found
        ]
        rows = self._steering_rows(
            chosen, sections, found, ("section_id", STATUS_CLASSES)
        )
        return {"legend": legend(classes, rows), "rows": rows}

    def _steering_units(self, chosen, standings) -> dict:
        classes = self._steering_unit_looks()
        found = stacks(standings, "unit", UNIT_CLASSES)
        leads = self.env["cchc.unit"].browse(key for key in found if key)
        units = [(unit.id, unit.short_name or unit.name) for unit in leads.sorted()]
        if 0 in found:
            units.append((0, self.env._("Nobody")))
        rows = self._steering_rows(chosen, units, found, ("lead_unit_id", UNIT_CLASSES))
        return {"legend": legend(classes, rows), "rows": rows}

    @api.model
    def _steering_status_looks(self) -> dict[str, tuple[str, str]]:
        """Of each part of a section's bar: label, and the status it looks like."""
        labels = {look["word"]: look["label"] for look in self._board_statuses()}
        return {word: (labels[word], word) for word in STATUS_CLASSES}

    @api.model
    def _steering_unit_looks(self) -> dict[str, tuple[str, str]]:
        """The same of a unit's bar."""
        labels = {
            "done": self.env._("Done, Not Late"),
            "late": self.env._("Done Late"),
            "overdue": self.env._("Overdue"),
            "waiting": self.env._("Open, in Time"),
        }
        return {name: (labels[name], look) for name, look in UNIT_LOOKS.items()}

    def _steering_rows(self, chosen, names, found, by) -> list[dict]:
        """The bars of a chart: each with its parts and the lists behind them."""
        field, classes = by
        return [
            {
                "id": key,
                "name": name,
                "total": sum(len(keys) for keys in found[key].values()),
                "parts": {
                    word: {
                        "count": len(keys),
                        "list": self._steering_task_list(
                            chosen,
                            Behind(classes[word]),
                            keys,
                            Domain(field, "=", key or False),
                        )
                        | {"name": name},
                    }
                    for word, keys in found[key].items()
                },
            }
            for key, name in names
        ]

    def _steering_deadlines(self, chosen) -> list[dict]:
        """What is due next of what was open on that day."""
        domain = Domain("plan_id", "=", self.id)
        domain &= Domain("task_id.active", "in", [True, False])
        domain &= Domain("task_state", "not in", ("on_hold", "cancelled"))
        domain &= Domain("date_deadline", ">=", chosen.day)
        open_then = Domain("state", "=", "todo")
        if not chosen.is_today:
            open_then |= Domain("state", "=", "done") & Domain(
                "date_done", ">", chosen.day
            )
        if chosen.unit_id:
            domain &= Domain("lead_unit_id", "=", chosen.unit_id)
        milestones = self.env["cchc.milestone"].search_fetch(
            domain & open_then,
            ("task_id", "name", "date_deadline"),
            limit=NEXT_DEADLINES,
        )
        return [milestone._steering_line(chosen.day) for milestone in milestones]


class CchcTask(models.Model):
    _inherit = "cchc.task"

    def _standing(self, status, deadline) -> Standing:
        self.ensure_one()
        return Standing(
            key=self.id,
            section=self.section_id.id,
            unit=self.lead_unit_id.id or 0,
            weight=self.weight,
            status=status,
            deadline=deadline,
        )

    def _standing_now(self, today) -> Standing:
        facts = self._status_facts()
        return self._standing(status(*facts, today), facts[1])

    def _standings_on(self, day) -> list[Standing]:
        """The same on a day that is over."""
        milestones = self.env["cchc.milestone"].search_fetch(
            [("task_id", "in", self.ids)], DUE_FIELDS
        )
        of_task = milestones.grouped("task_id")
        return [
            task._standing(
                *standing_as_of(
                    task.state,
                    [due._due() for due in of_task.get(task, milestones.browse())],
                    day,
                )
            )
            for task in self
        ]


class CchcMilestone(models.Model):
    _inherit = "cchc.milestone"

    def _steering_line(self, day) -> dict:
        self.ensure_one()
        task = self.task_id
        unit = task.lead_unit_id
        return {
            "id": self.id,
            "task_id": task.id,
            "name": task.display_name,
            "milestone": self.name,
            "date": f"{self.date_deadline:%d/%m/%Y}",
            "days": (self.date_deadline - day).days,
            "unit": unit.short_name or unit.name or "",
            "person": task.user_id.name or "",
        }


def in_words(behind: Behind, day: date) -> Domain:
    """The tasks that a figure counts on ``day``, as a search understands them."""
    domain = Domain("status", "in", behind.statuses)
    if behind.within is not None:
        # The first day is said by the statuses too, but no index knows these.
        domain &= Domain("date_deadline", ">=", day)
        domain &= Domain("date_deadline", "<=", day + timedelta(days=behind.within))
    return domain


def legend(classes: dict[str, tuple[str, str]], rows: list[dict]) -> list[dict]:
    """Word, label and look of each class that occurs."""
    used = {word for row in rows for word in row["parts"]}
    return [
        {"word": word, "label": label, **asdict(LOOKS[look])}
        for word, (label, look) in classes.items()
        if word in used
    ]
