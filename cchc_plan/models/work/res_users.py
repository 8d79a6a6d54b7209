from odoo import models

from .res_groups import ACCESS_GROUP

# A change of these may end a person's access to a commune, or give it back.
ACCESS_FIELDS = frozenset({"active", "company_ids", "group_ids"})


class ResUsers(models.Model):
    """An account that is archived or loses its access leaves open work behind."""

    _inherit = "res.users"

    def write(self, vals):
        if not ACCESS_FIELDS & vals.keys():
            return super().write(vals)
        concerned = self._with_access_to_plans()
        result = super().write(vals)
        concerned |= self._with_access_to_plans()
        if concerned:
            concerned._notice_access()
        return result

    def _with_access_to_plans(self):
        """Those of these who are in a group of the addon; Odoo caches who is."""
        return self.sudo().filtered(lambda user: user._has_group(ACCESS_GROUP))

    def _notice_access(self):
        # Who keeps the accounts need not have a role in the plans.
        self.env["cchc.handover"].sudo()._notice_access(self.sudo())

    def _may_take_hand_overs(self, company) -> bool:
        """Whether this is a person of the company's office, or a leader of it."""
        return self._may_be_reminded(company) and (
            self.has_group("cchc_plan.cchc_plan_group_office")
            or self.has_group("cchc_plan.cchc_plan_group_leader")
        )

    def _able_by_company(self, companies) -> dict:
        """company → the people who can open its tasks."""
        group = self.env.ref("cchc_plan.cchc_plan_group_staff")
        # Only who has access is read, of people whose groups the reader may not see.
        users = self.sudo().search(
            [
                ("all_group_ids", "in", group.ids),
                ("company_ids", "in", companies.ids),
            ]
        )
        return {
            company: users.filtered(lambda user, own=company: own in user.company_ids)
            for company in companies
        }
