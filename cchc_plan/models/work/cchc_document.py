from odoo import api, fields, models
from odoo.exceptions import UserError


class CchcDocument(models.Model):
    """A document proves a milestone because the milestone says so."""

    _inherit = "cchc.document"

    milestone_ids = fields.Many2many(
        "cchc.milestone",
        relation="cchc_document_milestone_rel",
        string="Proves",
        readonly=True,
    )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_proves(vals)
        return super().create(vals_list)

    def write(self, vals):
        self._check_proves(vals)
        return super().write(vals)

    def _check_proves(self, vals: dict):
        # From this side, no right on the milestone and no rule of it would be asked.
        if "milestone_ids" in vals:
            raise UserError(
                self.env._("Attach the document in the milestone that it proves.")
            )
