from odoo import api, fields, models

from ..core.timeframe import parse
from ..models.cchc_indicator import DIRECTIONS, KINDS
from ..models.cchc_task import TIMEFRAME_KINDS


class CchcPlanImportLine(models.TransientModel):
    """A section or a task as it was read, beside the original row."""

    _name = "cchc.plan.import.line"
    _description = "Line Read"
    _inherit = ["cchc.base.mixin"]
    _order = "sequence, id"

    import_id = fields.Many2one(
        "cchc.plan.import", required=True, ondelete="cascade", index=True
    )
    sequence = fields.Integer(default=10000)
    kind = fields.Selection(
        [("section", "Section"), ("task", "Task")], default="task", required=True
    )
    number = fields.Char()
    name = fields.Text(string="Task", required=True)
    deliverable = fields.Text()
    lead_text = fields.Char(string="Lead Unit")
    coordinating_text = fields.Text(string="Coordinating Units")
    timeframe_text = fields.Text(string="Timeframe")
    timeframe_kind = fields.Selection(
        TIMEFRAME_KINDS, string="Understood As", compute="_compute_timeframe"
    )
    deadlines = fields.Char(
        compute="_compute_timeframe",
        help="The last days in time that the wording gives.",
    )
    budget_text = fields.Text(string="Budget")
    note = fields.Text()
    original = fields.Text(string="Original Row", readonly=True)
    doubt = fields.Text(string="Please Check", readonly=True)
    doubtful = fields.Char(
        readonly=True, help="The fields that the doubt is about, for their colour."
    )

    @api.depends("timeframe_text", "kind", "import_id.year")
    def _compute_timeframe(self):
        for line in self:
            year = line.import_id.year
            if line.kind != "task" or not 1990 <= year <= 2100:
                line.timeframe_kind = False
                line.deadlines = False
                continue
            timeframe = parse(line.timeframe_text or "", year)
            line.timeframe_kind = timeframe.kind
            line.deadlines = ", ".join(
                f"{due.date_deadline:%d/%m/%Y}" for due in timeframe.deadlines
            )


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
