from odoo import api, fields, models
from odoo.exceptions import ValidationError

SOURCES = [
    ("entered", "Indicator or Entered"),
    ("plan", "Counted in the Plan"),
    ("heading", "Heading"),
]
PLAN_FIGURES = [
    ("documents", "Documents Issued"),
    ("tasks", "Tasks in the Plan"),
    ("tasks_done", "Tasks Done"),
    ("completion", "Completion (%)"),
    ("tasks_on_time", "Tasks Done on Time"),
    ("tasks_late", "Tasks Done Late"),
    ("tasks_overdue", "Tasks Overdue"),
]
WAYS = [
    ("sum", "Adds Up"),
    ("last", "Latest Figure"),
    ("typed", "Entered Separately"),
]
# What a report copies of a line when the units are asked.
LINE_FIELDS = (
    "code",
    "number",
    "name",
    "unit_of_measure",
    "source",
    "plan_figure",
    "aggregation",
)


class CchcStatisticLine(models.Model):
    """A heading of a statistics form, or a figure and where it comes from."""

    _name = "cchc.statistic.line"
    _description = "Line of a Statistics Form"
    _inherit = ["cchc.base.mixin"]
    _order = "form_id, sequence, id"
    _check_company_auto = True

    form_id = fields.Many2one(
        "cchc.statistic.form", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="form_id.company_id", store=True)
    sequence = fields.Integer(default=1000, help="A new line comes last.")
    code = fields.Char(
        copy=True,
        help="By it a line is the same in every report, in the copies of a form and in "
        "the indicators of the next years; empty: given by the system.",
    )
    number = fields.Char(string="No.", help="As printed in the form: II, 3, 3.1.")
    name = fields.Char(string="Line", required=True)
    unit_of_measure = fields.Char()
    source = fields.Selection(
        SOURCES,
        required=True,
        default="entered",
        help="A figure is that of the indicator which names this line, its value or "
        "its numerator or denominator; where none does, the office enters it in the "
        "report.",
    )
    plan_figure = fields.Selection(
        PLAN_FIGURES,
        string="What Is Counted",
        compute="_compute_plan_figure",
        store=True,
        readonly=False,
        precompute=True,
    )
    aggregation = fields.Selection(
        WAYS,
        string="Over the Year",
        required=True,
        default="sum",
        help="How entered figures make the one since the year began. A percentage has "
        "no sum: where the period is not the whole time, its figure is entered.",
    )

    _code_uniq = models.Constraint(
        "UNIQUE(form_id, code)",
        "Another line of the form has this code; give each its own.",
    )

    @api.depends("source")
    def _compute_plan_figure(self):
        for line in self:
            line.plan_figure = line.plan_figure if line.source == "plan" else False

    @api.depends("number", "name")
    def _compute_display_name(self):
        for line in self:
            line.display_name = " ".join(filter(None, (line.number, line.name)))

    @api.constrains("source", "plan_figure")
    def _check_plan_figure(self):
        for line in self:
            if line.source == "plan" and not line.plan_figure:
                raise ValidationError(
                    self.env._(
                        "Choose what is counted in the plan for the line “%(line)s”.",
                        line=line.display_name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        for form in lines.form_id:
            form._give_codes()
        return lines

    def write(self, vals):
        if "form_id" in vals:
            # Record rules judge where a line was, not where a write puts it.
            form = self.env["cchc.statistic.form"].browse(vals["form_id"])
            form.check_access("write")
        if "code" in vals and not (vals["code"] or "").strip():
            vals = {name: value for name, value in vals.items() if name != "code"}
        return super().write(vals)
