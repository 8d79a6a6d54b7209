from odoo import Command, api, fields, models
from odoo.exceptions import UserError

from ...models.base.vietnam_time import today_in_vietnam


class CchcChasingWizard(models.TransientModel):
    """Whom to chase, and whether in one letter or in one for each unit."""

    _name = "cchc.chasing.wizard"
    _description = "Write Chasing Letters"
    _inherit = ["cchc.chasing.scope"]
    _check_company_auto = True

    company_id = fields.Many2one(
        "res.company",
        required=True,
        ondelete="cascade",
        default=lambda self: self.env.company,
    )
    is_one_each = fields.Boolean(
        string="One Letter for Each Unit",
        help="Otherwise all units get the same letter, with a table by unit.",
    )
    found = fields.Char(compute="_compute_found")
    left_out = fields.Char(compute="_compute_found")

    @api.depends("company_id", "plan_ids", "unit_ids", "horizon_days")
    @api.depends_context("lang")
    def _compute_found(self):
        today = today_in_vietnam(self.env)
        for wizard in self:
            chased = wizard._to_chase()
            overdue = sum(each.date_deadline < today for each in chased)
            wizard.found = bool(chased) and self.env._(
                "Units: %(units)s. Overdue: %(overdue)s. Due soon: %(soon)s.",
                units=", ".join(chased.lead_unit_id.mapped("name")),
                overdue=overdue,
                soon=len(chased) - overdue,
            )
            without = self.env["cchc.milestone"].search_count(
                wizard._domain_without_unit()
            )
            wizard.left_out = bool(without) and self.env._(
                "Overdue without a lead unit, so in no letter: %(count)s.",
                count=without,
            )

    def action_write(self):
        """Write the letters as drafts, and open them."""
        self.ensure_one()
        units = self._to_chase().lead_unit_id
        if not units:
            raise UserError(
                self.env._(
                    "Nothing is overdue or due within %(days)s days, so there is "
                    "nobody to chase.",
                    days=self.horizon_days,
                )
            )
        each = list(units) if self.is_one_each else [self.unit_ids]
        letters = self.env["cchc.chasing.letter"].create(
            [self._letter_vals(chosen) for chosen in each]
        )
        return letters._action_open()

    def _to_chase(self):
        self.ensure_one()
        return self.env["cchc.milestone"]._to_chase(
            self.company_id,
            self.plan_ids,
            self.unit_ids,
            today_in_vietnam(self.env),
            self.horizon_days,
        )

    def _domain_without_unit(self) -> list:
        self.ensure_one()
        domain = [
            ("company_id", "=", self.company_id.id),
            ("plan_id.state", "=", "issued"),
            ("lead_unit_id", "=", False),
            ("status", "=", "overdue"),
            ("task_id.active", "=", True),
        ]
        if self.plan_ids:
            domain.append(("plan_id", "in", self.plan_ids.ids))
        return domain

    def _letter_vals(self, units) -> dict:
        return {
            "company_id": self.company_id.id,
            "plan_ids": [Command.set(self.plan_ids.ids)],
            "unit_ids": [Command.set(units.ids)],
            "horizon_days": self.horizon_days,
            "date_answer": self.date_answer,
        }
