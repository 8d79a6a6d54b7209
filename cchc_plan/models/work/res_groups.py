from odoo import models

# Every other group of the addon implies this one.
ACCESS_GROUP = "cchc_plan.cchc_plan_group_staff"


class ResGroups(models.Model):
    """A person may lose the access to the plans on the screen of a group, too."""

    _inherit = "res.groups"

    def write(self, vals):
        if not {"user_ids", "implied_ids"} & vals.keys():
            return super().write(vals)
        gave_access = self._gives_access_to_plans()
        before = self.sudo().user_ids if gave_access else self.env["res.users"]
        result = super().write(vals)
        if gave_access or self._gives_access_to_plans():
            now = self.sudo().user_ids
            is_for_all = "implied_ids" in vals
            changed = before | now if is_for_all else (before - now) | (now - before)
            if changed:
                changed._notice_access()
        return result

    def _gives_access_to_plans(self) -> bool:
        """Whether one of these is a group of the addon or implies one."""
        # Odoo keeps the definitions in its cache: groups of others cost no query.
        definitions = self._get_group_definitions()
        given = {*self.ids, *definitions.get_superset_ids(self.ids)}
        return definitions.get_id(ACCESS_GROUP) in given
