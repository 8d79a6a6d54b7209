from datetime import date

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Domain

from ...core.paper.file_name import plan_file_name
from ...core.paper.paper import Annex, Paper
from ...core.plan.checks import CheckContext, KnownUnit, run_checks
from ...core.plan.checks.context import ReportLine
from ...core.plan.draft import (
    NARRATIVE_FIELDS,
    DraftIndicator,
    PlanDraft,
)
from ...core.plan.plan_paper import plan_annex, plan_paper
from ...core.plan.progress import Ratio, figures
from ...report.render.docx_renderer import render_docx
from ...report.render.xlsx_renderer import render_xlsx
from ..base.lock import is_leader, is_office, is_unlocked, lock, unlocked
from .plan_draft import plan_to_draft, printed_amendment, printed_draft, task_tracking

STATES = [("draft", "Draft"), ("issued", "Issued"), ("closed", "Closed")]
IN_FORCE_STATES = ("issued", "closed")
NUMBERINGS = [
    ("section", "From 1 in each section"),
    ("plan", "Through the whole plan"),
]
# What is read together, and only when it is asked for.
CHAPTERS = "chapters"
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
SHEET = "Kế hoạch chi tiết"


class CchcPlan(models.Model):
    """A commune's yearly plan of administrative reform.

    Its life: draft → issued → closed. Issuing fixes what the signed paper says; after
    it the plan changes by recorded amendments only. It is printed as PDF, Word and
    Excel, all of one :class:`Paper`.
    """

    _name = "cchc.plan"
    _description = "Administrative-Reform Plan"
    _inherit = [
        "mail.thread",
        "mail.activity.mixin",
        "cchc.company.mixin",
        "cchc.rights.mixin",
        "cchc.letterhead.mixin",
        "cchc.vietnamese.mixin",
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
    is_in_force = fields.Boolean(
        string="In Force",
        compute="_compute_is_in_force",
        search="_search_is_in_force",
        help="Issued, not archived, and no other issued plan has taken its place.",
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
    amendment_ids = fields.One2many(
        "cchc.amendment", "plan_id", string="Amendments", readonly=True
    )

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
    recipient_line_ids = fields.One2many(
        "cchc.recipient.line", "plan_id", string="Recipients", copy=True
    )

    task_count = fields.Integer(compute="_compute_figures")
    overdue_count = fields.Integer(compute="_compute_figures")
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
    completion_parts = fields.Char(string="Done over All", compute="_compute_figures")
    completion_due_parts = fields.Char(
        string="Done over Due", compute="_compute_figures"
    )
    on_time_parts = fields.Char(
        string="On Time over Judged", compute="_compute_figures"
    )
    on_time_rate = fields.Float(
        compute="_compute_figures",
        help="Tasks done on time over tasks done or overdue, in per cent.",
    )

    _year_range = models.Constraint(
        "CHECK(year BETWEEN 1990 AND 2100)",
        "The year of a plan lies between 1990 and 2100.",
    )

    @api.depends("state", "active", "replaced_by_ids.state")
    def _compute_is_in_force(self):
        for plan in self:
            successors = plan.replaced_by_ids.filtered(
                lambda other: other.state in IN_FORCE_STATES
            )
            plan.is_in_force = bool(
                plan.active and plan.state in IN_FORCE_STATES and not successors
            )

    def _search_is_in_force(self, operator, value):
        if operator != "in":
            return NotImplemented
        issued = Domain("state", "in", IN_FORCE_STATES)
        replaced = Domain("replaced_by_ids", "any", issued)
        found = Domain("active", "=", True) & issued & ~replaced
        return found if True in value else ~found

    @api.depends("year")
    def _compute_date_from(self):
        for plan in self:
            plan.date_from = _day_of_year(plan.year, 1, 1)

    @api.depends("year")
    def _compute_date_to(self):
        for plan in self:
            plan.date_to = _day_of_year(plan.year, 12, 31)

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

    @api.depends("task_ids.state", "task_ids.date_deadline", "task_ids.weight")
    @api.depends_context("lang", "tz")
    def _compute_figures(self):
        today = fields.Date.context_today(self)
        task = self.env["cchc.task"]
        of_plans = Domain("plan_id", "in", self.ids)
        due = Domain("date_deadline", "<=", today)
        lines = {plan.id: [] for plan in self}
        counts = {plan.id: {} for plan in self}
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
            plan.overdue_count = of_status.get("overdue", 0)
            plan.has_figures = result.completion.percent is not None
            plan.completion = result.completion.percent or 0
            plan.completion_due = result.completion_due.percent or 0
            plan.on_time_rate = result.on_time.percent or 0
            plan.completion_parts = plan._parts(result.completion)
            plan.completion_due_parts = plan._parts(result.completion_due)
            plan.on_time_parts = plan._parts(result.on_time)

    @api.depends("amendment_ids")
    def _compute_amendment_count(self):
        counts = self._count_lines("cchc.amendment")
        for plan in self:
            plan.amendment_count = counts.get(plan, 0)

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
        plans = super().create(vals_list)
        plans.company_id._set_up_as_commune(plans)
        return plans

    def write(self, vals):
        if not is_unlocked(self.env):
            self._check_locked(vals)
        result = super().write(vals)
        self._after_write(vals)
        return result

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
    def action_home(self):
        """The office begins with the plans, a leader with the steering board,
        everybody else with own work."""
        if is_office(self.env):
            xmlid = "cchc_plan.cchc_plan_action"
        elif is_leader(self.env):
            xmlid = "cchc_plan.cchc_plan_steering_action"
        else:
            xmlid = "cchc_plan.cchc_milestone_action_my"
        return self.env["ir.actions.actions"]._for_xml_id(xmlid)

    def action_view_tasks(self):
        """The tasks by section; those of a draft are written and moved there."""
        self.ensure_one()
        if self.can_edit:
            return self._action_of_plan("cchc_plan.cchc_task_action_edit")
        return self._action_of_plan("cchc_plan.cchc_task_action")

    def action_view_overdue(self):
        action = self._action_of_plan("cchc_plan.cchc_task_action")
        action["domain"] += [("status", "=", "overdue")]
        return action

    def action_view_amendments(self):
        return self._action_of_plan("cchc_plan.cchc_amendment_action")

    def action_amend(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_plan.cchc_amendment_wizard_action"
        )
        context = {"default_plan_id": self.id, "dialog_size": "extra-large"}
        return action | {"context": context}

    def action_issue(self):
        """Fix the plan as signed and give every task its due dates, all or nothing."""
        self.ensure_one()
        self._check_may_decide()
        lock(self)
        if self.state != "draft":
            raise UserError(
                self.env._("The plan “%(plan)s” is issued already.", plan=self.name)
            )
        missing = self._missing_for_issue()
        if missing:
            raise UserError(
                self.env._(
                    "The plan cannot be issued yet; complete the following:\n"
                    "%(missing)s",
                    missing="\n".join(f"• {line}" for line in missing),
                )
            )
        self._register_document()
        self.task_ids._create_periodic_milestones()
        self.task_ids.milestone_ids._fix_planned_dates()
        unlocked(self).write({"state": "issued"})
        self._after_issue()

    def action_close(self):
        self.ensure_one()
        self._check_may_decide()
        self._before_close()
        self._change_state("issued", "closed")
        self._after_close()

    def action_reopen(self):
        """Take a closed plan up again; an issued one never becomes a draft."""
        self.ensure_one()
        self._check_may_decide()
        self._change_state("closed", "issued")
        self._after_reopen()

    def action_review(self):
        """Show what looks wrong in this plan, as warnings."""
        self.ensure_one()
        review = self.env["cchc.plan.review"].create(
            {
                "plan_id": self.id,
                "line_ids": [
                    (
                        0,
                        0,
                        {
                            "code": f.code,
                            "place": f.where,
                            "text": self._finding_text(f),
                        },
                    )
                    for f in self._review()
                ],
            }
        )
        return review._action_show()

    def action_print(self):
        self.ensure_one()
        # Nothing of the company's own document layout is used, so none is asked for.
        return self.env.ref("cchc_plan.cchc_plan_report").report_action(
            self, config=False
        )

    def action_export_docx(self):
        return self._action_download("docx")

    def action_export_xlsx(self):
        return self._action_download("xlsx")

    @api.model
    def _plan_state_field(self):
        return "state"

    def _parts(self, ratio: Ratio) -> str:
        """Numerator and denominator, so that nobody has to trust a percentage."""
        if ratio.percent is None:
            return self.env._("No data")
        return f"{ratio.numerator:g}/{ratio.denominator:g}"

    def _count_lines(self, model: str) -> dict:
        return dict(
            self.env[model]._read_group(
                Domain("plan_id", "in", self.ids), ["plan_id"], ["__count"]
            )
        )

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

    def _action_of_plan(self, xmlid: str) -> dict:
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(xmlid)
        return action | {
            "domain": [("plan_id", "=", self.id)],
            "context": {"default_plan_id": self.id},
        }

    @api.model
    def import_from_file(self, filename, content):
        """Import a plan with everything accepted as proposed, all or nothing.

        :param filename: with its ending, .docx or .xlsx.
        :param content: the file in base64.
        :return: ``{"plan_id": int, "warnings": [{"code", "where", "text"}, …]}``, the
            texts in the user's language.
        :raise AccessError: the caller may not create plans.
        :raise UserError: the file cannot be read; says why and what to do.
        """
        self.check_access("create")
        # A program rarely says in which language its user reads.
        lang = self.env.lang or self.env.user.lang
        wizard = (
            self.env["cchc.plan.import"]
            .with_context(lang=lang)
            .create({"filename": filename, "file": content or b""})
        )
        if wizard.state == "given":
            wizard._read()  # an empty file says so itself
        plan = wizard._accept(units_to_confirm=True)
        return {
            "plan_id": plan.id,
            "warnings": [
                {"code": row.code, "where": row.place or "", "text": row.text}
                for row in wizard.finding_ids
            ],
        }

    def _change_state(self, before: str, after: str):
        lock(self)
        if self.state != before:
            raise UserError(
                self.env._(
                    "The plan “%(plan)s” has changed meanwhile; load the page again.",
                    plan=self.name,
                )
            )
        unlocked(self).write({"state": after})

    def _check_may_decide(self):
        if not is_office(self.env) and not is_leader(self.env):
            raise AccessError(
                self.env._("Only the office or a leader issues and closes plans.")
            )

    def _missing_for_issue(self) -> list[str]:
        """Everything that still stands in the way, a sentence each."""
        self.ensure_one()
        lines = []
        if not self.document_number:
            lines.append(self.env._("The plan has no number and sign."))
        if not self.document_date:
            lines.append(self.env._("The plan has no date of issue."))
        if not self.signer:
            lines.append(self.env._("The plan has no signer."))
        if not self.task_ids:
            lines.append(self.env._("The plan has no task."))
        for task in self.task_ids:
            lines += task._missing_for_issue()
        return lines

    def _register_document(self):
        """Enter the plan in the register of documents under its number and date."""
        self.ensure_one()
        self.document_id = self.env["cchc.document"]._register_paper(
            self, "cchc_plan.cchc_document_type_plan", self.name
        )

    def _first_due_day(self):
        """No due date is created before the plan begins or is issued."""
        self.ensure_one()
        return max(filter(None, (self.date_from, self.document_date)))

    # Hooks: what higher rooms add to a step. Each calls super() first, so that they run
    # in the order of the rooms.

    def _after_write(self, vals: dict):
        """Hook: these values were written."""

    def _after_issue(self):
        """Hook: the plan has just been issued and its milestones are dated."""

    def _before_close(self):
        """Hook: raise UserError where something must be finished before closing."""

    def _after_close(self):
        """Hook: the plan has just been closed."""

    def _after_reopen(self):
        """Hook: a closed plan is in force again."""

    def _review(self):
        """What the checks say of this plan."""
        self.ensure_one()
        return run_checks(self._to_draft(), self._check_context())

    def _finding_text(self, finding) -> str:
        """A finding of ``core`` in the user's language."""
        return self.env._(finding.template, **finding.values)

    def _check_context(self) -> CheckContext:
        company = self.company_id or self.env.company
        units = self.env["cchc.unit"].search([("company_id", "=", company.id)])
        areas = self.env["cchc.area"].search([])
        return CheckContext(
            units=tuple(KnownUnit(unit.name, unit._spellings()) for unit in units),
            areas=tuple(name for area in areas for name in area._titles()),
            decrees=self.env["cchc.decree"]._known(),
            recipient=company.cchc_recipient or "",
            report_lines=self._regime_lines(company),
        )

    def _regime_lines(self, company) -> tuple[ReportLine, ...]:
        """Hook: the reports that the commune owes in the year of this plan."""
        return ()

    def _to_draft(self) -> PlanDraft:
        """This plan as the importer would have read it."""
        return plan_to_draft(self)

    def _draft_indicators(self) -> tuple[DraftIndicator, ...]:
        """Hook: the plan's indicators as the importer would have read them."""
        return ()

    def _action_download(self, extension: str, kind: str = "plan") -> dict:
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/cchc_plan/{kind}/{self.id}/{extension}",
            "target": "download",
        }

    def _render_docx(self) -> bytes:
        self.ensure_one()
        return render_docx(self._paper())

    def _render_xlsx(self) -> bytes:
        """The annex with its tracking columns, as a sheet that imports again."""
        self.ensure_one()
        return render_xlsx(self._tracked_annex(), SHEET, self._paper())

    def _file_name(self) -> str:
        """Name of the printed file, without ending."""
        self.ensure_one()
        return plan_file_name(self.document_number or "", self.year)

    def _paper(self) -> Paper:
        """This plan as it is laid out on paper."""
        plan = self._in_vietnamese()
        amendments = plan.amendment_ids.sorted(lambda each: (each.date, each.id))
        return plan_paper(
            printed_draft(plan),
            [task_tracking(task) for task in plan.section_ids.task_ids],
            [printed_amendment(amendment) for amendment in amendments],
        )

    def _tracked_annex(self) -> Annex:
        """The annex with the columns that say how far each task is."""
        plan = self._in_vietnamese()
        tracking = [task_tracking(task) for task in plan.section_ids.task_ids]
        return plan_annex(printed_draft(plan), tracking, is_tracked=True)


def _day_of_year(year: int, month: int, day: int):
    """That day, or no date while the year is still being typed."""
    return date(year, month, day) if 1990 <= (year or 0) <= 2100 else False


class CchcRecipientLine(models.Model):
    """One line of a plan's "Nơi nhận" (NĐ 30/2020, Phụ lục I, mục II.9)."""

    _name = "cchc.recipient.line"
    _description = "Recipient"
    _inherit = ["cchc.base.mixin"]
    _order = "sequence, id"

    plan_id = fields.Many2one(
        "cchc.plan", required=True, ondelete="cascade", index=True
    )
    sequence = fields.Integer(default=10)
    name = fields.Char(required=True)
