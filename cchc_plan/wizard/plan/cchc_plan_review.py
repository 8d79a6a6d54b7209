from odoo import fields, models


class CchcPlanReview(models.TransientModel):
    """What the checks say of a plan, to be read; nothing is corrected by itself."""

    _name = "cchc.plan.review"
    _description = "Plan Review"
    _inherit = ["cchc.base.mixin"]

    plan_id = fields.Many2one(
        "cchc.plan", required=True, ondelete="cascade", readonly=True
    )
    line_ids = fields.One2many("cchc.plan.review.line", "review_id", readonly=True)

    def _action_show(self) -> dict:
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Plan Review"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }


class CchcPlanReviewLine(models.TransientModel):
    _name = "cchc.plan.review.line"
    _description = "Finding of a Review"
    _inherit = ["cchc.base.mixin"]

    review_id = fields.Many2one(
        "cchc.plan.review", required=True, ondelete="cascade", index=True
    )
    code = fields.Char()
    place = fields.Char(string="Where")
    text = fields.Text(string="What to Look At")
