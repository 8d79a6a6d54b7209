from ..browser import DESKTOP, PHONE, BrowserCase
from .reminder_case import ReminderCase


class TestReminders(BrowserCase, ReminderCase):
    """What a person who was reminded sees, in Vietnamese."""

    def test_the_clock_and_the_log_on_the_task(self):
        self._run("2024-03-20")
        with self.browse(self.staff) as page:
            self.open(page, f"cchc.task/{self.early.id}")
            button = page.locator("button[name=action_view_reminders]")
            self.assertEqual(
                button.inner_text().split(), ["2", "Nhật", "ký", "đôn", "đốc"]
            )
            button.click()
            page.locator("th[data-name=occasion]").wait_for()
            rows = page.locator(".o_data_row")
            self.assertEqual(rows.count(), 2)
            self.assertIn("Quá hạn 3 ngày làm việc", rows.last.inner_text())
            page.locator(".o_menu_systray .fa-clock-o").click()
            menu = page.locator(".o-mail-ActivityGroup", has_text="Nhiệm vụ")
            menu.wait_for()
            self.assertIn("2 Trễ", menu.inner_text())

    def test_the_log_of_the_commune(self):
        self._run("2024-03-20")
        for size, row in (
            (DESKTOP, ".o_data_row"),
            (PHONE, ".o_kanban_record:not(.o_kanban_ghost)"),
        ):
            with self.browse(self.office, size) as page:
                self.open(page, "action-cchc_plan.cchc_reminder_action")
                page.locator(row).first.wait_for()
                self.assertEqual(page.locator(row).count(), 3)

    def test_the_own_preference(self):
        with self.browse(self.staff) as page:
            self.open(page, "action-cchc_plan.cchc_task_action_my")
            page.locator(".o_user_menu button").click()
            page.locator("[data-menu=preferences]").click()
            choice = page.locator("[name=cchc_summary] :is(input, select)")
            choice.wait_for()
            self.assertIn("Hằng ngày", choice.input_value())
