from odoo import fields, models

from ...core.text.normalize import fold
from ...models.indicator.cchc_indicator import DIRECTIONS, KINDS


class CchcPlanImportIndicator(models.TransientModel):
    """A target found in the text; it becomes an indicator if ticked."""

    _name = "cchc.plan.import.indicator"
    _description = "Target Read"
    _inherit = ["cchc.base.mixin"]

    import_id = fields.Many2one(
        "cchc.plan.import", required=True, ondelete="cascade", index=True
    )
    is_taken = fields.Boolean(string="Take Over", default=True)
    name = fields.Char(string="Indicator", required=True)
    direction = fields.Selection(
        DIRECTIONS,
        default="at_least",
        required=True,
    )
    kind = fields.Selection(KINDS, default="ratio", required=True)
    has_target = fields.Boolean(default=True)
    target = fields.Float(digits=(16, 2))
    unit_of_measure = fields.Char(default="%")
    numerator_name = fields.Char(string="Numerator")
    denominator_name = fields.Char(string="Denominator")
    place = fields.Char(string="Where", readonly=True)
    section_number = fields.Char(string="Section")

    def _lead_of(self, task):
        """The unit that leads the task, if it is the one that sets this target."""
        self.ensure_one()
        # The text has items of the same numbers.
        said = task and fold(self.name) in fold(f"{task.name}; {task.deliverable}")
        return task.lead_unit_id.id if said else False
