"""Print and export of a plan: what stands on paper, and who may have it."""

import io

import docx
import openpyxl

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import HttpCase

from .. import printed_pdf
from ..common import PlanCase
from ..plan_files import TASK_FIELDS, vinh_khe

BODY = "cchc_plan.cchc_plan_report"
LONG = "Rà soát, đánh giá việc thực hiện cải cách hành chính <của> xã & thôn bản. "


class ReportCase(PlanCase):
    """Vĩnh Khê's plan, and the three files that it becomes."""

    @classmethod
    def _vinh_khe(cls):
        source = vinh_khe()
        plan = cls.env["cchc.plan"].create(
            {
                "name": source["subject"],
                "year": source["year"],
                "company_id": cls.company.id,
                "document_number": source["number"],
                "document_date": source["date"],
                "superior_line": source["superior"],
                "basis_text": source["preamble"].split(";")[0],
                "key_tasks": "\n".join(text for _kind, text in source["body"][1:]),
                "annex_title": " ".join(source["annex_title"]),
                "recipient_line_ids": [
                    Command.create({"name": name, "sequence": position})
                    for position, name in enumerate(source["recipients"])
                ],
            }
        )
        units = {"Văn phòng": cls.unit_office, "Tư pháp": cls.unit_justice}
        for position, section in enumerate(source["sections"]):
            cls._section(
                plan,
                position,
                section["name"],
                [
                    {
                        "name": task["name"],
                        "deliverable": task["deliverable"],
                        "lead_unit_id": units.get(task["lead"], cls.unit_culture).id,
                        "lead_text": task["lead"],
                        "coordinating_text": task["coordinating"],
                        "timeframe_text": task["timeframe"],
                        "budget_text": task["budget"],
                        "note": task["note"],
                    }
                    for task in section["tasks"]
                ],
            )
        return plan

    @classmethod
    def _section(cls, plan, position, name, tasks):
        section = cls.env["cchc.section"].create(
            {"plan_id": plan.id, "sequence": position, "name": name}
        )
        cls.env["cchc.task"].create(
            [
                {"section_id": section.id, "sequence": place, **values}
                for place, values in enumerate(tasks)
            ]
        )

    @classmethod
    def _pdf(cls, plans):
        reports = cls.env["ir.actions.report"].with_env(plans.env)
        reports = reports.with_context(force_report_rendering=True)
        content, kind = reports._render_qweb_pdf(BODY, plans.ids)
        assert kind == "pdf"
        return content

    def assertSameCells(self, table, matrix):
        """Every cell of the matrix stands in the printed table, in order."""
        places = [0] * len(matrix.columns)
        sections = iter(table.sections)
        for row in matrix.rows:
            if row.kind == "section":
                self.assertEqual(next(sections), "".join(row.texts[0].split()))
                continue
            for index, text in enumerate(row.texts):
                wanted = "".join(text.split())
                found = table.columns[index][places[index] :][: len(wanted)]
                self.assertEqual(found, wanted, (row.texts[:2], index))
                places[index] += len(wanted)
        self.assertEqual(places, [len(text) for text in table.columns])
        self.assertIsNone(next(sections, None))


