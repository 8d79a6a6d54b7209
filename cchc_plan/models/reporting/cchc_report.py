from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import SQL

from ...core.paper.file_name import file_name
from ...core.paper.paper import Paper
from ...core.reporting.continuity import continuity
from ...core.reporting.draft import draft
from ...core.reporting.facts import ReportFacts
from ...core.reporting.frozen import pack
from ...core.reporting.gaps import find_gaps
from ...core.reporting.merge import ADDED, REMOVED, REPLACED, Merged, redraft
from ...core.reporting.regime import kind_name
from ...core.reporting.report_paper import report_paper
from ...core.reporting.timeliness import TIMELINESS, timeliness
from ...report.render.docx_renderer import render_docx
from ...report.render.xlsx_renderer import render_xlsx_annexes
from ..base.lock import is_leader, is_office, is_unlocked, lock, talk_fields, unlocked
from ..base.word_order import by_words
from .cchc_regime_line import PERIOD_KINDS
from .report_facts import ReportReader

KINDS = [*PERIOD_KINDS, ("adhoc", "On Request")]
STATES = [
    ("planned", "Planned"),
    ("collecting", "Collecting"),
    ("review", "Under Review"),
    ("approved", "Approved by the Leader"),
    ("sent", "Sent"),
    ("returned", "Returned"),
    ("cancelled", "Cancelled"),
]

# What somebody still has to do something about.
OPEN_STATES = ("planned", "collecting", "review", "approved")
BEGUN_STATES = ("collecting", "review", "approved", "sent", "returned")
# While the report is in one of these, its text and statistics are written.
WRITING_STATES = ("collecting", "review")

# Until a leader approves, the office sets these.
DRAFT_FIELDS = frozenset(
    {
        "date_due",
        "date_from",
        "date_internal",
        "date_to",
        "distribution",
        "name",
        "note",
        "recipient",
        "user_id",
    }
)
# Written on the report's form; each line says itself who may, and when.
LINES = frozenset({"paragraph_ids", "statistic_ids"})
DRAFT_STATES = ("planned", "collecting", "review")
# What is entered in a state for the step that comes next.
NEXT_FIELDS = {
    "approved": frozenset(
        {"date_sent", "document_date", "document_number", "note", "user_id"}
    ),
    "sent": frozenset({"reason", "note"}),
}

TIMELINESS_LABELS = {
    "missing": "Past Due, Not Sent",
    "late": "Sent Late",
    "in_time": "Sent in Time",
    "to_come": "Not Due Yet",
}

APPROVAL = "cchc_plan.cchc_activity_type_approval"
TO_DO = "cchc_plan.cchc_activity_type_report"
# A change of these may end a reminder, or move it.
REMINDED_FIELDS = frozenset({"state", "user_id", "date_internal", "date_due"})


