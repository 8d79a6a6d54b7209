import base64
import binascii

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...core.paper.paper import Paper
from ...core.reporting.template_check import RefusedTemplate
from ...core.reporting.template_words import usages
from ...report.reporting.template_renderer import check_template, render_template
from ..base.file_storage import storing

ALL = "all"
KINDS = [
    (ALL, "All Reports"),
    ("q1", "Quarter I"),
    ("q2", "Quarter II"),
    ("q3", "Quarter III"),
    ("q4", "Quarter IV"),
    ("h1", "First Six Months"),
    ("m9", "First Nine Months"),
    ("year", "Year"),
    ("adhoc", "On Request"),
]
UNNAMED = "mau.docx"  # a file that came without its name


class CchcReportTemplate(models.Model):
    """A commune's own Word file, into which its reports are filled."""

    _name = "cchc.report.template"
    _description = "Report Template"
    _inherit = ["cchc.company.mixin"]
    _order = "company_id, kind, name, id"
    _check_company_auto = True

    name = fields.Char(required=True)
    kind = fields.Selection(
        KINDS,
        string="Used For",
        required=True,
        default=ALL,
        help="The template of one report goes before the one of all reports.",
    )
    active = fields.Boolean(default=True)

    file = fields.Binary(
        string="Word File",
        required=True,
        attachment=True,
        help="A .docx that is filled in with the report; no macros, at most 5 MB.",
    )
    filename = fields.Char()
    placeholders = fields.Html(compute="_compute_placeholders", sanitize=False)

    _once_a_kind = models.UniqueIndex(
        "(company_id, kind) WHERE active",
        "There is a template for this report already; archive it first.",
    )

    @api.depends_context("lang")
    def _compute_placeholders(self):
        lines = [
            {
                "written": usage.written,
                "meaning": self.env._(usage.meaning) if usage.meaning else "",
                "example": usage.example,
                "level": usage.level,
            }
            for usage in usages()
        ]
        table = self.env["ir.qweb"]._render(
            "cchc_plan.report_placeholders", {"lines": lines}
        )
        for template in self:
            template.placeholders = table

    @api.constrains("file", "filename")
    def _check_file(self):
        for template in self:
            name = template.filename or UNNAMED
            try:
                check_template(name, template._content())
            except RefusedTemplate as error:
                raise ValidationError(
                    self.env._(error.template, **error.values)
                ) from error

    @api.model_create_multi
    def create(self, vals_list):
        with storing(self.env, *(vals.get("file") for vals in vals_list)):
            return super().create(vals_list)

    def write(self, vals):
        with storing(self.env, vals.get("file")):
            return super().write(vals)

    @api.model
    def action_download_sample(self):
        return {
            "type": "ir.actions.act_url",
            "url": "/cchc_plan/report_template/sample",
            "target": "download",
        }

    @api.model
    def _for_report(self, company, kind: str):
        """The template of a company's report: that of its kind, or of all."""
        found = self.search(
            [("company_id", "=", company.id), ("kind", "in", (kind, ALL))]
        )
        return found.filtered(lambda template: template.kind == kind) or found

    def _fill(self, paper: Paper) -> bytes:
        """The report as a .docx in this template."""
        self.ensure_one()
        try:
            return render_template(self._content(), paper)
        except RefusedTemplate as error:
            raise UserError(self.env._(error.template, **error.values)) from error

    def _content(self) -> bytes:
        self.ensure_one()
        # The context of a form asks for sizes instead of files.
        file = self.with_context(bin_size=False).file
        try:
            return base64.b64decode(file or b"", validate=True)
        except (binascii.Error, ValueError) as error:
            raise ValidationError(
                self.env._("The file did not arrive whole; send it again, as base64.")
            ) from error
