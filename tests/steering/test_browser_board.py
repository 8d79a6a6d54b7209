import re
from datetime import timedelta

from odoo import fields

from ..browser import DESKTOP, PHONE, BrowserCase

BOARD = "cchc-board"
PAGE = ".o_cchc_steering_page"
LONG = (
    "Tham mưu xây dựng và tổ chức thực hiện Kế hoạch rà soát, đánh giá thủ tục hành "
    "chính thuộc thẩm quyền giải quyết của Ủy ban nhân dân cấp xã, kiến nghị sửa đổi "
)
# A chart that is drawn has ink of its own on the canvas.
IS_DRAWN = """canvas => canvas.getContext("2d")
    .getImageData(0, 0, canvas.width, canvas.height).data.some(Boolean)"""
TWO = re.compile(r"^2$")
CHARTS = "Object.keys(Chart.instances).length"


class TestBrowserBoard(BrowserCase):
    """The steering board as a leader opens it, on a desk and on a phone."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        today = fields.Date.context_today(cls.env.user)
        cls.plan = cls._plan(
            *((f"{LONG}{n}", "", {}) for n in range(12)),
            year=today.year,
            document_date=today,
            date_from=today - timedelta(days=60),
            date_to=today + timedelta(days=60),
        )
        for number, task in enumerate(cls.plan.task_ids):
            cls.env["cchc.milestone"].create(
                {
                    "task_id": task.id,
                    "name": "Mốc",
                    "date_deadline": today + timedelta(days=10 * number - 25),
                }
            )
        cls.plan.task_ids[:2].lead_unit_id = cls.unit_culture
        cls.env["cchc.indicator"].create(
            {"plan_id": cls.plan.id, "name": LONG, "target": 30}
        )
        cls.plan.action_issue()
        cls.overdue = cls.plan.task_ids.filtered(lambda each: each.status == "overdue")

    def _open_board(self, page):
        page.goto(f"{self.base_url()}/odoo/{BOARD}")
        page.wait_for_selector(f"{PAGE} canvas")

    def _rows_of_list(self, page, size):
        record = ".o_kanban_record:not(.o_kanban_ghost)"
        selector = ".o_data_row" if size == DESKTOP else record
        page.wait_for_selector(selector)
        return page.locator(selector).count()

    def test_both_sizes_show_it_all_and_a_figure_opens_its_list(self):
        self.assertEqual(len(self.overdue), 3)
        for size in (DESKTOP, PHONE):
            with self.browse(self.leader, size) as page:
                self._open_board(page)
                for canvas in page.locator(f"{PAGE} canvas").all():
                    self.assertTrue(canvas.evaluate(IS_DRAWN))
                scrolled, visible = page.eval_on_selector(
                    ".o_content", "each => [each.scrollWidth, each.clientWidth]"
                )
                self.assertLessEqual(scrolled, visible)
                self.assertEqual(page.locator("article").count(), 6)
                figure = page.locator("article[data-name=overdue]")
                self.assertIn("Quá hạn", figure.inner_text())
                figure.locator(".o_cchc_steering_value").click()
                self.assertEqual(self._rows_of_list(page, size), len(self.overdue))

    def test_the_way_back_keeps_the_choice(self):
        with self.browse(self.leader) as page:
            self._open_board(page)
            page.select_option("select[name=unit]", str(self.unit_culture.id))
            total = page.locator("article[data-name=completion] button[name=total]")
            total.filter(has_text=TWO).wait_for()
            total.click()
            self.assertEqual(self._rows_of_list(page, DESKTOP), 2)
            page.locator(".breadcrumb-item a", has_text="Bảng điều hành").click()
            page.wait_for_selector(f"{PAGE} canvas")
            self.assertEqual(
                page.input_value("select[name=unit]"), str(self.unit_culture.id)
            )

    def test_the_keyboard_reaches_the_table_and_opens_a_list_from_it(self):
        with self.browse(self.leader) as page:
            self._open_board(page)
            table = page.locator("[data-name=sections] table")
            self.assertIn("Quá hạn", table.inner_text())  # for a screen reader
            self.assertLess(table.locator("..").bounding_box()["width"], 2)
            page.locator("[data-name=sections] button[name=swap]").focus()
            page.keyboard.press("Enter")
            page.wait_for_selector("[data-name=sections] td button")
            self.assertGreater(table.bounding_box()["width"], 300)
            self.assertEqual(page.locator("[data-name=sections] canvas").count(), 0)
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            self.assertEqual(self._rows_of_list(page, DESKTOP), len(self.overdue))

    def test_a_part_of_a_bar_opens_its_tasks(self):
        with self.browse(self.leader) as page:
            self._open_board(page)
            place = page.evaluate(
                """() => {
                    const block = document.querySelector("[data-name=sections]");
                    const chart = Chart.getChart(block.querySelector("canvas"));
                    const { x, y, width } = chart.getDatasetMeta(0).data[0];
                    return { x: x - width / 2, y };
                }"""
            )
            page.locator("[data-name=sections] canvas").click(position=place)
            self.assertEqual(self._rows_of_list(page, DESKTOP), len(self.overdue))

    def test_charts_do_not_outlive_the_board(self):
        with self.browse(self.leader) as page:
            self._open_board(page)
            self.assertEqual(page.evaluate(CHARTS), 2)
            page.select_option("select[name=unit]", str(self.unit_culture.id))
            page.locator("button[name=total]").filter(has_text=TWO).first.wait_for()
            self.assertEqual(page.evaluate(CHARTS), 2)
            page.locator("article[data-name=overdue] .o_cchc_steering_value").click()
            self._rows_of_list(page, DESKTOP)
            self.assertEqual(page.evaluate(CHARTS), 0)

    def test_it_asks_the_server_once(self):
        with self.browse(self.leader) as page:
            asked = []
            page.on("request", lambda request: asked.append(request.url))
            self._open_board(page)
            calls = [url for url in asked if "/call_kw/cchc." in url]
            self.assertEqual(len(calls), 1, calls)
            self.assertIn("cchc.steering.board/get_board", calls[0])

    def test_both_papers_are_asked_for_as_chosen(self):
        with self.browse(self.staff) as page:
            self._open_board(page)
            for label, name in (
                ("Báo cáo nhanh, A4", "report_quick_report"),
                ("Bảng theo dõi, A3", "report_wall_sheet"),
            ):
                page.click("button[name=print]")
                with page.expect_request("**/report/download") as request:
                    page.get_by_role("menuitem", name=label).click()
                self.assertIn(name, request.value.post_data)

    def test_a_commune_without_a_plan_is_told_what_to_do(self):
        self.plan.with_context(active_test=False).active = False
        with self.browse(self.leader) as page:
            page.goto(f"{self.base_url()}/odoo/{BOARD}")
            page.wait_for_selector(".o_view_nocontent")
            self.assertIn("Chưa có kế hoạch nào", page.inner_text(".o_view_nocontent"))


class TestBrowserCommunes(BrowserCase):
    """Somebody who reads several communes looks at all of them, and then at one."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        today = fields.Date.context_today(cls.env.user)
        cls.third = cls._commune("Có tên rất dài sau khi sáp nhập ba đơn vị hành chính")
        cls.plans = cls.env["cchc.plan"]
        communes = cls.company + cls.other_company + cls.third
        for late, company in enumerate(communes, 1):
            unit = cls._unit("Một cửa", False, "Một cửa", company)
            cls.plans += cls._plan(
                *((f"{LONG}{n}", "", {"lead_unit_id": unit.id}) for n in range(4)),
                company=company,
                name=f"Kế hoạch {company.cchc_place}",
                year=today.year,
                document_date=today,
                date_from=today - timedelta(days=60),
                date_to=today + timedelta(days=60),
            )
            for number, task in enumerate(cls.plans[-1].task_ids):
                days = -5 if number < late else 5
                cls.env["cchc.milestone"].create(
                    {
                        "task_id": task.id,
                        "name": "Mốc",
                        "date_deadline": today + timedelta(days=days),
                    }
                )
            cls.plans[-1].action_issue()
        cls.reader = cls._person("leader", "Phòng Nội vụ", cls.third)
        cls.reader.lang = "vi_VN"
        cls.reader.company_ids = communes
        cls.year = f"year-{today.year}"
        # Read before a page is open, which has the database for itself.
        cls.chosen = "-".join(map(str, (cls.third + cls.reader.company_ids).ids))
        cls.names = (cls.third.name, cls.plans[2].name)

    def _choose_all(self, page):
        page.context.add_cookies(
            [{"name": "cids", "value": self.chosen, "url": self.base_url()}]
        )
        page.goto(f"{self.base_url()}/odoo/{BOARD}")
        page.wait_for_selector(f"{PAGE} canvas")
        options = page.locator("select[name=plan] option").all_inner_texts()
        self.assertIn("Tất cả xã, phường", options[0])
        page.select_option("select[name=plan]", self.year)
        page.wait_for_selector("[data-name=communes] canvas")

    def test_all_communes_at_both_sizes_and_one_of_them(self):
        commune, plan = self.names
        for size in (DESKTOP, PHONE):
            with self.browse(self.reader, size) as page:
                self._choose_all(page)
                for canvas in page.locator(f"{PAGE} canvas").all():
                    self.assertTrue(canvas.evaluate(IS_DRAWN))
                scrolled, visible = page.eval_on_selector(
                    ".o_content", "each => [each.scrollWidth, each.clientWidth]"
                )
                self.assertLessEqual(scrolled, visible)
                overdue = page.locator("article[data-name=overdue]")
                self.assertEqual(
                    overdue.locator("button[name=count]").inner_text(), "6"
                )
                rows = page.locator("table[name=ranking] tbody tr")
                worst = rows.first.locator("th button")
                self.assertEqual(worst.inner_text(), commune)
                worst.focus()
                page.keyboard.press("Enter")
                page.wait_for_selector("[data-name=sections] canvas")
                chosen = page.locator("select[name=plan] option:checked")
                self.assertIn(plan, chosen.inner_text())
                self.assertEqual(
                    overdue.locator("button[name=count]").inner_text(), "3"
                )

    def test_a_figure_opens_its_list_by_commune_and_the_way_back_stays(self):
        with self.browse(self.reader) as page:
            self._choose_all(page)
            page.locator("article[data-name=overdue] .o_cchc_steering_value").click()
            page.wait_for_selector(".o_group_header")
            groups = page.locator(".o_group_header").all_inner_texts()
            self.assertEqual(len(groups), 3)
            self.assertEqual(page.locator(".o_data_row").count(), 6)
            page.locator(".breadcrumb-item a", has_text="Bảng điều hành").click()
            page.wait_for_selector("[data-name=communes] canvas")
            page.click("button[name=all]")
            page.wait_for_selector(".o_pivot table")
            self.assertIn(self.names[0], page.inner_text(".o_pivot table"))

    def test_one_request_brings_all_of_it(self):
        with self.browse(self.reader) as page:
            self._choose_all(page)
            asked = []
            page.on("request", lambda request: asked.append(request.url))
            plan = f"plan-{self.plans[2].id}"
            page.select_option("select[name=plan]", plan)
            page.wait_for_selector("[data-name=sections] canvas")
            page.select_option("select[name=plan]", self.year)
            page.wait_for_selector("[data-name=communes] canvas")
            calls = [url for url in asked if "/call_kw/cchc." in url]
            self.assertEqual(len(calls), 2, calls)

    def test_who_has_one_commune_is_not_offered_all(self):
        with self.browse(self.leader) as page:
            page.goto(f"{self.base_url()}/odoo/{BOARD}")
            page.wait_for_selector(f"{PAGE} canvas")
            options = page.locator("select[name=plan] option").all_inner_texts()
            self.assertNotIn("Tất cả xã, phường", " ".join(options))
