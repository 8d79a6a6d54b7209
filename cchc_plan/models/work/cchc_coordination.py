from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

# What a coordinating unit tells of its own part.
MARK_FIELDS = frozenset({"state", "note"})


class CchcCoordination(models.Model):
    """The part of one coordinating unit in a task of an issued plan."""

    _name = "cchc.coordination"
    _description = "Part of a Coordinating Unit"
    _inherit = ["cchc.rights.mixin"]
    _order = "task_id.id desc, unit_id, id"
    _check_company_auto = True

    task_id = fields.Many2one(
        "cchc.task", required=True, ondelete="cascade", index=True, readonly=True
    )
    unit_id = fields.Many2one(
        "cchc.unit",
        string="Coordinating Unit",
        required=True,
        ondelete="restrict",
        index=True,
        readonly=True,
        check_company=True,
    )
    plan_id = fields.Many2one(related="task_id.plan_id", store=True, index=True)
    plan_state = fields.Selection(string="State of the Plan", related="plan_id.state")
    company_id = fields.Many2one(related="task_id.company_id", store=True, index=True)
    lead_unit_id = fields.Many2one(related="task_id.lead_unit_id")
    date_deadline = fields.Date(related="task_id.date_deadline")
    status = fields.Selection(
        string="Status of the Task", related="task_id.status", related_sudo=False
    )
    state = fields.Selection(
        [("todo", "Not Started"), ("doing", "Doing"), ("done", "Done")],
        string="Own Part",
        default="todo",
        required=True,
        index=True,
    )
    note = fields.Char(help="What the unit has done, or what it waits for.")
    user_id = fields.Many2one(
        "res.users", string="Told By", ondelete="restrict", readonly=True
    )
    date = fields.Date(string="Told On", readonly=True)

    _once = models.Constraint(
        "UNIQUE(task_id, unit_id)", "This unit already has its part in the task."
    )

    @api.depends("task_id", "unit_id")
    def _compute_display_name(self):
        for part in self:
            part.display_name = f"{part.unit_id.name} – {part.task_id.name}"

    def write(self, vals):
        if not self.env.su and vals.keys() - MARK_FIELDS:
            raise AccessError(
                self.env._("Only the state and the note of a unit's part change.")
            )
        for part in self:
            if part.plan_state != "issued":
                raise UserError(
                    self.env._(
                        "The plan “%(plan)s” is not being carried out, so no part of "
                        "its tasks changes.",
                        plan=part.plan_id.name,
                    )
                )
        before = {part: (part.state, part.note) for part in self}
        result = super().write(
            vals | {"user_id": self.env.uid, "date": fields.Date.context_today(self)}
        )
        for part, (state, note) in before.items():
            if (part.state, part.note) != (state, note):
                part._log_on_task()
        return result

    def action_mark(self):
        """Say how far the unit's part is, in a small dialog."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_plan.cchc_coordination_action_mark"
        )
        return action | {"res_id": self.id}

    def _log_on_task(self):
        self.ensure_one()
        label = dict(self._fields["state"]._description_selection(self.env))
        body = f"{self.unit_id.name}: {label[self.state]}"
        if self.note:
            body = f"{body} – {self.note}"
        self.task_id._message_log(body=body)
