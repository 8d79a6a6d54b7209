from odoo import api, fields, models

from ...core.organisation.workdays import last_working_day, working_days_from
from ...core.plan.progress import OUTSIDE
from ...core.reminding.stages import reached_stages
from ..base.vietnam_time import today_in_vietnam

DUE = "cchc_plan.mail_activity_type_due"
OVERDUE = "cchc_plan.mail_activity_type_overdue"
ESCALATION = "cchc_plan.mail_activity_type_escalation"
# A change of these may end a reminder, or move it to somebody else.
REMINDED_FIELDS = frozenset({"state", "user_id", "lead_unit_id", "active"})


class CchcTask(models.Model):
    """The activities by which people are reminded: one a person and task, no more."""

    _inherit = "cchc.task"

    reminder_ids = fields.One2many("cchc.reminder", "task_id", string="Reminders")
    reminder_count = fields.Integer(compute="_compute_reminder_count")

    @api.depends("reminder_ids")
    def _compute_reminder_count(self):
        counts = dict(
            self.env["cchc.reminder"]._read_group(
                [("task_id", "in", self.ids)], ["task_id"], ["__count"]
            )
        )
        for task in self:
            task.reminder_count = counts.get(task, 0)

    def action_view_reminders(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_plan.cchc_reminder_action"
        )
        return action | {"domain": [("task_id", "=", self.id)], "context": {}}

    def message_subscribe(self, partner_ids=None, subtype_ids=None):
        # Who is reminded by an activity need not get every message on the task.
        if self.env.context.get("cchc_reminding"):
            return True
        return super().message_subscribe(partner_ids, subtype_ids)

    def _after_write(self, vals):
        super()._after_write(vals)
        if REMINDED_FIELDS & vals.keys():
            self._refresh_reminders()

    def _refresh_reminders(self, today=None, reminders=None):
        """Update the activities first, so that hand-overs see what has ended."""
        self._refresh_activities(today, reminders)
        super()._refresh_reminders(today, reminders)

    def _refresh_activities(self, today=None, reminders=None):
        """Bring the activities in line with what is open now.

        Those that are there are moved to the present person and deadline, or closed
        where nothing is due any more. A new one comes with a new reminder only, so what
        a person ticked off stays away until the next stage.
        """
        # The one who finishes a task also ends what others were asked to chase.
        tasks = self.sudo().with_context(
            cchc_reminding=True, mail_activity_quick_update=True
        )
        activities = tasks._reminder_activities()
        if not activities and not reminders:
            return
        today = today or today_in_vietnam(self.env)
        created = {(row.task_id.id, row.recipient) for row in reminders or ()}
        calendars = self.env["cchc.day.off"].sudo()._calendars(tasks.company_id)
        stages = self.env["cchc.reminder.stage"].sudo()._of_companies(tasks.company_id)
        by_task = activities.grouped("res_id")
        tasks.milestone_ids.mapped("reminder_ids")  # read for all at once
        vals_list = []
        for task in tasks:
            company = task.company_id
            wanted = task._reminders_wanted(today, stages[company], calendars[company])
            vals_list += task._move_activities(
                by_task.get(task.id, activities.browse()), wanted, created
            )
        tasks.env["mail.activity"].create(vals_list)

    @api.model
    def _activity_type_ids(self, *xmlids) -> list[int]:
        """The ids of these activity types, of all for reminders if none is named."""
        find = self.env["ir.model.data"]._xmlid_to_res_id
        return [find(xmlid) for xmlid in xmlids or (DUE, OVERDUE, ESCALATION)]

    def _reminder_activities(self):
        return self.env["mail.activity"].search(
            [
                ("res_model", "=", "cchc.task"),
                ("res_id", "in", self.ids),
                ("activity_type_id", "in", self._activity_type_ids()),
            ]
        )

    def _reminders_wanted(self, today, stages, is_off) -> dict:
        """{user: (recipient role, values of the activity)}."""
        wanted = {}
        to_remind = self._milestones_to_remind(today, stages, is_off)
        for recipient, (milestone, distance) in to_remind.items():
            user = milestone._whom_to_remind(recipient)
            if user and user not in wanted:
                vals = self._activity_vals(user, recipient, milestone, distance, today)
                deadline = last_working_day(milestone.date_deadline, is_off)
                wanted[user] = recipient, vals | {"date_deadline": deadline}
        return wanted

    def _milestones_to_remind(self, today, stages, is_off) -> dict:
        """{recipient role: (first milestone that reached a stage, its distance)}.

        The distance is in working days from the deadline, below zero before it.
        """
        self.ensure_one()
        if self.state in OUTSIDE or self.plan_id.state != "issued" or not self.active:
            return {}
        found = {}
        waiting = self.milestone_ids.filtered(
            lambda due: due.state == "todo" and due.date_deadline
        )
        for milestone in waiting.sorted("date_deadline"):
            distance = working_days_from(milestone.date_deadline, today, is_off)
            reached = reached_stages(stages, distance)
            if not reached:
                break  # the later ones have not reached one either
            for recipient in reached:
                found.setdefault(recipient, (milestone, distance))
        return found

    def _activity_vals(self, user, recipient, milestone, distance, today) -> dict:
        kind = ESCALATION
        if recipient == "person":
            kind = OVERDUE if distance > 0 else DUE
        return {
            "activity_type_id": self._activity_type_ids(kind)[0],
            "user_id": user.id,
            "summary": milestone._reminder_text(distance, today, user),
            "note": kind == ESCALATION and milestone._reminded_before(user),
        }

    def _move_activities(self, activities, wanted, created) -> list[dict]:
        """Move or close this task's activities; returns the values of new ones."""
        self.ensure_one()
        by_user = activities.grouped("user_id")
        free = activities.filtered(lambda each: each.user_id not in wanted)
        vals_list = []
        for user, (recipient, vals) in wanted.items():
            # The person's own, or that of the one who was asked before.
            own = by_user.get(user) or self._of_kind(free, recipient)[:1]
            free -= own
            if own:
                own[0].write(vals)
                free |= own[1:]
            elif (self.id, recipient) in created:
                model_id = self.env["ir.model"]._get_id("cchc.task")
                vals_list.append(
                    vals
                    | {"res_model_id": model_id, "res_id": self.id, "automated": True}
                )
        free.unlink()
        return vals_list

    def _of_kind(self, activities, recipient: str):
        """Those for the person in charge, or those for a head or a leader."""
        kinds = (DUE, OVERDUE) if recipient == "person" else (ESCALATION,)
        type_ids = self._activity_type_ids(*kinds)
        return activities.filtered(lambda each: each.activity_type_id.id in type_ids)

    def _note_reminder_failure(self, error: Exception):
        """Say on the task why nobody could be reminded of it."""
        for task in self:
            here = task.with_context(lang=task.user_id._reminder_lang())
            text = here.env._(
                "The reminder of this task failed and is tried again tomorrow: "
                "%(error)s",
                error=str(error),
            )
            here.message_post(body=text)

    def _resume_reminders(self, recipient: str):
        """Remind the one who is responsible now of what was reminded before.

        Archiving an account deletes its activities, and a new person has had none.
        """
        super()._resume_reminders(recipient)
        sent = self.reminder_ids.filtered(
            lambda row: row.recipient == recipient and row._is_open()
        )
        sent.task_id._refresh_reminders(reminders=sent)
