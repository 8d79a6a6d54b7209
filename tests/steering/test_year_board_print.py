"""The year board on paper."""

import json
import re

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase
from odoo.tools import mute_logger

from odoo.addons.cchc_plan.models.steering import board_print

from .. import printed_pdf
from .year_board_case import WORDINGS, BoardCase

A3_WIDTH, A4_WIDTH = 1191, 842
TOP_MARGIN, LEFT_MARGIN = 85, 57  # 15 and 10 mm, in half points
MONTH = re.compile(r"T\d+")


class TestBoardPrint(BoardCase, HttpCase):
    def _pdf(self, size, plan=None, **data):
        reports = self.env["ir.actions.report"].with_context(
            force_report_rendering=True
        )
        name = f"cchc_plan.report_year_board_{size}"
        ids = None if data else (plan or self.plan).ids
        content, kind = reports._render_qweb_pdf(name, ids, data=data or None)
        self.assertEqual(kind, "pdf")
        return content

    def _printed(self, plan):
        return plan.env["cchc.year.board"]._printed(plan, "a4")

    def test_both_sizes_print_every_task_across_in_the_one_font(self):
        for size, width in (("a4", A4_WIDTH), ("a3", A3_WIDTH)):
            content = self._pdf(size)
            (page,) = printed_pdf.pages(content)
            self.assertTrue(page.is_landscape)
            self.assertAlmostEqual(page.width, width, delta=2)
            for words in (
                "BIỂU ĐỒ NĂM 2024",
                "10/KH-UBND – Cải cách hành chính xã Vĩnh Khê năm 2024",
                "Tính đến ngày 15/03/2024",
                "ỦY BAN NHÂN DÂN XÃ VĨNH KHÊ",
                "I. CẢI CÁCH THỂ CHẾ",
                "Quá hạn",
                *self.plan.task_ids.mapped("name"),
            ):
                self.assertIn(words, page.text, size)
            fonts = printed_pdf.fonts(content)
            self.assertTrue(fonts)
            for font, is_embedded in fonts:
                self.assertIn("Tinos", font)
                self.assertTrue(is_embedded)

    def test_the_bars_are_there(self):
        """Ink where each bar is, in its middle line, and none beside it."""
        board = self._printed(self.plan)
        sheet, (page,) = board["sheet"], board["pages"]
        picture = printed_pdf.picture(self._pdf("a4"))
        rows = [row for row in page.rows if row.task and row.task["bar"]]
        self.assertEqual(len(rows), 3)
        for row in rows:
            bar = row.task["bar"]
            middle = TOP_MARGIN + row.y + row.height // 2
            year = LEFT_MARGIN + sheet.lefts[3] + sheet.edge
            left, right = (
                round(year + place * sheet.per_cent)
                for place in (bar["left"], bar["left"] + bar["width"])
            )
            self.assertTrue(self._has_ink(picture, left + 4, right - 4, middle))
            self.assertFalse(self._has_ink(picture, left - 10, left - 4, middle))

    def _has_ink(self, picture, left, right, middle):
        part = picture.crop((left, middle - 9, right, middle + 9))
        return part.getextrema()[0] < 128

    def test_every_sheet_repeats_the_months_and_the_section(self):
        name = "Rà soát, đánh giá việc thực hiện cải cách hành chính của xã. " * 3
        plan = self._plan(
            *((f"{name}{n}.", WORDINGS[n % 4], {}) for n in range(60)),
        )
        pages = printed_pdf.pages(self._pdf("a4", plan))
        self.assertGreater(len(pages), 3)
        for number, page in enumerate(pages, 1):
            months = [word.text for word in page.words if MONTH.fullmatch(word.text)]
            self.assertEqual(months, [f"T{month}" for month in range(1, 13)])
            self.assertIn("I. CẢI CÁCH THỂ CHẾ", page.text)
            # On the first sheet the commune's name stands where the others are counted.
            if number > 1:
                self.assertEqual(page.number.split()[0], str(number))
        text = "".join("".join(page.text.split()) for page in pages)
        for number in range(60):
            self.assertIn(f"củaxã.{number}.", text)

    def test_what_the_screen_is_limited_to_is_printed(self):
        (page,) = printed_pdf.pages(
            self._pdf(
                "a3",
                plan_id=self.plan.id,
                filters={"status": "overdue", "unit_id": self.unit_justice.id},
            )
        )
        self.assertIn("Ban hành Kế hoạch", page.text)
        self.assertNotIn("Rà soát văn bản", page.text)
        self.assertIn("Tư pháp - Hộ tịch – Quá hạn", page.text)

    def test_a_plan_without_tasks_prints_an_empty_board(self):
        plan = self._plan(section_ids=[])
        (page,) = printed_pdf.pages(self._pdf("a4", plan))
        self.assertIn("T12", page.text)

    def test_a_print_without_end_is_refused(self):
        self.patch(board_print, "MAX_PRINTED_TASKS", 3)
        with self.assert_refused("choose a section", UserError):
            self._printed(self.plan)

    def test_the_plan_of_another_commune_is_not_printed(self):
        plan = self.plan.with_user(self.neighbour)
        with mute_logger("odoo.addons.base.models.ir_rule"):
            self.assertRaises(AccessError, self._printed, plan)

    def test_staff_download_it_as_the_screen_does(self):
        self.authenticate(self.staff.login, f"{self.staff.login}-password")
        options = json.dumps({"plan_id": self.plan.id, "filters": {}})
        response = self.url_open(
            "/report/html/cchc_plan.report_year_board_a4?options=" + options
        )
        self.assertEqual(response.status_code, 200)
        self.assertIn("Ban hành Kế hoạch", response.text)
