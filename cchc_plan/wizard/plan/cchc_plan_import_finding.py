from odoo import fields, models


class CchcPlanImportFinding(models.TransientModel):
    """A suspicion about the file; it is shown and never corrected."""

    _name = "cchc.plan.import.finding"
    _description = "Finding of an Import"
    _inherit = ["cchc.base.mixin"]

    import_id = fields.Many2one(
        "cchc.plan.import", required=True, ondelete="cascade", index=True
    )
    code = fields.Char()
    place = fields.Char(string="Where")
    text = fields.Text(string="What to Look At")
