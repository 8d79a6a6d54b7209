import logging

from odoo import api, fields, models

_logger = logging.getLogger(__name__)

ACTIVITY = "cchc_plan.mail_activity_type_handover"


class CchcHandover(models.Model):
    """Noticing that somebody leaves, and telling the office once.

    All of this runs as the system: whoever archives an account or changes a unit need
    not have a role in the plans concerned, and must never be held up by them.
    """

    _inherit = "cchc.handover"

    @api.model
    def _notice_access(self, users):
        """Open a hand-over where one of these cannot do any more what is theirs."""
        gone = {
            (user, company): ("no_access" if user.active else "archived", None)
            for user, company in self._posts(users)
            if not user._may_be_reminded(company)
        }
        self._open(gone)
        # Who is back needs none; what these were to do for the office, others do.
        self.search(
            [
                ("state", "=", "open"),
                "|",
                "|",
                ("user_id", "in", users.ids),
                ("activity_ids", "=", False),
                ("activity_ids.user_id", "in", users.ids),
            ]
        )._sync()

    @api.model
    def _notice_units(self, gone: dict):
        """Open a hand-over for people who left a unit with tasks of it in hand."""
        people = self.env["res.users"].union(*gone.values())
        if not people:
            return
        tasks = self.env["cchc.task"]
        unit_ids = [unit.id for unit in gone]
        found = {}
        for user, unit in tasks._read_group(
            tasks._open_work()
            & fields.Domain("user_id", "in", people.ids)
            & fields.Domain("lead_unit_id", "in", unit_ids),
            ["user_id", "lead_unit_id"],
        ):
            if user in gone[unit]:
                _reason, units = found.get((user, unit.company_id), (None, unit))
                found[user, unit.company_id] = ("left_unit", units | unit)
        self._open(found)

    @api.model
    def _posts(self, users) -> set:
        """(user, company) wherever something hangs on one of these."""
        tasks = self.env["cchc.task"]
        of_users = tasks._open_work() & fields.Domain("user_id", "in", users.ids)
        posts = set(tasks._read_group(of_users, ["user_id", "company_id"]))
        posts |= set(
            self.env["cchc.unit"]._read_group(
                [("head_id", "in", users.ids)], ["head_id", "company_id"]
            )
        )
        led = self.env["res.company"].search([("cchc_leader_id", "in", users.ids)])
        return posts | {(company.cchc_leader_id, company) for company in led}

    @api.model
    def _open(self, found: dict):
        """Open what is not open yet: (user, company) → (reason, units left)."""
        existing = {
            (handover.user_id, handover.company_id): handover
            for handover in self.search(
                [
                    ("state", "=", "open"),
                    ("user_id", "in", [user.id for user, _company in found]),
                ]
            )
        }
        vals_list = []
        for (user, company), (reason, units) in found.items():
            vals = {"reason": reason}
            if units:
                vals["unit_ids"] = [fields.Command.link(unit.id) for unit in units]
            handover = existing.get((user, company))
            if not handover:
                vals_list.append(vals | {"user_id": user.id, "company_id": company.id})
            elif handover.reason == "left_unit":
                handover.write(vals)
        opened = self.create(vals_list)
        opened.union(*(each for each in existing.values()))._sync()

    @api.model
    def _settle(self, companies):
        """End what is handed over by now in these communes."""
        self.search(
            [("state", "=", "open"), ("company_id", "in", companies.ids)]
        )._sync()

    def _sync(self):
        """End those of which nothing is left, and tell the office of the others."""
        hanging = self._hanging()
        settled = self.filtered(lambda each: each._is_settled(hanging[each]))
        if settled:
            today = fields.Date.context_today(self)
            settled.write({"state": "done", "date_done": today})
            settled.activity_unlink([ACTIVITY])
        waiting = self - settled
        if not waiting:
            return
        activities = waiting._office_activities().grouped("res_id")
        for handover in waiting:
            handover._tell_office(
                activities.get(handover.id, self.env["mail.activity"]),
                hanging[handover],
            )

    def _is_settled(self, left) -> bool:
        self.ensure_one()
        is_back = self.reason in ("archived", "no_access") and (
            self.user_id._may_be_reminded(self.company_id)
        )
        return is_back or not left.total()

    def _office_activities(self):
        """Also those that were ticked off: they do not come back."""
        type_id = self.env["ir.model.data"]._xmlid_to_res_id(ACTIVITY)
        return (
            self.env["mail.activity"]
            .with_context(active_test=False)
            .search(
                [
                    ("res_model", "=", self._name),
                    ("res_id", "in", self.ids),
                    ("activity_type_id", "=", type_id),
                ]
            )
        )

    def _tell_office(self, activities, left):
        """One activity for the office, that says what is left now."""
        self.ensure_one()
        current = activities.filtered("active")
        if activities and not current:
            return  # ticked off
        user = current.user_id
        if not user._may_take_hand_overs(self.company_id):
            user = self.company_id._office_person()
        if not user:
            _logger.warning("Nobody to tell of hand-over %s", self.id)
            return
        quick = {"mail_activity_quick_update": True}
        summary = self.with_context(lang=user._reminder_lang())._summary(left)
        if not current:
            self.with_context(**quick).activity_schedule(
                ACTIVITY, user_id=user.id, summary=summary
            )
        elif (current.summary, current.user_id) != (summary, user):
            current.with_context(**quick).write(
                {"summary": summary, "user_id": user.id}
            )

    def _summary(self, left) -> str:
        """Who leaves, why, and what is left."""
        reasons = dict(self._fields["reason"]._description_selection(self.env))
        return self.env._(
            "%(person)s (%(reason)s), to hand over: %(rest)s",
            person=self.user_id.name,
            reason=reasons[self.reason].lower(),
            rest=self._words(left),
        )
