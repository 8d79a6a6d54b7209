from odoo import models


class ResCompany(models.Model):
    """Who is told of what concerns a whole commune, and a new leader of it."""

    _inherit = "res.company"

    def write(self, vals):
        before = self.cchc_leader_id if "cchc_leader_id" in vals else None
        result = super().write(vals)
        if before is not None:
            # Who changes the leader need not have a role in the plans.
            self.sudo()._after_leader_change(before)
        return result

    def _after_leader_change(self, before):
        """Settle hand-overs of former leaders; a hook that higher rooms extend."""
        self.env["cchc.handover"]._settle(self)

    def _office_person(self):
        """The one of the office who keeps the plan, else another, else the leader."""
        self.ensure_one()
        # Only who has which role is read.
        company = self.sudo()
        env = company.env
        group = env.ref("cchc_plan.cchc_plan_group_office")
        admins = env.ref("cchc_plan.cchc_plan_group_admin").all_user_ids
        able = group.all_user_ids.filtered(
            lambda user: user.active and company in user.company_ids
        )
        plan = env["cchc.plan"].search(
            [("company_id", "=", company.id), ("state", "=", "issued")], limit=1
        )
        chosen = (plan.user_id & able) or (able - admins).sorted("id")[:1]
        leader = company.cchc_leader_id
        return chosen or leader.filtered(lambda user: user._may_be_reminded(company))
