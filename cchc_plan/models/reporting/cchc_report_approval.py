from odoo import models

APPROVAL = "cchc_plan.cchc_activity_type_approval"
TO_DO = "cchc_plan.cchc_activity_type_report"


class CchcReport(models.Model):
    """Who is told of a report: the leader that it waits, the office what comes next."""

    _inherit = "cchc.report"

    def _ask_for_approval(self):
        """Put the report on the leaders' desk."""
        # A leader comes to follow the report, which is a write that review may lock.
        # Activities are the inbox: a mail for each would be one too many.
        inbox = self.sudo().with_context(mail_activity_quick_update=True)
        for report in inbox:
            for leader in report.env["cchc.extension"]._deciders(report.company_id):
                report.activity_schedule(
                    APPROVAL,
                    user_id=leader.id,
                    date_deadline=report.date_due,
                    summary=report.with_context(lang=leader.lang).display_name,
                )

    def _close_approval(self):
        # The activities may be another leader's, of which this one closes the work.
        self.sudo().activity_unlink([APPROVAL])

    def _tell_office(self, text: str):
        """Leave a note to the person who compiles the report."""
        # A leader writes into the list of what the office has to do.
        inbox = self.sudo().with_context(mail_activity_quick_update=True)
        for report in inbox:
            person = report.user_id
            if person and person != self.env.user and person.active:
                report.activity_schedule(
                    TO_DO,
                    user_id=person.id,
                    date_deadline=report.date_due,
                    summary=text,
                )
