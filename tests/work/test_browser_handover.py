from ..browser import PHONE, BrowserCase
from .handover_case import HandoverCase


class TestHandover(BrowserCase, HandoverCase):
    """The office hands over what somebody left, in Vietnamese."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.staff.action_archive()

    def _choose(self, page, field, text):
        box = page.locator(f".modal .o_field_widget[name={field}] input").first
        box.fill(text)
        page.locator(".o-autocomplete--dropdown-item", has_text=text).first.click()

    def test_from_the_activity_to_the_record(self):
        with self.browse(self.office) as page:
            self.open(page, "action-cchc_plan.cchc_handover_action")
            page.locator(".o_menu_systray .fa-clock-o").click()
            page.locator(".o-mail-ActivityGroup", has_text="Bàn giao").click()
            page.locator(".o_data_row, .o_kanban_record").first.click()
            page.locator("button[name=action_hand_over]").first.click()
            rows = page.locator(".modal .o_data_row")
            rows.first.wait_for()
            self.assertEqual(rows.count(), 4)
            self._choose(page, "successor_id", "Nguyễn Thị Nối")
            page.locator(".modal [name=reason] textarea").fill("Nghỉ hưu")
            page.locator(".modal button[name=action_hand_over]").click()
            page.locator(".modal").wait_for(state="detached")
            page.locator(".o_arrow_button_current", has_text="Đã bàn giao").wait_for()
        self.assertEqual(self.plan.task_ids.user_id, self.heir)

    def test_the_list_of_what_is_unclear(self):
        with self.browse(self.office) as page:
            self.open(page, "action-cchc_plan.cchc_task_action_unclear")
            rows = page.locator(".o_data_row")
            rows.first.wait_for()
            self.assertEqual(rows.count(), 3)
            self.assertIn(
                "Người phụ trách không truy cập được", rows.first.inner_text()
            )

    def test_on_a_phone(self):
        with self.browse(self.leader, PHONE) as page:
            self.open(page, "action-cchc_plan.cchc_handover_action")
            page.locator(".o_kanban_record", has_text="Đỗ Thị Nhân").click()
            page.locator("button[name=action_hand_over]").first.click()
            page.locator(".modal .o_kanban_record", has_text="Kiểm tra").wait_for()
