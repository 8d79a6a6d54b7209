from odoo import models
from odoo.tools import ormcache

from ..base.lock import is_office, touch
from .cchc_task import ESCALATION


class ResCompany(models.Model):
    """A company becomes a commune when its office begins to work with plans.

    Other companies of the ERP, of which nobody keeps a plan, get nothing.
    """

    _inherit = "res.company"

    def action_cchc_letterhead(self):
        action = super().action_cchc_letterhead()
        if is_office(self.env) and self <= self.env.user.company_ids:
            self._set_up_as_commune()
        return action

    def _set_up_as_commune(self, created=None):
        """Give companies that begin with plans the usual stages, once."""
        super()._set_up_as_commune(created)
        new = self.filtered(
            lambda company: (
                not company._has_stages() and company._is_without_records(created)
            )
        )
        if new:
            touch(new)  # somebody else may begin at this moment
            # Whoever begins need not be allowed to keep stages.
            self.env["cchc.reminder.stage"].sudo()._create_defaults(new)
            self.env.registry.clear_cache()

    @ormcache("self.id")
    def _has_stages(self) -> bool:
        return self._has_records("cchc.reminder.stage")

    def _is_without_records(self, created) -> bool:
        """Whether the company has no plan or unit but those just created.

        One whose office has deleted all stages does not get them back.
        """
        new_ids = {created._name: created.ids} if created else {}
        return not any(
            self._has_records(model, new_ids.get(model, ()))
            for model in ("cchc.plan", "cchc.unit")
        )

    def _has_records(self, model: str, but_ids=()) -> bool:
        self.ensure_one()
        # Only whether there is one is asked, not what it says.
        records = self.env[model].sudo().with_context(active_test=False)
        return bool(
            records.search_count(
                [("company_id", "=", self.id), ("id", "not in", list(but_ids))],
                limit=1,
            )
        )

    def _after_leader_change(self, before):
        """Tasks that the former leaders were to chase come to the present ones."""
        tasks = self.env["cchc.task"]
        activities = self.env["mail.activity"].search(
            [
                ("res_model", "=", "cchc.task"),
                ("user_id", "in", before.ids),
                ("activity_type_id", "in", tasks._activity_type_ids(ESCALATION)),
            ]
        )
        chased = tasks.browse(activities.mapped("res_id"))
        chased.filtered(lambda task: task.company_id in self)._refresh_reminders()
        # What is open is counted only after the activities have moved.
        super()._after_leader_change(before)
