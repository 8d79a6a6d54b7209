from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..core.report.merge import Stored
from .lock import is_leader, is_office, is_unlocked, unlocked

TEXT_FIELDS = frozenset({"text"})
# While the report is in one of these, its text is written.
WRITING_STATES = ("collecting", "review")


class CchcReportParagraph(models.Model):
    """A piece of a report's text: drafted from the records, edited by people."""

    _name = "cchc.report.paragraph"
    _description = "Paragraph of a Report"
    _inherit = ["cchc.report.piece.mixin"]
    _order = "report_id, sequence, id"
    _rec_name = "heading"
    _check_company_auto = True

    report_state = fields.Selection(
        string="State of the Report", related="report_id.state"
    )
    sequence = fields.Integer(readonly=True)
    key = fields.Char(required=True, readonly=True)
    level = fields.Integer(readonly=True, default=1)
    heading = fields.Text(readonly=True)
    text = fields.Text()
    drafted = fields.Text(
        readonly=True,
        help="The draft that the text was made from, or last compared to.",
    )
    new_draft = fields.Text(
        readonly=True,
        help="What the draft says now, of a paragraph that was edited; the records "
        "have changed since.",
    )
    is_edited = fields.Boolean(
        string="Edited", compute="_compute_is_edited", store=True
    )
    is_gone = fields.Boolean(
        string="No Longer Drafted",
        readonly=True,
        help="The draft has nothing here any more; the edited text stays.",
    )

    _key_uniq = models.Constraint(
        "UNIQUE(report_id, key)", "The report has this paragraph already."
    )

    @api.depends("text", "drafted")
    def _compute_is_edited(self):
        for paragraph in self:
            paragraph.is_edited = paragraph._stored().is_edited

    def _stored(self) -> Stored:
        """This paragraph as the core merges a new draft into it."""
        self.ensure_one()
        return Stored(self.key or "", self.drafted or "", self.text or "")

    @api.model_create_multi
    def create(self, vals_list):
        if vals_list and not is_unlocked(self.env):
            raise AccessError(self.env._("The paragraphs come with the draft."))
        return super().create(vals_list)

    def write(self, vals):
        if not is_unlocked(self.env):
            self._check_writing(vals)
        return super().write(vals)

    def _check_writing(self, vals):
        if not is_office(self.env) and not is_leader(self.env):
            raise AccessError(
                self.env._("Only the office or a leader writes the text of a report.")
            )
        for paragraph in self:
            if vals.keys() - TEXT_FIELDS or (
                paragraph.report_state not in WRITING_STATES
            ):
                raise UserError(
                    self.env._(
                        "The text of the report “%(report)s” is written while its "
                        "parts are collected or reviewed.",
                        report=paragraph.report_id.display_name,
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_redrafted(self):
        if not is_unlocked(self.env):
            raise UserError(
                self.env._(
                    "A paragraph stays; empty its text if the report shall not say it."
                )
            )

    def action_take_draft(self):
        """Let the paragraph say again what the records say."""
        for paragraph in self:
            paragraph._check_writing({})
            draft = paragraph.new_draft or paragraph.drafted
            unlocked(paragraph).write(
                {"text": draft, "drafted": draft, "new_draft": False}
            )

    def action_keep_own(self):
        """The edited text has been compared with the new draft and stays."""
        for paragraph in self:
            paragraph._check_writing({})
            unlocked(paragraph).write(
                {"drafted": paragraph.new_draft, "new_draft": False}
            )
