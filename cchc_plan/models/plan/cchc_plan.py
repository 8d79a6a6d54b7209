from datetime import date

from odoo import api, fields, models
from odoo.exceptions import ValidationError

STATES = [("draft", "Draft"), ("issued", "Issued"), ("closed", "Closed")]
NUMBERINGS = [
    ("section", "From 1 in each section"),
    ("plan", "Through the whole plan"),
]
# What is read together, and only when it is asked for.
CHAPTERS = "chapters"


class CchcPlan(models.Model):
    """A commune's yearly plan of administrative reform."""

    _name = "cchc.plan"
    _description = "Administrative-Reform Plan"
    _inherit = [
        "mail.thread",
        "mail.activity.mixin",
        "cchc.company.mixin",
        "cchc.rights.mixin",
    ]
    _order = "year desc, id desc"
    _rec_names_search = ["name", "document_number"]
    _check_company_auto = True
    _mail_post_access = "read"

    name = fields.Char(
        string="Subject",
        required=True,
        index="trigram",
        tracking=True,
        help="As printed below KẾ HOẠCH: Cải cách hành chính xã Vĩnh Khê năm 2024.",
    )
    year = fields.Integer(
        required=True,
        index=True,
        tracking=True,
        default=lambda self: fields.Date.context_today(self).year,
    )
    state = fields.Selection(
        STATES, default="draft", required=True, index=True, copy=False, tracking=True
    )
    user_id = fields.Many2one(
        "res.users",
        string="Responsible",
        ondelete="restrict",
        index=True,
        tracking=True,
        default=lambda self: self.env.user,
        help="Who keeps the plan in the office.",
    )
    active = fields.Boolean(default=True)

    # The body; its chapters are long, so a list of tasks does not read them
    basis_ids = fields.Many2many("cchc.document", string="Legal Bases")
    basis_text = fields.Text(
        string="Legal Bases as Printed",
        prefetch=CHAPTERS,
        help="One a line, as they stand at the head of the plan.",
    )
    objective = fields.Text(prefetch=CHAPTERS)
    requirement = fields.Text(prefetch=CHAPTERS)
    key_tasks = fields.Text(prefetch=CHAPTERS)
    solutions = fields.Text(prefetch=CHAPTERS)
    budget_note = fields.Text(string="Budget", prefetch=CHAPTERS)
    organisation = fields.Text(prefetch=CHAPTERS)
    reporting_note = fields.Text(string="Reporting", prefetch=CHAPTERS)
    other_text = fields.Text(string="Other Chapters", prefetch=CHAPTERS)
    chapter_titles = fields.Text(
        prefetch=CHAPTERS,
        help="Titles of the chapters as the imported file has them, one a line.",
    )
    annex_title = fields.Char()
    has_annex_label = fields.Boolean(string="Annex Has Its Label", default=True)
    numbering = fields.Selection(
        NUMBERINGS,
        string="Task Numbers",
        default="section",
        required=True,
    )

    # Its place among other plans
    parent_id = fields.Many2one(
        "cchc.document",
        string="Plan of the Superior",
        ondelete="restrict",
        index="btree_not_null",
        check_company=True,
        help="The superior's plan that this one carries out.",
    )
    date_from = fields.Date(compute="_compute_date_from", store=True, readonly=False)
    date_to = fields.Date(compute="_compute_date_to", store=True, readonly=False)
    replaces_id = fields.Many2one(
        "cchc.plan",
        ondelete="restrict",
        index="btree_not_null",
        check_company=True,
        help="The plan of the same year that this one takes the place of.",
    )
    replaced_by_ids = fields.One2many("cchc.plan", "replaces_id", readonly=True)
    source_checksum = fields.Char(index="btree_not_null", copy=False, readonly=True)

    section_ids = fields.One2many("cchc.section", "plan_id", string="Sections")
    task_ids = fields.One2many("cchc.task", "plan_id", string="Tasks")
    indicator_ids = fields.One2many("cchc.indicator", "plan_id", string="Indicators")
    amendment_ids = fields.One2many(
        "cchc.amendment", "plan_id", string="Amendments", readonly=True
    )

    _year_range = models.Constraint(
        "CHECK(year BETWEEN 1990 AND 2100)",
        "The year of a plan lies between 1990 and 2100.",
    )

    @api.depends("year")
    def _compute_date_from(self):
        for plan in self:
            plan.date_from = _day_of_year(plan.year, 1, 1)

    @api.depends("year")
    def _compute_date_to(self):
        for plan in self:
            plan.date_to = _day_of_year(plan.year, 12, 31)

    @api.constrains("date_from", "date_to")
    def _check_dates(self):
        for plan in self:
            if plan.date_from and plan.date_to and plan.date_from > plan.date_to:
                raise ValidationError(
                    self.env._(
                        "The plan %(plan)s ends before it begins; correct its dates.",
                        plan=plan.name,
                    )
                )

    @api.model
    def _plan_state_field(self):
        return "state"


def _day_of_year(year: int, month: int, day: int):
    """That day, or no date while the year is still being typed."""
    return date(year, month, day) if 1990 <= (year or 0) <= 2100 else False
