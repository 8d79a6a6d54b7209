"""Periodic reports in print: pages, annexes cell by cell, charts with their figures."""

from odoo.addons.cchc_plan.core.reporting.report_paper import report_paper
from odoo.addons.cchc_plan.report.render.printed_pages import printed_charts

from .. import printed_pdf
from ..core.reporting.report_papers import FRAME, facts, hard_facts, paragraphs
from .test_report_plan import ReportCase


class PeriodicCase(ReportCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.record = cls._plan()

    def _printed(self, given, texts=()):
        """Its paper and the pages that the printer makes of it."""
        paper = report_paper(given, texts, FRAME)
        # Any record may be printed that has a paper.
        self.patch(self.registry["cchc.plan"], "_paper", lambda _self: paper)
        return paper, printed_pdf.pages(self._pdf(self.record))

    def _annex_pages(self, paper, pages):
        """The landscape pages of each annex."""
        found = []
        for page in pages:
            if page.is_landscape:
                if page.number == "1":
                    found.append([])
                found[-1].append(page)
        self.assertEqual(len(found), len(paper.annexes))
        return found

    def assertAnnexPrinted(self, annex, pages):
        """Table, then charts: every cell and every figure, numbered from 1."""
        self.assertEqual(
            [page.number for page in pages],
            [str(number) for number in range(1, len(pages) + 1)],
        )
        charts = list(printed_charts(annex))
        tables = pages[: len(pages) - len(charts)]
        table = printed_pdf.PrintedTable(tables, annex.matrix.percents)
        self.assertSameCells(table, annex.matrix)
        titles = ["".join(column.title.split()) for column in annex.matrix.columns]
        self.assertEqual(table.headings, [titles] * len(tables))
        for drawing, page in zip(charts, pages[len(tables) :], strict=True):
            for line in drawing.description:
                for word in line.replace("(", " ").replace(")", " ").split():
                    self.assertIn(word.strip(":;"), page.text)


class TestPeriodicReport(PeriodicCase):
    def test_a_quarter_with_28_tasks(self):
        paper, pages = self._printed(facts(), paragraphs())
        first = pages[0]
        self.assertFalse(first.is_landscape)
        self.assertEqual(first.number, "")
        place = 0
        for part in (
            "Số: 31/BC-UBND",
            "BÁO CÁO",
            FRAME.subject,
            "Kính gửi: Phòng Nội vụ huyện Vĩnh Linh",
            "như sau:",
            "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH",
            "1. Cải cách thể chế",
            "1.1. Về kế hoạch",
            "III. KIẾN NGHỊ, ĐỀ XUẤT",
            "Trên đây là Báo cáo",
            "./.",
            "Nơi nhận:",
            "Hồ Văn Toàn",
        ):
            found = first.text.find(part, place)
            self.assertGreaterEqual(found, 0, part)
            place = found
        annexes = self._annex_pages(paper, pages)
        for annex, annex_pages in zip(paper.annexes, annexes, strict=True):
            self.assertIn(f"{annex.label} {annex.titles[0]}", annex_pages[0].text)
            self.assertIn(annex.reference, annex_pages[0].text)
        self.assertAnnexPrinted(paper.annexes[0], annexes[0])

    def test_60_tasks_and_40_indicators_with_signs_of_markup(self):
        paper, pages = self._printed(hard_facts(), paragraphs())
        for annex, annex_pages in zip(
            paper.annexes[:2], self._annex_pages(paper, pages), strict=False
        ):
            self.assertAnnexPrinted(annex, annex_pages)

    def test_the_figures_of_the_statistics_form(self):
        paper, pages = self._printed(facts([], []))
        (annex_pages,) = self._annex_pages(paper, pages)
        for row in paper.annexes[0].matrix.rows:
            for text in row.texts:
                self.assertIn(text, annex_pages[0].text)

    def test_nothing_to_report_is_one_page(self):
        _paper, pages = self._printed(facts([], [], []))
        self.assertEqual([page.is_landscape for page in pages], [False])
        self.assertIn("Trên đây là Báo cáo", pages[0].text)

    def test_the_charts_are_drawn_without_a_picture_or_another_font(self):
        paper = report_paper(facts(), (), FRAME)
        self.patch(self.registry["cchc.plan"], "_paper", lambda _self: paper)
        pdf = self._pdf(self.record)
        self.assertEqual(
            {name.split("-")[0] for name, _embedded in printed_pdf.fonts(pdf)},
            {"Tinos"},
        )
        self.assertNotIn(b"/Subtype /Image", pdf)

    def test_a_browser_shows_the_charts_too(self):
        paper = report_paper(facts(), (), FRAME)
        self.patch(self.registry["cchc.plan"], "_paper", lambda _self: paper)
        reports = self.env["ir.actions.report"]
        html = reports._render_qweb_html("cchc_plan.cchc_plan_report", self.record.ids)
        self.assertEqual(html[0].decode().count("<svg"), 2)
