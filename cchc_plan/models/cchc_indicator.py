from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..core.figure_text import number_text
from ..core.indicator.totals import AGGREGATIONS

DIRECTIONS = [("at_least", "At Least"), ("at_most", "At Most"), ("exactly", "Exactly")]
SIGNS = {"at_least": "≥", "at_most": "≤", "exactly": "="}
KINDS = [
    ("ratio", "Ratio (numerator over denominator)"),
    ("count", "Count"),
    ("score", "Score"),
    ("yes_no", "Yes or No"),
]


class CchcIndicator(models.Model):
    """A figure that the plan promises, with its target."""

    _name = "cchc.indicator"
    _description = "Indicator"
    _inherit = ["cchc.base.mixin", "mail.thread", "mail.activity.mixin"]
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
    kind = fields.Selection(KINDS, default="ratio", required=True)
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
    has_target = fields.Boolean(
        default=True,
        tracking=True,
        help="Without a target the figures are recorded and not judged, as the results "
        "of the yearly indexes that others publish often are.",
    )
    target_text = fields.Char(string="Target in Words", compute="_compute_target_text")
    may_exceed = fields.Boolean(
        string="May Exceed 100 %",
        help="The numerator is not a part of the denominator, e.g. results of a year "
        "compared with those of the year before.",
    )
    highest = fields.Float(
        string="Highest Score",
        digits=(16, 2),
        help="No score is above this one; 0 where there is no limit.",
    )
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
        tracking=True,
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
    place = fields.Char(
        string="Where in the Plan",
        readonly=True,
        help="The item of the plan's text that sets the target, e.g. II.3.",
    )
    active = fields.Boolean(default=True)

    @api.depends("kind")
    def _compute_aggregation(self):
        for indicator in self:
            allowed = AGGREGATIONS[indicator.kind or "ratio"]
            if indicator.aggregation not in allowed:
                indicator.aggregation = allowed[0]

    @api.depends("direction", "target", "has_target", "unit_of_measure", "kind")
    @api.depends_context("lang")
    def _compute_target_text(self):
        for indicator in self:
            indicator.target_text = indicator._target_text(indicator.target)

    def _target_text(self, target) -> str:
        """A target in words: "≥ 30 %"; "" where there is none."""
        self.ensure_one()
        if not self.has_target or target is None:
            return ""
        if self.kind == "yes_no":
            return self.env._("Yes")
        sign = SIGNS.get(self.direction, "")
        words = (sign, number_text(target), self.unit_of_measure)
        return " ".join(filter(None, words))

    @api.constrains("kind", "aggregation")
    def _check_aggregation(self):
        for indicator in self:
            if indicator.aggregation not in AGGREGATIONS[indicator.kind]:
                names = dict(
                    self._fields["aggregation"]._description_selection(self.env)
                )
                raise ValidationError(
                    self.env._(
                        "“%(way)s” makes no sense for the indicator “%(indicator)s”; "
                        "choose another way to make the value of the year.",
                        way=names[indicator.aggregation],
                        indicator=indicator.name,
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
