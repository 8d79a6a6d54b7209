from odoo import api, fields, models


class CchcTask(models.Model):
    """One part for each coordinating unit, from the day the plan is issued."""

    _inherit = "cchc.task"

    coordination_ids = fields.One2many("cchc.coordination", "task_id", readonly=True)
    coordination_done = fields.Char(
        string="Units Done",
        compute="_compute_coordination_done",
        help="How many of the coordinating units have done their part.",
    )

    @api.depends("coordination_ids.state")
    def _compute_coordination_done(self):
        for task in self:
            parts = task.coordination_ids
            done = parts.filtered(lambda part: part.state == "done")
            task.coordination_done = f"{len(done)}/{len(parts)}" if parts else ""

    @api.model_create_multi
    def create(self, vals_list):
        tasks = super().create(vals_list)
        tasks.filtered(lambda task: task.plan_state == "issued")._sync_coordination()
        return tasks

    def write(self, vals):
        result = super().write(vals)
        if {"coordinating_unit_ids", "all_units", "lead_unit_id"} & vals.keys():
            issued = self.filtered(lambda task: task.plan_state == "issued")
            issued._sync_coordination()
        return result

    def _sync_coordination(self):
        """Give each coordinating unit its part; drop a part that says nothing.

        What a unit has told of its part stays, even if it coordinates no more.
        """
        everybody = self.env["cchc.unit"]
        if any(self.mapped("all_units")):
            everybody = everybody.search(
                [
                    ("company_id", "in", self.company_id.ids),
                    ("is_internal", "=", True),
                    ("date_to", "=", False),
                ]
            )
        # Nobody has the right to make or drop a part but this rule.
        gone = self.env["cchc.coordination"].sudo()
        vals_list = []
        for task in self:
            units = task.coordinating_unit_ids
            if task.all_units:
                units |= everybody.filtered(
                    lambda unit, task=task: unit.company_id == task.company_id
                )
            units -= task.lead_unit_id
            parts = task.coordination_ids
            silent = parts.filtered(lambda part: part.state == "todo" and not part.note)
            gone += silent.filtered(lambda part, units=units: part.unit_id not in units)
            vals_list += [
                {"task_id": task.id, "unit_id": unit.id}
                for unit in units - parts.unit_id
            ]
        gone.unlink()
        gone.create(vals_list)
