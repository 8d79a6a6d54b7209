from dataclasses import asdict

from odoo import models

from ...core.steering.year_board import mark, task_bar


class CchcTask(models.Model):
    """A task as a row of the year board."""

    _inherit = "cchc.task"

    def _board_sections(self, offset: int = 0) -> list[dict]:
        """The tasks in their order, under their sections.

        :param offset: how many tasks of the board come before these
        """
        positions = {task: place for place, task in enumerate(self, offset + 1)}
        return [
            {
                "id": section.id,
                "name": section.display_name,
                "tasks": [
                    task._board_row() | {"position": positions[task]} for task in tasks
                ],
            }
            for section, tasks in self.grouped("section_id").items()
        ]

    def _board_row(self) -> dict:
        self.ensure_one()
        plan = self.plan_id
        milestones = self.milestone_ids.filtered(
            lambda due: (
                due.date_deadline
                and (due.state != "cancelled" or self.state == "cancelled")
            )
        )
        starts = [self.date_start, *milestones.mapped("date_start")]
        bar = task_bar(
            [start for start in starts if start],
            milestones.mapped("date_deadline"),
            plan.date_from or None,
            plan.year,
        )
        return {
            "id": self.id,
            "number": self.number or "",
            "name": self.name,
            "unit": self.lead_unit_id.short_name or self.lead_unit_id.name or "",
            "status": self.status,
            "is_extended": self.is_extended,
            "bar": bar and asdict(bar),
            "marks": [milestone._board_mark() for milestone in milestones],
            "wording": self.timeframe_text or "",
        }


class CchcMilestone(models.Model):
    """A milestone as a mark on the year board."""

    _inherit = "cchc.milestone"

    def _board_mark(self) -> dict:
        self.ensure_one()
        year = self.plan_id.year
        first = self.date_planned if self.is_extended else False
        words = dict(self._fields["status"]._description_selection(self.env))
        deadline = f"{self.date_deadline:%d/%m/%Y}"
        parts = [self.name]
        if deadline not in self.name:
            parts.append(deadline)
        parts.append(words[self.status])
        if first:
            parts.append(self.env._("extended from %(date)s", date=f"{first:%d/%m/%Y}"))
        return {
            **asdict(mark(self.date_deadline, year)),
            "status": self.status,
            "first_place": mark(first, year).place if first else False,
            "text": ", ".join(parts),
        }
