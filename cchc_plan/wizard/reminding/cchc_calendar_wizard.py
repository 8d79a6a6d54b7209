import base64
import io

import qrcode

from odoo import api, fields, models


class CchcCalendarWizard(models.TransientModel):
    """Make, copy, renew and revoke the own calendar link."""

    _name = "cchc.calendar.wizard"
    _description = "Calendar on the Phone"
    _inherit = ["cchc.base.mixin"]

    date_link = fields.Datetime(string="Link Made On", compute="_compute_date_link")
    # Not stored: the address is on the screen once and nowhere else.
    url = fields.Char(string="Secret Link", store=False, readonly=True)
    qr_code = fields.Binary(string="QR Code", compute="_compute_qr_code")

    @api.depends_context("uid")
    def _compute_date_link(self):
        link = self.env["cchc.calendar.link"].search([])
        for wizard in self:
            wizard.date_link = link.date

    @api.depends("url")
    def _compute_qr_code(self):
        for wizard in self:
            wizard.qr_code = wizard.url and self._qr_code(wizard.url)

    @api.model
    def _qr_code(self, text: str) -> bytes:
        """The picture as base64. Made here, as no address may carry the secret."""
        picture = io.BytesIO()
        qrcode.make(text).save(picture, "PNG")
        return base64.b64encode(picture.getvalue())

    def action_renew(self):
        """Show a fresh link, the only time that it can be seen."""
        url = self.env["cchc.calendar.link"]._renew()
        return self._action_open() | {"context": {"default_url": url}}

    def action_revoke(self):
        self.env["cchc.calendar.link"]._revoke()
        return self._action_open()

    @api.model
    def _action_open(self) -> dict:
        return self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_plan.cchc_calendar_wizard_action"
        )
