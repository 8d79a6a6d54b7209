from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..base.lock import is_office, is_unlocked, talk_fields

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


class CchcReport(models.Model):
    """A report changes by its buttons; what is approved or sent stays as it is."""

    _inherit = "cchc.report"

    is_editable = fields.Boolean(
        compute="_compute_is_editable",
        help="The user is of the office and the report is not approved.",
    )

    can_manage = fields.Boolean(
        compute="_compute_is_editable", help="The user is of the office."
    )

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_is_editable(self):
        office = is_office(self.env)
        for report in self:
            report.can_manage = office
            report.is_editable = office and report.state in DRAFT_STATES

    @api.model_create_multi
    def create(self, vals_list):
        if not is_unlocked(self.env):
            vals_list = [self._on_request(vals) for vals in vals_list]
        return super().create(vals_list)

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

    def write(self, vals):
        if not is_unlocked(self.env):
            self._check_locked(vals)
        return super().write(vals)

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
