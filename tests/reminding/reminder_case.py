"""A commune whose tasks are due in March 2024, and mornings on which it is reminded."""

from contextlib import contextmanager
from unittest.mock import patch

from freezegun import freeze_time

from odoo.fields import Date

from ..common import PlanCase


class Mornings:
    """The daily run on chosen days, what it logged and what it mailed."""

    def _clock(self, moment):
        """The clock at a day in Vietnam in the morning, or at an exact UTC moment."""
        return freeze_time(moment if " " in moment else f"{moment} 01:00:00")

    def _run(self, *moments):
        """The daily run on each of the days; returns what was logged, in order."""
        before = self._log()
        for moment in moments:
            with self._clock(moment), self._committing():
                self.env["cchc.reminder"]._cron_remind()
        return (self._log() - before).sorted("id")

    @contextmanager
    def _committing(self):
        """Commits that a test survives; how often is in ``self.commits``."""
        self.commits = 0

        def commit(cron, processed=0, *, remaining=None, deactivate=False):
            cron.env.flush_all()
            cron.env.invalidate_all()
            self.commits += 1
            return float("inf")

        model = self.env.registry["ir.cron"]
        with patch.object(model, "_commit_progress", commit):
            yield

    def _log(self):
        return self.env["cchc.reminder"].search([("plan_id", "=", self.plan.id)])

    def _mails(self, user=None):
        mails = self.env["mail.mail"].search([("state", "=", "outgoing")], order="id")
        if user:
            return mails.filtered(lambda mail: user.partner_id in mail.recipient_ids)
        return mails

    def _date(self, text):
        return Date.to_date(text)


class ReminderCase(Mornings, PlanCase):
    """Three tasks of one unit: due on Friday 15, Friday 29 March, and 31 December.

    The unit's person is not its head, so that an escalation has somewhere to go.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.cchc_leader_id = cls.leader
        cls.head = cls._person_of("head", "Trần Trưởng Bộ Phận")
        cls.unit_justice.head_id = cls.head
        cls.plan = cls._plan(
            ("Kiểm tra", "15/3/2024", {"deliverable": "Việc kiểm tra"}),
            ("Rà soát", "29/3/2024", {}),
            ("Tổng kết", "31/12/2024", {}),
        )
        cls.plan.task_ids.user_id = cls.staff
        cls.plan.action_issue()
        # The reports are reminded of as well, which is another test's business.
        cls.plan.report_ids._cancel_by_rule("Không báo cáo")
        cls.early, cls.middle, cls.last = cls.plan.task_ids
        cls.milestone = cls.early.milestone_ids

    @classmethod
    def _person_of(cls, login, name):
        user = cls.staff.copy({"login": login, "name": name, "email": f"{login}@x.vn"})
        return user

    def _told(self, rows):
        """The rows of a log as (task's name, as whom, position)."""
        return [(row.task_id.name, row.recipient, row.position) for row in rows]

    def _activities(self, task=None, user=None):
        return self.env["mail.activity"].search(
            [
                ("res_model", "=", "cchc.task"),
                ("res_id", "in", (task or self.plan.task_ids).ids),
                *([("user_id", "=", user.id)] if user else []),
            ],
            order="id",
        )
