from odoo import api, fields, models
from odoo.exceptions import UserError

from ...core.reminding.stages import DEFAULT_STAGES, Stage

RECIPIENTS = [
    ("person", "Person in Charge"),
    ("head", "Head of the Unit"),
    ("leader", "Leader of the Commune"),
]


class CchcReminderStage(models.Model):
    """A point before or after every deadline at which a commune reminds somebody."""

    _name = "cchc.reminder.stage"
    _description = "Reminder Stage"
    _inherit = ["cchc.company.mixin"]
    _order = "company_id, position, recipient, id"
    _check_company_auto = True

    moment = fields.Selection(
        [
            ("before", "Before the Deadline"),
            ("on", "On the Day"),
            ("after", "After the Deadline"),
        ],
        required=True,
        default="before",
    )
    days = fields.Integer(
        string="Working Days",
        default=1,
        help="Counted from the last working day of the deadline.",
    )
    repeat_days = fields.Integer(
        string="Again Every",
        help="Working days until the next reminder, and so on; 0: only once.",
    )
    position = fields.Integer(
        compute="_compute_position",
        store=True,
        precompute=True,
        help="Working days from the deadline; below zero before it.",
    )
    recipient = fields.Selection(
        RECIPIENTS, string="Whom to Remind", required=True, default="person"
    )
    active = fields.Boolean(default=True)

    _position_uniq = models.Constraint(
        "UNIQUE(company_id, recipient, position)",
        "The same person is reminded at this point already; change that line instead.",
    )
    _days_positive = models.Constraint(
        "CHECK(days >= 0 AND days <= 250 AND (moment = 'on' OR days > 0))",
        "Give the number of working days before or after the deadline, from 1 to 250.",
    )
    _repeat_positive = models.Constraint(
        "CHECK(repeat_days >= 0 AND (repeat_days = 0 OR moment = 'after'))",
        "Only a reminder after the deadline is repeated; set its days to 0 otherwise.",
    )

    @api.depends("moment", "days")
    def _compute_position(self):
        sign = {"before": -1, "on": 0, "after": 1}
        for stage in self:
            stage.position = sign[stage.moment or "on"] * stage.days

    @api.depends("position", "recipient")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for stage in self:
            stage.display_name = self._position_label(stage.position)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        used = self.env["cchc.reminder"].sudo()  # asks for existence, shows nothing
        if used.search_count([("stage_id", "in", self.ids)], limit=1):
            raise UserError(
                self.env._(
                    "Reminders were sent at this stage and stay in the log; "
                    "archive the stage instead."
                )
            )

    @api.model
    def _position_label(self, position: int) -> str:
        """Where a stage stands, in words."""
        if not position:
            return self.env._("On the day")
        if position < 0:
            return self.env._("%(days)s working days before", days=-position)
        return self.env._("%(days)s working days after", days=position)

    @api.model
    def _create_defaults(self, companies):
        """Give the companies that have no stage the usual ones."""
        own = [("company_id", "in", companies.ids)]
        known = self.with_context(active_test=False).search(own).company_id
        self.create(
            [
                {
                    "company_id": company.id,
                    "recipient": stage.recipient,
                    "moment": ("before", "on", "after")[
                        (stage.days >= 0) + (stage.days > 0)
                    ],
                    "days": abs(stage.days),
                    "repeat_days": stage.every,
                }
                for company in companies - known
                for stage in DEFAULT_STAGES
            ]
        )

    @api.model
    def _of_companies(self, companies) -> dict:
        """company → stage of core/reminding/stages.py → its record."""
        found = {company: {} for company in companies}
        for stage in self.search([("company_id", "in", companies.ids)]):
            rule = Stage(stage.recipient, stage.position, stage.repeat_days)
            found[stage.company_id][rule] = stage
        return found
