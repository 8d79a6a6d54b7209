from odoo import Command, api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...models.base.lock import unlocked

# What a line may change of a task, in the order in which it is recorded.
FIELDS = (
    "name",
    "deliverable",
    "lead_unit_id",
    "coordinating_unit_ids",
    "all_units",
    "timeframe_text",
)


class CchcAmendmentWizard(models.TransientModel):
    """Change an issued plan: what, why, and by which document."""

    _name = "cchc.amendment.wizard"
    _description = "Amend a Plan"
    _inherit = ["cchc.base.mixin"]

    plan_id = fields.Many2one(
        "cchc.plan", required=True, ondelete="cascade", readonly=True
    )
    company_id = fields.Many2one(related="plan_id.company_id")
    reason = fields.Text(required=True)
    document_id = fields.Many2one(
        "cchc.document",
        string="By Document",
        required=True,
        ondelete="cascade",
        domain="[('company_id', '=', company_id)]",
        help="The decision or letter that allows the change; register it here if new.",
    )
    line_ids = fields.One2many("cchc.amendment.wizard.line", "wizard_id")

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        task = self.env["cchc.task"].browse(self.env.context.get("amend_task_id"))
        if task:
            values["line_ids"] = [Command.create({"task_id": task.id})]
        return values

    def action_apply(self):
        self.ensure_one()
        if self.plan_id.state != "issued":
            raise UserError(self.env._("Only an issued plan is amended."))
        if not self.line_ids:
            raise UserError(self.env._("Say which task changes, and how."))
        # Rows before and after are recorded from what the lines really do.
        changes = [change for line in self.line_ids for change in line._apply()]
        if not changes:
            raise UserError(self.env._("Nothing is different from the plan as it is."))
        amendment = self.env["cchc.amendment"].create(
            {
                "plan_id": self.plan_id.id,
                "document_id": self.document_id.id,
                "reason": self.reason,
                "line_ids": [Command.create(change) for change in changes],
            }
        )
        return {
            "type": "ir.actions.act_window",
            "res_model": "cchc.amendment",
            "res_id": amendment.id,
            "view_mode": "form",
        }


class CchcAmendmentWizardLine(models.TransientModel):
    """One task to change, add or cancel, with its words as they shall be."""

    _name = "cchc.amendment.wizard.line"
    _description = "Change to a Task"
    _inherit = ["cchc.base.mixin"]

    wizard_id = fields.Many2one(
        "cchc.amendment.wizard", required=True, ondelete="cascade", index=True
    )
    plan_id = fields.Many2one(related="wizard_id.plan_id")
    company_id = fields.Many2one(related="wizard_id.company_id")
    operation = fields.Selection(
        [("change", "Change"), ("add", "Add"), ("cancel", "Cancel")],
        default="change",
        required=True,
    )
    task_id = fields.Many2one(
        "cchc.task", ondelete="cascade", domain="[('plan_id', '=', plan_id)]"
    )
    section_id = fields.Many2one(
        "cchc.section", ondelete="cascade", domain="[('plan_id', '=', plan_id)]"
    )
    name = fields.Text(
        string="Wording of the Task",
        compute="_compute_words",
        store=True,
        readonly=False,
    )
    deliverable = fields.Text(compute="_compute_words", store=True, readonly=False)
    lead_unit_id = fields.Many2one(
        "cchc.unit",
        compute="_compute_words",
        store=True,
        readonly=False,
        domain="[('company_id', '=', company_id)]",
    )
    coordinating_unit_ids = fields.Many2many(
        "cchc.unit",
        compute="_compute_words",
        store=True,
        readonly=False,
        domain="[('company_id', '=', company_id)]",
    )
    all_units = fields.Boolean(
        string="All Units Concerned",
        compute="_compute_words",
        store=True,
        readonly=False,
    )
    timeframe_text = fields.Text(
        string="Timeframe", compute="_compute_words", store=True, readonly=False
    )
    date_deadline = fields.Date(
        string="New Deadline",
        help="Moves the next open milestone to this day, whatever the wording says.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        # A line that changes one word keeps the others.
        for vals in vals_list:
            task = self.env["cchc.task"].browse(vals.get("task_id"))
            if task:
                vals |= {name: self._written(task, name) for name in FIELDS} | vals
        return super().create(vals_list)

    @api.depends("task_id")
    def _compute_words(self):
        for line in self:
            for name in FIELDS:
                line[name] = line.task_id[name]

    def _apply(self) -> list[dict]:
        """Carry the change out and return its amendment lines."""
        self.ensure_one()
        if self.operation == "add":
            return self._apply_add()
        if not self.task_id:
            raise ValidationError(self.env._("Choose the task that changes."))
        if self.operation == "cancel":
            unlocked(self.task_id).state = "cancelled"
            return [
                self._change("cancel", self.task_id, "state", self.task_id.name, "")
            ]
        changes = self._apply_words() + self._apply_deadline()
        if missing := self.task_id._missing_for_issue():
            raise ValidationError("\n".join(missing))
        return changes

    def _apply_add(self) -> list[dict]:
        if not self.section_id or not self.name or not self.lead_unit_id:
            raise ValidationError(
                self.env._("A new task needs its section, its name and its lead unit.")
            )
        last = max(self.section_id.task_ids.mapped("sequence"), default=0)
        values = {
            name: self[name] for name in ("name", "deliverable", "timeframe_text")
        }
        task = unlocked(self.env["cchc.task"]).create(
            values
            | {
                "section_id": self.section_id.id,
                "sequence": last + 10,
                "lead_unit_id": self.lead_unit_id.id,
                "coordinating_unit_ids": [Command.set(self.coordinating_unit_ids.ids)],
                "all_units": self.all_units,
            }
        )
        task._create_periodic_milestones()
        if self.date_deadline:
            task._move_deadline(self.date_deadline)
        if missing := task._missing_for_issue():
            raise ValidationError("\n".join(missing))
        task.milestone_ids._fix_planned_dates()
        return [self._change("add", task, "name", "", task.name)]

    def _apply_words(self) -> list[dict]:
        task = unlocked(self.task_id)
        before = {name: self._shown(task, name) for name in FIELDS}
        changed = [name for name in FIELDS if self[name] != task[name]]
        if not changed:
            return []
        if "timeframe_text" in changed:
            task._reschedule(self.timeframe_text)
        task.write({name: self._written(self, name) for name in changed})
        return [
            self._change("change", task, name, before[name], self._shown(task, name))
            for name in changed
        ]

    def _apply_deadline(self) -> list[dict]:
        task = unlocked(self.task_id)
        if not self.date_deadline or self.date_deadline == task.date_deadline:
            return []
        before = self._shown(task, "date_deadline")
        task._move_deadline(self.date_deadline)
        return [
            self._change(
                "change",
                task,
                "date_deadline",
                before,
                self._shown(task, "date_deadline"),
            )
        ]

    def _change(self, operation, task, name, before, after) -> dict:
        return {
            "operation": operation,
            "task_id": task.id,
            "field_label": task._fields[name]._description_string(self.env),
            "value_old": before,
            "value_new": after,
        }

    def _written(self, record, name):
        """A field's value as ``write`` takes it."""
        return record._fields[name].convert_to_write(record[name], record)

    def _shown(self, task, name) -> str:
        """A field's value as a person reads it."""
        field = task._fields[name]
        value = task[name]
        if field.type == "boolean":
            return self.env._("Yes") if value else self.env._("No")
        if field.relational:
            return ", ".join(value.mapped("display_name"))
        if field.type == "date":
            return f"{value:%d/%m/%Y}" if value else ""
        return value or ""
