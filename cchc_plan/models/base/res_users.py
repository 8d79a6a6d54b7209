from odoo import models


class ResUsers(models.Model):
    """Whether a person works with a commune's plans, and in which language."""

    _inherit = "res.users"

    def _may_be_reminded(self, company) -> bool:
        """Whether this is a person who can open the company's tasks."""
        return bool(
            self
            and self.active
            and company in self.company_ids
            and self.has_group("cchc_plan.cchc_plan_group_staff")
        )

    def _reminder_lang(self) -> str:
        """The language of this person; Vietnamese where there is nobody."""
        installed = [code for code, _name in self.env["res.lang"].get_installed()]
        return next(
            code
            for code in (self.lang, "vi_VN", "en_US", *installed)
            if code in installed
        )
