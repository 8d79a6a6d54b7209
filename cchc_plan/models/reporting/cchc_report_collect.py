from odoo import api, fields, models
from odoo.tools import plaintext2html

from ...core.plan.progress import OUTSIDE
from ...core.reporting.regime import MONTHS, judged_on, months_of
from ..base.lock import unlocked

ASKED = "cchc_plan.cchc_activity_type_contribution"


class CchcReport(models.Model):
    """Which tasks a report tells of, and which unit is asked for which of them."""

    _inherit = "cchc.report"

    contribution_ids = fields.One2many(
        "cchc.contribution", "report_id", string="Units' Parts"
    )
    part_count = fields.Integer(string="Units Asked", compute="_compute_parts")
    answered_count = fields.Integer(string="Answered", compute="_compute_parts")
    waiting_units = fields.Char(
        string="Not Answered",
        compute="_compute_parts",
        help="The units that have not answered.",
    )

    @api.depends("contribution_ids.state")
    def _compute_parts(self):
        for report in self:
            waiting = report.contribution_ids.filtered(
                lambda part: part.state == "open"
            )
            report.part_count = len(report.contribution_ids)
            report.answered_count = report.part_count - len(waiting)
            report.waiting_units = ", ".join(
                unit.short_name or unit.name for unit in waiting.unit_id
            )

    def action_view_contributions(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_plan.cchc_contribution_action"
        )
        return action | {"domain": [("report_id", "=", self.id)], "context": {}}

    def _open_contributions(self):
        """One page for each unit that leads a task or reports an indicator."""
        self.ensure_one()
        by_unit = {}
        for task in self._tasks_of_period():
            unit = task.lead_unit_id
            by_unit[unit] = by_unit.get(unit, task.browse()) | task
        units = self._units_asked()
        # Nobody has the right to make a page or a line of it but this rule.
        parts = unlocked(self.env["cchc.contribution"].sudo()).create(
            [
                {
                    "report_id": self.id,
                    "unit_id": unit.id,
                    "user_id": unit.head_id.id,
                    "line_ids": [
                        (0, 0, {"task_id": task.id, "sequence": number})
                        for number, task in enumerate(by_unit.get(unit, ()), 1)
                    ],
                }
                for unit in units
            ]
        )
        parts._ask()

    def _units_asked(self):
        """The units that lead a task that counts, or report an indicator."""
        self.ensure_one()
        leading = self.plan_id.task_ids.filtered(
            lambda task: task.state != "cancelled"
        ).lead_unit_id
        return (leading | self._indicators().unit_id).sorted(
            lambda unit: (unit.sequence, unit.name)
        )

    def _day_judged(self):
        """The day on which it is judged what is late: once it is submitted, the day of
        its text."""
        self.ensure_one()
        day = fields.Date.context_today(self)
        if self.state not in ("planned", "collecting") and self.date_drafted:
            day = fields.Datetime.context_timestamp(self, self.date_drafted).date()
        return judged_on(self.date_to, day) if self.date_to else day

    def _months(self) -> tuple:
        """The calendar months that the report tells of, for what is due in them."""
        self.ensure_one()
        if self.kind in MONTHS:
            return months_of(self.kind, self.year)
        return self.date_from, self.date_to

    def _is_due(self, milestone) -> bool:
        """Whether a milestone falls into the period."""
        first, last = self._months()
        deadline = milestone.date_deadline
        return (
            milestone.state != "cancelled"
            and bool(deadline)
            and first <= deadline <= last
        )

    def _tasks_of_period(self):
        """The tasks that a unit is asked for: due in the period, late, or worked on."""
        self.ensure_one()
        day = self._day_judged()

        def is_of_period(task):
            if task.state in OUTSIDE:
                return False
            late = any(
                due.state == "todo" and due.date_deadline and due.date_deadline < day
                for due in task.milestone_ids
            )
            return (
                late
                or any(self._is_due(due) for due in task.milestone_ids)
                or bool(self._updates_of(task) or self._done_in_period(task))
            )

        return self.plan_id.task_ids.filtered(is_of_period)

    def _done_in_period(self, task, first=None):
        first = first or self.date_from
        return task.milestone_ids.filtered(
            lambda due: (
                due.state == "done"
                and due.date_done
                and first <= due.date_done <= self.date_to
            )
        )

    def _documents_of(self, task, first=None):
        """The documents of a task that were issued in the period.

        :param first: the first day, where it is not the period's
        """
        self.ensure_one()
        first = first or self.date_from
        done = self._done_in_period(task, first)
        found = task.milestone_ids.document_ids.filtered(
            lambda document: (
                (document.date and first <= document.date <= self.date_to)
                or (not document.date and document in done.document_ids)
            )
        )
        return found.sorted(
            lambda document: (document.date or self.date_to, document.id)
        )

    def _updates_of(self, task):
        """What was told of a task in the period, or for this report, oldest first."""
        self.ensure_one()
        rounds = self._origin | self.previous_id
        return task.update_ids.filtered(
            lambda update: (
                update.report_id in rounds
                or self.date_from <= update.date <= self.date_to
            )
        ).sorted(lambda update: (update.date, update._origin.id))


class CchcContribution(models.Model):
    _inherit = "cchc.contribution"

    def _ask(self, remark: str | None = None):
        """Put the page on the desk of the unit's person."""
        # The office may write activities of others only through this.
        inbox = self.sudo().with_context(mail_activity_quick_update=True)
        for part in inbox:
            person = part._answerer()
            if person:
                part.activity_schedule(
                    ASKED,
                    user_id=person.id,
                    date_deadline=part.date_internal,
                    summary=part.with_context(lang=person.lang).display_name,
                    note=remark and plaintext2html(remark),
                )

    def _answerer(self):
        """Who answers: the unit's person, or the office for a unit without one."""
        self.ensure_one()
        company = self.company_id
        for user in (self.user_id, self.unit_id.head_id, self.report_id.user_id):
            if user._may_be_reminded(company):
                return user
        return self.env["res.users"]

    def _close_activities(self):
        # They may be those of the unit's head, for whom another person answers.
        self.sudo().activity_unlink([ASKED])


class CchcTaskUpdate(models.Model):
    _inherit = "cchc.task.update"

    report_id = fields.Many2one(
        "cchc.report",
        ondelete="restrict",
        index="btree_not_null",
        check_company=True,
        readonly=True,
        help="The report for which this was told.",
    )

    def _words(self) -> str:
        """The update on one line."""
        self.ensure_one()
        words = (self.result, self.difficulty, self.proposal)
        return "; ".join(" ".join(text.split()) for text in words if text)
