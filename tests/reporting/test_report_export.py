"""What a report offers: PDF, Word, Excel, and the commune's own template."""

import io

import docx
import openpyxl

from odoo.addons.cchc_plan.models.reporting.report_facts import ReportReader

from ..core.reporting import report_papers
from .test_report_template import TemplateCase, word


class TestExport(TemplateCase):
    def setUp(self):
        super().setUp()
        self.facts = report_papers.facts()
        read = {
            "facts": lambda _self: self.facts,
            "paragraphs": lambda _self: report_papers.paragraphs(),
            "frame": lambda _self: report_papers.FRAME,
        }
        for name, value in read.items():
            self.patch(ReportReader, name, value)
        reports = self.env["cchc.report"]
        for name, value in {
            "company_id": self.company,
            "kind": "q1",
            "year": self.facts.period.year,
        }.items():
            self.patch(self.registry[reports._name], name, value)
        self.report = reports.browse(7)

    def test_word_excel_and_pdf_are_made_of_one_paper(self):
        paper = self.report._paper()
        document = docx.Document(io.BytesIO(self.report._render_docx()))
        self.assertEqual(document.core_properties.title, paper.title)
        book = openpyxl.load_workbook(io.BytesIO(self.report._render_xlsx()))
        self.assertEqual(book.sheetnames, ["Phụ lục I", "Phụ lục II", "Phụ lục III"])

    def test_a_report_without_annexes_has_no_sheet(self):
        self.facts = report_papers.facts([], [], [])
        for asked in (self.report._render_xlsx, self.report.action_export_xlsx):
            with self.assert_refused("no annex yet"):
                asked()

    def test_the_own_template_is_that_of_the_report(self):
        with self.assert_refused("no Word template for this report"):
            self.report.action_export_own_docx()
        self._template(word("{{ so_ky_hieu }} {{ ten_loai }}"), kind="q1")
        self._template()
        content = self.report._render_own_docx()
        (line,) = docx.Document(io.BytesIO(content)).paragraphs
        self.assertEqual(line.text, "31/BC-UBND BÁO CÁO")

    def test_files_are_named_after_number_and_year(self):
        self.assertEqual(self.report._file_name(), "Bao-cao-31-BC-UBND-2024")

    def test_actions_download_from_the_report_s_own_addresses(self):
        self._template(word("x"))
        urls = [
            action()["url"]
            for action in (
                self.report.action_export_docx,
                self.report.action_export_xlsx,
                self.report.action_export_own_docx,
            )
        ]
        self.assertEqual(
            urls,
            [
                "/cchc_plan/report/7/docx",
                "/cchc_plan/report/7/xlsx",
                "/cchc_plan/report/7/own.docx",
            ],
        )
