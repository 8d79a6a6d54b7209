from odoo import api, fields, models


class CchcDecideWizard(models.TransientModel):
    """A leader grants more time with a date, or refuses it with a reason."""

    _name = "cchc.decide.wizard"
    _description = "Decide on an Extension"
    _inherit = ["cchc.base.mixin"]

    extension_id = fields.Many2one(
        "cchc.extension", required=True, ondelete="cascade", readonly=True
    )
    decision = fields.Selection(
        [("approved", "Grant"), ("refused", "Refuse")], required=True, readonly=True
    )
    task_id = fields.Many2one(related="extension_id.task_id")
    date_deadline = fields.Date(related="extension_id.date_deadline")
    date_requested = fields.Date(related="extension_id.date_requested")
    reason = fields.Text(related="extension_id.reason")
    user_id = fields.Many2one(related="extension_id.user_id")
    document_id = fields.Many2one(related="extension_id.document_id")
    date_granted = fields.Date(
        string="New Deadline Granted",
        compute="_compute_date_granted",
        store=True,
        readonly=False,
    )
    note = fields.Text(string="Grounds of the Decision")

    @api.depends("extension_id")
    def _compute_date_granted(self):
        for wizard in self:
            wizard.date_granted = wizard.extension_id.date_requested

    def action_decide(self):
        self.ensure_one()
        extension = self.extension_id
        extension.decision_note = self.note
        if self.decision == "refused":
            extension.action_refuse()
        else:
            extension.date_granted = self.date_granted
            extension.action_approve()
        return {"type": "ir.actions.act_window_close"}
