from odoo import api, fields, models

from ...core.reporting.facts import UnitPart

TEXTS = ("results", "difficulties", "proposals", "next_work")


class CchcReportPart(models.Model):
    """What a unit wrote, or that it had not answered when the report was approved."""

    _name = "cchc.report.part"
    _description = "Unit in a Report"
    _inherit = ["cchc.frozen.mixin"]
    _order = "report_id, sequence, id"
    _rec_name = "unit"

    unit = fields.Char()
    is_submitted = fields.Boolean(string="Answered")
    results = fields.Text()
    difficulties = fields.Text()
    proposals = fields.Text()
    next_work = fields.Text(string="Work of the Next Period")

    def _fact(self) -> UnitPart:
        """This part as the core knows it."""
        self.ensure_one()
        return UnitPart(
            unit=self.unit or "",
            is_submitted=self.is_submitted,
            **{name: self[name] or "" for name in TEXTS},
        )

    @api.model
    def _vals_of(self, fact: UnitPart) -> dict:
        names = ("unit", "is_submitted", *TEXTS)
        return {name: getattr(fact, name) for name in names}
