from datetime import timedelta

from odoo import fields

from ..reminding.reminder_case import Mornings
from .upgraded_case import UpgradedCase


class TestWorked(Mornings, UpgradedCase):
    """The work goes on from where the earlier version left it."""

    def test_a_report_is_collected_approved_and_sent(self):
        today = fields.Date.context_today(self.office)
        report = (
            self.env["cchc.report"]
            .with_user(self.office)
            .create(
                {
                    "plan_id": self.plan.id,
                    "name": "Kết quả tuyên truyền",
                    "date_from": today.replace(month=1, day=1),
                    "date_to": today,
                    "date_internal": today,
                    "date_due": today,
                }
            )
        )
        report.action_collect()
        self.assertEqual(
            report.contribution_ids.unit_id, self.plan.task_ids.lead_unit_id
        )
        for part in report.contribution_ids:
            part = part.with_user(part.user_id or self.office)
            part.missing_reason = "Bổ sung sau"
            part.action_submit()
        report.action_hand_in()
        report.with_user(self.leader).action_approve()
        self.assertEqual(len(report.line_ids), len(report._reader().live_facts().tasks))
        report.write({"document_number": "99/BC-UBND", "document_date": today})
        report.action_send()
        self.assertEqual(report.state, "sent")

    def test_a_milestone_of_before_is_completed(self):
        milestone = self.plan.task_ids.milestone_ids.filtered(
            lambda due: due.state == "todo" and due.proof == "document"
        )[0]
        wizard = self.env["cchc.complete.wizard"].with_user(self.office)
        wizard = wizard.create(
            {
                "task_id": milestone.task_id.id,
                "milestone_id": milestone.id,
                "source": "register",
                "number": "101/BC-UBND",
                "date": fields.Date.context_today(self.office),
            }
        )
        wizard.action_complete()
        self.assertEqual(milestone.state, "done")
        self.assertEqual(milestone.document_ids.number, "101/BC-UBND")

    def test_the_request_that_waited_is_decided(self):
        request = self.env["cchc.extension"].search([("state", "=", "asked")])[0]
        day = request.date_requested
        request.with_user(self.leader).action_approve()
        self.assertEqual(request.milestone_id.date_deadline, day)

    def test_the_daily_run_sends_nothing_twice_and_goes_on(self):
        last = max(self._log().mapped("date")).date()
        self.assertFalse(self._run(str(last)))
        later = [str(last + timedelta(days=60 + days)) for days in range(7)]
        self.assertTrue(self._run(*later))  # one of these is a working day
        self.assertTrue(self._mails(self.office))
        self.assertFalse(self._run(later[-1]))

    def test_figures_of_an_indicator_are_entered(self):
        indicator = self.plan.indicator_ids[0].with_user(self.office)
        value = indicator._due_value()
        action = indicator.action_enter()
        self.assertEqual(action["res_id"], value.id)
