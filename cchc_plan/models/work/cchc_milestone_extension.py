from dataclasses import replace

from odoo import api, fields, models
from odoo.tools import SQL

from .cchc_extension_decision import ANSWER_ACTIVITY


class CchcMilestone(models.Model):
    """More time, asked and granted."""

    _inherit = "cchc.milestone"

    extension_ids = fields.One2many(
        "cchc.extension", "milestone_id", string="Extensions", readonly=True
    )
    is_extended = fields.Boolean(
        string="Extended",
        compute="_compute_extension",
        store=True,
        help="A leader has granted more time; the first deadline is kept.",
    )
    is_extension_asked = fields.Boolean(
        string="Extension Asked",
        compute="_compute_extension",
        store=True,
        help="More time is asked for and not decided yet.",
    )

    extension_note = fields.Char(
        string="Extension",
        compute="_compute_extension_note",
        help="What became of the last request for more time.",
    )
    work_note = fields.Text(
        string="Mind",
        compute="_compute_work_note",
        help="The last working day where the deadline is a day off, and what became of "
        "the last request for more time.",
    )

    @api.depends("extension_ids.state")
    def _compute_extension(self):
        for milestone in self:
            states = milestone.extension_ids.mapped("state")
            milestone.is_extended = "approved" in states
            milestone.is_extension_asked = "asked" in states

    @api.depends("extension_ids.state", "extension_ids.decision_note")
    @api.depends_context("lang")
    def _compute_extension_note(self):
        for milestone in self:
            last = milestone.extension_ids.sorted("id")[-1:]
            milestone.extension_note = last._note() if last else False

    @api.depends("day_off_note", "extension_note")
    def _compute_work_note(self):
        for milestone in self:
            notes = (milestone.day_off_note, milestone.extension_note)
            milestone.work_note = "; ".join(filter(None, notes))

    def _due(self):
        return replace(
            super()._due(),
            planned=self.date_planned or None,
            is_extended=self.is_extended,
        )

    @api.depends("is_extended", "date_planned", "date_done")
    def _compute_outcome(self):
        super()._compute_outcome()

    def _is_on_extension(self):
        return self._due().is_on_extension

    def _is_on_extension_sql(self, alias, query):
        state, extended, planned, done = (
            self._field_to_sql(alias, name, query)
            for name in ("state", "is_extended", "date_planned", "date_done")
        )
        return SQL(
            "(%(extended)s AND (%(state)s <> 'done' OR %(done)s > %(planned)s))",
            extended=extended,
            state=state,
            done=done,
            planned=planned,
        )

    def write(self, vals):
        result = super().write(vals)
        if vals.get("state") in ("done", "cancelled"):
            # Whoever completes it ends the notices, which are to other people.
            self.extension_ids.sudo().activity_unlink([ANSWER_ACTIVITY])
        return result

    def action_extend(self):
        """Ask for more time."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_plan.cchc_extension_action_ask"
        )
        return action | {"context": {"default_milestone_id": self.id}}
