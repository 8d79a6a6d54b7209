from odoo import fields, models


class CchcPlanImportUnit(models.TransientModel):
    """A body that the annex names, and the unit it is taken for."""

    _name = "cchc.plan.import.unit"
    _description = "Unit Read"
    _inherit = ["cchc.base.mixin"]
    _order = "use_count desc, id"

    import_id = fields.Many2one(
        "cchc.plan.import", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="import_id.company_id")
    name = fields.Char(string="As Printed", required=True, readonly=True)
    use_count = fields.Integer(string="Times", readonly=True)
    unit_id = fields.Many2one(
        "cchc.unit",
        string="Is This Unit",
        ondelete="cascade",
        domain="[('company_id', '=', company_id)]",
    )
    is_created = fields.Boolean(
        string="Create as New",
        default=True,
        help="Where no unit is chosen: create one of this name when accepting.",
    )
