from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...core.plan.period import period_name


class CchcIndicatorTarget(models.Model):
    """What is to be reached in one period of the year; any period may have none."""

    _name = "cchc.indicator.target"
    _description = "Period Target"
    _inherit = ["cchc.base.mixin"]
    _order = "indicator_id, date_from, id"

    indicator_id = fields.Many2one(
        "cchc.indicator", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(
        related="indicator_id.company_id", store=True, index=True
    )
    date_from = fields.Date(string="From", required=True)
    date_to = fields.Date(string="To", required=True)
    target = fields.Float(
        digits=(16, 2),
        help="Of a sum what the period itself brings, else the level by its end.",
    )

    _period_uniq = models.Constraint(
        "UNIQUE(indicator_id, date_from)",
        "This period has a target already; change that one.",
    )
    _dates = models.Constraint(
        "CHECK(date_from <= date_to)", "A period ends after it begins."
    )

    @api.depends("date_from", "date_to")
    def _compute_display_name(self):
        for line in self:
            start, end = line.date_from, line.date_to
            line.display_name = period_name(start, end) if start and end else ""

    @api.constrains("indicator_id", "date_from", "date_to")
    def _check_overlap(self):
        for line in self:
            for other in line.indicator_id.target_ids - line:
                if line.date_from <= other.date_to and other.date_from <= line.date_to:
                    raise ValidationError(
                        self.env._(
                            "The period targets of “%(first)s” and “%(second)s” "
                            "overlap; correct their dates.",
                            first=line.display_name,
                            second=other.display_name,
                        )
                    )

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        for line in lines:
            line._log_target("", line._text())
        return lines

    def write(self, vals):
        before = {line: line._text() for line in self}
        result = super().write(vals)
        for line, text in before.items():
            line._log_target(text, line._text())
        return result

    def unlink(self):
        for line in self:
            line._log_target(line._text(), "")
        return super().unlink()

    def _text(self) -> str:
        self.ensure_one()
        return f"{self.display_name}: {self.indicator_id._target_text(self.target)}"

    def _log_target(self, before: str, after: str):
        """Every change of a target of an issued plan stays readable."""
        self.ensure_one()
        indicator = self.indicator_id
        if before != after and indicator.plan_id.state != "draft":
            indicator._message_log(
                body=self.env._(
                    "Period target: %(before)s → %(after)s",
                    before=before or "–",
                    after=after or "–",
                )
            )
