from ..browser import PHONE, BrowserCase

BOARD = "action-cchc_plan.cchc_plan_board_action"
ROW = ".o_cchc_board_row"
LONG = (
    "Tham mưu xây dựng và tổ chức thực hiện Kế hoạch rà soát, đánh giá thủ tục hành "
    "chính thuộc thẩm quyền giải quyết của Ủy ban nhân dân cấp xã, kiến nghị sửa đổi "
)
WORDINGS = (
    "Quý I",
    "Thường xuyên",
    "Trước 15/6",
    "Theo kế hoạch của tỉnh",
    "Hằng tháng",
)


class TestBrowserYearBoard(BrowserCase):
    """The year at a glance, as each role opens it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._plan(
            *((f"{LONG}{n}", WORDINGS[n % 5], {}) for n in range(60)),
        )
        cls.plan.action_issue()

    def _open_board(self, page, path=BOARD):
        page.goto(f"{self.base_url()}/odoo/{path}")
        page.wait_for_selector(ROW)

    def _assert_no_scrolling_sideways(self, page):
        for selector in ("html", ".o_content"):
            scrolled, visible = page.eval_on_selector(
                selector, "element => [element.scrollWidth, element.clientWidth]"
            )
            self.assertLessEqual(scrolled, visible, selector)

    def test_every_role_sees_sixty_tasks_without_scrolling_sideways(self):
        for user in (self.staff, self.office, self.leader):
            with self.browse(user) as page:
                self._open_board(page)
                self.assertEqual(page.locator(ROW).count(), 60)
                self._assert_no_scrolling_sideways(page)
                chart = page.locator(f"{ROW} .o_cchc_board_chart").first.bounding_box()
                self.assertGreater(chart["width"], 500)

    def test_a_phone_shows_it_without_scrolling_sideways(self):
        with self.browse(self.staff, PHONE) as page:
            self._open_board(page)
            self._assert_no_scrolling_sideways(page)
            row = page.locator(ROW).first
            name = row.locator(".o_cchc_board_name").bounding_box()
            chart = row.locator(".o_cchc_board_chart").bounding_box()
            self.assertGreater(chart["width"], 350)
            self.assertGreaterEqual(chart["y"], name["y"] + name["height"])

    def test_a_click_opens_the_task_and_the_way_back_keeps_the_choice(self):
        overdue = self.plan.task_ids.filtered(lambda task: task.status == "overdue")
        name = overdue[0].name
        with self.browse(self.office) as page:
            self._open_board(page)
            page.click("button[name=status_overdue]")
            page.wait_for_function(
                f"document.querySelectorAll('{ROW}').length === {len(overdue)}"
            )
            page.locator(ROW).first.click()
            page.wait_for_selector(".o_form_view div[name=name]")
            self.assertIn(name, page.inner_text(".o_form_view"))
            page.locator(".breadcrumb-item a", has_text="Biểu đồ năm").click()
            page.wait_for_selector(f"{ROW} >> nth={len(overdue) - 1}")
            self.assertEqual(page.locator(ROW).count(), len(overdue))

    def test_the_keyboard_walks_and_opens(self):
        third, last = self.plan.task_ids[2].id, self.plan.task_ids[-1].id
        name = self.plan.task_ids[-1].name
        with self.browse(self.staff) as page:
            self._open_board(page)
            page.locator(ROW).first.focus()
            page.keyboard.press("ArrowDown")
            page.keyboard.press("ArrowDown")
            focused = "Number(document.activeElement.dataset.id)"
            self.assertEqual(page.evaluate(focused), third)
            page.keyboard.press("End")
            self.assertEqual(page.evaluate(focused), last)
            page.keyboard.press("Enter")
            page.wait_for_selector(".o_form_view div[name=name]")
            self.assertIn(name, page.inner_text(".o_form_view"))

    def test_searching_finds_and_nothing_found_leads_back(self):
        with self.browse(self.office) as page:
            self._open_board(page)
            page.fill("input[name=words]", "cấp xã, kiến nghị sửa đổi 59")
            page.wait_for_function(f"document.querySelectorAll('{ROW}').length === 1")
            page.fill("input[name=words]", "không có việc này")
            page.click("button[name=clear]")
            page.wait_for_selector(f"{ROW} >> nth=59")
            self.assertEqual(page.input_value("input[name=words]"), "")

    def test_the_button_of_a_plan_opens_that_plan(self):
        other = self._plan(
            ("Việc của kế hoạch khác", "Quý I", {}), name="Kế hoạch khác"
        )
        with self.browse(self.leader) as page:
            self.open(page, f"cchc.plan/{other.id}")
            page.get_by_role("button", name="Biểu đồ năm").click()
            page.wait_for_selector(ROW)
            self.assertIn("Việc của kế hoạch khác", page.inner_text(ROW))
            page.select_option("select[name=plan]", str(self.plan.id))
            page.wait_for_selector(f"{ROW} >> nth=59")

    def test_it_prints_as_pdf(self):
        with self.browse(self.office) as page:
            self._open_board(page)
            page.click("button[name=print]")
            with page.expect_request("**/report/download") as request:
                page.get_by_role("menuitem", name="A3 ngang").click()
            self.assertIn("report_year_board_a3", request.value.post_data)

    def test_a_commune_without_a_plan_is_told_what_to_do(self):
        self.plan.with_context(active_test=False).active = False
        with self.browse(self.staff) as page:
            page.goto(f"{self.base_url()}/odoo/{BOARD}")
            page.wait_for_selector(".o_view_nocontent")
            self.assertIn("Chưa có kế hoạch nào", page.inner_text(".o_view_nocontent"))
