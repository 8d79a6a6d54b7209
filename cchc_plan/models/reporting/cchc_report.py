from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ...core.reporting.regime import kind_name
from .cchc_regime_line import PERIOD_KINDS

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


class CchcReport(models.Model):
    """One period of one plan, reported to the superior."""

    _name = "cchc.report"
    _description = "Report"
    # "cchc.base.mixin" comes with the mixins that cchc_report_export.py adds.
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "year desc, date_due, id"
    _check_company_auto = True
    _mail_post_access = "read"

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
        """The way of a report is seen, also where nothing stands on it.

        But not before its first one: a phone shows one column, which would be empty.
        """
        way = [word for word, _name in STATES if word in (*OPEN_STATES, "sent")]
        first = min((way.index(word) for word in states if word in way), default=0)
        shown = {*way[first:], *states}
        return [word for word, _name in STATES if word in shown]

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

    def _is_open(self) -> bool:
        self.ensure_one()
        return self.state in OPEN_STATES
