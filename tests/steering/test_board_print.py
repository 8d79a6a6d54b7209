"""The steering board on paper: one page of A4, and the wall sheet with its codes."""

import json
import re

import qrcode

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import HttpCase
from odoo.tools import mute_logger

from odoo.addons.cchc_plan.models.steering import board_print
from odoo.addons.cchc_plan.report.steering.qr_path import QUIET, qr_code
from odoo.addons.cchc_plan.report.steering.wall_sheet import WALL

from .. import printed_pdf
from .steering_case import DAY, SteeringCase

A4_WIDTH, A3_WIDTH = 595, 1191
RUN = re.compile(r"M(\d+),(\d+)h(\d+)v1h-(\d+)z")
LONG = (
    "Tham mưu xây dựng và tổ chức thực hiện Kế hoạch rà soát, đánh giá thủ tục hành "
    "chính thuộc thẩm quyền giải quyết của Ủy ban nhân dân cấp xã, kiến nghị sửa đổi "
)


class PrintCase(SteeringCase, HttpCase):
    def _pdf(self, name, plan=None, **data):
        reports = self.env["ir.actions.report"].with_context(
            force_report_rendering=True
        )
        ids = None if data else (plan or self.plan).ids
        with self._on(DAY):
            content, kind = reports._render_qweb_pdf(
                f"cchc_plan.{name}", ids, data=data or None
            )
        self.assertEqual(kind, "pdf")
        return content

    def _large_plan(self, count=60):
        plan = self._plan(
            *((f"{LONG}{n}", "Quý II/2024", {}) for n in range(count)),
            section_ids=[
                Command.create({"name": f"NHÓM NHIỆM VỤ {n} – {LONG.upper()}"})
                for n in range(12)
            ],
        )
        units = [self._unit(f"Bộ phận {n}", self.staff, f"BP {n}") for n in range(14)]
        for number, task in enumerate(plan.task_ids):
            task.section_id = plan.section_ids[number % 12]
            task.lead_unit_id = units[number % len(units)]
        self.env["cchc.indicator"].create(
            [
                {"plan_id": plan.id, "name": f"{LONG}{n}", "target": 30}
                for n in range(20)
            ]
        )
        return plan


class TestQuickReport(PrintCase):
    def test_it_says_what_the_screen_says(self):
        (page,) = printed_pdf.pages(self._pdf("report_quick_report"))
        self.assertAlmostEqual(page.width, A4_WIDTH, delta=2)
        for words in (
            "BÁO CÁO NHANH",
            "10/KH-UBND – Cải cách hành chính xã Vĩnh Khê năm 2024",
            "Tính đến ngày 15/04/2024",
            "33,3%",
            "I. CẢI CÁCH THỂ CHẾ",
            "Văn bản được rà soát",
            "31/12/2024",
            "Quý I 2024",
        ):
            self.assertIn(words, page.text)
        for font, is_embedded in printed_pdf.fonts(self._pdf("report_quick_report")):
            self.assertIn("Tinos", font)
            self.assertTrue(is_embedded)

    def test_what_was_chosen_on_the_screen_is_printed(self):
        (page,) = printed_pdf.pages(
            self._pdf(
                "report_quick_report",
                plan_id=self.plan.id,
                day="2024-03-31",
                unit_id=self.unit_culture.id,
            )
        )
        self.assertIn("Tính đến ngày 31/03/2024", page.text)
        self.assertIn("Văn hóa - Xã hội", page.text)
        self.assertNotIn("Văn bản được rà soát", page.text)

    def test_the_largest_plan_fits_one_page_and_says_what_it_leaves_out(self):
        plan = self._large_plan()
        (page,) = printed_pdf.pages(self._pdf("report_quick_report", plan))
        self.assertIn("dòng nữa trên bảng", page.text)
        self.assertIn("Lịch báo cáo", page.text)

    def test_an_empty_plan_prints_no_data(self):
        (page,) = printed_pdf.pages(self._pdf("report_quick_report", self._plan()))
        self.assertIn("Chưa có số liệu", page.text)

    def test_another_commune_s_plan_is_not_printed(self):
        plan = self.plan.with_user(self.neighbour)
        boards = plan.env["cchc.steering.board"]
        with mute_logger("odoo.addons.base.models.ir_rule"):
            self.assertRaises(AccessError, boards._quick_report, plan)
            self.assertRaises(AccessError, boards._wall_sheet, plan)

    def test_staff_download_both_as_the_screen_does(self):
        self.authenticate(self.staff.login, f"{self.staff.login}-password")
        options = json.dumps({"plan_id": self.plan.id, "day": False, "unit_id": False})
        for name in ("report_quick_report", "report_wall_sheet"):
            response = self.url_open(f"/report/html/cchc_plan.{name}?options={options}")
            self.assertEqual(response.status_code, 200)
            self.assertIn("Rà soát", response.text)


