from odoo import models

from ...core.plan.period import period_name
from ...core.plan.timeframe import occurrences


class CchcTask(models.Model):
    """From the wording of a timeframe to milestones."""

    _inherit = "cchc.task"

    def _create_dated_milestones(self):
        """One milestone per date of the wording; one without a date per event.

        A wording that recurs gets its milestones when the plan is issued, one that is
        not understood gets none: nothing is guessed.
        """
        self.env["cchc.milestone"].create(
            [vals for task in self for vals in task._milestone_vals(task._timeframe())]
        )

    def _create_periodic_milestones(self):
        """One milestone per period of the plan, for what recurs or never stops.

        What a person has dated by hand is left alone; a wording with dates and a
        rhythm, such as “Quý I và thường xuyên”, gets both.
        """
        self.env["cchc.milestone"].create(
            [
                vals
                for task in self
                if not task.milestone_ids or task.timeframe_kind == "dated"
                for vals in task._periodic_vals(task._timeframe())
                if vals["date_deadline"]
                not in task.milestone_ids.mapped("date_deadline")
            ]
        )

    def _periodic_vals(self, timeframe) -> list[dict]:
        self.ensure_one()
        plan = self.plan_id
        first = plan._first_due_day()
        return [
            self._vals_of(due)
            for due in occurrences(timeframe, plan.date_from, plan.date_to)
            if timeframe.rhythms and due.date_deadline >= first
        ]

    def _milestone_vals(self, timeframe) -> list[dict]:
        self.ensure_one()
        if timeframe.kind == "dated":
            return [self._vals_of(due) for due in timeframe.deadlines]
        if timeframe.kind in ("relative", "external"):
            name = " ".join(timeframe.wording.split())
            return [{"task_id": self.id, "name": name}]
        return []

    def _vals_of(self, due) -> dict:
        start, deadline = due.date_start, due.date_deadline
        return {
            "task_id": self.id,
            "name": period_name(start, deadline) if start else f"{deadline:%d/%m/%Y}",
            "date_start": start,
            "date_deadline": deadline,
        }

    def _reschedule(self, wording: str):
        """Give the open milestones the dates of a new wording, one by one in order.

        What is done stays; a milestone too many is cancelled, one too few is added; the
        first deadline of each is kept. For amendments only.
        """
        self.ensure_one()
        self.timeframe_text = wording
        timeframe = self._timeframe()
        wanted = self._periodic_vals(timeframe) or self._milestone_vals(timeframe)
        finished = self.milestone_ids.filtered(lambda due: due.state == "done")
        wanted = wanted[len(finished) :]
        waiting = self.milestone_ids.filtered(lambda due: due.state == "todo")
        for milestone, vals in zip(waiting, wanted, strict=False):
            milestone.write(
                {"date_start": False, "date_deadline": False}
                | {name: vals[name] for name in vals if name != "task_id"}
            )
        waiting[len(wanted) :].write({"state": "cancelled"})
        added = self.milestone_ids.create(wanted[len(waiting) :])
        (waiting + added)._fix_planned_dates()

    def _move_deadline(self, deadline):
        """Move the next open milestone to ``deadline``; add one where there is none."""
        self.ensure_one()
        milestone = self.milestone_ids.filtered(lambda due: due.state == "todo")[:1]
        if not milestone:
            milestone = self.milestone_ids.create(
                {"task_id": self.id, "name": self.env._("Deadline")}
            )
        values = {"date_deadline": deadline}
        if milestone.date_start and milestone.date_start > deadline:
            values["date_start"] = False
        milestone.write(values)
        milestone._fix_planned_dates()
