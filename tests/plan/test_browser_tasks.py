from ..browser import PHONE, BrowserCase


class TestBrowserTasks(BrowserCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._plan(
            ("Ban hành Kế hoạch kiểm tra, rà soát văn bản", "Quý I/2024", {}),
            ("Báo cáo kết quả", "Thường xuyên", {}),
            ("Tuyên truyền", "Quý I/2024", {"lead_unit_id": cls.unit_culture.id}),
        )
        cls.plan.action_issue()
        cls.task = cls.plan.task_ids[0]

    def test_the_kanban_shows_status_as_a_word(self):
        for size in (None, PHONE):
            with self.browse(self.staff, **({"size": size} if size else {})) as page:
                self.open(page, "action-cchc_plan.cchc_task_action?view_type=kanban")
                card = page.locator(".o_kanban_record", has_text="rà soát văn bản")
                card.first.wait_for()
                self.assertIn("Quá hạn", card.first.inner_text())

    def test_staff_finish_their_milestone(self):
        with self.browse(self.staff) as page:
            self.open(page, f"cchc.task/{self.task.id}")
            page.click("div[name=milestone_ids] button[name=action_done]")
            page.click(".modal button[name=action_complete]")
            page.wait_for_selector(
                "div[name=milestone_ids] button[name=action_done]", state="detached"
            )
        self.assertEqual(self.task.state, "done")
        self.assertEqual(self.task.status, "done_late")

    def test_staff_see_no_button_for_what_they_may_not(self):
        with self.browse(self.staff) as page:
            self.open(page, f"cchc.plan/{self.plan.id}")
            for name in ("action_issue", "action_amend", "action_close"):
                self.assertFalse(page.locator(f"button[name={name}]").count(), name)

    def test_search_without_accents(self):
        with self.browse(self.office) as page:
            self.open(page, "action-cchc_plan.cchc_plan_action")
            page.wait_for_selector(".o_data_row")
            page.click(".o_searchview_input")
            page.keyboard.type("cai cach hanh chinh")
            page.wait_for_selector(".o_searchview_autocomplete .o-dropdown-item")
            page.keyboard.press("Enter")
            page.wait_for_selector(".o_facet_value")
            page.locator("text=xã Vĩnh Khê năm 2024").first.wait_for()
