from odoo import api, fields, models
from odoo.exceptions import UserError

from ..base.lock import is_unlocked


class CchcFrozenMixin(models.AbstractModel):
    """A copy that an approved report is made of: nobody writes it, in any role."""

    _name = "cchc.frozen.mixin"
    _description = "Fixed Part of a Report"
    _inherit = ["cchc.report.piece.mixin"]

    sequence = fields.Integer()

    @api.model_create_multi
    def create(self, vals_list):
        if vals_list:
            self._check_unlocked()
        return super().create(vals_list)

    def write(self, vals):
        self._check_unlocked()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_withdrawn(self):
        self._check_unlocked()

    def _check_unlocked(self):
        if not is_unlocked(self.env):
            raise UserError(
                self.env._(
                    "An approved report is fixed; what it says of tasks, indicators "
                    "and units does not change."
                )
            )
