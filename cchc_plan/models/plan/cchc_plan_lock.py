from odoo import api, models
from odoo.exceptions import UserError

from ...core.plan.draft import NARRATIVE_FIELDS
from ..base.lock import is_unlocked

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


class CchcPlan(models.Model):
    """What issuing fixes, and that an issued plan stays."""

    _inherit = "cchc.plan"

    @api.model_create_multi
    def create(self, vals_list):
        if not is_unlocked(self.env):
            for vals in vals_list:
                vals.pop("state", None)
        return super().create(vals_list)

    def write(self, vals):
        if not is_unlocked(self.env):
            self._check_locked(vals)
        result = super().write(vals)
        self._after_write(vals)
        return result

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

    def _after_write(self, vals):
        """Hook: called at the end of ``write``; rooms above the plan extend it."""