class TestPrintedPlan(ReportCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._vinh_khe()
        cls.pdf = cls._pdf(cls.plan)
        cls.pages = printed_pdf.pages(cls.pdf)
        cls.body = [page for page in cls.pages if not page.is_landscape]
        cls.annex = [page for page in cls.pages if page.is_landscape]

    def test_one_family_of_letters_is_embedded(self):
        found = printed_pdf.fonts(self.pdf)
        self.assertTrue(found)
        self.assertEqual({name.split("-")[0] for name, _embedded in found}, {"Tinos"})
        self.assertTrue(all(embedded for _name, embedded in found))

    def test_paper_is_a4_upright_then_across(self):
        for page in self.body:
            self.assertEqual((round(page.width), round(page.height)), (595, 842))
        for page in self.annex:
            self.assertEqual((round(page.width), round(page.height)), (842, 595))
        self.assertEqual(self.pages, self.body + self.annex)

    def test_page_1_has_no_number_and_the_annex_counts_again(self):
        self.assertGreater(len(self.body), 3)
        self.assertEqual(
            [page.number for page in self.body],
            ["", *map(str, range(2, len(self.body) + 1))],
        )
        self.assertEqual(
            [page.number for page in self.annex],
            [str(number) for number in range(1, len(self.annex) + 1)],
        )

    def test_page_numbers_stand_in_the_middle_of_the_top_margin(self):
        for page in (*self.body[1:], *self.annex):
            self.assertAlmostEqual(page.number_middle, 0.5, delta=0.01)

    def test_the_parts_of_the_body_come_in_their_order(self):
        text = " ".join(page.text for page in self.body)
        place = 0
        for part in (
            "UBND HUYỆN VĨNH LINH",
            "ỦY BAN NHÂN DÂN XÃ VĨNH KHÊ",
            "Số: 10/KH-UBND",
            "Vĩnh Khê, ngày 15 tháng 01 năm 2024",
            "KẾ HOẠCH",
            "Cải cách hành chính xã Vĩnh Khê năm 2024",
            "Thực hiện kế hoạch số 11/KH-UBND",
            "như sau:",
            "I. NHIỆM VỤ TRỌNG TÂM",
            "Trên đây là Kế hoạch",
            "./.",
            "Nơi nhận:",
            "TM. ỦY BAN NHÂN DÂN",
            "Hồ Văn Toàn",
        ):
            found = text.find(part, place)
            self.assertGreaterEqual(
                found, 0, f"{part} after {text[place - 40 : place]}"
            )
            place = found + len(part)
        for part in (
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
        ):
            self.assertIn(part, self.body[0].text)

    def test_letters_are_as_large_as_the_decree_wants(self):
        sizes = {}
        for page in self.pages:
            for word in page.words:
                sizes.setdefault((page.is_landscape, word.text), set()).add(word.size)
        self.assertEqual(sizes[False, "CỘNG"], {12})
        self.assertEqual(sizes[False, "Độc"], {13})
        self.assertEqual(sizes[False, "Số:"], {13})
        self.assertEqual(sizes[False, "KẾ"], {14})
        self.assertEqual(sizes[False, "Cải"], {14})
        self.assertEqual(sizes[False, "Nơi"], {12})
        self.assertEqual(sizes[False, "Lưu:"], {11})
        self.assertEqual(sizes[False, "TM."], {14})
        self.assertEqual(sizes[True, "CHI"], {14})
        self.assertEqual(sizes[True, "Quyết"], {13})

    def test_no_chapter_begins_at_the_foot_of_a_page(self):
        for page in self.body:
            last = max(word.y for word in page.words)
            line = [word.text for word in page.words if abs(word.y - last) < 2]
            self.assertFalse(" ".join(line).isupper(), line)

    def test_every_cell_of_the_annex_is_printed(self):
        matrix = self.plan._paper().annexes[0].matrix
        table = printed_pdf.PrintedTable(self.annex, matrix.percents)
        self.assertSameCells(table, matrix)

    def test_the_headings_stand_on_every_page_of_the_annex(self):
        matrix = self.plan._paper().annexes[0].matrix
        table = printed_pdf.PrintedTable(self.annex, matrix.percents)
        titles = ["".join(column.title.split()) for column in matrix.columns]
        self.assertGreater(len(self.annex), 2)
        self.assertEqual(table.headings, [titles] * len(self.annex))

    def test_the_annex_names_its_plan(self):
        text = self.annex[0].text
        for part in (
            "Phụ lục",
            "KẾ HOẠCH CHI TIẾT",
            "(Kèm theo Kế hoạch số 10/KH-UBND ngày 15/01/2024 của UBND xã Vĩnh Khê)",
        ):
            self.assertIn(part, text)

    def test_the_three_files_hold_the_cells_of_one_matrix(self):
        matrix = self.plan._paper().annexes[0].matrix
        tracked = self.plan._tracked_annex().matrix
        document = docx.Document(io.BytesIO(self.plan._render_docx()))
        sheet = openpyxl.load_workbook(io.BytesIO(self.plan._render_xlsx())).active
        lines = list(document.tables[2].rows)[1:]
        head = next(row for row in range(1, 30) if sheet.cell(row, 1).value == "TT")
        for position, row in enumerate(matrix.rows):
            cells = [cell.text for cell in lines[position].cells[: len(row.cells)]]
            self.assertEqual(cells, list(row.texts))
            values = [
                sheet.cell(head + 1 + position, column + 1).value
                for column in range(len(row.cells))
            ]
            self.assertEqual(values, [value or None for value in row.cells])
            self.assertEqual(tracked.rows[position].cells[: len(row.cells)], row.cells)
        self.assertEqual(len(lines), len(matrix.rows))

    def test_the_tasks_are_those_of_the_source(self):
        rows = [
            row.texts
            for row in self.plan._paper().annexes[0].matrix.rows
            if row.kind == "line"
        ]
        self.assertEqual(
            rows,
            [
                tuple(task[name] for name in TASK_FIELDS)
                for section in vinh_khe()["sections"]
                for task in section["tasks"]
            ],
        )

    def test_the_action_prints_and_asks_for_no_layout(self):
        action = self.plan.action_print()
        self.assertEqual(
            (action["type"], action["report_name"]),
            ("ir.actions.report", "cchc_plan.report_plan"),
        )

    def test_the_file_is_named_after_the_plan(self):
        self.assertEqual(self.plan._file_name(), "Ke-hoach-10-KH-UBND-2024")
        report = self.env.ref(BODY)
        self.assertEqual(report.print_report_name, "object._file_name()")

    def test_a_browser_shows_body_and_annex_on_one_page(self):
        html = self.env["ir.actions.report"]._render_qweb_html(BODY, self.plan.ids)[0]
        for part in ("Nơi nhận:", "KẾ HOẠCH CHI TIẾT", "/cchc_plan/static/fonts/Tinos"):
            self.assertIn(part, html.decode())

    def test_several_plans_in_one_file_count_their_pages_apart(self):
        other = self._plan(("Rà soát văn bản", "Quý I/2024", {}))
        pages = printed_pdf.pages(self._pdf(self.plan + other))
        numbers = [page.number for page in pages]
        self.assertEqual(len(pages), len(self.pages) + 2)
        self.assertEqual(numbers, [page.number for page in self.pages] + ["", "1"])

    def test_staff_print_the_same(self):
        pages = printed_pdf.pages(self._pdf(self.plan.with_user(self.staff)))
        self.assertEqual(
            [page.text for page in pages], [page.text for page in self.pages]
        )

    def test_other_reports_are_left_as_they_are(self):
        report = self.env["ir.actions.report"].create(
            {
                "name": "Other",
                "model": "cchc.plan",
                "report_name": "cchc_plan.another_report",
            }
        )
        self.assertEqual(report._get_layout(), self.env.ref("web.minimal_layout"))
        command = report._build_wkhtmltopdf_args(report.get_paperformat(), False)
        delay = command[command.index("--javascript-delay") + 1]
        self.assertNotEqual(delay, "0")


class TestHardPlans(ReportCase):
    def test_sixty_tasks_with_a_cell_of_two_pages_and_signs_of_markup(self):
        plan = self._plan(
            name="Cải cách hành chính <b>xã</b> \"A\" & 'B' năm 2024", section_ids=[]
        )
        for number in range(6):
            self._section(
                plan,
                number,
                f'NHÓM <{number}> & "CẢI CÁCH"',
                [
                    {
                        "name": LONG * 22
                        if (number, place) == (1, 4)
                        else f"=Việc {number}.{place} " + "cải cách " * place * 2,
                        "deliverable": "@Báo cáo & <b>\n- Kế hoạch",
                        "lead_unit_id": self.unit_justice.id,
                        "timeframe_text": "Quý I/2024",
                        "note": "http://" + "a" * 90 if place == 3 else "+1",
                    }
                    for place in range(10)
                ],
            )
        pages = printed_pdf.pages(self._pdf(plan))
        annex = [page for page in pages if page.is_landscape]
        matrix = plan._paper().annexes[0].matrix
        table = printed_pdf.PrintedTable(annex, matrix.percents)
        self.assertSameCells(table, matrix)
        titles = ["".join(column.title.split()) for column in matrix.columns]
        self.assertEqual(table.headings, [titles] * len(annex))
        self.assertIn("hành chính <b>xã</b> \"A\" & 'B' năm 2024", pages[0].text)
        for content in (plan._render_docx(), plan._render_xlsx()):
            self.assertTrue(content.startswith(b"PK"))

    def test_an_empty_draft_has_room_for_number_and_day_and_no_annex(self):
        plan = self._plan(
            section_ids=[], document_number=False, document_date=False, name="CCHC xã"
        )
        (page,) = printed_pdf.pages(self._pdf(plan))
        self.assertIn("Số: /KH-UBND", page.text)
        self.assertIn("Vĩnh Khê, ngày tháng năm 2024", page.text)
        self.assertIn("Trên đây là Kế hoạch CCHC xã./.", page.text)
        self.assertEqual(page.number, "")
        self.assertEqual(plan._file_name(), "Ke-hoach-2024")
        document = docx.Document(io.BytesIO(plan._render_docx()))
        self.assertEqual(len(document.sections), 1)

    def test_legal_bases_are_worded_from_their_documents(self):
        document = self.env["cchc.document"].create(
            {
                "number": "76/NQ-CP",
                "date": "2021-07-15",
                "type_id": self.env["cchc.document.type"]
                .create({"name": "Nghị quyết thử", "code": "NQT"})
                .id,
                "issuer": "Chính phủ",
                "subject": "Về Chương trình tổng thể",
                "company_id": self.company.id,
            }
        )
        plan = self._plan(basis_ids=[Command.set(document.ids)])
        self.assertEqual(
            plan._paper().bases,
            (
                "Căn cứ Nghị quyết thử số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính "
                "phủ về Chương trình tổng thể.",
            ),
        )
        plan.basis_text = "Căn cứ Luật A"
        self.assertEqual(plan._paper().bases, ("Căn cứ Luật A.",))

    def test_an_amount_is_printed_where_no_words_say_it(self):
        plan = self._plan(("Rà soát", "Quý I/2024", {"budget_amount": 1500000}))
        budget = plan._paper().annexes[0].matrix.rows[1].texts[6]
        self.assertEqual(budget, f"1.500.000 {self._unit_of_money()}")

    def _unit_of_money(self):
        name = self.company.currency_id.name
        return "đồng" if name == "VND" else name


class TestTracking(ReportCase):
    def test_the_sheet_says_how_far_each_task_is(self):
        plan = self._plan(
            ("Rà soát văn bản", "Tháng 2/2024", {}),
            ("Kiểm tra", "Quý II/2024", {}),
        )
        plan.with_user(self.office).action_issue()
        document = self.env["cchc.document"].create(
            {
                "number": "12/BC-UBND",
                "date": "2024-03-01",
                "company_id": plan.company_id.id,
            }
        )
        milestone = plan.task_ids[0].milestone_ids
        milestone.write(
            {
                "state": "done",
                "date_done": "2024-03-02",
                "document_ids": [Command.set(document.ids)],
            }
        )
        rows = plan._tracked_annex().matrix.rows
        done, waiting = (row.texts[8:] for row in rows if row.kind == "line")
        field = plan.task_ids._fields["status"]
        words = dict(field._description_selection(plan._in_vietnamese().env))
        self.assertEqual(
            done,
            (
                "29/02/2024",
                words["done_late"],
                "02/03/2024",
                "12/BC-UBND",
                "01/03/2024",
            ),
        )
        self.assertEqual(waiting, ("30/06/2024", words["todo"], "", "", ""))

    def test_an_amended_plan_prints_what_was_amended(self):
        plan = self._plan(
            ("Rà soát văn bản", "Tháng 2/2024", {}),
            ("Kiểm tra công vụ", "Quý II/2024", {}),
        )
        plan.with_user(self.office).action_issue()
        decision = self.env["cchc.document"].create(
            {
                "number": "25/QĐ-UBND",
                "date": "2024-03-12",
                "company_id": plan.company_id.id,
            }
        )
        wizard = self.env["cchc.amendment.wizard"].create(
            {
                "plan_id": plan.id,
                "reason": "Theo chỉ đạo của huyện",
                "document_id": decision.id,
                "line_ids": [
                    Command.create(
                        {"operation": "cancel", "task_id": plan.task_ids[1].id}
                    )
                ],
            }
        )
        wizard.action_apply()
        pages = printed_pdf.pages(self._pdf(plan))
        self.assertEqual([page.number for page in pages], ["", "1", "1"])
        for part in (
            "DANH MỤC ĐIỀU CHỈNH, BỔ SUNG KẾ HOẠCH",
            "25/QĐ-UBND",
            "Theo chỉ đạo của huyện",
            "Kiểm tra công vụ",
            "Bãi bỏ",
        ):
            self.assertIn(part, pages[-1].text)
        self.assertIn("(Đã bãi bỏ)", pages[1].text)
        document = docx.Document(io.BytesIO(plan._render_docx()))
        self.assertEqual(len(document.sections), 3)


class TestDownload(ReportCase, HttpCase):
    def setUp(self):
        super().setUp()
        self.plan = self._plan(("Rà soát văn bản", "Quý I/2024", {}))

    def _get(self, user, extension, plan_id=None):
        self.authenticate(user.login, f"{user.login}-password")
        return self.url_open(f"/cchc_plan/plan/{plan_id or self.plan.id}/{extension}")

    def test_staff_download_word_and_excel(self):
        for extension, action in (
            ("docx", self.plan.action_export_docx()),
            ("xlsx", self.plan.action_export_xlsx()),
        ):
            response = self._get(self.staff, extension)
            self.assertEqual(response.status_code, 200)
            self.assertIn("officedocument", response.headers["Content-Type"])
            self.assertIn(
                f"Ke-hoach-10-KH-UBND-2024.{extension}",
                response.headers["Content-Disposition"],
            )
            self.assertTrue(response.content.startswith(b"PK"))
            self.assertEqual(
                (action["type"], action["url"]),
                ("ir.actions.act_url", f"/cchc_plan/plan/{self.plan.id}/{extension}"),
            )

    def test_strangers_and_neighbours_get_nothing(self):
        for user in (self.stranger, self.neighbour):
            for extension in ("docx", "xlsx"):
                response = self._get(user, extension)
                self.assertEqual(response.status_code, 404)
                self.assertNotIn(b"Content-Disposition", response.content)

    def test_nobody_gets_anything_without_logging_in(self):
        self.authenticate(None, None)
        response = self.url_open(
            f"/cchc_plan/plan/{self.plan.id}/docx", allow_redirects=False
        )
        self.assertEqual(response.status_code, 303)
        self.assertIn("/web/login", response.headers["Location"])

    def test_a_plan_that_is_not_there_and_another_kind_of_file(self):
        self.assertEqual(self._get(self.staff, "docx", 10**8).status_code, 404)
        self.assertEqual(self._get(self.staff, "pdf").status_code, 404)

    def test_the_print_itself_asks_for_the_right_to_read(self):
        for user in (self.stranger, self.neighbour):
            self.authenticate(user.login, f"{user.login}-password")
            response = self.url_open(
                f"/report/html/cchc_plan.report_plan/{self.plan.id}"
            )
            self.assertEqual(response.status_code, 403)
            reports = self.env["ir.actions.report"].with_user(user)
            with self.assertRaises(AccessError):
                reports.with_context(force_report_rendering=True)._render_qweb_pdf(
                    BODY, self.plan.ids
                )
