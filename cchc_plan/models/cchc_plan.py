from datetime import date

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from ..core.draft import NARRATIVE_FIELDS
from ..core.progress import figures
from .lock import is_unlocked

STATES = [("draft", "Draft"), ("issued", "Issued"), ("closed", "Closed")]

# What the signed paper says: fixed from the day the plan is issued.
LOCKED_FIELDS = frozenset(
    {
        *NARRATIVE_FIELDS,
        "annex_title",
        "authority",
        "basis_ids",
        "basis_text",
        "body_line",
        "chapter_titles",
        "company_id",
        "date_from",
        "date_to",
        "document_date",
        "document_id",
        "document_number",
        "has_annex_label",
        "name",
        "numbering",
        "parent_id",
        "place",
        "recipient_line_ids",
        "signer",
        "signer_title",
        "superior_line",
        "year",
    }
)


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

    # The paper: number, date, signer, letterhead as they were when it was issued
    document_id = fields.Many2one(
        "cchc.document",
        string="Issued As",
        ondelete="restrict",
        index="btree_not_null",
        copy=False,
        check_company=True,
    )
    document_number = fields.Char(
        string="Number and Sign",
        compute="_compute_document_number",
        store=True,
        readonly=False,
        copy=False,
        tracking=True,
    )
    document_date = fields.Date(
        string="Date of Issue",
        compute="_compute_document_date",
        store=True,
        readonly=False,
        copy=False,
        tracking=True,
    )
    signer = fields.Char(compute="_compute_signer", store=True, readonly=False)
    signer_title = fields.Char(
        compute="_compute_signer_title", store=True, readonly=False
    )
    authority = fields.Char(
        string="Authority to Sign",
        compute="_compute_authority",
        store=True,
        readonly=False,
    )
    superior_line = fields.Char(
        string="Superior Body",
        compute="_compute_superior_line",
        store=True,
        readonly=False,
    )
    body_line = fields.Char(
        string="Issuing Body",
        compute="_compute_body_line",
        store=True,
        readonly=False,
    )
    place = fields.Char(compute="_compute_place", store=True, readonly=False)
    recipient_line_ids = fields.One2many(
        "cchc.recipient.line", "plan_id", string="Recipients", copy=True
    )

    # The body
    basis_ids = fields.Many2many("cchc.document", string="Legal Bases")
    basis_text = fields.Text(
        string="Legal Bases as Printed",
        help="One a line, as they stand at the head of the plan.",
    )
    objective = fields.Text()
    requirement = fields.Text()
    key_tasks = fields.Text()
    solutions = fields.Text()
    budget_note = fields.Text(string="Budget")
    organisation = fields.Text()
    reporting_note = fields.Text(string="Reporting")
    other_text = fields.Text(string="Other Chapters")
    chapter_titles = fields.Text(
        help="Titles of the chapters as the imported file has them, one a line."
    )
    annex_title = fields.Char()
    has_annex_label = fields.Boolean(string="Annex Has Its Label", default=True)
    numbering = fields.Selection(
        [("section", "From 1 in each section"), ("plan", "Through the whole plan")],
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
    replaced_by_ids = fields.One2many(
        "cchc.plan", "replaces_id", string="Replaced By", readonly=True
    )
    source_checksum = fields.Char(index="btree_not_null", copy=False, readonly=True)

    section_ids = fields.One2many("cchc.section", "plan_id", string="Sections")
    task_ids = fields.One2many("cchc.task", "plan_id", string="Tasks")
    indicator_ids = fields.One2many("cchc.indicator", "plan_id", string="Indicators")
    amendment_ids = fields.One2many(
        "cchc.amendment", "plan_id", string="Amendments", readonly=True
    )

    task_count = fields.Integer(compute="_compute_figures")
    done_count = fields.Integer(compute="_compute_figures")
    overdue_count = fields.Integer(compute="_compute_figures")
    indicator_count = fields.Integer(compute="_compute_indicator_count")
    amendment_count = fields.Integer(compute="_compute_amendment_count")
    has_figures = fields.Boolean(compute="_compute_figures")
    completion = fields.Float(
        compute="_compute_figures",
        help="Weight of the tasks done over the weight of all that are not on hold or "
        "cancelled, in per cent.",
    )
    completion_due = fields.Float(
        string="Completion of What Is Due",
        compute="_compute_figures",
        help="The same over the tasks whose deadline has come, in per cent.",
    )
    on_time_rate = fields.Float(
        compute="_compute_figures",
        help="Tasks done on time over tasks done or overdue, in per cent.",
    )

    _year_range = models.Constraint(
        "CHECK(year BETWEEN 1990 AND 2100)",
        "The year of a plan lies between 1990 and 2100.",
    )

    # One method a field: Odoo leaves all fields of a method alone when one is given.

    @api.depends("document_id")
    def _compute_document_number(self):
        for plan in self:
            plan.document_number = plan.document_id.number or plan.document_number

    @api.depends("document_id")
    def _compute_document_date(self):
        for plan in self:
            plan.document_date = plan.document_id.date or plan.document_date

    @api.depends("document_id", "company_id")
    def _compute_signer(self):
        for plan in self:
            plan.signer = (
                plan.document_id.signer or plan.signer or plan.company_id.cchc_signer
            )

    @api.depends("company_id")
    def _compute_signer_title(self):
        self._copy_letterhead("signer_title", "cchc_signer_title")

    @api.depends("company_id")
    def _compute_authority(self):
        self._copy_letterhead("authority", "cchc_authority")

    @api.depends("company_id")
    def _compute_superior_line(self):
        self._copy_letterhead("superior_line", "cchc_superior_line")

    @api.depends("company_id")
    def _compute_body_line(self):
        self._copy_letterhead("body_line", "cchc_body_line")

    @api.depends("company_id")
    def _compute_place(self):
        self._copy_letterhead("place", "cchc_place")

    def _copy_letterhead(self, name: str, name_of_company: str):
        """Keep the company's line as it is today; later changes leave old plans alone."""
        for plan in self:
            plan[name] = plan[name] or plan.company_id[name_of_company]

    @api.depends("year")
    def _compute_date_from(self):
        for plan in self:
            plan.date_from = _day_of_year(plan.year, 1, 1)

    @api.depends("year")
    def _compute_date_to(self):
        for plan in self:
            plan.date_to = _day_of_year(plan.year, 12, 31)

    @api.depends("task_ids.state", "task_ids.date_deadline", "task_ids.weight")
    def _compute_figures(self):
        today = fields.Date.context_today(self)
        task = self.env["cchc.task"]
        of_plans = Domain("plan_id", "in", self.ids)
        due = Domain("date_deadline", "<=", today)
        lines = {plan.id: [] for plan in self}
        counts = {plan.id: dict() for plan in self}
        for domain, deadline in ((due, today), (~due, None)):
            for plan, status, weight, count in task._read_group(
                of_plans & domain, ["plan_id", "status"], ["weight:sum", "__count"]
            ):
                lines[plan.id].append((status, deadline, weight))
                counts[plan.id][status] = counts[plan.id].get(status, 0) + count
        for plan in self:
            result = figures(lines.get(plan.id, ()), today)
            of_status = counts.get(plan.id, {})
            plan.task_count = sum(of_status.values())
            plan.done_count = sum(
                count for word, count in of_status.items() if word.startswith("done")
            )
            plan.overdue_count = of_status.get("overdue", 0)
            plan.has_figures = result.completion.percent is not None
            plan.completion = result.completion.percent or 0
            plan.completion_due = result.completion_due.percent or 0
            plan.on_time_rate = result.on_time.percent or 0

    @api.depends("indicator_ids")
    def _compute_indicator_count(self):
        counts = self._count_lines("cchc.indicator")
        for plan in self:
            plan.indicator_count = counts.get(plan, 0)

    @api.depends("amendment_ids")
    def _compute_amendment_count(self):
        counts = self._count_lines("cchc.amendment")
        for plan in self:
            plan.amendment_count = counts.get(plan, 0)

    def _count_lines(self, model: str) -> dict:
        return dict(
            self.env[model]._read_group(
                Domain("plan_id", "in", self.ids), ["plan_id"], ["__count"]
            )
        )

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

    @api.model_create_multi
    def create(self, vals_list):
        if not is_unlocked(self.env):
            for vals in vals_list:
                vals.pop("state", None)
        return super().create(vals_list)

    def write(self, vals):
        if not is_unlocked(self.env):
            self._check_locked(vals)
        return super().write(vals)

    def _check_locked(self, vals):
        if "state" in vals and set(self.mapped("state")) != {vals["state"]}:
            raise UserError(
                self.env._(
                    "A plan is issued, closed and reopened with its buttons, "
                    "so that nothing is left out."
                )
            )
        locked = LOCKED_FIELDS & vals.keys()
        fixed = self.filtered(lambda plan: plan.state != "draft")
        if locked and fixed:
            names = sorted(
                self._fields[name]._description_string(self.env) for name in locked
            )
            raise UserError(
                self.env._(
                    "The plan “%(plan)s” is issued, so %(fields)s cannot change; "
                    "record an amendment instead.",
                    plan=fixed[0].name,
                    fields=", ".join(names),
                )
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_issued(self):
        for plan in self:
            if plan.state != "draft":
                raise UserError(
                    self.env._(
                        "The plan “%(plan)s” is issued and cannot be deleted; "
                        "archive it instead.",
                        plan=plan.name,
                    )
                )

    @api.model
    def _plan_state_field(self):
        return "state"


def _day_of_year(year: int, month: int, day: int):
    """That day, or no date while the year is still being typed."""
    return date(year, month, day) if 1990 <= (year or 0) <= 2100 else False
