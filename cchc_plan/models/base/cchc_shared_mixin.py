from odoo import api, fields, models
from odoo.exceptions import AccessError


class CchcSharedMixin(models.AbstractModel):
    """Data that all communes share and the administrator keeps, or a commune's own."""

    _name = "cchc.shared.mixin"
    _description = "Shared by Communes"
    _inherit = ["cchc.base.mixin"]

    company_id = fields.Many2one(
        "res.company",
        string="Commune",
        ondelete="restrict",
        index="btree_not_null",
        default=lambda self: self.env.company,
        help="The commune whose own this is; empty: shared by all of them.",
    )
    is_editable = fields.Boolean(compute="_compute_is_editable")

    @api.depends("company_id")
    @api.depends_context("uid")
    def _compute_is_editable(self):
        for record in self:
            # What is being typed in is the typist's own.
            record.is_editable = not record.id or record.has_access("write")

    @api.depends_context("uid")
    def _compute_display_name(self):
        super()._compute_display_name()

    def copy_data(self, default=None):
        vals_list = super().copy_data(default)
        for record, vals in zip(self, vals_list, strict=True):
            if "name" not in (default or {}):
                vals["name"] = self.env._("%(name)s (copy)", name=record.name)
        return vals_list

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        records._check_own_company()
        return records

    def write(self, vals):
        result = super().write(vals)
        self._check_own_company()
        return result

    def _check_own_company(self):
        # Record rules judge what a record was, not what a write makes of it.
        if self.env.su or self.env.user.has_group("cchc_plan.cchc_plan_group_admin"):
            return
        for record in self:
            if record.company_id not in self.env.user.company_ids:
                raise AccessError(
                    self.env._(
                        "“%(name)s” is shared by all communes and the administrator "
                        "keeps it; make your commune its own copy.",
                        name=record.name,
                    )
                )
