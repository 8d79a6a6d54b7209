"""A commune in which one person has work in hand, and somebody who takes it over."""

from odoo import Command

from ..reminding.reminder_case import ReminderCase


class HandoverCase(ReminderCase):
    """``staff`` has three tasks of an issued plan; ``heir`` may take them over."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.heir = cls._person_of("heir", "Nguyễn Thị Nối")
        cls.unit_justice.member_ids = cls.staff
        cls.handovers = cls.env["cchc.handover"]

    def _wizard(self, person=None, user=None, **values):
        """The dialog as a user opens and fills it."""
        return (
            self.env["cchc.handover.wizard"]
            .with_user(user or self.office)
            .create(
                {
                    "user_id": (person or self.staff).id,
                    "successor_id": self.heir.id,
                    "reason": "Chuyển công tác",
                    **values,
                }
            )
        )

    def _listed(self, wizard):
        return sorted((line.kind, line.name) for line in wizard.line_ids)

    def _office_activities(self, company=None):
        handovers = self.handovers.search(
            [("company_id", "=", (company or self.company).id)]
        )
        return self.env["mail.activity"].search(
            [("res_model", "=", "cchc.handover"), ("res_id", "in", handovers.ids)]
        )

    def _leaves(self, user=None):
        """Archive an account as its administrator does."""
        (user or self.staff).action_archive()

    def _opened(self, user=None):
        return self.handovers.search([("user_id", "=", (user or self.staff).id)])

    @classmethod
    def _in_both(cls, user):
        """Give a person the second commune as well, with a unit and a task there."""
        user.company_ids = [Command.link(cls.other_company.id)]
        unit = cls._unit("Tư pháp Vĩnh Ô", False, "Tư pháp", cls.other_company)
        plan = cls._plan(
            ("Việc ở Vĩnh Ô", "29/3/2024", {"lead_unit_id": unit.id}),
            company=cls.other_company,
        )
        plan.task_ids.user_id = user
        plan.action_issue()
        return plan.task_ids
