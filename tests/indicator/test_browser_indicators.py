from ..browser import PHONE, BrowserCase

INDICATORS = "action-cchc_plan.cchc_indicator_action"
FIGURES = "action-cchc_plan.cchc_indicator_value_action"


class TestBrowserIndicators(BrowserCase):
    """A figure is typed, its warning read, confirmed and seen in the line."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        year = cls.env.cr.now().year
        cls.plan = cls._plan(
            ("Rà soát", "Thường xuyên", {}),
            year=year,
            document_date=f"{year}-01-01",
        )
        cls.ratio, cls.count = cls.env["cchc.indicator"].create(
            [
                {
                    "plan_id": cls.plan.id,
                    "name": "Tỷ lệ hồ sơ giải quyết trực tuyến",
                    "target": 50,
                    "numerator_name": "Số hồ sơ trực tuyến",
                    "unit_id": cls.unit_justice.id,
                    "frequency": "year",
                },
                {
                    "plan_id": cls.plan.id,
                    "name": "Số văn bản được rà soát",
                    "kind": "count",
                    "target": 8,
                    "unit_of_measure": "văn bản",
                    "unit_id": cls.unit_justice.id,
                    "frequency": "year",
                },
            ]
        )
        cls.plan.action_issue()

    def _type(self, page, numerator, denominator):
        page.fill(".modal div[name=numerator] input", numerator)
        page.fill(".modal div[name=denominator] input", denominator)
        page.keyboard.press("Tab")

    def test_the_warning_is_read_while_the_figure_is_typed(self):
        with self.browse(self.staff) as page:
            self.open(page, f"cchc.indicator/{self.ratio.id}")
            page.click("button[name=action_enter]")
            page.wait_for_selector(".modal .o_form_view")
            self._type(page, "210", "200")
            page.locator(
                ".modal .alert-danger", has_text="Tử số lớn hơn mẫu số (210/200)"
            ).wait_for()
            self._type(page, "40", "200")
            page.locator(
                ".modal .alert-warning", has_text="hãy ghi giải trình"
            ).wait_for()
            page.fill(".modal div[name=note] textarea", "Mạng ở các thôn yếu")
            page.keyboard.press("Tab")
            page.wait_for_selector(".modal .alert-warning", state="hidden")
            page.click(".modal button[name=action_confirm]")
            page.wait_for_selector(".modal", state="detached")
            page.locator("div[name=total_text] >> text=20 %").wait_for()
            chart = page.wait_for_selector(".o_cchc_trend_chart canvas")
            self.assertIn("20 %", chart.get_attribute("aria-label"))
        self.assertEqual(self.ratio.value_ids.state, "confirmed")
        self.assertEqual(self.ratio.value_ids.user_id, self.staff)

    def test_the_office_types_through_the_list(self):
        with self.browse(self.office) as page:
            self.open(page, FIGURES)
            row = page.locator(".o_data_row", has_text="Số văn bản được rà soát")
            row.locator("td[name=amount]").click()
            row.locator("td[name=amount] input").fill("9")
            page.keyboard.press("Tab")
            row.locator("td[name=value_text] >> text=9 văn bản").wait_for()
            page.click(".o_list_button_save >> visible=true")
            page.wait_for_selector(".o_selected_row", state="detached")
        self.assertEqual(self.count.status, "reached")
        self.assertEqual(self.count.value_ids.user_id, self.office)

    def test_a_phone_shows_the_line_and_the_word(self):
        self.ratio.value_ids.write({"numerator": 120, "denominator": 200})
        name = self.ratio.name
        with self.browse(self.leader, PHONE) as page:
            self.open(page, INDICATORS)
            card = page.locator(".o_kanban_record", has_text=name)
            self.assertIn("Đạt", card.inner_text())
            line = card.locator("svg.o_cchc_sparkline")
            self.assertIn("60 %", line.get_attribute("aria-label"))
            self.assertEqual(card.locator("button[name=action_enter]").count(), 0)
