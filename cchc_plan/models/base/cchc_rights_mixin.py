from odoo import api, fields, models

from .lock import is_office


class CchcRightsMixin(models.AbstractModel):
    """What the user may do with a record, so that no screen offers what would fail.

    For screens only: the rules themselves are in the access rights, the record rules
    and the models' ``write``.
    """

    _name = "cchc.rights.mixin"
    _description = "Rights of the User"
    _inherit = ["cchc.base.mixin"]

    can_manage = fields.Boolean(
        compute="_compute_rights", help="The user is of the office."
    )
    can_edit = fields.Boolean(
        compute="_compute_rights",
        help="The user is of the office and the plan is a draft.",
    )
    can_work = fields.Boolean(
        compute="_compute_rights",
        help="The plan is issued and the user may record work on this.",
    )

    @api.depends(lambda self: (self._plan_state_field(), "company_id"))
    @api.depends_context("uid")
    def _compute_rights(self):
        office = is_office(self.env)
        writable = self._filtered_access("write")
        for record in self:
            state = record[self._plan_state_field()]
            record.can_manage = office
            record.can_edit = office and state == "draft"
            record.can_work = state == "issued" and record in writable

    @api.model
    def _plan_state_field(self) -> str:
        """The field that holds the state of the record's plan."""
        return "plan_state"
