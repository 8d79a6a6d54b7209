from odoo import models
from odoo.exceptions import UserError

from ...core.paper.file_name import file_name
from ...core.paper.paper import Paper, Sender
from ...core.work.handover_record import HandedOver, HandoverRecord, handover_paper
from ...report.render.docx_renderer import render_docx


class CchcHandover(models.Model):
    """The record of what was handed over, on paper: PDF and Word of one value."""

    _inherit = "cchc.handover"

    def action_print(self):
        self._check_has_lines()
        return self.env.ref("cchc_plan.cchc_handover_report").report_action(
            self, config=False
        )

    def action_export_docx(self):
        self._check_has_lines()
        return {
            "type": "ir.actions.act_url",
            "url": f"/cchc_plan/handover/{self.id}/docx",
            "target": "download",
        }

    def _check_has_lines(self):
        self.ensure_one()
        if not self.line_ids:
            raise UserError(
                self.env._(
                    "Nothing was handed over from %(person)s yet, so there is nothing "
                    "to print; hand the work over first.",
                    person=self._name_of(self.user_id),
                )
            )

    def _render_docx(self) -> bytes:
        return render_docx(self._paper())

    def _file_name(self) -> str:
        """Name of the printed file, without ending."""
        day = self._day_handed_over()
        person = self._name_of(self.user_id)
        return file_name("Biên bản bàn giao", person, f"{day:%Y%m%d}")

    def _paper(self) -> Paper:
        """This hand-over as it is laid out on paper."""
        return handover_paper(self._record())

    def _record(self) -> HandoverRecord:
        self.ensure_one()
        company = self.company_id
        return HandoverRecord(
            sender=Sender(
                superior=company.cchc_superior_line or "",
                body=company.cchc_body_line or "",
                place=company.cchc_place or "",
                authority=company.cchc_authority or "",
                signer_title=company.cchc_signer_title or "",
                signer=company.cchc_signer or "",
            ),
            giver=self._name_of(self.user_id),
            day=self._day_handed_over(),
            units=tuple(self.unit_ids.mapped("name")),
            reason=self.note or "",
            lines=tuple(
                HandedOver(
                    kind=line.kind,
                    name=line.name,
                    taker=self._name_of(line.successor_id),
                    deadline=line.date_deadline or None,
                    missing=line.missing or "",
                )
                for line in self.line_ids
            ),
        )

    def _day_handed_over(self):
        """The day of the last thing that went over."""
        return max(self.line_ids.mapped("date"), default=self.date)

    def _name_of(self, user) -> str:
        # The name only; whoever left may be archived or in another commune now.
        return user.sudo().name or ""
