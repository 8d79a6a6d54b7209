"""A report from a unit's phone to the leader's approval and the printed page."""

from datetime import timedelta

from odoo import fields

from ..browser import PHONE, BrowserCase

PARTS = "action-cchc_plan.cchc_contribution_action_my"


class TestBrowserReport(BrowserCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        today = fields.Date.context_today(cls.env.user)
        cls.company.cchc_leader_id = cls.leader
        cls.plan = cls._plan(
            ("Rà soát thủ tục hành chính", f"Tháng 12/{today.year}", {}),
            year=today.year,
            document_date=f"{today.year}-01-01",
        )
        cls.plan.user_id = cls.office
        cls.plan.action_issue()
        cls.report = (
            cls.env["cchc.report"]
            .with_user(cls.office)
            .create(
                {
                    "plan_id": cls.plan.id,
                    "name": "Kết quả rà soát thủ tục hành chính",
                    # A whole year, so that the task has something due in it.
                    "date_from": f"{today.year}-01-01",
                    "date_to": f"{today.year}-12-31",
                    "date_internal": today,
                    "date_due": today + timedelta(days=3),
                }
            )
        )
        cls.report.action_collect()
        cls.part = cls.report.contribution_ids

    def _fill_and_hand_in(self):
        """The unit's head, on a phone: the result of the task, the rest, and Submit."""
        with self.browse(self.staff, PHONE) as page:
            self.open(page, PARTS)
            page.locator(".o_kanban_record:not(.o_kanban_ghost)").first.click()
            page.locator("button[name=action_submit]").wait_for()
            tasks = page.locator("div[name=line_ids]")
            tasks.locator(".o_kanban_record:not(.o_kanban_ghost)").first.click()
            page.fill(".modal div[name=result] textarea", "Đã rà soát 118 thủ tục")
            page.click(".modal .o_form_button_save")
            page.wait_for_selector(".modal", state="detached")
            page.fill("div[name=proposals] textarea", "Đề nghị cấp thêm máy quét")
            width = page.evaluate("document.documentElement.scrollWidth")
            self.assertLessEqual(width, PHONE["width"])
            page.click("button[name=action_submit]")
            page.click(".modal .btn-primary")  # are you sure
            page.wait_for_selector("button[name=action_submit]", state="detached")

    def _draft_and_submit(self):
        """The office: the text drafted, with the unit's result, given to the leader."""
        with self.browse(self.office) as page:
            self.open(page, f"cchc.report/{self.report.id}")
            page.locator("button[name=action_redraft] >> visible=true").first.click()
            rows = page.locator("div[name=paragraph_ids] .o_data_row")
            rows.filter(has_text="118 thủ tục").first.wait_for()
            page.locator("button[name=action_hand_in] >> visible=true").first.click()
            page.locator(".alert", has_text="chờ lãnh đạo duyệt").wait_for()

    def _approve_and_print(self):
        """The leader: from the list of what waits, approved and printed."""
        report = self.report.name
        with self.browse(self.leader) as page:
            self.open(page, "action-cchc_plan.cchc_report_action_awaiting")
            page.locator(".o_data_row", has_text=report).click()
            page.locator("button[name=action_approve]").click()
            page.click(".modal .btn-primary")  # are you sure
            page.wait_for_selector("button[name=action_approve]", state="detached")
            with page.expect_download() as waiting:
                page.locator("button[name=action_print]").click()
            return waiting.value.suggested_filename

    def test_from_the_unit_s_phone_to_the_printed_page(self):
        self._fill_and_hand_in()
        self.assertEqual(self.part.state, "submitted")
        self.assertEqual(self.part.submitted_by_id, self.staff)
        self._draft_and_submit()
        self.assertEqual(self.report.state, "review")
        name = self._approve_and_print()
        self.assertEqual(self.report.state, "approved")
        self.assertEqual(self.report.approved_by_id, self.leader)
        self.assertTrue(name.endswith(".pdf"), name)
