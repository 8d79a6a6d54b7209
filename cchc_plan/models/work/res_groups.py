from odoo import models


class ResGroups(models.Model):
    """A person may lose the access to the plans on the screen of a group, too."""

    _inherit = "res.groups"

    def write(self, vals):
        is_about_people = {"user_ids", "implied_ids"} & vals.keys()
        before = self.sudo().user_ids if is_about_people else self.env["res.users"]
        result = super().write(vals)
        if "implied_ids" in vals:
            before._notice_access()
        elif before:
            changed = (before - self.sudo().user_ids) | (self.sudo().user_ids - before)
            changed._notice_access()
        return result
