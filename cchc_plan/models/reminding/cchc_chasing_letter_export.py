from odoo import api, fields, models

from ...core.paper.file_name import file_name
from ...core.paper.paper import Paper
from ...core.reminding.chasing_letter import ChasedUnit, ChasingLetter, chasing_paper
from ...core.reminding.chasing_text import chasing_text
from ...report.render.docx_renderer import render_docx


class CchcChasingLetter(models.Model):
    """A letter as PDF, as Word and as text for a chat, all of one value."""

    _inherit = "cchc.chasing.letter"

    chat_text = fields.Text(
        string="Text for a Chat",
        compute="_compute_chat_text",
        help="The same in short, to be pasted into a chat.",
    )

    @api.depends("line_ids", "subject", "date_as_of", "date_answer", "body_line")
    def _compute_chat_text(self):
        for letter in self:
            has_lines = letter.date_as_of and letter.line_ids
            letter.chat_text = has_lines and chasing_text(letter._chasing())

    def action_print(self):
        self._check_has_lines()
        return self.env.ref("cchc_plan.cchc_chasing_letter_report").report_action(
            self, config=False
        )

    def action_export_docx(self):
        self._check_has_lines()
        return {
            "type": "ir.actions.act_url",
            "url": f"/cchc_plan/chasing_letter/{self.id}/docx",
            "target": "download",
        }

    def _render_docx(self) -> bytes:
        self.ensure_one()
        return render_docx(self._paper())

    def _file_name(self) -> str:
        """Name of the printed file, without ending."""
        self.ensure_one()
        units = set(self.line_ids.mapped("unit_name"))
        to = units.pop() if len(units) == 1 else ""
        day = self.document_date or self.date_as_of
        return file_name(
            "Giấy đôn đốc",
            self.document_number or "",
            to,
            day and f"{day:%Y%m%d}" or "",
        )

    def _paper(self) -> Paper:
        """This letter as it is laid out on paper."""
        return chasing_paper(self._chasing())

    def _chasing(self) -> ChasingLetter:
        self.ensure_one()
        plans = self.line_ids.milestone_id.plan_id.sorted()
        return ChasingLetter(
            sender=self._sender(),
            subject=self.subject or "",
            as_of=self.date_as_of,
            units=tuple(
                ChasedUnit(name, tuple(line._chased() for line in lines))
                for name, lines in self.line_ids.grouped("unit_name").items()
            ),
            number=self.document_number or "",
            day=self.document_date or None,
            plans=tuple(plan._citation() for plan in plans),
            answer_by=self.date_answer or None,
            note=self.note or "",
            recipients=tuple((self.recipients or "").splitlines()),
        )