class TestWallSheet(PrintCase):
    def _wall_sheet(self, plan):
        return plan.env["cchc.steering.board"]._wall_sheet(plan)

    def _rows(self, plan=None):
        with self._on(DAY):
            sheets = self._wall_sheet(plan or self.plan)["sheets"]
        return [
            row
            for sheet in sheets
            for column in sheet
            for row in column.rows
            if row.code
        ]

    def test_every_task_with_its_status_in_words(self):
        content = self._pdf("report_wall_sheet")
        (page,) = printed_pdf.pages(content)
        self.assertAlmostEqual(page.width, A3_WIDTH, delta=2)
        for words in (
            "BẢNG THEO DÕI",
            *self.plan.task_ids.mapped("name"),
            "Quá hạn",
            "Hoàn thành đúng hạn",
            "Đỗ Thị Nhân",
        ):
            self.assertIn(words, page.text)

    def test_each_code_holds_the_address_of_its_task(self):
        base = self.plan.get_base_url()
        rows = self._rows()
        self.assertEqual(len(rows), 4)
        for row, task in zip(rows, self.plan.task_ids, strict=True):
            self.assertEqual(row.lines, (task.name,))
            expected = qrcode.QRCode(
                border=QUIET, error_correction=qrcode.constants.ERROR_CORRECT_M
            )
            expected.add_data(f"{base}/odoo/cchc.task/{task.id}")
            self.assertEqual(self._modules(row.code), expected.get_matrix())

    def _modules(self, code):
        """The code's drawing as dark and light again."""
        rows = [[False] * code.size for _row in range(code.size)]
        for x, y, width, _back in RUN.findall(code.path):
            for place in range(int(x), int(x) + int(width)):
                rows[int(y)][place] = True
        return rows

    def test_the_address_opens_the_task(self):
        task = self.plan.task_ids[0]
        self.authenticate(self.staff.login, f"{self.staff.login}-password")
        response = self.url_open(f"/odoo/cchc.task/{task.id}")
        self.assertEqual(response.status_code, 200)

    def test_the_code_is_there_in_ink(self):
        """Dark and light where the code has them, in the middle of its modules."""
        (row, *_others) = self._rows()
        picture = printed_pdf.picture(self._pdf("report_wall_sheet"))
        module = WALL.qr / row.code.size
        left, top = 57 + WALL.lefts[5] + 2, 85 + row.y + 3  # the margins, 10 and 15 mm
        modules = self._modules(row.code)
        found = {True: [], False: []}
        for y, line in enumerate(modules):
            for x, is_dark in enumerate(line):
                place = (left + (x + 0.5) * module, top + (y + 0.5) * module)
                found[is_dark].append(picture.getpixel(tuple(map(round, place))))
        dark, light = found[True], found[False]
        # A module is two dots here, so its edges are grey; without a code all is white.
        self.assertGreater(sum(light) / len(light) - sum(dark) / len(dark), 50)

    def test_sixty_tasks_take_as_many_sheets_as_they_need(self):
        plan = self._large_plan()
        pages = printed_pdf.pages(self._pdf("report_wall_sheet", plan))
        self.assertEqual(len(pages), 2)
        self.assertEqual(len(self._rows(plan)), 60)
        self.assertEqual(pages[1].number.split()[0], "2")
        text = " ".join(page.text for page in pages)
        self.assertEqual(text.count("Tham mưu xây dựng và tổ chức"), 60)

    def test_an_empty_plan_has_a_sheet(self):
        (page,) = printed_pdf.pages(self._pdf("report_wall_sheet", self._plan()))
        self.assertIn("BẢNG THEO DÕI", page.text)

    def test_a_print_without_end_is_refused(self):
        self.patch(board_print, "MAX_PRINTED_TASKS", 3)
        with self.assert_refused("choose a section"):
            self._wall_sheet(self.plan)

    def test_another_address_is_another_code(self):
        self.assertNotEqual(qr_code("http://a/1").path, qr_code("http://a/2").path)
