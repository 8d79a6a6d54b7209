from odoo import models

# The paper is Vietnamese whoever prints it.
LANGUAGE = "vi_VN"


class CchcVietnameseMixin(models.AbstractModel):
    """A record that is printed in Vietnamese."""

    _name = "cchc.vietnamese.mixin"
    _description = "Printed in Vietnamese"
    _inherit = ["cchc.base.mixin"]

    def _in_vietnamese(self):
        self.ensure_one()
        is_installed = self.env["res.lang"]._get_data(code=LANGUAGE)
        return self.with_context(lang=LANGUAGE) if is_installed else self
