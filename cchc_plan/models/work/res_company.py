import logging
from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import split_every

from ..base.vietnam_time import today_in_vietnam

_logger = logging.getLogger(__name__)
BATCH = 20
ACTIVITY = "cchc_plan.mail_activity_type_responsibility"


class ResCompany(models.Model):
    """Who is told of what concerns a whole commune, and a new leader of it."""

    _inherit = "res.company"

    cchc_date_responsibility = fields.Date(
        string="Responsibility Checked On", readonly=True, copy=False
    )

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

    def _process_responsibility(self, today):
        """One commune; where it fails, the others go on and its plan says why."""
        self.ensure_one()
        try:
            with self.env.cr.savepoint():
                self._check_responsibility(today)
        except Exception as error:
            _logger.exception("No check of responsibility in company %s", self.id)
            plan = self._plan_with_unclear_tasks(Domain.TRUE)
            plan.message_post(
                body=self.env._(
                    "The weekly check of who answers for what failed and is tried "
                    "again next week: %(error)s",
                    error=str(error),
                )
            )

    def _check_responsibility(self, today):
        """Tell the office in one activity, or end the one that has become empty."""
        self.ensure_one()
        here = self.with_context(allowed_company_ids=self.ids)
        self.cchc_date_responsibility = today
        self.env["cchc.handover"]._settle(self)
        activities = self._responsibility_activities()
        counts = here._count_unclear()
        if not any(counts.values()):
            activities.unlink()
            return
        user = self._office_person()
        if not user:
            _logger.warning("Nobody to tell of unclear tasks in company %s", self.id)
            return
        here = here.with_context(lang=user._reminder_lang())
        vals = {
            "user_id": user.id,
            "summary": here._unclear_summary(counts),
            "note": here._unclear_note(),
            "date_deadline": today,
        }
        quick = {"mail_activity_quick_update": True}
        if activities:
            activities[1:].unlink()
            activities[0].with_context(**quick).write(vals)
            return
        plan = here._plan_with_unclear_tasks(Domain("is_unclear", "=", True))
        plan.with_context(**quick).activity_schedule(ACTIVITY, **vals)

    def _count_unclear(self) -> dict:
        """How many tasks, persons and units, in this commune alone."""
        tasks = self.env["cchc.task"]
        here = tasks._being_carried_out() & Domain("company_id", "=", self.id)
        return {
            "tasks": tasks.search_count(here & Domain("is_without_person", "=", True)),
            "people": len(
                tasks._read_group(
                    here & Domain("is_without_access", "=", True), ["user_id"]
                )
            ),
            "units": len(
                tasks._read_group(
                    here & Domain("is_without_head", "=", True), ["lead_unit_id"]
                )
            ),
        }

    def _unclear_summary(self, counts: dict) -> str:
        parts = []
        if counts["tasks"]:
            parts.append(
                self.env._("%(count)s tasks without a person", count=counts["tasks"])
            )
        if counts["people"]:
            parts.append(
                self.env._("%(count)s persons without access", count=counts["people"])
            )
        if counts["units"]:
            parts.append(
                self.env._("%(count)s units without a head", count=counts["units"])
            )
        return ", ".join(parts)

    def _unclear_note(self):
        return self.env["ir.qweb"]._render(
            "cchc_plan.cchc_responsibility_note", {}, lang=self.env.lang
        )

    def _plan_with_unclear_tasks(self, domain: Domain):
        """The newest issued plan of the commune with such tasks."""
        tasks = self.env["cchc.task"]
        here = tasks._being_carried_out() & Domain("company_id", "=", self.id)
        plans = tasks._read_group(here & domain, ["plan_id"])
        found = self.env["cchc.plan"].union(*(plan for (plan,) in plans))
        return found.sorted(lambda plan: (plan.year, plan.id))[-1:]

    def _responsibility_activities(self):
        """Those that are open, on whichever plan of this commune."""
        type_id = self.env["ir.model.data"]._xmlid_to_res_id(ACTIVITY)
        plans = self.env["cchc.plan"].with_context(active_test=False)
        return self.env["mail.activity"].search(
            [
                ("res_model", "=", "cchc.plan"),
                ("res_id", "in", plans.search([("company_id", "=", self.id)]).ids),
                ("activity_type_id", "=", type_id),
            ],
            order="id",
        )

    @api.model
    def _cron_check_responsibility(self):
        """Check each commune once a week; what a run does not reach, the next does."""
        today = today_in_vietnam(self.env)
        monday = today - timedelta(days=today.weekday())
        plans = self.env["cchc.plan"]._read_group(
            [("state", "=", "issued")], ["company_id"]
        )
        companies = self.union(*(company for (company,) in plans)).filtered(
            lambda company: (
                not company.cchc_date_responsibility
                or company.cchc_date_responsibility < monday
            )
        )
        rest = len(companies)
        for batch in split_every(BATCH, companies.ids):
            for company in self.browse(batch):
                company._process_responsibility(today)
            rest -= len(batch)
            if not self.env["ir.cron"]._commit_progress(len(batch), remaining=rest):
                return
