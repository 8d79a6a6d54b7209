"""The record of a hand-over as PDF and Word: of what was kept, for who may read it."""

import io

import docx

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase

from odoo.addons.cchc_plan.models.base.lock import unlocked

from .. import printed_pdf
from .handover_case import HandoverCase


class TestHandoverPrint(HandoverCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.write(
            {
                "cchc_body_line": "ỦY BAN NHÂN DÂN XÃ VĨNH KHÊ",
                "cchc_authority": "TM. ỦY BAN NHÂN DÂN",
                "cchc_signer_title": "CHỦ TỊCH",
                "cchc_signer": "Hồ Văn Toàn",
            }
        )

    def _handed_over(self):
        wizard = self._wizard()
        wizard.action_hand_over()
        return wizard.handover_ids

    def test_the_paper_says_what_was_kept(self):
        handover = self._handed_over().with_user(self.leader)
        unlocked(self.early).name = "Tên mới"
        self._leaves()
        paper = handover._paper()
        (table,) = (
            block
            for chapter in paper.chapters
            for block in chapter.blocks
            if not hasattr(block, "text")
        )
        self.assertEqual(
            [row.texts[1] for row in table.rows], handover.line_ids.mapped("name")
        )
        self.assertEqual(
            [party.name for party in paper.parties], [self.staff.name, self.heir.name]
        )
        self.assertEqual(paper.signature.name, "Hồ Văn Toàn")
        self.assertEqual(
            paper.letterhead.place_and_date.split("ngày ")[1],
            f"{handover.line_ids[0].date:%d} tháng {handover.line_ids[0].date.month} "
            f"năm {handover.line_ids[0].date.year}",
        )

    def test_the_pdf_has_every_line_and_every_signature(self):
        handover = self._handed_over().with_user(self.office)
        action = handover.action_print()
        reports = self.env["ir.actions.report"].with_context(
            force_report_rendering=True
        )
        content = reports._render_qweb_pdf(action["report_name"], handover.ids)[0]
        pages = printed_pdf.pages(content)
        printed = "".join("".join(page.text.split()) for page in pages)
        for words in (
            "BIÊN BẢN",
            "BÊN GIAO",
            "BÊN NHẬN",
            "Hồ Văn Toàn",
            self.heir.name,
            *handover.line_ids.mapped("name"),
        ):
            self.assertIn("".join(words.split()), printed)

    def test_word_is_downloaded_by_the_office_alone(self):
        handover = self._handed_over().with_user(self.office)
        url = handover.action_export_docx()["url"]
        self.authenticate(self.office.login, f"{self.office.login}-password")
        response = self.url_open(url)
        self.assertIn("Bien-ban-ban-giao", response.headers["Content-Disposition"])
        texts = [
            cell.text
            for table in docx.Document(io.BytesIO(response.content)).tables
            for row in table.rows
            for cell in row.cells
        ]
        self.assertIn(handover.line_ids[0].name, texts)
        for user in (self.staff, self.neighbour):
            self.authenticate(user.login, f"{user.login}-password")
            self.assertEqual(self.url_open(url).status_code, 404)

    def test_nothing_handed_over_is_not_printed(self):
        self._leaves()
        handover = self._opened().with_user(self.office)
        for action in (handover.action_print, handover.action_export_docx):
            with self.assert_refused("hand the work over first", UserError):
                action()

    def test_staff_and_neighbours_do_not_print(self):
        handover = self._handed_over()
        for user in (self.staff, self.neighbour):
            with self.assertRaises(AccessError):
                handover.with_user(user).action_print()
