from odoo import fields, models

from ..core.report.draft import draft
from .cchc_report_paragraph import WRITING_STATES
from .lock import unlocked


class CchcReport(models.Model):
    """The text of a report: drafted from the records, and drafted again."""

    _inherit = "cchc.report"

    paragraph_ids = fields.One2many(
        "cchc.report.paragraph", "report_id", string="Text"
    )
    date_drafted = fields.Datetime(string="Drafted On", readonly=True, copy=False)
    changed_count = fields.Integer(
        string="Differs from the Draft",
        compute="_compute_changed_count",
        help="Edited paragraphs for which the records now say something else.",
    )

    def _compute_changed_count(self):
        for report in self:
            differing = report.paragraph_ids.filtered(
                lambda paragraph: paragraph.new_draft or paragraph.is_gone
            )
            report.changed_count = len(differing)

    def action_redraft(self):
        """Bring the text up to the records; what was edited stays."""
        self.ensure_one()
        self._check_office()
        self._step(*WRITING_STATES)
        self._redraft()

    def _redraft(self):
        """Write the draft of today into every paragraph that nobody has edited."""
        self.ensure_one()
        known = {paragraph.key: paragraph for paragraph in self.paragraph_ids}
        vals_list = []
        paragraphs = unlocked(self.env["cchc.report.paragraph"].sudo())
        for number, piece in enumerate(draft(self._facts(), self._previous_facts()), 1):
            vals = {"sequence": number, "level": piece.level, "is_gone": False}
            paragraph = known.pop(piece.key, None)
            if paragraph is None:
                vals |= {"report_id": self.id, "key": piece.key}
                vals_list.append(vals | _as_drafted(piece))
                continue
            unlocked(paragraph.sudo()).write(vals | _redrafted(paragraph, piece))
        paragraphs.create(vals_list)
        for paragraph in known.values():
            gone = unlocked(paragraph.sudo())
            if paragraph.is_edited:
                gone.is_gone = True
            else:
                gone.unlink()
        unlocked(self).date_drafted = fields.Datetime.now()


def _as_drafted(piece) -> dict:
    """A paragraph that says what the draft says."""
    return {
        "heading": piece.heading,
        "drafted_heading": piece.heading,
        "text": piece.text,
        "drafted": piece.text,
        "new_draft": False,
    }


def _redrafted(paragraph, piece) -> dict:
    """What a new draft changes in a paragraph that is there."""
    if not paragraph.is_edited:
        return _as_drafted(piece)
    is_new = (paragraph.drafted or "") != piece.text
    return {"new_draft": piece.text if is_new else False}