class CchcReport(models.Model):
    """One period of one plan, reported to the superior.

    Planned → collecting → review → approved → sent, by its buttons only. Units answer
    while it is collected, the office edits the text that is drafted from the records,
    a leader approves. From then on it is made of copies: what is approved or sent stays
    as it is. One that the superior returns is kept, and a next round goes on from it.
    It is Vietnamese on paper, whoever prints it.

    What a report says is read by :class:`.report_facts.ReportReader`.
    """

    _name = "cchc.report"
    _description = "Report"
    _inherit = [
        "mail.thread",
        "mail.activity.mixin",
        "cchc.report.reminded.mixin",
        "cchc.vietnamese.mixin",
    ]
    _order = "year desc, date_due, id"
    _check_company_auto = True
    _mail_post_access = "read"
    _reminder_link = "report_id"
    _reminder_activity = TO_DO

    plan_id = fields.Many2one(
        "cchc.plan",
        required=True,
        ondelete="restrict",
        index=True,
        domain="[('state', '=', 'issued')]",
        tracking=True,
    )
    company_id = fields.Many2one(
        related="plan_id.company_id", store=True, index=True, ondelete="restrict"
    )
    year = fields.Integer(related="plan_id.year", store=True, aggregator=None)
    kind = fields.Selection(
        KINDS, string="Reporting Period", required=True, default="adhoc", index=True
    )
    also_kinds = fields.Char(
        readonly=True, help="The kinds that this report answers as well."
    )
    round = fields.Integer(
        default=1,
        required=True,
        readonly=True,
        copy=False,
        aggregator=None,
        help="2 and more after the superior returned the report.",
    )
    previous_id = fields.Many2one(
        "cchc.report",
        string="Round Before",
        ondelete="restrict",
        index="btree_not_null",
        readonly=True,
        copy=False,
        check_company=True,
    )
    next_ids = fields.One2many(
        "cchc.report", "previous_id", string="Next Round", readonly=True
    )
    name = fields.Char(
        string="Subject",
        compute="_compute_name",
        store=True,
        readonly=False,
        required=True,
        precompute=True,
        tracking=True,
        help="As printed below BÁO CÁO.",
    )
    state = fields.Selection(
        STATES,
        default="planned",
        required=True,
        readonly=True,
        index=True,
        copy=False,
        tracking=True,
        group_expand="_group_expand_states",
    )
    user_id = fields.Many2one(
        "res.users",
        string="Compiled By",
        compute="_compute_user_id",
        store=True,
        readonly=False,
        precompute=True,
        ondelete="restrict",
        index=True,
        tracking=True,
        help="Who compiles the report in the office.",
    )

    date_from = fields.Date(string="Figures From", required=True, tracking=True)
    date_to = fields.Date(
        string="Cut-off Date",
        required=True,
        tracking=True,
        help="The last day whose figures count.",
    )
    date_internal = fields.Date(
        string="Units Answer Until", required=True, tracking=True
    )
    date_due = fields.Date(
        string="Due",
        required=True,
        index=True,
        tracking=True,
        help="The last day in time.",
    )
    date_begun = fields.Date(string="Begun On", readonly=True, copy=False)
    date_approved = fields.Date(string="Approved On", readonly=True, copy=False)
    date_sent = fields.Date(
        string="Sending Date", readonly=True, copy=False, tracking=True
    )
    approved_by_id = fields.Many2one(
        "res.users", ondelete="restrict", readonly=True, copy=False, tracking=True
    )
    recipient = fields.Char(
        string="Sent To",
        compute="_compute_recipient",
        store=True,
        readonly=False,
        precompute=True,
        tracking=True,
        help="Kính gửi: the receiving authority.",
    )
    distribution = fields.Text(
        default="Như trên;\nLưu: VT.",
        help="Nơi nhận: one a line, below the text on the left.",
    )
    note = fields.Text(help="For the office; it is not printed.")

    is_editable = fields.Boolean(
        compute="_compute_is_editable",
        help="The user is of the office and the report is not approved.",
    )
    can_manage = fields.Boolean(
        compute="_compute_is_editable", help="The user is of the office."
    )

    # The paper, with the letterhead of the day of approval
    document_id = fields.Many2one(
        "cchc.document",
        string="Registered As",
        ondelete="restrict",
        index="btree_not_null",
        readonly=True,
        copy=False,
        check_company=True,
    )
    document_number = fields.Char(
        string="Number and Sign",
        copy=False,
        tracking=True,
        help="As printed, e.g. 31/BC-UBND.",
    )
    document_date = fields.Date(string="Date of Issue", copy=False, tracking=True)
    superior_line = fields.Char(string="Superior Body", readonly=True, copy=False)
    body_line = fields.Char(string="Issuing Body", readonly=True, copy=False)
    place = fields.Char(readonly=True, copy=False)
    authority = fields.Char(string="Authority to Sign", readonly=True, copy=False)
    signer_title = fields.Char(readonly=True, copy=False)
    signer = fields.Char(readonly=True, copy=False)

    # In time or not
    days_late = fields.Integer(
        compute="_compute_days_late",
        store=True,
        aggregator=None,
        help="Days after the last day in time on which the report was sent.",
    )
    timeliness = fields.Selection(
        [(word, TIMELINESS_LABELS[word]) for word in TIMELINESS],
        compute="_compute_timeliness",
        search="_search_timeliness",
        group_expand="_group_expand_timeliness",
        help="By the last day in time; a report that was returned had been sent.",
    )

    # Returned or cancelled
    reason = fields.Text(
        copy=False,
        tracking=True,
        help="Why the superior returned the report, or why it was cancelled.",
    )
    is_dropped = fields.Boolean(
        string="Cancelled by Rule",
        readonly=True,
        copy=False,
        help="The regime no longer had the report, or its plan ended; it comes back "
        "with them.",
    )

    # What the units answer
    contribution_ids = fields.One2many(
        "cchc.contribution", "report_id", string="Units' Parts"
    )
    part_count = fields.Integer(string="Units Asked", compute="_compute_parts")
    answered_count = fields.Integer(string="Answered", compute="_compute_parts")
    waiting_units = fields.Char(
        string="Not Answered",
        compute="_compute_parts",
        help="The units that have not answered.",
    )

    # The snapshot that an approved report is made of
    line_ids = fields.One2many(
        "cchc.report.line", "report_id", string="Tasks", readonly=True
    )
    indicator_line_ids = fields.One2many(
        "cchc.report.indicator.line", "report_id", string="Indicators", readonly=True
    )
    part_ids = fields.One2many(
        "cchc.report.part", "report_id", string="Units", readonly=True
    )
    frozen = fields.Json(
        readonly=True,
        copy=False,
        help="Period, figures and names as of the day of approval.",
    )

    # The text
    paragraph_ids = fields.One2many("cchc.report.paragraph", "report_id", string="Text")
    date_drafted = fields.Datetime(string="Drafted On", readonly=True, copy=False)
    changed_count = fields.Integer(
        string="Differs from the Draft",
        compute="_compute_changed_count",
        help="Edited paragraphs for which the records now say something else.",
    )
    findings = fields.Text(
        readonly=True,
        copy=False,
        help="What the last look at the text found: places still to fill, and what "
        "does not go on from the report before. Warnings only.",
    )

    # The superior's statistics form
    statistic_ids = fields.One2many(
        "cchc.report.statistic", "report_id", string="Statistics"
    )
    statistic_warnings = fields.Text(
        string="Statistics to Check",
        compute="_compute_statistic_warnings",
        help="Of what is saved; not while figures are being typed.",
    )

    reminder_ids = fields.One2many("cchc.reminder", "report_id", string="Reminders")

    _once_a_round = models.UniqueIndex(
        "(plan_id, kind, round) WHERE kind != 'adhoc' AND state != 'cancelled'",
        "The plan has this report already; open it instead.",
    )

    _dates = models.Constraint(
        "CHECK(date_from <= date_to)",
        "The cut-off of a report lies after the first day of its figures.",
    )

    _internal = models.Constraint(
        "CHECK(date_internal <= date_due)",
        "The units answer before the report is due, or on that day.",
    )

    @api.depends("kind", "plan_id.year")
    def _compute_name(self):
        for report in self:
            year = report.plan_id.year
            if report.kind in dict(PERIOD_KINDS) and year:
                period = kind_name(report.kind, year)
                report.name = f"Kết quả công tác cải cách hành chính {period}"
            else:
                report.name = report.name

    @api.depends("plan_id")
    def _compute_user_id(self):
        for report in self:
            report.user_id = report.user_id or report.plan_id.user_id

    @api.depends("plan_id")
    def _compute_recipient(self):
        for report in self:
            company = report.plan_id.company_id
            report.recipient = report.recipient or (
                company._cchc_regime().recipient or company.cchc_recipient
                if company
                else False
            )

    @api.depends("kind", "year", "name", "round")
    @api.depends_context("lang")
    def _compute_display_name(self):
        labels = dict(self._fields["kind"]._description_selection(self.env))
        for report in self:
            name = f"{labels.get(report.kind, '')} {report.year}"
            if report.kind == "adhoc":
                name = report.name or labels["adhoc"]
            if report.round > 1:
                name = self.env._(
                    "%(report)s, round %(round)s", report=name, round=report.round
                )
            report.display_name = name

    @api.model
    def _search_display_name(self, operator, value):
        if operator in Domain.NEGATIVE_OPERATORS:
            return super()._search_display_name(operator, value)
        return super()._search_display_name(operator, value) | Domain(
            "plan_id.name", operator, value
        )

    @api.model
    def _group_expand_states(self, states, domain):
        """Show every state as a column, even when empty, from the first used one on.

        Not those before it: a phone shows one column, which would be empty.
        """
        way = [word for word, _name in STATES if word in (*OPEN_STATES, "sent")]
        first = min((way.index(word) for word in states if word in way), default=0)
        shown = {*way[first:], *states}
        return [word for word, _name in STATES if word in shown]

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_is_editable(self):
        office = is_office(self.env)
        for report in self:
            report.can_manage = office
            report.is_editable = office and report.state in DRAFT_STATES

    @api.depends("date_sent", "date_due")
    def _compute_days_late(self):
        for report in self:
            late = report.date_sent and (report.date_sent - report.date_due).days
            report.days_late = max(late or 0, 0)

    @api.depends("date_sent", "date_due")
    @api.depends_context("tz", "uid")
    def _compute_timeliness(self):
        today = fields.Date.context_today(self)
        for report in self:
            report.timeliness = report.date_due and timeliness(
                report.date_sent or None, report.date_due, today
            )

    def _search_timeliness(self, operator, value):
        if operator != "in":
            return NotImplemented
        words = tuple(word for word in value if word)
        if not words:
            return Domain.FALSE  # every report has a day on which it is due
        return Domain.custom(
            to_sql=lambda model, alias, query: SQL(
                "%s IN %s", model._field_to_sql(alias, "timeliness", query), words
            ),
            predicate=lambda report: report.timeliness in words,
        )

    @api.model
    def _group_expand_timeliness(self, words, domain):
        """What is worst first; what is empty is not shown."""
        return [word for word in TIMELINESS if word in words]

    @api.depends("contribution_ids.state")
    def _compute_parts(self):
        for report in self:
            waiting = report.contribution_ids.filtered(
                lambda part: part.state == "open"
            )
            report.part_count = len(report.contribution_ids)
            report.answered_count = report.part_count - len(waiting)
            report.waiting_units = ", ".join(
                unit.short_name or unit.name for unit in waiting.unit_id
            )

    def _compute_changed_count(self):
        for report in self:
            differing = report.paragraph_ids.filtered(
                lambda paragraph: paragraph.new_draft or paragraph.is_gone
            )
            report.changed_count = len(differing)

    def _compute_statistic_warnings(self):
        for report in self:
            report.statistic_warnings = "\n".join(
                f"{line.name}: {line.warning_text}"
                for line in report.statistic_ids
                if line.warning_text
            )

    @api.depends("state", "date_internal", "date_due")
    def _compute_date_deadline(self):
        for report in self:
            if report.state == "planned":
                # By then the units have answered, so that they must be asked before.
                report.date_deadline = report.date_internal
            else:
                report.date_deadline = report._is_open() and report.date_due

    @api.constrains("plan_id", "kind")
    def _check_plan_issued(self):
        for report in self:
            if report.plan_id.state == "draft":
                raise ValidationError(
                    self.env._(
                        "The plan “%(plan)s” is a draft; issue it before it is "
                        "reported on.",
                        plan=report.plan_id.name,
                    )
                )

    @api.constrains("document_date", "date_sent")
    def _check_date_sent(self):
        for report in self:
            sent, signed = report.date_sent, report.document_date
            if sent and signed and sent < signed:
                raise ValidationError(
                    self.env._(
                        "The report “%(report)s” cannot be sent before it is issued; "
                        "correct one of the two dates.",
                        report=report.display_name,
                    )
                )
            if sent and sent > fields.Date.context_today(report):
                raise ValidationError(
                    self.env._(
                        "The report “%(report)s” is sent today or was before; correct "
                        "the day.",
                        report=report.display_name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        if not is_unlocked(self.env):
            vals_list = [self._on_request(vals) for vals in vals_list]
        return super().create(vals_list)

    def write(self, vals):
        if not is_unlocked(self.env):
            self._check_locked(vals)
        result = super().write(vals)
        if REMINDED_FIELDS & vals.keys():
            self._close_reminders()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_begun(self):
        for report in self:
            if report.kind != "adhoc" or report.date_begun:
                raise UserError(
                    self.env._(
                        "The report “%(report)s” is kept; cancel it if it is not "
                        "needed.",
                        report=report.display_name,
                    )
                )

    def action_collect(self):
        """Ask the units for their parts."""
        self.ensure_one()
        self._check_office()
        self._lock_and_check_state("planned")
        if self.plan_id.state != "issued":
            raise UserError(
                self.env._(
                    "The plan “%(plan)s” is not being carried out, so no part is asked "
                    "of its units.",
                    plan=self.plan_id.name,
                )
            )
        today = fields.Date.context_today(self)
        unlocked(self).write({"state": "collecting", "date_begun": today})
        self._open_contributions()

    def action_hand_in(self):
        """Give the compiled report to the leader for approval."""
        self.ensure_one()
        self._check_office()
        self._lock_and_check_state("collecting")
        self._redraft()
        unlocked(self).write({"state": "review"})
        self._ask_for_approval()

    def action_take_back(self):
        """From review to the office, to be worked on."""
        self.ensure_one()
        self._check_may_decide()
        self._lock_and_check_state("review")
        unlocked(self).write({"state": "collecting"})
        self._close_approval()
        if not is_office(self.env):
            self._notify_office(self.env._("The leader gave the report back."))

    def action_approve(self):
        """Fix the report: from now on it is made of copies only."""
        self.ensure_one()
        self._check_leader()
        self._lock_and_check_state("review")
        # A unit that hands in its part at this moment is in the report or refused.
        lock(self.contribution_ids)
        facts = self._reader().live_facts()
        self._check_text_is_current(facts)
        self._create_snapshot(facts)
        unlocked(self).write(
            {
                "state": "approved",
                "date_approved": fields.Date.context_today(self),
                "approved_by_id": self.env.uid,
                **self._reader().letterhead(),
            }
        )
        self._close_approval()
        self._notify_office(self.env._("The report is approved and can be sent."))

    def action_withdraw(self):
        """Take an approval back, as long as the report is not sent."""
        self.ensure_one()
        self._check_leader()
        self._lock_and_check_state("approved")
        self._delete_snapshot()
        unlocked(self).write(
            {"state": "review", "date_approved": False, "approved_by_id": False}
        )

    def action_send(self):
        """Record that the report went out, register it, and say whether in time."""
        self.ensure_one()
        self._check_office()
        self._lock_and_check_state("approved")
        if not (self.document_number or "").strip() or not self.document_date:
            raise UserError(
                self.env._(
                    "A report is sent under its number and date of issue; enter both."
                )
            )
        today = fields.Date.context_today(self)
        document = self._register_document()
        unlocked(self).write(
            {
                "state": "sent",
                "document_id": document.id,
                "date_sent": self.date_sent or today,
            }
        )
        self._message_log(body=self._sent_note())

    def action_return(self):
        """The superior returned it: keep this round, begin the next one."""
        self.ensure_one()
        self._check_office()
        self._lock_and_check_state("sent")
        self._check_reason(
            self.env._("Write why the superior returned the report, then go on.")
        )
        unlocked(self).write({"state": "returned"})
        return self._next_round()._action_open()

    def action_cancel(self):
        """Drop a report that is not needed; it stays readable."""
        self.ensure_one()
        self._check_office()
        self._lock_and_check_state("planned", "collecting", "review")
        self._check_reason(self.env._("Write why the report is cancelled, then go on."))
        unlocked(self).write({"state": "cancelled"})
        self._close_approval()

    def action_plan_again(self):
        """Take up a cancelled report again, where it was."""
        self.ensure_one()
        self._check_office()
        self._lock_and_check_state("cancelled")
        state = "collecting" if self.date_begun else "planned"
        unlocked(self).write({"state": state, "reason": False, "is_dropped": False})

    def action_view_contributions(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_plan.cchc_contribution_action"
        )
        return action | {"domain": [("report_id", "=", self.id)], "context": {}}

    def action_redraft(self):
        """Bring the text up to the records; what was edited stays."""
        self.ensure_one()
        self._check_office()
        self._lock_and_check_state(*WRITING_STATES)
        self._redraft()

    def action_look(self):
        """Check the text as it stands now for gaps and contradictions."""
        self.ensure_one()
        self._check_office()
        self._lock_and_check_state("collecting", "review")
        self._check_text(self._facts())

    def action_take_form(self):
        """Bring the lines up to the form; what was entered stays."""
        self.ensure_one()
        self._check_office()
        self._lock_and_check_state(*WRITING_STATES)
        self.env["cchc.report.statistic"]._sync_with_form(self)

    def action_chase(self):
        """Chase every unit that has not answered: log, activity, summary e-mail."""
        self.ensure_one()
        self._check_office()
        waiting = self.contribution_ids.filtered(lambda part: part._is_answering())
        chased = waiting._chase()
        if not chased:
            raise UserError(
                self.env._(
                    "Nobody is left to chase: all units have answered or were chased "
                    "today."
                )
            )
        names = ", ".join(chased.contribution_id.unit_id.mapped("name"))
        self._message_log(body=self.env._("Chased: %(units)s", units=names))
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._("Chased: %(units)s", units=names),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }

    def action_print(self):
        self.ensure_one()
        # Nothing of the company's own document layout is used, so none is asked for.
        return self.env.ref("cchc_plan.cchc_report_print").report_action(
            self, config=False
        )

    def action_export_docx(self):
        return self._action_download("docx")

    def action_export_xlsx(self):
        self._refuse_no_annex(self._paper())
        return self._action_download("xlsx")

    def action_export_own_docx(self):
        """The report in the commune's own Word template."""
        self.ensure_one()
        self._own_template()
        return self._action_download("own.docx")

    def _is_open(self) -> bool:
        self.ensure_one()
        return self.state in OPEN_STATES

    def _reader(self) -> ReportReader:
        """Reads what this report says, and of which records."""
        return ReportReader(self)

    def _facts(self) -> ReportFacts:
        """What the report says: fixed once it is approved, as of today before."""
        return self._reader().facts()

    @api.model
    def _on_request(self, vals: dict) -> dict:
        """The values of a report that the office makes by hand."""
        if vals.get("kind", "adhoc") != "adhoc":
            raise UserError(
                self.env._(
                    "The periodic reports come with the plan; by hand, make one on "
                    "request."
                )
            )
        own = DRAFT_FIELDS | {"plan_id", "kind"}
        own |= self.env["mail.thread"]._fields.keys()
        return {name: value for name, value in vals.items() if name in own}

    def _check_locked(self, vals):
        changed = vals.keys() - talk_fields(self.env) - LINES
        if changed and not is_office(self.env):
            raise AccessError(
                self.env._("Only the office changes a report; a leader approves it.")
            )
        for report in self if changed else ():
            locked = sorted(changed - report._changeable_fields())
            if locked:
                raise UserError(report._locked_message(locked))

    def _changeable_fields(self) -> frozenset[str]:
        self.ensure_one()
        if self.state in DRAFT_STATES:
            return DRAFT_FIELDS | NEXT_FIELDS["approved"] | NEXT_FIELDS["sent"]
        return NEXT_FIELDS.get(self.state, frozenset())

    def _locked_message(self, names: list[str]) -> str:
        self.ensure_one()
        labels = dict(self._fields["state"]._description_selection(self.env))
        return self.env._(
            "The report “%(report)s” is in the state “%(state)s”, in which %(fields)s "
            "cannot change; use its buttons.",
            report=self.display_name,
            state=labels[self.state],
            fields=", ".join(
                self._fields[name]._description_string(self.env)
                for name in names
                if name in self._fields
            ),
        )

    def _lock_and_check_state(self, *states: str):
        """Hold the report for a step that is taken in one of these states."""
        self.ensure_one()
        lock(self)
        if self.state not in states:
            raise UserError(
                self.env._(
                    "The report “%(report)s” has changed meanwhile; load the page "
                    "again.",
                    report=self.display_name,
                )
            )

    def _check_reason(self, message: str):
        if not (self.reason or "").strip():
            raise UserError(message)

    def _check_office(self):
        if not is_office(self.env):
            raise AccessError(self.env._("Only the office runs the reports."))

    def _check_leader(self):
        if not is_leader(self.env):
            raise AccessError(
                self.env._("Only a leader approves a report or withdraws it.")
            )

    def _check_may_decide(self):
        if not is_office(self.env) and not is_leader(self.env):
            raise AccessError(
                self.env._("Only the office or a leader gives a report back.")
            )

    def _apply_regime_dates(self, line):
        """Give a report that is not begun the days of its regime."""
        self.ensure_one()
        vals = report_vals(line)
        if self.state == "cancelled":
            if not self.is_dropped:
                return
            vals |= {"state": "planned", "reason": False, "is_dropped": False}
        changed = {name: value for name, value in vals.items() if self[name] != value}
        if changed:
            unlocked(self).write(changed)

    def _cancel_by_rule(self, reason: str):
        """Cancel what nobody has begun; it comes back with its regime or plan."""
        if self:
            unlocked(self).write(
                {"state": "cancelled", "reason": reason, "is_dropped": True}
            )

    def _open_contributions(self):
        """Make what the units are asked for, and the lines of the statistics form."""
        self.ensure_one()
        self._reader().indicators()._create_missing_values()
        self.env["cchc.contribution"]._create_for_report(self)
        self.env["cchc.report.statistic"]._sync_with_form(self)

    def _redraft(self):
        """Draft the text anew from the records of today, and check it."""
        self.ensure_one()
        unlocked(self).date_drafted = fields.Datetime.now()
        facts = self._facts()  # as of the day of the draft
        paragraphs = self.env["cchc.report.paragraph"]
        paragraphs._write_draft(self, self._merged_draft(facts))
        self._check_text(facts)

    def _merged_draft(self, facts: ReportFacts) -> list[Merged]:
        """Each paragraph as it stands beside what the records say now."""
        self.ensure_one()
        reader = self._reader()
        fresh = draft(facts, reader.previous_facts(), reader.last_year_facts())
        return redraft([each._stored() for each in self.paragraph_ids], fresh)

    def _check_text(self, facts: ReportFacts):
        """Note gaps in the text, and where it contradicts the previous report."""
        self.ensure_one()
        text = self._reader().paragraphs()
        headings = {paragraph.key: paragraph.heading for paragraph in text}
        lines = [
            f"{headings[key]}: {words}".removeprefix(": ")
            for key, words in find_gaps(text)
        ]
        plan = self.env["cchc.plan"]
        for found in continuity(facts, self._reader().previous_facts(), text):
            words = plan._finding_text(found)
            lines.append(f"{found.where}: {words}" if found.where else words)
        unlocked(self).findings = "\n".join(f"• {line}" for line in lines)

    def _check_text_is_current(self, facts: ReportFacts):
        """Text and annexes of one report say the same: both are of the draft's day."""
        self.ensure_one()
        changed = {ADDED, REMOVED, REPLACED}
        if any(piece.action in changed for piece in self._merged_draft(facts)):
            raise UserError(
                self.env._(
                    "Work was recorded since the text of “%(report)s” was drafted; "
                    "let the office draft it again, then approve it.",
                    report=self.display_name,
                )
            )

    def _ask_for_approval(self):
        """Schedule an activity for each leader who may approve the report."""
        # A leader comes to follow the report, which is a write that review may lock.
        # Activities are the inbox: a mail for each would be one too many.
        inbox = self.sudo().with_context(mail_activity_quick_update=True)
        for report in inbox:
            for leader in report.env["cchc.extension"]._deciders(report.company_id):
                report.activity_schedule(
                    APPROVAL,
                    user_id=leader.id,
                    date_deadline=report.date_due,
                    summary=report.with_context(lang=leader.lang).display_name,
                )

    def _close_approval(self):
        # The activities may be another leader's, of which this one closes the work.
        self.sudo().activity_unlink([APPROVAL])

    def _notify_office(self, text: str):
        """Schedule an activity for the person who compiles the report."""
        # A leader writes into the list of what the office has to do.
        inbox = self.sudo().with_context(mail_activity_quick_update=True)
        for report in inbox:
            person = report.user_id
            if person and person != self.env.user and person.active:
                report.activity_schedule(
                    TO_DO,
                    user_id=person.id,
                    date_deadline=report.date_due,
                    summary=text,
                )

    def _create_snapshot(self, facts: ReportFacts):
        """Copy all that is printed, so that no later change shows."""
        self.ensure_one()
        rows = {
            "cchc.report.line": facts.tasks,
            "cchc.report.indicator.line": facts.indicators,
            "cchc.report.part": facts.parts,
        }
        for model, of_model in rows.items():
            # No role has the right to make such a row but this rule.
            copies = unlocked(self.env[model].sudo())
            copies.create(
                [
                    {"report_id": self.id, "sequence": n, **copies._vals_of(fact)}
                    for n, fact in enumerate(of_model, 1)
                ]
            )
        unlocked(self).frozen = {
            "period": pack(facts.period),
            "body": facts.body,
            "plan_name": facts.plan_name,
            "figures": pack(facts.figures),
            "statistics": pack(facts.statistics),
            "bases": pack(facts.bases),
        }

    def _delete_snapshot(self):
        """Delete the copies of an approval that is withdrawn."""
        self.ensure_one()
        # No role has the right to drop a copy but this rule.
        report = unlocked(self.sudo())
        report.line_ids.unlink()
        report.indicator_line_ids.unlink()
        report.part_ids.unlink()
        report.frozen = False

    def _register_document(self):
        """Enter the report in the register of documents under its number and date."""
        self.ensure_one()
        return self.env["cchc.document"]._register_paper(
            self, "cchc_plan.cchc_document_type_report", self.name
        )

    def _sent_note(self) -> str:
        self.ensure_one()
        facts = {
            "document": self.document_id.display_name,
            "date": f"{self.date_sent:%d/%m/%Y}",
            "due": f"{self.date_due:%d/%m/%Y}",
            "days": self.days_late,
        }
        if self.days_late:
            return self.env._(
                "%(document)s was sent on %(date)s, %(days)s days late (due %(due)s).",
                **facts,
            )
        return self.env._(
            "%(document)s was sent on %(date)s, in time (due %(due)s).", **facts
        )

    def _next_round(self):
        """The same report again, with the units' answers and the text as they were."""
        self.ensure_one()
        report = unlocked(self).copy(
            {
                "round": self.round + 1,
                "previous_id": self.id,
                "state": "collecting",
                "date_begun": fields.Date.context_today(self),
                "name": self.name,
            }
        )
        self.contribution_ids._copy_to(report)
        self.paragraph_ids._copy_to(report)
        self.statistic_ids._copy_to(report)
        report.message_post(
            body=self.env._("The superior returned it: %(reason)s", reason=self.reason)
        )
        return self.browse(report.id)

    def _action_open(self) -> dict:
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
        }

    def _paper(self) -> Paper:
        """This report on paper: PDF, Word and Excel are made of it."""
        reader = self._in_vietnamese()._reader()
        return report_paper(reader.facts(), reader.paragraphs(), reader.frame())

    def _file_name(self) -> str:
        """Name of the printed file, without ending."""
        number = self._reader().frame().number
        return file_name("Báo cáo", number, str(self.year))

    def _action_download(self, extension: str) -> dict:
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/cchc_plan/report/{self.id}/{extension}",
            "target": "download",
        }

    def _render_docx(self) -> bytes:
        return render_docx(self._paper())

    def _render_xlsx(self) -> bytes:
        """The annexes, a sheet each."""
        paper = self._paper()
        self._refuse_no_annex(paper)
        return render_xlsx_annexes(paper)

    def _refuse_no_annex(self, paper: Paper):
        if not paper.annexes:
            raise UserError(
                self.env._(
                    "The report has no annex yet, so there is nothing for Excel: "
                    "export it to Word instead."
                )
            )

    def _render_own_docx(self) -> bytes:
        return self._own_template()._fill(self._paper())

    def _own_template(self):
        self.ensure_one()
        templates = self.env["cchc.report.template"]
        found = templates._for_report(self.company_id, self.kind)
        if not found:
            raise UserError(
                self.env._(
                    "Your commune has no Word template for this report: ask the office "
                    "to add one under Configuration → Report Templates."
                )
            )
        return found

    def _close_reminders(self):
        """End the office's activities of reports that are no longer open."""
        done = self.filtered(lambda report: not report._is_open())
        # They may be those of somebody else in the office.
        done.sudo().activity_unlink([TO_DO])

    def _reminded_users(self) -> dict:
        self.ensure_one()
        leader = self.company_id.cchc_leader_id
        # What is under review waits for the leader, not for the office.
        waits_for = leader if self.state == "review" and leader else self.user_id
        return {
            "person": waits_for,
            "head": self.plan_id.user_id,
            "leader": leader,
        }

    def _reminder_context_labels(self) -> list[str]:
        return []

    def _field_to_sql(self, alias, field_expr, query=None):
        if field_expr != "timeliness":
            return super()._field_to_sql(alias, field_expr, query)
        # The SQL twin of core.reporting.timeliness.timeliness: never stored, and so
        # right at midnight without a job.
        return SQL(
            """CASE WHEN %(sent)s <= %(today)s AND %(sent)s <= %(due)s THEN 'in_time'
                    WHEN %(sent)s <= %(today)s THEN 'late'
                    WHEN %(due)s < %(today)s THEN 'missing'
                    ELSE 'to_come' END""",
            sent=self._field_to_sql(alias, "date_sent", query),
            due=self._field_to_sql(alias, "date_due", query),
            today=fields.Date.context_today(self),
        )

    def _order_field_to_sql(self, alias, field_name, direction, nulls, query):
        if field_name != "timeliness":
            return super()._order_field_to_sql(
                alias, field_name, direction, nulls, query
            )
        value = self._field_to_sql(alias, "timeliness", query)
        return by_words(TIMELINESS, value, direction)


def report_vals(line) -> dict:
    """A report's days, as the core tells them."""
    return {
        "kind": line.kind,
        "also_kinds": ",".join(line.also) or False,
        "date_from": line.date_from,
        "date_to": line.date_cutoff,
        "date_internal": line.date_internal,
        "date_due": line.date_due,
    }
