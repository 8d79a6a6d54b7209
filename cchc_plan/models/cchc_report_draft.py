from odoo import fields, models

from ..core.report.draft import draft
from ..core.report.facts import Paragraph
from ..core.report.merge import ORPHANED, REMOVED, Merged, redraft
from .cchc_report_paragraph import WRITING_STATES
from .lock import unlocked


class CchcReport(models.Model):
    """The text of a report: drafted from the records, and drafted again."""

    _inherit = "cchc.report"

    paragraph_ids = fields.One2many("cchc.report.paragraph", "report_id", string="Text")
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
        fresh = draft(self._facts(), self._previous_facts(), self._last_year_facts())
        merged = redraft([each._stored() for each in self.paragraph_ids], fresh)
        vals_list = []
        # Nobody has the right to make or drop a paragraph but this rule.
        paragraphs = unlocked(self.env["cchc.report.paragraph"].sudo())
        for number, piece in enumerate(merged, 1):
            paragraph = known.get(piece.key, paragraphs).with_env(paragraphs.env)
            if piece.action == REMOVED:
                paragraph.unlink()
            elif paragraph:
                paragraph.write({"sequence": number, **_vals_of(piece)})
            else:
                vals_list.append(
                    {
                        "report_id": self.id,
                        "key": piece.key,
                        "sequence": number,
                        **_vals_of(piece),
                    }
                )
        paragraphs.create(vals_list)
        unlocked(self).date_drafted = fields.Datetime.now()

    def _paragraphs(self) -> tuple[Paragraph, ...]:
        """The text as it stands, as the core prints and checks it."""
        self.ensure_one()
        return tuple(
            Paragraph(each.key, each.heading or "", each.level, each.text or "")
            for each in self.paragraph_ids.sorted("sequence")
        )


def _vals_of(piece: Merged) -> dict:
    """What a new draft leaves of one paragraph."""
    vals = {
        "drafted": piece.drafted,
        "text": piece.text,
        "is_gone": piece.action == ORPHANED,
        "new_draft": piece.fresh.text if piece.fresh and piece.is_outdated else False,
    }
    if piece.fresh:
        vals |= {"heading": piece.fresh.heading, "level": piece.fresh.level}
    return vals
