from odoo import Command, api, fields, models

from ...core.organisation.unit_names import is_all_units
from ...core.plan.timeframe import parse
from ...core.text.normalize import fold
from ...models.plan.cchc_task import TIMEFRAME_KINDS


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

    def _task_values(self, units: dict) -> dict:
        """The task's values; ``units`` maps folded names to units."""
        self.ensure_one()
        lead, *others = self._units_of(self.lead_text, units) or [False]
        others += self._units_of(self.coordinating_text, units)
        others = [unit for unit in dict.fromkeys(others) if unit != lead]
        company_units = self.env["cchc.unit"].browse()
        names = company_units._names_in(self.coordinating_text or "")
        return {
            "name": self.name,
            "deliverable": self.deliverable,
            "lead_unit_id": lead and lead.id,
            "lead_text": self.lead_text,
            "coordinating_unit_ids": [Command.set([unit.id for unit in others])],
            "coordinating_text": self.coordinating_text,
            "all_units": any(is_all_units(name) for name in names),
            "timeframe_text": self.timeframe_text,
            "budget_text": self.budget_text,
            "note": self.note,
        }

    def _units_of(self, text, units: dict) -> list:
        known = self.env["cchc.unit"].browse().union(*filter(None, units.values()))
        names = known._names_in(text or "")
        found = [units.get(fold(name)) or known._match(name) for name in names]
        return [unit for unit in found if unit]
