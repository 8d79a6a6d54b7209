"""The reports of a year as files: what is drafted and frozen is what is printed."""

import io

import docx
import openpyxl

from odoo.tests import HttpCase

from .. import printed_pdf
from .report_case import ReportCase
from .test_report_template import word


class TestReportFiles(ReportCase, HttpCase):
    today = None

    @classmethod
    def setUpClass(cls):
        cls.startClassPatcher(cls._on("2024-02-20"))
        super().setUpClass()
        cls.report = cls._sent()

    def _get(self, user, extension):
        self.authenticate(user.login, f"{user.login}-password")
        return self.url_open(f"/cchc_plan/report/{self.report.id}/{extension}")

    def test_a_sent_report_in_print(self):
        reports = self.env["ir.actions.report"].with_context(
            force_report_rendering=True
        )
        action = self.report.action_print()
        pdf = reports._render_qweb_pdf(action["report_name"], self.report.ids)[0]
        pages = printed_pdf.pages(pdf)
        body = " ".join(page.text for page in pages if not page.is_landscape)
        for text in ("Số: 31/BC-UBND", "BÁO CÁO", self.report.name, "Hồ Văn Toàn"):
            self.assertIn(text, body)
        annexes = [page for page in pages if page.is_landscape]
        self.assertIn("Phụ lục I", annexes[0].text)
        self.assertIn("Tuyên truyền", annexes[0].text)

    def test_word_and_excel_are_downloaded_by_staff(self):
        content = self._get(self.staff, "docx")
        self.assertEqual(content.status_code, 200)
        self.assertIn(
            "Bao-cao-31-BC-UBND-2024.docx", content.headers["Content-Disposition"]
        )
        document = docx.Document(io.BytesIO(content.content))
        texts = [each.text for each in document.paragraphs]
        for paragraph in self.report.paragraph_ids.filtered("heading"):
            self.assertIn(paragraph.heading, texts)
        sheet = openpyxl.load_workbook(
            io.BytesIO(self._get(self.staff, "xlsx").content)
        )
        self.assertEqual(sheet.sheetnames[0], "Phụ lục I")

    def test_the_own_template(self):
        self.env["cchc.report.template"].with_user(self.office).create(
            {"name": "Mẫu", "file": word("{{ so_ky_hieu }}"), "kind": "q1"}
        )
        content = self._get(self.staff, "own.docx").content
        (line,) = docx.Document(io.BytesIO(content)).paragraphs
        self.assertEqual(line.text, "31/BC-UBND")

    def test_strangers_and_neighbours_get_nothing(self):
        for user in (self.stranger, self.neighbour):
            for extension in ("docx", "xlsx", "own.docx"):
                self.assertEqual(self._get(user, extension).status_code, 404)

    def test_what_is_done_later_does_not_show(self):
        before = self.report._paper()
        self._finish(self.campaign, "9/BC-UBND", "2024-03-20")
        self.campaign.invalidate_recordset()
        self.assertEqual(self.report._paper(), before)
