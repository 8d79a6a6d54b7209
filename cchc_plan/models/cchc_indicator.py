from odoo import api, fields, models
from odoo.exceptions import UserError

DIRECTIONS = [("at_least", "At Least"), ("at_most", "At Most"), ("exactly", "Exactly")]


class CchcIndicator(models.Model):
    """A figure that the plan promises, with its target."""

    _name = "cchc.indicator"
    _description = "Indicator"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "plan_id.id desc, sequence, id"
    _check_company_auto = True
    _mail_post_access = "read"

    plan_id = fields.Many2one(
        "cchc.plan", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="plan_id.company_id", store=True, index=True)
    section_id = fields.Many2one(
        "cchc.section",
        ondelete="set null",
        index="btree_not_null",
        domain="[('plan_id', '=', plan_id)]",
        check_company=True,
    )
    sequence = fields.Integer(default=10)
    name = fields.Char(required=True, index="trigram", tracking=True)
    kind = fields.Selection(
        [
            ("ratio", "Ratio (numerator over denominator)"),
            ("count", "Count"),
            ("score", "Score"),
            ("yes_no", "Yes or No"),
        ],
        default="ratio",
        required=True,
    )
    unit_of_measure = fields.Char(default="%")
    direction = fields.Selection(
        DIRECTIONS,
        default="at_least",
        required=True,
        tracking=True,
    )
    target = fields.Float(
        tracking=True,
        help="In the unit of measure; a ratio in per cent.",
        digits=(16, 2),
    )
    target_text = fields.Char(string="Target in Words", compute="_compute_target_text")
    baseline = fields.Float(digits=(16, 2), help="The value of the year before.")
    aggregation = fields.Selection(
        [
            ("last", "Last Value"),
            ("sum", "Sum"),
            ("ratio_of_sums", "Ratio of Sums"),
            ("average", "Average"),
        ],
        string="Over the Year",
        compute="_compute_aggregation",
        store=True,
        precompute=True,
        readonly=False,
        required=True,
        help="How the values of the periods make the value of the year.",
    )
    numerator_name = fields.Char(string="Numerator")
    denominator_name = fields.Char(string="Denominator")
    unit_id = fields.Many2one(
        "cchc.unit",
        string="Reported By",
        ondelete="restrict",
        index="btree_not_null",
        check_company=True,
        tracking=True,
    )
    frequency = fields.Selection(
        [
            ("month", "Every Month"),
            ("quarter", "Every Quarter"),
            ("half_year", "Every Six Months"),
            ("year", "Every Year"),
        ],
        default="quarter",
        required=True,
    )
    note = fields.Text()
    active = fields.Boolean(default=True)

    @api.depends("kind")
    def _compute_aggregation(self):
        by_kind = {"ratio": "ratio_of_sums", "count": "sum"}
        for indicator in self:
            indicator.aggregation = by_kind.get(indicator.kind, "last")

    @api.depends("direction", "target", "unit_of_measure", "kind")
    def _compute_target_text(self):
        signs = {"at_least": "≥", "at_most": "≤", "exactly": "="}
        for indicator in self:
            figure = f"{indicator.target:.2f}".rstrip("0").rstrip(".").replace(".", ",")
            indicator.target_text = " ".join(
                filter(
                    None,
                    (
                        signs.get(indicator.direction),
                        figure,
                        indicator.unit_of_measure,
                    ),
                )
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_issued(self):
        for indicator in self:
            if indicator.plan_id.state != "draft":
                raise UserError(
                    self.env._(
                        "The plan of the indicator “%(indicator)s” is issued; archive "
                        "the indicator instead of deleting it.",
                        indicator=indicator.name,
                    )
                )
