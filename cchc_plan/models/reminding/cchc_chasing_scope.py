from odoo import api, fields, models

MAX_HORIZON_DAYS = 366


class CchcChasingScope(models.AbstractModel):
    """Whom and what a letter chases: asked in the dialog, kept in the letter."""

    _name = "cchc.chasing.scope"
    _description = "What a Letter Chases"
    _inherit = ["cchc.base.mixin"]

    plan_ids = fields.Many2many(
        "cchc.plan",
        string="Plans",
        check_company=True,
        help="Empty: all issued plans of the commune.",
    )
    unit_ids = fields.Many2many(
        "cchc.unit",
        string="Units",
        check_company=True,
        help="Empty: all units that have something to be chased.",
    )
    horizon_days = fields.Integer(
        string="Due Within (Days)",
        compute="_compute_horizon_days",
        store=True,
        readonly=False,
        help="Work that is due within so many days is listed as due soon.",
    )
    date_answer = fields.Date(
        string="Report By",
        help="The day by which the units report what they have done.",
    )

    @api.depends("company_id")
    def _compute_horizon_days(self):
        for scope in self:
            scope.horizon_days = scope.company_id.cchc_due_soon_days
