from odoo import fields, models

from ...core.reporting.continuity import continuity
from ...core.reporting.facts import ReportFacts
from ...core.reporting.gaps import find_gaps
from ..base.lock import unlocked


class CchcReport(models.Model):
    """What looks wrong in the text: places to fill, and what the last report denies."""

    _inherit = "cchc.report"

    findings = fields.Text(
        readonly=True,
        copy=False,
        help="What the last look at the text found: places still to fill, and what "
        "does not go on from the report before. Warnings only.",
    )

    def action_look(self):
        """Look through the text as it stands now."""
        self.ensure_one()
        self._check_office()
        self._step("collecting", "review")
        self._look(self._facts())

    def _redraft(self):
        facts = super()._redraft()
        self._look(facts)
        return facts

    def _look(self, facts: ReportFacts):
        """Note what is to be read again before the report goes out."""
        self.ensure_one()
        text = self._paragraphs()
        headings = {paragraph.key: paragraph.heading for paragraph in text}
        lines = [
            f"{headings[key]}: {words}".removeprefix(": ")
            for key, words in find_gaps(text)
        ]
        plan = self.env["cchc.plan"]
        for found in continuity(facts, self._previous_facts(), text):
            words = plan._finding_text(found)
            lines.append(f"{found.where}: {words}" if found.where else words)
        unlocked(self).findings = "\n".join(f"• {line}" for line in lines)
