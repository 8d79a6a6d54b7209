from odoo import api, fields, models

STATES = [("open", "Not Answered"), ("submitted", "Answered")]
# While the report is in one of these, its units may answer.
ANSWERING_STATES = ("collecting", "review")


class CchcContribution(models.Model):
    """One unit's page in one report."""

    _name = "cchc.contribution"
    _description = "Unit's Part of a Report"
    _inherit = ["cchc.report.piece.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "report_id desc, state, unit_sequence, id"
    _check_company_auto = True
    _mail_post_access = "read"

    plan_id = fields.Many2one(
        related="report_id.plan_id", store=True, index=True, ondelete="cascade"
    )
    # Stored, so that a leader who approves writes on what a unit may be handing in.
    report_state = fields.Selection(
        string="State of the Report", related="report_id.state", store=True
    )
    date_from = fields.Date(related="report_id.date_from")
    date_to = fields.Date(related="report_id.date_to")
    date_internal = fields.Date(related="report_id.date_internal", store=True)
    unit_id = fields.Many2one(
        "cchc.unit",
        required=True,
        ondelete="restrict",
        index=True,
        readonly=True,
        check_company=True,
    )
    unit_sequence = fields.Integer(related="unit_id.sequence", store=True)
    user_id = fields.Many2one(
        "res.users",
        string="Person to Answer",
        ondelete="restrict",
        index="btree_not_null",
        tracking=True,
        help="The head of the unit; nobody where it has no account, and the office "
        "answers for it.",
    )
    state = fields.Selection(
        STATES,
        default="open",
        required=True,
        readonly=True,
        index=True,
        tracking=True,
        group_expand="_group_expand_states",
    )

    line_ids = fields.One2many(
        "cchc.contribution.line", "contribution_id", string="Tasks"
    )
    results = fields.Text(help="What else the unit has done, beyond the tasks below.")
    difficulties = fields.Text(help="What stands in the way, and why.")
    proposals = fields.Text(help="What is asked of the leaders or the superior.")
    next_work = fields.Text(
        string="Work of the Next Period",
        help="Beyond the tasks whose deadlines the plan names.",
    )
    missing_reason = fields.Text(
        string="Why Incomplete",
        help="Why the part is handed in although something is still asked.",
    )
    remark = fields.Text(
        string="Remark of the Office",
        readonly=True,
        copy=False,
        tracking=True,
        help="What is to be completed or corrected.",
    )

    date_asked = fields.Date(
        string="Requested On", required=True, default=fields.Date.context_today
    )
    date_submitted = fields.Date(string="Answered On", readonly=True, tracking=True)
    submitted_by_id = fields.Many2one(
        "res.users", string="Answered By", ondelete="restrict", readonly=True
    )
    days_waiting = fields.Integer(
        compute="_compute_days_waiting",
        aggregator=None,
        help="Days since the unit was asked; to the day of its answer, if it has "
        "answered.",
    )
    days_late = fields.Integer(
        compute="_compute_days_waiting",
        aggregator=None,
        help="Days after the day by which the unit answers.",
    )

    _unit_uniq = models.Constraint(
        "UNIQUE(report_id, unit_id)", "The unit has its part in this report already."
    )

    @api.depends("date_asked", "date_submitted", "date_internal")
    @api.depends_context("tz")
    def _compute_days_waiting(self):
        today = fields.Date.context_today(self)
        for part in self:
            end = part.date_submitted or today
            due = part.date_internal or end
            part.days_waiting = max((end - (part.date_asked or end)).days, 0)
            part.days_late = max((end - due).days, 0)

    @api.depends("unit_id", "report_id")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for part in self:
            part.display_name = " – ".join(
                name
                for name in (part.unit_id.name, part.report_id.display_name)
                if name
            )

    @api.model
    def _group_expand_states(self, states, domain):
        return [word for word, _name in STATES]

    def _is_answering(self) -> bool:
        """Whether the unit may still write and hand in."""
        self.ensure_one()
        return self.state == "open" and self.report_state in ANSWERING_STATES
