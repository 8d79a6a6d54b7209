from ..browser import PHONE, BrowserCase

MY_WORK = "action-cchc_plan.cchc_milestone_action_my"
EXTENSIONS = "action-cchc_plan.cchc_extension_action"


class TestBrowserWork(BrowserCase):
    """A day: staff close and ask, a leader decides, a coordinating unit tells."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.cchc_leader_id = cls.leader
        cls.plan = cls._plan(
            ("Ban hành Kế hoạch kiểm tra", "Quý I/2024", {"deliverable": "Kế hoạch"}),
            (
                "Rà soát văn bản",
                "Quý II/2024",
                {"coordinating_unit_ids": cls.unit_office.ids},
            ),
        )
        cls.plan.action_issue()
        cls.proven, cls.free = cls.plan.task_ids

    def test_staff_close_a_milestone_with_its_document(self):
        with self.browse(self.staff) as page:
            self.open(page, MY_WORK)
            row = page.locator(".o_data_row", has_text="Ban hành Kế hoạch")
            self.assertIn("văn bản", row.inner_text())
            row.locator("button[name=action_done]").click()
            page.fill(".modal div[name=number] input", "12/KH-UBND")
            page.fill(".modal div[name=date] input", "12/03/2024")
            page.click(".modal button[name=action_complete]")
            row.wait_for(state="detached")
        self.assertEqual(self.proven.state, "done")
        self.assertEqual(self.proven.document_ids.number, "12/KH-UBND")
        self.assertEqual(self.proven.document_ids.type_id.code, "KH")

    def test_staff_on_a_phone_complete_what_needs_nothing(self):
        with self.browse(self.staff, PHONE) as page:
            self.open(page, MY_WORK)
            card = page.locator(".o_kanban_record", has_text="Rà soát văn bản")
            card.locator("button[name=action_done]").click()
            page.click(".modal button[name=action_complete]")
            card.wait_for(state="detached")
        self.assertEqual(self.free.state, "done")

    def test_more_time_is_asked_and_granted(self):
        with self.browse(self.staff) as page:
            self.open(page, MY_WORK)
            row = page.locator(".o_data_row", has_text="Rà soát văn bản")
            row.locator("button[name=action_extend]").click()
            page.fill(".modal div[name=date_requested] input", "31/08/2024")
            page.fill(".modal div[name=reason] textarea", "Chờ hướng dẫn của tỉnh")
            page.click(".modal .o_form_button_save, .modal button[special=save]")
            row.locator("button[name=action_extend]").wait_for(state="detached")
        with self.browse(self.leader) as page:
            self.open(page, EXTENSIONS)
            page.locator(".o_data_row", has_text="Chờ hướng dẫn").first.click()
            page.click("button[name=action_approve]")
            page.wait_for_selector("button[name=action_approve]", state="detached")
        self.assertEqual(str(self.free.date_deadline), "2024-08-31")
        self.assertTrue(self.free.is_extended)

    def test_the_task_shows_what_was_told(self):
        self.env["cchc.task.update"].create(
            {"task_id": self.free.id, "result": "Đã rà soát 12 văn bản"}
        )
        part = self.free.coordination_ids
        with self.browse(self.office) as page:
            self.open(page, f"cchc.task/{self.free.id}")
            page.click(".nav-link[name=updates]")
            page.locator("text=Đã rà soát 12 văn bản").first.wait_for()
            page.click(".nav-link[name=coordination]")
            page.click("div[name=coordination_ids] button[name=action_mark]")
            page.click(".modal div[name=state] label >> text=Đang thực hiện")
            page.click(".modal .o_form_button_save")
            page.wait_for_selector(".modal", state="detached")
        self.assertEqual(part.state, "doing")
