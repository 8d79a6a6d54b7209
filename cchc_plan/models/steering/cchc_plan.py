from odoo import api, models


class CchcPlan(models.Model):
    """The boards as methods of the plan, kept for programs until 19.0.3."""

    _inherit = "cchc.plan"

    @api.model
    @api.readonly
    def year_board(self, *args, **kwargs) -> dict:
        """See :meth:`cchc.year.board.get_board`."""
        return self.env["cchc.year.board"].get_board(*args, **kwargs)

    @api.model
    @api.readonly
    def steering_board(self, *args, **kwargs) -> dict:
        """See :meth:`cchc.steering.board.get_board`."""
        return self.env["cchc.steering.board"].get_board(*args, **kwargs)
