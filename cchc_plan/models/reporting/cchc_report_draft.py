from odoo import fields, models
from odoo.exceptions import UserError

from ...core.reporting.draft import draft
from ...core.reporting.facts import Paragraph, ReportFacts
from ...core.reporting.merge import ADDED, ORPHANED, REMOVED, REPLACED, Merged, redraft
from ..base.lock import unlocked
from .cchc_report_paragraph import WRITING_STATES


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

    def _redraft(self) -> ReportFacts:
        """Write the draft of today into every paragraph that nobody has edited.

        :return: what it is drafted from
        """
        self.ensure_one()
        known = {paragraph.key: paragraph for paragraph in self.paragraph_ids}
        unlocked(self).date_drafted = fields.Datetime.now()
        facts = self._facts()  # as of the day of the draft
        merged = self._merged_draft(facts)
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
        return facts

    def _merged_draft(self, facts: ReportFacts) -> list[Merged]:
        """Each paragraph as it stands beside what the records say now."""
        self.ensure_one()
        fresh = draft(facts, self._previous_facts(), self._last_year_facts())
        return redraft([each._stored() for each in self.paragraph_ids], fresh)

    def _check_text_is_current(self, facts: ReportFacts):
        """Text and annexes of one report say the same: both are of the draft's day."""
        self.ensure_one()
        changed = {ADDED, REMOVED, REPLACED}
        if any(piece.action in changed for piece in self._merged_draft(facts)):
            raise UserError(
                self.env._(
                    "Work was recorded since the text of “%(report)s” was drafted; "
                    "let the office draft it again, then approve it.",
                    report=self.display_name,
                )
            )

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
