from odoo import api, models

from .cchc_year_board import PAGE_SIZE


class CchcPlan(models.Model):
    """The boards as methods of the plan."""

    _inherit = "cchc.plan"

    # Kept for programs until 19.0.3: the boards have moved to models of their own.

    @api.model
    @api.readonly
    def year_board(
        self,
        plan_id: int | None = None,
        filters: dict | None = None,
        offset: int = 0,
        limit: int = PAGE_SIZE,
    ) -> dict:
        """See ``get_board`` of ``cchc.year.board``."""
        board = self.env["cchc.year.board"]
        return board.get_board(plan_id, filters, offset, limit)

    @api.model
    @api.readonly
    def steering_board(
        self,
        plan_id: int | None = None,
        day: str | None = None,
        unit_id: int | None = None,
        year: int | None = None,
    ) -> dict:
        """See ``get_board`` of ``cchc.steering.board``."""
        board = self.env["cchc.steering.board"]
        return board.get_board(plan_id, day, unit_id, year)
