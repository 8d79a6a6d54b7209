from odoo import api, models


class CchcPlan(models.Model):
    """What other programs may call through Odoo's external API."""

    _inherit = "cchc.plan"

    @api.model
    def import_from_file(self, filename, content):
        """Import a plan with everything accepted as proposed, all or nothing.

        :param filename: with its ending, .docx or .xlsx.
        :param content: the file in base64.
        :return: ``{"plan_id": int, "warnings": [{"code", "where", "text"}, …]}``, the
            texts in the user's language.
        :raise AccessError: the caller may not create plans.
        :raise UserError: the file cannot be read; says why and what to do.
        """
        self.check_access("create")
        # A program rarely says in which language its user reads.
        lang = self.env.lang or self.env.user.lang
        wizard = (
            self.env["cchc.plan.import"]
            .with_context(lang=lang)
            .create({"filename": filename, "file": content or b""})
        )
        if wizard.state == "given":
            wizard._read()  # an empty file says so itself
        plan = wizard._accept(units_to_confirm=True)
        return {
            "plan_id": plan.id,
            "warnings": [
                {"code": row.code, "where": row.place or "", "text": row.text}
                for row in wizard.finding_ids
            ],
        }
